"""The budget lines of a target form (整体支出绩效目标表) as totals and the parts they add up."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from generator.model.amount import Amount
from generator.model.han import strip_blanks
from generator.model.submission import BudgetLine
from generator.model.table_rows import is_total_label

_PREFIX: Final = re.compile("^(?:其中)?[:：]?|[:：]$")
_TOTAL: Final = re.compile("(?:资金|预算|收入|支出)总额$|总额$|总计$")
_INCOME: Final = re.compile("收入|来源")
_SPENDING: Final = re.compile("支出|方向|用途")


@dataclass(frozen=True, slots=True)
class GroupSum:
    """A total of a form and the lines that add up to it."""

    total: int
    """Place of its line, from 0."""
    parts: tuple[int, ...]
    """Places of the lines that are its parts."""


@dataclass(frozen=True, slots=True)
class _Line:
    place: int
    group: tuple[str, ...]
    label: str
    is_total: bool


def group_sums(lines: Sequence[BudgetLine]) -> tuple[GroupSum, ...]:
    """The totals of a form with their parts; a total that speaks of income or of spending adds up that side only."""
    read = [_read(place, line) for place, line in enumerate(lines)]
    found: list[GroupSum] = []
    for total in read:
        if total.is_total:
            found += (GroupSum(total.place, parts) for parts in _parts_of(total, read) if parts)
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
    labels = tuple(_PREFIX.sub("", strip_blanks(label)).rstrip(":：") for label in line.labels)
    last = labels[-1]
    return _Line(place, labels[:-1], last, is_total_label(last) or _TOTAL.search(last) is not None)


def _parts_of(total: _Line, lines: Sequence[_Line]) -> list[tuple[int, ...]]:
    """The lists of parts that a total adds up, each by the places of its lines."""
    if len(total.group) > 1:
        return [_leaves(total.group, lines)]
    groups = list(dict.fromkeys(line.group[:1] for line in lines if line.group))
    side = _INCOME if _INCOME.search(total.label) else _SPENDING if _SPENDING.search(total.label) else None
    if side is not None and any(side.search(group[0]) for group in groups):
        other = _SPENDING if side is _INCOME else _INCOME
        groups = [one for one in groups if side.search(one[0]) and not (other.search(one[0]) and side is _SPENDING)]
    elif total.group:
        groups = [total.group]
    if not groups:
        plain = tuple(line.place for line in lines if not line.is_total)
        return [plain] if len(plain) > 1 else []
    return [_leaves(group, lines) for group in groups]


def _leaves(group: tuple[str, ...], lines: Sequence[_Line]) -> tuple[int, ...]:
    """The lines directly in a group, and for a group inside it its own total, else its lines."""
    found = [line.place for line in lines if line.group == group and not line.is_total]
    depth = len(group)
    for inner in dict.fromkeys(line.group[: depth + 1] for line in lines if line.group[:depth] == group):
        if len(inner) > depth:
            own = [line.place for line in lines if line.group == inner and line.is_total]
            found += own[:1] or _leaves(inner, lines)
    return tuple(sorted(found))
