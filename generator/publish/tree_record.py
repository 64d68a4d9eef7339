"""What is remembered of one of the two trees of a site, and what has become of it, without reading any file.

The signature of a folder (目录) stands for the names in it as that of a file does for its bytes: whatever is made,
renamed or deleted in it changes its times. So only folders that are not as they were have to be listed.
"""

from __future__ import annotations

import os
import stat
from collections.abc import Callable, Iterable, Iterator, Mapping, Set
from dataclasses import dataclass, field
from pathlib import Path

from generator.publish.signature import Signature, wait_until_sure
from generator.publish.tree import FILE_MODE, FOLDER_MODE, Written, set_mode

Remembered = tuple[str, int, int, int, int, int]
"""What a file was when it was last looked at: SHA-256, then its signature; flat, since there are a hundred thousand."""
FolderSign = tuple[int, int, int, int]
"""Times of change (mtime, ctime), number and mode of a folder."""
Change = tuple[str, Signature | None]
"""A path, and what is there now; None where nothing is."""


@dataclass(frozen=True, slots=True)
class TreeRecord:
    """A tree as it was when a build last looked at it."""

    files: dict[str, Remembered] = field(default_factory=dict)
    """By their paths; one that may have changed without a sign of it is not among them."""
    folders: dict[str, tuple[FolderSign | None, tuple[str, ...]]] = field(default_factory=dict)
    """By path, `a/b/`, each before those in it: its signature and the names of what is no folder in it.

    None stands for a signature that is not sure. The root, an empty path, has none: publishing renames it.
    """


@dataclass(frozen=True, slots=True)
class TreeNow:
    """A tree as it is now: what is remembered of it, but for where it is something else."""

    record: TreeRecord
    changed: dict[str, Signature | None]
    """By path; None where nothing is any more."""
    listed: tuple[str, ...] = ()
    """The folders that were not as they were, each before those in it."""

    def kept(self, files: Iterable[Written]) -> set[str]:
        """The paths of those files that are there as they were remembered, with these bytes."""
        known, changed = self.record.files, self.changed
        return {path for path, sha256, _ in files if path in known and known[path][0] == sha256 and path not in changed}

    def found(self, path: str) -> Signature | None:
        """The signature of what is there; None where nothing is."""
        if path in self.changed:
            return self.changed[path]
        known = self.record.files.get(path)
        return None if known is None else Signature(*known[1:])

    def paths(self) -> set[str]:
        """Of everything there that is no folder."""
        present = self.record.files.keys() - self.changed.keys()
        present.update(path for path, found in self.changed.items() if found is not None)
        return present


def remembered(sha256: str, signature: Signature) -> Remembered:
    """What is remembered of a file."""
    return (sha256, *signature)


def tree_id(folder: Path) -> str:
    """What tells a tree from any other for as long as it lasts; empty where there is none."""
    try:
        status = os.lstat(folder)
    except OSError:
        return ""
    return f"{status.st_dev}-{status.st_ino}" if stat.S_ISDIR(status.st_mode) else ""


def changes(root: Path | str, record: TreeRecord, enter: Callable[[str], None] = lambda _: None) -> Iterator[Change]:
    """What is not as it is remembered. `enter` is told each folder before it is listed. Errors: OSError."""
    if not record.folders:
        yield from _listed(root, "", record, enter)
    lost: tuple[str, ...] = ()
    for folder, (sign, names) in record.folders.items():
        now = None if lost and folder.startswith(lost) else _sign_of(f"{root}/{folder}")
        if now is None:
            # Or a link: what lies behind that is not below this root.
            lost = (*lost, folder)
            yield from ((folder + name, None) for name in names)
        elif sign is not None and _plain(now) == sign:
            yield from _changed_in(root, folder, names, record.files)
        else:
            yield from _listed(root, folder, record, enter)


def _sign_of(folder: str) -> Signature | None:
    """The signature of a folder; None for anything else. Errors: none."""
    try:
        now = os.lstat(folder.rstrip("/"))
    except OSError:
        return None
    return Signature.of(now) if stat.S_ISDIR(now.st_mode) else None


def _plain(sign: Signature) -> FolderSign:
    return (sign.mtime_ns, sign.ctime_ns, sign.inode, sign.mode)


def _changed_in(
    root: Path | str, folder: str, names: Iterable[str], known: Mapping[str, Remembered]
) -> Iterator[Change]:
    """Of a folder that holds the same names: nearly all of a large site, so that each step counts."""
    for name in names:
        path = folder + name
        try:
            now = os.lstat(f"{root}/{path}")
        except OSError:
            # Renamed or closed under our eyes.
            yield path, None
            continue
        was = known.get(path)
        if (
            was is None
            or now.st_ctime_ns != was[3]
            or now.st_ino != was[4]
            or now.st_size != was[1]
            or now.st_mtime_ns != was[2]
            or now.st_mode != was[5]
        ):
            yield path, Signature.of(now)


def _listed(root: Path | str, folder: str, record: TreeRecord, enter: Callable[[str], None]) -> Iterator[Change]:
    """Of a folder that has to be listed, and of those in it that nothing is remembered of."""
    held: set[str] = set()
    waiting = [folder]
    while waiting:
        at = waiting.pop()
        enter(at)
        with os.scandir(f"{root}/{at}") as entries:
            for entry in entries:
                path = at + entry.name
                if entry.is_dir(follow_symlinks=False):
                    if f"{path}/" not in record.folders:
                        waiting.append(f"{path}/")
                    continue
                held.add(path)
                was, now = record.files.get(path), Signature.of(entry.stat(follow_symlinks=False))
                if was is None or was[1:] != now:
                    yield path, now
    _, names = record.folders.get(folder, (None, ()))
    yield from ((path, None) for name in names if (path := folder + name) not in held)


def opened(root: Path, record: TreeRecord) -> TreeNow:
    """A tree of ours as it is now, every folder in it ours to change, and without links. Errors: OSError.

    What is written through a link would change files outside.
    """
    listed: list[str] = []

    def enter(folder: str) -> None:
        if folder:
            set_mode(f"{root}/{folder}".rstrip("/"), FOLDER_MODE)
        listed.append(folder)

    changed = dict(changes(root, record, enter))
    for path, found in changed.items():
        if found is not None and stat.S_ISLNK(found.mode):
            os.unlink(f"{root}/{path}")  # noqa: PTH108
            changed[path] = None
    return TreeNow(record, changed, tuple(listed))


def record_of(root: Path, before: TreeNow, hashes: Mapping[str, str], kept: Set[str]) -> TreeRecord:
    """The tree as it is once a generation is published in it. Errors: OSError.

    `hashes`: SHA-256 of its files by path; `kept`: those of them that nobody touched since `before` was looked at.
    """
    anew = (before.paths() | before.changed.keys() | hashes.keys()) - kept
    touched = {"", *before.listed, *(folder for path in anew for folder in _folders_above(path))}
    old = {folder: one for folder, one in before.record.folders.items() if folder not in touched and one[0] is not None}
    signs = {folder: sign for folder in touched if (sign := _sign_of(f"{root}/{folder}")) is not None}
    found = {folder: _signatures_in(root, folder) for folder in signs}
    looked = wait_until_sure((*signs.values(), *(each for of in found.values() for each in of.values())))
    files = {
        folder + name: known
        for folder, (_, names) in old.items()
        for name in names
        if (known := before.record.files.get(folder + name)) is not None
    }
    new: dict[str, tuple[FolderSign | None, tuple[str, ...]]] = {}
    for folder, of in found.items():
        sign = signs[folder]
        is_known = folder != "" and sign.is_sure(looked) and stat.S_IMODE(sign.mode) & 0o777 == FOLDER_MODE
        new[folder] = (_plain(sign) if is_known else None, tuple(of))
        for name, one in of.items():
            if one.is_sure(looked):
                path = folder + name
                sha256 = hashes.get(path, "") if stat.S_IMODE(one.mode) == FILE_MODE else ""
                files[path] = remembered(sha256, one)
    return TreeRecord(files, dict(sorted((old | new).items())))


def _signatures_in(root: Path, folder: str) -> dict[str, Signature]:
    with os.scandir(f"{root}/{folder}") as entries:
        return {
            entry.name: Signature.of(entry.stat(follow_symlinks=False))
            for entry in entries
            if not entry.is_dir(follow_symlinks=False)
        }


def _folders_above(path: str) -> Iterator[str]:
    folder = path
    while folder:
        folder = folder[: folder.rstrip("/").rfind("/") + 1]
        yield folder
