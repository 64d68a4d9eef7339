"""Files of a new generation that are taken over: what the idle tree holds already stays, the rest comes as links.

A tree is known by its folder's number, whatever its name: publishing lets the two change names. Of each file a build
remembers hash and signature; where the signature is another now, the file is read and must have the hash all the same.
"""

from __future__ import annotations

import contextlib
import hashlib
import os
import stat
from collections.abc import Iterable, Mapping
from pathlib import Path

from generator.publish.signature import Signature, signature_of, signatures_below
from generator.publish.tree import FILE_MODE, Written, clear_way, leads_out, make_folder, write_file

Remembered = tuple[str, int, int, int, int, int]
"""What a file was when it was last looked at: SHA-256, then its signature; flat, since there are a hundred thousand."""
Tree = Mapping[str, Remembered]
"""The files of a tree by their paths."""


def remembered(sha256: str, signature: Signature) -> Remembered:
    """What is remembered of a file."""
    return (sha256, *signature)


def tree_id(folder: Path) -> str:
    """What tells a tree from any other for as long as it lasts; empty where there is none."""
    try:
        status = os.lstat(folder)
    except OSError:
        return ""
    return f"{status.st_dev}:{status.st_ino}" if stat.S_ISDIR(status.st_mode) else ""


class Taking:
    """Takes files over into a new generation."""

    def __init__(self, generation: Path, published: Path, trees: Mapping[str, Tree]) -> None:
        """`trees`: what is remembered of the two, by `tree_id`; of others nothing is asked."""
        self._idle = str(generation)
        self._live = str(published)
        self._of_idle = trees.get(tree_id(generation), {})
        self._of_live = dict(trees.get(tree_id(published), {}))
        self._found = signatures_below(generation) if self._of_idle else None

    @property
    def published(self) -> Tree:
        """What is known of the published tree now: a link more is another signature."""
        return self._of_live

    def listed_below(self, folder: str) -> tuple[Written, ...]:
        """The files that are remembered of the published tree below a folder, `…/`."""
        return tuple(Written(path, one[0], one[1]) for path, one in self._of_live.items() if path.startswith(folder))

    def take(self, files: Iterable[Written]) -> bool:
        """Whether the generation holds all these files now. Errors: OSError where the system refuses a step."""
        return all(not leads_out(file.path) and (self._holds(file) or self._brings(file)) for file in files)

    def _holds(self, file: Written) -> bool:
        if self._found is not None:
            found, known = self._found.get(file.path), self._of_idle.get(file.path)
            if found is None:
                return False
            if known == (file.sha256, *found):
                return True
        return self._is(f"{self._idle}/{file.path}", file)

    def _is(self, full: str, file: Written) -> bool:
        """Whether a regular file that everybody may read holds the bytes of this one."""
        found = signature_of(full)
        if found is None or found.size != file.size or stat.S_IMODE(found.mode) != FILE_MODE:
            return False
        with contextlib.suppress(OSError):
            return hashlib.sha256(Path(full).read_bytes()).hexdigest() == file.sha256
        return False

    def _brings(self, file: Written) -> bool:
        """Whether the file came from the published tree."""
        full, source = f"{self._idle}/{file.path}", f"{self._live}/{file.path}"
        known = self._of_live.get(file.path)
        found = signature_of(source)
        is_same = found is not None and known == (file.sha256, *found)
        if not is_same and not self._is(source, file):
            return False
        try:
            _link(source, full, self._idle, file.path)
        except OSError:
            # A file system without links, or one that allows no more of them.
            if not _copy(source, self._idle, file):
                return False
        now = signature_of(source)
        if now is not None:
            self._of_live[file.path] = remembered(file.sha256, now)
        return True


def _link(source: str, full: str, root: str, path: str) -> None:
    try:
        os.link(source, full, follow_symlinks=False)
        return
    except FileExistsError:
        pass
    except (FileNotFoundError, NotADirectoryError):
        clear_way(root, path)
        make_folder(full.rpartition("/")[0])
        os.link(source, full, follow_symlinks=False)
        return
    os.unlink(full)  # noqa: PTH108
    os.link(source, full, follow_symlinks=False)


def _copy(source: str, root: str, file: Written) -> bool:
    with contextlib.suppress(FileNotFoundError, NotADirectoryError):
        content = Path(source).read_bytes()
        if hashlib.sha256(content).hexdigest() == file.sha256:
            write_file(root, file.path, content)
            return True
    return False
