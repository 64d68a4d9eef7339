"""The head of a budget table has the spans it is printed with; a table without figures is an empty one."""

from __future__ import annotations

from decimal import Decimal

import pytest

from generator.model.amount import AmountError, AmountKind, MoneyUnit
from generator.model.budget_table import Cell, Column, ColumnKind, HeadCell, head_rows, read_cell
from tests.samples_tables import classified, columns, empty, rows, table


def spans(*heads: str) -> list[list[str]]:
    """The rows of the head, each cell as text×colspan↓rowspan."""
    return [
        [f"{cell.text}×{cell.colspan}↓{cell.rowspan}" for cell in row]
        for row in head_rows(columns(*(f"m {head}" for head in heads)))
    ]


@pytest.mark.parametrize(
    ("heads", "expected"),
    [
        pytest.param([], [], id="no columns"),
        pytest.param(["项目", "合计"], [["项目×1↓1", "合计×1↓1"]], id="one row"),
        pytest.param(
            ["编码", "预算/合计", "预算/基本"],
            [["编码×1↓2", "预算×2↓1"], ["合计×1↓1", "基本×1↓1"]],
            id="two rows, a path that ends early",
        ),
        pytest.param(
            ["收入/项目", "收入/金额", "支出/项目", "支出/金额/小计", "支出/金额/基金"],
            [
                ["收入×2↓1", "支出×3↓1"],
                ["项目×1↓2", "金额×1↓2", "项目×1↓2", "金额×2↓1"],
                ["小计×1↓1", "基金×1↓1"],
            ],
            id="three rows",
        ),
        pytest.param(["金额", "金额"], [["金额×1↓1", "金额×1↓1"]], id="equal neighbours name a column each"),
        pytest.param(
            ["甲/金额", "乙/金额"], [["甲×1↓1", "乙×1↓1"], ["金额×1↓1", "金额×1↓1"]], id="equal labels below others"
        ),
        pytest.param(
            ["金额", "金额/其中"], [["金额×1↓2", "金额×1↓1"], ["其中×1↓1"]], id="a column beside a group of its name"
        ),
        pytest.param(
            ["甲/一", "乙", "甲/二"],
            [["甲×1↓1", "乙×1↓2", "甲×1↓1"], ["一×1↓1", "二×1↓1"]],
            id="a group that another column cuts in two",
        ),
        pytest.param(["", "合计"], [["×1↓1", "合计×1↓1"]], id="a column without labels"),
        pytest.param(["", "甲/一"], [["×1↓2", "甲×1↓1"], ["一×1↓1"]], id="a column without labels beside two rows"),
        pytest.param([""], [["×1↓1"]], id="nothing but a column without labels"),
    ],
)
def test_the_head_has_its_spans(heads: list[str], expected: list[list[str]]) -> None:
    assert spans(*heads) == expected


def test_the_spans_of_a_head_cover_each_column_once_in_each_row() -> None:
    of = columns("c 编码", "t 名称/全称", "m 预算/合计", "m 预算/其中/基本", "m 预算/其中/项目", "t ")
    covered: dict[tuple[int, int], HeadCell] = {}
    for y, row in enumerate(head_rows(of)):
        x = 0
        for cell in row:
            while (x, y) in covered:
                x += 1
            for slot in ((x + i, y + j) for i in range(cell.colspan) for j in range(cell.rowspan)):
                assert slot not in covered
                covered[slot] = cell
            x += cell.colspan
    assert set(covered) == {(x, y) for x in range(len(of)) for y in range(3)}


@pytest.mark.parametrize(
    ("text", "column", "unit", "yuan"),
    [
        pytest.param("1.5", "m 合计", MoneyUnit.WAN, 15000, id="unit of the table"),
        pytest.param("1.5", "m 合计（元）", MoneyUnit.WAN, "1.5", id="unit of the column"),
        pytest.param("1.5", "m 预算（亿元）/合计", None, 150_000_000, id="unit of a label above"),
        pytest.param("1.5", "m 预算（元）/合计（万元）", None, 15000, id="the nearest label counts"),
        pytest.param("1.5元", "m 合计", MoneyUnit.WAN, "1.5", id="unit in the cell"),
        pytest.param("1.5元", "m 合计", None, "1.5", id="unit in the cell alone"),
    ],
)
def test_an_amount_has_the_unit_that_stands_nearest(
    text: str, column: str, unit: MoneyUnit | None, yuan: int | str
) -> None:
    cell = read_cell(text, columns(column)[0], unit)
    assert cell.amount is not None
    assert (cell.text, cell.amount.yuan) == (text, Decimal(yuan))


def test_a_number_whose_unit_nobody_states_is_refused() -> None:
    with pytest.raises(AmountError, match="has no unit"):
        read_cell("1.5", columns("m 合计")[0], None)


@pytest.mark.parametrize("text", ["", " ", "无", "—"])
def test_a_cell_without_a_number_needs_no_unit(text: str) -> None:
    assert read_cell(text, columns("m 合计")[0], None) == Cell(text)
    with_unit = read_cell(text, columns("m 合计")[0], MoneyUnit.WAN)
    assert with_unit.amount is not None
    assert with_unit.amount.kind is not AmountKind.NUMBER


def test_codes_and_texts_are_never_amounts() -> None:
    for kind in (ColumnKind.CODE, ColumnKind.TEXT):
        assert read_cell("0201", Column(("编码",), kind), MoneyUnit.WAN) == Cell("0201")


def test_a_table_without_figures_is_empty_and_one_with_zeros_is_not() -> None:
    assert empty().is_empty
    assert not classified().is_empty
    assert table("a", "表", ("t 项目", "m 合计"), "").is_empty
    assert table("a", "表", ("t 项目", "m 合计"), "甲 | 无\n乙 |").is_empty
    assert not table("a", "表", ("t 项目", "m 合计"), "甲 | 0.00").is_empty


def test_a_table_of_texts_is_empty_without_any_text() -> None:
    of = ("t 项目", "t 说明")
    assert not table("a", "表", of, "甲 | 无").is_empty
    assert table("a", "表", of, " | ").is_empty
    assert rows(columns(*of), " | ")[0].cells == (Cell(""), Cell(""))
