"""A cost target (成本指标) with a floor instead of a ceiling: the more is spent, the better it is met."""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import Final

from generator.checks import Check, Finding, Scope, Subject
from generator.checks.shared.indicator_words import COST_KINDS, FLOORS, SAVING_NAME, Measure
from generator.checks.shared.merged_rows import MergedRow, rows_of
from generator.checks.shared.percent_costs import is_cost_in_percent, is_price_rise
from generator.model.diagnostic import Severity
from generator.model.legal_source import unread
from generator.model.message import msg

_KEEPING_WITHIN: Final = re.compile("控制(?:情况|效果|水平|程度)?$")
"""Names a rate of keeping within an amount that is not printed, and no amount."""
_FLOOR: Final = re.compile("^(?:≥|＞|>=?|大于(?:等于)?|不[低少]于|至少)[ =]?|(?:及?以上|起)$")
_OWED: Final = re.compile("补助|补贴|补偿|救助|奖励|工资|薪酬|待遇|津贴|保障标准|发放|配套|投入|自筹|引导|撬动")


def _find(subject: Subject) -> Iterable[Finding]:
    for row in rows_of(subject):
        if row.kind not in COST_KINDS:
            continue
        found = _judged(row)
        if found is not None:
            yield found


def _judged(row: MergedRow) -> Finding | None:
    """The finding on a cost target; None where nothing is wrong with it."""
    is_undecided, severity, expected = False, None, ""
    if is_cost_in_percent(row):
        if is_price_rise(row):
            message = msg(
                '"{name}" has a floor, {target}; a rise is limited by a ceiling',
                name=row.name,
                target=row.value.text.strip(),
            )
            expected = _with_ceiling(row)
        elif row.value.operator in FLOORS and not _KEEPING_WITHIN.search(row.name):
            message = msg(
                'The cost "{name}" is a percentage with a floor; a cost is money with a ceiling', name=row.name
            )
        else:
            message = msg('The cost "{name}" is a percentage; a cost is an amount of money', name=row.name)
            severity = Severity.WARNING
    elif row.measure is Measure.MONEY and row.value.operator in FLOORS and not SAVING_NAME.search(row.name):
        is_undecided = _OWED.search(row.name) is not None
        message = (
            msg('Whether "{name}" is a cost or what is owed cannot be told', name=row.name)
            if is_undecided
            else msg('The cost "{name}" has a floor and no ceiling', name=row.name)
        )
        expected = "" if is_undecided else _with_ceiling(row)
    else:
        return None
    return Finding(
        message,
        row.at("target"),
        row.value.text,
        expected,
        related=row.also("target"),
        severity=severity,
        is_undecided=is_undecided,
    )


def _with_ceiling(row: MergedRow) -> str:
    """The target with the sign of a ceiling."""
    return f"≤{_FLOOR.sub('', row.value.text.strip())}"


CHECK = Check(
    id="cost-without-ceiling",
    severity=Severity.ERROR,
    scope=Scope.VALUE,
    title=msg("A cost has a floor and no ceiling"),
    finds=msg(
        "A cost target with ≥ or >, in money or in percent. What is saved, and what is owed to people, is no cost. "
        "Less gravely: a cost in percent without any sign, and one that says how well costs are kept within (成本控制)."
    ),
    why=msg("A cost target is there to limit what is spent; with ≥ it has no limit."),
    example=msg("“Cost of the repair: ≥100%”, or “>135万元” where at most 135万元 are meant."),
    mend=msg("Print the amount that must not be passed, with ≤"),
    sources=(
        unread("中央部门预算绩效目标管理办法"),
        unread("中央部门项目支出核心绩效目标和指标设置及取值指引（试行）"),
    ),
    find=_find,
)
