"""Rows of budget tables: their anchors, and which of them are projects of the same submission."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final

from generator.model.budget_table import BudgetTable, ColumnKind, TableKind
from generator.model.han import fold
from generator.model.submission import Submission
from generator.model.table_rows import RowHead, Side, row_head, sides_of
from generator.pages.shared.addresses import table_address

CellPlace = tuple[str, int, int]
"""Id of a table, place of a row in it and of a cell in the row, both from 0."""


@dataclass(frozen=True, slots=True)
class RowSide:
    """One side of a row of a table."""

    side: Side
    """Which columns."""
    head: RowHead
    """What its heading cells say."""
    anchor: str
    """Id on the page of the table."""


@dataclass(frozen=True, slots=True)
class TableLink:
    """A budget table as a list shows it."""

    name: str
    """Number and title as printed."""
    address: str
    """Its address."""
    is_empty: bool
    """Whether it is shown empty: 本表无数据."""


@dataclass(frozen=True, slots=True)
class TableRowLink:
    """The row of a budget table that a project stands in."""

    table: str
    """Number and title of the table as printed."""
    address: str
    """Address of the row."""


def table_name(table: BudgetTable) -> str:
    """Number and title as printed: `表十二 2031年项目支出预算表`."""
    return f"{table.number} {table.title}".strip()


def table_links(submission: Submission) -> tuple[TableLink, ...]:
    """The budget tables of a submission, in printed order."""
    return tuple(
        TableLink(table_name(table), table_address(submission.path, table.id), table.is_empty)
        for table in submission.tables
    )


def row_sides(table: BudgetTable) -> tuple[tuple[RowSide, ...], ...]:
    """For each row of a table its sides with their anchors, none of which two have.

    A row of a classification is known by its code, `c2010305`, where no row above has the same; any other by its
    place, `r12`.
    """
    # Pictures, lists, findings, page, data and search all ask for the rows of one table; to compare tables by what they
    # hold would take as long as to read their rows again. The table is kept too: its id is its own as long as it lives.
    kept = _KEPT.get(id(table))
    if kept is None:
        while len(_KEPT) >= _MOST_KEPT:
            del _KEPT[next(iter(_KEPT))]
        kept = _KEPT[id(table)] = table, _row_sides(table)
    return kept[1]


_MOST_KEPT: Final = 32
"""Tables, somewhat more than a submission has."""
_KEPT: Final[dict[int, tuple[BudgetTable, tuple[tuple[RowSide, ...], ...]]]] = {}


def _row_sides(table: BudgetTable) -> tuple[tuple[RowSide, ...], ...]:
    sides = sides_of(table.columns)
    taken: set[str] = set()
    rows = []
    for number, row in enumerate(table.rows, start=1):
        found = []
        for place, side in enumerate(sides, start=1):
            head = row_head(table.columns, side, row)
            anchor = f"c{head.code}" if head.code else ""
            if not anchor or anchor in taken:
                anchor = f"r{number}" if place == 1 else f"r{number}-{place}"
            taken.add(anchor)
            found.append(RowSide(side, head, anchor))
        rows.append(tuple(found))
    return tuple(rows)


def projects_of_cells(submission: Submission) -> Mapping[CellPlace, str]:
    """Cells of the tables of project expenditure (项目支出表) → the project of that name.

    Only where one project and one row of the table have the name, but for blanks, width and punctuation: a name that
    stands there twice says nothing of which is meant.
    """
    names = Counter(fold(project.name) for project in submission.projects)
    by_name = {fold(each.name): each.id for each in submission.projects if names[fold(each.name)] == 1}
    by_name.pop("", None)
    found: dict[CellPlace, str] = {}
    for table in submission.tables:
        if table.kind is TableKind.PROJECT_EXPENDITURE:
            for name, places in _places_of_names(table).items():
                if name in by_name and len(places) == 1:
                    found[table.id, *places[0]] = by_name[name]
    return found


def _places_of_names(table: BudgetTable) -> dict[str, list[tuple[int, int]]]:
    """Each text of the table, folded, and the rows it stands in, with the first of their cells that says it."""
    texts = [place for place, column in enumerate(table.columns) if column.kind is ColumnKind.TEXT]
    places: dict[str, list[tuple[int, int]]] = {}
    for number, row in enumerate(table.rows):
        of_row: dict[str, int] = {}
        for place in texts:
            of_row.setdefault(fold(row.cells[place].text), place)
        for name, place in of_row.items():
            places.setdefault(name, []).append((number, place))
    return places


def rows_of_projects(submission: Submission) -> Mapping[str, tuple[TableRowLink, ...]]:
    """Project id → the rows it stands in: the way back of `projects_of_cells`."""
    tables = {table.id: table for table in submission.tables}
    sides: dict[str, tuple[tuple[RowSide, ...], ...]] = {}
    found: dict[str, tuple[TableRowLink, ...]] = {}
    for (id, number, place), project in projects_of_cells(submission).items():
        table = tables[id]
        if id not in sides:
            sides[id] = row_sides(table)
        row = sides[id][number]
        anchor = next(one.anchor for one in row if one.side.first <= place < one.side.end)
        link = TableRowLink(table_name(table), f"{table_address(submission.path, id)}#{anchor}")
        found[project] = (*found.get(project, ()), link)
    return found
