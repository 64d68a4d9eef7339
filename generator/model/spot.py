"""Where in a submission something stands, however its files hold it: a field, a cell of a table, a stretch of prose."""

from __future__ import annotations

from dataclasses import dataclass

from generator.model.quick_enum import QuickEnum

FieldPath = tuple[str | int, ...]


class Part(QuickEnum):
    """The parts of a submission that have files of their own."""

    SUBMISSION = "submission"
    """submission.yaml."""
    PROJECT = "project"
    """projects/<id>.yaml."""
    TABLE = "table"
    """The entry of a table in tables.yaml."""
    CELL = "cell"
    """A body cell of tables/<id>.csv."""
    TEXT = "text"
    """A stretch of text/<id>.md."""
    REVISIONS = "revisions"
    """revisions.yaml."""


@dataclass(frozen=True, slots=True)
class Spot:
    """A place in a submission; made by the functions below, one for each part."""

    part: Part
    id: str = ""
    """Of the project, table or section; empty for submission.yaml."""
    path: FieldPath = ()
    """Field inside the YAML file; for a table inside its entry."""
    row: int = 0
    """Of a cell, from 0, the head not counted."""
    column: int = 0
    """Of a cell, from 0."""
    start: int = 0
    """Of a stretch of prose: its first sign, from 0."""
    end: int = 0
    """The sign behind its last."""


def in_submission(*path: str | int) -> Spot:
    """A field of submission.yaml: `in_submission("targets", 0, "budget", 2, "amount")`."""
    return Spot(Part.SUBMISSION, path=path)


def in_project(id: str, *path: str | int) -> Spot:
    """A field of a project's file, by its names there: `in_project("dengju", "indicators", 3, "target")`.

    Targets of the whole term stand in `indicators_term` and count from 0 there: see `indicator_path`.
    """
    return Spot(Part.PROJECT, id, path)


def in_table(id: str, *path: str | int) -> Spot:
    """A field of a table's entry in tables.yaml: `in_table("shouzhi", "note")`."""
    return Spot(Part.TABLE, id, path)


def in_cell(table: str, row: int, column: int) -> Spot:
    """A body cell of a table, row and column from 0."""
    return Spot(Part.CELL, table, row=row, column=column)


def in_revisions(*path: str | int) -> Spot:
    """A field of revisions.yaml: `in_revisions("revisions", 0, "note")`."""
    return Spot(Part.REVISIONS, path=path)


def in_text(section: str, start: int, end: int) -> Spot:
    """The signs `start` to `end` of a section's text."""
    return Spot(Part.TEXT, section, start=start, end=end)
