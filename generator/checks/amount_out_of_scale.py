"""An amount so much larger or smaller than its peers that its unit may have been mistaken."""

from __future__ import annotations

from collections.abc import Iterable
from decimal import Decimal
from typing import Final

from generator.checks import Check, Finding, Scope, Subject
from generator.model.amount import exact, format_in
from generator.model.diagnostic import Severity
from generator.model.legal_source import PRACTICE
from generator.model.message import msg
from generator.model.spot import in_project

_FEWEST: Final = 4
_TOO_MUCH: Final = 1_000
_TOO_LITTLE: Final = 10_000


def _find(subject: Subject) -> Iterable[Finding]:
    projects = [
        (project, project.amount.yuan)
        for project in subject.submission.projects
        if project.amount.yuan is not None and project.amount.yuan > 0
    ]
    if len(projects) < _FEWEST:
        return
    values = sorted(yuan for _, yuan in projects)
    for project, yuan in projects:
        middle = _middle_without(values, yuan)
        with exact():
            is_large, is_small = yuan > middle * _TOO_MUCH, yuan * _TOO_LITTLE <= middle
        if is_large or is_small:
            amount = project.amount
            yield Finding(
                msg(
                    "The project “{name}” has {amount} {unit}, the others about {middle} {unit} each",
                    name=project.name,
                    amount=amount.text,
                    unit=amount.unit.value,
                    middle=format_in(middle, amount.unit),
                ),
                in_project(project.id, "amount"),
                amount.text,
            )


def _middle_without(values: list[Decimal], one: Decimal) -> Decimal:
    """The middle of the sorted values, one of them left out; of two in the middle the lower."""
    at = values.index(one)
    others = values[:at] + values[at + 1 :]
    return others[(len(others) - 1) // 2]


CHECK = Check(
    id="amount-out-of-scale",
    severity=Severity.WARNING,
    scope=Scope.SUBMISSION,
    title=msg("A project's amount is out of all proportion to the others"),
    finds=msg(
        "In a submission of four projects or more, an amount above a thousand times the middle one of the others, "
        "or at most a ten-thousandth of it: the slip between 元 and 万元."
    ),
    why=msg("Such an amount is more often a mistaken unit than a project of that size."),
    example=msg("Four projects of about 40 万元, and one of 350,000 万元."),
    mend=msg(
        "Compare amount and unit with the approved budget; if they are right, release the finding with the reason"
    ),
    sources=(PRACTICE,),
    find=_find,
)
