"""A rate without ≥ or ≤, and a strict > before a number that is meant exactly."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from generator.checks import Check, Finding, Scope, Subject
from generator.checks.shared.indicator_words import COST_KINDS, Measure
from generator.checks.shared.merged_rows import MergedRow, MergedTable, merged_tables
from generator.checks.shared.scoped_fields import scoped_fields
from generator.model.diagnostic import Severity
from generator.model.han import strip_blanks
from generator.model.indicator_value import Operator, ValueKind
from generator.model.legal_source import PRACTICE
from generator.model.message import Message, msg
from generator.model.spot import Spot, in_project


def _find(subject: Subject) -> Iterable[Finding]:
    for table in subject.view(merged_tables):
        for row in table.rows:
            if row.value.kind is not ValueKind.NUMBER:
                continue
            fault = _fault(row, table)
            if fault is not None:
                message, named_at = fault
                yield Finding(message, row.at("target"), row.value.text, related=(*row.also("target"), *named_at))


def _fault(row: MergedRow, table: MergedTable) -> tuple[Message, tuple[Spot, ...]] | None:
    """What is said of a row, and where the form names the number exactly; None where nothing is missing."""
    number = row.value.number
    if number is None:
        return None
    if row.measure is Measure.PERCENT and row.value.operator is Operator.NONE and not row.value.suffix:
        # 100% and 0% can be passed on one side only, so nothing is missing there.
        if row.kind in COST_KINDS or not 0 < number < 100:
            return None
        return msg('"{name}" is {target}, without ≥ or ≤', name=row.name, target=row.value.text.strip()), ()
    if row.measure is not Measure.COUNT or row.value.operator is not Operator.GT:
        return None
    exact = f"{number:f}{row.value.unit}"
    named_at = tuple(spot for text, spot in _texts(row, table) if _has(strip_blanks(text), exact))
    if not named_at:
        return None
    return (
        msg('"{name}" asks for more than {exact}, and {exact} is what the form names', name=row.name, exact=exact),
        named_at,
    )


def _texts(row: MergedRow, table: MergedTable) -> Iterator[tuple[str, Spot]]:
    """Where a form may name a number exactly: in a name, a goal, the purpose."""
    for other in table.rows:
        yield other.name, other.at("name")
    project = table.project
    if project is not None:
        for field in ("name", "purpose", "overview"):
            yield getattr(project, field) or "", in_project(project.id, field)
        for goal, field, number in scoped_fields(project.goals, "goals"):
            yield goal.text, in_project(project.id, field, number)
    yield row.row.indicator.description or "", row.at("description")


def _has(text: str, exact: str) -> bool:
    at = text.find(exact)
    return at == 0 or (at > 0 and not text[at - 1].isdecimal() and text[at - 1] not in ".,")


CHECK = Check(
    id="operator-missing",
    severity=Severity.NOTICE,
    scope=Scope.VALUE,
    title=msg("A target lacks its ≥ or ≤, or has a strict > where a number is exact"),
    finds=msg("A rate between 0 and 100% without a sign before it, or > before a count that the form names exactly."),
    why=msg("Without the sign nobody knows whether 95% must be reached or must not be passed."),
    example=msg("“Satisfaction: 90%” without ≥; “guards: >48人” where 48 guards are paid."),
    mend=msg("Print ≥, ≤ or ="),
    sources=(PRACTICE,),
    find=_find,
)
