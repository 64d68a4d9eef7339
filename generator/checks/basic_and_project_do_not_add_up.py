"""A row in which 基本支出 and 项目支出 do not add up to its 合计."""

from __future__ import annotations

from collections.abc import Iterable

from generator.checks import Check, Finding, Scope, Subject
from generator.checks.shared.column_sums import Division
from generator.checks.shared.sums import wrong_sums
from generator.checks.shared.table_views import read_tables
from generator.checks.shared.tolerance import IN_SUMS
from generator.model.diagnostic import Severity
from generator.model.legal_source import Law, article
from generator.model.message import msg


def _find(subject: Subject) -> Iterable[Finding]:
    return wrong_sums(
        subject, [one for division, one in subject.view(read_tables).columns if division is Division.SPENDING]
    )


CHECK = Check(
    id="basic-and-project-do-not-add-up",
    severity=Severity.ERROR,
    scope=Scope.TABLE,
    title=msg("Basic and project expenditure do not add up to the total of the row"),
    finds=msg(
        "A row of a table in which basic expenditure (基本支出) and project expenditure (项目支出), with what other "
        "kinds the table prints, add up to another amount than its total."
    ),
    why=msg("All expenditure is one or the other: one of the three figures is wrong."),
    example=msg("Total 100.00, basic 60.00, project 30.00."),
    mend=msg("Compare the three figures with the approved budget"),
    sources=(article(Law.BUDGET_REGULATION, 6),),
    find=_find,
    tolerance=IN_SUMS,
)
