"""A department budget in which one of the eight tables that have to be published is missing."""

from __future__ import annotations

from collections.abc import Iterable

from generator.checks import Check, Finding, Scope, Subject
from generator.model.diagnostic import Severity
from generator.model.legal_source import unread
from generator.model.message import msg
from generator.model.required_tables import REQUIRED_TABLES, required_kinds
from generator.model.spot import in_table
from generator.model.submission import SubmissionKind


def _find(subject: Subject) -> Iterable[Finding]:
    submission = subject.submission
    # A text of performance targets alone has no tables, and owes none.
    if not submission.tables or submission.kind is not SubmissionKind.BUDGET:
        return
    kinds = {kind for table in submission.tables for kind in required_kinds(table.kind, table.title)}
    missing = [name for name, kind, _ in REQUIRED_TABLES if kind not in kinds]
    if missing:
        yield Finding(
            msg(
                "{count} of the {all} required tables are missing: {names}",
                count=len(missing),
                all=len(REQUIRED_TABLES),
                names="、".join(missing),
            ),
            in_table(submission.tables[0].id),
            str(len(REQUIRED_TABLES) - len(missing)),
            str(len(REQUIRED_TABLES)),
        )


CHECK = Check(
    id="required-table-missing",
    severity=Severity.ERROR,
    scope=Scope.SUBMISSION,
    title=msg("A required table is missing"),
    finds=msg(
        "A budget with tables in which one of these eight is missing: income and expenditure, income, expenditure, "
        "appropriations, general public budget, basic expenditure, “三公” expenses, government funds. A table without "
        "data counts as present."
    ),
    why=msg("A table that is left out cannot be told from one that has something to hide; an empty one says so."),
    example=msg("青川市档案管理局 publishes seven tables; the one of government funds is missing, as it has none."),
    mend=msg("Add the table, if need be empty, with a note that it has no data"),
    sources=(unread("地方预决算公开操作规程"), unread("财政预决算领域基层政务公开标准目录")),
    find=_find,
)
