"""A budget table that does not say in which unit its amounts are."""

from __future__ import annotations

from collections.abc import Iterable

from generator.checks import Check, Finding, Scope, Subject
from generator.model.budget_table import ColumnKind
from generator.model.diagnostic import Severity
from generator.model.legal_source import unread
from generator.model.message import msg
from generator.model.spot import in_table


def _find(subject: Subject) -> Iterable[Finding]:
    for table in subject.submission.tables:
        money = [column for column in table.columns if column.kind is ColumnKind.MONEY]
        if any(column.unit(table.money_unit) is None for column in money):
            yield Finding(
                msg("The table “{title}” states no unit of money", title=table.title),
                in_table(table.id, "title"),
                table.title,
                "元, 万元",
            )


CHECK = Check(
    id="money-unit-missing",
    severity=Severity.ERROR,
    scope=Scope.TABLE,
    title=msg("A table states no unit of money"),
    finds=msg("A table with columns of money whose unit stands neither above the table nor in the head of the column."),
    why=msg("Between 元 and 万元 lies a factor of ten thousand; a reader cannot know which is meant."),
    example=msg("A table of 青川市档案管理局 with the amount 812.40 and no 单位：万元 above it."),
    mend=msg("Print the unit above the table, as 单位：万元"),
    sources=(unread("地方预决算公开操作规程"),),
    find=_find,
)
