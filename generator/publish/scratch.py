"""A folder beside a site for what passes between machines while it is built: `.site-scratch-…`, closed to others.

Submissions wait in it that may not be public yet, so that it goes with the build. What a build that was killed left
goes with the next one: its lock is held by nobody.
"""

from __future__ import annotations

import contextlib
import fcntl
import os
import shutil
import tempfile
from collections.abc import Iterator
from pathlib import Path
from typing import Final

from generator.publish.target import MARKER, MARKER_TEXT, beside
from generator.publish.tree import remove_own

_LOCK: Final = "lock"


@contextlib.contextmanager
def scratch_beside(output: Path) -> Iterator[Path]:
    """The block has a new folder beside the site to itself. Errors: OSError."""
    output = output.resolve()
    output.parent.mkdir(parents=True, exist_ok=True)
    remove_left(output)
    folder = Path(tempfile.mkdtemp(prefix=f"{beside(output, 'scratch').name}-", dir=output.parent))
    try:
        with _held(folder):
            (folder / MARKER).write_text(MARKER_TEXT, encoding="utf-8")
            yield folder
    finally:
        shutil.rmtree(folder, ignore_errors=True)


def remove_left(output: Path) -> None:
    """What builds of this site left that were killed is gone. Errors: OSError."""
    start = f"{beside(output, 'scratch').name}-"
    for folder in sorted(each for each in output.parent.iterdir() if each.name.startswith(start)):
        # Without its marker it is not ours, or has only just been made by another build.
        if folder.is_symlink() or not (folder / MARKER).is_file():
            continue
        with contextlib.suppress(BlockingIOError, FileNotFoundError), _held(folder):
            remove_own(folder)


@contextlib.contextmanager
def _held(folder: Path) -> Iterator[None]:
    """The block holds the folder's lock. Errors: BlockingIOError where another process does."""
    descriptor = os.open(folder / _LOCK, os.O_RDWR | os.O_CREAT | os.O_NOFOLLOW | os.O_CLOEXEC, 0o600)
    try:
        fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
        yield
    finally:
        os.close(descriptor)
