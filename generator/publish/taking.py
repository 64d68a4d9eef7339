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

from generator.publish.signature import signature_of
from generator.publish.tree import FILE_MODE, Written, clear_way, leads_out, make_folder, write_file
from generator.publish.tree_record import Remembered, TreeNow, remembered


class Taking:
    """Takes files over into a new generation."""

    def __init__(self, generation: Path, published: Path, now: TreeNow, of_live: Mapping[str, Remembered]) -> None:
        """`now`: the generation's tree as it is; `of_live`: what is remembered of the published one."""
        self._idle = str(generation)
        self._live = str(published)
        self._now = now
        self._of_live = dict(of_live)

    @property
    def published(self) -> Mapping[str, Remembered]:
        """What is known of the published tree now: a link more is another signature."""
        return self._of_live

    def listed_below(self, folder: str) -> tuple[Written, ...]:
        """The files that are remembered of the published tree below a folder, `…/`."""
        return tuple(Written(path, one[0], one[1]) for path, one in self._of_live.items() if path.startswith(folder))

    def take(self, files: Iterable[Written]) -> bool:
        """Whether the generation holds all these files now. Errors: OSError where the system refuses a step."""
        known, changed = self._now.record.files, self._now.changed
        for file in files:
            path, sha256, _ = file
            was = known.get(path)
            # What `TreeNow.kept` asks of many: nearly all of a large site comes by here.
            if was is not None and was[0] == sha256 and path not in changed:
                continue
            if leads_out(path) or not (self._holds(file) or self._brings(file)):
                return False
        return True

    def _holds(self, file: Written) -> bool:
        return self._now.found(file.path) is not None and self._is(f"{self._idle}/{file.path}", file)

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
        linked = signature_of(source)
        if linked is not None:
            self._of_live[file.path] = remembered(file.sha256, linked)
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
