"""What a reader gets of a picture: a name, a sentence, a table beside it, and nothing that only colour tells."""

import gettext
import re
from typing import Any

import pytest

from generator.model.budget_table import TableKind
from generator.model.page import Shell
from generator.model.project import PlanStep
from generator.model.submission import Submission
from generator.pages.shared.charts import BarItem, bar_chart
from generator.pages.shared.charts_budget import table_charts
from generator.pages.shared.charts_indicators import kinds_chart, sorts_chart, sorts_chart_of_texts
from generator.render.environment import new_environment
from generator.resources import templates_folder
from tests import samples, samples_tables
from tests.browser.html_tree import Element, parse
from tests.browser.test_table_headers import faults
from tests.pages.rendering import ASSETS, by_class, by_id, render_submission, words
from tests.pages.test_hostile import HOSTILE

YEAR = "990100/dangan-guanli-ju/2031/"


def table_page(id: str) -> Element:
    shown = render_submission(samples.submission(tables=samples_tables.tables()))
    return shown.main(f"{YEAR}t/{id}/")


def project_page(**changes: Any) -> Element:
    project = samples.project(id="only", **changes)
    submission: Submission = samples.submission(projects=(project,))
    return render_submission(submission).main(f"{YEAR}p/only/")


def fill(text: str) -> str:
    found = re.fullmatch(r"url\(#(.+)\)", text)
    assert found is not None
    return found[1]


def test_a_picture_has_a_heading_a_sentence_and_a_table_of_its_parts() -> None:
    main = table_page("zhichuzongbiao")
    for id in ("chart-expenditure", "chart-spending"):
        figure = by_id(main, id)
        (drawing,) = by_class(figure, "whole")
        # What it shows is heard once: as a heading, a sentence and a table.
        assert drawing.attributes["aria-hidden"] == "true"
        assert drawing.find("title", "desc") == []
        assert [bool(words(head)) for head in figure.find("figcaption")[0].find("h3")] == [True]
        assert words(by_class(figure, "sentence")[0])
        (table,) = figure.find("table")
        assert faults(table) == []
        rects = [each for each in drawing.elements("rect") if each.attributes["fill"] != "none"]
        rows = table.find("tbody")[0].elements("tr")
        assert len(rects) == len(rows) == 2
        for rect, row in zip(rects, rows, strict=True):
            # The same pattern in picture and table, and there is such a pattern.
            assert row.find("rect")[0].attributes["fill"] == rect.attributes["fill"]
            assert by_id(drawing, fill(rect.attributes["fill"])).tag == "pattern"
    assert words(by_id(main, "chart-expenditure").find("tfoot")[0]) == "“合计” as printed 161.25 100%"


def test_the_parts_of_a_picture_lead_to_their_rows() -> None:
    main = table_page("shouzhizongbiao")
    links = [link.attributes["href"] for link in by_id(main, "chart-expenditure").find("a")]
    assert [link.partition("#")[2] for link in links] == ["r4-2", "r1-2", "r3-2"]
    for link in links:
        assert by_id(main, link.partition("#")[2]).tag == "tr"


def test_a_page_without_pictures_has_no_place_for_them() -> None:
    main = table_page("zhengfuxingjijin")
    assert main.find("svg", "figure") == []
    assert by_class(main, "pictures") == []
    assert "pictures" not in words(by_class(main, "rail")[0])


def test_the_plan_stands_below_its_table() -> None:
    main = project_page(plan=(PlanStep("3月底", "25%"), PlanStep("12月底", "100%")))
    (drawing,) = by_class(main, "steps")
    assert words(by_id(drawing, "plan-picture-desc")) == "Planned: 3月底 25%，12月底 100%."
    assert [words(each) for each in drawing.elements("text")] == ["25%", "3月底", "100%", "12月底"]
    order = [element for element in main.walk() if element is drawing or "plan" in element.attributes.get("class", "")]
    assert [element.tag for element in order] == ["table", "svg"]


@pytest.mark.parametrize("plan", [(), (PlanStep("3月底", ""),), (PlanStep(HOSTILE, HOSTILE),)])
def test_a_plan_without_shares_is_a_table_only(plan: tuple[PlanStep, ...]) -> None:
    main = project_page(plan=plan)
    assert by_class(main, "steps") == []
    assert len(by_class(main, "plan")) == bool(plan)


def test_hostile_words_are_words_in_pictures_too() -> None:
    rows = f"{HOSTILE.replace('|', '')} | 1 | 甲 | 1 | 1\n收入总计 | 1 | 支出总计 | 1 | 1"
    heads = ("t 收入/项目", "m 收入/预算数", "t 支出/项目", "m 支出/合计", "m 支出/当年预算")
    sided = samples_tables.two_sided()
    table = samples_tables.table("shouzhizongbiao", HOSTILE, heads, rows, kind=sided.kind)
    main = render_submission(samples.submission(tables=(table,))).main(f"{YEAR}t/shouzhizongbiao/")
    figure = by_id(main, "chart-income")
    assert figure.find("script", "img") == []
    assert HOSTILE in by_class(figure, "sentence")[0].text
    assert HOSTILE in figure.find("tbody")[0].text
    plan = project_page(plan=(PlanStep(HOSTILE, "50%"),))
    assert HOSTILE in by_id(plan, "plan-picture-desc").text


def test_indicators_are_counted_by_kind_and_none_is_said_of_what_all_forms_ask_for() -> None:
    found = [
        samples.indicator("产出指标", "数量指标", "甲", "≥3个"),
        samples.indicator("产出指标", "质量指标", "乙", "100%"),
        samples.indicator("成本指标", "经济成本指标", "丙", "≤5万元"),
        samples.indicator("效益指标", "社会效益指标", "丁", "有效改善"),
        samples.indicator("效益指标", "社会效益指标", "", ""),
    ]
    kinds = kinds_chart(found)
    assert [(str(row.label), row.count, row.share) for row in kinds.rows] == [
        ("Output", 2, "50.0%"),
        ("Cost", 1, "25.0%"),
        ("Benefit", 1, "25.0%"),
        ("Satisfaction", 0, "0.0%"),
    ]
    assert kinds.count == 4
    sorts = sorts_chart(found)
    assert [(str(row.label)[:8], row.count) for row in sorts.rows] == [("A number", 3), ("In words", 1)]
    assert [row.bar.width for row in sorts.rows if row.bar] == ["100", "33.333"]


def test_targets_are_counted_as_often_as_they_are_printed() -> None:
    chart = sorts_chart_of_texts({"≥95%": 90, "80%-90%": 4, "2031年6月底": 3, "": 2, "无": 1}, cut_off=5)
    assert [row.count for row in chart.rows] == [90, 4, 3, 1, 2, 5]
    assert chart.count == 105


def test_no_indicators_make_an_empty_count() -> None:
    chart = kinds_chart([])
    assert {(row.count, row.share, row.bar) for row in chart.rows} == {(0, "", None)}
    assert sorts_chart([]).rows == ()


def component(name: str, **values: Any) -> Element:
    """A component alone, with the filters and texts of pages, in English."""
    shell = Shell(samples.site(), "Mingzhang", ASSETS)
    environment = new_environment(shell, gettext.NullTranslations(), (templates_folder(),))
    return parse(environment.get_template(f"components/{name}.html").render(root="../", **values))


def test_a_list_of_bars_is_a_table() -> None:
    items = [BarItem(f"{HOSTILE}{place}", "p/a/", samples.amount(str(place - 3))) for place in range(60)]
    shown = component("chart_bars", chart=bar_chart("largest", HOSTILE, "Project", items))
    (table,) = shown.find("table")
    assert faults(table) == []
    rows = table.find("tbody")[0].elements("tr")
    assert len(rows) == 21
    assert words(rows[-1]) == "— The other 40 together (sum computed by this site, without a bar) 660"
    assert rows[-1].find("svg") == []
    assert all(drawing.attributes["aria-hidden"] == "true" for drawing in shown.find("svg"))
    assert shown.find("script", "img") == []


def test_counts_are_a_table() -> None:
    shown = component("chart_counts", chart=sorts_chart(samples.indicators()))
    (table,) = shown.find("table")
    assert faults(table) == []
    assert component("chart_counts", chart=sorts_chart([])).find("tfoot")[0].find("td")[0].text == "0"


def test_a_whole_that_is_not_drawn_says_so_and_shows_its_parts() -> None:
    rows = "甲 | 60.00\n乙 | 30.00\n收入总计 | 100.00"
    table = samples_tables.table("a", "表", ("t 项目", "m 金额"), rows, kind=TableKind.REVENUE_EXPENDITURE)
    (chart,) = table_charts(samples.submission(tables=(table,)), table)
    shown = component("chart_whole", chart=chart)
    assert shown.find("svg") == []
    assert "adds up to 90.00 万元, and 100.00 万元 is printed" in words(shown)
    assert faults(shown.find("table")[0]) == []
    assert words(shown.find("tbody")[0]) == "甲 60.00 乙 30.00"
