"""Where a budget table begins: its title, the lines above its grid, the notes below it."""

import pytest

from generator.grids.titled_tables import (
    TitledTable,
    find_tables,
    is_table_number,
    is_table_title,
    number_in_contents,
    read_table_line,
    split_title,
)
from generator.model.amount import MoneyUnit
from generator.model.grid import ContentsEntry, Grid, Paragraph
from tests.grids.reading import table

GRID = Grid(table("科目编码 | 合计", "201 | 9"))


def blocks(*texts: str | Grid) -> list[Paragraph | Grid]:
    return [Paragraph(one, one, n) if isinstance(one, str) else one for n, one in enumerate(texts, start=100)]


def shown(tables: tuple[TitledTable, ...]) -> list[tuple[str, list[str], int, list[str]]]:
    return [
        (one.title.text, [line.text for line in one.lines], len(one.rows), [note.text for note in one.notes])
        for one in tables
    ]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("2031年预算收支总表", True),
        ("政府性基金预算收入表（不含上年结转）", True),
        ("（项目绩效目标表公开情况见附件）", False),
        ("预算收支情况见附表。", False),
        ("部门名称：统计表", False),
    ],
)
def test_a_title_ends_in_the_word_table(text: str, expected: bool) -> None:
    assert is_table_title(text) is expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        *(
            ("预算公开表1", True),
            ("表二", True),
            ("表3-1", True),
            ("表1-2-1", True),
            ("附件3", True),
            ("附表2：", True),
        ),
        *(("预算01表", True), ("公开08表", True), ("部门公开表1", True), ("财政公开03表", True)),
        *(("收支总表", False), ("附件", False), ("01表", False)),
    ],
)
def test_a_number_of_a_table_stands_alone(text: str, expected: bool) -> None:
    assert is_table_number(text) is expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("表一 部门收支总表", ("表一", "部门收支总表")),
        ("表2：部门收支总表", ("表2", "部门收支总表")),
        ("部门收支总表", ("", "部门收支总表")),
        ("表一一般公共预算支出表", ("", "表一一般公共预算支出表")),
    ],
)
def test_a_number_before_a_title_is_told_by_what_parts_them(text: str, expected: tuple[str, str]) -> None:
    assert split_title(text) == expected


def test_the_contents_give_the_number_of_a_table() -> None:
    contents = [ContentsEntry("表一一般公共预算支出表", 3), ContentsEntry("表四财政拨款收支总表", 4)]
    assert number_in_contents("一般公共预算支出表", contents) == ("表一", contents[0])
    assert number_in_contents("收支总表", contents) == ("", None)


@pytest.mark.parametrize(
    ("text", "facts", "unit"),
    [
        ("部门名称：青川县档案局", [("部门名称", "青川县档案局")], None),
        ("部门名称：", [("部门名称", "")], None),
        ("单位：万元", [], MoneyUnit.WAN),
        ("部门名称：青川县档案局 单位：元", [("部门名称", "青川县档案局")], MoneyUnit.YUAN),
    ],
)
def test_a_line_above_a_grid_states_facts_and_the_unit(
    text: str, facts: list[tuple[str, str]], unit: MoneyUnit | None
) -> None:
    line = read_table_line(text)
    assert line is not None
    assert ([(fact.label, fact.text) for fact in line.facts], line.money_unit) == (facts, unit)


def test_prose_states_nothing() -> None:
    assert read_table_line("预算收入9.00万元。") is None


def test_a_table_is_its_title_its_lines_its_grid_and_its_notes() -> None:
    tables, prose = find_tables(
        blocks("第二部分", "表三", "支出总表", "单位：元", GRID, "注：本表无数据", "一、说明"), ()
    )
    assert shown(tables) == [("支出总表", ["表三", "单位：元"], 2, ["注：本表无数据"])]
    assert [line.text for line in prose] == ["第二部分", "一、说明"]


def test_title_and_unit_may_be_rows_of_the_grid() -> None:
    grid = Grid(table("支出总表 |", "部门名称：甲局 | 单位：元", "科目编码 | 合计", "201 | 9"))
    tables, _ = find_tables([grid], ())
    assert shown(tables) == [("支出总表", ["部门名称：甲局", "单位：元"], 2, [])]


def test_a_grid_right_below_a_table_goes_on_with_it() -> None:
    tables, _ = find_tables(blocks("支出总表", GRID, GRID), ())
    assert shown(tables) == [("支出总表", [], 4, [])]


def test_a_grid_below_other_lines_belongs_to_no_table() -> None:
    tables, prose = find_tables(blocks("支出总表", GRID, "来路不明的一行。", GRID), ())
    assert [len(one.rows) for one in tables] == [2]
    assert [line.text for line in prose] == ["来路不明的一行。"]


def test_a_title_of_other_words_is_known_from_the_contents() -> None:
    tables, _ = find_tables(blocks("三公经费情况", GRID), [ContentsEntry("三公经费情况", 2)])
    assert [one.title.text for one in tables] == ["三公经费情况"]


def test_number_title_and_labelled_lines_may_be_the_first_rows_of_the_grid() -> None:
    inside = table("公开01表 | ", "收支总表 | ", " | ", "部门：甲局 | 单位：元", "科目编码 | 合计", "201 | 9")
    tables, prose = find_tables([Paragraph("附件1", "附件1", 1), Grid(inside)], ())
    assert shown(tables) == [("收支总表", ["附件1", "公开01表", "部门：甲局", "单位：元"], 2, [])]
    assert prose == ()


def test_an_owner_and_a_unit_of_money_may_have_the_same_label() -> None:
    found = read_table_line("单位：青川县档案局 单位：万元")
    assert found is not None
    assert found.money_unit is MoneyUnit.WAN
    assert [(fact.label, fact.text) for fact in found.facts] == [("单位", "青川县档案局")]


@pytest.mark.parametrize(
    ("above", "title", "left"),
    [
        (["收支总表", "甲局", "单位：元"], "收支总表", ["甲局"]),
        (["本年支出情况", "单位：元"], "本年支出情况", []),
        (["本年预算如下。", "表1"], "表1", ["本年预算如下。"]),
        (["本年预算如下。"], "科目编码", ["本年预算如下。"]),
        ([], "科目编码", []),
    ],
)
def test_words_stand_for_a_title_that_is_missing_where_the_rows_are_a_table(
    above: list[str], title: str, left: list[str]
) -> None:
    assert find_tables(blocks(*above, GRID), ())[0] == ()
    tables, prose = find_tables(blocks(*above, GRID), (), lambda _: True)
    assert [(one.title.text, one.is_titled) for one in tables] == [(title, False)]
    assert [line.text for line in prose] == left


def test_a_grid_that_repeats_the_head_above_goes_on_and_another_head_begins_a_table() -> None:
    other = Grid(table("项目名称 | 金额", "甲 | 1"))
    tables, _ = find_tables(blocks("收支总表", GRID, GRID, other), (), lambda _: True)
    assert [(one.title.text, len(one.rows), one.is_titled) for one in tables] == [
        ("收支总表", 4, True),
        ("项目名称", 2, False),
    ]
