"""Projects beside their lines in the tables of project expenditure (项目支出表)."""

from __future__ import annotations

from generator.checks.shared.row_sums import is_unit_line
from generator.checks.shared.sums import Part
from generator.checks.shared.table_columns import ReadRow, ReadSide
from generator.checks.shared.table_views import TableViews
from generator.model.budget_table import TableKind
from generator.model.han import fold
from generator.model.project import Project
from generator.model.submission import Submission


def project_lines(submission: Submission, side: ReadSide) -> tuple[ReadRow, ...]:
    """The rows of a table that are projects: no totals, no names of units."""
    return tuple(row for row in side.rows if not row.head.is_total and not is_unit_line(submission, row.name))


def matched_projects(submission: Submission, views: TableViews) -> tuple[tuple[Project, Part], ...]:
    """Projects whose name stands once among the forms and once in the one table of this year's projects, with its
    amount there."""
    side = views.only(TableKind.PROJECT_EXPENDITURE)
    if side is None or side.main is None:
        return ()
    lines: dict[str, list[ReadRow]] = {}
    for row in project_lines(submission, side):
        lines.setdefault(fold(row.name), []).append(row)
    forms: dict[str, list[Project]] = {}
    for project in submission.projects:
        forms.setdefault(fold(project.name), []).append(project)
    return tuple(
        (projects[0], (rows[0].amount(side.main), side.spot(rows[0], side.main)))
        for name, projects in forms.items()
        if len(projects) == 1 and len(rows := lines.get(name, [])) == 1
    )
