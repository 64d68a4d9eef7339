"""A column in which some cells print 0 and others nothing: what does a blank mean?"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from generator.checks import Check, Finding, Scope, Subject
from generator.checks.shared.sums import Part, spot_of
from generator.checks.shared.table_views import read_tables
from generator.model.amount import AmountKind
from generator.model.diagnostic import Severity
from generator.model.indicator import Scope as Term
from generator.model.legal_source import PRACTICE
from generator.model.message import msg
from generator.model.spot import Spot, in_project, in_submission
from generator.model.submission import Submission


def _find(subject: Subject) -> Iterable[Finding]:
    for side in subject.view(read_tables).sides:
        for column in side.money:
            found = _mixed([(row.cells.cells[column].amount, (side.table.id, row.number, column)) for row in side.rows])
            if found:
                yield _finding(found)
    submission = subject.submission
    for number, form in enumerate(submission.targets):
        found = _mixed(
            [
                (line.amount, in_submission("targets", number, "budget", at, "amount"))
                for at, line in enumerate(form.budget)
            ]
        )
        if found:
            yield _finding(found)
    yield from _projects(submission)


def _projects(submission: Submission) -> Iterator[Finding]:
    """One finding for all forms: the same blank field in twenty of them is one habit."""
    found: list[tuple[Spot, Spot]] = []
    for project in submission.projects:
        for term in Term:
            mixed = _mixed(
                [
                    (source.amount, in_project(project.id, "funding", at, "amount"))
                    for at, source in enumerate(project.funding)
                    if source.scope is term
                ]
            )
            if mixed:
                found.append(mixed)
                break
    if found:
        yield Finding(
            msg(
                "In the sources of money of {count} project forms some lines print 0 and others nothing",
                count=len(found),
            ),
            found[0][0],
            related=(found[0][1], *(blank for blank, _ in found[1:4])),
        )


def _mixed(parts: Sequence[Part]) -> tuple[Spot, Spot] | None:
    """The first blank and the first 0, where both stand below one another."""
    blank = next((spot for amount, spot in parts if amount is not None and amount.kind is AmountKind.BLANK), None)
    zero = next((spot for amount, spot in parts if amount is not None and amount.yuan == 0), None)
    return (spot_of(blank), spot_of(zero)) if blank is not None and zero is not None else None


def _finding(found: tuple[Spot, Spot]) -> Finding:
    blank, zero = found
    return Finding(msg("Some amounts print 0 and others nothing"), blank, related=(zero,))


CHECK = Check(
    id="blank-beside-zero",
    severity=Severity.WARNING,
    scope=Scope.TABLE,
    title=msg("Blank and 0 stand in one column"),
    finds=msg(
        "A column of a table, the budget of a form, or the sources of money of a project in which some amounts are "
        "0 and others left blank. One finding for each column, one for all project forms together."
    ),
    why=msg("Where a form prints 0 for nothing, a blank reads as forgotten."),
    example=msg("Central funds 0, provincial funds 0, other funds blank."),
    mend=msg("Print 0 where there is nothing, or leave all such fields blank"),
    sources=(PRACTICE,),
    find=_find,
)
