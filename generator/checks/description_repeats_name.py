"""A description (绩效指标描述) that only says the indicator's name again."""

from __future__ import annotations

from collections.abc import Iterable
from functools import partial

from generator.checks import Check, Finding, Scope, Subject
from generator.checks.shared.merged_rows import MergedRow, merged_tables
from generator.checks.shared.row_groups import grouped
from generator.checks.shared.same_words import is_same
from generator.model.diagnostic import Severity
from generator.model.legal_source import unread
from generator.model.message import Message, msg


def _find(subject: Subject) -> Iterable[Finding]:
    for table in subject.view(merged_tables):
        repeating = [row for row in table.rows if _repeats(row)]
        if len(repeating) == 1:
            row = repeating[0]
            yield Finding(
                msg('The description of "{name}" only repeats the name', name=row.name),
                row.at("description"),
                row.row.indicator.description or "",
                related=row.also("description"),
            )
        elif repeating:
            yield grouped(repeating, "description", partial(_of_many, len(repeating), len(table.rows)))


def _repeats(row: MergedRow) -> bool:
    description, name = row.row.indicator.description, row.row.indicator.name
    return bool(description) and is_same(description or "", name) and not _is_cut_off(name)


def _of_many(count: int, rows: int, names: str) -> Message:
    if count == rows:
        return msg("The description of all {count} indicators only repeats the name", count=count)
    return msg(
        "The description of {count} of {rows} indicators only repeats the name: {names}",
        count=count,
        rows=rows,
        names=names,
    )


def _is_cut_off(name: str) -> bool:
    """Whether a name ends inside a bracket, which its description then closes: a fault of its own."""
    return name.count("（") + name.count("(") > name.count("）") + name.count(")")


CHECK = Check(
    id="description-repeats-name",
    severity=Severity.WARNING,
    scope=Scope.VALUE,
    title=msg("A description only repeats the name"),
    finds=msg(
        "An indicator whose description is word for word its name, blanks and marks aside. One finding names "
        "all such rows of a table."
    ),
    why=msg("The description is where readers learn what is counted and how; where it is the name, nothing is learnt."),
    example=msg("Name “attendance rate”, description “attendance rate”."),
    mend=msg("Describe what is measured and how"),
    sources=(unread("中央部门预算绩效目标管理办法"),),
    find=_find,
)
