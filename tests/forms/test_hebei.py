"""Documents of the Hebei form, printed in every way we could think of, read to exactly what they say."""

import dataclasses
import itertools
from collections.abc import Callable, Iterator
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from generator.forms import Given
from generator.forms.hebei import FORM
from generator.intake.text import read_text_document
from generator.model.amount import MoneyUnit
from generator.model.submission import Status
from tests.samples_text import (
    Disclosure,
    Row,
    Style,
    Table,
    code,
    cut,
    disclosure,
    doubts,
    expected,
    forms,
    head,
    printed,
    reading_of,
    told,
)

TABS = Style()
CELLS = Style(one_cell_a_line=True, head_in_table=True)
LAYOUTS = [pytest.param(TABS, id="tabs"), pytest.param(CELLS, id="one cell a line")]

LEVELS = (
    Row("成本指标", "经济成本指标", "总成本", "≤36.5万元"),
    Row("", "社会成本指标", "社会影响", "无"),
    Row("产出指标", "产出数量指标", "卷数", "≥1200卷"),
    Row("效益指标", "带动就业指标", "就业人数", "≥3人"),
    Row("满意度指标", "社会公众满意度指标", "公众满意度", "≥90%"),
)
MERGED = (
    Row("产出指标", "数量指标", "修复卷数", "≥1200卷"),
    Row("", "", "数字化页数", "≥300页"),
    Row("", "质量指标", "合格率", ""),
    Row("效益指标", "社会效益指标", "查档便利", "进一步提升"),
    Row("", "生态效益指标", "", "", description="", basis=""),
    Row("满意度指标", "服务对象满意度指标", "群众满意度", "≥90%", basis=""),
)
REPEATED = (
    Row("产出指标", "数量指标", "修复卷数", "≥1200卷"),
    Row("", "数量指标", "数字化页数", "≥300页"),
    Row("", "质量指标", "合格率", "100%"),
    Row("", "成本指标", "项目总成本", "≤36.5万元"),
    Row("效益指标", "社会效益指标", "查档便利", "进一步提升"),
    Row("满意度指标", "服务对象满意度指标", "群众满意度", "≥90%"),
)
MANY_FUNDS = (
    ("其中：一般公共预算资金", "30.00"),
    ("政府性基金", "0"),
    ("国有资本经营预算", "1"),
    ("单位资金", "2.5"),
    ("上年结转资金", ""),
    ("其他资金", "3"),
)

STYLES: dict[str, dict[str, Any]] = {
    "plain": {},
    "bold": {"bold": True},
    "Markdown headings": {"headings": "## "},
    "bookmarks": {"headings": "[bookmark: _Toc_2_2_12]"},
    "contents with tabs": {"contents": "tabs"},
    "contents without page numbers": {"contents": "bare"},
    "no contents": {"contents": "none"},
    "no blank lines": {"blank_lines": 0},
    "many blank lines": {"blank_lines": 4},
    "title in one line": {"title": "{department}{year}年部门预算绩效文本"},
    "year in words": {"title": "{department}\n二〇三一年部门预算绩效文本"},
    "no status": {"status": ""},
    "blank after the unit's code": {"unit_line": "{code} {name}"},
    "dash after the unit's code": {"unit_line": "{code}-{name}"},
    "unit with a label": {"unit_line": "预算单位：{code}{name}"},
    "unit of money in brackets": {"money_line": "（单位：{unit}）"},
    "amount's unit": {"money_line": "金额单位:{unit}"},
    "headings without numbers": {"heading": "{name}绩效目标表"},
    "headings of projects": {"heading": "{number}、{name}项目绩效目标表"},
    "no headings": {"heading": "", "contents": "none"},
    "plan before budget": {"order": ("identity", "plan", "budget", "goals", "table")},
    "goals before plan": {"order": ("identity", "goals", "budget", "plan", "table")},
    "table before goals": {"order": ("identity", "budget", "plan", "table", "goals")},
    "table first": {"order": ("identity", "table", "goals", "plan", "budget")},
    "goals in rows": {"goals_in_rows": True},
    "more columns": {"more_columns": {"权重": "10", "备注": "见附表"}},
    "columns in another order": {
        "columns": ("一级指标", "二级指标", "三级指标", "指标值", "绩效指标描述", "指标值确定依据")
    },
    "labels with other signs": {"labels": {"预算规模及资金用途": "预算规模 及资金用途：", "绩效目标": "年度绩效目标"}},
    "no closing tabs": {"trailing_tabs": False},
    "watermark": {"break_after": {9: "仅供内部审核"}},
    "page number": {"break_after": {8: "page number", 3: "- 7 -"}},
    "page number in words": {"break_after": {8: "第 5 页，共 40 页"}},
}

PARTS: dict[str, dict[str, Any]] = {
    "no plan": {"plan": ()},
    "no goals": {"goals": ()},
    "no purpose": {"purpose": None},
    "no code": {"code": None},
    "blank code": {"code": ""},
    "blank amounts": {"amount": "", "funding": (("其中：财政资金", ""), ("其他资金", ""))},
    "nought and none": {"amount": "0", "funding": (("其中：财政资金", "0"), ("其他资金", "无"))},
    "separators": {"amount": "1,234,567.89", "funding": (("其中：财政资金", "1,234,567.89"), ("其他资金", ""))},
    "full-width digits": {"amount": "１２．５", "funding": (("其中:财政资金", "１２．５"), ("其他资金", ""))},
    "more sources": {"funding": MANY_FUNDS},
    "last shares blank": {"plan": (("3月底", "50%"), ("6月底", "100%"), ("10月底", ""), ("12月底", ""))},
    "quarters": {"plan": (("一季度", "20%"), ("二季度", "45%"), ("三季度", "70%"), ("四季度", "100%"))},
    "other levels": {"rows": LEVELS},
    "merged levels and blanks": {"rows": MERGED},
    "levels in every row": {"rows": REPEATED},
    "goal without a number": {"goals": ("保障大楼水电。",)},
}


def assert_reads(said: Disclosure, style: Style, **changes: Any) -> None:
    reading, report = reading_of(printed(said, style))
    assert told(reading) == expected(said, **changes)
    assert doubts(reading, report) == []
    assert (reading.publisher, reading.fiscal_year) == (said.department, said.year)


@pytest.mark.parametrize("layout", LAYOUTS)
@pytest.mark.parametrize("name", STYLES)
def test_every_way_of_printing_says_the_same(layout: Style, name: str) -> None:
    assert_reads(disclosure(3), dataclasses.replace(layout, **STYLES[name]))


@pytest.mark.parametrize("layout", LAYOUTS)
@pytest.mark.parametrize("name", PARTS)
def test_what_a_form_says_is_read_as_printed(layout: Style, name: str) -> None:
    assert_reads(disclosure(forms=forms(3, **PARTS[name])), layout)


@pytest.mark.parametrize("layout", LAYOUTS)
@pytest.mark.parametrize("count", [1, 2, 7, 40])
def test_any_number_of_projects_is_read(layout: Style, count: int) -> None:
    assert_reads(disclosure(count), layout)


@pytest.mark.parametrize("layout", LAYOUTS)
@pytest.mark.parametrize("unit", ["元", "千元", "万元"])
def test_each_unit_of_money_is_read(layout: Style, unit: str) -> None:
    said = disclosure(2, money_unit=unit)
    assert_reads(said, layout)
    reading, _ = reading_of(printed(said, layout))
    assert reading.projects[1].amount.yuan == MoneyUnit(unit).yuan * 9 / 4


def test_another_department_and_year_are_read() -> None:
    said = disclosure(2, department="白石市北岸区机关服务中心", year=2029)
    assert_reads(said, TABS)


@pytest.mark.parametrize(
    "encode",
    [
        pytest.param(lambda text: text.encode("gb18030"), id="gb18030"),
        pytest.param(lambda text: b"\xef\xbb\xbf" + text.encode(), id="utf-8 with a mark"),
        pytest.param(lambda text: b"\xff\xfe" + text.encode("utf-16-le"), id="utf-16 little end first"),
        pytest.param(lambda text: b"\xfe\xff" + text.encode("utf-16-be"), id="utf-16 big end first"),
        pytest.param(lambda text: text.replace("\n", "\r\n").encode(), id="other line ends"),
        pytest.param(lambda text: text.replace("≥1200卷", r"$\geq 1200$卷").encode(), id="typesetting signs"),
        pytest.param(lambda text: text.replace("档案卷数", "档案 卷 数").encode(), id="line-wrap blanks"),
        pytest.param(lambda text: text.replace("单位：", "单 位：").encode(), id="spread labels"),
    ],
)
def test_encodings_and_signs_of_conversion_change_nothing(encode: Callable[[str], bytes]) -> None:
    said = disclosure(2)
    reading, report = reading_of(encode(printed(said)))
    assert told(reading) == expected(said)
    assert doubts(reading, report) == []


def test_cover_and_prose_are_read() -> None:
    reading, _ = reading_of(printed(disclosure(1)))
    assert (reading.status, reading.status_text) == (Status.DRAFT, "（草案）")
    assert (reading.prepared_by, reading.reviewed_by) == ("青川市档案管理局编制", "青川市财政局审核")
    assert [section.title for section in reading.sections] == [title for title, _ in Disclosure().sections]
    assert reading.sections[1].text == "（一）修复受潮档案。\n\n（二）扫描地方志。\n"


def test_a_unit_of_money_stated_once_holds_for_every_form() -> None:
    assert_reads(disclosure(3), dataclasses.replace(TABS, money_once=True))


def test_unit_and_unit_of_money_may_share_a_line() -> None:
    assert_reads(disclosure(2), dataclasses.replace(TABS, unit_line="{code}{name}      单位：万元", money_line=""))


def test_without_a_unit_of_money_it_must_be_given() -> None:
    text = printed(disclosure(2), dataclasses.replace(TABS, money_line=""))
    reading, report = reading_of(text)
    assert [message.id for message in reading.missing] == [
        "“{form}” states no unit of money: give --money-unit 元 or 万元"
    ] * 2
    reading, report = reading_of(text, Given(MoneyUnit.WAN))
    assert told(reading) == expected(disclosure(2))
    assert doubts(reading, report) == []


def test_a_blank_in_a_code_is_taken_out_and_listed() -> None:
    good = code(1)
    text = printed(disclosure(1)).replace(good, f"{good[:19]} {good[19:]}")
    reading, report = reading_of(text)
    assert reading.projects[0].code == good
    assert doubts(reading, report) == []
    assert [(repair.before, repair.after) for repair in report.repairs] == [(f"{good[:19]} {good[19:]}", good)]


def test_a_wrong_code_is_unsure_with_what_was_expected() -> None:
    good = code(1)
    wrong = good[:-1] + ("7" if good[-1] != "7" else "9")
    reading, report = reading_of(printed(disclosure(1)).replace(good, wrong))
    [doubt] = doubts(reading, report)
    assert wrong in doubt
    assert f"call for {good[-1]}" in doubt
    assert reading.region_codes == ()


@pytest.mark.parametrize("layout", LAYOUTS)
def test_goals_and_purpose_of_several_paragraphs_are_read(layout: Style) -> None:
    text = printed(disclosure(1), layout)
    text = text.replace("1200卷。 2.地方志", "1200卷。\n2.地方志").replace("馆藏档案，并", "馆藏档案，\n并")
    reading, report = reading_of(text)
    assert told(reading) == expected(disclosure(1))
    assert doubts(reading, report) == []


def test_paragraphs_of_a_cell_are_read_where_closing_tabs_are_lost() -> None:
    text = printed(disclosure(1), dataclasses.replace(TABS, trailing_tabs=False))
    reading, report = reading_of(text.replace("1200卷。 2.地方志", "1200卷。\n2.地方志"))
    assert told(reading) == expected(disclosure(1))
    assert doubts(reading, report) == []


@pytest.mark.parametrize("at", range(6))
def test_an_empty_line_inside_a_row_of_one_cell_a_line_changes_nothing(at: int) -> None:
    text = printed(disclosure(1), CELLS)
    row = "\t\n\t质量指标\n\t验收合格率\n\t按实际完成情况\n\t100%\n\t工作计划\n\t\n"
    cells = row.splitlines()
    broken = "\n".join([*cells[: at + 1], "", *cells[at + 1 :]]) + "\n"
    assert row in text
    reading, report = reading_of(text.replace(row, broken))
    assert told(reading) == expected(disclosure(1))
    assert doubts(reading, report) == []


def cuts(layout: Style, rows: tuple[Row, ...]) -> Iterator[tuple[str, Disclosure, Style, bool]]:
    """The first form cut by a page break in each row: in each cell, in each two and in all, with heads and without."""
    said = disclosure(forms=forms(2, rows=rows))
    first = said.forms[0]
    offset = int(layout.head_in_table)
    whole: Table = []

    def keep(table: Table) -> Table:
        whole[:] = whole or table
        return table

    printed(said, dataclasses.replace(layout, edit=keep))
    for number in range(offset, len(whole)):
        row = whole[number]
        columns = [column for column, text in enumerate(row) if len(text) > 2]
        for places in [*((one,) for one in columns), *itertools.combinations(columns, 2), tuple(columns)]:
            rest = {column: row[column][2:] for column in places}
            for has_heads in (True, False):

                def edit(
                    table: Table, number: int = number, rest: dict[int, str] = rest, heads: bool = has_heads
                ) -> Table:
                    is_first = table[offset][1] == first.code
                    return cut(table, number, rest, head(layout) if heads else None) if is_first else table

                yield (
                    f"row {number}, {rest}, heads {has_heads}",
                    said,
                    dataclasses.replace(layout, edit=edit),
                    has_heads,
                )


@pytest.mark.parametrize("layout", LAYOUTS)
@pytest.mark.parametrize("rows", [REPEATED, LEVELS], ids=["levels in every row", "a level a row"])
def test_a_page_break_in_any_cell_never_passes_for_what_it_is_not(layout: Style, rows: tuple[Row, ...]) -> None:
    """Either the cut is mended, or a person is asked to look."""
    wrong = []
    mended = 0
    for case, said, style, _ in cuts(layout, rows):
        reading, report = reading_of(printed(said, style))
        is_same, is_doubted = told(reading) == expected(said), bool(doubts(reading, report))
        mended += is_same and not is_doubted
        # Where a level of its own, a name and a target each stand on both pages, the two halves are two whole rows.
        if not is_same and not is_doubted:
            wrong.append(case)
    assert wrong == []
    assert mended > 20


@pytest.mark.parametrize("layout", LAYOUTS)
@pytest.mark.parametrize("column", ["name", "description", "basis"])
def test_a_cut_below_levels_in_every_row_is_mended(layout: Style, column: str) -> None:
    said = disclosure(forms=forms(1, rows=REPEATED))
    places = {"name": 2, "description": 3, "basis": 5}

    def edit(table: Table) -> Table:
        number = next(i for i, row in enumerate(table) if "数字化页数" in row)
        return cut(table, number, {places[column]: table[number][places[column]][2:]}, head(layout))

    reading, report = reading_of(printed(said, dataclasses.replace(layout, edit=edit)))
    assert told(reading) == expected(said)
    assert doubts(reading, report) == []
    assert [repair.field for repair in report.repairs] == [f"projects/#1/indicators/1/{column}"]


@pytest.mark.parametrize("layout", LAYOUTS)
@pytest.mark.parametrize(
    ("row", "column"), [pytest.param(0, 1, id="code"), pytest.param(0, 4, id="name"), pytest.param(2, 1, id="purpose")]
)
def test_a_cut_in_code_name_or_purpose_is_mended(layout: Style, row: int, column: int) -> None:
    said = disclosure(1)

    def edit(table: Table) -> Table:
        number = row + int(layout.head_in_table)
        return cut(table, number, {column: table[number][column][3:]}, None)

    reading, report = reading_of(printed(said, dataclasses.replace(layout, edit=edit)))
    assert told(reading) == expected(said)
    assert doubts(reading, report) == []
    assert len(report.repairs) == 1


def replaced(old: str, new: str, count: int = 1) -> Callable[[str], str]:
    def edit(text: str) -> str:
        assert old in text
        return text.replace(old, new, count)

    return edit


HEAD = "\t".join([*Style().columns, "", ""])[:-1] + "\n"
DAMAGE: dict[str, tuple[Callable[[str], str], str]] = {
    "the rest of an amount below it": (
        replaced("\t1.25\t其他资金\t\n", "\t1.2\t其他资金\t\n\t\t5\t\t5\t\t\n"),
        "unread",
    ),
    "an amount with a blank": (replaced("1.25\t其中", "1. 25\t其中"), "amount"),
    "an amount lost with its cell": (replaced("\t1.25\t其中", "\t其中"), "amount"),
    "two amounts": (replaced("\t其他资金\t\n", "\t其他资金\t3\t4\n"), "unread"),
    "the budget twice": (replaced("\t用于修复", "预算规模及资金用途\t预算数\t7.00\t\t\t\t\n\t用于修复"), "7.00"),
    "no budget": (replaced("\t预算数\t1.25\t", "\t\t\t"), "no budget"),
    "a name lost": (replaced("\t项目名称\t第1批档案修复经费", "\t\t"), "no project name"),
    "the heading of another form": (
        replaced("1.第1批档案修复经费绩效目标表\n", "1.方志编纂绩效目标表\n", 2),
        "another project",
    ),
    "a share lost with its cell": (replaced("\t25%\t\t50%\t75%\t100%\t", "\t\t50%\t75%\t\t"), "unread"),
    "the shares twice": (
        replaced("\t25%\t\t50%\t75%\t100%\t", "\t25%\t\t50%\t75%\t100%\t\n\t1%\t\t2%\t3%\t4%\t"),
        "1%",
    ),
    "a cell lost in an indicator": (replaced("\t质量指标\t验收合格率\t", "\t质量指标\t"), "cells"),
    "a cell too many in an indicator": (replaced("\t质量指标\t验收合格率\t", "\t质量指标\t\t验收合格率\t"), "cells"),
    "a target cut after a page break": (
        replaced("≥1200卷\t工作计划\t\n", f"≥12\t工作计划\t\n{HEAD}\t\t\t\t00卷\t\t\n"),
        "no name",
    ),
    "no target right after a page break": (
        replaced("\t质量指标\t验收合格率\t按实际完成情况\t100%", HEAD + "\t质量指标\t验收合格率\t按实际完成情况\t"),
        "page break",
    ),
    "the head of a table lost": (replaced(HEAD, ""), "unread"),
    "an unknown label": (replaced("资金支出计划（%）", "资金使用安排"), "资金使用安排"),
    "an unknown watermark": (replaced("\n\t质量指标", "\n机密文件\n\t质量指标"), "机密文件"),
    "signatures below the table": (
        replaced("\n\n2.第2批", "\n填报人：某某\t联系电话：\t\t\t\t\t\n\n2.第2批"),
        "填报人",
    ),
    "text after the last table": (lambda text: text + "本文本由财政部门审核。\n", "本文本"),
    "a list of projects before the forms": (
        replaced("第二部分\n预算项目", "序号\t项目名称\t金额\n1\t第1批档案修复经费\t1.25\n第二部分\n预算项目"),
        "unread",
    ),
    "a form twice": (lambda text: text + text[text.rindex("2.第2批") :], "another form"),
    "a form that the contents name lost": (lambda text: text[: text.rindex("2.第2批")], "table of contents"),
    "one unit under two names": (replaced("816001青川市档案管理局第1分馆", "816001青川市方志馆"), "further up"),
    "two units of money": (replaced("单位：万元\n", "单位：万元\n单位：元\n"), "单位：元"),
    "cut in the middle": (lambda text: text[: text.rindex("资金支出计划")], "no performance table"),
}


@pytest.mark.parametrize("name", DAMAGE)
def test_damage_is_reported_never_read_over(name: str) -> None:
    edit, said = DAMAGE[name]
    reading, report = reading_of(edit(printed(disclosure(2))))
    assert any(said in doubt for doubt in doubts(reading, report)), doubts(reading, report)


def test_a_lost_heading_does_not_merge_two_projects() -> None:
    text = printed(disclosure(2), dataclasses.replace(TABS, contents="none"))
    reading, report = reading_of(text.replace("2.第2批档案修复经费绩效目标表\n", ""))
    assert told(reading) == expected(disclosure(2))
    assert doubts(reading, report) == []
    assert reading.projects[1].heading is None


def test_a_document_without_a_form_misses_it() -> None:
    text = printed(disclosure(1))
    reading, _ = reading_of(text[: text.rindex("1.第1批")])
    assert [message.id for message in reading.missing] == ["The document holds no form of a project"]


LOST_OR_ADDED = st.sampled_from(["tab lost", "tab added", "line end lost", "line end added"])


@settings(max_examples=150)
@given(st.data(), st.sampled_from([TABS, CELLS]), LOST_OR_ADDED)
def test_no_lost_or_added_tab_or_line_end_moves_a_figure(data: st.DataObject, style: Style, damage: str) -> None:
    said = disclosure(forms=forms(2, rows=REPEATED, funding=MANY_FUNDS))
    text = printed(said, style)
    start = text.rindex("1.第1批")
    sign = "\t" if "tab" in damage else "\n"
    if damage.endswith("lost"):
        places = [i for i in range(start, len(text)) if text[i] == sign]
        place = data.draw(st.sampled_from(places))
        text = text[:place] + text[place + 1 :]
    else:
        place = data.draw(st.integers(start, len(text)))
        text = text[:place] + sign + text[place:]
    reading, report = reading_of(text)
    figures = [
        (
            project.amount.yuan,
            [one.amount.yuan for one in project.funding],
            [row.value.number for row in project.indicators],
        )
        for project in reading.projects
    ]
    plain, _ = reading_of(printed(said, style))
    right = [
        (
            project.amount.yuan,
            [one.amount.yuan for one in project.funding],
            [row.value.number for row in project.indicators],
        )
        for project in plain.projects
    ]
    assert figures == right or doubts(reading, report)


def test_the_form_is_known_by_its_labels() -> None:
    found = FORM.recognise(read_text_document("a.txt", printed(disclosure(1)).encode()))
    assert found.share == 1
    other = FORM.recognise(read_text_document("a.txt", "青川市\n天气预报\n".encode()))
    assert (other.share, other.found) == (0, ())
    assert "项目编码" in other.looked_for


LABELS = [
    pytest.param({}, (("purpose", "预算规模及资金用途"), ("plan", "资金支出计划（%）")), id="as the form prints them"),
    pytest.param({"预算规模及资金用途": "资金用途", "资金支出计划（%）": "资金支出计划"}, (), id="the usual ones"),
    pytest.param(
        {"预算规模及资金用途": "资金用途", "绩效目标": "年度绩效目标", "指标值": "目标值"},
        (("plan", "资金支出计划（%）"), ("goals", "年度绩效目标"), ("indicators/value", "目标值")),
        id="others",
    ),
]


@pytest.mark.parametrize(("labels", "kept"), LABELS)
def test_labels_are_kept_as_printed_where_they_differ_from_the_usual_ones(
    labels: dict[str, str], kept: tuple[tuple[str, str], ...]
) -> None:
    columns = tuple(labels.get(column, column) for column in TABS.columns)
    reading, _ = reading_of(printed(disclosure(1), dataclasses.replace(TABS, labels=labels, columns=columns)))
    assert reading.projects[0].labels == kept


def test_the_lines_above_the_projects_are_kept() -> None:
    reading, _ = reading_of(printed(disclosure(1)))
    assert reading.projects_part == ("第二部分", "预算项目绩效目标")
    assert len(reading.fields["projects_part"]) == 2
