"""A project (项目) whose code was given in another year than the budget's."""

from __future__ import annotations

from collections.abc import Iterable

from generator.checks import Check, Finding, Scope, Subject
from generator.checks.shared.project_codes import read_codes
from generator.model.diagnostic import Severity
from generator.model.legal_source import PRACTICE, Law, article
from generator.model.message import msg
from generator.model.spot import in_project


def _find(subject: Subject) -> Iterable[Finding]:
    year = subject.submission.fiscal_year
    for project, code in subject.view(read_codes):
        if code.entry_year == year:
            continue
        is_later = code.entry_year > year
        entered = code.entry_year
        message = (
            msg("By its code the project was registered in {entered}, after {year}", entered=entered, year=year)
            if is_later
            else msg("Registered in {entered} by its code, the project goes on in {year}", entered=entered, year=year)
        )
        yield Finding(
            message,
            in_project(project.id, "code"),
            code.text,
            expected=str(year) if is_later else "",
            severity=Severity.WARNING if is_later else None,
        )


CHECK = Check(
    id="project-carried-over",
    severity=Severity.NOTICE,
    scope=Scope.VALUE,
    title=msg("A project was registered in another year"),
    finds=msg(
        "A project code of 21 characters whose seventh and eighth name another year than the budget's. An earlier year "
        "means that the project is carried on; a later one is a warning, since nothing can be budgeted before it is "
        "registered."
    ),
    why=msg("Readers may look for the project in last year's budget and compare."),
    example=msg("99010030P… in the budget of 2031: registered in 2030."),
    mend=msg("Nothing, if the project goes on; else compare the code with the project library"),
    sources=(article(Law.BUDGET_REGULATION, 41), PRACTICE),
    find=_find,
)
