"""A unit code (单位编码) that does not begin with the code of its department (部门编码)."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator
from typing import Final

from generator.checks import Check, Finding, Scope, Subject
from generator.model.body import Unit
from generator.model.diagnostic import Severity
from generator.model.legal_source import PRACTICE
from generator.model.message import msg
from generator.model.spot import Spot, in_project, in_submission
from generator.model.submission import Submission

_UNIT: Final = re.compile("[0-9]{6}(?:[0-9]{3})?")
_DEPARTMENT_DIGITS: Final = 3
_DIGITS: Final = re.compile("[0-9]+")


def _find(subject: Subject) -> Iterable[Finding]:
    submission = subject.submission
    printed = [*_unit_codes(submission.units), *_department_code(submission)]
    if not printed:
        return
    known = submission.body.code[:_DEPARTMENT_DIGITS] if _is_code(submission.body.code) else ""
    counts = Counter(department for department, _, _ in printed)
    if not known and len(counts) < 2:
        return
    department = known or _leading(counts)
    right = tuple(spot for code, _, spot in printed if code == department)[:1]
    for code, text, spot in printed:
        if department and code != department:
            yield _finding(code, text, department, spot, right)
    if not department:
        (first, _, where), *rest = printed
        code, text, spot = next(one for one in rest if one[0] != first)
        yield Finding(
            msg(
                "Codes of two departments, {one} and {other}; which one is right cannot be told", one=first, other=code
            ),
            spot,
            text,
            related=(where,),
            is_undecided=True,
        )


def _is_code(text: str) -> bool:
    return (len(text) == _DEPARTMENT_DIGITS and text.isdecimal()) or _UNIT.fullmatch(text) is not None


def _unit_codes(units: Iterable[Unit]) -> Iterator[tuple[str, str, Spot]]:
    """The department each unit code begins with, the code and its place."""
    for number, unit in enumerate(units):
        code = unit.code.strip()
        if _UNIT.fullmatch(code):
            yield code[:_DEPARTMENT_DIGITS], code, in_submission("units", number, "code")


def _department_code(submission: Submission) -> Iterator[tuple[str, str, Spot]]:
    """The code in 主管部门及代码, where one number alone is printed and it is as long as such a code.

    Twenty projects that repeat one department are one witness; where they differ among themselves they are none, and
    that is a finding of its own.
    """
    found: dict[str, tuple[str, str, Spot]] = {}
    for project in submission.projects:
        numbers = _DIGITS.findall(project.department or "")
        if len(numbers) == 1 and _is_code(numbers[0]):
            code, text = numbers[0][:_DEPARTMENT_DIGITS], project.department or ""
            found.setdefault(code, (code, text, in_project(project.id, "department")))
    if len(found) == 1:
        yield from found.values()


def _leading(counts: Counter[str]) -> str:
    """The code most witnesses name; empty where as many name another."""
    (first, most), (_, next_most) = counts.most_common(2)
    return first if most > next_most else ""


def _finding(code: str, text: str, department: str, spot: Spot, right: tuple[Spot, ...]) -> Finding:
    return Finding(
        msg("The code begins with {found}, the department's is {expected}", found=code, expected=department),
        spot,
        text,
        department,
        related=right,
    )


CHECK = Check(
    id="unit-code-of-another-department",
    severity=Severity.ERROR,
    scope=Scope.SUBMISSION,
    title=msg("A unit code belongs to another department"),
    finds=msg(
        "A unit code of six or nine digits, or a code printed with the department in charge (主管部门及代码), whose "
        "first three digits are not those of the department: of its code in body.yaml, else of most codes of the "
        "submission."
    ),
    why=msg("Whoever adds up a department by its code leaves this unit out, or counts it with another department."),
    example=msg("Unit 861003 beside the units 816001 and 816002 of department 816: two digits were swapped."),
    mend=msg("Compare the code with the list of budget units"),
    sources=(PRACTICE,),
    find=_find,
)
