"""Budget tables of no known form: found by the words of their heads, read as printed, with every doubt listed."""

from __future__ import annotations

import itertools
from collections.abc import Callable, Sequence

from generator.grids.budget_tables import read_budget_table
from generator.grids.claims import Claims
from generator.grids.head_words import HeadKind, head_kind
from generator.grids.money_rows import looks_like_amount
from generator.grids.table_head import column_paths, split_head
from generator.grids.titled_tables import Block, TitledTable, find_tables, rows_below_title
from generator.model.amount import MoneyUnit
from generator.model.budget_table import BudgetTable
from generator.model.grid import Document, Grid, GridCell, Paragraph
from generator.model.message import msg

_NO_TITLE = msg("The table has no line that is its title for certain: these words stand for it")
_SHEET_TITLE = msg("No line is the title of the table for certain: the name of its sheet stands for it")
_UNKNOWN_HEAD = msg("The words of the head tell no known kind of table: what its columns hold is not certain")
_NO_LABEL = msg("No label stands above this column")
_OTHER_WIDTH = msg("The row has another number of cells than its table: its columns are not certain")


def kind_of_grid(grid: Grid) -> HeadKind | None:
    """The kind of table a grid is by the words of its head; None where they tell none."""
    return head_kind(rows_below_title(grid.rows))


def find_loose_tables(
    blocks: Sequence[Block], document: Document
) -> tuple[tuple[TitledTable, ...], tuple[Paragraph, ...]]:
    """The tables that have a head, and the paragraphs that belong to none. No table goes on in the next sheet."""
    tables: list[TitledTable] = []
    prose: list[Paragraph] = []
    for _, part in itertools.groupby(blocks, _sheet_of(document)):
        found, rest = find_tables(tuple(part), document.contents, lambda rows: head_kind(rows) is not None)
        prose.extend(rest)
        tables.extend(table for table in found if _has_head(table))
    return tuple(tables), tuple(prose)


def _sheet_of(document: Document) -> Callable[[Block], str]:
    """Tells the name of the sheet a block stands in; empty outside of workbooks."""

    def sheet(block: Block) -> str:
        if isinstance(block, Paragraph):
            return _sheet_name(document, block.line)
        first = next((cell.lines[0] for row in block.rows for cell in row.cells), 1)
        return _sheet_name(document, first)

    return sheet


def _sheet_name(document: Document, line: int) -> str:
    step = document.places[line - 1].split("/")[0] if document.places else ""
    return step.removeprefix("sheet:") if step.startswith("sheet:") else ""


def _has_head(table: TitledTable) -> bool:
    """Whether labels stand in the first row; figures there stand below a head that was lost."""
    first = table.rows[0].filled if table.rows else ()
    return bool(first) and not any(looks_like_amount(cell.text) for cell in first)


def read_loose_table(
    table: TitledTable, id: str, document: Document, given: MoneyUnit | None, claims: Claims
) -> BudgetTable:
    """The table, all its cells claimed below `tables/<id>`, and what is not certain about it unsure."""
    path = f"tables/{id}"
    if not table.is_titled:
        line = table.title.lines[0] if isinstance(table.title, GridCell) else None
        name = _sheet_name(document, line) if line is not None else ""
        if line is not None and name:
            table.title = Paragraph(name, name, line)
        claims.unsure(f"{path}/title", table.title, _SHEET_TITLE if name else _NO_TITLE)
    if head_kind(table.rows) is None:
        claims.unsure(f"{path}/columns", table.rows[0].filled[0], _UNKNOWN_HEAD)
    _doubt_cells(table, path, claims, has_squares=bool(document.places))
    return read_budget_table(table, id, document.contents, given, claims)


def _doubt_cells(table: TitledTable, path: str, claims: Claims, *, has_squares: bool) -> None:
    """Doubts columns without a label, and rows of another width where the file says how wide each row is."""
    head = split_head(table.rows)
    paths = column_paths(head.rows)
    filled = (cell for row in head.body for cell in row.filled)
    below = {cell.column: cell for cell in filled if 0 < cell.column < len(paths) and not paths[cell.column]}
    for _, cell in sorted(below.items()):
        claims.unsure(f"{path}/columns", cell, _NO_LABEL)
    for row in head.body if has_squares else ():
        if row.filled and len(row.cells) != len(paths):
            claims.unsure(path, row.filled[0], _OTHER_WIDTH)
