"""A timeliness target (时效指标) that names no time, or one that does not fit its name."""

from __future__ import annotations

import re
from collections.abc import Iterable

from generator.checks import Check, Finding, Scope, Subject
from generator.checks.shared.indicator_words import RATE_NAME, TIME_NAME, TIMELY_NAME, Measure
from generator.checks.shared.merged_rows import MergedRow, rows_of
from generator.model.diagnostic import Severity
from generator.model.indicator import IndicatorKind
from generator.model.indicator_value import ValueKind
from generator.model.legal_source import unread
from generator.model.message import Message, msg

_TIME_TEXT = re.compile(
    "[0-9０-９]|[年月日周季旬天][度底末初内前]?|[小课学]时|常年|长期|全程|假期|节前|会前|当[天日月年]|随时"
    "|合同|约定|规定|计划"
)
_DUE_NAME = re.compile("(?:[0-9]{1,2}|[年月季])[年月日季]?[底末初中度]?(?:之前|以前|前)[^率比]{0,8}$")
"""A name that is a deadline itself: 12月底前完成."""
_OTHER_RATE = re.compile("(?:覆盖|合格|达标|使用|利用|知晓|满意|优良|完好)[率度]$")


def _find(subject: Subject) -> Iterable[Finding]:
    for row in rows_of(subject):
        if row.kind is not IndicatorKind.TIMELINESS:
            continue
        message = _fault(row)
        if message is not None:
            yield Finding(message, row.at("target"), row.value.text, related=row.also("target"))
        elif row.measure is Measure.PERCENT and _DUE_NAME.search(row.name):
            yield Finding(
                msg(
                    'Whether "{name}" with the target {target} is a day, or a share done by then, cannot be told',
                    name=row.name,
                    target=row.value.text.strip(),
                ),
                row.at("target"),
                row.value.text,
                related=row.also("target"),
                is_undecided=True,
            )


def _fault(row: MergedRow) -> Message | None:
    name = row.name
    if row.value.kind is ValueKind.TEXT:
        if _TIME_TEXT.search(row.value.text) or "率" in row.value.text:
            return None
        return msg('The timeliness target of "{name}" names no time', name=name)
    if row.measure is Measure.PERCENT:
        if TIME_NAME.search(name):
            return msg('"{name}" is a time, its target a percentage', name=name)
        if _OTHER_RATE.search(name) and not TIMELY_NAME.search(name):
            return msg(
                '"{name}" stands under timeliness, and its target {target} names no time',
                name=name,
                target=row.value.text.strip(),
            )
    elif row.measure is Measure.TIME and row.value.kind is ValueKind.NUMBER and RATE_NAME.search(name):
        return msg('"{name}" is a rate, its target a length of time', name=name)
    elif row.measure is Measure.MONEY:
        return msg('The timeliness target of "{name}" names no time', name=name)
    return None


CHECK = Check(
    id="timeliness-without-time",
    severity=Severity.WARNING,
    scope=Scope.VALUE,
    title=msg("A timeliness target names no fitting time"),
    finds=msg(
        "A timeliness target without a date, a period or a rate of timeliness, or with one that does not fit its name."
    ),
    why=msg("Whether work was on time can only be told where the time was said before."),
    example=msg("“Rate of repairs done in time: 365天”, or “time of completion: 100%”."),
    mend=msg("Print the day or the length of time, or the share that must be on time"),
    sources=(unread("中央部门预算绩效目标管理办法"),),
    find=_find,
)
