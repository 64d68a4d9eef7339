"""The totals of budget tables that two disclosures may share."""

from collections.abc import Sequence

from generator.model.amount import MoneyUnit
from generator.model.budget_table import BudgetTable, Column, ColumnKind, TableKind, TableRow, read_cell
from generator.model.submission import SubmissionKind
from generator.pages.shared.table_figures import table_figures
from tests import samples, samples_tables


def table(kind: TableKind, heads: Sequence[tuple[str, ...]], *rows: tuple[str, ...]) -> BudgetTable:
    """A table whose columns hold texts where they are called 项目, and money elsewhere."""
    columns = tuple(Column(path, ColumnKind.TEXT if path[-1] == "项目" else ColumnKind.MONEY) for path in heads)
    cells = tuple(
        TableRow(tuple(read_cell(text, column, MoneyUnit.WAN) for text, column in zip(row, columns, strict=True)))
        for row in rows
    )
    return BudgetTable("biao", "表", kind, MoneyUnit.WAN, columns, cells)


def figures(*tables: BudgetTable, kind: SubmissionKind = SubmissionKind.BUDGET) -> list[tuple[str, str, str]]:
    found = table_figures(samples.submission(tables=tables, kind=kind))
    return [(each.name, each.amount.text, each.expense) for each in found]


ONE = [("项目",), ("2030年预算数",), ("2031年预算数",)]


def test_totals_are_those_of_the_year() -> None:
    assert figures(table(TableKind.EXPENDITURE, ONE, ("合计", "7", "9"), ("教育", "7", "9"))) == [("合计", "9", "")]


def test_rows_of_one_name_tell_none_from_the_other() -> None:
    rows = (("小计", "1", "1"), ("小计", "2", "2"), ("总计", "3", "3"))
    assert figures(table(TableKind.EXPENDITURE, ONE, *rows)) == [("总计", "3", "")]


def test_totals_of_one_name_on_two_sides_say_which() -> None:
    heads = [("收入", "项目"), ("收入", "金额"), ("支出", "项目"), ("支出", "金额")]
    found = figures(table(TableKind.REVENUE_EXPENDITURE, heads, ("拨款", "5", "教育", "5"), ("合计", "5", "合计", "5")))
    assert found == [("收入 合计", "5", ""), ("支出 合计", "5", "")]


def test_expenses_in_rows_are_known_whatever_they_are_called_and_blank_ones_stay_blank() -> None:
    rows = (("合计", "4", "3"), ("1.因公出国（境）费用", "", ""), ("2.公务接待费", "4", "3"))
    assert figures(table(TableKind.THREE_PUBLIC, ONE, *rows)) == [
        ("合计", "3", "“三公”经费合计"),
        ("1.因公出国（境）费用", "", "因公出国（境）费"),
        ("2.公务接待费", "3", "公务接待费"),
    ]


def test_expenses_in_columns() -> None:
    heads = [("项目",), ("合计",), ("因公出国（境）费",), ("公务接待费",)]
    found = figures(table(TableKind.THREE_PUBLIC, heads, ("合计", "5", "2", "3")))
    assert [(text, expense) for _, text, expense in found] == [
        ("5", "“三公”经费合计"),
        ("2", "因公出国（境）费"),
        ("3", "公务接待费"),
    ]


def test_other_documents_than_budgets_and_empty_tables_have_none() -> None:
    assert figures(*samples_tables.tables(), kind=SubmissionKind.ACCOUNTS) == []
    assert figures(table(TableKind.EXPENDITURE, ONE, ("合计", "", ""))) == []
