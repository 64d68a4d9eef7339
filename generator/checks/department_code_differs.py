"""One department that the forms of a disclosure print with two codes (主管部门及代码): 016-甲局 and 01-甲局."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Final

from generator.checks import Check, Finding, Scope, Subject
from generator.model.diagnostic import Severity
from generator.model.han import fold
from generator.model.legal_source import PRACTICE
from generator.model.message import msg
from generator.model.spot import Spot, in_project, in_submission
from generator.model.submission import Submission

# Each of them reads a text without blanks around it.
_BEFORE: Final = re.compile(r"(?P<code>[0-9]{1,12}+)\s*+[-－—–_\]】)）]?\s*+(?P<name>[^0-9\s].*)", re.DOTALL)
_BEHIND: Final = re.compile(
    r"(?P<name>\S.*[^0-9\s(（\[【－—–_-])\s*+[-－—–_\[【(（]?\s*+(?P<code>[0-9]{1,12}+)\s*+[)）\]】]?", re.DOTALL
)


@dataclass(frozen=True, slots=True)
class _Printed:
    code: str
    text: str
    spot: Spot


def _find(subject: Subject) -> Iterable[Finding]:
    by_name: dict[str, list[_Printed]] = {}
    for text, spot in _departments(subject.submission):
        found = _BEFORE.fullmatch(text.strip()) or _BEHIND.fullmatch(text.strip())
        if found:
            by_name.setdefault(fold(found["name"]), []).append(_Printed(found["code"], text, spot))
    for printed in by_name.values():
        counts = Counter(one.code for one in printed)
        if len(counts) > 1:
            yield from _differing(printed, counts)


def _departments(submission: Submission) -> Iterator[tuple[str, Spot]]:
    """The department in charge as each form prints it; those without any digit say no code."""
    for number, form in enumerate(submission.targets):
        yield form.owner, in_submission("targets", number, "owner")
    for project in submission.projects:
        if project.department:
            yield project.department, in_project(project.id, "department")


def _differing(printed: list[_Printed], counts: Counter[str]) -> Iterator[Finding]:
    """Each code that is not the one printed most often; where two are printed equally often, which is right is open."""
    (likely, most), (_, next_most) = counts.most_common(2)
    right = next(one for one in printed if one.code == likely)
    for code in counts:
        if code == likely:
            continue
        first, *others = [one for one in printed if one.code == code]
        yield Finding(
            msg("Here the code of the department is {found}, elsewhere {expected}", found=code, expected=likely),
            first.spot,
            first.text,
            right.text,
            related=(right.spot, *(one.spot for one in others)),
            help=msg("Which of the two codes is right cannot be told from the forms") if most == next_most else None,
        )


CHECK = Check(
    id="department-code-differs",
    severity=Severity.WARNING,
    scope=Scope.SUBMISSION,
    title=msg("One department is printed with two codes"),
    finds=msg(
        "The same name of a department in charge (主管部门), on the forms of projects and on the form of the whole "
        "department, with another code beside it. Forms that print no code are left out."
    ),
    why=msg("Whoever gathers the forms of a department by its code misses those with the other one."),
    example=msg("“816-青川市档案管理局” on twelve forms, “81-青川市档案管理局” on one."),
    mend=msg("Print the code of the list of budget units on every form"),
    sources=(PRACTICE,),
    find=_find,
)
