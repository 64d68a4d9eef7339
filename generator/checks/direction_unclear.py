"""Consumption (用水量, 用电量) with a floor: the more is used, the better the target is met."""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import Final

from generator.checks import Check, Finding, Scope, Subject
from generator.checks.shared.indicator_words import CEILINGS, FLOORS, Measure
from generator.checks.shared.merged_rows import MergedRow, rows_of
from generator.model.diagnostic import Severity
from generator.model.legal_source import PRACTICE
from generator.model.message import msg

_CONSUMPTION: Final = re.compile(
    "用水|用电|用气|用热|用油|用煤|用纸|耗水|耗电|耗能|耗油|能耗|油耗|[水电气](?:费)?(?:度数|吨数)|排放量"
)
_UNITS: Final = re.compile(
    "[百千万亿]{0,4}(?:吨|公斤|千克|度|千瓦时|kwh|立方米?|方|升|m3|m³|立方|张|包|箱)", re.IGNORECASE
)
_NOT_USED: Final = re.compile("节|减|降|省|供|产|处理|回收|循环|再生|利用|保障|服务|覆盖|天数|面积|户|人|单位")


def _find(subject: Subject) -> Iterable[Finding]:
    used = [row for row in rows_of(subject) if row.measure is Measure.COUNT and _is_consumption(row)]
    for row in used:
        if row.value.operator not in FLOORS:
            continue
        elsewhere = [other for other in used if other.name == row.name and other.value.operator in CEILINGS]
        yield Finding(
            msg('The consumption "{name}" has a floor and no ceiling', name=row.name),
            row.at("target"),
            row.value.text,
            "≤",
            related=(*row.also("target"), *(other.at("target") for other in elsewhere)),
        )


def _is_consumption(row: MergedRow) -> bool:
    if not _UNITS.fullmatch(row.value.unit) or not _CONSUMPTION.search(row.name):
        return False
    return _NOT_USED.search(row.name) is None


CHECK = Check(
    id="direction-unclear",
    severity=Severity.NOTICE,
    scope=Scope.VALUE,
    title=msg("Consumption has a floor and no ceiling"),
    finds=msg("A target for water, electricity, gas, fuel or paper used, or for emissions, with ≥ or >."),
    why=msg("With ≥ the target is met the better the more is used, which nobody means."),
    example=msg("“Water used: ≥9000吨” where ≤9000吨 is meant."),
    mend=msg("Print ≤, or name what is to be supplied rather than used"),
    sources=(PRACTICE,),
    find=_find,
)
