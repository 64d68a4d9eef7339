"""manifest.json: every file of a generation with its SHA-256, its size and the content it was made from."""

from __future__ import annotations

import contextlib
import json
import re
from collections.abc import Iterable, Mapping
from typing import Any

from generator.publish.tree import Written, leads_out

MANIFEST = "manifest.json"
_quoted = json.JSONEncoder(ensure_ascii=False).encode
_END = b"\n]}\n"
_HEAD = 500
"""Bytes in which everything before the list of files stands."""
_PLAIN = re.compile(r"[\w /.~-]*", re.ASCII).fullmatch
"""Paths in which JSON writes every character as it is."""
_SHA256 = re.compile(r"[0-9a-f]{64}")
_FOLDER = re.compile(r"\d{6}/(?:[a-z0-9-]+/(?:20\d{2}(?:-[a-z]+)?/)?)?")


def manifest(files: Iterable[Written], generator: str, packing: str = "") -> bytes:
    """The manifest as JSON, one file a line, by path; it does not name itself.

    `source` is the folder of the content whose files a page was made from; empty for what is made of all of it.
    `packing` is what the packed forms beside the texts follow from; empty where there are none.
    """
    # Written out by hand, since a large site has a hundred thousand of them: the text is what json.dumps would give.
    lines = [
        f'{{"path": "{path if _PLAIN(path) else _quoted(path)[1:-1]}", "sha256": "{sha256}", "size": {size},'
        f' "source": "{source_of(path)}"}}'
        for path, sha256, size in sorted(files)
    ]
    head = json.dumps(generator, ensure_ascii=False)
    if packing:
        head = f'{head},\n"packing": {json.dumps(packing, ensure_ascii=False)}'
    return (f'{{"generator": {head},\n"files": [\n' + ",\n".join(lines) + "\n]}\n").encode()


def source_of(path: str) -> str:
    """The folder of a region, body or submission that the address belongs to, in the content as on the site."""
    found = _FOLDER.match(path)
    return found.group() if found else ""


def files_of_one_alone(before: bytes, after: bytes) -> tuple[Written, ...]:
    """The files that the first of two manifests lists otherwise than the second, or alone; what is no record is none.

    Of manifests as they are written only the lines that differ are read: most of two generations is the same.
    """
    if not (_is_in_lines(before) and _is_in_lines(after)):
        others = set(read_files(after) or ())
        return tuple(file for file in read_files(before) or () if file not in others)
    lines = _lines(before) - _lines(after)
    found = []
    for line in lines:
        with contextlib.suppress(ValueError, KeyError, TypeError, RecursionError):
            found.append(_record(json.loads(line[:-1])))
    return tuple(found)


def _lines(content: bytes) -> set[bytes]:
    """The lines of a manifest as it is written, each ending with a comma, also the last."""
    return set(content.removesuffix(_END).split(b"\n")[:-1]) | {content.removesuffix(_END).rpartition(b"\n")[2] + b","}


def _is_in_lines(content: bytes) -> bool:
    """Whether a manifest stands as `manifest` writes it, one file a line."""
    return b'"files": [\n' in content[:_HEAD] and content.endswith(_END)


def read_manifest(content: bytes) -> Mapping[str, str] | None:
    """Path → SHA-256 of a manifest; None where the bytes are none."""
    files = read_files(content)
    return None if files is None else {file.path: file.sha256 for file in files}


def read_files(content: bytes, generator: str = "", packing: str = "") -> tuple[Written, ...] | None:
    """The files that a manifest lists; `generator`, `packing`: only one that this version wrote, packing like this.

    None where the bytes are no manifest, and where a path leads out of the site or a hash is none: both become names
    of files, so nothing of such a manifest is to be trusted.
    """
    # Brackets in brackets without end are a RecursionError.
    with contextlib.suppress(ValueError, KeyError, TypeError, RecursionError):
        tree = json.loads(content)
        if (generator and tree["generator"] != generator) or (packing and tree["packing"] != packing):
            return None
        return tuple(_record(file) for file in tree["files"])
    return None


def _record(file: Mapping[str, Any]) -> Written:
    """Errors: ValueError, TypeError, KeyError for what is no record of a file of a site."""
    path, sha256, size = file["path"], file["sha256"], file["size"]
    if leads_out(path) or _SHA256.fullmatch(sha256) is None or not isinstance(size, int):
        raise ValueError("no record of a file of a site")
    # Half a pair of UTF-16 is no name of a file.
    path.encode()
    return Written(path, sha256, size)
