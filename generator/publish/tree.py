"""The tree of one generation: files that are written only where they changed, and nothing besides."""

from __future__ import annotations

import contextlib
import hashlib
import os
import re
import shutil
import stat
from collections.abc import Collection, Iterator
from pathlib import Path
from typing import Final, NamedTuple

from generator.publish.target import KEPT, MARKER

FILE_MODE: Final = 0o644
FOLDER_MODE: Final = 0o755
_LEADS_OUT: Final = re.compile(r"(?:\A|/)\.{0,2}(?:/|\Z)|\0")
"""A step of a path that is empty, `.` or `..`."""
_NEW = ".~new"
"""Behind the name of a file that is being written in the place of another."""


class Written(NamedTuple):
    """One file of a generation. A plain tuple: large sites have a hundred thousand of them."""

    path: str
    """Below the site's root."""
    sha256: str
    size: int

    @classmethod
    def of(cls, path: str, content: bytes) -> Written:
        """The record of a file with these bytes."""
        return cls(path, hashlib.sha256(content).hexdigest(), len(content))


def write_file(root: str, path: str, content: bytes) -> Written:
    """The file holds these bytes: untouched where it held them already, else new, never changed in place.

    Whoever reads the old file goes on reading it whole, and so does whoever links to it.
    Errors: ValueError for a path that may lead out of the folder: whatever made it, nothing is written there.
    """
    if leads_out(path):
        raise ValueError(f"{path!r} may lead out of the site")
    full = f"{root}/{path}"
    try:
        _create(full, content)
    except FileNotFoundError:
        make_folder(full.rpartition("/")[0])
        _create(full, content)
    except FileExistsError:
        _replace(full, content)
    except NotADirectoryError:
        clear_way(root, path)
        make_folder(full.rpartition("/")[0])
        _create(full, content)
    return Written.of(path, content)


def leads_out(path: str) -> bool:
    """Whether a path may lead out of the folder it is below, or is none to the system."""
    return _LEADS_OUT.search(path) is not None


def _create(full: str, content: bytes) -> None:
    descriptor = os.open(full, os.O_WRONLY | os.O_CREAT | os.O_EXCL | os.O_NOFOLLOW, FILE_MODE)
    try:
        try:
            view = memoryview(content)
            while view:
                view = view[os.write(descriptor, view) :]
        finally:
            os.close(descriptor)
    except OSError as error:
        # A full disk says so when bytes are written, where the system no longer names the file.
        error.filename = full
        raise


def _replace(full: str, content: bytes) -> None:
    if holds(full, content):
        return
    if stat.S_ISDIR(os.lstat(full).st_mode):
        remove_tree(full)
    write_whole(full, content)


def write_whole(full: str, content: bytes) -> None:
    """The file holds these bytes, or what it held before, never a part of them, wherever the process is stopped."""
    beside = full + _NEW
    with contextlib.suppress(FileNotFoundError):
        os.unlink(beside)  # noqa: PTH108
    _create(beside, content)
    os.replace(beside, full)  # noqa: PTH105


def holds(full: str, content: bytes) -> bool:
    """Whether a regular file holds exactly these bytes and may be read as every other."""
    state = os.lstat(full)
    if not stat.S_ISREG(state.st_mode) or state.st_size != len(content) or state.st_mode & 0o777 != FILE_MODE:
        return False
    descriptor = os.open(full, os.O_RDONLY | os.O_NOFOLLOW)
    with os.fdopen(descriptor, "rb") as file:
        return file.read() == content


def make_folder(folder: str) -> None:
    # Mostly only the last folder is missing: asking for each of those above it would take longer than the rest.
    try:
        os.mkdir(folder)  # noqa: PTH102
    except FileNotFoundError:
        os.makedirs(folder, exist_ok=True)  # noqa: PTH103
    except FileExistsError:
        return


def clear_way(root: str, path: str) -> None:
    """A file of an earlier generation stands where a folder is needed now: it goes."""
    at = root
    for step in path.split("/")[:-1]:
        at = f"{at}/{step}"
        # Another process of the build may clear the same way: then the file is gone, or a folder already.
        with contextlib.suppress(FileNotFoundError, IsADirectoryError):
            if not stat.S_ISDIR(os.lstat(at).st_mode):
                os.unlink(at)  # noqa: PTH108
                return


def remove_tree(folder: str) -> None:
    """The folder is gone with all it holds. Errors: OSError naming the folder."""
    try:
        shutil.rmtree(folder)
    except OSError as error:
        # What lies deeper is named without the folders above it.
        error.filename = folder
        raise


def remove_own(folder: Path) -> None:
    """A folder of ours is gone with all it holds. Errors: OSError."""
    # The marker goes last: stopped on the way, the rest is still known to be ours.
    remove_others(folder, ())
    remove_tree(str(folder))


def remove_others(root: Path, paths: Collection[str]) -> set[str]:
    """Only the files of `paths` stay below the root, besides its marker and what every generation carries over.

    The paths of the regular files that are left: one of `paths` that is not among them is missing, or is a link.
    """
    keep = {*paths, MARKER, KEPT}
    left: set[str] = set()
    for path, entry in reversed(_entries_opened(root)):
        if entry.is_dir(follow_symlinks=False):
            with contextlib.suppress(OSError):
                # A folder that still holds something stays.
                os.rmdir(entry.path)  # noqa: PTH106
        elif path not in keep:
            os.unlink(entry.path)  # noqa: PTH108
        elif entry.is_file(follow_symlinks=False):
            left.add(path)
    return left


def remove_empty(root: Path, path: str) -> None:
    """The folders above a path below the root go, where they hold nothing."""
    while path := path.rstrip("/").rpartition("/")[0]:
        try:
            os.rmdir(f"{root}/{path}")  # noqa: PTH106
        except FileNotFoundError:
            continue
        except OSError:
            # It still holds something.
            return


def set_mode(folder: Path | str, mode: int) -> None:
    """The folder may be used by whom `mode` names; what else is set of it, as the group it hands on, stays."""
    found = stat.S_IMODE(os.lstat(folder).st_mode)
    wanted = found & ~0o777 | mode
    if found != wanted:
        os.chmod(folder, wanted)  # noqa: PTH101


def _entries_opened(root: Path) -> list[tuple[str, os.DirEntry[str]]]:
    """`entries_below`, where every folder may be read by all and changed by us, whatever its mode was before."""
    found = []
    for path, entry in entries_below(root):
        if entry.is_dir(follow_symlinks=False):
            set_mode(entry.path, FOLDER_MODE)
        found.append((path, entry))
    return found


def entries_below(root: Path) -> Iterator[tuple[str, os.DirEntry[str]]]:
    """Every file and folder below the root with its path from there, each folder before what it holds."""
    waiting = [""]
    while waiting:
        folder = waiting.pop()
        with os.scandir(f"{root}/{folder}") as entries:
            for entry in entries:
                path = f"{folder}{entry.name}"
                yield path, entry
                if entry.is_dir(follow_symlinks=False):
                    waiting.append(f"{path}/")
