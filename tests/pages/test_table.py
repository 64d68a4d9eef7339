"""The page of a budget table: every row named, every figure as printed, nothing added, the download beside it."""

from __future__ import annotations

import csv
import dataclasses
import io
from typing import Any

import pytest

from generator.model.budget_table import BudgetTable, TableKind
from generator.model.glossary import Term
from generator.model.message import msg
from generator.model.page import Page
from generator.model.project import Note
from generator.model.source import Repair, SourceMap
from generator.model.submission import Removed, Submission
from generator.model.table_rows import RowHead
from generator.pages import page_kinds, pages_of_submission
from generator.pages.shared.repeated_names import names_above
from tests import samples, samples_tables
from tests.browser.html_tree import Element
from tests.browser.table_headers import data_cells
from tests.browser.test_table_headers import faults
from tests.pages.rendering import Rendered, by_class, by_id, render_submission, words

YEAR = "990100/dangan-guanli-ju/2031/"
VOID = "blank in the original"


def with_tables(*tables: BudgetTable, **changes: Any) -> Submission:
    return samples.submission(tables=tables or samples_tables.tables(), **changes)


@pytest.fixture(scope="module")
def rendered() -> Rendered:
    return render_submission(with_tables())


def page_of(rendered: Rendered, table: BudgetTable) -> Element:
    """Its main part without the pictures, which have tables and tests of their own."""
    main = rendered.main(f"{YEAR}t/{table.id}/")
    for pictures in by_class(main, "pictures"):
        assert pictures.parent is not None
        pictures.parent.children.remove(pictures)
    return main


def main_of(table: BudgetTable, **changes: Any) -> Element:
    return page_of(render_submission(with_tables(table, **changes)), table)


def pages(submission: Submission) -> dict[str, Page]:
    made = pages_of_submission(page_kinds(), submission, samples.relations(submission), samples.site())
    return {page.address: page for page in made}


def body_rows(table: Element) -> list[list[str]]:
    return [[words(cell) for cell in row.elements("th", "td")] for row in table.find("tbody")[0].elements("tr")]


def heads(table: Element) -> list[list[str]]:
    return [[words(cell) for cell in row.elements("th", "td")] for row in table.find("thead")[0].elements("tr")]


def heard(table: Element) -> dict[str, tuple[list[str], list[str]]]:
    """What is heard of each filled data cell: the heads above it, the heads beside it."""
    return {
        words(each.cell.element): (
            [words(head.element) for head in each.columns],
            [words(head.element) for head in each.rows],
        )
        for each in data_cells(table)
    }


def test_every_cell_is_on_the_page_in_its_row(rendered: Rendered) -> None:
    table = samples_tables.of_projects()
    [shown] = page_of(rendered, table).find("table")
    expected = [[" ".join(cell.text.split()) or VOID for cell in row.cells] for row in table.rows]
    assert body_rows(shown) == expected


def test_every_table_has_a_caption_and_heads_for_each_cell(rendered: Rendered) -> None:
    for table in samples_tables.tables():
        for element in page_of(rendered, table).find("table"):
            assert faults(element) == []


def test_the_caption_says_title_body_year_and_the_unit_once(rendered: Rendered) -> None:
    main = page_of(rendered, samples_tables.classified())
    [table] = main.find("table")
    assert words(table.elements("caption")[0]) == "2031年支出总表, 青川市档案管理局, 2031 Unit: 万元"
    assert words(table).count("万元") == 1


def test_a_table_that_states_no_unit_shows_none() -> None:
    table = samples_tables.table("a", "表", ("t 项目", "m 合计（元）"), "甲 | 5", money_unit=None)
    caption = main_of(table).find("caption")[0]
    assert words(caption) == "表, 青川市档案管理局, 2031"


def test_the_head_keeps_its_spans(rendered: Rendered) -> None:
    [table] = page_of(rendered, samples_tables.classified()).find("table")
    assert heads(table) == [["项目", "预算数"], ["科目编码", "科目名称", "合计", "基本支出", "项目支出"]]
    top = table.find("thead")[0].elements("tr")[0].elements("th")
    assert [(cell.attributes["scope"], cell.attributes["colspan"]) for cell in top] == [
        ("colgroup", "2"),
        ("colgroup", "3"),
    ]
    assert [group.attributes["span"] for group in table.elements("colgroup")] == ["2", "3"]


def test_a_figure_hears_the_heads_above_it_and_code_and_name_beside_it(rendered: Rendered) -> None:
    [table] = page_of(rendered, samples_tables.classified()).find("table")
    columns, rows = heard(table)["30.5"]
    assert set(columns) == {"预算数", "项目支出"}
    assert set(rows) == {"2012604", "Item level 档案馆"}


def test_a_label_in_the_middle_of_three_rows_is_heard_by_its_columns_alone() -> None:
    of = ("t 项目", "m 支出/小计", "m 支出/拨款/一般", "m 支出/拨款/基金", "m 支出/自有")
    [table] = main_of(samples_tables.table("a", "表", of, "甲 | 1 | 2 | 3 | 4")).find("table")
    assert faults(table) == []
    found = {cell: set(columns) for cell, (columns, _) in heard(table).items()}
    assert found == {
        "1": {"支出", "小计"},
        "2": {"支出", "拨款", "一般"},
        "3": {"支出", "拨款", "基金"},
        "4": {"支出", "自有"},
    }


def test_levels_are_seen_and_heard(rendered: Rendered) -> None:
    main = page_of(rendered, samples_tables.classified())
    assert {
        id: (by_id(main, id).attributes["class"], words(by_class(by_id(main, id), "name")[0]))
        for id in ("c201", "c20126", "c2012604")
    } == {
        "c201": ("level-1", "Class level 一般公共服务支出"),
        "c20126": ("level-2", "Subclass level 档案事务"),
        "c2012604": ("level-3", "Item level 档案馆"),
    }
    word = by_class(by_class(by_id(main, "c201"), "name")[0], "level")[0]
    assert words(word) == "Class level"


LEVELS_OF = ("c 科目编码", "t 科目名称", "m 合计")


def within(texts: str) -> dict[str, str]:
    rows = main_of(samples_tables.table("a", "表", LEVELS_OF, texts)).find("tr")
    return {row.attributes["id"]: row.attributes["data-within"] for row in rows if "data-within" in row.attributes}


def test_rows_are_part_of_the_last_row_of_a_higher_level_whose_code_begins_theirs() -> None:
    texts = """
        201     | 一般公共服务支出 | 3
        20126   | 档案事务         | 3
        2012604 | 档案馆           | 1
        2012699 | 其他             | 2
        208     | 社会保障         | 1
        2080505 | 养老             | 1
                | 合计             | 4
        """
    assert within(texts) == {
        "c20126": "c201",
        "c2012604": "c20126",
        "c2012699": "c20126",
        "c2080505": "c208",
    }


@pytest.mark.parametrize(
    "texts",
    [
        pytest.param("201 | 甲 | 1\n 2080505 | 乙 | 1", id="another class"),
        pytest.param("2012604 | 甲 | 1\n 201 | 乙 | 1", id="a part above its whole"),
        pytest.param("201 | 甲 | 1\n | 档案馆 | 2\n 2012604 | 乙 | 1", id="a unit between them"),
        pytest.param("201 | 甲 | 1\n 201 | 甲 | 1", id="the same code again"),
        pytest.param("| 甲 | 1\n | 乙 | 1", id="no codes"),
    ],
)
def test_a_row_of_uncertain_place_is_part_of_none_and_there_is_nothing_to_choose(texts: str) -> None:
    assert within(texts) == {}
    assert by_class(main_of(samples_tables.table("a", "表", LEVELS_OF, texts)), "level-switch") == []


def test_a_sum_between_rows_parts_nothing() -> None:
    assert within("201 | 甲 | 1\n | 小计 | 2\n 2012604 | 乙 | 1") == {"c2012604": "c201"}


def test_the_choice_of_levels_has_those_of_the_page_and_shows_all_at_first(rendered: Rendered) -> None:
    [choice] = by_class(page_of(rendered, samples_tables.classified()), "level-switch")
    radios = choice.find("input")
    assert [each.attributes["value"] for each in radios] == ["1", "2", "3"]
    assert [each.attributes["value"] for each in radios if "checked" in each.attributes] == ["3"]
    assert "scripted-only" in choice.attributes["class"].split()


def test_terms_of_title_and_heads_lead_to_the_glossary_each_once() -> None:
    terms = (
        Term("a", "预算", "计划。"),
        Term("b", "一般公共预算", "税收为主。", also=("公共",)),
        Term("c", "基金", "专款。"),
        Term("d", "没有", "不在表上。"),
    )
    table = samples_tables.table("a", "一般公共预算表", ("t 基金", "m 预算/公共", "m 预算/基金"), "甲 | 1 | 2")
    main = page_of(render_submission(with_tables(table), terms=terms), table)
    links = by_class(main, "term")
    assert [words(link) for link in links] == ["一般公共预算", "基金", "预算"]
    assert [link.attributes["data-plain"] for link in links] == ["税收为主。", "专款。", "计划。"]
    assert links[0].attributes["href"].endswith("glossary/#b")
    assert not any(link for table in main.find("table") for link in by_class(table, "term"))


def test_totals_are_set_apart(rendered: Rendered) -> None:
    main = page_of(rendered, samples_tables.two_sided())
    totals = [words(by_class(row, "name")[0]) for row in by_class(main, "total")]
    assert totals == ["收入总计", "支出总计"]


def test_what_names_the_row_is_what_stays_in_sight() -> None:
    of = ("c 科目编码", "t 科目名称", "m 合计")
    [table] = main_of(samples_tables.table("a", "表", of, "合计 | | 5\n201 | 公共服务 | 5")).find("table")
    total, row = table.find("tbody")[0].elements("tr")
    assert [(cell.tag, cell.attributes.get("class", "")) for cell in total.elements("th", "td")] == [
        ("th", "code held"),
        # A blank name is no header, or it would be heard before every figure.
        ("td", ""),
        ("td", "number"),
    ]
    assert [cell.attributes.get("class", "") for cell in row.elements("th")] == ["code", "name"]
    assert [words(label) for label in by_class(table.find("thead")[0], "name")] == ["科目名称"]


def test_a_blank_cell_beside_the_name_of_a_row_is_named_by_it() -> None:
    of = ("c 科目编码", "t 科目名称", "m 合计")
    rows = " | 合计 | 5\n201 | 公共服务 | 5\n202 | | 6\n | | 7"
    [table] = main_of(samples_tables.table("a", "表", of, rows)).find("table")
    heard = [([one.text for one in each.rows], each.cell.text) for each in data_cells(table)]
    assert heard == [
        *((["合计"], VOID), (["合计"], "5"), (["Class level 公共服务", "201"], "5")),
        *((["202"], f"Class level {VOID}"), (["202"], "6"), ([VOID, VOID], "7")),
    ]
    assert faults(table) == []


def test_rows_of_one_name_say_what_they_are_listed_below() -> None:
    rows = "一、甲 | 1\n二、乙 | 2\n本年收入合计 | 3\n上年结转 | 4\n一、甲 | 5\n二、乙 | 6\n收入总计 | 7"
    [table] = main_of(samples_tables.table("a", "表", ("t 项目", "m 金额"), rows)).find("table")
    assert [words(cell) for cell in table.find("tbody")[0].find("th")] == [
        *("一、甲", "二、乙", "本年收入合计", "上年结转"),
        *("上年结转: 一、甲", "上年结转: 二、乙", "收入总计"),
    ]


@pytest.mark.parametrize(
    ("names", "above"),
    [
        pytest.param(("甲", "乙", "甲"), {}, id="nothing tells them apart"),
        pytest.param(("一、本年", "（一）甲", "二、上年", "（一）甲"), {1: "一、本年", 3: "二、上年"}, id="two lists"),
        pytest.param(("上年", "一、甲", "一、甲"), {1: "上年"}, id="twice in one list"),
        pytest.param(("一、甲", "本年合计", "一、甲"), {}, id="below a sum nothing is listed"),
        pytest.param(("", "一、甲", "", "一、甲"), {}, id="blank names"),
    ],
)
def test_what_stands_above_rows_of_one_name(names: tuple[str, ...], above: dict[int, str]) -> None:
    heads = [RowHead("", name, 0, name.endswith("合计"), is_blank=not name) for name in names]
    assert names_above(heads) == above


def test_a_table_of_two_sides_is_shown_side_by_side_as_two(rendered: Rendered) -> None:
    income, spending = page_of(rendered, samples_tables.two_sided()).find("table")
    assert words(income.elements("caption")[0]).endswith("· 收入 Unit: 万元")
    assert words(spending.elements("caption")[0]).endswith("· 支出 Unit: 万元")
    # A label over all columns is no head of any one: it stands in the caption.
    assert heads(income) == [["项目", "预算数"]]
    assert body_rows(income) == [["一、一般公共预算", "161.25"], ["二、单位资金", VOID], ["收入总计", "161.25"]]
    assert body_rows(spending)[2] == ["三、住房保障支出", "10.75", "10.75"]
    ids = [row.attributes["id"] for row in (*income.find("tr"), *spending.find("tr")) if "id" in row.attributes]
    assert ids == ["r1", "r2", "r4", "r1-2", "r2-2", "r3-2", "r4-2"]


def test_a_label_over_all_columns_stands_in_the_caption() -> None:
    table = samples_tables.table("a", "表", ("t 支出/类款/项目", "m 支出/类款/合计"), "甲 | 1")
    [shown] = main_of(table).find("table")
    assert words(shown.elements("caption")[0]) == "表, 青川市档案管理局, 2031 · 支出 · 类款 Unit: 万元"
    assert heads(shown) == [["项目", "合计"]]
    assert faults(shown) == []


def test_sides_without_a_label_over_them_are_numbered() -> None:
    table = samples_tables.table("a", "表", ("t 项目", "m 金额", "t 项目", "m 金额"), "甲 | 1 | 乙 | 2")
    captions = [words(caption) for caption in main_of(table).find("caption")]
    assert [caption.partition(" · ")[2] for caption in captions] == ["part 1 of 2 Unit: 万元", "part 2 of 2 Unit: 万元"]


def test_a_blank_a_zero_and_none_are_told_apart() -> None:
    table = samples_tables.table("a", "表", ("t 项目", "m 合计"), "甲 |\n乙 | 0\n丙 | 0.00\n丁 | 无\n戊 | —")
    main = main_of(table)
    assert [row[1] for row in body_rows(main.find("table")[0])] == [VOID, "0", "0.00", "无", "— not applicable"]
    # Seen is only a quiet mark; the words are for those who cannot see it.
    [void] = by_class(main, "void")
    assert words(by_class(void, "aside")[0]) == VOID
    assert "a blank is not 0" in words(main)


def test_figures_of_fewer_decimals_are_moved_to_stand_under_the_point() -> None:
    table = samples_tables.table("a", "表", ("t 项目", "m 合计"), "甲 | 1,234.50\n乙 | 3.5\n丙 | 300\n丁 | -2.25\n戊 |")
    cells = by_class(main_of(table).find("tbody")[0], "number")
    assert [cell.attributes["class"] for cell in cells] == [
        "number",
        "number short-1",
        "number short-2 no-point",
        "number",
        "number",
    ]


def test_the_row_of_column_numbers_is_kept_and_named(rendered: Rendered) -> None:
    [table] = page_of(rendered, samples_tables.classified()).find("table")
    assert body_rows(table)[0] == ["Column number 1", "2", "3", "4", "5"]


def test_an_empty_table_is_shown_as_such_with_its_note(rendered: Rendered) -> None:
    main = page_of(rendered, samples_tables.empty())
    assert words(by_class(main, "no-data")[0]) == "No data in this table"
    assert words(by_class(main, "table-note")[0]) == "注：本表无数据"
    assert body_rows(main.find("table")[0]) == [[VOID, "合计", VOID, VOID, VOID]]
    assert by_class(page_of(rendered, samples_tables.classified()), "no-data") == []


def test_the_rows_are_counted_for_each_table_shown(rendered: Rendered) -> None:
    counted = [
        words(each) for each in page_of(rendered, samples_tables.two_sided()).find("p") if "rows." in words(each)
    ]
    assert counted == ["“收入” has 3 rows.", "“支出” has 4 rows."]
    assert "has 0 rows" not in words(page_of(rendered, samples_tables.empty()))
    one = main_of(samples_tables.table("a", "表", ("t 项目", "m 合计"), "甲 | 1\n乙 | 2"))
    assert "The table has 2 rows." in words(one)
    empty = words(page_of(rendered, samples_tables.empty()))
    assert "The table has" not in empty


def test_a_side_without_rows_says_so() -> None:
    columns = ("t 收入/项目", "m 收入/金额", "t 支出/项目", "m 支出/金额")
    main = main_of(samples_tables.table("a", "表", columns, "合计 | | |", note="注：本表无数据"))
    assert [len(body_rows(table)) for table in main.find("table")] == [1, 0]
    assert "“支出”: below these heads the original prints no rows." in words(main)
    assert "“收入”: below" not in words(main)


def test_a_second_number_stands_in_one_piece_beside_the_first() -> None:
    facts = (Note("预算公开表", "1"), Note("部门名称", "甲局"), Note("编制表", "乙科"))
    table = dataclasses.replace(
        samples_tables.table("a", "表", ("t 项目", "m 合计"), "甲 | 1"), number="表一", facts=facts
    )
    main = main_of(table)
    assert words(by_class(main, "under")[0]) == "表一 · 预算公开表1"
    assert [words(each) for each in by_class(main, "facts")[0].find("dt")] == ["部门名称", "编制表"]


def test_a_table_without_rows_still_has_its_head() -> None:
    main = main_of(samples_tables.table("a", "表", ("t 项目", "m 合计"), "", note="本表为空"))
    [table] = main.find("table")
    assert heads(table) == [["项目", "合计"]]
    assert body_rows(table) == []
    assert "No data in this table" in words(main)


def test_a_column_without_labels_has_a_named_head() -> None:
    [table] = main_of(samples_tables.table("a", "表", ("t ", "m 合计"), "甲 | 1")).find("table")
    assert heads(table) == [[VOID, "合计"]]
    assert faults(table) == []


def test_a_code_is_an_anchor_once() -> None:
    table = samples_tables.table("a", "表", ("c 编码", "t 名称", "m 合计"), "201 | 甲 | 1\n201 | 乙 | 2\n | 丙 | 3")
    rows = main_of(table).find("tbody")[0].elements("tr")
    assert [row.attributes["id"] for row in rows] == ["c201", "r2", "r3"]


def test_tables_lead_to_those_before_and_after(rendered: Rendered) -> None:
    pager = by_class(page_of(rendered, samples_tables.classified()), "pager")[0]
    assert words(pager).startswith("Table 2 of 4")
    assert [(link.attributes["rel"], words(link)) for link in pager.find("a")] == [
        ("prev", "表一 2031年收支总表"),
        ("next", "表三 2031年项目支出表（本年预算）"),
    ]


def test_rows_of_projects_and_projects_lead_to_each_other(rendered: Rendered) -> None:
    table = samples_tables.of_projects()
    links = page_of(rendered, table).find("table")[0].find("a")
    assert {words(link): link.attributes["href"].removeprefix("../" * 5) for link in links} == {
        "2031年 馆藏档案修复与数字化经费": f"{YEAR}p/{samples.CODE.lower()}/",
        "档案馆运行费2031": f"{YEAR}p/danganguan-yunxingfei-2031/",
    }
    for project, row in ((samples.CODE.lower(), "r2"), ("danganguan-yunxingfei-2031", "r5")):
        address = f"{YEAR}p/{project}/"
        back = [link.attributes["href"] for link in rendered.main(address).find("a")]
        assert f"../../../../../{YEAR}t/{table.id}/#{row}" in back
        assert rendered.data[address]["table_rows"][0]["address"] == f"{YEAR}t/{table.id}/#{row}"


def test_a_name_that_stands_twice_links_nothing(rendered: Rendered) -> None:
    twice = f"{YEAR}p/99010024p000006100027/"
    assert rendered.data[twice]["table_rows"] == []
    projects = (samples.project(), samples.project(id="other"))
    shown = render_submission(with_tables(projects=projects))
    assert page_of(shown, samples_tables.of_projects()).find("table")[0].find("a") == []


def test_only_a_table_of_project_expenditure_names_projects() -> None:
    table = dataclasses.replace(samples_tables.of_projects(), kind=TableKind.OTHER)
    assert main_of(table).find("table")[0].find("a") == []


def test_the_csv_holds_the_cells_as_printed() -> None:
    page = pages(with_tables())[f"{YEAR}t/zhichuzongbiao/"]
    [(name, content)] = page.files
    assert name == "table.csv"
    assert content.startswith(b"\xef\xbb\xbf")
    rows = list(csv.reader(io.StringIO(content.decode("utf-8-sig"), newline="")))
    assert rows[0] == ["项目 / 科目编码", "项目 / 科目名称", "预算数 / 合计", "预算数 / 基本支出", "预算数 / 项目支出"]
    assert rows[1:] == [[cell.text for cell in row.cells] for row in samples_tables.classified().rows]
    links = [link.attributes["href"] for link in main_of(samples_tables.classified()).find("a")]
    assert "table.csv" in links


def test_the_csv_starts_no_formula_and_the_json_is_exact() -> None:
    table = samples_tables.table("a", "=表", ("t 项目", "m 合计"), "=1+1 | -5.00\n@甲 | -")
    page = pages(with_tables(table))[f"{YEAR}t/a/"]
    assert page.files[0][1].decode("utf-8-sig") == "项目,合计\r\n'=1+1,-5.00\r\n'@甲,-\r\n"
    assert [row["cells"][0] for row in page.data["rows"]] == ["=1+1", "@甲"]


def test_data_have_exact_yuan_levels_and_columns(rendered: Rendered) -> None:
    data = rendered.data[f"{YEAR}t/zhichuzongbiao/"]
    assert (data["kind"], data["table_kind"], data["money_unit"]) == ("table", "expenditure", "万元")
    assert data["columns"][2] == {"name": "预算数 / 合计", "path": ["预算数", "合计"], "kind": "money"}
    assert data["rows"][3]["cells"] == [
        "2012604",
        "档案馆",
        {"text": "150.50", "unit": "万元", "kind": "number", "yuan": "1505000.00"},
        {"text": "120", "unit": "万元", "kind": "number", "yuan": "1200000"},
        {"text": "30.5", "unit": "万元", "kind": "number", "yuan": "305000.0"},
    ]
    assert data["rows"][3]["heads"] == [
        {"anchor": "c2012604", "code": "2012604", "name": "档案馆", "level": 3, "is_total": False}
    ]
    assert data["rows"][6]["cells"][3] == {"text": "", "unit": "万元", "kind": "blank", "yuan": None}


def test_the_page_of_the_year_lists_the_tables(rendered: Rendered) -> None:
    main = rendered.main(YEAR)
    section = by_id(main, "tables")
    assert section.parent is not None
    items = [item for item in section.parent.find("li") if "/t/" in item.find("a")[0].attributes["href"]]
    assert [words(item.find("a")[0]) for item in items] == [
        "表一 2031年收支总表",
        "表二 2031年支出总表",
        "表三 2031年项目支出表（本年预算）",
        "表四 2031年政府性基金预算支出表",
    ]
    assert ["No data in this table" in words(item) for item in items] == [False, False, False, True]
    assert [table["is_empty"] for table in rendered.data[YEAR]["tables"]] == [False, False, False, True]


def test_a_year_without_tables_lists_none() -> None:
    assert "Budget tables" not in render_submission().text(YEAR)


def test_tables_of_one_title_have_titles_of_their_own() -> None:
    twins = (samples_tables.empty(), dataclasses.replace(samples_tables.empty(), id="second"))
    shown = render_submission(with_tables(*twins))
    titles = {shown.tree(f"{YEAR}t/{table.id}/").find("title")[0].text for table in twins}
    assert len(titles) == 2


def test_the_lines_a_table_was_read_from_are_beside_it() -> None:
    table = samples_tables.empty()
    whole = samples.source_map()
    repair = Repair(f"tables/{table.id}/rows/0", (2,), "合 计", "合计", msg("A blank was taken out"))
    source: SourceMap = dataclasses.replace(
        whole, fields={f"tables/{table.id}/title": (1,), f"tables/{table.id}/rows/0": (2,)}, repairs=(repair,)
    )
    shown = render_submission(with_tables(table, source=source), source_lines=("政府性基金预算支出表", "\t合 计\t\t\t"))
    main = page_of(shown, table)
    assert [words(line) for line in by_class(main, "lines")[0].elements("li")] == ["政府性基金预算支出表", "合 计"]
    assert "A blank was taken out" in words(main)


def test_a_removed_table_keeps_its_address() -> None:
    shown = render_submission(samples.submission(removed_tables=(Removed("jiubiao", "2031年旧表"),)))
    address = f"{YEAR}t/jiubiao/"
    assert "had this table; the present text does not" in shown.text(address)
    assert shown.data[address]["kind"] == "gone"


def test_the_citation_names_table_document_and_site(rendered: Rendered) -> None:
    citation = words(by_class(page_of(rendered, samples_tables.empty()), "citation")[0])
    assert citation.startswith(
        "青川市档案管理局. 青川市档案管理局2031年部门预算绩效文本. Table “2031年政府性基金预算支出表”, 2031. 明账"
    )
    assert "Sample site" in citation
