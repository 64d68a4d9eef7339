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
_PARTIAL: Final = re.compile(
    "小计|中计|基本|项目|财政|拨款|一般公共|基金|国有|专户|单位资金|自有|自筹|上级|其他|结转|人员|公用|专项|三公|采购"
)
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

    @property
    def is_partial(self) -> bool:
        """Whether it is the total of some of the lines only: 小计, 财政拨款总额."""
        return self.is_total and _PARTIAL.search(self.label) is not None


def group_sums(lines: Sequence[BudgetLine]) -> tuple[GroupSum, ...]:
    """The totals of a form with their parts; a total that speaks of income or of spending adds up that side only."""
    read = [_read(place, line) for place, line in enumerate(lines)]
    is_flat = not any(line.group for line in read)
    found: list[GroupSum] = []
    for total in read:
        if not total.is_total:
            continue
        for readings in _block(total, read) if is_flat else _parts_of(total, read):
            ways = [way for listed in readings for way in _ways([read[place] for place in listed], lines)]
            if ways:
                found.append(GroupSum(total.place, ways[0], tuple(ways[1:])))
    return tuple(found)


def twin_totals(lines: Sequence[BudgetLine]) -> tuple[int, ...]:
    """The places of the totals of the whole form: by source, by purpose. They are one amount."""
    read = [_read(place, line) for place, line in enumerate(lines)]
    tops = {line.group[:1] for line in read if line.group}
    return tuple(
        line.place
        for line in read
        if line.is_total and not line.is_partial and (not line.group or (line.group in tops and len(tops) > 1))
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


_Listed = tuple[int, ...]
"""The places of the lines that share a total."""


def _block(total: _Line, lines: Sequence[_Line]) -> list[list[_Listed]]:
    """The lines of a total in a plain list: those up to the next total, or back to the one before where totals end.

    Each of the lists it adds up in every way it may be read.
    """
    if any(line.is_partial for line in lines) and any(line.is_total and not line.is_partial for line in lines):
        readings = _beside_it(total, lines) if total.is_partial else _over_partial_totals(lines)
        return [readings] if readings else []
    totals = [line.place for line in lines if line.is_total]
    if lines[0].is_total:
        block = range(total.place + 1, next((at for at in totals if at > total.place), len(lines)))
    elif len(totals) > 1:
        block = range(max((at for at in totals if at < total.place), default=-1) + 1, total.place)
    else:
        block = range(len(lines))
    parts = tuple(at for at in block if not lines[at].is_total)
    return [[parts]] if len(parts) > 1 else []


def _beside_it(total: _Line, lines: Sequence[_Line]) -> list[_Listed]:
    """The lines of a partial total in a plain list: those right above it or right below, however many."""
    totals = [line.place for line in lines if line.is_total]
    first = max((at for at in totals if at < total.place), default=-1) + 1
    end = min((at for at in totals if at > total.place), default=len(lines))
    above = [tuple(range(start, total.place)) for start in range(first, total.place - 1)]
    below = [tuple(range(total.place + 1, stop)) for stop in range(end, total.place + 2, -1)]
    return [*above, *below]


def _over_partial_totals(lines: Sequence[_Line]) -> list[_Listed]:
    """What the whole total of a plain list with partial totals adds up: lines, partial totals, or both."""
    if sum(line.is_total and not line.is_partial for line in lines) > 1:
        return []
    partial = [line.place for line in lines if line.is_partial]
    plain = [line.place for line in lines if not line.is_total]
    outside = ([at for at in plain if at > partial[-1]], [at for at in plain if at < partial[0]], plain)
    ways = [plain, *([*partial, *others] for others in outside), partial]
    return [tuple(sorted(way)) for way in ways if len(way) > 1]


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


def _parts_of(total: _Line, lines: Sequence[_Line]) -> list[list[_Listed]]:
    """The lists of parts that a total adds up, each by the places of its lines, in every way it may be read."""
    if total.is_partial and sum(line.is_total and line.group == total.group for line in lines) > 1:
        return []  # of which lines of its group is not printed
    if len(total.group) > 1:
        return [[parts] for parts in _divisions(total.group, lines)]
    groups = list(dict.fromkeys(line.group[:1] for line in lines if line.group))
    side = _INCOME if _INCOME.search(total.label) else _SPENDING if _SPENDING.search(total.label) else None
    if side is not None and any(side.search(group[0]) for group in groups):
        other = _SPENDING if side is _INCOME else _INCOME
        groups = [one for one in groups if side.search(one[0]) and not (other.search(one[0]) and side is _SPENDING)]
    elif total.group:
        groups = [total.group]
    elif (total.label,) in groups:
        groups = [(total.label,)]
    elif total.is_partial:
        return []  # of which lines is not printed
    elif any(not line.group and not line.is_total for line in lines):
        return [_beside_groups(groups, lines)]
    return [[parts] for group in groups for parts in _divisions(group, lines)]


def _beside_groups(groups: Sequence[tuple[str, ...]], lines: Sequence[_Line]) -> list[_Listed]:
    """The parts of a total above lines and groups of lines: a group named after a line splits that line, others stand
    beside the lines or divide the same money once more."""
    plain = tuple(line.place for line in lines if not line.group and not line.is_total)
    return [_leaves((), lines), plain, *(parts for group in groups for parts in _divisions(group, lines))]


def _divisions(group: tuple[str, ...], lines: Sequence[_Line]) -> list[_Listed]:
    """The lines of a group; where it is divided more than once (按收入性质分, 按支出性质分), those of each division."""
    depth = len(group) + 1
    inner = dict.fromkeys(line.group[:depth] for line in lines if line.group[: depth - 1] == group)
    divisions = [one for one in inner if len(one) == depth and _DIVISION.search(one[-1])]
    if len(divisions) > 1:
        return [_leaves(one, lines) for one in divisions]
    return [_leaves(group, lines)]


def _leaves(group: tuple[str, ...], lines: Sequence[_Line]) -> _Listed:
    """The lines directly in a group, and for a group inside it its own total, else its lines.

    A group named after a line beside it splits that line, which counts alone.
    """
    own = [line for line in lines if line.group == group and not line.is_total]
    found = [line.place for line in own]
    names = {line.label for line in own}
    depth = len(group)
    for inner in dict.fromkeys(line.group[: depth + 1] for line in lines if line.group[:depth] == group):
        if len(inner) > depth and inner[-1] not in names:
            totals = [line.place for line in lines if line.group == inner and line.is_total]
            found += totals[:1] or _divisions(inner, lines)[0]
    return tuple(sorted(found))
