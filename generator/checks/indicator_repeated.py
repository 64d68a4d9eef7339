"""One indicator twice in the performance table of a project."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Final

from generator.checks import Check, Finding, Scope, Subject
from generator.checks.shared.indicator_rows import IndicatorRow
from generator.checks.shared.indicator_words import Measure
from generator.checks.shared.merged_rows import MergedRow, MergedTable, merged_tables
from generator.model.diagnostic import Severity
from generator.model.han import strip_blanks
from generator.model.indicator import IndicatorKind
from generator.model.indicator import Scope as Time
from generator.model.legal_source import unread
from generator.model.message import Message, msg

_LONG: Final = 6
"""A description of fewer signs may fit two indicators."""


def _find(subject: Subject) -> Iterable[Finding]:
    for table in subject.view(merged_tables):
        yield from _repeated_names(table)
        yield from _shared_descriptions(table)


def _repeated_names(table: MergedTable) -> Iterable[Finding]:
    """Rows of one column with one name; a row that both columns print alike is named once."""
    first: dict[tuple[bool, str], tuple[MergedRow, IndicatorRow]] = {}
    for merged in table.rows:
        for row in (merged.row, *((merged.twin,) if merged.twin else ())):
            known, earlier = first.setdefault((row.indicator.scope is Time.YEAR, merged.name), (merged, row))
            if known is not merged and merged.name and _is_one(known, merged):
                yield Finding(
                    _twice(merged.name, earlier.indicator.value.text.strip(), row.indicator.value.text.strip()),
                    row.at("name"),
                    row.indicator.name,
                    related=(earlier.at("name"),),
                )
                break


def _twice(name: str, first: str, second: str) -> Message:
    if first == second:
        return msg('"{name}" stands twice in the table', name=name)
    return msg(
        '"{name}" stands twice in the table, once with "{first}" and once with "{second}"',
        name=name,
        first=first,
        second=second,
    )


def _is_one(left: MergedRow, right: MergedRow) -> bool:
    """Whether two rows of one name are the same indicator, not two that their kind or description tells apart."""
    one, other = left.row.indicator, right.row.indicator
    if strip_blanks(one.description or "") != strip_blanks(other.description or ""):
        return False
    if left.kind is right.kind:
        return strip_blanks(one.level2) == strip_blanks(other.level2)
    # Ten desks under quantity and their price under cost may well have one name; two rates may not.
    are_known = IndicatorKind.OTHER not in (left.kind, right.kind)
    return are_known and left.measure is right.measure is not Measure.NOTHING


def _shared_descriptions(table: MergedTable) -> Iterable[Finding]:
    first: dict[str, MergedRow] = {}
    for row in table.rows:
        description = strip_blanks(row.row.indicator.description or "")
        if len(description) < _LONG:
            continue
        earlier = first.setdefault(description, row)
        is_one_table = earlier.kind is row.kind and earlier.row.indicator.scope is row.row.indicator.scope
        if is_one_table and earlier.name != row.name:
            yield Finding(
                msg('The description of "{name}" is that of "{other}"', name=row.name, other=earlier.name),
                row.at("description"),
                row.row.indicator.description or "",
                related=(earlier.at("description"),),
                severity=Severity.NOTICE,
            )


CHECK = Check(
    id="indicator-repeated",
    severity=Severity.WARNING,
    scope=Scope.TABLE,
    title=msg("An indicator stands twice in one table"),
    finds=msg(
        "Two rows of one table with one name and description; less gravely two of one kind that share a description."
    ),
    why=msg("One indicator counts twice, and another may have been left out."),
    example=msg("“Fee for advice ≤30万元” in two rows of one project."),
    mend=msg("Strike one of the two, or name what tells them apart"),
    sources=(unread("中央部门预算绩效目标管理办法"),),
    find=_find,
)
