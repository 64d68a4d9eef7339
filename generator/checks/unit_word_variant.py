"""A target whose unit is written in an unusual way: 百分比 for %, M for 米, 人/次 for 人次."""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import Final

from generator.checks import Check, Finding, Scope, Subject
from generator.checks.shared.merged_rows import rows_of
from generator.model.diagnostic import Severity
from generator.model.legal_source import PRACTICE
from generator.model.message import msg

_USUAL: Final = {
    "百分比": "%",
    "百分之": "%",
    "百分点": "个百分点",
    "m": "米",
    "M": "米",
    "M2": "平方米",
    "m2": "平方米",
    "km": "公里",
    "KM": "公里",
    "Km": "公里",
    "人/次": "人次",
    "车/次": "车次",
    "批/次": "批次",
    "场/次": "场次",
    "平米": "平方米",
    "平方": "平方米",
    "KG": "公斤",
    "kg": "公斤",
    "RMB": "元",
    "块": "元",
    "块钱": "元",
    "W": "万",
    "w": "万",
    "W元": "万元",
    "w元": "万元",
}
_OF_PEOPLE: Final = re.compile("人次|人数|批次")
"""Names beside which 人/次 is 人次 written apart, and not people for each time."""
_WATTS: Final = re.compile("功率|装机|瓦|灯")


def _find(subject: Subject) -> Iterable[Finding]:
    for row in rows_of(subject):
        usual = _USUAL.get(row.value.unit)
        if usual is None or (row.value.unit in "Ww" and _WATTS.search(row.name)):
            continue
        # 块 counts plates and fields as well: it is money only beside a name that speaks of money.
        if row.value.unit == "块" and not re.search("费|成本|元|价", row.name):
            continue
        if row.value.unit == "人/次" and not _OF_PEOPLE.search(row.name):
            continue
        message = msg("The unit is written {unit}, usual is {usual}", unit=row.value.unit, usual=usual)
        before, _, behind = row.value.text.partition(row.value.unit)
        expected = f"{before.rstrip()}{usual}{behind}"
        if row.value.unit == "人/次" and "批次" in row.name:
            expected = ""  # either the name or the unit is the wrong one
            message = msg('"{name}" speaks of 批次 and counts in {unit}', name=row.name, unit=row.value.unit)
        yield Finding(
            message,
            row.at("target"),
            row.value.text,
            expected=expected,
            related=row.also("target"),
        )


CHECK = Check(
    id="unit-word-variant",
    severity=Severity.NOTICE,
    scope=Scope.VALUE,
    title=msg("A unit is written in an unusual way"),
    finds=msg("A target whose unit is a known variant of the usual word: 百分比 for %, M for 米, 人/次 for 人次."),
    why=msg("Programs and readers that compare targets take two spellings for two units."),
    example=msg("合格率 100 百分比, where all others print 100%."),
    mend=msg("Write the usual unit"),
    sources=(PRACTICE,),
    find=_find,
)
