"""The summary of a special fund (专项资金汇总表) whose directions do not add up, or differ from their own forms."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from generator.checks import Check, Finding, Scope, Subject
from generator.checks.shared.agreements import Agreement, disagreements
from generator.checks.shared.sums import Sum, wrong_sums
from generator.checks.shared.tolerance import ACROSS_TABLES, rounding_between
from generator.model.diagnostic import Severity
from generator.model.legal_source import PRACTICE
from generator.model.message import msg
from generator.model.spot import in_project, in_submission
from generator.model.submission import Submission
from generator.model.table_rows import is_total_label


def _find(subject: Subject) -> Iterable[Finding]:
    if any(form.directions for form in subject.submission.targets):
        yield from wrong_sums(subject, list(_totals(subject.submission)))
        yield from disagreements(_forms(subject.submission))


def _totals(submission: Submission) -> Iterator[Sum]:
    for at, form in enumerate(submission.targets):
        totals = [number for number, line in enumerate(form.budget) if is_total_label(line.labels[-1])]
        if not form.directions or len(totals) != 1:
            continue
        parts = tuple(
            (direction.amount, in_submission("targets", at, "directions", number, "amount"))
            for number, direction in enumerate(form.directions)
        )
        line = form.budget[totals[0]]
        spot = in_submission("targets", at, "budget", totals[0], "amount")
        yield Sum(f"{form.title}, {line.labels[-1]}", line.amount, spot, parts)


def _forms(submission: Submission) -> Iterator[Agreement]:
    projects = {project.id: project for project in submission.projects}
    for at, form in enumerate(submission.targets):
        for number, direction in enumerate(form.directions):
            project = projects.get(direction.project)
            if project is not None:
                yield Agreement(
                    direction.name,
                    [((direction.amount, in_submission("targets", at, "directions", number, "amount")),)],
                    [((project.amount, in_project(project.id, "amount")),)],
                    lambda left, right: rounding_between(left[0], right[0]),
                )


CHECK = Check(
    id="fund-directions-do-not-add-up",
    severity=Severity.ERROR,
    scope=Scope.SUBMISSION,
    title=msg("The directions of a special fund do not add up"),
    finds=msg(
        "A summary of a special fund whose directions (支出方向) add up to another amount than its total, or a "
        "direction whose own form prints another amount."
    ),
    why=msg("The summary is what readers see first; it has to say the same as what it sums up."),
    example=msg("Total 90.00, directions 50.00 and 30.00."),
    mend=msg("Compare each direction with its own form and with the approved budget"),
    sources=(PRACTICE,),
    find=_find,
    tolerance=ACROSS_TABLES,
)
