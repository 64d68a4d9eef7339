"""Parts of a table on successive pages: whether they are one, and how their rows go on."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Final

from generator.intake.pdf.tables import SAME, PrintedCell, PrintedTable, distinct, nearest
from generator.intake.pieces import CellPiece, TablePiece

_PADDING: Final = 3.0
_TOKEN = re.compile(r"[A-Za-z0-9.,%+/:-]+")


def joins(above: PrintedTable, below: PrintedTable) -> bool:
    """Whether a table at the top of a page goes on with the one at the end of the page before.

    Certain only where their outer sides are the same and the columns of one are among those of the other. A first row
    of one cell across the whole table is the title of another, unless it is all there is.
    """
    ours, theirs = above.sides, below.sides
    if abs(ours[0] - theirs[0]) > SAME or abs(ours[-1] - theirs[-1]) > SAME:
        return False
    few, many = sorted((ours, theirs), key=len)
    if not all(abs(many[nearest(many, side)] - side) <= SAME for side in few):
        return False
    return below.row_count == 1 or len(below.row(0)) > 1


def table_piece(parts: Sequence[PrintedTable]) -> TablePiece:
    """Parts of a table on successive pages, joined by `joins`, as one."""
    sides = distinct(side for part in parts for side in part.sides)
    rows: list[tuple[CellPiece, ...]] = []
    for before, part in zip((None, *parts), parts, strict=False):
        own = [[_piece(cell, sides) for cell in part.row(number)] for number in range(part.row_count)]
        if before is not None and _is_cut_row(before, part):
            rows[-1] = _joined_row(rows[-1], own.pop(0))
        rows.extend(tuple(row) for row in own)
    return TablePiece(tuple(rows), parts[0].place)


def _piece(cell: PrintedCell, sides: Sequence[float]) -> CellPiece:
    first, last = nearest(sides, cell.box.x0), nearest(sides, cell.box.x1)
    return CellPiece(cell.text, cell.place, first, max(last - first, 1), cell.row_span)


def _is_cut_row(above: PrintedTable, below: PrintedTable) -> bool:
    """Whether the page ends within a row: no rule below it, none above its rest, and the same cells in both."""
    if not (above.is_open_below and below.is_open_above):
        return False
    last, first = above.row(above.row_count - 1), below.row(0)
    return len(last) == len(first) and all(
        _is_same_column(a, b) and a.row_span == b.row_span == 1 for a, b in zip(last, first, strict=True)
    )


def _is_same_column(above: PrintedCell, below: PrintedCell) -> bool:
    return abs(above.box.x0 - below.box.x0) <= SAME and abs(above.box.x1 - below.box.x1) <= SAME


def _joined_row(above: Sequence[CellPiece], below: Sequence[CellPiece]) -> tuple[CellPiece, ...]:
    return tuple(
        CellPiece("\n".join(filter(None, (a.text, b.text))), a.place, a.column, a.column_span, a.row_span)
        for a, b in zip(above, below, strict=True)
    )


def likely_rest(parts: Sequence[PrintedTable], below: PrintedTable) -> str:
    """Place of the first row of the next page, below a repeated head, if it looks like the rest of the last row.

    Programs draw a rule at the end of a page within a row too. Each of its filled cells would go on with a line that
    has no more room, and it fills fewer cells: likely, not certain. Empty where it does not look so.
    """
    above = parts[-1]
    if _is_cut_row(above, below):
        return ""
    number = 0
    while number < min(below.row_count, parts[0].row_count) and _texts(parts[0], number) == _texts(below, number):
        number += 1
    last = [cell for cell in above.cells if cell.row + cell.row_span == above.row_count and cell.text]
    first = [cell for cell in below.row(number) if cell.text]
    if not first or len(first) >= len(last):
        return ""
    if all(any(_is_same_column(a, b) and _has_no_room(a, b.text) for a in last) for b in first):
        return first[0].place.rpartition("/")[0]
    return ""


def _texts(table: PrintedTable, row: int) -> list[str]:
    return [cell.text for cell in table.row(row)]


def _has_no_room(cell: PrintedCell, following: str) -> bool:
    token = _TOKEN.match(following)
    width = len(token[0]) / 2 if token else 1.0
    return cell.end + width * cell.size > cell.box.x1 - _PADDING
