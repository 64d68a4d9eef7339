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
from generator.publish.target import KEPT, KEPT_TEXT, MARKER, MARKER_TEXT, TargetError, check_target


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
        os.makedirs(os.path.dirname(full), exist_ok=True)  # noqa: PTH103, PTH120  pathlib costs twice the time, per page
        descriptor = os.open(full, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o644)
    try:
        view = memoryview(content)
        while view:
            view = view[os.write(descriptor, view) :]
    finally:
        os.close(descriptor)
    return Written.of(path, content)


@contextlib.contextmanager
def new_generation(output: Path, content: Path) -> Iterator[Path]:
    """A fresh folder beside `output`; when the block ends well it becomes `output`, otherwise it goes.

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
            yield fresh
            _carry_over(output, fresh)
            _publish(fresh, output)
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


def _publish(fresh: Path, output: Path) -> None:
    """The new generation takes the place; the one before it stays beside, for whoever is still reading it."""
    before = _beside(output, "before")
    _remove(before)
    os.sync()
    if not output.exists():
        fresh.rename(output)
    elif exchange_folders(fresh, output):
        fresh.rename(before)
    else:
        output.rename(before)
        fresh.rename(output)


def _remove(folder: Path) -> None:
    """Removes a generation of ours; a folder without our marker is left alone and the build stops."""
    if not folder.exists() and not folder.is_symlink():
        return
    names = {entry.name for entry in folder.iterdir()} if folder.is_dir() and not folder.is_symlink() else {""}
    # The first generation takes the place of a folder that holds the kept file alone.
    if MARKER not in names and not names <= {KEPT}:
        raise TargetError(msg("{output} is in the way and was not made by this program", output=folder))
    shutil.rmtree(folder)
