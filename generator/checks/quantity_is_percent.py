"""A quantity target (数量指标) in percent."""

from __future__ import annotations

from collections.abc import Iterable

from generator.checks import Check, Finding, Scope, Subject
from generator.checks.shared.indicator_words import Measure
from generator.checks.shared.merged_rows import rows_of
from generator.model.diagnostic import Severity
from generator.model.indicator import IndicatorKind
from generator.model.legal_source import unread
from generator.model.message import msg


def _find(subject: Subject) -> Iterable[Finding]:
    for row in rows_of(subject):
        if row.measure is Measure.PERCENT and row.kind is IndicatorKind.QUANTITY:
            yield Finding(
                msg('The quantity "{name}" is a percentage', name=row.name),
                row.at("target"),
                row.value.text,
                related=row.also("target"),
            )


CHECK = Check(
    id="quantity-is-percent",
    severity=Severity.WARNING,
    scope=Scope.VALUE,
    title=msg("A quantity is a percentage"),
    finds=msg("An indicator under quantity whose target is in percent."),
    why=msg("A percentage does not say how much is done: 100% of 5 lamps and of 5,000 look the same."),
    example=msg("“Lamps replaced: 100%” where “≥320盏” would say something."),
    mend=msg("Print the number with its unit, or move the rate to quality"),
    sources=(unread("中央部门预算绩效目标管理办法"),),
    find=_find,
)
