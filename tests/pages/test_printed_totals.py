"""The total of a department as its document prints it: never a sum of this site, never another year's."""

import dataclasses
from typing import Any

import pytest

from generator.model.amount import MoneyUnit
from generator.model.budget_table import BudgetTable, Cell, Column, ColumnKind, TableKind, TableRow, read_cell
from generator.model.submission import BudgetLine, Direction, Submission, Targets
from generator.pages.shared.cover_facts import has_cover
from generator.pages.shared.printed_totals import printed_totals
from tests import samples

HEADS = ("项目", "2031年预算数", "项目", "2030年预算数", "2031年预算数")
PATHS = tuple((("收入", "支出")[place > 1], head) for place, head in enumerate(HEADS))


def table(*row: str) -> BudgetTable:
    columns = tuple(Column(path, ColumnKind.TEXT if path[1] == "项目" else ColumnKind.MONEY) for path in PATHS)
    cells: tuple[Cell, ...] = tuple(
        read_cell(text, column, MoneyUnit.WAN) for text, column in zip(row, columns, strict=True)
    )
    kind = TableKind.REVENUE_EXPENDITURE
    return BudgetTable("zong", "收支总表", kind, MoneyUnit.WAN, columns, (TableRow(cells),), number="表一")


def of(*tables: BudgetTable, targets: tuple[Targets, ...] = ()) -> Submission:
    return samples.submission(tables=tables, targets=targets)


def form(label: str, **changes: Any) -> Targets:
    lines = (BudgetLine((label,), samples.amount("120.50")), BudgetLine(("按收入性质分", label), samples.amount("1")))
    return dataclasses.replace(Targets("zhengti", "整体支出表", "某局", MoneyUnit.WAN, budget=lines), **changes)


def test_the_total_of_the_table_is_shown_as_printed_with_its_row() -> None:
    (found,) = printed_totals(of(table("收入总计", "90.00", "支出总计", "80.00", "90.00"), targets=(form("资金总额"),)))
    assert (found.label, found.where, found.amount.text) == ("支出总计", "表一 收支总表", "90.00")
    assert found.address.endswith("/t/zong/#r1-2")


def test_a_total_that_is_blank_is_none() -> None:
    assert printed_totals(of(table("收入总计", "90.00", "支出总计", "80.00", ""))) == ()


def test_without_a_table_the_form_of_the_department_gives_it() -> None:
    (found,) = printed_totals(of(targets=(form("资金总额："),)))
    assert (found.label, found.where, found.amount.text) == ("资金总额", "整体支出表", "120.50")


def of_sorts(*lines: tuple[str, str]) -> Targets:
    found = [BudgetLine(("按来源类型分", label), samples.amount(amount)) for label, amount in lines]
    return form("", budget=(BudgetLine(("按支出类型分", "项目支出"), samples.amount("1")), *found))


def test_a_form_of_income_and_expenditure_gives_what_is_spent_whatever_stands_above_it() -> None:
    form_of_both = of_sorts(("收入预算合计", "90.00"), ("支出预算合计：", "90.00"))
    (found,) = printed_totals(of(targets=(form_of_both,)))
    assert (found.label, found.where, found.amount.text) == ("支出预算合计", "整体支出表", "90.00")


def test_a_form_that_leaves_what_is_spent_blank_gives_what_comes_in() -> None:
    (found,) = printed_totals(of(targets=(of_sorts(("收入预算合计", "90.00"), ("支出预算合计", "")),)))
    assert (found.label, found.amount.text) == ("收入预算合计", "90.00")


def test_of_two_totals_of_one_name_that_differ_neither_is_the_whole() -> None:
    assert printed_totals(of(targets=(of_sorts(("支出预算合计", "90.00"), ("支出预算合计", "80.00")),))) == ()


@pytest.mark.parametrize(
    "targets",
    [
        pytest.param(form("基本支出"), id="part"),
        pytest.param(form("资金总额", directions=(Direction("一", "甲", samples.amount("1")),)), id="fund"),
    ],
)
def test_what_is_no_total_of_the_department_is_none(targets: Targets) -> None:
    assert printed_totals(of(targets=(targets,))) == ()


def test_a_title_taken_from_a_form_is_no_cover() -> None:
    bare: dict[str, Any] = {"dated": "", "prepared_by": "", "reviewed_by": ""}
    taken = form("资金总额", title="附件1 整体支出表")
    assert not has_cover(samples.submission(title="整体支出表", targets=(taken,), **bare))
    assert has_cover(samples.submission(title="2031年部门预算", targets=(taken,), **bare))
