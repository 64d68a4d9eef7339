"""Heads of one to three rows become a path of labels for each column."""

import pytest

from generator.grids.table_head import column_kind, column_paths, is_numbering, split_head
from generator.model.budget_table import ColumnKind
from tests.grids.reading import table


@pytest.mark.parametrize(
    ("rows", "count"),
    [
        pytest.param(("科目编码 | 科目名称 | 合计", "201 | 档案 | 9"), 1, id="one row"),
        pytest.param(("科目编码 | 科目名称 | 合计", "合计 | |"), 1, id="blank total"),
        pytest.param(("项目 | 预算数 |", "| 合计 | 基本支出", "因公出国费 | |"), 2, id="blank first row of the body"),
        pytest.param(("收入 | | 支出 |", "项目 | 2031年 | 项目 | 2031年", "一、拨款 | | 一、支出 |"), 2, id="ordinals"),
        pytest.param(("收入 | | 支出", "项目 | 预算 | 编码", "收入科目编码 | |", "合计 | |"), 3, id="three rows"),
        pytest.param(("单位名称 | 预算数 |", "| 合计 | 基金", "某局 | |"), 2, id="name of a unit"),
        pytest.param(("项目名称 | 合计",), 1, id="head alone"),
        pytest.param(
            ("项目 | | | 合计", "科目编码 | | 名称 |", "类 | 款 | |", "201 | 01 | 行政 | 9"), 3, id="code in parts"
        ),
        pytest.param(("“三公”经费 | | 会议费", "合计 | 接待费 |", "9 | 9 | 9"), 2, id="a sum that heads a column"),
        pytest.param(("收入 | 金额 | 支出 | 金额", "收入总计 | | 支出总计 |"), 1, id="blank totals of two sides"),
        pytest.param(("编码 | 名称 | 合计", "| 合计 |"), 1, id="blank total below names"),
    ],
)
def test_the_rows_of_a_head_are_told_from_the_body(rows: tuple[str, ...], count: int) -> None:
    printed = table(*rows)
    head = split_head(printed)
    assert head.rows == printed[:count]
    assert head.body == printed[count:]


def test_a_row_of_numbers_closes_the_head() -> None:
    printed = table("项目名称 | 合计 | 拨款", "| | 基金", "1 | 2 | 3", "档案 | 9 | 9")
    head = split_head(printed)
    assert head.numbering == printed[2]
    assert head.body == printed[3:]


@pytest.mark.parametrize(
    ("row", "expected"),
    [
        ("1 | 2 | 3", True),
        ("栏次 | 1 | 2", True),
        ("1 | 2 | |", True),
        ("1 | 3", False),
        ("1", False),
        ("201 | 2", False),
    ],
)
def test_a_row_numbers_the_columns_from_one(row: str, expected: bool) -> None:
    assert is_numbering(table(row)[0]) is expected


@pytest.mark.parametrize(
    ("rows", "paths"),
    [
        pytest.param(("编码 | 合计",), "编码 合计", id="one row"),
        pytest.param(
            ("项目 | | 预算数 |", "编码 | 名称 | 合计 | 基金"),
            "项目/编码 项目/名称 预算数/合计 预算数/基金",
            id="two rows",
        ),
        pytest.param(
            ("名称 | 拨款 | | 资金", "| 预算 | 基金 |"), "名称 拨款/预算 拨款/基金 资金", id="spans rows at both ends"
        ),
        pytest.param(
            ("收入 | | 支出 | |", "项目 | 金额 | 项目 | 金额 |", "| | | 小计 | 基金"),
            "收入/项目 收入/金额 支出/项目 支出/金额/小计 支出/金额/基金",
            id="three rows",
        ),
        pytest.param(("甲 | 乙 |", "编码 | |"), "甲/编码 乙 ", id="a label reaches only over labels"),
        pytest.param(("合计 | 合计", "基金 | 基金"), "合计/基金 合计/基金", id="equal neighbours"),
    ],
)
def test_a_label_reaches_over_the_labels_below_it(rows: tuple[str, ...], paths: str) -> None:
    assert " ".join("/".join(path) for path in column_paths(table(*rows))) == paths


@pytest.mark.parametrize(
    ("label", "texts", "kind"),
    [
        ("科目编码", ["201"], ColumnKind.CODE),
        ("科目名称", ["9.00"], ColumnKind.TEXT),
        ("项目", [""], ColumnKind.TEXT),
        ("合计", ["", "9.00", "无"], ColumnKind.MONEY),
        ("单位资金", [""], ColumnKind.MONEY),
        ("主管处室", ["办公室", "财务股"], ColumnKind.TEXT),
        ("类", ["201"], ColumnKind.CODE),
        ("款", [""], ColumnKind.CODE),
        ("增减率", ["5.20%"], ColumnKind.TEXT),
        ("增幅（%）", ["5.2"], ColumnKind.TEXT),
        ("车辆（辆）", ["3"], ColumnKind.TEXT),
        ("金额（万元）", ["3"], ColumnKind.MONEY),
        ("2031年", ["9.00", "9l.0 元x"], ColumnKind.MONEY),
    ],
)
def test_a_column_is_of_the_kind_its_label_or_its_cells_say(label: str, texts: list[str], kind: ColumnKind) -> None:
    assert column_kind(("表", label), texts) is kind
