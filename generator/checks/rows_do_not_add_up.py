"""Lines of a budget table that do not add up to the total or class (类, 款) above or below them."""

from __future__ import annotations

from collections.abc import Iterable

from generator.checks import Check, Finding, Scope, Subject
from generator.checks.shared.sums import wrong_sums
from generator.checks.shared.table_views import read_tables
from generator.checks.shared.tolerance import IN_SUMS
from generator.model.diagnostic import Severity
from generator.model.legal_source import Law, article
from generator.model.message import msg


def _find(subject: Subject) -> Iterable[Finding]:
    return wrong_sums(subject, subject.view(read_tables).rows)


CHECK = Check(
    id="rows-do-not-add-up",
    severity=Severity.ERROR,
    scope=Scope.TABLE,
    title=msg("The lines of a table do not add up to their total"),
    finds=msg(
        "A printed total (合计, 总计), a class (类) or a group (款) whose lines add up to another amount. Each "
        "column of money is added up by itself."
    ),
    why=msg("Either a line or the total is wrong, and a reader cannot tell which."),
    example=msg("Group 20103 prints 120.00, the items below it are 80.00 and 30.00."),
    mend=msg("Compare the total and each of its lines with the approved budget"),
    sources=(article(Law.BUDGET, 32),),
    find=_find,
    tolerance=IN_SUMS,
)
