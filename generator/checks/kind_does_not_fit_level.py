"""An indicator that stands under a kind it is plainly not of: a cost (成本) under benefits, satisfaction under cost."""

from __future__ import annotations

import re
from collections.abc import Iterable

from generator.checks import Check, Finding, Scope, Subject
from generator.checks.shared.indicator_words import (
    BENEFIT_KINDS,
    CEILINGS,
    COST_KINDS,
    COST_NAME,
    COUNT_NAME,
    OUTPUT_KINDS,
    SATISFACTION_NAME,
    SAVING_NAME,
    SPENDING_NAME,
    TIMELY_NAME,
    Measure,
)
from generator.checks.shared.merged_rows import MergedRow, MergedTable, merged_tables
from generator.checks.shared.percent_costs import is_expense_under_benefit
from generator.model.diagnostic import Severity
from generator.model.indicator import IndicatorKind
from generator.model.legal_source import unread
from generator.model.message import msg

_PLAIN_COSTS = (IndicatorKind.COST, IndicatorKind.ECONOMIC_COST)
_SPLIT_COSTS = (IndicatorKind.ECONOMIC_COST, IndicatorKind.SOCIAL_COST, IndicatorKind.ENVIRONMENTAL_COST)
_OF_SATISFACTION = (IndicatorKind.SATISFACTION, IndicatorKind.OTHER)
"""A name of satisfaction stands right here, or where the level names no kind at all."""
_BURDENS = (IndicatorKind.SOCIAL_COST, IndicatorKind.ENVIRONMENTAL_COST)
_BURDEN_NAME = re.compile("投诉|事故|损失|影响|占用|污染|排放|扰|伤|亡|拆|停|堵|耗")
"""A name of what the public or nature bears: its count is a cost to them."""
_PAID_NAME = re.compile("(?:缴纳|缴费|支付|付款|拨付)[^率]{0,6}$")
"""A name of paying: a time for it is a deadline."""
_OF_NATURE = (IndicatorKind.ENVIRONMENTAL_COST, IndicatorKind.ECOLOGICAL_BENEFIT)
_NATURE_NAME = re.compile("环|生态|污|碳|绿|能|水|气|垃圾|废|排|噪|尘|土|林|草|湖|河|油")


def _find(subject: Subject) -> Iterable[Finding]:
    for table in subject.view(merged_tables):
        for row in table.rows:
            if fitting := _fitting(row):
                yield _finding(row, _in_this_form(fitting, table))


def _finding(row: MergedRow, fitting: str) -> Finding:
    indicator = row.row.indicator
    return Finding(
        msg(
            '"{name}" ({target}) stands under {level}; by what it says it is one of {fitting}',
            name=row.name,
            target=row.value.text.strip(),
            level=indicator.level2.strip() or indicator.level1.strip(),
            fitting=fitting,
        ),
        row.at("name"),
        indicator.name,
        fitting,
        related=row.also("name"),
    )


def _in_this_form(fitting: str, table: MergedTable) -> str:
    """The kind as the form calls it: where it splits costs into three kinds, money spent is one of them."""
    is_split = fitting == "成本指标" and any(row.indicator.kind in _SPLIT_COSTS for row in table.printed)
    return "经济成本指标" if is_split else fitting


def _fitting(row: MergedRow) -> str:
    """The kind the row plainly belongs to, by its usual name; empty where the printed one may do."""
    if row.measure is Measure.MONEY:
        return "成本指标" if _is_misplaced_cost(row) else ""
    if row.measure is Measure.PERCENT:
        if row.kind not in _OF_SATISFACTION and SATISFACTION_NAME.search(row.name):
            return "满意度指标"
        if is_expense_under_benefit(row):
            return "成本指标"
    if row.kind in _BURDENS:
        return _no_burden(row)
    if row.measure is Measure.TIME and row.kind in _PLAIN_COSTS:
        return "时效指标"
    if row.measure is Measure.COUNT and row.kind in _PLAIN_COSTS and not COST_NAME.search(row.name):
        return "数量指标"
    if row.kind in (IndicatorKind.QUANTITY, IndicatorKind.QUALITY) and row.measure is Measure.TIME:
        return "时效指标" if TIMELY_NAME.search(row.name) or _PAID_NAME.search(row.name) else ""
    return ""


def _no_burden(row: MergedRow) -> str:
    """What a row under social or environmental cost is, where it is work done and nobody's burden."""
    if row.value.operator in CEILINGS or _BURDEN_NAME.search(row.name):
        return ""
    if row.measure is Measure.TIME:
        return "时效指标" if TIMELY_NAME.search(row.name) else ""
    return "数量指标" if row.measure is Measure.COUNT and COUNT_NAME.search(row.name) else ""


def _is_misplaced_cost(row: MergedRow) -> bool:
    if row.kind in _OF_NATURE and not _NATURE_NAME.search(row.name):
        return True
    if row.value.operator not in CEILINGS or SAVING_NAME.search(row.name) or not SPENDING_NAME.search(row.name):
        return False
    levels = row.row.indicator.level1 + row.row.indicator.level2
    is_elsewhere = row.kind in OUTPUT_KINDS or row.kind in BENEFIT_KINDS or row.kind is IndicatorKind.SATISFACTION
    return row.kind not in COST_KINDS and (is_elsewhere or "效益" in levels)


CHECK = Check(
    id="kind-does-not-fit-level",
    severity=Severity.WARNING,
    scope=Scope.VALUE,
    title=msg("An indicator stands under a kind it is not of"),
    finds=msg(
        "A cost under outputs or benefits, satisfaction or a mere count under cost, a deadline under cost or quality."
    ),
    why=msg("Readers compare like with like; an indicator under a wrong kind is missed where it belongs."),
    example=msg("“Vehicles kept running: 70辆” under 经济成本指标."),
    mend=msg("Move the indicator to its kind, or put one there that belongs to it"),
    sources=(
        unread("中央部门预算绩效目标管理办法"),
        unread("中央部门项目支出核心绩效目标和指标设置及取值指引（试行）"),
    ),
    find=_find,
)
