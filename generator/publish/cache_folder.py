"""The folder beside a site in which a build leaves what the next one need not make again: `.site-cache`.

Nobody else may read or write it, since what lies in it becomes pages, and texts that are published no more may be among
it. Nothing in it is needed: where anything is not as it was left, it counts as empty.
"""

from __future__ import annotations

import contextlib
import hashlib
import os
import stat
from pathlib import Path
from typing import Final

from generator.publish.signature import Signature, signature_of
from generator.publish.store import PRIVATE_MODE
from generator.publish.target import MARKER, MARKER_TEXT, beside
from generator.publish.tree import remove_own, remove_tree, write_file, write_whole

_MAGIC: Final = b"mingzhang cache 1\n"
_TEXTS: Final = "texts"


class CacheFolder:
    """The cache of one site."""

    def __init__(self, output: Path, program: str) -> None:
        """`program`: what identifies the program that wrote it; that of any other is not trusted."""
        self.output = output.resolve()
        self.path = beside(self.output, "cache")
        self._program = program

    def read(self, name: str) -> bytes | None:
        """What `write` left under a name for this very site; None where that is not sure."""
        with contextlib.suppress(OSError):
            if not self._is_private():
                return None
            descriptor = os.open(self.path / name, os.O_RDONLY | os.O_NOFOLLOW | os.O_CLOEXEC)
            with os.fdopen(descriptor, "rb") as file:
                status = os.fstat(descriptor)
                if not stat.S_ISREG(status.st_mode) or status.st_uid != os.geteuid():
                    return None
                whole = file.read()
            head = len(_MAGIC) + 32
            if whole.startswith(_MAGIC) and whole[len(_MAGIC) : head] == self._hash(name, whole[head:]):
                return whole[head:]
        return None

    def write(self, name: str, content: bytes) -> None:
        """The next build finds this under the name. Errors: OSError; then it finds what was there, or nothing."""
        file = self.path / name
        if file.is_dir() and not file.is_symlink():
            remove_tree(str(file))
        write_whole(str(file), _MAGIC + self._hash(name, content) + content)

    def drop(self, name: str) -> None:
        """Nothing is there under the name. Errors: OSError."""
        (self.path / name).unlink(missing_ok=True)

    def drop_others(self, start: str, names: set[str]) -> None:
        """Of what is kept under names that begin so, only these stay. Errors: OSError."""
        with os.scandir(self.path) as entries:
            for entry in entries:
                if entry.name.startswith(start) and entry.name not in names and not entry.is_dir(follow_symlinks=False):
                    os.unlink(entry.path)  # noqa: PTH108

    def make(self) -> bool:
        """Whether there is a folder of ours to write into, made where there was none.

        One that others could enter is emptied. What is no folder of this program is left alone. Errors: OSError.
        """
        if os.path.lexists(self.path) and not self._is_private():
            status = os.lstat(self.path)
            is_own = stat.S_ISDIR(status.st_mode) and status.st_uid == os.geteuid()
            if not is_own or not (self.path / MARKER).is_file():
                return False
            remove_own(self.path)
        self.path.mkdir(mode=PRIVATE_MODE, exist_ok=True)
        write_file(str(self.path), MARKER, MARKER_TEXT.encode())
        # Elsewhere somebody else's folder of this name would be written through a link.
        texts = self.path / _TEXTS
        if texts.is_symlink():
            texts.unlink()
        texts.mkdir(mode=PRIVATE_MODE, exist_ok=True)
        return True

    def text(self, sha256: str) -> Path:
        """Where the text of this hash waits."""
        return self.path / _TEXTS / sha256

    def keep_text(self, sha256: str, file: str) -> Signature | None:
        """A text waits here for later builds; what tells whether it is still the same. Errors: OSError."""
        kept = str(self.text(sha256))
        if not _holds(kept, sha256):
            write_whole(kept, Path(file).read_bytes())
        return signature_of(kept)

    def forget_texts(self, but: set[str]) -> None:
        """Only these texts stay. Errors: OSError."""
        with os.scandir(self.path / _TEXTS) as entries:
            for entry in entries:
                if entry.name not in but:
                    os.unlink(entry.path)  # noqa: PTH108

    def _is_private(self) -> bool:
        """Whether it is a folder of this program and of this account, which nobody else may enter."""
        try:
            status = os.lstat(self.path)
        except OSError:
            return False
        is_own = stat.S_ISDIR(status.st_mode) and status.st_uid == os.geteuid()
        return is_own and not status.st_mode & 0o077 and (self.path / MARKER).is_file()

    def _hash(self, name: str, content: bytes) -> bytes:
        """Of the content, where it lies and whose it is: what was copied from elsewhere is not what was left here."""
        status = self.path.stat()
        here = f"{self._program}\n{self.output}\n{status.st_dev} {status.st_ino} {os.geteuid()}\n{name}\n"
        return hashlib.sha256(here.encode("utf-8", "surrogateescape") + content).digest()


def _holds(file: str, sha256: str) -> bool:
    """Whether a regular file has this hash."""
    try:
        return signature_of(file) is not None and hashlib.sha256(Path(file).read_bytes()).hexdigest() == sha256
    except OSError:
        return False
