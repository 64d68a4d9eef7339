"""The goal (绩效目标) a summary of a fund prints of a project, and the one that the project's own form prints."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from generator.checks import Check, Finding, Scope, Subject
from generator.checks.shared.same_words import is_same
from generator.checks.shared.scoped_fields import scoped_fields
from generator.model.diagnostic import Severity
from generator.model.indicator import Scope as Term
from generator.model.legal_source import PRACTICE
from generator.model.message import msg
from generator.model.project import Project
from generator.model.spot import Spot, in_project, in_submission


def _find(subject: Subject) -> Iterable[Finding]:
    by_id = {project.id: project for project in subject.submission.projects}
    for number, form in enumerate(subject.submission.targets):
        for place, direction in enumerate(form.directions):
            project = by_id.get(direction.project)
            if project is None:
                continue
            for field, printed, term in (
                ("goal_term", direction.goal_term, Term.TERM),
                ("goal_year", direction.goal_year, Term.YEAR),
            ):
                own = list(_goals(project, term))
                # Several goals may be summed up in one; only one beside one is the same sentence twice.
                if printed and len(own) == 1 and own[0][0].strip() and not is_same(printed, own[0][0]):
                    yield Finding(
                        msg("The form of the project words this goal in another way: {goal}", goal=own[0][0].strip()),
                        in_submission("targets", number, "directions", place, field),
                        printed,
                        expected=own[0][0],
                        related=(own[0][1],),
                    )


def _goals(project: Project, term: Term) -> Iterator[tuple[str, Spot]]:
    for goal, field, number in scoped_fields(project.goals, "goals"):
        if goal.scope is term:
            yield goal.text, in_project(project.id, field, number)


CHECK = Check(
    id="goal-differs-from-its-form",
    severity=Severity.NOTICE,
    scope=Scope.SUBMISSION,
    title=msg("Summary and form word one goal differently"),
    finds=msg(
        "A goal that the summary of a special fund prints for one of its directions (支出方向) and the direction's own "
        "form in other words, where the form has one such goal; blanks and marks aside."
    ),
    why=msg("Readers cannot tell which of the two the project will be measured by."),
    example=msg("Summary: “按实际用量支付水费”, form: “按合同支付水费”."),
    mend=msg("Print the approved goal in both places"),
    sources=(PRACTICE,),
    find=_find,
)
