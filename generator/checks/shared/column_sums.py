"""Which columns of a table add up to which: 合计 and its parts, told from the labels above them."""

from __future__ import annotations

import enum
import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Final

from generator.checks.shared.sums import Sum
from generator.checks.shared.table_columns import BUDGETS, Meaning, ReadSide, label_meaning
from generator.model.han import strip_blanks


class Division(enum.Enum):
    """By what a total is divided into columns."""

    SPENDING = "spending"
    """基本支出 and 项目支出."""
    BASIC = "basic"
    """人员经费 and 公用经费."""
    BUDGETS = "budgets"
    """The budgets that appropriations come from: 一般公共预算, 政府性基金, 国有资本经营."""
    FUNDS = "funds"
    """All sources of money."""
    YEARS = "years"
    """Money of this year and what was carried over."""


@dataclass(frozen=True, slots=True)
class _Group:
    """A total and the columns it adds up."""

    total: int
    parts: tuple[int, ...]
    division: Division


_SPENDING: Final = frozenset((Meaning.BASIC, Meaning.PROJECT))
_SPENDING_WIDE: Final = _SPENDING | {Meaning.OTHER_SPENDING}
_BASIC: Final = frozenset((Meaning.STAFF, Meaning.RUNNING))
_FUNDS: Final = BUDGETS | {Meaning.SOCIAL, Meaning.ACCOUNT, Meaning.OWN, Meaning.APPROPRIATION, Meaning.CARRYOVER}
_YEARS: Final = frozenset((Meaning.NOW, Meaning.CARRYOVER))
_WHOLE: Final = re.compile("(?:20[0-9]{2}年)?(?:本年)?(?:预算数?|金额|总额|支出数)(?:[（(].*[）)])?")
_OF_WHICH: Final = "其中"


def column_sums(sides: Iterable[ReadSide]) -> tuple[tuple[Division, Sum], ...]:
    """Every total of columns, row by row, in the order of the tables."""
    return tuple(one for side in sides for one in _sums(side))


def _sums(side: ReadSide) -> Iterator[tuple[Division, Sum]]:
    id = side.table.id
    for group in _groups(side):
        for row in side.rows:
            parts = tuple((row.cells.cells[column].amount, (id, row.number, column)) for column in group.parts)
            total = row.amount(group.total)
            if (total is None or total.yuan is None) and not any(part and part.yuan for part, _ in parts):
                continue
            name = row.head.name.strip() or row.head.code
            label = f"{name}, {side.column_name(group.total)}" if name else side.column_name(group.total)
            yield group.division, Sum(label, total, (id, row.number, group.total), parts)


def _groups(side: ReadSide) -> Iterator[_Group]:
    """The totals of a side; one whose parts cannot be told for certain is left out."""
    paths = {number: side.table.columns[number].path for number in side.money}
    for above in sorted({path[:depth] for path in paths.values() for depth in range(len(path))}):
        inside = [number for number in side.money if paths[number][: len(above)] == above]
        own = [number for number in inside if len(paths[number]) == len(above) + 1]
        totals = [number for number in own if _meaning(side, number) is Meaning.TOTAL]
        if not totals and own and own[0] == inside[0] and _WHOLE.fullmatch(strip_blanks(paths[own[0]][-1])):
            totals = own[:1]
        if len(totals) != 1:
            continue
        parts = _parts(side, [number for number in inside if number != totals[0]], len(above))
        division = _division(side, parts) if parts else None
        if division is not None:
            yield _Group(totals[0], tuple(number for number, _ in parts), division)


def _parts(side: ReadSide, columns: Sequence[int], depth: int) -> tuple[tuple[int, Meaning], ...]:
    """The columns that share a total, a group with a total of its own by that alone; none where it is unclear."""
    found: list[tuple[int, Meaning]] = []
    at = 0
    while at < len(columns):
        path = side.table.columns[columns[at]].path
        if len(path) <= depth:
            return ()
        if len(path) == depth + 1:
            found.append((columns[at], _meaning(side, columns[at])))
            at += 1
            continue
        group = [number for number in columns[at:] if side.table.columns[number].path[: depth + 1] == path[: depth + 1]]
        totals = [
            number
            for number in group
            if _meaning(side, number) is Meaning.TOTAL and len(side.table.columns[number].path) == depth + 2
        ]
        if len(totals) == 1:
            found.append((totals[0], label_meaning(strip_blanks(path[depth]))))
        elif totals:
            return ()
        else:
            found.extend(_parts(side, group, depth + 1))
        at += len(group)
    return tuple(found)


def _division(side: ReadSide, parts: Sequence[tuple[int, Meaning]]) -> Division | None:
    """What divides the total; None where a column among its parts is nothing that is known to belong there."""
    meanings = {meaning for _, meaning in parts}
    if len(meanings) == len(parts):
        if _SPENDING <= meanings <= _SPENDING_WIDE:
            return Division.SPENDING
        if meanings == _BASIC:
            return Division.BASIC
        if meanings == _YEARS:
            return Division.YEARS
    elif _SPENDING <= meanings <= _SPENDING_WIDE and len(parts) - len(meanings) < 3:
        return Division.SPENDING
    # What stands behind 其中 may be some of the sources only.
    if any(_OF_WHICH in label for number, _ in parts for label in side.table.columns[number].path):
        return None
    if Meaning.APPROPRIATION in meanings and meanings & BUDGETS:
        return None
    if meanings <= BUDGETS and len(meanings) > 1:
        return Division.BUDGETS
    return Division.FUNDS if meanings <= _FUNDS and len(meanings) > 1 else None


def _meaning(side: ReadSide, column: int) -> Meaning:
    return side.meanings[side.money.index(column)]
