"""manifest.json: every file of a generation with its SHA-256 and size."""

from __future__ import annotations

import json
from collections.abc import Iterable

from generator.publish.stage import Written


def manifest(files: Iterable[Written], generator: str) -> bytes:
    """The manifest as JSON, one file a line, by path; it does not name itself."""
    lines = (
        json.dumps({"path": file.path, "sha256": file.sha256, "size": file.size}, ensure_ascii=False)
        for file in sorted(files, key=lambda file: file.path)
    )
    head = json.dumps(generator, ensure_ascii=False)
    return (f'{{"generator": {head},\n"files": [\n' + ",\n".join(lines) + "\n]}\n").encode()
