"""Budget tables as pages show them: the head with its spans, rows with names and levels, amounts in line."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from generator.model.amount import Amount
from generator.model.budget_table import BudgetTable, Cell, Column, ColumnKind, HeadCell, head_rows
from generator.model.message import Message, msg
from generator.model.table_rows import Side, sides_of
from generator.pages.shared.repeated_names import names_above
from generator.pages.shared.table_rows import RowSide, row_sides


@dataclass(frozen=True, slots=True)
class HeadLabel:
    """A cell of the head."""

    text: str
    """Label as printed; empty where none is printed."""
    colspan: int
    """Columns it stands over."""
    rowspan: int
    """Rows of the head it spans."""
    scope: str
    """`colgroup` for a label over a group of columns on top of the table, else `col`."""
    style: str
    """Classes of the cell."""


@dataclass(frozen=True, slots=True)
class BodyCell:
    """A cell of the body."""

    text: str
    """As printed."""
    amount: Amount | None
    """The amount it holds; None in a column of texts."""
    style: str
    """Classes of the cell."""
    address: str = ""
    """Address of the project it names; empty for other cells."""


@dataclass(frozen=True, slots=True)
class BodyRow:
    """A row of the body."""

    anchor: str
    """Id of the row on the page."""
    style: str
    """Classes of the row."""
    level_word: Message | None
    """Its level in the classification, 类, 款 or 项; None where it has none."""
    heads: tuple[BodyCell, ...]
    """The cells that name the row: code, name."""
    cells: tuple[BodyCell, ...]
    """The other cells."""
    named_by: int
    """Place among `heads` of the one that says what the row is."""
    level: int
    """1 for 类, 2 for 款, 3 for 项; 0 where it has none."""
    within: str
    """Anchor of the row above that it is part of by its code; empty where that is not certain."""
    above: str
    """Name of the row it is listed below, where another row of the table has its name; else empty."""

    @property
    def said_by(self) -> int:
        """Place among `heads` of the first that says something; -1 where all are blank."""
        return next((place for place, cell in enumerate(self.heads) if cell.text.strip()), -1)

    @property
    def has_blank_heads(self) -> bool:
        """Whether a cell that could name the row is blank beside one that does."""
        return self.said_by >= 0 and not all(cell.text.strip() for cell in self.heads)

    @property
    def all_cells(self) -> tuple[BodyCell, ...]:
        """Every cell of the row."""
        return (*self.heads, *self.cells)


@dataclass(frozen=True, slots=True)
class TablePart:
    """One side of a table; most tables have one."""

    number: int
    """Its place, from 1: part of ids on the page."""
    label: str | Message
    """The label printed over all its columns, 收入; else its number; empty where it is the whole table."""
    spans: tuple[int, ...]
    """How many columns each group on top of the table has; none where no label stands over several."""
    head: tuple[tuple[HeadLabel, ...], ...]
    """The rows of the head."""
    heads: int
    """How many columns name the row."""
    width: int
    """How many columns it has."""
    numbering: tuple[str, ...]
    """The row of column numbers (栏次) as printed; empty where there is none."""
    rows: tuple[BodyRow, ...]
    """The rows on which something is printed on this side."""

    @property
    def is_tree(self) -> bool:
        """Whether some rows are parts of others."""
        return any(row.within for row in self.rows)


@dataclass(frozen=True, slots=True)
class LevelChoice:
    """A level down to which rows can be shown."""

    level: int
    """1 for 类, 2 for 款, 3 for 项."""
    word: Message
    """What it is called."""
    is_all: bool
    """Whether it is the deepest of the page: every row is shown."""


_LEVEL_WORDS = (msg("Class level"), msg("Subclass level"), msg("Item level"))


def table_parts(table: BudgetTable, addresses: Mapping[tuple[int, int], str]) -> tuple[TablePart, ...]:
    """The sides of a table. `addresses` leads from a cell, by row and place from 0, to the project it names."""
    sides = sides_of(table.columns)
    rows = row_sides(table)
    return tuple(_part(table, side, place, len(sides), rows, addresses) for place, side in enumerate(sides))


def level_choices(parts: Sequence[TablePart]) -> tuple[LevelChoice, ...]:
    """The levels of the rows on a page; none where no row is part of another."""
    if not any(part.is_tree for part in parts):
        return ()
    levels = sorted({row.level for part in parts for row in part.rows if row.level})
    return tuple(LevelChoice(level, _LEVEL_WORDS[level - 1], level == levels[-1]) for level in levels)


def _part(
    table: BudgetTable,
    side: Side,
    place: int,
    count: int,
    rows: Sequence[Sequence[RowSide]],
    addresses: Mapping[tuple[int, int], str],
) -> TablePart:
    label, columns = _without_label_over_all(table.columns[side.first : side.end])
    head = head_rows(columns)
    decimals = [_decimals_of(table, number) for number in range(side.first, side.end)]
    own = [(number, row[place]) for number, row in enumerate(rows)]
    spans = tuple(cell.colspan for cell in head[0])
    within = _within([one for _, one in own])
    above = names_above([one.head for _, one in own])
    return TablePart(
        number=place + 1,
        label=label or (msg("part {number} of {count}", number=place + 1, count=count) if count > 1 else ""),
        spans=spans if max(spans) > 1 else (),
        head=tuple(tuple(_head_labels(cells, level, columns, side.heads)) for level, cells in enumerate(head)),
        heads=side.heads,
        width=len(columns),
        numbering=table.numbering[side.first : side.end],
        rows=tuple(
            _row(
                table.rows[number].cells[side.first : side.end],
                one,
                columns,
                decimals,
                [addresses.get((number, at), "") for at in range(side.first, side.end)],
                within.get(one.anchor, ""),
                above.get(number, ""),
            )
            for number, one in own
            # What stands beside a longer side is blank paper; a table of one side keeps even blank rows.
            if count == 1 or not one.head.is_blank
        ),
    )


def _within(rows: Sequence[RowSide]) -> dict[str, str]:
    """Anchor of a row → anchor of the row it is part of: the last one of a higher level, if its code begins this one.

    A row without a level that is no sum, such as the name of a unit, begins a list of its own: nothing below it is
    taken for a part of what stands above it.
    """
    above: list[RowSide] = []
    found: dict[str, str] = {}
    for row in rows:
        if not row.head.level:
            if not row.head.is_total and not row.head.is_blank:
                above.clear()
            continue
        while above and not (
            above[-1].head.level < row.head.level and row.head.code.startswith(above[-1].head.code or "?")
        ):
            above.pop()
        if above:
            found[row.anchor] = above[-1].anchor
        above.append(row)
    return found


def _without_label_over_all(columns: Sequence[Column]) -> tuple[str, tuple[Column, ...]]:
    """The label that stands over all columns and these without it: it says what the caption says, of no column apart.

    Several such labels, one over the other, are joined.
    """
    labels: list[str] = []
    while all(len(column.path) > 1 for column in columns) and len({column.path[0] for column in columns}) == 1:
        labels.append(columns[0].path[0])
        columns = [replace(column, path=column.path[1:]) for column in columns]
    return " · ".join(labels), tuple(columns)


def _head_labels(cells: Sequence[HeadCell], level: int, columns: Sequence[Column], heads: int) -> Iterator[HeadLabel]:
    """One row of the head; a label of one column stands as the cells below it do."""
    places = [place for place, column in enumerate(columns) if len(column.path or ("",)) > level]
    for cell in cells:
        own, places = places[: cell.colspan], places[cell.colspan :]
        style = "over" if cell.colspan > 1 else ""
        if cell.colspan == 1 and own[0] == _named_by(columns, heads):
            style = "name"
        elif cell.colspan == 1 and columns[own[0]].kind is ColumnKind.MONEY:
            style = "number"
        yield HeadLabel(
            text=cell.text,
            colspan=cell.colspan,
            rowspan=cell.rowspan,
            scope="colgroup" if level == 0 and cell.colspan > 1 else "col",
            style=style,
        )


def _named_by(columns: Sequence[Column], heads: int) -> int:
    """Place of the column that says what a row is: the first of its names, else of its codes."""
    return next((place for place in range(heads) if columns[place].kind is ColumnKind.TEXT), 0)


def _row(
    cells: Sequence[Cell],
    one: RowSide,
    columns: Sequence[Column],
    decimals: Sequence[int],
    addresses: Sequence[str],
    within: str,
    above: str,
) -> BodyRow:
    named_by = _named_by(columns, one.side.heads)
    shown = [
        BodyCell(cell.text, cell.amount, _style(cell, column, most), address)
        for cell, column, most, address in zip(cells, columns, decimals, addresses, strict=True)
    ]
    said_by = next((place for place in range(one.side.heads) if cells[place].text.strip()), named_by)
    if cells[named_by].text.strip() or said_by == named_by:
        shown[named_by] = replace(shown[named_by], style="name")
    else:
        # 合计 where the code stands: that cell is the one to stay in sight.
        shown[said_by] = replace(shown[said_by], style=f"{shown[said_by].style} held".strip())
    styles = ["total"] if one.head.is_total else [f"level-{one.head.level}"] if one.head.level else []
    return BodyRow(
        anchor=one.anchor,
        style=" ".join(styles),
        level_word=_LEVEL_WORDS[one.head.level - 1] if one.head.level else None,
        heads=tuple(shown[: one.side.heads]),
        cells=tuple(shown[one.side.heads :]),
        named_by=named_by,
        level=one.head.level,
        within=within,
        above=above,
    )


def _style(cell: Cell, column: Column, decimals: int) -> str:
    """The classes of a cell: what it holds, and by how many digits it ends before the longest figure of its column."""
    if column.kind is ColumnKind.CODE:
        return "code"
    if column.kind is not ColumnKind.MONEY:
        return ""
    if cell.amount is None or not cell.amount.is_number or cell.amount.decimals == decimals:
        return "number"
    point = "" if cell.amount.decimals else " no-point"
    return f"number short-{decimals - cell.amount.decimals}{point}"


def _decimals_of(table: BudgetTable, place: int) -> int:
    """The most digits after the point in a column."""
    amounts = (row.cells[place].amount for row in table.rows)
    return max((amount.decimals for amount in amounts if amount is not None), default=0)
