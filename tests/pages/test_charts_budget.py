"""Pictures of budget tables: only printed figures of one table, and a whole only where its parts are exactly it."""

import re
from decimal import Decimal

import pytest

from generator.model.amount import exact
from generator.model.budget_table import BudgetTable, TableKind
from generator.model.submission import SubmissionKind
from generator.pages.shared.charts_budget import PATTERNS, WholeChart, budget_charts, table_charts
from tests import samples, samples_tables
from tests.samples_tables import table

SIDES = ("t 收入/项目", "m 收入/2031年", "t 支出/项目", "m 支出/合计", "m 支出/上年结转")
CODED = ("c 科目编码", "t 科目名称", "m 合计", "m 基本支出", "m 项目支出")
SOURCES = ("c 编码", "t 名称", "m 本年收入/合计", "m 本年收入/一般公共预算", "m 本年收入/单位资金", "m 上年结转")


def charts_of(of: BudgetTable) -> tuple[WholeChart, ...]:
    return table_charts(samples.submission(tables=(of,)), of)


def sides(rows: str, kind: TableKind = TableKind.REVENUE_EXPENDITURE) -> tuple[WholeChart, ...]:
    return charts_of(table("a", "2031年收支总表", SIDES, rows, kind=kind, number="表一"))


def parts(chart: WholeChart) -> list[tuple[str, str]]:
    return [(str(part.name), part.amount.text) for part in chart.parts]


def width(chart: WholeChart) -> Decimal:
    with exact():
        return sum((Decimal(part.width or 0) for part in chart.parts), Decimal(0))


def test_income_and_expenditure_come_from_one_table_with_links_to_its_rows() -> None:
    charts = budget_charts(samples.submission(tables=samples_tables.tables()))
    assert charts.income is not None
    assert charts.expenditure is not None
    assert parts(charts.expenditure) == [("一、一般公共服务支出", "150.50"), ("三、住房保障支出", "10.75")]
    assert [part.share for part in charts.expenditure.parts] == ["93.3%", "6.7%"]
    assert width(charts.income) == width(charts.expenditure) == 100
    assert charts.expenditure.address.endswith("/t/shouzhizongbiao/#r4-2")
    assert charts.expenditure.parts[1].address.endswith("/t/shouzhizongbiao/#r3-2")
    assert charts.income.description.params[1] == ("sum", "161.25 万元")
    assert charts.three_public is None
    assert len(charts.all) == 3


def test_what_was_carried_over_is_a_part_of_the_last_total() -> None:
    income, spending = sides("""
        一、一般公共预算 | 60 | 一、教育支出 | 90  |
        二、单位资金     | 0  | 二、其他支出 |     |
        本年收入合计     | 60 | 本年支出合计 | 90  |
        上年结转         | 40 | 年终结转     | 10  |
        一、一般公共预算 | 40 |              |     |
        收入总计         | 100| 支出总计     | 100 |
    """)
    assert parts(income) == [("一、一般公共预算", "60"), ("上年结转", "40")]
    assert parts(spending) == [("一、教育支出", "90"), ("年终结转", "10")]
    assert income.is_drawn
    assert [str(note) for note in income.notes][1:] == ["Printed as 0 and not drawn: 1"]
    assert [str(note) for note in spending.notes][1:] == ["Without a printed figure and not drawn: “二、其他支出”"]


def test_lines_that_divide_other_lines_are_not_counted_twice() -> None:
    income, _ = sides("""
        一、财政拨款     | 60  | 教育 | 100 |
        （一）一般公共   | 50  |      |     |
        其中：专项       | 20  |      |     |
        （二）基金       | 10  |      |     |
        二、单位资金     | 40  |      |     |
        收入总计         | 100 | 支出总计 | 100 |
    """)
    assert parts(income) == [("一、财政拨款", "60"), ("二、单位资金", "40")]


def test_where_the_parts_are_not_the_total_no_whole_is_drawn_and_both_are_said() -> None:
    income, spending = sides("""
        一、一般公共预算 | 60.00 | 一、教育支出 | 100 |
        二、单位资金     | 30.00 |              |     |
        收入总计         | 100.00| 支出总计     | 100 |
    """)
    assert not income.is_drawn
    assert spending.is_drawn
    assert str(income.description) == (
        "No whole is drawn: what this site takes for the parts of “收入总计” adds up to 90.00 万元, and 100.00 万元 is "
        "printed."
    )
    assert parts(income) == [("一、一般公共预算", "60.00"), ("二、单位资金", "30.00")]
    assert {(part.width, part.share, part.pattern, part.mark) for part in income.parts} == {("", "", "", 0)}


@pytest.mark.parametrize(
    ("rows", "reason"),
    [
        pytest.param(
            "甲 | 10 | 乙 | -5 |\n丙 | | 丁 | 15 |\n收入总计 | 10 | 支出总计 | 10 |", "below zero", id="negative"
        ),
        pytest.param("甲 | 10 | 乙 | 0 |\n收入总计 | 10 | 支出总计 | 0.00 |", "“支出总计” is 0", id="zero"),
    ],
)
def test_what_is_no_whole_is_not_drawn(rows: str, reason: str) -> None:
    income, spending = sides(rows)
    assert income.is_drawn
    assert not spending.is_drawn
    assert reason in str(spending.description)


def test_a_total_without_a_number_makes_no_picture() -> None:
    assert sides("甲 | 10 | 乙 | 10 |\n收入总计 | 无 | 支出总计 | |") == ()


def test_many_parts_are_six_and_the_rest_with_its_sum() -> None:
    rows = "\n".join(f" | | 类{place} | {place}.10 | " for place in range(1, 201))
    (chart,) = sides(f"{rows}\n | | 支出总计 | 20120.00 | ")
    assert len(chart.parts) == 7
    assert chart.parts[0].amount.text == "200.10"
    assert str(chart.parts[-1].name) == "The other 194 together (sum computed by this site)"
    assert chart.parts[-1].amount.text == "18,934.40"
    assert [part.pattern for part in chart.parts] == list(PATTERNS)
    assert width(chart) == 100


def test_seven_parts_need_no_gathering() -> None:
    rows = "\n".join(f" | | 类{place} | 1 | " for place in range(7))
    (chart,) = sides(f"{rows}\n | | 支出总计 | 7 | ")
    assert [part.address != "" for part in chart.parts] == [True] * 7
    assert len({part.pattern for part in chart.parts}) == 7


def test_only_the_widest_level_of_a_classification_is_a_part_and_the_columns_are_a_second_picture() -> None:
    by_class, spending = charts_of(samples_tables.classified())
    assert parts(by_class) == [("一般公共服务支出", "150.50"), ("住房保障支出", "10.75")]
    assert by_class.total_name == "合计"
    assert parts(spending) == [("基本支出", "120"), ("项目支出", "41.25")]


def test_the_name_of_a_total_may_stand_where_codes_do() -> None:
    rows = "合计 | | 3 | 1 | 2\n201 | 甲 | 3 | 1 | 2"
    by_class, spending = charts_of(table("a", "支出总表", CODED, rows, kind=TableKind.EXPENDITURE))
    assert by_class.total_name == spending.total_name == "合计"


def test_parts_of_basic_expenditure_stand_under_it() -> None:
    heads = (
        "t 名称",
        "m 合计",
        "m 基本支出/小计",
        "m 基本支出/人员经费",
        "m 基本支出/公用经费",
        "m 项目支出",
        "m 上缴上级支出",
    )
    rows = "合计 | 10 | 6 | 4 | 2 | 3 | 1\n甲 | 10 | 6 | 4 | 2 | 3 | 1"
    charts = charts_of(table("a", "支出总表", heads, rows, kind=TableKind.EXPENDITURE))
    assert parts(charts[-1]) == [("基本支出", "6"), ("项目支出", "3"), ("上缴上级支出", "1")]


@pytest.mark.parametrize(
    ("rows", "expected"),
    [
        pytest.param("| 合计 | 10 | 7 | 3 | ", [("一般公共预算", "7"), ("单位资金", "3")], id="of this year"),
        pytest.param(
            "| 合计 | 10 | 5 | 3 | 2", [("一般公共预算", "5"), ("单位资金", "3"), ("上年结转", "2")], id="of both"
        ),
    ],
)
def test_a_table_of_income_says_its_sources_in_columns(rows: str, expected: list[tuple[str, str]]) -> None:
    (chart,) = charts_of(table("a", "收入总表", SOURCES, rows, kind=TableKind.REVENUE))
    assert parts(chart) == expected
    assert chart.is_drawn


@pytest.mark.parametrize(
    ("heads", "rows"),
    [
        pytest.param(
            ("t 项目", "m 2031年预算数"),
            "因公出国（境）费 | \n公务接待费 | 4\n公务用车购置及运行费 | 6\n其中：公务用车购置费 | 2\n"
            "公务用车运行维护费 | 4\n合计 | 10",
            id="rows",
        ),
        pytest.param(
            (
                "m 合计",
                "m 因公出国（境）费",
                "m 公务用车购置及运行费/小计",
                "m 公务用车购置及运行费/公务用车购置费",
                "m 公务用车购置及运行费/公务用车运行费",
                "m 公务接待费",
            ),
            "10 | | 6 | 2 | 4 | 4",
            id="columns",
        ),
    ],
)
def test_the_three_public_expenses_have_four_parts(heads: tuple[str, ...], rows: str) -> None:
    (chart,) = charts_of(table("a", "“三公”经费表", heads, rows, kind=TableKind.THREE_PUBLIC))
    assert sorted(part.amount.text for part in chart.parts) == ["2", "4", "4"]
    assert chart.is_drawn
    _, of_cars, of_blank = (str(note) for note in chart.notes)
    assert re.fullmatch("“公务用车购置及运行.*费” is not drawn: its parts are.", of_cars)
    assert re.fullmatch("Without a printed figure and not drawn: “.*因公出国（境）费.*”", of_blank)


def test_many_parts_without_a_figure_are_counted_not_named() -> None:
    income, _ = sides("""
        一、甲   | 4 | 一、乙   | 4 |
        二、丙   |   | 二、丁   |   |
        三、戊   |   | 三、己   |   |
        四、庚   |   | 四、辛   |   |
        五、壬   |   | 五、癸   |   |
        收入总计 | 4 | 支出总计 | 4 |
    """)
    assert [str(note) for note in income.notes][1:] == ["Without a printed figure and not drawn: 4"]


def test_cars_as_one_are_one_part() -> None:
    rows = "合计 | 10\n公务接待费 | 4\n公务用车购置及运行维护费 | 6"
    (chart,) = charts_of(table("a", "三公表", ("t 项目", "m 金额"), rows, kind=TableKind.THREE_PUBLIC))
    assert parts(chart) == [("公务用车购置及运行维护费", "6"), ("公务接待费", "4")]


def test_a_table_of_figures_alone_has_its_total_named_by_the_column() -> None:
    heads = ("m “三公”经费/合计", "m “三公”经费/公务接待费", "m “三公”经费/因公出国费")
    (chart,) = charts_of(table("a", "“三公”经费表", heads, "10 | 4 | 6", kind=TableKind.THREE_PUBLIC))
    assert (chart.total_name, parts(chart)) == ("合计", [("因公出国费", "6"), ("公务接待费", "4")])


def test_other_documents_and_empty_tables_have_no_pictures() -> None:
    shown = samples_tables.two_sided()
    accounts = samples.submission(kind=SubmissionKind.ACCOUNTS, tables=(shown,))
    assert table_charts(accounts, shown) == ()
    assert charts_of(samples_tables.empty()) == ()
    bought = table("a", "采购表", ("t 项目", "m 金额"), "甲 | 1\n乙 | 2\n合计 | 3", kind=TableKind.PROCUREMENT)
    assert charts_of(bought) == ()


@pytest.mark.parametrize("kind", list(TableKind))
@pytest.mark.parametrize(
    ("heads", "rows"),
    [
        pytest.param(("m ", "m "), "1 | 2", id="no labels"),
        pytest.param(("t ", "m ", "m "), "合计 | 3 | 3\n | 3 | ", id="only a name"),
        pytest.param(("t 合计",), "合计", id="no money"),
        pytest.param(("m 合计", "m ", "m 基本支出", "m 项目支出"), "3 | 2 | 1 | 2", id="a column without label"),
        pytest.param(SIDES, "总计 | 1 | 总计 | | \n总计 | | 总计 | 1 |", id="nothing but totals"),
    ],
)
def test_no_table_however_odd_stops_the_page(kind: TableKind, heads: tuple[str, ...], rows: str) -> None:
    for chart in charts_of(table("a", "表", heads, rows, kind=kind)):
        assert width(chart) == (100 if chart.is_drawn else 0)
