"""The totals that the budget tables of a disclosure print, and its “三公” expenses: what two disclosures may share."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from generator.model.amount import Amount
from generator.model.budget_table import BudgetTable, TableKind
from generator.model.han import fold
from generator.model.submission import Submission, SubmissionKind
from generator.model.summary_lines import TableFigure
from generator.model.table_rows import sides_of
from generator.model.three_public import TOTAL, expense_of
from generator.pages.shared.column_wholes import three_public
from generator.pages.shared.table_wholes import Line, lines_of


def table_figures(submission: Submission) -> tuple[TableFigure, ...]:
    """The totals of a budget's tables in printed order; none of other documents.

    Tables of accounts print budgets beside results: which of their columns is the whole is not read here.
    """
    if submission.kind is not SubmissionKind.BUDGET:
        return ()
    year = submission.fiscal_year
    return tuple(
        TableFigure(place, *found)
        for place, table in enumerate(submission.tables)
        if not table.is_empty
        for found in (_expenses(table, year) if table.kind is TableKind.THREE_PUBLIC else _totals(table, year))
    )


def _totals(table: BudgetTable, year: int) -> Iterator[tuple[str, str, Amount, str]]:
    """Each total row in the first column of money of its side; several of one name (小计) are left out.

    Where two sides have totals of one name, what stands above the side goes before it: 收入 合计.
    """
    found: list[tuple[str, Line]] = []
    for place, side in enumerate(sides_of(table.columns)):
        lines = [line for line in lines_of(table, place, year) if line.head.is_total]
        names = Counter(fold(line.part.name) for line in lines)
        above = "".join(table.columns[side.first].path[:1])
        found.extend((above, line) for line in lines if names[fold(line.part.name)] == 1)
    names = Counter(fold(line.part.name) for _, line in found)
    for above, line in found:
        if line.part.amount is not None:
            is_alone = names[fold(line.part.name)] == 1
            name = line.part.name if is_alone else f"{above} {line.part.name}".strip()
            yield name, line.part.anchor, line.part.amount, ""


def _expenses(table: BudgetTable, year: int) -> Iterator[tuple[str, str, Amount, str]]:
    """Each expense once, in rows or in columns; one that two rows name is left out."""
    lines = lines_of(table, 0, year) if table.columns else ()
    parts = [line.part for line in lines]
    found = [(expense_of(part.name), part) for part in parts]
    if not any(expense not in ("", TOTAL) for expense, _ in found):
        whole = three_public(table, year)
        if whole is None:
            return
        yield whole.name, whole.anchor, whole.total, TOTAL
        found = [(expense_of(part.name), part) for part in whole.parts]
    counts = Counter(expense for expense, _ in found)
    for expense, part in found:
        if expense and counts[expense] == 1 and part.amount is not None:
            yield part.name, part.anchor, part.amount, expense
