"""An empty table that nobody explains, or a table with figures whose note says that there are none."""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import Final

from generator.checks import Check, Finding, Scope, Subject
from generator.model.budget_table import BudgetTable, TableKind
from generator.model.diagnostic import Severity
from generator.model.han import strip_blanks
from generator.model.legal_source import unread
from generator.model.message import msg
from generator.model.spot import in_table
from generator.model.submission import Submission

_NO_DATA: Final = re.compile(
    "(?:本表|此表|该表|本单位|本部门|我单位|我部门|我局)?(?:20[0-9]{2}年度?)?"
    ""
    "(?:无数据|没有数据|为空表?|无此项|无相关数据|不涉及|(?:没有|无|未)(?:使用|安排)?[^，。；,;]{0,24}(?:支出|收入|预算|经费|拨款|项目|结转))"
)
_WHOLE_TABLE: Final = re.compile("(?:本表|此表|该表)(?:无数据|没有数据|为空)|空表")
_SUBJECTS: Final = {
    TableKind.GOVERNMENT_FUND_REVENUE: "政府性基金",
    TableKind.GOVERNMENT_FUND_EXPENDITURE: "政府性基金",
    TableKind.STATE_CAPITAL: "国有资本",
    TableKind.THREE_PUBLIC: "三公",
    TableKind.OPERATING: "机关运行经费",
    TableKind.PROJECT_EXPENDITURE: "项目支出",
    TableKind.PROJECT_CARRYOVER: "结转",
    TableKind.PROCUREMENT: "采购",
}
"""What prose says there is none of, where the table itself says nothing."""
_NOTHING: Final = re.compile("没有|无|未安排|不涉及|空表|(?<![0-9.])0(?:\\.0+)?万?元")


def _find(subject: Subject) -> Iterable[Finding]:
    for table in subject.submission.tables:
        note = strip_blanks(table.note)
        if table.is_empty:
            if not _NO_DATA.search(note) and not _explained(subject.submission, table):
                yield Finding(
                    msg("The table “{title}” is empty and nothing says why", title=table.title),
                    in_table(table.id, "note") if table.note else in_table(table.id, "title"),
                    table.note,
                )
        elif _WHOLE_TABLE.search(note):
            yield Finding(
                msg("The table “{title}” prints amounts, its note says that it has none", title=table.title),
                in_table(table.id, "note"),
                table.note,
            )


def _explained(submission: Submission, table: BudgetTable) -> bool:
    """Whether a sentence of the text says of the subject of the table that there is none."""
    subject = _SUBJECTS.get(table.kind)
    return subject is not None and any(
        subject in sentence and _NOTHING.search(sentence)
        for section in submission.sections
        for sentence in re.split("[。；;\n]", section.text)
    )


CHECK = Check(
    id="empty-table-without-note",
    severity=Severity.ERROR,
    scope=Scope.TABLE,
    title=msg("An empty table is not explained"),
    finds=msg(
        "A table without any amount where neither a note below it nor the text says that there is none, and a table "
        "with amounts whose note says 本表无数据."
    ),
    why=msg("Without a word, nobody can tell whether there is nothing or something was forgotten."),
    example=msg("The table of government funds of 青川市档案管理局 is blank, without “注：本表无数据”."),
    mend=msg("Add a note that the table has no data, or take the note away"),
    sources=(unread("财政预决算领域基层政务公开标准目录"),),
    find=_find,
)
