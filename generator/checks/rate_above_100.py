"""A rate that would have to reach or pass 100%: ≥100%, >100%, ≥120%."""

from __future__ import annotations

from collections.abc import Iterable

from generator.checks import Check, Finding, Scope, Subject
from generator.checks.shared.indicator_words import FLOORS, GROWTH_NAME, Measure
from generator.checks.shared.merged_rows import MergedRow, rows_of
from generator.model.diagnostic import Severity
from generator.model.indicator_value import ValueKind
from generator.model.legal_source import PRACTICE
from generator.model.message import msg


def _find(subject: Subject) -> Iterable[Finding]:
    for row in rows_of(subject):
        if row.measure is not Measure.PERCENT or not _passes_100(row):
            continue
        is_growth = GROWTH_NAME.search(row.name) is not None
        if is_growth and row.value.number != 100:
            continue  # 增长率 ≥120% is what it says
        message = (
            msg('Whether "{name}" can pass 100% cannot be told', name=row.name)
            if is_growth
            else msg('"{name}" cannot be more than 100%', name=row.name)
        )
        expected = "=100%" if row.value.number == 100 else "≤100%"
        yield Finding(
            message, row.at("target"), row.value.text, expected, related=row.also("target"), is_undecided=is_growth
        )


def _passes_100(row: MergedRow) -> bool:
    number = row.value.number
    if number is None or row.value.kind is not ValueKind.NUMBER:
        return False
    return number > 100 or (number == 100 and row.value.operator in FLOORS)


CHECK = Check(
    id="rate-above-100",
    severity=Severity.WARNING,
    scope=Scope.VALUE,
    title=msg("A rate is to pass 100%"),
    finds=msg("A target in percent that asks for 100% or more, or for more than 100%. Of growth it cannot be told."),
    why=msg("A share of a whole never passes the whole; such a target can only be met by accident of its wording."),
    example=msg("“Street lamps that burn: ≥100%”; meant is =100%."),
    mend=msg("Print =100%, or the rate that is really aimed at"),
    sources=(PRACTICE,),
    find=_find,
)
