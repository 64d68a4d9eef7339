"""A row in which the sources of money, or the years it comes from, do not add up to its 合计."""

from __future__ import annotations

from collections.abc import Iterable

from generator.checks import Check, Finding, Scope, Subject
from generator.checks.shared.column_sums import Division
from generator.checks.shared.sums import wrong_sums
from generator.checks.shared.table_views import read_tables
from generator.checks.shared.tolerance import IN_SUMS
from generator.model.diagnostic import Severity
from generator.model.legal_source import PRACTICE
from generator.model.message import msg


def _find(subject: Subject) -> Iterable[Finding]:
    return wrong_sums(
        subject,
        [one for division, one in subject.view(read_tables).columns if division in (Division.FUNDS, Division.YEARS)],
    )


CHECK = Check(
    id="columns-do-not-add-up",
    severity=Severity.ERROR,
    scope=Scope.TABLE,
    title=msg("The columns of a row do not add up to its total"),
    finds=msg(
        "A row in which the sources of money (一般公共预算, 财政专户管理资金, 单位资金 …), or the money of this "
        "year and what was carried over, add up to another amount than the total printed beside them."
    ),
    why=msg("A reader who wants to know where the money comes from finds two answers."),
    example=msg("Total 80.00, general public budget 60.00, own funds 10.00."),
    mend=msg("Compare the figures of the row with the approved budget"),
    sources=(PRACTICE,),
    find=_find,
    tolerance=IN_SUMS,
)
