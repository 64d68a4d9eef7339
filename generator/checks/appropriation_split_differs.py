"""A row in which the budgets that appropriations come from do not add up to the appropriation."""

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
        subject, [one for division, one in subject.view(read_tables).columns if division is Division.BUDGETS]
    )


CHECK = Check(
    id="appropriation-split-differs",
    severity=Severity.ERROR,
    scope=Scope.TABLE,
    title=msg("The budgets do not add up to the appropriation"),
    finds=msg(
        "A row in which general public budget (一般公共预算), government funds (政府性基金) and state capital "
        "(国有资本经营预算) add up to another amount than the total printed beside them."
    ),
    why=msg("Appropriations come from these budgets and no other: one of the figures is wrong."),
    example=msg("Total 500.00, general public budget 450.00, government funds 40.00."),
    mend=msg("Compare the figures of the row with the approved budget"),
    sources=(article(Law.BUDGET, 5),),
    find=_find,
    tolerance=IN_SUMS,
)
