"""Tables whose lines divide other lines: what divides what is taken from figures alone, and only where it is exact."""

import time

import pytest

from generator.model.budget_table import BudgetTable, TableKind
from generator.pages.shared.charts_budget import WholeChart, table_charts
from tests import samples, samples_tables
from tests.samples_tables import table


def charts(of: BudgetTable) -> dict[str, WholeChart]:
    return {chart.id: chart for chart in table_charts(samples.submission(tables=(of,)), of)}


def parts(chart: WholeChart) -> list[tuple[str, str]]:
    return [(str(part.name), part.amount.text) for part in chart.parts]


def projects(rows: str, **changes: object) -> dict[str, WholeChart]:
    kind = {"kind": TableKind.PROJECT_EXPENDITURE, **changes}
    return charts(table("a", "项目支出表", ("t 项目名称", "m 合计", "m 其中：财政拨款"), rows, **kind))


def classes(
    rows: str, heads: tuple[str, ...] = ("t 科目", "m 合计", "m 人员经费", "m 公用经费")
) -> dict[str, WholeChart]:
    return charts(table("a", "基本支出表", heads, rows, kind=TableKind.BASIC_EXPENDITURE))


def test_the_projects_below_department_and_unit_are_the_parts() -> None:
    chart = projects(
        """
        某局本级 | 100 | 100
        某局本级 | 100 | 100
        甲项目   | 70  | 70
        乙项目   | 29.5| 29.5
        丙项目   | 0.5 | 0.5
        """
    )["chart-projects"]
    assert chart.is_drawn
    assert chart.total_name == "某局本级"
    assert parts(chart) == [("甲项目", "70"), ("乙项目", "29.5"), ("丙项目", "0.5")]
    assert chart.parts[0].address.endswith("/t/a/#r3")


@pytest.mark.parametrize(
    ("rows", "expected"),
    [
        pytest.param("合计 | 10 |\n甲 | 5 |\n乙 | 5 |", ["甲", "乙"], id="equal ones do not divide each other"),
        pytest.param(
            "合计 | 30 |\n一局 | 20 |\n甲 | 12 |\n乙 | 8 |\n二局 | 10 |\n丙 | 9 |\n丁 | 1 |",
            ["甲", "丙", "乙", "丁"],
            id="two units",
        ),
        pytest.param("甲 | 7 |\n乙 | 3 |\n合计 | 10 |", ["甲", "乙"], id="the total last"),
        pytest.param(
            "合计 | 10 |\n甲 | 7 |\n其中：设备 | 2 |\n乙 | 3 |", ["甲", "乙"], id="what is only a part of a part"
        ),
        pytest.param("合计 | 10 |\n甲 | 7 |\n乙 | |\n丙 | 0 |\n丁 | 3 |", ["甲", "丁"], id="blank and 0"),
        pytest.param("合计 | 5 |\n甲 | 8 |\n乙 | -3 |", None, id="below zero: said, not drawn"),
    ],
)
def test_which_lines_are_projects(rows: str, expected: list[str] | None) -> None:
    chart = projects(rows)["chart-projects"]
    assert chart.is_drawn is (expected is not None)
    if expected:
        assert [name for name, _ in parts(chart)] == expected


@pytest.mark.parametrize(
    "rows",
    [
        pytest.param("合计 | 10 |\n甲 | 7 |\n乙 | 2.99 |", id="not the total"),
        pytest.param("合计 | 10 |\n甲 | 10 |", id="one project"),
        pytest.param("合计 | |\n甲 | |\n乙 | |", id="no figures"),
        pytest.param("合计 | 无 |\n甲 | 1 |\n乙 | 2 |", id="no total"),
    ],
)
def test_what_is_not_exact_makes_no_picture(rows: str) -> None:
    assert "chart-projects" not in projects(rows)


def test_projects_of_the_year_before_have_theirs_too() -> None:
    assert "chart-projects" in projects("合计 | 3 |\n甲 | 1 |\n乙 | 2 |", kind=TableKind.PROJECT_CARRYOVER)


def test_basic_expenditure_by_class_without_codes() -> None:
    found = classes(
        """
        合计           | 100 | 70 | 30
        工资福利支出   | 60  | 60 |
        基本工资       | 40  | 40 |
        津贴补贴       | 20  | 20 |
        商品和服务支出 | 30  |    | 30
        办公费         | 30  |    | 30
        对个人的补助   | 10  | 10 |
        退休费         | 10  | 10 |
        """
    )
    assert parts(found["chart-classes"]) == [("工资福利支出", "60"), ("商品和服务支出", "30"), ("对个人的补助", "10")]
    assert parts(found["chart-staff"]) == [("人员经费", "70"), ("公用经费", "30")]


def test_codes_tell_the_classes_even_where_figures_might_tell_others() -> None:
    rows = "301 | 工资福利支出 | 60\n30101 | 基本工资 | 60\n302 | 商品和服务支出 | 40\n | 合计 | 100"
    found = classes(rows, ("c 科目编码", "t 科目名称", "m 合计"))
    assert [name for name, _ in parts(found["chart-classes"])] == ["工资福利支出", "商品和服务支出"]
    assert "chart-staff" not in found


def test_what_staff_and_office_do_not_make_up_is_no_picture() -> None:
    assert "chart-staff" not in classes("合计 | 100 | 70 | 29\n甲 | 60 | |\n乙 | 40 | |")


def test_long_tables_are_read_in_time_and_the_longest_not_at_all() -> None:
    def lines(count: int) -> str:
        return "\n".join(["合计 | 1000000 |", *(f"甲{number} | {number % 9 + 1} |" for number in range(count))])

    start = time.process_time()
    projects(lines(499))
    projects(lines(5000))
    assert time.process_time() - start < 5


def test_the_pictures_stand_on_the_page_of_their_table() -> None:
    assert "chart-projects" in charts(samples_tables.of_projects())
