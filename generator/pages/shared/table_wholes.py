"""Wholes that budget tables print, each with the parts that add up to it: what a picture of a table may show.

Which lines are the parts of a total is nowhere printed. Several readings are tried, and one counts only where its
parts are exactly the printed total; blank cells count for nothing. Parts and total always come from one table.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import Final

from generator.model.amount import Amount, sum_yuan
from generator.model.budget_table import BudgetTable, TableRow
from generator.model.han import strip_blanks
from generator.model.table_rows import RowHead, Side, sides_of
from generator.pages.shared.printed_totals import is_of_the_year
from generator.pages.shared.table_rows import RowSide, row_sides

INCOME: Final = "收入"
EXPENDITURE: Final = "支出"
OF_WHICH: Final = "其中"
_SUBTOTAL: Final = "小计"
_NUMBERED: Final = re.compile("[一二三四五六七八九十百]+[、.．]")
_BELOW: Final = re.compile("[（(][一二三四五六七八九十]+[）)]")


@dataclass(frozen=True, slots=True)
class WholePart:
    """A line or column of a table that may be a part of a whole."""

    name: str
    """Its label as printed."""
    amount: Amount | None
    """Its figure; None where the cell holds none."""
    anchor: str
    """Id of its row on the page of the table."""

    @property
    def yuan(self) -> Decimal | None:
        """The figure in 元; None where no number is printed."""
        return self.amount.yuan if self.amount is not None else None


@dataclass(frozen=True, slots=True)
class Whole:
    """A printed total and its parts."""

    name: str
    """The total's label as printed: 支出总计."""
    total: Amount
    """The total as printed; a number."""
    anchor: str
    """Id of its row on the page of the table."""
    parts: tuple[WholePart, ...]
    """Its parts as this site reads them, in printed order; those without a figure too."""
    in_parts: tuple[str, ...] = ()
    """Printed labels of what is no part itself, because its own parts are."""

    @property
    def adds_up(self) -> bool:
        """Whether the parts are exactly the total."""
        return sum_yuan(part.amount for part in self.parts if part.amount is not None) == self.total.yuan


@dataclass(frozen=True, slots=True)
class Line:
    """One row of one side of a table, on which something is printed there."""

    head: RowHead
    """What its heading cells say."""
    part: WholePart
    """It as a part, by its figure in the column of the side's own total."""


def whole_of_side(table: BudgetTable, direction: str, year: int) -> Whole | None:
    """What a table prints as total of 收入 or of 支出, with the lines it adds up; None where it prints no total.

    The last total is taken (收入总计) before those above it (本年收入合计), the first of them that adds up; where none
    does, the last.
    """
    found: list[Whole | None] = []
    for place, side in enumerate(sides_of(table.columns)):
        lines = lines_of(table, place, year)
        if _direction(table, side, lines) == direction:
            found.extend(_wholes(lines, direction))
    return best_whole(found)


def main_column(table: BudgetTable, side: Side, year: int) -> int | None:
    """The first column of money of a side that is not of another year."""
    return next((at for at in range(side.first, side.end) if is_of_the_year(table.columns[at], year)), None)


def lines_of(table: BudgetTable, place: int, year: int) -> tuple[Line, ...]:
    """The lines of one side, by its place from 0; none where it has no money of the year."""
    column = main_column(table, sides_of(table.columns)[place], year)
    if column is None:
        return ()
    return tuple(
        Line(one.head, WholePart(row_name(row, one), row.cells[column].amount, one.anchor))
        for row, sides in zip(table.rows, row_sides(table), strict=True)
        for one in (sides[place],)
        if not one.head.is_blank
    )


def row_name(row: TableRow, one: RowSide) -> str:
    """The name of a row; what stands in the place of its code where only that is filled: 合计."""
    heads = (cell.text for cell in row.cells[one.side.first : one.side.first + one.side.heads])
    return one.head.name or next((text for text in heads if text.strip()), "")


def whole_of(total: Line, parts: Sequence[WholePart]) -> Whole | None:
    """The whole of a total and its parts; None where the total has no number."""
    amount = total.part.amount
    if amount is None or not amount.is_number:
        return None
    return Whole(total.part.name, amount, total.part.anchor, tuple(parts))


def best_whole(found: Sequence[Whole | None]) -> Whole | None:
    """The first that adds up, else the first."""
    wholes = [whole for whole in found if whole is not None]
    return next((whole for whole in wholes if whole.adds_up), wholes[0] if wholes else None)


def _direction(table: BudgetTable, side: Side, lines: Sequence[Line]) -> str:
    """Whether a side is one of income or of expenditure: by its totals, else by what stands above it, or its title."""
    totals = (line.part.name for line in reversed(lines) if line.head.is_total)
    for text in (*totals, *table.columns[side.first].path[:1], table.title):
        if (INCOME in text) is not (EXPENDITURE in text):
            return INCOME if INCOME in text else EXPENDITURE
    return ""


def _wholes(lines: Sequence[Line], direction: str) -> Iterator[Whole | None]:
    """Each total of a whole side with each reading of its parts, the last total first."""
    totals = [place for place, line in enumerate(lines) if line.head.is_total and _SUBTOTAL not in line.part.name]
    for place in reversed(totals):
        # 本年收入合计 is a whole too; what other lines between add up is none.
        if place in (0, totals[-1]) or direction in lines[place].part.name:
            # A total on top has its parts below it.
            pool = lines[:place] if place else lines[1:]
            for reading in _readings(pool):
                yield whole_of(lines[place], [line.part for line in reading])


def _readings(pool: Sequence[Line]) -> Iterator[list[Line]]:
    """Which of the lines above or below a total may be its parts, the likeliest first."""
    plain = [at for at, line in enumerate(pool) if not line.head.is_total and OF_WHICH not in line.part.name]
    levels = [pool[at].head.level for at in plain if pool[at].head.level]
    if levels:
        yield [pool[at] for at in plain if pool[at].head.level == min(levels)]
        return
    names = {at: strip_blanks(pool[at].part.name) for at in plain}
    numbered = {at for at, name in names.items() if _NUMBERED.match(name)}
    yield [pool[at] for at in plain]
    # Below 本年收入合计 stands what was carried over, and may be divided once more.
    first = next((at for at, line in enumerate(pool) if line.head.is_total), len(pool))
    yield [pool[at] for at in plain if at < first or at not in numbered]
    yield [pool[at] for at in plain if (at < first) is (at in numbered)]
    yield [pool[at] for at in plain if at in numbered]
    yield [pool[at] for at in plain if _BELOW.match(names[at])]
