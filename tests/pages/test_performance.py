"""Performance tables: one scope a table, one body a first level, each cell with all three levels as headers."""

import dataclasses

import pytest

from generator.model.indicator import Indicator, Scope
from generator.model.indicator_value import parse_indicator_value
from generator.model.message import msg
from generator.model.source import Unsure
from generator.pages.shared.indicator_counts import indicator_count
from generator.pages.shared.performance import target
from tests import samples
from tests.browser.html_tree import Element
from tests.browser.table_headers import data_cells
from tests.pages.rendering import by_class, by_id, render_submission, words

PAGE = "990100/dangan-guanli-ju/2031/p/only/"


def tables(*indicators: Indicator) -> list[Element]:
    only = samples.project(id="only", indicators=indicators)
    return by_class(render_submission(samples.submission(projects=(only,))).main(PAGE), "indicators")


def table(*indicators: Indicator) -> Element:
    (found,) = tables(*indicators)
    return found


def spans(element: Element) -> list[tuple[str, str]]:
    """Text and rowspan of the first- and second-level cells."""
    return [(words(cell), cell.attributes["rowspan"]) for cell in element.find("th") if "rowspan" in cell.attributes]


def test_one_head_row_and_one_body_for_each_first_level() -> None:
    found = table(*samples.indicators())
    assert [element.tag for element in found.elements("caption", "thead", "tbody", "tfoot", "tr")] == [
        "caption",
        "thead",
        "tbody",
        "tbody",
        "tbody",
    ]
    assert len(found.elements("thead")[0].find("tr")) == 1
    for body in found.elements("tbody"):
        assert [cell.attributes["scope"] for cell in body.find("tr")[0].elements("th")] == ["rowgroup", "row", "row"]


def test_the_caption_names_project_and_year_and_no_unit_since_the_cells_print_theirs() -> None:
    caption = words(table(*samples.indicators()).elements("caption")[0])
    assert caption == "“2031年馆藏档案修复与数字化经费”, 2031: performance indicators"


def test_printed_repetitions_stay_apart_and_merged_cells_stay_merged() -> None:
    assert spans(table(*samples.indicators())) == [
        ("产出指标", "6"),
        ("数量指标", "2"),
        ("质量指标", "1"),
        ("质量指标", "1"),
        ("时效指标", "1"),
        ("成本指标", "1"),
        ("效益指标", "2"),
        ("社会效益指标", "1"),
        ("可持续影响指标", "1"),
        ("满意度指标", "1"),
        ("服务对象满意度指标", "1"),
    ]


def test_a_first_level_printed_in_every_row_makes_a_body_of_each() -> None:
    rows = [samples.indicator("产出指标", "数量指标", name, "1") for name in ("甲", "乙")]
    assert [cell for cell in spans(table(*rows)) if cell[0] == "产出指标"] == [("产出指标", "1"), ("产出指标", "1")]


def test_a_second_level_never_reaches_over_the_end_of_its_first_level() -> None:
    rows = (
        samples.indicator("产出指标", "数量指标", "甲", "1"),
        samples.indicator("效益指标", "数量指标", "乙", "2", continues_level2=True),
    )
    assert [cell for cell in spans(table(*rows)) if cell[0] == "数量指标"] == [("数量指标", "1"), ("数量指标", "1")]


def test_each_cell_hears_its_column_and_its_three_levels() -> None:
    heard = {
        (each.cell.text, tuple(header.text for header in each.columns)): {header.text for header in each.rows}
        for each in data_cells(table(*samples.indicators()))
    }
    assert heard["≥30 万页", ("Target value",)] == {"产出指标", "数量指标", "数字化页数"}
    assert heard["数字化页数的说明", ("Indicator description",)] == {"产出指标", "数量指标", "数字化页数"}
    assert heard["blank in the original", ("Basis of the target value",)] == {
        "满意度指标",
        "服务对象满意度指标",
        "查档群众满意度",
    }


def test_every_row_can_be_linked_to() -> None:
    rows = [row for body in table(*samples.indicators()).elements("tbody") for row in body.elements("tr")]
    assert [row.attributes["id"] for row in rows] == [f"i{number}" for number in range(1, 10)]


def test_columns_the_form_lacks_are_left_out() -> None:
    row = samples.indicator("产出指标", "数量指标", "甲", "1", description=None, basis=None, weight="")
    heads = [words(head) for head in table(row).elements("thead")[0].find("th")]
    assert heads == ["First level", "Second level", "Third level", "Target value", "Weight"]


def test_targets_of_term_and_year_are_two_tables() -> None:
    term, year = tables(*samples.scopes())
    assert [words(cell) for cell in by_class(term, "target")] == ["≥9000 卷", "≥95%"]
    assert [words(cell) for cell in by_class(year, "target")] == ["≥3000 卷", "≥96%"]
    assert [row.attributes["id"] for row in term.find("tr")[1:]] == ["i1", "i3"]
    assert "Targets of the whole term" in words(term.elements("caption")[0])
    assert spans(term)[0] == ("产出指标", "2")


OF_TERM, OF_YEAR = "the column of the whole term", "the column of the year"
CUT = [
    pytest.param("办公区安保人员", "办公区安保", "", f"{OF_TERM} prints “办公区安保人员”", id="cut off in the year"),
    pytest.param("安保", "安保人员", f"{OF_YEAR} prints “安保人员”", "", id="cut off in the whole term"),
    pytest.param("档案整理", "档案", "", f"{OF_TERM} goes as far as “档案整理”", id="longer one cut off too"),
    pytest.param(
        "档案", "档案整理", f"{OF_YEAR} goes as far as “档案整理”", "", id="longer one of the year cut off too"
    ),
    pytest.param("办公区安保", "办公区安保", "", "", id="same name"),
    pytest.param("办公区安保人员", "办公区保洁", "", "", id="another name"),
    pytest.param("办公区安保人员", "", "", "", id="blank"),
]


@pytest.mark.parametrize(("left", "right", "of_term", "of_year"), CUT)
def test_a_name_cut_off_is_shown_as_printed_with_the_one_beside_it(
    left: str, right: str, of_term: str, of_year: str
) -> None:
    rows = (
        samples.indicator("产出指标", "数量指标", left, "1", scope=Scope.TERM, pair=1),
        samples.indicator("产出指标", "数量指标", "档案整理数量", "2", scope=Scope.TERM, pair=2),
        samples.indicator("产出指标", "数量指标", right, "1", scope=Scope.YEAR, pair=1),
    )
    term, year = tables(*rows)
    for found, name, note in ((term, left, of_term), (year, right, of_year)):
        cell = next(each for each in by_class(found, "third-level") if each.attributes["scope"] == "row")
        told = f" Cut off in the original; {note}" if note else ""
        assert words(cell) == (name or "blank in the original") + told


def test_names_of_rows_that_no_pair_joins_are_never_called_cut_off() -> None:
    term, year = tables(
        samples.indicator("产出指标", "数量指标", "办公区安保人员", "1", scope=Scope.TERM),
        samples.indicator("产出指标", "数量指标", "办公区安保", "1", scope=Scope.YEAR),
    )
    assert "Cut off" not in words(term) + words(year)


def test_blank_levels_and_names_say_so() -> None:
    row = samples.indicator("", "", "", "")
    cells = [words(cell) for cell in table(row).elements("tbody")[0].find("th", "td")]
    assert cells[:3] == ["blank in the original"] * 3
    assert cells[4] == "blank in the original"


def test_the_box_of_the_table_can_be_reached_and_has_a_name() -> None:
    only = samples.project(id="only")
    main = render_submission(samples.submission(projects=(only,))).main(PAGE)
    ids = {element.attributes.get("id") for element in main.walk()}
    boxes = by_class(main, "scroll")
    assert len(boxes) == 3
    for box in boxes:
        assert box.attributes["role"] == "region"
        assert box.attributes["tabindex"] == "0"
        assert box.attributes["aria-labelledby"] in ids


@pytest.mark.parametrize(
    ("text", "operator", "figure", "rest"),
    [
        pytest.param("≥1200 卷", "≥", "1200", " 卷", id="sign, figure, unit"),
        pytest.param("≤ 3.6万元", "≤ ", "3.6", "万元", id="blank behind the sign"),
        pytest.param("100%", "", "100", "%", id="no sign"),
        pytest.param(">=90%", ">=", "90", "%", id="sign of two"),
        pytest.param("不低于90%", "不低于", "90", "%", id="words for a sign"),
        pytest.param("50次以上", "", "50", "次以上", id="words behind"),
        pytest.param("1,234.50元", "", "1,234.50", "元", id="grouped"),
    ],
)
def test_a_measure_is_cut_for_the_eye_alone(text: str, operator: str, figure: str, rest: str) -> None:
    cut = target(parse_indicator_value(text))
    assert (cut.operator, cut.figure, cut.rest) == (operator, figure, rest)
    assert cut.operator + cut.figure + cut.rest == text


@pytest.mark.parametrize("text", ["有效利用", "无", "", "2031年11月15日", "保洁率≥90%", "每季度末"])
def test_what_is_no_measure_stays_whole(text: str) -> None:
    cut = target(parse_indicator_value(text))
    assert (cut.text, cut.operator, cut.figure, cut.rest) == (text, "", "", "")


@pytest.mark.parametrize("text", ["≥1200 卷", "有效利用", "保洁率≥90%", "≤12月", "无"])
def test_the_cell_holds_the_printed_text_and_nothing_else(text: str) -> None:
    (cell,) = by_class(table(samples.indicator("产出指标", "数量指标", "甲", text)), "target")
    assert cell.text == text


def test_what_the_document_cuts_off_is_not_said_to_be_blank() -> None:
    term, year = tables(*samples.cut_off())
    rows = [[words(cell) for cell in row.elements("th", "td")] for row in year.elements("tbody")[0].find("tr")]
    assert [row[-5:-1] for row in rows] == [
        ["数量指标", "cut off in the original", "整理卷数的说明", "cut off in the original"],
        ["质量指标", "cut off in the original", "合格率的说明", "cut off in the original"],
    ]
    assert "cut off in the original" not in words(term)


def test_the_line_above_a_table_says_how_many_rows_name_an_indicator() -> None:
    rows = (*samples.indicators(), samples.placeholder("生态效益指标"))
    only = samples.project(id="only", indicators=rows)
    text = render_submission(samples.submission(projects=(only,))).text(PAGE)
    assert "The table has 10 rows; groups by first level: 4, rows that name an indicator: 9." in text


def test_rows_without_a_name_are_no_indicators() -> None:
    none = samples.indicator("效益指标", "经济效益指标", "无", "")
    alone = dataclasses.replace(samples.cut_off()[-1], pair=None)
    count = indicator_count(
        [(*samples.indicators(), samples.placeholder("生态效益指标"), none), samples.cut_off(), (alone,)]
    )
    assert (count.term, count.year, count.named) == (2, 9, 11)
    assert (count.none, count.none_texts) == (1, ("无",))
    assert (count.cut_off, count.cut_off_year, count.cut_off_term) == (1, 2, 0)


def test_a_column_of_another_form_is_not_beside_a_row() -> None:
    term, year = samples.cut_off()[0], samples.cut_off()[2]
    assert indicator_count([(term,), (year,)]).cut_off == 1
    assert indicator_count([(term, year)]).cut_off_year == 1


def test_names_that_the_column_beside_prints_longer_are_counted() -> None:
    term, year = samples.scopes()[:2]
    cut = dataclasses.replace(year, name=term.name[:2])
    assert indicator_count([(term, cut)], (term.name,)).cut_names == 1
    assert indicator_count([(term, year)], (term.name,)).cut_names == 0


def test_none_instead_of_an_indicator_stays_in_its_row_and_is_counted_apart() -> None:
    none = samples.indicator("效益指标", "经济效益指标", "无", "")
    only = samples.project(id="only", indicators=(*samples.indicators(), none))
    site = render_submission(samples.submission(projects=(only,)))
    told = "Rows that print “无” instead of an indicator: 1."
    assert told in site.text(PAGE)
    assert "rows that name an indicator: 9." in site.text(PAGE)
    assert "无" in [words(cell) for cell in site.main(PAGE).find("th")]
    assert told in site.text("990100/dangan-guanli-ju/2031/")
    assert [
        words(each.elements("tfoot")[0]) for each in by_class(site.main("990100/dangan-guanli-ju/2031/"), "counted")
    ] == [
        "All together 9 100%",
        "All together 9 100%",
    ]


def test_the_page_of_the_year_counts_named_indicators_by_scope() -> None:
    first = samples.project(id="only", indicators=(*samples.scopes(), samples.placeholder("生态效益指标")))
    second = samples.project(id="other", name="另一项目", code="", indicators=samples.cut_off())
    rendered = render_submission(samples.submission(projects=(first, second)))
    text = rendered.text("990100/dangan-guanli-ju/2031/")
    assert "Named indicators that say how success is told: 6, of the whole term 4, of the year 2." in text
    assert "Rows whose column of the year is not printed: 2." in text
    assert rendered.data["990100/dangan-guanli-ju/2031/"]["indicators"] == {
        "term": 4,
        "year": 2,
        "none": 0,
        "none_texts": [],
        "cut_off": 0,
        "cut_off_term": 0,
        "cut_off_year": 2,
        "cut_names": 0,
    }


def test_the_page_of_the_year_names_no_scope_where_there_is_only_one() -> None:
    rows = (*samples.indicators(), samples.placeholder("生态效益指标"))
    rendered = render_submission(samples.submission(projects=(samples.project(id="only", indicators=rows),)))
    text = rendered.text("990100/dangan-guanli-ju/2031/")
    assert "Indicators that say how success is told: 9." in text
    assert "cuts off" not in text


def test_the_record_tells_cut_off_from_blank() -> None:
    rows = (*samples.cut_off(), samples.placeholder("生态效益指标"))
    only = samples.project(id="only", indicators=rows)
    records = render_submission(samples.submission(projects=(only,))).data[PAGE]["indicators"]
    assert [(each["cut_off"], each["value"]["kind"]) for each in records[2:]] == [
        (["name", "value"], "cut-off"),
        (["name", "value"], "cut-off"),
        ([], "blank"),
    ]


def test_indicators_that_the_document_cuts_off_are_not_called_unwritten() -> None:
    only = samples.project(id="only", indicators=samples.cut_off())
    text = render_submission(samples.submission(projects=(only,))).text(PAGE)
    assert "The table has 2 rows; groups by first level: 1. The document cuts off their indicators" in text
    assert "rows that name an indicator" not in text


def test_a_row_read_with_a_doubt_leads_to_the_doubts() -> None:
    source = samples.source_map()
    field = f"projects/{samples.CODE.lower()}/indicators/1/name"
    doubted = dataclasses.replace(source, unsure=(Unsure(7, field, "数量指标", msg("The row is not certain")),))
    address = f"990100/dangan-guanli-ju/2031/p/{samples.CODE.lower()}/"
    rendered = render_submission(samples.submission(source=doubted), source_lines=samples.SOURCE_LINES)
    (link,) = by_class(rendered.main(address), "doubted")
    (row,) = [each for each in rendered.main(address).find("tr") if each.attributes.get("id") == "i2"]
    assert link.attributes["href"] == "#doubts"
    assert "Read with a doubt" in words(row)
    assert words(by_id(rendered.main(address), "doubts")) == "What was read with a doubt"
