"""Which squares of a sheet become paragraphs, which tables."""

from __future__ import annotations

import pytest

from generator.intake.decode import IntakeError
from generator.intake.pieces import RemarkKind, TablePiece
from generator.intake.sheets import layout
from generator.intake.sheets.xlsx import read
from tests.intake.sheets.made_xlsx import MadeSheet, cell, make_xlsx, row
from tests.intake.sheets.showing import Shown, blocks, remarks


def merges(*areas: str) -> str:
    return "<mergeCells>" + "".join(f'<mergeCell ref="{area}"/>' for area in areas) + "</mergeCells>"


def shown(rows: str, *areas: str, before: str = "") -> list[Shown]:
    sheet = MadeSheet(rows, before=before, after=merges(*areas) if areas else "")
    return blocks(read(make_xlsx(sheet, formats=("General", "General"), ruled=(1,))))


def test_titles_and_units_above_and_notes_below_are_paragraphs() -> None:
    rows = row(1, "表一") + row(2, "部门收入预算表") + row(3, None, None, "单位：万元") + row(4, "科目", "数", "注")
    rows += row(5, "甲", 1, 2) + row(6, "注：本表无数据")
    table = [["科目", "数", "注"], ["甲", "1", "2"]]
    assert shown(rows, "A2:C2") == ["表一", "部门收入预算表", "单位：万元", table, "注：本表无数据"]


def test_a_line_of_two_texts_above_the_head_is_a_row() -> None:
    rows = row(1, "部门：某局", None, "单位：元") + row(2, "科目", "数", "注")
    assert shown(rows) == [[["部门：某局", "", "单位：元"], ["科目", "数", "注"]]]


def test_a_ruled_cell_of_its_own_width_stays_in_its_table() -> None:
    rows = row(1, "预算表") + row(2, "项目名称", style=1) + row(3, "编码", "1", style=1) + row(4, "备注", style=1)
    assert shown(rows) == ["预算表", [["项目名称", ""], ["编码", "1"], ["备注", ""]]]


def test_a_wide_ruled_title_is_a_paragraph_and_a_wide_ruled_last_row_a_row() -> None:
    rows = row(1, "预算表", style=1) + row(2, "编码", "1", style=1) + row(3, "说明文字", style=1)
    assert shown(rows, "A1:B1", "A3:B3") == ["预算表", [["编码", "1"], ["说明文字[1x2]"]]]


def test_a_wide_row_between_others_is_a_paragraph_only_where_the_sheet_has_lines_and_the_row_none() -> None:
    ruled = row(1, "甲", "乙", style=1) + row(2, "表二 支出预算表") + row(3, "丙", "丁", style=1)
    assert shown(ruled, "A2:B2") == [[["甲", "乙"]], "表二 支出预算表", [["丙", "丁"]]]
    plain = row(1, "甲", "乙") + row(2, "年度目标") + row(3, "丙", "丁")
    assert shown(plain, "A2:B2") == [[["甲", "乙"], ["年度目标[1x2]"], ["丙", "丁"]]]


def test_a_blank_row_ends_a_table_unless_it_is_ruled_or_a_cell_reaches_over_it() -> None:
    blank = row(1, "甲", "乙") + row(3, "丙", "丁")
    assert shown(blank) == [[["甲", "乙"]], [["丙", "丁"]]]
    ruled = row(1, "甲", "乙") + row(2, "<c r='A2' s='1'/>") + row(3, "丙", "丁")
    assert shown(ruled) == [[["甲", "乙"], ["", ""], ["丙", "丁"]]]
    assert shown(row(1, "甲", "乙") + row(3, None, "丁"), "A1:A3") == [[["甲[3x1]", "乙"], [""], ["丁"]]]


def test_a_cell_that_shows_nothing_keeps_its_row_in_the_table() -> None:
    rows = row(1, "甲", "乙") + row(2, "合计", '<c r="B2"><f>1</f></c>')
    assert shown(rows) == [[["甲", "乙"], ["合计", ""]]]


def test_a_blank_merged_area_makes_its_row_one_of_a_table() -> None:
    rows = row(1, "甲", "乙", "丙") + row(2, "备注")
    assert shown(rows) == [[["甲", "乙", "丙"]], "备注"]
    assert shown(rows, "B2:C2") == [[["甲", "乙", "丙"], ["备注", "[1x2]"]]]


def test_columns_stay_below_their_heads() -> None:
    rows = row(2, None, "一级", "二级", "值") + row(3, None, "产出", "数量", "5") + row(4, None, None, "质量", None)
    pieces = read(make_xlsx(MadeSheet(rows, after=merges("B3:B4"))))
    table = pieces.blocks[0]
    assert isinstance(table, TablePiece) and table.place == "sheet:Sheet1/B2"
    assert [[(c.column, c.text, c.place.split("/")[1]) for c in r] for r in table.rows] == [
        [(0, "一级", "B2"), (1, "二级", "C2"), (2, "值", "D2")],
        [(0, "产出", "B3"), (1, "数量", "C3"), (2, "5", "D3")],
        [(1, "质量", "C4"), (2, "", "D4")],
    ]


def test_a_blank_merged_area_is_one_blank_cell() -> None:
    assert shown(row(1, "甲", "乙", "丙", "丁") + row(2, "戊", None, None, "己"), "B2:C2") == [
        [["甲", "乙", "丙", "丁"], ["戊", "[1x2]", "己"]]
    ]


def test_prose_in_one_column_is_paragraphs() -> None:
    assert shown(row(1, "一、概况") + row(2, "第一段\n第二行") + row(4, "二、说明")) == [
        "一、概况",
        "第一段\n第二行",
        "二、说明",
    ]


def test_a_merged_cell_is_seen_as_long_as_a_part_of_it_is() -> None:
    rows = row(1, "甲", "乙", attributes='hidden="1"') + row(2, None, "丙") + row(3, None, "丁")
    sheet = MadeSheet(rows, after=merges("A1:A3"))
    pieces = read(make_xlsx(sheet))
    assert blocks(pieces) == [[["甲[2x1]", "丙"], ["丁"]]]
    assert remarks(pieces, RemarkKind.HELD_BACK) == [
        ("sheet:Sheet1/row-1", "", "Hidden rows with text were not read: 1 (1)")
    ]


def test_values_under_a_merged_cell_are_held_back() -> None:
    pieces = read(make_xlsx(MadeSheet(row(1, "甲", "密") + row(2, "乙", "丙"), after=merges("A1:B1"))))
    assert blocks(pieces) == ["甲", [["乙", "丙"]]]
    assert remarks(pieces, RemarkKind.HELD_BACK) == [
        ("sheet:Sheet1/B1", "", "Values under merged cells, which are not shown, were not read: 1 (B1)")
    ]


def test_merged_areas_that_overlap_are_told() -> None:
    rows = row(1, "甲", "乙", "丙") + row(2, "丁", "戊", "己")
    pieces = read(make_xlsx(MadeSheet(rows, after=merges("A1:A2", "A2:B2"))))
    assert [place for place, _, _ in remarks(pieces, RemarkKind.DOUBTFUL)] == ["sheet:Sheet1/A2"]


def test_a_merged_area_as_large_as_a_sheet_costs_nothing() -> None:
    assert shown(row(1, "甲") + row(2, "乙", "丙"), "A1:XFD1") == ["甲", [["乙", "丙"]]]
    assert shown(row(1, "甲"), "A1:XFD1048576") == ["甲"]


def test_two_far_corners_cost_nothing() -> None:
    rows = row(1, "甲") + f'<row r="1048576">{cell("XFD1048576", "乙")}</row>'
    assert shown(rows) == ["甲", "乙"]


def test_a_table_that_reaches_too_far_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(layout, "MAX_SQUARES", 30)
    rows = "".join(f'<row r="{n}">{cell(f"A{n}", "甲")}{cell(f"K{n}", "乙")}</row>' for n in (1, 2, 3))
    with pytest.raises(IntakeError, match="33 squares, from A1 to K3"):
        shown(rows)


def test_merged_areas_that_reach_over_too_many_rows_are_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(layout, "MAX_MERGED_ROWS", 3)
    with pytest.raises(IntakeError, match="reach over 4 rows"):
        shown(row(1, "甲") + row(2, "乙"), "A1:A2", "B1:B2")
