"""manifest.json: every file of a generation with its SHA-256, its size and the content it was made from."""

from __future__ import annotations

import contextlib
import json
import re
from collections.abc import Iterable, Mapping

from generator.publish.tree import Written

MANIFEST = "manifest.json"
_FOLDER = re.compile(r"\d{6}/(?:[a-z0-9-]+/(?:20\d{2}(?:-[a-z]+)?/)?)?")


def manifest(files: Iterable[Written], generator: str) -> bytes:
    """The manifest as JSON, one file a line, by path; it does not name itself.

    `source` is the folder of the content whose files a page was made from; empty for what is made of all of it.
    """
    lines = (
        json.dumps(
            {"path": file.path, "sha256": file.sha256, "size": file.size, "source": source_of(file.path)},
            ensure_ascii=False,
        )
        for file in sorted(files, key=lambda file: file.path)
    )
    head = json.dumps(generator, ensure_ascii=False)
    return (f'{{"generator": {head},\n"files": [\n' + ",\n".join(lines) + "\n]}\n").encode()


def source_of(path: str) -> str:
    """The folder of a region, body or submission that the address belongs to, in the content as on the site."""
    found = _FOLDER.match(path)
    return found.group() if found else ""


def read_manifest(content: bytes) -> Mapping[str, str] | None:
    """Path → SHA-256 of a manifest; None where the bytes are none."""
    with contextlib.suppress(ValueError, KeyError, TypeError):
        return {str(file["path"]): str(file["sha256"]) for file in json.loads(content)["files"]}
    return None
