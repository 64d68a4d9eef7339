"""A performance table (绩效指标表) as printed: columns by their heads, merged levels, rows cut by a page break."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from generator.grids.claims import Claims
from generator.grids.labels import LEVEL1, LEVEL2, column_of, plain
from generator.model.grid import GridCell, GridRow
from generator.model.han import join_wrapped
from generator.model.indicator import Indicator
from generator.model.indicator_value import parse_indicator_value
from generator.model.message import msg
from generator.model.source import Furniture

_PAGE_BREAK = msg("A row cut by a page break is put together again")
_NO_NAME = msg("A row with neither a name nor a target continues the row above")
_SLID = msg("The row is one cell short and opens with a second level: it is read one column to the right")
_JOINED_COLUMNS = ("level2", "name", "description", "value", "basis", "standard", "weight", "remark")


def is_head_row(row: GridRow) -> bool:
    """Whether the row is the head of a performance table: it names the second and the third level."""
    columns = {column_of(cell.text) for cell in row.filled}
    return {"level2", "name"} <= columns


@dataclass(slots=True)
class _Row:
    """A row under way: pieces of each column, in printed order. Lives only inside one reading."""

    pieces: dict[str, list[GridCell]] = field(default_factory=dict)

    def text(self, column: str) -> str:
        return join_wrapped("".join(cell.text for cell in self.pieces.get(column, ())))[0]


def read_indicator_table(rows: Sequence[GridRow], owner: str, claims: Claims) -> tuple[Indicator, ...]:
    """The indicators below the first head row of `rows`, fields claimed as `<owner>/indicators/<n>/<column>`.

    `rows` starts with the head row; every further head row is one repeated after a page break.
    """
    columns = _columns(rows[0], claims, Furniture.LABEL)
    read: list[_Row] = []
    after_break = False
    for row in rows[1:]:
        if is_head_row(row):
            columns = _columns(row, claims, Furniture.REPEATED_HEAD)
            after_break = True
            continue
        if not row.filled:
            continue
        cells = _cells_by_column(row, columns, owner, len(read), claims)
        if read and _continues(cells, read[-1], after_break):
            _join(cells, read[-1], f"{owner}/indicators/{len(read) - 1}", after_break, claims)
        else:
            read.append(_Row({column: [cell] for column, cell in cells.items()}))
        after_break = False
    return tuple(_indicators(read, frozenset(columns.values()), owner, claims))


def _columns(row: GridRow, claims: Claims, kind: Furniture) -> dict[int, str]:
    columns: dict[int, str] = {}
    for cell in row.filled:
        column = column_of(cell.text)
        if column is not None and column not in columns.values():
            columns[cell.column] = column
            claims.furniture(kind, cell)
    return columns


def _cells_by_column(
    row: GridRow, columns: Mapping[int, str], owner: str, number: int, claims: Claims
) -> dict[str, GridCell]:
    width = max(columns) + 1
    shift = 0
    first = row.cells[0]
    if len(row.cells) < width and plain(first.text) in LEVEL2 - LEVEL1 and columns.get(0) == "level1":
        shift = 1
        claims.repair(f"{owner}/indicators/{number}", [first], first.text, first.text, _SLID)
    # A cell under a column without a head stays unclaimed, and so unread.
    return {columns[cell.column + shift]: cell for cell in row.cells if cell.column + shift in columns}


def _continues(cells: Mapping[str, GridCell], above: _Row, after_break: bool) -> bool:
    """Whether the row is the rest of the row above, told by its labels or by what it lacks; never by a guess."""

    def text(column: str) -> str:
        return cells[column].text if column in cells else ""

    if text("level1"):
        return False
    if text("level2"):
        return plain(text("level2")) not in LEVEL2 and plain(above.text("level2") + text("level2")) in LEVEL2
    if not text("value") and (after_break or not text("name")):
        return True
    # The target itself may be cut: ≤116.64 万 | 元. Only a rest without a number of its own is one.
    return (
        after_break
        and not any(sign.isdigit() for sign in text("value"))
        and len(text("value")) <= 3
        and parse_indicator_value(above.text("value") + text("value")).unit != ""
        and parse_indicator_value(above.text("value")).kind
        is parse_indicator_value(above.text("value") + text("value")).kind
        and above.text("value")[-1:] not in "元%天次个"
    )


def _join(cells: Mapping[str, GridCell], above: _Row, field_path: str, after_break: bool, claims: Claims) -> None:
    for column in _JOINED_COLUMNS:
        cell = cells.get(column)
        if cell is None or not cell.text:
            continue
        before = above.text(column)
        above.pieces.setdefault(column, []).append(cell)
        claims.repair(
            f"{field_path}/{column}",
            above.pieces[column],
            f"{before} | {cell.text}",
            above.text(column),
            _PAGE_BREAK if after_break else _NO_NAME,
        )


def _indicators(rows: Sequence[_Row], columns: frozenset[str], owner: str, claims: Claims) -> list[Indicator]:
    indicators: list[Indicator] = []
    for number, row in enumerate(rows):
        path = f"{owner}/indicators/{number}"
        for column, cells in row.pieces.items():
            claims.take(f"{path}/{column}", *(cell for cell in cells if cell.text))
        above = indicators[-1] if indicators else None
        printed1, printed2 = row.text("level1"), row.text("level2")
        continues1 = not printed1 and above is not None
        continues2 = not printed2 and continues1
        if not printed1 and above is None:
            first = next(cell for cells in row.pieces.values() for cell in cells if cell.text)
            claims.unsure(path, first, msg("The table's first row has no first level"))

        def optional(column: str, row: _Row = row) -> str | None:
            return row.text(column) if column in columns else None

        indicators.append(
            Indicator(
                level1=above.level1 if continues1 and above else printed1,
                level2=above.level2 if continues2 and above else printed2,
                name=row.text("name"),
                value=parse_indicator_value(row.text("value")),
                description=optional("description"),
                basis=optional("basis"),
                standard=optional("standard"),
                weight=optional("weight"),
                remark=optional("remark"),
                continues_level1=continues1,
                continues_level2=continues2,
            )
        )
    return indicators
