"""A code whose leading zero was lost, as spreadsheets lose it: 3 for 03, 16 for 016."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from typing import Final

from generator.checks import Check, Finding, Scope, Subject
from generator.checks.shared.classified_codes import LEVELS, code_columns
from generator.checks.shared.table_columns import ReadSide
from generator.checks.shared.table_views import read_tables
from generator.model.diagnostic import Severity
from generator.model.han import fold, strip_blanks
from generator.model.legal_source import PRACTICE
from generator.model.message import msg
from generator.model.spot import Spot, in_project, in_submission
from generator.model.submission import Submission

_DEPARTMENT: Final = re.compile(r"\s*+(?P<code>[0-9]{1,12}+)\s*+(?:[-－—_]\s*+)?(?P<name>[^0-9\s].*)")


def _find(subject: Subject) -> Iterable[Finding]:
    for side in subject.view(read_tables).sides:
        yield from _levels(side)
    yield from _departments(subject.submission)


def _levels(side: ReadSide) -> Iterator[Finding]:
    """款 and 项 in columns of their own have two digits."""
    for column in code_columns(side):
        label = strip_blanks("".join(side.table.columns[column].path[-1:]))
        if label not in LEVELS[1:]:
            continue
        for row in side.rows:
            text = strip_blanks(row.cells.cells[column].text)
            if len(text) == 1 and text.isascii() and text.isdecimal():
                yield _finding(text, f"0{text}", side.spot(row, column), ())


def _departments(submission: Submission) -> Iterator[Finding]:
    """One department with two codes that differ by zeros in front alone."""
    longest: dict[tuple[str, str], tuple[str, Spot]] = {}
    found: list[tuple[tuple[str, str], str, Spot]] = []
    for text, spot in _printed_codes(submission):
        match = _DEPARTMENT.fullmatch(text)
        if match is None:
            continue
        key = (match["code"].lstrip("0"), fold(match["name"]))
        found.append((key, match["code"], spot))
        if key not in longest or len(match["code"]) > len(longest[key][0]):
            longest[key] = (match["code"], spot)
    for key, code, spot in found:
        whole, where = longest[key]
        if len(code) < len(whole):
            yield _finding(code, whole, spot, (where,))


def _printed_codes(submission: Submission) -> Iterator[tuple[str, Spot]]:
    for number, form in enumerate(submission.targets):
        yield form.owner, in_submission("targets", number, "owner")
    for number, unit in enumerate(submission.units):
        yield f"{unit.code}-{unit.name}", in_submission("units", number, "code")
    for project in submission.projects:
        if project.department:
            yield project.department, in_project(project.id, "department")


def _finding(code: str, expected: str, spot: Spot, related: tuple[Spot, ...]) -> Finding:
    return Finding(
        msg("The code {code} has lost its leading zero: {expected}", code=code, expected=expected),
        spot,
        code,
        expected,
        related=related,
    )


CHECK = Check(
    id="leading-zero-lost",
    severity=Severity.ERROR,
    scope=Scope.VALUE,
    title=msg("A code has lost its leading zero"),
    finds=msg(
        "A group or item (款, 项) of one digit in a column of its own, and a department whose code is printed here "
        "with and there without a zero in front."
    ),
    why=msg("016 and 16 are two codes; whoever looks one up does not find the other."),
    example=msg("201 | 3 | 5 for 201 | 03 | 05; “16-青川市档案管理局” beside “016-青川市档案管理局”."),
    mend=msg("Print the code with all its digits; keep codes as text in spreadsheets"),
    sources=(PRACTICE,),
    find=_find,
)
