"""Findings in a copy of a workbook: coloured, told without colour too, listed with links."""

from __future__ import annotations

import io

import openpyxl
from openpyxl.workbook import Workbook

from generator.model.diagnostic import Severity
from generator.template_book.marks import ListWords, Mark, marked, open_workbook

WORDS = ListWords("检查结果", ("一项", "第二句"), ("级别", "检查", "位置"), "mingzhang")
TEXT = "【错误】=1+1 不对"


def mark(severity: Severity, *cells: str, is_released: bool = False) -> Mark:
    return Mark(severity, cells, TEXT, (severity.value, "=1+1\n二", cells[0] if cells else "—"), is_released)


def plain() -> Workbook:
    book = Workbook()
    sheet = book.active
    assert sheet is not None
    sheet.title = "表 '一'"
    sheet["A1"], sheet["B2"], sheet["C3"] = "标题", 36.5, "三"
    sheet.merge_cells("A1:C1")
    return book


def made(*marks: Mark) -> Workbook:
    return openpyxl.load_workbook(io.BytesIO(marked(plain(), marks, WORDS)))


def test_a_cell_shows_the_gravest_of_its_findings_and_says_them_all() -> None:
    cell = made(mark(Severity.NOTICE, "表 '一'!B2"), mark(Severity.ERROR, "表 '一'!B2"))["表 '一'"]["B2"]
    assert cell.value == 36.5
    assert cell.fill.fgColor.rgb == "FFF8CBAD"
    assert cell.border.left.style == "thick"
    assert cell.comment.text.count("【错误】") == 1
    other = Mark(Severity.WARNING, ("表 '一'!B2",), "【警告】另一项", ("", "", ""))
    both = made(mark(Severity.NOTICE, "表 '一'!B2"), other)["表 '一'"]["B2"]
    assert TEXT in both.comment.text
    assert "【警告】另一项" in both.comment.text
    assert both.border.left.style == "mediumDashed"


def test_the_severities_differ_without_their_colours() -> None:
    styles = {made(mark(one, "表 '一'!B2"))["表 '一'"]["B2"].border.left.style for one in Severity}
    assert len(styles) == 3


def test_a_covered_square_is_marked_at_its_merged_cell() -> None:
    sheet = made(mark(Severity.ERROR, "表 '一'!C1"))["表 '一'"]
    assert TEXT in sheet["A1"].comment.text


def test_a_released_finding_is_listed_and_not_coloured() -> None:
    book = made(mark(Severity.ERROR, "表 '一'!B2", is_released=True))
    assert book["表 '一'"]["B2"].comment is None
    assert book["检查结果"].max_row == 5


def test_the_list_stands_first_and_leads_to_the_cells() -> None:
    book = made(mark(Severity.ERROR, "表 '一'!B2"), mark(Severity.NOTICE), mark(Severity.WARNING, "没有!A1"))
    sheet = book.worksheets[0]
    assert sheet.title == "检查结果"
    assert [cell.value for cell in sheet[4]] == ["级别", "检查", "位置"]
    assert sheet["C5"].hyperlink.location == "'表 ''一'''!B2" or sheet["C5"].hyperlink.target == "#'表 ''一'''!B2"
    assert sheet["C6"].hyperlink is None
    assert sheet["C7"].hyperlink is None
    # A text as text, on one line, whatever it begins with.
    assert (sheet["B5"].value, sheet["B5"].data_type) == ("=1+1↵二", "s")


def test_a_sheet_of_that_name_is_kept() -> None:
    book = plain()
    book.create_sheet("检查结果")["A1"] = "自己的"
    made_book = openpyxl.load_workbook(io.BytesIO(marked(book, (mark(Severity.ERROR),), WORDS)))
    assert made_book.sheetnames == ["检查结果 (2)", "表 '一'", "检查结果"]
    assert made_book["检查结果"]["A1"].value == "自己的"


def test_the_comment_that_stood_there_is_kept() -> None:
    once = marked(plain(), (mark(Severity.ERROR, "表 '一'!B2"),), WORDS)
    book = open_workbook(once)
    assert book is not None
    other = Mark(Severity.NOTICE, ("表 '一'!B2",), "再一项", ("", "", ""))
    twice = openpyxl.load_workbook(io.BytesIO(marked(book, (other,), WORDS)))
    assert twice["表 '一'"]["B2"].comment.text == f"{TEXT}\n\n再一项"


def test_what_is_no_workbook_is_none() -> None:
    assert open_workbook(b"PK\x03\x04 no workbook") is None
