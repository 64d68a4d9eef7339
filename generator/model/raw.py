"""Content as it was read: trees of text, not yet validated."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

FieldPath = tuple[str | int, ...]
Locate = Callable[[FieldPath], tuple[int | None, int | None]]


@dataclass(frozen=True, slots=True)
class RawFile:
    """A YAML file: its path below the content folder, its tree of text, and a way to find a field's line."""

    path: str
    tree: Mapping[str, Any]
    locate: Locate
    """Line and column of a field, both from 1; looked for only when something is wrong."""


@dataclass(frozen=True, slots=True)
class RawSubmission:
    """The files of one submission."""

    path: str
    """Below the content folder, with the closing slash: `130000/bureau/2024/`."""
    submission: RawFile
    projects: Mapping[str, RawFile]
    """By id, in order of id."""
    texts: Mapping[str, str]
    """Markdown by id of the section."""
    source_map: str | None = None
    """Text of source/map.json."""
