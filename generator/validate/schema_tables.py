"""The shape of tables.yaml; the rows of each table stand in tables/<id>.csv."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import StringConstraints

from generator.validate.schema import ContentPart, MoneyUnitText, NonEmpty, NoteEntry, RemovedEntry, Slug, described

Label = Annotated[str, StringConstraints(pattern=r"\S")]
"""A printed label: not empty, not of blanks alone."""


class ColumnEntry(ContentPart):
    """A column of a budget table."""

    path: list[Label] = described("Labels above the column, the widest first; empty where none is printed")
    kind: Literal["text", "code", "money"] = described("What the column holds: text, code or money")


class TableEntry(ContentPart):
    """A budget table without its rows."""

    id: Slug = described("Name of its file in tables/, without .csv")
    title: NonEmpty = described("Title as printed")
    number: str = described("Number of the table as printed", default="")
    kind: Literal[
        "revenue-expenditure",
        "revenue",
        "expenditure",
        "appropriation",
        "general-expenditure",
        "basic-expenditure",
        "government-fund-revenue",
        "government-fund-expenditure",
        "state-capital",
        "three-public",
        "operating",
        "project-expenditure",
        "project-carryover",
        "procurement",
        "other",
    ] = described("Kind of table", default="other")
    money_unit: MoneyUnitText | None = described("Unit of money stated for the table", default=None)
    facts: list[NoteEntry] = described("Labelled lines between title and table", default_factory=list)
    columns: list[ColumnEntry] = described("Columns, from left to right", min_length=1)
    numbering: list[str] = described("Row of column numbers below the head, as printed", default_factory=list)
    note: str = described("Note below the table as printed", default="")


class TablesFile(ContentPart):
    """<region6>/<body>/<year>/tables.yaml"""

    tables: list[TableEntry] = described("Budget tables, in printed order", default_factory=list)
    removed: list[RemovedEntry] = described(
        "Tables an earlier text had: their addresses go on answering", default_factory=list
    )
