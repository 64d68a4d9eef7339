"""A project of several years whose money for the whole term (实施期资金总额) is the money of one year."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from typing import Final

from generator.checks import Check, Finding, Scope, Subject
from generator.model.amount import Amount
from generator.model.diagnostic import Severity
from generator.model.han import strip_blanks
from generator.model.legal_source import PRACTICE
from generator.model.message import msg
from generator.model.project import Project
from generator.model.spot import in_project

_YEARS: Final = re.compile(r"\s*([0-9]{1,3})\s*年\s*")
_SPAN: Final = re.compile(r"(20[0-9]{2})\s*+年?\s*+[-—–~至到]++\s*+(20[0-9]{2})")


def _find(subject: Subject) -> Iterable[Finding]:
    # One system prints one term on every form of a department: one cause, said once.
    by_term: dict[str, list[tuple[Project, Amount]]] = {}
    for project in subject.submission.projects:
        term, year = project.amount_term, project.amount
        if term is None or not term.yuan or term.yuan != year.yuan or not project.term:
            continue
        if _years(project.term) > 1:
            by_term.setdefault(strip_blanks(project.term), []).append((project, term))
    for printed, alike in by_term.items():
        yield _finding(printed, alike, len(subject.submission.projects))


def _finding(printed: str, alike: Sequence[tuple[Project, Amount]], projects: int) -> Finding:
    first, term = alike[0]
    message = (
        msg(
            "The project runs {term}, its money for the whole term is that of one year, {amount}",
            term=printed,
            amount=f"{term.text.strip()}{term.unit.value}",
        )
        if len(alike) == 1
        else msg(
            "{count} of {projects} projects run {term}, and their money for the whole term is that of one year",
            count=len(alike),
            projects=projects,
            term=printed,
        )
    )
    return Finding(
        message,
        in_project(first.id, "amount_term"),
        term.text,
        related=(
            in_project(first.id, "term"),
            in_project(first.id, "amount"),
            *(in_project(project.id, "amount_term") for project, _ in alike[1:]),
        ),
    )


def _years(term: str) -> int:
    """How many years a printed term has; 0 where it does not say in figures."""
    if whole := _YEARS.fullmatch(term):
        return int(whole[1])
    span = _SPAN.search(term)
    return int(span[2]) - int(span[1]) + 1 if span else 0


CHECK = Check(
    id="term-total-equals-one-year",
    severity=Severity.WARNING,
    scope=Scope.PROJECT,
    title=msg("The money of the whole term is that of one year"),
    finds=msg(
        "A project of more than one year has the same amount for the whole term as for the year. Projects with the "
        "same term are one finding."
    ),
    why=msg("Readers cannot see what the project will cost over its years."),
    example=msg("Term 5年, 实施期资金总额 120,000, 年度资金总额 120,000."),
    mend=msg("Print the actual term, or say that the money of the whole term is that of this year alone"),
    sources=(PRACTICE,),
    find=_find,
)
