"""Git, asked by its own program: which repository the content lies in, and its objects by their names.

Nothing is changed, nobody is asked for a password, nothing is fetched, and of the programs that the repository's own
settings name none is run but its filters of files. Errors: `NoHistoryError` with the reason in words.
"""

from __future__ import annotations

import os
import subprocess
import threading
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from types import TracebackType
from typing import IO, Final

from generator.model.message import Message, msg

SECONDS: Final = 60
"""After which git is given up."""
# What git sets for its hooks: there it would lead away from the repository that the content itself lies in.
_OF_A_HOOK: Final = frozenset(
    f"GIT_{name}"
    for name in (
        *("ALTERNATE_OBJECT_DIRECTORIES", "COMMON_DIR", "CONFIG", "DIR", "GRAFT_FILE", "IMPLICIT_WORK_TREE"),
        *("INDEX_FILE", "NAMESPACE", "OBJECT_DIRECTORY", "PREFIX", "QUARANTINE_PATH", "REPLACE_REF_BASE"),
        *("SHALLOW_FILE", "WORK_TREE"),
    )
)
_OURS: Final = {
    # In plain English, since some of what it says is looked for.
    "LC_ALL": "C",
    "GIT_OPTIONAL_LOCKS": "0",
    "GIT_TERMINAL_PROMPT": "0",
    "GIT_NO_LAZY_FETCH": "1",
    "GIT_NO_REPLACE_OBJECTS": "1",
}
_SETTINGS: Final = ("core.quotePath=false", "core.fsmonitor=false", "core.hooksPath=/dev/null")


class NoHistoryError(Exception):
    """There is no history to read; `reason` says why."""

    def __init__(self, reason: Message) -> None:
        """The reason, untranslated."""
        super().__init__(str(reason))
        self.reason = reason


@dataclass(frozen=True, slots=True)
class Repository:
    """The repository a content folder lies in."""

    content: Path
    prefix: str
    """The content folder below the repository's root, with the closing slash; empty where it is the root."""
    is_shallow: bool
    """Whether commits of it are missing here."""

    def path_in(self, commit: str, path: str) -> str:
        """The name of a folder or file of the content in a commit."""
        return f"{commit}:{self.prefix}{path}"

    def tree_of(self, commit: str) -> str:
        """The name of the content folder in a commit."""
        return f"{commit}:{self.prefix.rstrip('/')}" if self.prefix else f"{commit}^{{tree}}"


def open_repository(content: Path) -> Repository:
    """The repository the content folder lies in. Errors: `NoHistoryError` where there is none, or none to read."""
    asked = ("--is-inside-work-tree", "--is-shallow-repository", "--show-prefix")
    answer = ask(content, "rev-parse", *asked).decode("utf-8", "surrogateescape")
    inside, shallow, prefix = (*answer.split("\n"), "", "")[:3]
    if inside != "true":
        raise NoHistoryError(msg("the content folder is in no working tree of git"))
    return Repository(content, prefix, shallow == "true")


def commit_named(repository: Repository, revision: str) -> str:
    """The commit that a revision names (HEAD, a branch, a tag). Errors: `NoHistoryError` where none does."""
    name = f"{revision}^{{commit}}"
    try:
        found = ask(repository.content, "rev-parse", "--verify", "--quiet", "--end-of-options", name)
    except NoHistoryError:
        reason = msg("git knows no commit {revision}", revision=revision)
        raise NoHistoryError(reason) from None
    return found.decode("ascii").strip()


def ask(folder: Path, *arguments: str) -> bytes:
    """What git answers. Errors: `NoHistoryError`."""
    with Process(folder, arguments) as process:
        return process.answer()


class Process:
    """A run of git that ends with the block it is begun in, and after `SECONDS` in any case."""

    def __init__(self, folder: Path, arguments: Sequence[str]) -> None:
        """Begins it. Errors: `NoHistoryError` where there is no git."""
        settings = [part for setting in _SETTINGS for part in ("-c", setting)]
        try:
            self._process = subprocess.Popen(
                ["git", *settings, "-C", str(folder), *arguments],
                stdin=subprocess.PIPE,
                stdout=subprocess.PIPE,
                stderr=subprocess.PIPE,
                env=_environment(os.environ),
            )
        except OSError as error:
            reason = msg("git cannot be run: {reason}", reason=error.strerror or error)
            raise NoHistoryError(reason) from None
        self._is_late = False
        self._clock = threading.Timer(SECONDS, self._stop)
        self._clock.daemon = True
        self._clock.start()

    def __enter__(self) -> Process:
        """The process, running."""
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, at: TracebackType | None) -> None:
        """Ends it."""
        self._clock.cancel()
        for stream in (self._process.stdin, self._process.stdout, self._process.stderr):
            if stream is not None:
                _close(stream)
        self._process.kill()
        self._process.wait()

    @property
    def stdin(self) -> IO[bytes]:
        """What it is asked by."""
        assert self._process.stdin is not None
        return self._process.stdin

    @property
    def stdout(self) -> IO[bytes]:
        """What it answers by."""
        assert self._process.stdout is not None
        return self._process.stdout

    def answer(self) -> bytes:
        """All it says, when it has ended. Errors: `NoHistoryError` where it failed."""
        answer, complaint = self._process.communicate()
        if self._process.returncode:
            raise self.fault(complaint)
        return answer

    def fault(self, complaint: bytes | None = None) -> NoHistoryError:
        """Why it gave no answer."""
        if self._is_late:
            return NoHistoryError(msg("git did not answer within {seconds} seconds", seconds=SECONDS))
        if complaint is None:
            _, complaint = self._process.communicate()
        said = complaint.decode("utf-8", "replace").strip()
        if "dubious ownership" in said or "unsafe repository" in said:
            return NoHistoryError(
                msg("the repository belongs to another account; allow it: git config --global safe.directory FOLDER")
            )
        if "not a git repository" in said:
            return NoHistoryError(msg("the content folder is in no git repository"))
        line = next(iter(said.splitlines()), "")
        return NoHistoryError(msg("git says: {text}", text=line or self._process.returncode))

    def _stop(self) -> None:
        self._is_late = True
        self._process.kill()


def _close(stream: IO[bytes]) -> None:
    try:
        stream.close()
    except OSError:
        # It ended before it was told everything, which its own answer says.
        return


def _environment(given: Mapping[str, str]) -> dict[str, str]:
    return {name: value for name, value in given.items() if name not in _OF_A_HOOK} | _OURS
