"""Sides, levels, totals and names of columns follow from what is printed."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.model.budget_table import Column, ColumnKind
from generator.model.table_rows import RowHead, column_names, is_total_label, level_word, row_head, sides_of
from tests.samples_tables import columns, rows


@pytest.mark.parametrize(
    ("heads", "expected"),
    [
        pytest.param(["c 编码", "t 名称", "m 合计"], [(0, 3, 2)], id="code and name"),
        pytest.param(["t 部门科目", "t 政府科目", "m 合计"], [(0, 3, 2)], id="two names"),
        pytest.param(["t 名称", "m 合计", "t 备注", "m 其中"], [(0, 4, 1)], id="a remark between amounts"),
        pytest.param(["t 名称", "m 合计", "t 备注"], [(0, 3, 1)], id="a remark at the end"),
        pytest.param(
            ["t 收入/项目", "m 收入/金额", "t 支出/项目", "m 支出/合计", "m 支出/基本"],
            [(0, 2, 1), (2, 5, 1)],
            id="income beside expenditure",
        ),
        pytest.param(
            ["t 收入/项目", "m 收入/金额", "c 支出/科目编码", "t 支出/科目名称", "m 支出/合计"],
            [(0, 2, 1), (2, 5, 2)],
            id="a side that begins with codes",
        ),
        pytest.param(["t 项目", "m 金额", "t 项目", "m 金额"], [(0, 2, 1), (2, 4, 1)], id="one row of labels, twice"),
        pytest.param(["t 收入", "m 金额", "t 支出", "m 金额"], [(0, 4, 1)], id="nothing proves a second side"),
        pytest.param(["c 编码", "t 名称", "t 说明"], [(0, 3, 2)], id="texts alone"),
        pytest.param(["m 合计", "m 其中"], [(0, 2, 1)], id="amounts alone: the first names the row"),
        pytest.param(["c 编码/类", "c 编码/款", "c 编码/项", "t 名称", "m 合计"], [(0, 5, 4)], id="a code in three"),
        pytest.param(["t 一", "t 二", "t 三", "t 四", "t 五", "m 合计"], [(0, 6, 4)], id="no more than four heads"),
        pytest.param(["t ", "m "], [(0, 2, 1)], id="without labels"),
        pytest.param([], [], id="no columns"),
    ],
)
def test_sides_are_told_by_the_labels(heads: list[str], expected: list[tuple[int, int, int]]) -> None:
    assert [(side.first, side.end, side.heads) for side in sides_of(columns(*heads))] == expected


def head_of(heads: list[str], text: str) -> RowHead:
    of = columns(*heads)
    return row_head(of, sides_of(of)[0], rows(of, text)[0])


@pytest.mark.parametrize(
    ("code", "level", "plain"),
    [
        pytest.param("201", 1, "201", id="class"),
        pytest.param("20103", 2, "20103", id="subclass"),
        pytest.param("2010305", 3, "2010305", id="item"),
        pytest.param("201 03 05", 3, "2010305", id="blanks inside"),
        pytest.param("30101", 2, "30101", id="economic item"),
        pytest.param("016", 1, "016", id="leading zero"),
        pytest.param("2010", 0, "2010", id="a length no level has"),
        pytest.param("", 0, "", id="blank"),
        pytest.param("A01", 0, "", id="no code of digits"),
        pytest.param("２０１", 0, "", id="digits of another width are left alone"),
    ],
)
def test_the_level_follows_from_the_digits_of_the_code(code: str, level: int, plain: str) -> None:
    head = head_of(["c 科目编码", "t 科目名称", "m 合计"], f"{code} | 名称 | 1")
    assert (head.level, head.code, head.name) == (level, plain, "名称")


@pytest.mark.parametrize(
    ("text", "level", "code"),
    [
        pytest.param("201 | | | 一般公共服务 | 1", 1, "201", id="class"),
        pytest.param("201 | 03 | | 政府办公厅 | 1", 2, "20103", id="subclass"),
        pytest.param("201 | 03 | 05 | 专项业务 | 1", 3, "2010305", id="item"),
        pytest.param(" | 03 | | 政府办公厅 | 1", 2, "", id="the subclass alone is no whole code"),
    ],
)
def test_the_level_of_a_code_in_three_columns_is_the_last_that_is_filled(text: str, level: int, code: str) -> None:
    head = head_of(["c 编码/类", "c 编码/款", "c 编码/项", "t 名称", "m 合计"], text)
    assert (head.level, head.code) == (level, code)


@pytest.mark.parametrize(
    "label",
    ["合计", "总计", "小 计", "收入总计", "本年支出合计", "部门合计", "合计（一）", "合计：", "合　计", "合计数"],
)
def test_totals_are_known_by_their_label(label: str) -> None:
    assert is_total_label(label)


@pytest.mark.parametrize("label", ["", "年终结转", "会计核算费", "合计划", "小计算机购置", "统计"])
def test_other_labels_are_no_totals(label: str) -> None:
    assert not is_total_label(label)


def test_a_total_has_no_level() -> None:
    head = head_of(["c 科目编码", "t 科目名称", "m 合计"], "201 | 小计 | 1")
    assert head == RowHead(code="201", name="小计", level=0, is_total=True, is_blank=False)


def test_a_total_may_stand_where_the_code_does() -> None:
    assert head_of(["c 科目编码", "t 科目名称", "m 合计"], "合计 | | 1").is_total


def test_each_side_of_a_row_has_a_head_of_its_own() -> None:
    of = columns("t 收入/项目", "m 收入/金额", "t 支出/项目", "m 支出/金额")
    row = rows(of, " | | 支出总计 | 5")[0]
    left, right = (row_head(of, side, row) for side in sides_of(of))
    assert (left.is_blank, left.is_total) == (True, False)
    assert (right.is_blank, right.is_total, right.name) == (False, True, "支出总计")


def test_levels_have_their_words() -> None:
    assert [level_word(level) for level in range(4)] == ["", "类", "款", "项"]


@pytest.mark.parametrize(
    ("heads", "names"),
    [
        pytest.param(["t 项目", "m 支出/合计"], ("项目", "支出 / 合计"), id="a path"),
        pytest.param(["m 金额", "m 金额", "m 金额"], ("金额", "金额 (2)", "金额 (3)"), id="equal paths"),
        pytest.param(["m 金额", "m 金额 (2)", "m 金额"], ("金额", "金额 (2)", "金额 (3)"), id="a label like a number"),
        pytest.param(["t ", "m "], ("#1", "#2"), id="without labels"),
    ],
)
def test_columns_are_named_by_their_labels(heads: list[str], names: tuple[str, ...]) -> None:
    assert column_names(columns(*heads)) == names


def test_a_slash_in_a_label_is_told_from_the_one_between_labels() -> None:
    one = Column(("甲 / 乙",), ColumnKind.MONEY)
    two = Column(("甲", "乙"), ColumnKind.MONEY)
    odd = Column(("甲\\", "乙"), ColumnKind.MONEY)
    assert column_names((one, two, odd)) == (r"甲 \/ 乙", "甲 / 乙", r"甲\\ / 乙")


@given(st.lists(st.lists(st.text("甲/\\# ()2", min_size=1), max_size=3), max_size=6))
def test_no_two_columns_have_one_name(paths: list[list[str]]) -> None:
    names = column_names([Column(tuple(path), ColumnKind.MONEY) for path in paths])
    assert len(set(names)) == len(paths)
    assert all(names)


def test_the_code_of_a_unit_beside_a_classification_is_no_part_of_a_rows_code() -> None:
    head = head_of(
        ["c 单位编码", "c 科目编码", "t 科目名称", "m 合计"], "816001 | 20805 | 行政事业单位养老支出 | 30.00"
    )
    assert (head.code, head.name, head.level) == ("20805", "行政事业单位养老支出", 2)


def test_codes_of_department_and_unit_alone_name_the_row() -> None:
    assert head_of(["c 部门编码", "c 单位编码", "t 名称"], "816 | 816001 | 本级").code == "816816001"
