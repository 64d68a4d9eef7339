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
    OUTPUT_KINDS,
    SATISFACTION_NAME,
    SAVING_NAME,
    SPENDING_NAME,
    TIMELY_NAME,
    Measure,
)
from generator.checks.shared.merged_rows import MergedRow, rows_of
from generator.model.diagnostic import Severity
from generator.model.indicator import IndicatorKind
from generator.model.legal_source import unread
from generator.model.message import msg

_PLAIN_COSTS = (IndicatorKind.COST, IndicatorKind.ECONOMIC_COST)
_OF_NATURE = (IndicatorKind.ENVIRONMENTAL_COST, IndicatorKind.ECOLOGICAL_BENEFIT)
_NATURE_NAME = re.compile("环|生态|污|碳|绿|能|水|气|垃圾|废|排|噪|尘|土|林|草|湖|河|油")


def _find(subject: Subject) -> Iterable[Finding]:
    for row in rows_of(subject):
        fitting = _fitting(row)
        if not fitting:
            continue
        indicator = row.row.indicator
        level = indicator.level2.strip() or indicator.level1.strip()
        yield Finding(
            msg('"{name}" stands under {level}; it is one of {fitting}', name=row.name, level=level, fitting=fitting),
            row.at("name"),
            indicator.name,
            fitting,
            related=row.also("name"),
        )


def _fitting(row: MergedRow) -> str:
    """The kind the row plainly belongs to; empty where the printed one may do."""
    if row.kind is not IndicatorKind.SATISFACTION and _is_satisfaction(row):
        return "满意度指标"
    if row.measure is Measure.MONEY:
        return "成本指标" if _is_misplaced_cost(row) else ""
    if row.measure is Measure.TIME and row.kind in _PLAIN_COSTS:
        return "时效指标"
    if row.measure is Measure.COUNT and row.kind in _PLAIN_COSTS and not COST_NAME.search(row.name):
        return "数量指标"
    if row.kind in (IndicatorKind.QUANTITY, IndicatorKind.QUALITY) and row.measure is Measure.TIME:
        return "时效指标" if TIMELY_NAME.search(row.name) else ""
    return ""


def _is_satisfaction(row: MergedRow) -> bool:
    if row.kind is IndicatorKind.OTHER or row.measure is not Measure.PERCENT:
        return False
    return SATISFACTION_NAME.search(row.name) is not None


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
