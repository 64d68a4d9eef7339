"""A new generation grows beside the published one and takes its place when it is whole."""

from __future__ import annotations

import contextlib
import fcntl
import hashlib
import os
import shutil
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from generator.model.message import msg
from generator.publish.exchange import exchange_folders
from generator.publish.flush import flush
from generator.publish.target import KEPT, KEPT_TEXT, MARKER, MARKER_TEXT, TargetError, check_target, is_replaceable


@dataclass(frozen=True, slots=True)
class Written:
    """One file of a generation."""

    path: str
    """Below the site's root."""
    sha256: str
    size: int

    @classmethod
    def of(cls, path: str, content: bytes) -> Written:
        """The record of a file with these bytes."""
        return cls(path, hashlib.sha256(content).hexdigest(), len(content))


def write_file(root: str, path: str, content: bytes) -> Written:
    """Writes one new file of a generation, its folders made where they are missing."""
    full = f"{root}/{path}"
    try:
        descriptor = os.open(full, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o644)
    except FileNotFoundError:
        _make_folder(full.rpartition("/")[0])
        descriptor = os.open(full, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o644)
    try:
        view = memoryview(content)
        while view:
            view = view[os.write(descriptor, view) :]
    finally:
        os.close(descriptor)
    return Written.of(path, content)


def _make_folder(folder: str) -> None:
    # Mostly only the last folder is missing: asking for each of those above it would take longer than the rest.
    try:
        os.mkdir(folder)  # noqa: PTH102
    except FileNotFoundError:
        os.makedirs(folder, exist_ok=True)  # noqa: PTH103
    except FileExistsError:
        return


@dataclass(frozen=True, slots=True)
class Generation:
    """A generation of a site under way."""

    folder: Path
    """Where it grows: a hidden folder beside the output."""
    output: Path
    """Whose place it takes."""

    def publish(self) -> None:
        """Takes the place of the one before it, which stays beside, for whoever is still reading it."""
        _carry_over(self.output, self.folder)
        before = _beside(self.output, "before")
        _remove(before)
        flush(self.folder)
        if not self.output.exists():
            self.folder.rename(self.output)
        elif exchange_folders(self.folder, self.output):
            self.folder.rename(before)
        else:
            self.output.rename(before)
            self.folder.rename(self.output)


@contextlib.contextmanager
def new_generation(output: Path, content: Path) -> Iterator[Generation]:
    """A generation in a fresh folder beside `output`; when the block ends without publishing it, it goes.

    Only one build at a time works on one output: the next is refused in a sentence. The lock ends with its process.
    Errors: `TargetError` where the output must not be replaced or another build is at work.
    """
    check_target(output, content)
    output = output.absolute()
    output.parent.mkdir(parents=True, exist_ok=True)
    with _lock(output):
        fresh = _beside(output, "next")
        _remove(fresh)
        fresh.mkdir()
        try:
            (fresh / MARKER).write_text(MARKER_TEXT, encoding="utf-8")
            yield Generation(fresh, output)
        finally:
            _remove(fresh)


def _beside(output: Path, what: str) -> Path:
    return output.with_name(f".{output.name}.{what}")


@contextlib.contextmanager
def _lock(output: Path) -> Iterator[None]:
    with _beside(output, "lock").open("w", encoding="utf-8") as file:
        try:
            fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            raise TargetError(
                msg("Another build is at work on {output}: try again when it is done", output=output)
            ) from None
        yield


def _carry_over(output: Path, fresh: Path) -> None:
    kept = output / KEPT
    content = kept.read_bytes() if kept.is_file() else KEPT_TEXT.encode()
    (fresh / KEPT).write_bytes(content)


def _remove(folder: Path) -> None:
    """Removes a generation of ours, or a folder that holds no more than one may start from; else the build stops."""
    if not folder.exists() and not folder.is_symlink():
        return
    if folder.is_symlink() or not is_replaceable(folder):
        raise TargetError(msg("{output} is in the way and was not made by this program", output=folder))
    shutil.rmtree(folder)
