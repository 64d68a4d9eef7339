"""A project whose own form and whose line in the table of projects (项目支出表) print different amounts."""

from __future__ import annotations

from collections.abc import Iterable

from generator.checks import Check, Finding, Scope, Subject
from generator.checks.shared.agreements import Agreement, disagreements
from generator.checks.shared.project_tables import matched_projects
from generator.checks.shared.table_views import read_tables
from generator.checks.shared.tolerance import ACROSS_TABLES, rounding_between
from generator.model.diagnostic import Severity
from generator.model.legal_source import Law, article
from generator.model.message import msg
from generator.model.spot import in_project


def _find(subject: Subject) -> Iterable[Finding]:
    return disagreements(
        Agreement(
            project.name,
            [((project.amount, in_project(project.id, "amount")),)],
            [(line,)],
            lambda left, right: rounding_between(left[0], right[0]),
        )
        for project, line in matched_projects(subject.submission, subject.view(read_tables))
    )


CHECK = Check(
    id="project-form-differs-from-table",
    severity=Severity.ERROR,
    scope=Scope.PROJECT,
    title=msg("A project's form and the table of projects print different amounts"),
    finds=msg(
        "A project of one name in both, whose amounts differ by more than rounding: forms may print 元 and tables "
        "万元, and 12,345,670 元 is 1234.57 万元."
    ),
    why=msg("A reader who follows the project from the table to its form finds two budgets."),
    example=msg("Lighting: 120,000 元 in the form, 21.00 万元 in the table."),
    mend=msg("Compare both amounts with the approved budget"),
    sources=(article(Law.OPENNESS, 6),),
    find=_find,
    tolerance=ACROSS_TABLES,
)
