"""Signs go into the cells of the ruled tables of a page; cells keep their places in points until tables are joined."""

from __future__ import annotations

import bisect
from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Final

from generator.intake.pdf.lines import cell_text
from generator.intake.pdf.marks import Box, Sign
from generator.intake.pdf.overflow import settle_overflow
from generator.intake.pdf.rules import RuledTable

SAME: Final = 2.0
"""Sides of cells that differ by less, in points, are one."""


@dataclass(frozen=True, slots=True)
class PrintedCell:
    """A cell as printed."""

    text: str
    place: str
    box: Box
    row: int
    """Of its page, from 0."""
    row_span: int
    end: float = 0.0
    """Where its last line ends from the left."""
    size: float = 0.0
    """Height of its type."""


@dataclass(frozen=True, slots=True)
class PrintedTable:
    """The part of a table that stands on one page."""

    place: str
    box: Box
    cells: tuple[PrintedCell, ...]
    row_count: int
    is_open_above: bool = False
    is_open_below: bool = False
    doubtful: tuple[str, ...] = ()
    """Places of cells whose text runs over a rule into the next one."""

    @property
    def sides(self) -> tuple[float, ...]:
        """Where columns begin and end, from left to right."""
        return tuple(distinct([side for cell in self.cells for side in (cell.box.x0, cell.box.x1)]))

    def row(self, number: int) -> list[PrintedCell]:
        """The cells that begin in a row, from left to right."""
        return sorted((cell for cell in self.cells if cell.row == number), key=lambda cell: cell.box.x0)


def distinct(values: Iterable[float]) -> list[float]:
    """The values in order, one of those that are nearly the same."""
    found: list[float] = []
    for value in sorted(values):
        if not found or value - found[-1] > SAME:
            found.append(value)
    return found


def nearest(values: Sequence[float], value: float) -> int:
    """Index of the value nearest to another."""
    i = bisect.bisect_left(values, value)
    near = [j for j in (i - 1, i) if 0 <= j < len(values)]
    return min(near, key=lambda j: abs(values[j] - value))


class _Squares:
    """Which cell a point lies in."""

    def __init__(self, cells: Sequence[Box]) -> None:
        self.xs = distinct(side for cell in cells for side in (cell.x0, cell.x1))
        self.ys = distinct(side for cell in cells for side in (cell.top, cell.bottom))
        self._at: dict[tuple[int, int], int] = {}
        for i, cell in enumerate(cells):
            for column in range(nearest(self.xs, cell.x0), nearest(self.xs, cell.x1)):
                for row in range(nearest(self.ys, cell.top), nearest(self.ys, cell.bottom)):
                    self._at.setdefault((column, row), i)

    def at(self, x: float, y: float) -> int | None:
        """The cell, None where there is none."""
        return self._at.get((bisect.bisect_right(self.xs, x) - 1, bisect.bisect_right(self.ys, y) - 1))


def fill_table(ruled: RuledTable, signs: Sequence[Sign], place: str) -> tuple[PrintedTable, list[Sign]]:
    """The table with the signs that lie in its cells, and the signs that do not."""
    squares = _Squares(ruled.cells)
    inside: dict[int, list[Sign]] = defaultdict(list)
    rest: list[Sign] = []
    for sign in signs:
        cell = squares.at(sign.x, sign.y) if ruled.box.holds(sign.x, sign.y) else None
        if cell is None:
            rest.append(sign)
        else:
            inside[cell].append(sign)
    over = settle_overflow(ruled.cells, inside, squares.at)
    order = sorted(range(len(ruled.cells)), key=lambda i: (nearest(squares.ys, ruled.cells[i].top), ruled.cells[i].x0))
    cells: list[PrintedCell] = []
    doubtful: list[str] = []
    for i in order:
        box = ruled.cells[i]
        row = nearest(squares.ys, box.top)
        count = sum(cell.row == row for cell in cells)
        where = f"{place}/row-{row + 1}/cell-{count + 1}"
        span = nearest(squares.ys, box.bottom) - row
        text, end, size = _content(inside.get(i, []))
        cells.append(PrintedCell(text, where, box, row, max(span, 1), end, size))
        if i in over:
            doubtful.append(where)
    table = PrintedTable(
        place,
        ruled.box,
        tuple(cells),
        len(squares.ys) - 1,
        ruled.is_open_above,
        ruled.is_open_below,
        tuple(doubtful),
    )
    return table, rest


def _content(signs: Sequence[Sign]) -> tuple[str, float, float]:
    """The text of a cell, where its last line ends, and the height of its type."""
    drawn = [sign for sign in signs if sign.text.strip()]
    if not drawn:
        return "", 0.0, 0.0
    lowest = max(drawn, key=lambda sign: sign.y)
    last = [sign for sign in drawn if abs(sign.y - lowest.y) <= lowest.size / 2]
    return cell_text(signs), max(sign.box.x1 for sign in last), lowest.size
