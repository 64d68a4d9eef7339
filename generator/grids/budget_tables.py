"""A budget table (预算表) as printed: columns by their labels, rows, unit of money, notes."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from generator.grids.cells import is_split
from generator.grids.claims import Claims, Piece
from generator.grids.row_lengths import doubt_lengths
from generator.grids.table_head import TableHead, column_kind, column_paths, is_numbering, split_head
from generator.grids.table_kinds import table_kind
from generator.grids.titled_tables import (
    TitledTable,
    is_table_note,
    is_table_number,
    number_in_contents,
    read_table_line,
    split_title,
)
from generator.model.amount import Amount, AmountError, AmountKind, MoneyUnit
from generator.model.budget_table import BudgetTable, Cell, Column, ColumnKind, TableRow, read_cell
from generator.model.grid import ContentsEntry, GridRow, Paragraph
from generator.model.message import msg
from generator.model.project import Note
from generator.model.source import Furniture

_SPLIT_CODE = msg("The code has a blank between its digits")
_NUMBER_PARTS = re.compile(r"(?P<label>\D*?表)\s*(?P<digits>\S+?)[:：.、]?")


def read_budget_table(
    table: TitledTable, id: str, contents: Iterable[ContentsEntry], given: MoneyUnit | None, claims: Claims
) -> BudgetTable:
    """The table, all its cells claimed below `tables/<id>`. `given` is the unit of money where it states none."""
    path = f"tables/{id}"
    number, title = split_title(table.title.text)
    claims.take(f"{path}/title", table.title)
    if number:
        claims.take(f"{path}/number", table.title)
    else:
        number, entry = number_in_contents(title, contents)
        if entry is not None:
            claims.take(f"{path}/number", Paragraph(entry.text, entry.text, entry.line))
    number, facts, unit = _read_lines(table.lines, number, path, claims)
    doubt_lengths(table.rows, path, claims)
    head = split_head(table.rows)
    columns = _read_columns(head, path, claims)
    if unit is None and given is None and _needs_unit(head.body, columns):
        claims.miss(msg("“{form}” states no unit of money: give --money-unit 元 or 万元", form=title))
        # Never written: a reading that misses something stops the import.
        given = MoneyUnit.YUAN
    unit = unit or given
    notes = list(table.notes)
    rows: list[TableRow] = []
    for row in head.body:
        if _is_note(row):
            notes.extend(row.filled)
        elif _is_repeated(row, head):
            claims.furniture(Furniture.REPEATED_HEAD, *row.filled)
        elif row.filled:
            rows.append(_read_row(row, columns, unit, f"{path}/rows/{len(rows)}", claims))
    claims.take(f"{path}/note", *notes)
    return BudgetTable(
        id=id,
        title=title,
        kind=table_kind(title),
        money_unit=unit,
        columns=tuple(columns),
        rows=tuple(rows),
        number=number,
        facts=facts,
        numbering=_read_numbering(head.numbering, len(columns), path, claims),
        note="\n".join(note.text for note in notes),
    )


def _read_lines(
    lines: Iterable[Piece], number: str, path: str, claims: Claims
) -> tuple[str, tuple[Note, ...], MoneyUnit | None]:
    """Number, labelled texts and unit of money of the lines above the grid. A second number is a fact of its own."""
    facts: list[Note] = []
    unit: MoneyUnit | None = None
    for line in lines:
        parts = _NUMBER_PARTS.fullmatch(line.text.strip()) if is_table_number(line.text) else None
        if is_table_number(line.text) and not number:
            number = line.text.strip(" :：.、")
            claims.take(f"{path}/number", line)
            continue
        stated = read_table_line(line.text)
        if parts is not None:
            facts.append(Note(parts.group("label"), parts.group("digits")))
            claims.take(f"{path}/facts/{len(facts) - 1}", line)
        elif stated is not None:
            for fact in stated.facts:
                claims.take(f"{path}/facts/{len(facts)}", line)
                facts.append(fact)
            if stated.money_unit is not None:
                claims.take(f"{path}/money_unit", line)
                if unit is not None and unit is not stated.money_unit:
                    message = msg(
                        "The form states two units of money: {one} and {other}",
                        one=unit.value,
                        other=stated.money_unit.value,
                    )
                    claims.unsure(f"{path}/money_unit", line, message)
                unit = unit or stated.money_unit
    return number, tuple(facts), unit


def _read_columns(head: TableHead, path: str, claims: Claims) -> list[Column]:
    """The columns, those at the end left out where neither a label nor a cell stands in them."""
    paths = list(column_paths(head.rows))
    # What a head repeated after a page break prints is no text of its column.
    body = [row for row in head.body if not _is_repeated(row, head)]
    texts = [[row.cells[place].text for row in body if place < len(row.cells)] for place in range(len(paths))]
    while paths and not paths[-1] and not any(texts[len(paths) - 1]):
        paths.pop()
    for row in head.rows:
        claims.take(f"{path}/columns", *row.filled)
    return [Column(labels, column_kind(labels, texts[place])) for place, labels in enumerate(paths)]


def _read_numbering(row: GridRow | None, width: int, path: str, claims: Claims) -> tuple[str, ...]:
    if row is None:
        return ()
    claims.take(f"{path}/numbering", *(cell for cell in row.filled if cell.column < width))
    return tuple(row.cells[place].text if place < len(row.cells) else "" for place in range(width))


def _needs_unit(rows: Iterable[GridRow], columns: Sequence[Column]) -> bool:
    """Whether an amount stands in a column whose labels name no unit."""
    open_places = {
        place for place, column in enumerate(columns) if column.kind is ColumnKind.MONEY and column.unit(None) is None
    }
    return any(
        cell.column in open_places and any(sign.isdigit() for sign in cell.text)
        for row in rows
        if not is_numbering(row)
        for cell in row.filled
    )


def body_rows(rows: Sequence[GridRow]) -> list[GridRow]:
    """The rows of a table that its body has, in the same order: no head, no note, no blank row."""
    head = split_head(rows)
    return [row for row in head.body if row.filled and not _is_note(row) and not _is_repeated(row, head)]


def _is_note(row: GridRow) -> bool:
    return len(row.filled) == 1 and is_table_note(row.filled[0].text)


def _is_repeated(row: GridRow, head: TableHead) -> bool:
    """Whether a row prints a row of the head again, after a page break."""
    texts = [cell.text for cell in row.cells]
    known = (*head.rows, *((head.numbering,) if head.numbering else ()))
    return any(texts == [cell.text for cell in one.cells] for one in known)


def _read_row(row: GridRow, columns: Sequence[Column], unit: MoneyUnit | None, path: str, claims: Claims) -> TableRow:
    """The row; blank cells that its end lost are added, a cell right of all columns stays unclaimed, and so unread."""
    cells: list[Cell] = []
    for place, column in enumerate(columns):
        printed = row.cells[place] if place < len(row.cells) else None
        text = printed.text if printed else ""
        if printed and text:
            claims.take(path, printed)
            if column.kind is ColumnKind.CODE and is_split(text):
                claims.unsure(path, printed, _SPLIT_CODE)
        try:
            cells.append(read_cell(text, column, unit))
        except AmountError as error:
            if printed:
                claims.unsure(path, printed, error.message)
            cells.append(Cell(text, Amount(text, unit or MoneyUnit.YUAN, AmountKind.UNREADABLE, None)))
    return TableRow(tuple(cells))
