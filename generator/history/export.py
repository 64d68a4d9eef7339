"""An earlier text of a submission as files in a scratch folder, for the same reading as the present one."""

from __future__ import annotations

import os
from pathlib import Path
from typing import Final

from generator.history.objects import Objects

_SOURCE: Final = "source"
_MAP: Final = "map.json"
"""Of the source documents only their map is read again."""
_DEPTH: Final = 2


def export_folder(objects: Objects, hash: str, target: Path) -> None:
    """The files of a folder of the history, written into a new folder. Errors: `NoHistoryError`, OSError."""
    _export(objects, hash, target, _DEPTH)


def _export(objects: Objects, hash: str, target: Path, depth: int) -> None:
    target.mkdir(parents=True)
    for name, entry in objects.folder(hash).items():
        # Git keeps no such names; a repository made by other means might.
        if name in {"", ".", ".."} or os.sep in name:
            continue
        if entry.is_folder:
            if depth > 1:
                _export(objects, entry.hash, target / name, depth - 1)
        elif target.name != _SOURCE or name == _MAP:
            (target / name).write_bytes(objects.file(entry.hash))
