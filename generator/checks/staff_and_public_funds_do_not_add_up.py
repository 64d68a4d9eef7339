"""A row in which 人员经费 and 公用经费 do not add up to the basic expenditure."""

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
        subject, [one for division, one in subject.view(read_tables).columns if division is Division.BASIC]
    )


CHECK = Check(
    id="staff-and-public-funds-do-not-add-up",
    severity=Severity.ERROR,
    scope=Scope.TABLE,
    title=msg("Staff and running costs do not add up to basic expenditure"),
    finds=msg(
        "A row of a table in which staff costs (人员经费) and running costs (公用经费) add up to another amount than "
        "its total."
    ),
    why=msg("Basic expenditure consists of these two: one of the three figures is wrong."),
    example=msg("Basic expenditure 60.00, staff 45.00, running costs 14.00."),
    mend=msg("Compare the three figures with the approved budget"),
    sources=(article(Law.BUDGET_REGULATION, 5),),
    find=_find,
    tolerance=IN_SUMS,
)
