"""Projects with targets that together have more money than the whole project expenditure (项目支出)."""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import Final

from generator.checks import Check, Finding, Scope, Subject
from generator.checks.shared.shown_money import as_printed, shown
from generator.checks.shared.stated_values import Stated, stated_values
from generator.checks.shared.tolerance import ACROSS_TABLES, half_place, slack_across
from generator.model.amount import sum_yuan
from generator.model.diagnostic import Severity
from generator.model.legal_source import PRACTICE, Law, article
from generator.model.message import msg
from generator.model.spot import in_project, in_submission
from generator.model.submission import Submission

_PROJECTS: Final = re.compile(r"(?:其中[:：]?)?\s*项目支出[:：]?")


def _find(subject: Subject) -> Iterable[Finding]:
    submission = subject.submission
    amounts = [project.amount for project in submission.projects if project.amount.is_number]
    stated = [*_in_forms(submission), *(subject.share(stated_values).get("project", ()) if submission.tables else ())]
    numbers = [one for one in stated if one[0].yuan is not None]
    if len(amounts) < 2 or not numbers:
        return
    whole, at = max(numbers, key=lambda one: one[0].yuan or 0)
    added = sum_yuan(amounts)
    slack = slack_across(amounts, (whole,))
    if any(amount.unit is not whole.unit for amount in amounts):
        # The total of a table adds up lines of which each was rounded.
        slack = half_place(whole) * (len(amounts) + 1)
    if whole.yuan is not None and added - whole.yuan > slack:
        yield Finding(
            msg(
                "{count} projects have {sum} together, the project expenditure is {whole}",
                count=len(amounts),
                sum=shown(added, whole.unit),
                whole=as_printed(whole),
            ),
            at,
            whole.text,
            expected=f"≥{shown(added, whole.unit)}",
            difference=shown(whole.yuan - added, whole.unit),
            related=tuple(in_project(project.id, "amount") for project in submission.projects[:12]),
        )


def _in_forms(submission: Submission) -> Iterable[Stated]:
    """The lines of project expenditure on target forms."""
    for number, form in enumerate(submission.targets):
        for place, line in enumerate(form.budget):
            if _PROJECTS.fullmatch(line.labels[-1].strip()):
                yield line.amount, in_submission("targets", number, "budget", place, "amount")


CHECK = Check(
    id="target-money-above-project-expenditure",
    severity=Severity.NOTICE,
    scope=Scope.SUBMISSION,
    title=msg("The projects have more money than the project expenditure"),
    finds=msg(
        "The budgets of the projects with target forms add up to more than 项目支出 of the tables or of the form."
    ),
    why=msg("The projects are a part of the project expenditure; they cannot be more than it."),
    example=msg("Six projects with 820.00 万元 together, 项目支出 802.00 万元."),
    mend=msg("Compare the projects with the table of project expenditure"),
    sources=(article(Law.BUDGET_REGULATION, 5), PRACTICE),
    find=_find,
    tolerance=ACROSS_TABLES,
)
