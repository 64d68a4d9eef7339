"""A rate that would have to reach or pass 100%: ≥100%, >100%, ≥120%."""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import Final

from generator.checks import Check, Finding, Scope, Subject
from generator.checks.shared.indicator_words import (
    FLOORS,
    GROWTH_NAME,
    SAVING_NAME,
    SERVICE_LIFE_NAME,
    TIME_NAME,
    Measure,
)
from generator.checks.shared.merged_rows import MergedRow, rows_of
from generator.checks.shared.percent_costs import is_cost_in_percent, is_expense_under_benefit
from generator.model.diagnostic import Severity
from generator.model.indicator import IndicatorKind
from generator.model.indicator_value import Operator, ValueKind
from generator.model.legal_source import PRACTICE
from generator.model.message import Message, msg

_SHARE_NAME: Final = re.compile("率|比[例重率]|占比|百分比|[度]$|完成|达标|合格|覆盖|到位|完好|及时|准时|普及")
"""A name of which a share of a whole can be told."""
_LESS_SPENT: Final = re.compile("(?:节约|节省|节支|压减|降低|减少|下降)(?:比?率|比例)")


def _find(subject: Subject) -> Iterable[Finding]:
    for row in rows_of(subject):
        if row.measure is not Measure.PERCENT or not _passes_100(row) or _is_no_rate(row):
            continue
        is_growth = GROWTH_NAME.search(row.name) is not None
        if is_growth and row.value.number != 100:
            continue  # 增长率 ≥120% is what it says
        # 节支率 =100% would mean that nothing is spent; of what is no rate nobody can say what was meant.
        is_open = is_growth or SAVING_NAME.search(row.name) is not None or not _SHARE_NAME.search(row.name)
        expected = "" if is_open else "=100%" if row.value.number == 100 else "≤100%"
        yield Finding(
            _message(row, is_growth=is_growth),
            row.at("target"),
            row.value.text,
            expected,
            related=row.also("target"),
            is_undecided=is_growth,
        )


def _message(row: MergedRow, *, is_growth: bool) -> Message:
    target = row.value.text.strip()
    if is_growth:
        return msg('Whether "{name}" can pass 100% cannot be told', name=row.name)
    if not _SHARE_NAME.search(row.name):
        return msg('"{name}" is no rate; {target} does not say what is measured', name=row.name, target=target)
    if _LESS_SPENT.search(row.name):
        return msg('"{name}" is to be {target}; with 100% saved nothing would be spent', name=row.name, target=target)
    if row.value.number == 100 and row.value.operator is Operator.GE:
        # ≥100% can be met, by exactly 100%: only the sign promises more than there can be.
        return msg(
            'The target of "{name}" is written {target}; as a share it is 100% at most', name=row.name, target=target
        )
    return msg('"{name}" is to be {target}; a rate cannot pass 100%', name=row.name, target=target)


def _is_no_rate(row: MergedRow) -> bool:
    """Whether a percentage stands where a count, money or a time is asked for, which other checks say of the row."""
    if row.kind is IndicatorKind.QUANTITY or is_cost_in_percent(row) or is_expense_under_benefit(row):
        return True
    if row.kind is IndicatorKind.TIMELINESS and TIME_NAME.search(row.name):
        return True
    return row.row.project is not None and SERVICE_LIFE_NAME.search(row.name) is not None


def _passes_100(row: MergedRow) -> bool:
    number = row.value.number
    if number is None or row.value.kind is not ValueKind.NUMBER:
        return False
    return number > 100 or (number == 100 and row.value.operator in FLOORS)


CHECK = Check(
    id="rate-above-100",
    severity=Severity.WARNING,
    scope=Scope.VALUE,
    title=msg("A rate is written as 100% or more"),
    finds=msg(
        "A rate whose target is ≥100%, >100% or a number above 100%. Of growth and improvement it cannot be told; "
        "percentages of what is no rate are found by the checks of quantities, costs and times."
    ),
    why=msg("A rate is 100% at most; “≥” reads as if more were possible."),
    example=msg("“Street lamps that burn: ≥100%”; meant is =100%."),
    mend=msg("Print =100%, or the rate that is really aimed at"),
    sources=(PRACTICE,),
    find=_find,
)
