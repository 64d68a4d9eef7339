"""The objects of a repository by their names, each read once: folders as their entries, files as bytes."""

from __future__ import annotations

from pathlib import Path
from types import TracebackType
from typing import Final, NamedTuple

from generator.history.git import NoHistoryError, Process
from generator.model.message import msg

_FOLDER: Final = b"40000"
_FILES: Final = (b"100644", b"100755", b"100664")


class Entry(NamedTuple):
    """An entry of a folder."""

    is_folder: bool
    hash: str


Folder = dict[str, Entry]
"""What a folder holds by name; links and repositories within the repository are no content, and left out."""


class Found(NamedTuple):
    """An object as git hands it over."""

    kind: bytes
    content: bytes
    hash_size: int
    """Bytes of a hash: 20, or 32 where the repository uses SHA-256."""


class Objects:
    """The objects of one repository, asked of one process of git for as long as the block lasts."""

    def __init__(self, folder: Path) -> None:
        """Begins the process. Errors: `NoHistoryError`."""
        self._process = Process(folder, ("cat-file", "--batch"))
        self._folders: dict[str, Folder] = {}

    def __enter__(self) -> Objects:
        """The objects, to be asked for."""
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, at: TracebackType | None) -> None:
        """Ends the process."""
        self._process.__exit__(kind, error, at)

    def folder(self, hash: str) -> Folder:
        """A folder by its hash. Errors: `NoHistoryError` where the repository lacks it."""
        known = self._folders.get(hash)
        if known is None:
            found = self._read(hash)
            if found is None:
                raise _lacking(hash)
            known = self._folders[hash] = _entries(found)
        return known

    def folder_at(self, name: str) -> Folder:
        """A folder as `commit:path`; empty where the commit has none there."""
        found = self._read(name)
        return {} if found is None or found.kind != b"tree" else _entries(found)

    def file(self, hash: str) -> bytes:
        """The bytes of a file by its hash. Errors: `NoHistoryError` where the repository lacks it."""
        found = self._read(hash)
        if found is None:
            raise _lacking(hash)
        return found.content

    def _read(self, name: str) -> Found | None:
        """An object; None where there is none."""
        if "\n" in name:
            return None
        try:
            self._process.stdin.write(name.encode("utf-8", "surrogateescape") + b"\n")
            self._process.stdin.flush()
            head = self._process.stdout.readline()
        except OSError:
            head = b""
        if not head.endswith(b"\n"):
            raise self._process.fault()
        if head.endswith((b" missing\n", b" ambiguous\n")):
            return None
        hash, kind, size = head.rsplit(b" ", 2)
        content = self._process.stdout.read(int(size))
        if len(content) != int(size) or self._process.stdout.read(1) != b"\n":
            raise self._process.fault()
        return Found(kind, content, len(hash) // 2)


def _lacking(hash: str) -> NoHistoryError:
    return NoHistoryError(msg("the repository lacks the object {hash}", hash=hash))


def _entries(tree: Found) -> Folder:
    """The entries of a tree object: mode, blank, name, NUL, hash as bytes, one behind the other."""
    found: Folder = {}
    content, size = tree.content, tree.hash_size
    at = 0
    while at < len(content):
        blank = content.index(b" ", at)
        end = content.index(b"\0", blank)
        mode, name = content[at:blank], content[blank + 1 : end].decode("utf-8", "surrogateescape")
        at = end + 1 + size
        if mode == _FOLDER or mode in _FILES:
            found[name] = Entry(mode == _FOLDER, content[end + 1 : at].hex())
    return found
