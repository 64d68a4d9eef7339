"""The total of a department as its document prints it (部门支出总计); never a sum of this site's own."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import Final

from generator.model.budget_table import BudgetTable, Column, ColumnKind, TableKind
from generator.model.catalogue import PrintedTotal
from generator.model.han import fold
from generator.model.submission import BudgetLine, Submission, SubmissionKind
from generator.pages.shared.addresses import table_address, targets_address
from generator.pages.shared.table_rows import row_sides, table_name

_TOTAL: Final = "支出总计"
_TOTALS_OF_FORMS: Final = frozenset({"资金总额", "年度资金总额", "部门预算总额", "年度预算总额", "预算总额"})
_TOTALS_BY_SORT: Final = (
    *("支出预算合计", "预算支出合计", "支出合计", "支出总计"),
    *("收入预算合计", "预算收入合计", "收入合计", "收入总计"),
)
"""How forms that list income and expenditure name the whole of them, what is spent before what comes in."""
_OF_LAST_YEAR: Final = re.compile("上年|上一年|去年")
_YEAR: Final = re.compile("20[0-9]{2}(?=年)")


def printed_totals(submission: Submission) -> tuple[PrintedTotal, ...]:
    """What the 收支总表 of a budget gives as 支出总计; where none does, what a form of the whole department gives."""
    if submission.kind is not SubmissionKind.BUDGET:
        return ()
    tables = [table for table in submission.tables if table.kind is TableKind.REVENUE_EXPENDITURE]
    found = tuple(one for table in tables for one in _of_table(submission, table))
    return found or tuple(_of_forms(submission))


def _of_table(submission: Submission, table: BudgetTable) -> Iterator[PrintedTotal]:
    for row, sides in zip(table.rows, row_sides(table), strict=True):
        for one in sides:
            if fold(one.head.name) != _TOTAL:
                continue
            places = range(one.side.first, one.side.end)
            place = next((at for at in places if is_of_the_year(table.columns[at], submission.fiscal_year)), None)
            amount = row.cells[place].amount if place is not None else None
            if amount is not None and amount.is_number:
                address = f"{table_address(submission.path, table.id)}#{one.anchor}"
                yield PrintedTotal(one.head.name, table_name(table), address, amount)


def is_of_the_year(column: Column, year: int) -> bool:
    """Whether a column holds money, and by its labels not that of another year."""
    label = "".join(column.path)
    is_of_another = _OF_LAST_YEAR.search(label) or any(int(each) != year for each in _YEAR.findall(label))
    return column.kind is ColumnKind.MONEY and not is_of_another


def _of_forms(submission: Submission) -> Iterator[PrintedTotal]:
    for form in submission.targets:
        if form.directions:
            continue
        lines = [(line, line.labels[-1].strip(" ：:")) for line in form.budget if line.labels and line.amount.is_number]
        named = [(line, label) for line, label in lines if len(line.labels) == 1 and fold(label) in _TOTALS_OF_FORMS]
        for line, label in named or _of_a_sort(lines):
            yield PrintedTotal(label, form.title, targets_address(submission.path, form.id), line.amount)


def _of_a_sort(lines: Sequence[tuple[BudgetLine, str]]) -> Iterator[tuple[BudgetLine, str]]:
    """The whole of what is spent, else of what comes in: one line, whatever headings stand above it."""
    for name in _TOTALS_BY_SORT:
        found = [(line, label) for line, label in lines if fold(label) == name]
        if found:
            yield from found[:1] if len({line.amount.yuan for line, _ in found}) == 1 else ()
            return
