"""One project whose name is spelt in two ways: in its form, its heading, a fund's summary, the table of projects."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from typing import Final

from generator.checks import Check, Finding, Scope, Subject
from generator.checks.shared.project_names import is_one_line, without_year
from generator.checks.shared.project_tables import project_lines
from generator.checks.shared.table_columns import ReadRow, ReadSide
from generator.checks.shared.table_views import TableViews, read_tables
from generator.checks.shared.tolerance import agree, rounding_between
from generator.model.amount import Amount
from generator.model.budget_table import TableKind
from generator.model.diagnostic import Severity
from generator.model.han import fold
from generator.model.legal_source import PRACTICE
from generator.model.message import msg
from generator.model.project import Project
from generator.model.spot import Spot, in_cell, in_project, in_submission
from generator.model.submission import Submission

_HEADING: Final = re.compile(r"\s*+[0-9]{1,3}\s*+[.．、]\s*+(?P<name>.*\S)\s*+绩效目标(?:申报)?表\s*+", re.DOTALL)
_KIND_OF_FORM: Final = ("", "项目", "支出", "项目支出")
"""What the title of a form may add to the name: 修缮 | 项目支出 | 绩效目标表."""
_PROJECT_TABLES: Final = (TableKind.PROJECT_EXPENDITURE, TableKind.PROJECT_CARRYOVER)


def _find(subject: Subject) -> Iterable[Finding]:
    submission = subject.submission
    for project in submission.projects:
        if project.heading and (match := _HEADING.fullmatch(project.heading)):
            name, plain = match["name"], fold(project.name)
            if fold(name) not in {f"{plain}{kind}" for kind in _KIND_OF_FORM}:
                yield _finding(name, project, in_project(project.id, "heading"))
    yield from _directions(submission)
    if submission.tables:
        yield from _rows(submission, subject.view(read_tables))


def _directions(submission: Submission) -> Iterator[Finding]:
    """Lines of a special fund's summary (支出方向) beside the forms of their own."""
    by_id = {project.id: project for project in submission.projects}
    for number, form in enumerate(submission.targets):
        for place, direction in enumerate(form.directions):
            project = by_id.get(direction.project)
            if project is not None and fold(direction.name) != fold(project.name):
                at = in_submission("targets", number, "directions", place, "name")
                yield _finding(direction.name, project, at)


def _rows(submission: Submission, views: TableViews) -> Iterator[Finding]:
    """Lines of a table of projects that name no project, each beside the one project it must be."""
    for side in (side for kind in _PROJECT_TABLES for side in views.by_kind.get(kind, ())):
        rows = project_lines(submission, side)
        in_table = {fold(row.name) for row in rows}
        forms = {fold(project.name) for project in submission.projects}
        unnamed = [row for row in rows if row.name and fold(row.name) not in forms]
        missing = [project for project in submission.projects if fold(project.name) not in in_table]
        for row in unnamed:
            near = [project for project in missing if _is_near(row, project, side)]
            if len(near) == 1 and sum(_is_near(other, near[0], side) for other in unnamed) == 1:
                yield _finding(row.head.name, near[0], _name_cell(side, row))


def _is_near(row: ReadRow, project: Project, side: ReadSide) -> bool:
    name = row.name
    if not (is_one_line(name, project.name) or without_year(name) == without_year(project.name)):
        return False
    amount = row.amount(side.main) if side.main is not None else None
    return amount is None or _may_agree(amount, project.amount)


def _may_agree(left: Amount, right: Amount) -> bool:
    if left.yuan is None or right.yuan is None:
        return True
    return agree(left.yuan, right.yuan, rounding_between(left, right))


def _name_cell(side: ReadSide, row: ReadRow) -> Spot:
    first = side.side.first
    column = next(n for n in range(first, first + side.side.heads) if row.cells.cells[n].text == row.head.name)
    return in_cell(side.table.id, row.number, column)


def _finding(found: str, project: Project, at: Spot) -> Finding:
    return Finding(
        msg("“{found}” here is “{name}” in the project's own form", found=found.strip(), name=project.name),
        at,
        found,
        project.name,
        related=(in_project(project.id, "name"),),
    )


CHECK = Check(
    id="project-spelt-differently",
    severity=Severity.WARNING,
    scope=Scope.SUBMISSION,
    title=msg("One project is spelt in two ways"),
    finds=msg(
        "A project whose name in the heading of its form, in the summary of its fund or in the table of projects is "
        "not the one in the form. A line of a table is compared only if it names no project, is but a word or a sign "
        "away from one that has no line, and the amounts agree."
    ),
    why=msg("Readers take two spellings for two projects, and a search for the one misses the other."),
    example=msg("档案修复 in its own form, 档案修复经费 in the summary of the fund."),
    mend=msg("Use one spelling throughout"),
    sources=(PRACTICE,),
    find=_find,
)
