"""What rolling back needs: the manifests of older generations, and by their hashes the files only they hold.

    .site-store/generations/000007.json   the manifest of the seventh generation, byte for byte
    .site-store/objects/ab/ab12…          a file of one of them that the generation after it changed or dropped
    .site-store/awaited                   which generation was published before its text index: it is none of these

A generation is remembered right before the next takes its place. Files are linked, not copied, where the system can:
no file of a generation is ever changed in place. Nobody but the account that builds may enter the store: it holds what
is published no more.
"""

from __future__ import annotations

import contextlib
import errno
import functools
import hashlib
import os
import re
import stat
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from generator.model.message import msg
from generator.publish.manifest import MANIFEST, files_of_one_alone, read_manifest
from generator.publish.target import MARKER, MARKER_TEXT, TargetError, beside, check_beside
from generator.publish.tree import FILE_MODE, remove_own, set_mode, write_file, write_whole

KEPT_GENERATIONS = 5
"""How many older generations can be brought back."""
PRIVATE_MODE = 0o700
"""Of folders beside a site, which hold what is published no more or not yet."""
_AWAITED = "awaited"
"""Names, by the SHA-256 of its manifest, a generation whose text index was yet to follow when it was published."""
_NO_FILE = (errno.ENOENT, errno.ENOTDIR, errno.ELOOP, errno.ENAMETOOLONG)
_NAME = re.compile(r"(\d{6,})\.json")
_HASH = re.compile(rb'"([0-9a-f]{64})"')


@dataclass(frozen=True)
class Remembered:
    """An older generation."""

    number: int
    """Counted from the first one ever remembered."""
    file: Path
    """Its manifest, which is large and mostly not asked for."""

    @functools.cached_property
    def manifest(self) -> bytes:
        """Its manifest, byte for byte; asked for once, it is there whatever becomes of the file. Errors: OSError."""
        return self.file.read_bytes()

    @property
    def files(self) -> Mapping[str, str]:
        """Path → SHA-256 of its files."""
        return read_manifest(self.manifest) or {}


class Store:
    """The store beside one site."""

    def __init__(self, output: Path) -> None:
        self._root = beside(output.absolute(), "store")

    def remembered(self) -> tuple[Remembered, ...]:
        """The generations that can be brought back, newest first."""
        folder = self._root / "generations"
        names = [path.name for path in folder.iterdir()] if folder.is_dir() else []
        numbered = [(int(found[1]), name) for name in names if (found := _NAME.fullmatch(name))]
        return tuple(Remembered(number, folder / name) for number, name in sorted(numbered, reverse=True))

    def older_than(self, output: Path) -> tuple[Remembered, ...]:
        """The generations published before the one in `output`, newest first."""
        known = self.remembered()
        # A build that is stopped right before the exchange has remembered the generation that is still published.
        known = known[1:] if known and known[0].manifest == _manifest_of(output) else known
        return known[:KEPT_GENERATIONS]

    def remember(self, output: Path, following: Path) -> None:
        """Remembers the published generation, which the tree `following` is about to replace.

        Nothing is remembered of a site without a manifest, or one that does not change. One whose text index was yet
        to follow takes no place among those that can be brought back; what only it still held of them is kept.
        """
        before, after = _manifest_of(output), _manifest_of(following)
        if before is None or after is None or before == after:
            return
        self.check()
        self._make()
        known = self.remembered()
        is_awaited = self.awaited() == _digest(before)
        needed = set(_HASH.findall(known[0].manifest)) if is_awaited and known else set()
        for file in files_of_one_alone(before, after):
            if not is_awaited or file.sha256.encode() in needed:
                self._keep(output / file.path, file.sha256)
        if is_awaited:
            return
        if not known or known[0].manifest != before:
            number = known[0].number + 1 if known else 1
            (self._root / "generations").mkdir(exist_ok=True)
            # A part of a manifest would be taken for a generation of fewer files.
            write_whole(str(self._root / "generations" / f"{number:06d}.json"), before)

    def await_index(self, following: Path) -> None:
        """Remembers of the generation in a tree, before it is published, that its text index is yet to follow."""
        self._make()
        write_whole(str(self._root / _AWAITED), _digest((following / MANIFEST).read_bytes()).encode())

    def awaited(self) -> str:
        """SHA-256 of the manifest of the generation that was last published before its text index; empty for none."""
        try:
            return (self._root / _AWAITED).read_text(encoding="ascii")
        except (FileNotFoundError, NotADirectoryError, UnicodeDecodeError):
            return ""

    def check(self) -> None:
        """Returns when the store is ours or not there yet.

        Errors: `TargetError` for a folder of somebody else's, and for a link in the place of one of ours, through
        which files elsewhere would be written and deleted.
        """
        check_beside(self._root)
        objects = self._root / "objects"
        folders = [self._root / "generations", objects]
        if objects.is_dir() and not objects.is_symlink():
            folders.extend(objects.iterdir())
        for folder in folders:
            if folder.is_symlink():
                raise TargetError(msg("{output} is in the way and was not made by this program", output=folder))

    def remove(self) -> None:
        """Nothing is kept any more. Errors: OSError."""
        if os.path.lexists(self._root):
            remove_own(self._root)

    def _make(self) -> None:
        self._root.mkdir(mode=PRIVATE_MODE, exist_ok=True)
        set_mode(self._root, PRIVATE_MODE)
        write_file(str(self._root), MARKER, MARKER_TEXT.encode())

    def _keep(self, file: Path, sha256: str) -> None:
        kept = self._object(sha256)
        # A manifest says what a file held when it was published. Whatever else is under its hash now would block the
        # right bytes for ever, and a file that someone edited or took away is not what it names: rolling back will say
        # so, publishing goes on.
        if _hash_of(kept) == sha256 or _hash_of(file) != sha256:
            return
        kept.unlink(missing_ok=True)
        kept.parent.mkdir(parents=True, exist_ok=True)
        try:
            os.link(file, kept, follow_symlinks=False)
        except OSError:
            # A file system without links, or one that allows no more of them.
            write_whole(str(kept), file.read_bytes())

    def _object(self, sha256: str) -> Path:
        return self._root / "objects" / sha256[:2] / sha256

    def forget_oldest(self, output: Path) -> None:
        """Only as many older generations stay as can be brought back.

        To be done once the following one is in `output`: until then the newest remembered is no older one, and with the
        oldest gone a build that is stopped there would leave one fewer.
        """
        known, older = self.remembered(), self.older_than(output)
        kept = [one for one in known if one.number >= older[-1].number] if older else known
        if len(kept) == len(known):
            return
        for old in known[len(kept) :]:
            (self._root / "generations" / f"{old.number:06d}.json").unlink()
        # What only looks like a hash keeps a file too long, never too short.
        needed = {sha256 for one in kept for sha256 in _HASH.findall(one.manifest)}
        for file in (self._root / "objects").glob("??/*"):
            if file.name.encode() not in needed:
                file.unlink()

    def bring_back(self, wanted: Remembered, live: Path, idle: Path) -> set[str]:
        """The idle tree gets the files of an older generation; their paths, its manifest among them.

        Each file comes from the idle tree itself, the published one or the store, whichever holds its bytes. Errors:
        `TargetError` where none does, or its manifest is none: then nothing may be published.
        """
        if read_manifest(wanted.manifest) is None:
            raise TargetError(
                msg(
                    "Generation {number} cannot be brought back: its manifest cannot be read",
                    number=wanted.number,
                )
            )
        for path, sha256 in wanted.files.items():
            if _hash_of(idle / path) == sha256 and _is_public(idle / path):
                continue
            sources = (self._object(sha256), live / path, idle / path)
            source = next((file for file in sources if _hash_of(file) == sha256), None)
            if source is None:
                raise TargetError(
                    msg(
                        "Generation {number} cannot be brought back: its file {path} is kept nowhere",
                        number=wanted.number,
                        path=path,
                    )
                )
            write_file(str(idle), path, source.read_bytes())
        write_file(str(idle), MANIFEST, wanted.manifest)
        return {*wanted.files, MANIFEST}


def is_awaited(output: Path) -> bool:
    """Whether the published generation is one whose text index was yet to follow when it was published."""
    manifest = _manifest_of(output)
    return manifest is not None and Store(output).awaited() == _digest(manifest)


def _digest(manifest: bytes) -> str:
    return hashlib.sha256(manifest).hexdigest()


def _manifest_of(folder: Path) -> bytes | None:
    with contextlib.suppress(FileNotFoundError, NotADirectoryError):
        return (folder / MANIFEST).read_bytes()
    return None


def _hash_of(file: Path) -> str:
    """SHA-256 of a regular file; empty for anything else. Errors: OSError where the disk refuses to read it."""
    try:
        if stat.S_ISREG(file.lstat().st_mode):
            return hashlib.sha256(file.read_bytes()).hexdigest()
    except OSError as error:
        if error.errno not in _NO_FILE:
            raise
    return ""


def _is_public(file: Path) -> bool:
    return stat.S_IMODE(file.lstat().st_mode) == FILE_MODE
