"""What runs on a worker of a cluster: the proof that it may take part, and one share of the work.

Only bytes come and go, so that the engine neither looks into a share nor changes it.
"""

from __future__ import annotations

import os
import pickle
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from generator.sharing.workers import collect_seldom

FILE_MODES = 0o022
"""What is published may be read by the web server, whatever the mask of the account a worker runs under."""


@dataclass(frozen=True, slots=True)
class Question:
    """What is asked of every worker before it gets any work."""

    token: str
    """A file in the scratch folder."""
    content: str
    """The content folder."""
    program: Callable[[], str]
    """Gives what the program, its libraries and Python are; a function, since each worker answers for its own."""


@dataclass(frozen=True, slots=True)
class Answer:
    """What a worker says."""

    program: str
    token: str
    """What it read in the file; empty where it cannot."""
    may_write: bool
    """Whether it can leave a file beside that one."""
    content: str
    """What it sees of the content folder, see `seen_of`; empty where there is none."""


def answer(question: bytes) -> Answer:
    """The answer of the worker that this runs on. Errors: whatever keeps the program from being loaded there."""
    asked: Question = pickle.loads(question)
    token = Path(asked.token)
    try:
        text = token.read_text(encoding="utf-8")
    except OSError:
        text = ""
    beside = token.with_name(f"{token.name}-{os.uname().nodename}-{os.getpid()}")
    try:
        beside.write_text(text, encoding="utf-8")
        beside.unlink()
        may_write = True
    except OSError:
        may_write = False
    return Answer(asked.program(), text, may_write, seen_of(asked.content))


def seen_of(folder: str) -> str:
    """Names, sizes and times of what stands in a folder, which a copy of it on another disk does not share."""
    found = []
    try:
        with os.scandir(folder) as entries:
            for entry in entries:
                status = entry.stat(follow_symlinks=False)
                # The size of a folder and parts of a second differ between file systems that show the same files.
                size = status.st_size if entry.is_file(follow_symlinks=False) else 0
                found.append(f"{entry.name} {size} {int(status.st_mtime)}")
    except OSError:
        return ""
    return "\n".join(sorted(found))


def run_share(share: bytes, token: str) -> bytes:
    """The outcome of a share: whether it was done, and what came of it or the exception that stopped it.

    `token`: while this file is there, the build goes on; a worker that comes too late does nothing.
    """
    os.umask(FILE_MODES)
    collect_seldom()
    outcome: tuple[bool, Any]
    try:
        work, task = pickle.loads(share)
        if not Path(token).exists():
            raise FileNotFoundError(token)
        outcome = True, work(task)
    except Exception as error:
        outcome = False, error
    try:
        return pickle.dumps(outcome, pickle.HIGHEST_PROTOCOL)
    except Exception as error:
        return pickle.dumps((False, RuntimeError(f"{error!r}: {outcome[1]!r}")))
