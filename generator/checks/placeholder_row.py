"""Rows of a performance table that were left wholly empty: they only keep the place of a kind (占位行)."""

from __future__ import annotations

from collections.abc import Iterable

from generator.checks import Check, Finding, Scope, Subject
from generator.checks.shared.indicator_rows import IndicatorRow
from generator.checks.shared.merged_rows import MergedTable, is_label, merged_tables
from generator.model.diagnostic import Severity
from generator.model.indicator import Scope as Time
from generator.model.legal_source import unread
from generator.model.message import msg


def _find(subject: Subject) -> Iterable[Finding]:
    for table in subject.view(merged_tables):
        for time in Time:
            yield from _empty_of(table, time)


def _empty_of(table: MergedTable, time: Time) -> Iterable[Finding]:
    printed = [row for row in table.printed if row.indicator.scope is time and not table.repeats_name(row)]
    empty = [row for row in printed if _is_left_empty(row)]
    if not empty:
        return
    if time is Time.TERM and _empty_pairs(table, Time.TERM) <= _empty_pairs(table, Time.YEAR):
        return  # said once, for the year
    # All rows, as the page counts them, that of a name printed again at a page break too.
    rows = sum(row.indicator.scope is time for row in table.printed)
    levels = dict.fromkeys(_kind_printed(row) for row in empty)
    kinds = "、".join(level for level in levels if level)
    yield Finding(
        msg("Of {rows} rows {empty} are empty: {kinds}", empty=len(empty), rows=rows, kinds=kinds)
        if kinds
        else msg("Of {rows} rows {empty} are empty", empty=len(empty), rows=rows),
        empty[0].at("name"),
        kinds,
    )


def _kind_printed(row: IndicatorRow) -> str:
    """The label of an empty row, which may have slid into the place of the name."""
    indicator = row.indicator
    return indicator.name.strip() or indicator.level2.strip() or indicator.level1.strip()


def _empty_pairs(table: MergedTable, time: Time) -> set[int | None]:
    """Numbers of the printed rows that are empty in one of the two columns; None for rows without a number."""
    return {row.indicator.pair for row in table.printed if row.indicator.scope is time and _is_left_empty(row)}


def _is_left_empty(row: IndicatorRow) -> bool:
    """Whether the form left the row empty, and it is not the document that ends before it."""
    is_empty = row.is_placeholder or (not row.indicator.value.text.strip() and is_label(row.indicator.name.strip()))
    return is_empty and not row.indicator.cut_off


CHECK = Check(
    id="placeholder-row",
    severity=Severity.NOTICE,
    scope=Scope.TABLE,
    title=msg("Rows of a performance table are empty"),
    finds=msg("Rows without a name and without a target. One finding names all empty rows of a table."),
    why=msg("An empty row leaves open whether there is nothing to say or something was forgotten."),
    example=msg("经济效益指标 and 生态效益指标 are printed, and beside them nothing."),
    mend=msg("Fill the rows in, print 无, or leave them out"),
    sources=(unread("中央部门预算绩效目标管理办法"),),
    find=_find,
)
