"""A cost target (成本指标) with a floor instead of a ceiling: the more is spent, the better it is met."""

from __future__ import annotations

import re
from collections.abc import Iterable

from generator.checks import Check, Finding, Scope, Subject
from generator.checks.shared.indicator_words import COST_KINDS, COST_NAME, FLOORS, RATE_NAME, SAVING_NAME, Measure
from generator.checks.shared.merged_rows import MergedRow, rows_of
from generator.model.diagnostic import Severity
from generator.model.indicator import IndicatorKind
from generator.model.legal_source import unread
from generator.model.message import Message, msg

_PLAIN_COSTS = (IndicatorKind.COST, IndicatorKind.ECONOMIC_COST)
_NO_COST = re.compile("执行|到位|拨付|支付进度|完成|合规|合格|达标|规范|精准|公开|满意")
_BAD_RATE = re.compile("涨|超|增")
_OWED = re.compile("补助|补贴|补偿|救助|奖励|工资|薪酬|待遇|津贴|保障标准|发放|配套|投入|自筹|引导|撬动")


def _find(subject: Subject) -> Iterable[Finding]:
    for row in rows_of(subject):
        if row.kind not in COST_KINDS or row.value.operator not in FLOORS or SAVING_NAME.search(row.name):
            continue
        judged = _judged(row)
        if judged is None:
            continue
        message, is_undecided = judged
        yield Finding(
            message,
            row.at("target"),
            row.value.text,
            "≤, =",
            related=row.also("target"),
            is_undecided=is_undecided,
        )


def _judged(row: MergedRow) -> tuple[Message, bool] | None:
    """What is wrong and whether that cannot be told for certain; None where nothing is."""
    if row.measure is Measure.MONEY:
        if _OWED.search(row.name):
            return msg('Whether "{name}" is a cost or what is owed cannot be told', name=row.name), True
        return msg('The cost "{name}" has a floor and no ceiling', name=row.name), False
    if row.measure is not Measure.PERCENT or row.kind not in _PLAIN_COSTS:
        return None
    if _NO_COST.search(row.name) or not COST_NAME.search(row.name):
        return None
    if RATE_NAME.search(row.name) and not _BAD_RATE.search(row.name):
        return None  # 资金支付率 ≥95% is no cost, though it stands under cost
    return msg('The cost "{name}" is a percentage with a floor; a cost is money with a ceiling', name=row.name), False


CHECK = Check(
    id="cost-without-ceiling",
    severity=Severity.ERROR,
    scope=Scope.VALUE,
    title=msg("A cost has a floor and no ceiling"),
    finds=msg(
        "A cost target with ≥ or >, in money or in percent. What is saved, and what is owed to people, is no cost."
    ),
    why=msg("With ≥ the target is met the better the more is spent: it limits nothing."),
    example=msg("“Cost of the repair: ≥100%”, or “>135万元” where at most 135万元 are meant."),
    mend=msg("Print the amount that must not be passed, with ≤"),
    sources=(
        unread("中央部门预算绩效目标管理办法"),
        unread("中央部门项目支出核心绩效目标和指标设置及取值指引（试行）"),
    ),
    find=_find,
)
