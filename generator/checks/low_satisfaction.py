"""A satisfaction target (满意度指标) below what forms usually ask for."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from decimal import Decimal
from typing import Final

from generator.checks import Check, Finding, Scope, Subject
from generator.checks.shared.indicator_words import CEILINGS, SATISFACTION_NAME, Measure
from generator.checks.shared.merged_rows import MergedRow, merged_tables
from generator.model.diagnostic import Severity
from generator.model.indicator_value import ValueKind
from generator.model.legal_source import PRACTICE
from generator.model.message import msg

USUAL: Final = Decimal(85)
"""Least rate in percent that is not remarked on."""


def _find(subject: Subject) -> Iterable[Finding]:
    for table in subject.view(merged_tables):
        low = [row for row in table.rows if _is_low(row)]
        if low:
            yield _finding(low)


def _finding(low: Sequence[MergedRow]) -> Finding:
    """One for each form: whoever explains the target of a project explains it once."""
    first, *others = low
    if others:
        named = "、".join(f"{row.name} {row.value.text.strip()}" for row in low)
        message = msg(
            "{count} satisfaction targets are below {usual}%: {named}", count=len(low), usual=USUAL, named=named
        )
    else:
        message = msg(
            'The target of "{name}" is {target}, below {usual}%',
            name=first.name,
            target=first.value.text.strip(),
            usual=USUAL,
        )
    related = (*first.also("target"), *(spot for row in others for spot in (row.at("target"), *row.also("target"))))
    return Finding(message, first.at("target"), first.value.text, related=related)


def _is_low(row: MergedRow) -> bool:
    if row.measure is not Measure.PERCENT or not SATISFACTION_NAME.search(row.name) or "不满意" in row.name:
        return False
    number = row.value.number
    if number is None or row.value.kind is not ValueKind.NUMBER or row.value.operator in CEILINGS:
        return False
    return number < USUAL


CHECK = Check(
    id="low-satisfaction",
    severity=Severity.NOTICE,
    scope=Scope.VALUE,
    title=msg("A satisfaction target is unusually low"),
    finds=msg("A satisfaction rate below 85%. One finding names all such targets of a form."),
    why=msg("Readers of an unusually low target want to know what it rests on."),
    example=msg("“Satisfaction of the residents: ≥60%”."),
    mend=msg("Say what the target rests on, or adjust it"),
    sources=(PRACTICE,),
    find=_find,
)
