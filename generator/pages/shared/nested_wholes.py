"""Wholes of tables whose lines divide other lines without saying so: basic expenditure by class, projects below units.

Such tables often print no codes. That a line is divided by those below it is taken only from their figures, and a whole
counts only where its parts are exactly the printed total; where no reading gives that, there is none.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from decimal import Decimal
from typing import Final

from generator.model.budget_table import BudgetTable
from generator.model.table_rows import sides_of
from generator.pages.shared.table_wholes import OF_WHICH, Line, Whole, lines_of, whole_of

_MOST_LINES: Final = 500


def by_class(table: BudgetTable, year: int) -> Whole | None:
    """What a table of basic expenditure (基本支出表) prints by economic class: 工资福利支出, 商品和服务支出."""
    lines = _lines(table, year)
    levels = [line.head.level for line in lines if line.head.level]
    if levels:
        return _exact_whole(lines, [[line for line in lines if line.head.level == min(levels)]])
    return _exact_whole(lines, ([others[at] for at in _tops(ends)] for others, ends in _divisions(lines)))


def by_project(table: BudgetTable, year: int) -> Whole | None:
    """What a table of project expenditure (项目支出表) prints for each project.

    Its total is the first line, that of the department, where none is labelled as one.
    """
    lines = _lines(table, year)
    return _exact_whole(lines, ([others[at] for at in _leaves(ends)] for others, ends in _divisions(lines)))


def _lines(table: BudgetTable, year: int) -> tuple[Line, ...]:
    """The lines of a table of one side; none of a long one, since to compare them takes time that grows squared."""
    lines = lines_of(table, 0, year) if len(sides_of(table.columns)) == 1 else ()
    return lines if len(lines) <= _MOST_LINES else ()


def _total(lines: Sequence[Line]) -> Line:
    return next((line for line in lines if line.head.is_total), lines[0])


def _exact_whole(lines: Sequence[Line], readings: Iterable[Sequence[Line]]) -> Whole | None:
    """The first reading of the parts that is exactly the total and more than one figure."""
    for parts in readings:
        whole = whole_of(_total(lines), [line.part for line in parts])
        if whole is not None and whole.adds_up and sum(bool(part.yuan) for part in whole.parts) > 1:
            return whole
    return None


def _divisions(lines: Sequence[Line]) -> Iterator[tuple[Sequence[Line], Sequence[int]]]:
    """The lines beside the total, and for each where the lines that divide it end, in each way it may be read.

    No line divides another; those below divide it as they stand; or those below that are divided themselves do.
    """
    if not lines:
        return
    total = _total(lines)
    others = [each for each in lines if each is not total and not each.head.is_total and OF_WHICH not in each.part.name]
    values = [line.part.yuan or Decimal(0) for line in others]
    yield others, range(1, len(others) + 1)
    if min(values, default=Decimal(0)) >= 0:
        yield others, _ends(values, is_nested=False)
        yield others, _ends(values, is_nested=True)


def _ends(values: Sequence[Decimal], *, is_nested: bool) -> Sequence[int]:
    """For each line the place behind those that divide it: below it, and adding up to exactly its figure."""
    ends = list(range(1, len(values) + 1))
    for place in reversed(range(len(values))):
        found, at = Decimal(0), place + 1
        while at < len(values) and found < values[place]:
            found += values[at]
            at = ends[at] if is_nested else at + 1
        if values[place] and found == values[place]:
            ends[place] = at
    return ends


def _tops(ends: Sequence[int]) -> Iterator[int]:
    """Places of the lines that divide no other."""
    at = 0
    while at < len(ends):
        yield at
        at = ends[at]


def _leaves(ends: Sequence[int]) -> Iterator[int]:
    """Places of the lines that no other divides."""
    return (at for at, end in enumerate(ends) if end == at + 1)
