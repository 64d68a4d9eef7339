"""The family of our own workbook: what a person may do to it, and what is then said."""

from __future__ import annotations

import dataclasses
import functools
from collections.abc import Callable
from unittest import mock

import pytest
from openpyxl.workbook import Workbook

from generator import forms
from generator.forms import Given, discover_forms
from generator.forms.template import FORM
from generator.intake.text import read_text_document
from generator.model.amount import MoneyUnit
from generator.model.reading import Reading
from generator.model.submission import Origin, Status, SubmissionKind
from generator.template_book import make
from tests import samples
from tests.template_book.test_round_trip import everything
from tests.template_book.trips import Back, back, changed, doubts, filled


@functools.cache
def blank() -> bytes:
    """A template with few rows, which is quicker to open."""
    with mock.patch.object(make, "BLANK_ROWS", 8):
        return make.empty_template("", str, {})


def typed(change: Callable[[Workbook], None]) -> Back:
    """An empty template with what a person typed."""
    return back(changed(blank(), change))


def basics(book: Workbook) -> None:
    sheet = book["基本情况"]
    for row in range(4, sheet.max_row + 1):
        label = str(sheet.cell(row, 1).value).rstrip("*")
        texts = {"文件标题": "2031年部门预算", "公开主体名称": "青川市档案管理局", "预算年度": "2031"}
        if label in texts:
            sheet.cell(row, 2).value = texts[label]


def put_row(book: Workbook, sheet: str, row: int, **cells: str | int) -> None:
    for column, value in cells.items():
        book[sheet][f"{column}{row}"] = value


def two_projects(book: Workbook) -> None:
    basics(book)
    put_row(book, "项目", 5, A="1", B="馆藏修复", C="007", E="万元", F="36.50")
    put_row(book, "项目", 7, A="2", B="馆舍维修", E="元", F="无")


def read(change: Callable[[Workbook], None]) -> Reading:
    def both(book: Workbook) -> None:
        two_projects(book)
        change(book)

    found = typed(both)
    assert found.report.unread == ()
    return found.reading


def reasons(reading: Reading) -> list[str]:
    return [str(item.reason) for item in reading.unsure]


def test_what_was_typed_is_read() -> None:
    found = typed(two_projects)
    assert doubts(found) == []
    reading = found.reading
    assert (reading.title, reading.publisher, reading.fiscal_year) == ("2031年部门预算", "青川市档案管理局", 2031)
    assert (reading.kind, reading.status, reading.origin) == (SubmissionKind.BUDGET, Status.UNSTATED, None)
    first, second = reading.projects
    assert (first.name, first.code, first.amount, first.purpose) == ("馆藏修复", "007", samples.amount("36.50"), None)
    assert (second.code, second.amount) == ("", samples.amount("无", MoneyUnit.YUAN))


def test_a_number_typed_as_a_number_is_read_as_shown() -> None:
    reading = read(lambda book: put_row(book, "项目", 8, A=3, B="第三", E="元", F=1234))
    assert reading.projects[2].amount.text == "1234"


def test_rows_find_their_project_by_number_code_or_name() -> None:
    def change(book: Workbook) -> None:
        put_row(book, "绩效目标", 5, A="2", C="甲")
        put_row(book, "绩效目标", 6, A="007", C="乙")
        put_row(book, "绩效目标", 7, A="馆舍维修", C="丙")
        # As merged cells leave it: what is blank goes on from above.
        put_row(book, "绩效目标", 8, C="丁")

    first, second = read(change).projects
    assert [goal.text for goal in first.goals] == ["乙"]
    assert [goal.text for goal in second.goals] == ["甲", "丙", "丁"]


def test_a_row_of_nobody_stays_unread() -> None:
    def change(book: Workbook) -> None:
        two_projects(book)
        put_row(book, "绩效目标", 5, A="9", B="年度", C="甲")

    found = typed(change)
    assert {item.text for item in found.report.unread} == {"9", "年度", "甲"}
    assert reasons(found.reading) == ["No project or target form of the workbook has this number"]


def test_two_projects_of_one_number_are_not_told_apart() -> None:
    reading = read(lambda book: put_row(book, "项目", 8, A="1", B="第三", E="元", F="1"))
    assert reasons(reading) == ["Two projects have the number 1"] * 2


@pytest.mark.parametrize(
    ("sheet", "cell", "text", "reason"),
    [
        ("项目", "F5", "三十", "Expected an amount"),
        ("项目", "E5", "块", "“金额单位” may be one of these only: 元、千元、万元、百万元、亿元"),
        ("基本情况", "B8", "计划", "“文件种类” may be one of these only: 预算、决算、绩效自评"),
        ("基本情况", "B12", "2031年1月", "“批复日期” is expected as in “2025-01-20”"),
        ("基本情况", "B6", "99", "“行政区划代码” is expected as in “110101”"),
        ("项目", "B5", "〖接上行〗", "〖接上行〗 means nothing under “项目名称”"),
        ("项目", "D5", "816009", "No budget unit has the code 816009: add it to the sheet of budget units"),
    ],
)
def test_what_cannot_be_read_is_said_at_its_cell(sheet: str, cell: str, text: str, reason: str) -> None:
    def change(book: Workbook) -> None:
        two_projects(book)
        book[sheet][cell] = text

    found = typed(change)
    [item] = found.reading.unsure
    assert str(item.reason).startswith(reason)
    assert found.document.places[item.line - 1] == f"sheet:{sheet}/{cell}"


def test_a_row_without_what_it_cannot_do_without_stays_unread() -> None:
    def change(book: Workbook) -> None:
        two_projects(book)
        put_row(book, "项目", 8, A="3", F="1.00")

    found = typed(change)
    assert reasons(found.reading) == ["The row has nothing under “项目名称”"]
    assert "1.00" in {item.text for item in found.report.unread}


def test_a_project_without_a_unit_of_money_asks_for_it() -> None:
    def change(book: Workbook) -> None:
        two_projects(book)
        book["项目"]["E5"] = None

    content = changed(blank(), change)
    found = back(content)
    assert [str(one) for one in found.reading.missing] == [
        "The project “馆藏修复” states no unit of money: give --money-unit"
    ]
    given = FORM.read(found.document, Given(MoneyUnit.YUAN))
    assert given.missing == ()
    assert given.projects[0].money_unit is MoneyUnit.YUAN

    def with_unit(book: Workbook) -> None:
        change(book)
        book["基本情况"]["B9"] = "千元"

    assert typed(with_unit).reading.projects[0].money_unit is MoneyUnit.THOUSAND_YUAN


def test_columns_may_stand_in_another_order_or_be_gone() -> None:
    def change(book: Workbook) -> None:
        sheet = book["预算单位"]
        sheet["B3"], sheet["C3"] = sheet["C3"].value, sheet["B3"].value
        put_row(book, "预算单位", 5, A="1", B="本级", C="016")
        book["项目"].delete_cols(19)
        book["项目"].delete_cols(3)

    reading = read(change)
    assert [(unit.code, unit.name) for unit in reading.units] == [("016", "本级")]
    assert {project.code for project in reading.projects} == {None}


def test_a_text_beside_the_columns_is_unread() -> None:
    def change(book: Workbook) -> None:
        two_projects(book)
        book["项目"]["Z5"] = "另有说明"

    assert [item.text for item in typed(change).report.unread] == ["另有说明"]


def test_a_sheet_may_be_gone_or_come_twice() -> None:
    def change(book: Workbook) -> None:
        del book["名词解释"]
        for name, title in (("三公", "2031年三公表"), ("三公二", "2032年三公表")):
            copy = book.copy_worksheet(book["一般公共预算“三公”经费支出表"])
            copy.title = name
            copy["B3"] = title

    assert [table.title for table in read(change).tables] == ["2031年三公表", "2032年三公表"]


def test_a_table_with_rows_needs_its_name() -> None:
    def change(book: Workbook) -> None:
        two_projects(book)
        sheet = book["部门支出总表"]
        sheet.cell(14, 3).value = "合计"

    found = typed(change)
    assert reasons(found.reading) == ["The sheet of a budget table needs “表名” and “列类型”"]
    assert "合计" in {item.text for item in found.report.unread}


def test_an_empty_table_is_one_that_has_a_name() -> None:
    def change(book: Workbook) -> None:
        book["政府性基金预算支出表"]["B3"] = "2031年政府性基金预算支出表"

    [table] = read(change).tables
    assert table.is_empty
    assert table.rows == ()


def test_the_marker_tells_it_from_every_other_family() -> None:
    found = back(filled(everything()))
    assert FORM.has_marker
    assert FORM.recognise(found.document).share == 1
    others = [form for form in discover_forms(forms) if form.family != "template"]
    assert not any(form.has_marker for form in others)
    # Labels of our own without its titles are not ours.
    text = read_text_document("a.txt", "基本情况\n\n栏目\t填写内容\n公开主体名称\t某局\n预算年度\t2031\n".encode())
    assert FORM.recognise(text).found == ()


def test_the_list_of_findings_is_not_read() -> None:
    def change(book: Workbook) -> None:
        two_projects(book)
        sheet = book.create_sheet("检查结果", 0)
        sheet["A1"] = "明账填报表：检查结果"
        sheet.append(["级别", "检查"])
        sheet.append(["错误", "某项"])
        sheet.append(["仅一格"])

    assert doubts(typed(change)) == []


def test_what_basics_state_is_in_the_reading() -> None:
    reading = back(filled(everything(origin=Origin.FILED, status=Status.APPROVED))).reading
    assert (reading.origin, reading.status) == (Origin.FILED, Status.APPROVED)
    assert (reading.approved_on, reading.published_on) == ("2031-01-20", "2031-02-03")
    assert (reading.source_url, reading.region_codes) == ("https://example.org/a?b=1&c", ("990100",))


def test_a_level_that_goes_on_from_nothing_is_unsure() -> None:
    def change(book: Workbook) -> None:
        put_row(book, "绩效指标", 5, A="1", C="〖接上行〗", E="修复卷数", F="≥1卷")

    reading = read(change)
    assert reasons(reading) == ["There is no row above to go on from"]
    assert dataclasses.replace(reading.projects[0].indicators[0]).name == "修复卷数"
