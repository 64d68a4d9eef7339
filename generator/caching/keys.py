"""Keys: hashes of all that a thing follows from. Whatever is not in a key must not show in what is made.

The program counts by the bytes of its code and data, the libraries by what is installed, since any of them may change
what is made. Content counts by its bytes; a signature stands for these only where it is sure.
"""

from __future__ import annotations

import functools
import hashlib
import os
import sys
import unicodedata
import zlib
from collections.abc import Iterator
from pathlib import Path
from typing import Final

from generator.history.git import NoHistoryError, ask
from generator.model.canonical import digest_of
from generator.publish.signature import Signature
from generator.read.files import FileEntry
from generator.resources import codelists_folder, templates_folder

_INSTALLED: Final = (".dist-info", ".egg-info")
_PACKAGE: Final = Path(__file__).resolve().parents[1]


def key_of(**parts: object) -> str:
    """The key of a thing that follows from these parts and from nothing else."""
    return digest_of(tuple(parts.items()))


@functools.cache
def program_key() -> str:
    """The program, its templates and lists, the libraries and Python: another of any of them makes everything anew."""
    folders = (_PACKAGE, templates_folder(), codelists_folder())
    installed = sorted({name for folder in sys.path for name in _installed_in(folder)})
    versions = (sys.version, unicodedata.unidata_version, zlib.ZLIB_RUNTIME_VERSION, *installed)
    return digest_of(*(folder_key(folder) for folder in folders), versions)


def folder_key(folder: Path) -> str:
    """The names and bytes of all files below a folder, but for what Python leaves there. Errors: OSError."""
    whole = hashlib.sha256()
    for root, folders, files in os.walk(folder):
        folders[:] = sorted(name for name in folders if name != "__pycache__")
        for name in sorted(files):
            file = Path(root, name)
            if file.is_file():
                content = file.read_bytes()
                head = f"{file.relative_to(folder)}\0{len(content)}\0"
                whole.update(head.encode("utf-8", "surrogateescape") + content)
    return whole.hexdigest()


def _installed_in(folder: str) -> Iterator[str]:
    """The libraries in a folder of Python's path; their versions are part of their names."""
    try:
        names = os.listdir(folder or ".")  # noqa: PTH208  (pathlib would make an object of each)
    except OSError:
        return
    yield from (name for name in names if name.endswith(_INSTALLED))


def history_key(content: Path) -> str:
    """What the earlier texts of the content follow from, besides the content itself."""
    asked = ("--is-inside-work-tree", "--is-shallow-repository", "--show-prefix", "--absolute-git-dir", "HEAD")
    try:
        answer = ask(content, "rev-parse", *asked)
    except NoHistoryError as error:
        return digest_of(error.reason)
    except RuntimeError as error:
        # The thread that watches over git could not be started.
        raise MemoryError(str(error)) from None
    lines = answer.decode("utf-8", "surrogateescape").split("\n")
    index = Path(lines[3], "index") if len(lines) > 3 else None
    found = index.read_bytes() if index is not None and index.is_file() else b""
    return digest_of(answer, hashlib.sha256(found).digest())


def scanned(entry: FileEntry) -> Signature:
    """The signature of a file when the content was scanned."""
    return Signature(entry.size, entry.mtime_ns, entry.ctime_ns, entry.inode, entry.mode)
