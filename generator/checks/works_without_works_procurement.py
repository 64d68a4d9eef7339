"""Projects of building works beside a procurement budget without any works (工程)."""

from __future__ import annotations

import re
from collections.abc import Iterable
from decimal import Decimal
from typing import Final

from generator.checks import Check, Finding, Scope, Subject
from generator.checks.shared.indicator_words import is_works
from generator.checks.shared.prose_places import section_texts
from generator.checks.shared.shown_money import as_printed
from generator.checks.shared.stated_values import concept_of, stated_values
from generator.model.diagnostic import Severity
from generator.model.legal_source import PRACTICE, Law, article
from generator.model.message import msg
from generator.model.spot import Spot, in_project

_REPAIR: Final = re.compile("维修|修缮|改造|装修")
_LARGE: Final = Decimal(100_000)
"""Below 100,000元 repairs are rarely procured as works."""


def _find(subject: Subject) -> Iterable[Finding]:
    works = [
        project
        for project in subject.submission.projects
        if project.amount.yuan is not None
        and project.amount.yuan >= _LARGE
        and (is_works(project.name) or _REPAIR.search(project.name))
    ]
    nothing = _no_works(subject) if works else None
    if nothing is None:
        return
    first, *others = sorted(works, key=lambda project: project.amount.yuan or Decimal(0), reverse=True)
    yield Finding(
        msg(
            'No works are procured, the project "{name}" has {amount}',
            name=first.name,
            amount=as_printed(first.amount),
        ),
        nothing,
        "0",
        related=tuple(in_project(project.id, "name") for project in (first, *others)),
    )


def _no_works(subject: Subject) -> Spot | None:
    """Where the submission says that no works are procured; None where it says nothing, or names an amount."""
    found: Spot | None = None
    for text in subject.view(section_texts):
        for figure in text.figures if "采购" in text.text else ():
            if figure.is_plain and concept_of(figure.noun) == "works":
                if figure.yuan:
                    return None
                found = found or text.at(figure.start, figure.end)
    stated = subject.share(stated_values).get("works", ()) if subject.submission.tables else ()
    if any(amount.yuan for amount, _ in stated):
        return None
    return found or next((spot for amount, spot in stated if amount.yuan is not None), None)


CHECK = Check(
    id="works-without-works-procurement",
    severity=Severity.NOTICE,
    scope=Scope.SUBMISSION,
    title=msg("There are works among the projects and none in procurement"),
    finds=msg("A project of repairs, rebuilding or other works of 100,000元 or more while procurement of works is 0."),
    why=msg("Works of this size are as a rule procured; readers ask how the money is spent."),
    example=msg("办公楼改造 450.00 万元 among the projects, 政府采购工程预算0万元."),
    mend=msg("Check the procurement budget, or say why the works are not procured"),
    sources=(article(Law.BUDGET, 14), PRACTICE),
    find=_find,
)
