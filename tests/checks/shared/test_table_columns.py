"""What columns and rows of a table are, told from labels as documents of several provinces print them."""

from __future__ import annotations

import pytest

from generator.checks.shared.table_columns import Meaning, ReadSide, meaning_of, read_sides
from generator.model.budget_table import Column, ColumnKind
from tests.checks.made_submissions import made


def sides(kind: str, columns: list[tuple[str, str]], rows: list[list[str]]) -> tuple[ReadSide, ...]:
    table = {
        "id": "biao",
        "kind": kind,
        "money_unit": "万元",
        "columns": [{"path": path.split("/"), "kind": each} for path, each in columns],
        "rows": rows,
    }
    return read_sides(made({"tables": [table]})[0])


@pytest.mark.parametrize(
    ("path", "meaning"),
    [
        pytest.param("2031年预算数/合 计", Meaning.TOTAL, id="blank inside"),
        pytest.param("2031年合计", Meaning.TOTAL, id="year before"),
        pytest.param("财政拨款/小计", Meaning.TOTAL, id="subtotal"),
        pytest.param("其中：基本支出", Meaning.BASIC, id="其中"),
        pytest.param("项目支出（万元）", Meaning.PROJECT, id="unit behind"),
        pytest.param("日常公用经费", Meaning.RUNNING, id="公用"),
        pytest.param("一般公共预算拨款", Meaning.GENERAL, id="general"),
        pytest.param("财政拨款收入", Meaning.APPROPRIATION, id="appropriation"),
        pytest.param("使用非财政拨款结余", Meaning.CARRYOVER, id="结余"),
        pytest.param("财政专户管理资金", Meaning.ACCOUNT, id="account"),
        pytest.param("上年结转安排", Meaning.CARRYOVER, id="carried over, not the year before"),
        pytest.param("上年预算数", Meaning.BEFORE, id="year before's budget"),
        pytest.param("比上年增减额", Meaning.CHANGE, id="change"),
        pytest.param("增减幅度（%）", Meaning.MEASURE, id="percentage"),
        pytest.param("单价", Meaning.MEASURE, id="price"),
        pytest.param("", Meaning.OTHER, id="no label"),
    ],
)
def test_a_column_means_what_its_own_label_says(path: str, meaning: Meaning) -> None:
    assert meaning_of(Column(tuple(filter(None, path.split("/"))), ColumnKind.MONEY)) is meaning


def test_a_column_of_prices_is_no_column_that_adds_up() -> None:
    (side,) = sides("other", [("项目", "text"), ("单价", "money"), ("金额", "money")], [["灯具", "1.00", "9.00"]])
    assert side.money == (2,)
    assert side.main == 2


def test_income_and_expenditure_are_two_sides_with_their_own_rows() -> None:
    columns = [("收入/项目", "text"), ("收入/金额", "money"), ("支出/项目", "text"), ("支出/金额", "money")]
    left, right = sides("revenue-expenditure", columns, [["甲", "1.00", "乙", "1.00"], ["", "", "丙", ""]])
    assert [row.name for row in left.rows] == ["甲"]
    assert [row.name for row in right.rows] == ["乙", "丙"]
    assert (left.main, right.main) == (1, 3)


def test_economic_classes_without_codes_are_known_by_name() -> None:
    rows = [["合计", "9.00"], ["工资福利支出", "9.00"], ["基本工资", "9.00"]]
    (side,) = sides("basic-expenditure", [("经济科目", "text"), ("合计", "money")], rows)
    assert [row.level for row in side.rows] == [0, 1, 2]


def test_with_codes_the_codes_say_the_level() -> None:
    rows = [["301", "工资福利支出", "9.00"], ["30101", "资本性支出", "9.00"]]
    columns = [("科目编码", "code"), ("科目名称", "text"), ("合计", "money")]
    (side,) = sides("basic-expenditure", columns, rows)
    assert [row.level for row in side.rows] == [1, 2]


def test_two_totals_leave_the_main_column_open() -> None:
    (side,) = sides(
        "other", [("项目", "text"), ("本年/合计", "money"), ("上年/合计", "money")], [["灯具", "1.00", "2.00"]]
    )
    assert side.main is None
