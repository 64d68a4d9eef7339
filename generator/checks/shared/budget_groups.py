"""The budget lines of a target form (整体支出绩效目标表) as totals and the parts they add up."""

from __future__ import annotations

import itertools
import math
import re
from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import Final

from generator.model.amount import Amount, sum_yuan
from generator.model.han import strip_blanks
from generator.model.submission import BudgetLine
from generator.model.table_rows import is_total_label

_PREFIX: Final = re.compile("^[（(]?(?:其中)?[:：]?|[:：]$")
_INSIDE: Final = re.compile("[（(]?其中")
_DIVISION: Final = re.compile("^按|划分$")
_TOTAL: Final = re.compile("(?:资金|预算|收入|支出)总额$|总额$|总计$")
_INCOME: Final = re.compile("收入|来源")
_SPENDING: Final = re.compile("支出|方向|用途")
_MOST_READINGS: Final = 500
"""A list with more ways to be read says nothing for certain."""


@dataclass(frozen=True, slots=True)
class GroupSum:
    """A total of a form and the lines that add up to it."""

    total: int
    """Place of its line, from 0."""
    parts: tuple[int, ...]
    """Places of the lines that are its parts."""
    readings: tuple[tuple[int, ...], ...] = ()
    """Other ways to tell which lines are its parts: where what 其中 splits ends is not printed."""


@dataclass(frozen=True, slots=True)
class _Line:
    place: int
    group: tuple[str, ...]
    label: str
    is_total: bool
    is_inside: bool
    """Whether it begins with 其中."""


def group_sums(lines: Sequence[BudgetLine]) -> tuple[GroupSum, ...]:
    """The totals of a form with their parts; a total that speaks of income or of spending adds up that side only."""
    read = [_read(place, line) for place, line in enumerate(lines)]
    is_flat = not any(line.group for line in read)
    found: list[GroupSum] = []
    for total in read:
        if not total.is_total:
            continue
        for listed in _block(total, read) if is_flat else _parts_of(total, read):
            ways = _ways([read[place] for place in listed], lines)
            if ways:
                found.append(GroupSum(total.place, ways[0], tuple(ways[1:])))
    return tuple(found)


def twin_totals(lines: Sequence[BudgetLine]) -> tuple[int, ...]:
    """The places of the totals of the whole form: by source, by purpose. They are one amount."""
    read = [_read(place, line) for place, line in enumerate(lines)]
    tops = {line.group[:1] for line in read if line.group}
    return tuple(
        line.place for line in read if line.is_total and (not line.group or (line.group in tops and len(tops) > 1))
    )


def amount_of(lines: Sequence[BudgetLine], place: int) -> Amount:
    """The amount of a line."""
    return lines[place].amount


def _read(place: int, line: BudgetLine) -> _Line:
    bare = [strip_blanks(label) for label in line.labels]
    labels = tuple(_PREFIX.sub("", label).rstrip(":：") for label in bare)
    last = labels[-1]
    # A bare 其中 in a column of its own marks its lines; it is no group.
    group = tuple(label for label in labels[:-1] if label)
    is_inside = _INSIDE.match(bare[-1]) is not None or "" in labels[:-1]
    return _Line(place, group, last, is_total_label(last) or _TOTAL.search(last) is not None, is_inside)


def _block(total: _Line, lines: Sequence[_Line]) -> list[tuple[int, ...]]:
    """The lines of a total in a plain list: those up to the next total, or back to the one before where totals end."""
    totals = [line.place for line in lines if line.is_total]
    if lines[0].is_total:
        block = range(total.place + 1, next((at for at in totals if at > total.place), len(lines)))
    elif len(totals) > 1:
        block = range(max((at for at in totals if at < total.place), default=-1) + 1, total.place)
    else:
        block = range(len(lines))
    parts = tuple(at for at in block if not lines[at].is_total)
    return [parts] if len(parts) > 1 else []


def _ways(listed: Sequence[_Line], lines: Sequence[BudgetLine]) -> list[tuple[int, ...]]:
    """The ways to tell the parts in a list, the likeliest first: 其中 and what follows split the line before them.

    Behind a first line that has 其中 too, such a line may also stand beside it. None if there are too many ways.
    """
    starts = [at for at, line in enumerate(listed) if line.is_inside and at]
    choices: list[list[int]] = []
    for start, end in zip(starts, [*starts[1:], len(listed)], strict=False):
        ends = list(range(start + 1, end + 1))
        whole = lines[listed[start - 1].place].amount.yuan
        full = [at for at in ends if _added(listed[start:at], lines) == whole]
        ends = [*full, *(at for at in ends if at not in full)]
        choices.append([start, *ends] if listed[0].is_inside else ends)
    if math.prod(map(len, choices)) > _MOST_READINGS:
        return []
    found: dict[tuple[int, ...], None] = {}
    for chosen in itertools.product(*choices):
        inner = {at for start, end in zip(starts, chosen, strict=True) for at in range(start, end)}
        found[tuple(line.place for at, line in enumerate(listed) if at not in inner)] = None
    return [way for way in found if way]


def _added(listed: Sequence[_Line], lines: Sequence[BudgetLine]) -> Decimal:
    return sum_yuan([lines[line.place].amount for line in listed if lines[line.place].amount.is_number])


def _parts_of(total: _Line, lines: Sequence[_Line]) -> list[tuple[int, ...]]:
    """The lists of parts that a total adds up, each by the places of its lines."""
    if len(total.group) > 1:
        return _divisions(total.group, lines)
    groups = list(dict.fromkeys(line.group[:1] for line in lines if line.group))
    side = _INCOME if _INCOME.search(total.label) else _SPENDING if _SPENDING.search(total.label) else None
    if side is not None and any(side.search(group[0]) for group in groups):
        other = _SPENDING if side is _INCOME else _INCOME
        groups = [one for one in groups if side.search(one[0]) and not (other.search(one[0]) and side is _SPENDING)]
    elif total.group:
        groups = [total.group]
    return [parts for group in groups for parts in _divisions(group, lines)]


def _divisions(group: tuple[str, ...], lines: Sequence[_Line]) -> list[tuple[int, ...]]:
    """The lines of a group; where it is divided more than once (按收入性质分, 按支出性质分), those of each division."""
    depth = len(group) + 1
    inner = dict.fromkeys(line.group[:depth] for line in lines if line.group[: depth - 1] == group)
    divisions = [one for one in inner if len(one) == depth and _DIVISION.search(one[-1])]
    if len(divisions) > 1:
        return [_leaves(one, lines) for one in divisions]
    return [_leaves(group, lines)]


def _leaves(group: tuple[str, ...], lines: Sequence[_Line]) -> tuple[int, ...]:
    """The lines directly in a group, and for a group inside it its own total, else its lines."""
    found = [line.place for line in lines if line.group == group and not line.is_total]
    depth = len(group)
    for inner in dict.fromkeys(line.group[: depth + 1] for line in lines if line.group[:depth] == group):
        if len(inner) > depth:
            own = [line.place for line in lines if line.group == inner and line.is_total]
            found += own[:1] or _divisions(inner, lines)[0]
    return tuple(sorted(found))
