"""Weights (权重) of a performance table whose sum is neither 100 nor the 90 that leave 10 for execution."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from decimal import Decimal
from typing import Final

from generator.checks import Check, Finding, Scope, Subject
from generator.checks.shared.indicator_rows import IndicatorRow
from generator.checks.shared.merged_rows import MergedTable, is_empty_row, merged_tables
from generator.model.diagnostic import Severity
from generator.model.indicator import Scope as Time
from generator.model.legal_source import unread
from generator.model.message import msg

_WEIGHT: Final = re.compile(r"([0-9]{1,3}(?:\.[0-9]{1,4})?)(?:分|%|％)?")
_WHOLE: Final = (Decimal(100), Decimal(90))
_SHARES: Final = (Decimal(1), Decimal("0.9"))


def _find(subject: Subject) -> Iterable[Finding]:
    for table in subject.view(merged_tables):
        for time in Time:
            yield from _judged(table, time)


def _judged(table: MergedTable, time: Time) -> Iterable[Finding]:
    rows = [row for row in table.printed if row.indicator.scope is time and row.indicator.weight is not None]
    printed = [row for row in rows if (row.indicator.weight or "").strip()]
    if not printed:
        return
    weights: list[Decimal] = []
    for row in printed:
        found = _WEIGHT.fullmatch((row.indicator.weight or "").strip())
        if found is None:
            yield _undecided(row)
            return
        weights.append(Decimal(found[1]))
    total = sum(weights, Decimal(0))
    if total in (_SHARES if max(weights) <= 1 else _WHOLE):
        return
    blank = next((row for row in rows if row not in printed and _has_a_say(row)), None)
    yield _undecided(blank) if blank else _wrong(printed, total)


def _has_a_say(row: IndicatorRow) -> bool:
    return not is_empty_row(row) or "weight" in row.indicator.cut_off


def _wrong(printed: Sequence[IndicatorRow], total: Decimal) -> Finding:
    return Finding(
        msg("The {count} weights add up to {sum}", count=len(printed), sum=f"{total:f}"),
        printed[0].at("weight"),
        f"{total:f}",
        "100 / 90",
        related=tuple(row.at("weight") for row in printed[1:]),
    )


def _undecided(row: IndicatorRow) -> Finding:
    return Finding(
        msg('Whether the weights add up cannot be told: that of "{name}" is no number', name=row.indicator.name),
        row.at("weight"),
        row.indicator.weight or "",
        is_undecided=True,
    )


CHECK = Check(
    id="weights-do-not-add-up",
    severity=Severity.WARNING,
    scope=Scope.TABLE,
    title=msg("Weights do not add up to 100"),
    finds=msg(
        "The weights printed in a performance table add up to neither 100 nor 90, which leaves 10 for the execution of "
        "the budget."
    ),
    why=msg("The result is scored by the weights; with a wrong sum no project can reach its full score."),
    example=msg("Ten indicators with a weight of 10 and one with 5: together 105."),
    mend=msg("Put the weights right"),
    sources=(unread("项目支出绩效评价管理办法"),),
    find=_find,
)
