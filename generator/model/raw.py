"""Content as it was read: trees of text, not yet validated."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
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
class CsvRow:
    """One row below the header of a CSV file."""

    line: int
    """On which it begins, from 1; a quoted cell may continue on the next ones."""
    cells: tuple[str, ...]
    """As many as the header has names."""


@dataclass(frozen=True, slots=True)
class CsvTable:
    """A table of text."""

    header: tuple[str, ...]
    """Names of the columns, all different and none blank."""
    rows: tuple[CsvRow, ...]


@dataclass(frozen=True, slots=True)
class RawTable:
    """A CSV file: its path below the content folder, its cells, and a way to find where a cell stands."""

    path: str
    table: CsvTable
    column_at: Callable[[int, int], int | None]
    """(line on which a row begins, number of a cell from 0) → the sign the cell begins at, from 1; None where a cell
    before it goes on over several lines."""


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
    tables: RawFile | None = None
    """tables.yaml; None where there is none."""
    table_rows: Mapping[str, RawTable] = field(default_factory=dict)
    """The files of tables/, by id of the table."""
    accepted: RawFile | None = None
    """accepted.yaml; None where there is none. It is a record about the submission and no part of its text."""
    revisions: RawFile | None = None
    """revisions.yaml; None where there is none."""
