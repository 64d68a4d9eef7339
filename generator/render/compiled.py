"""Compiled templates, kept beside the templates in `__pycache__` as Python keeps its modules, and as much trusted.

Only templates that come with the program are kept so; a folder of somebody else's is never written to. What is kept
counts while all that it follows from has the same bytes: every template of the folders, the translations, the parts of
the program that compile, the versions of Python and Jinja. Anything else is compiled anew, in silence.
"""

from __future__ import annotations

import contextlib
import hashlib
import importlib.util
import marshal
import os
import sys
import tempfile
from collections.abc import Iterator, Sequence
from pathlib import Path
from types import CodeType

import jinja2
from jinja2.bccache import Bucket, BytecodeCache

_PACKAGE = Path(__file__).resolve().parents[1]
_COMPILING = ("render", "model", "locale")
"""The parts of the program that decide how a template is compiled."""
_DIGEST = hashlib.sha256().digest_size


class CompiledTemplates(BytecodeCache):
    """Where the environments of these folders find and leave what they compiled; `mark` tells one from the other."""

    def __init__(self, folders: Sequence[Path], mark: str) -> None:
        """Errors: OSError where a template cannot be read."""
        self._folders = folders
        self._name = hashlib.sha256("\0".join([mark, *map(str, folders)]).encode()).hexdigest()[:16]
        self._key = _key_of(folders)

    def is_at_hand(self, template: str) -> bool:
        """Whether a template of this name was compiled before."""
        source = self._source(template)
        return source is not None and self._kept(source) is not None

    def get_cache_key(self, name: str, filename: str | None = None) -> str:
        """Its name will do: there is a file for each."""
        return name

    def get_source_checksum(self, source: str) -> str:
        """That of all templates, since a template takes others in."""
        return self._key.hex()

    def load_bytecode(self, bucket: Bucket) -> None:
        """Fills the bucket where something that still holds is kept."""
        source = self._source(bucket.key)
        kept = None if source is None else self._kept(source)
        if kept is not None:
            bucket.code = kept

    def dump_bytecode(self, bucket: Bucket) -> None:
        """Keeps what was compiled, whole or not at all; where it cannot be kept nothing is lost."""
        source = self._source(bucket.key)
        if source is None or bucket.code is None or sys.dont_write_bytecode:
            return
        content = marshal.dumps(bucket.code)
        file = self._file(source)
        with contextlib.suppress(OSError):
            file.parent.mkdir(exist_ok=True)
            number, aside = tempfile.mkstemp(dir=file.parent, prefix=f"{file.name}.")
            try:
                with os.fdopen(number, "wb") as stream:
                    stream.write(self._key + hashlib.sha256(content).digest() + content)
                Path(aside).chmod(source.stat().st_mode & 0o666)
                Path(aside).replace(file)
            except OSError:
                Path(aside).unlink(missing_ok=True)

    def _source(self, name: str) -> Path | None:
        return next((folder / name for folder in self._folders if (folder / name).is_file()), None)

    def _kept(self, source: Path) -> CodeType | None:
        try:
            content = self._file(source).read_bytes()
        except OSError:
            return None
        key, digest, code = content[:_DIGEST], content[_DIGEST : 2 * _DIGEST], content[2 * _DIGEST :]
        if key != self._key or digest != hashlib.sha256(code).digest():
            return None
        found = marshal.loads(code)  # as Python does with its own
        return found if isinstance(found, CodeType) else None

    def _file(self, source: Path) -> Path:
        return Path(importlib.util.cache_from_source(str(source.with_name(f"{source.stem}-{self._name}.html"))))


def _key_of(folders: Sequence[Path]) -> bytes:
    """The hash of all that compiled templates follow from."""
    whole = hashlib.sha256(f"{sys.version} {jinja2.__version__}".encode())
    for folder in (*folders, *(_PACKAGE / name for name in _COMPILING)):
        for file in _files_below(folder):
            content = file.read_bytes()
            whole.update(f"{file.relative_to(folder)}\0{len(content)}\0".encode("utf-8", "surrogateescape") + content)
    return whole.digest()


def _files_below(folder: Path) -> Iterator[Path]:
    for root, folders, files in os.walk(folder):
        folders[:] = sorted(name for name in folders if name not in {"__pycache__", "assets"})
        yield from (Path(root, name) for name in sorted(files) if not name.endswith(".examples.yaml"))
