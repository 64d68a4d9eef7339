"""What rolling back needs: the manifests of older generations, and by their hashes the files only they hold.

    .site-store/generations/000007.json   the manifest of the seventh generation, byte for byte
    .site-store/objects/ab/ab12…          a file of one of them that the generation after it changed or dropped

A generation is remembered right before the next takes its place. Files are linked, not copied, where the system can:
no file of a generation is ever changed in place.
"""

from __future__ import annotations

import contextlib
import hashlib
import os
import re
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from generator.model.message import msg
from generator.publish.manifest import MANIFEST, read_manifest
from generator.publish.target import MARKER, MARKER_TEXT, TargetError, beside, is_replaceable
from generator.publish.tree import write_file, write_whole

KEPT_GENERATIONS = 5
"""How many older generations can be brought back."""
_NAME = re.compile(r"(\d{6,})\.json")


@dataclass(frozen=True, slots=True)
class Remembered:
    """An older generation."""

    number: int
    """Counted from the first one ever remembered."""
    manifest: bytes

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
        return tuple(
            Remembered(number, (folder / name).read_bytes()) for number, name in sorted(numbered, reverse=True)
        )

    def older_than(self, output: Path) -> tuple[Remembered, ...]:
        """The generations published before the one in `output`, newest first."""
        known = self.remembered()
        # A build that is stopped right before the exchange has remembered the generation that is still published.
        return known[1:] if known and known[0].manifest == _manifest_of(output) else known

    def remember(self, output: Path, following: Path) -> None:
        """Remembers the published generation, which the tree `following` is about to replace.

        Nothing is remembered of a site without a manifest, or one that does not change.
        """
        before, after = _manifest_of(output), _manifest_of(following)
        if before is None or after is None or before == after:
            return
        self.check()
        self._make()
        old, new = read_manifest(before) or {}, read_manifest(after) or {}
        for path, sha256 in old.items():
            if new.get(path) != sha256:
                self._keep(output / path, sha256)
        known = self.remembered()
        if not known or known[0].manifest != before:
            number = known[0].number + 1 if known else 1
            (self._root / "generations").mkdir(exist_ok=True)
            # A part of a manifest would be taken for a generation of fewer files.
            write_whole(str(self._root / "generations" / f"{number:06d}.json"), before)
        self._forget_oldest()

    def check(self) -> None:
        """Returns when the store is ours or not there yet. Errors: `TargetError` for a folder of somebody else's."""
        if os.path.lexists(self._root) and (self._root.is_symlink() or not is_replaceable(self._root)):
            raise TargetError(msg("{output} is in the way and was not made by this program", output=self._root))

    def _make(self) -> None:
        self._root.mkdir(exist_ok=True)
        write_file(str(self._root), MARKER, MARKER_TEXT.encode())

    def _keep(self, file: Path, sha256: str) -> None:
        kept = self._object(sha256)
        if kept.exists():
            return
        kept.parent.mkdir(parents=True, exist_ok=True)
        try:
            os.link(file, kept, follow_symlinks=False)
        except FileNotFoundError:
            # Someone took a file out of the site: rolling back will say so, publishing goes on.
            return
        except OSError:
            # A file system without links, or one that allows no more of them.
            write_whole(str(kept), file.read_bytes())

    def _object(self, sha256: str) -> Path:
        return self._root / "objects" / sha256[:2] / sha256

    def _forget_oldest(self) -> None:
        kept = self.remembered()
        for old in kept[KEPT_GENERATIONS:]:
            (self._root / "generations" / f"{old.number:06d}.json").unlink()
        needed = {sha256 for one in kept[:KEPT_GENERATIONS] for sha256 in one.files.values()}
        objects = self._root / "objects"
        for file in objects.glob("??/*") if len(kept) > KEPT_GENERATIONS else ():
            if file.name not in needed:
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
            if _hash_of(idle / path) == sha256:
                continue
            source = next((p for p in (self._object(sha256), live / path) if _hash_of(p) == sha256), None)
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


def _manifest_of(folder: Path) -> bytes | None:
    with contextlib.suppress(FileNotFoundError, NotADirectoryError):
        return (folder / MANIFEST).read_bytes()
    return None


def _hash_of(file: Path) -> str:
    """SHA-256 of a regular file; empty for anything else. Errors: OSError where the disk refuses to read it."""
    with contextlib.suppress(FileNotFoundError, NotADirectoryError):
        if file.is_file() and not file.is_symlink():
            return hashlib.sha256(file.read_bytes()).hexdigest()
    return ""
