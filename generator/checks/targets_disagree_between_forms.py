"""An indicator of the whole department or fund that a project's form sets to another value."""

from __future__ import annotations

from collections.abc import Iterable

from generator.checks import Check, Finding, Scope, Subject
from generator.checks.shared.indicator_words import Measure
from generator.checks.shared.merged_rows import MergedRow, merged_tables
from generator.model.diagnostic import Severity
from generator.model.indicator_value import ValueKind
from generator.model.legal_source import Law, article
from generator.model.message import msg


def _find(subject: Subject) -> Iterable[Finding]:
    tables = subject.view(merged_tables)
    above: dict[tuple[str, str], MergedRow] = {}
    for table in tables:
        if table.project is None:
            for row in table.rows:
                # Counts and money of a project are parts of the whole; a rate is one and the same.
                if row.value.kind is ValueKind.NUMBER and row.measure is Measure.PERCENT and len(row.name) > 3:
                    above.setdefault((row.name, row.kind.value), row)
    if not above:
        return
    for table in tables:
        for row in table.rows if table.project is not None else ():
            whole = above.get((row.name, row.kind.value))
            if whole is None or row.value.kind is not ValueKind.NUMBER or row.value.unit != whole.value.unit:
                continue
            if row.value.number != whole.value.number:
                yield Finding(
                    msg(
                        'The target "{name}" is {here} here and {there} in the form above the projects',
                        name=row.name,
                        here=row.value.text.strip(),
                        there=whole.value.text.strip(),
                    ),
                    row.at("target"),
                    row.value.text,
                    expected=whole.value.text,
                    related=(whole.at("target"), *row.also("target")),
                )


CHECK = Check(
    id="targets-disagree-between-forms",
    severity=Severity.WARNING,
    scope=Scope.SUBMISSION,
    title=msg("One target has two values in two forms"),
    finds=msg(
        "A rate or satisfaction target of a project with the same name and kind as one of the whole department or "
        "fund, and another number."
    ),
    why=msg("Where two forms set one target differently, readers cannot tell which of them counts."),
    example=msg("干部职工满意度 ≥90% for the department, ≥95% for its canteen project."),
    mend=msg("Use one value, or say in the names what differs"),
    sources=(article(Law.OPENNESS, 6),),
    find=_find,
)
