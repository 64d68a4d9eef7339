"""Two disclosures side by side: which pairs there are, what is set beside what, exact differences, nothing added up."""

import dataclasses
from decimal import Decimal
from typing import Any

import pytest

from generator.model.amount import MoneyUnit
from generator.model.budget_table import TableKind
from generator.model.catalogue import Catalogue, ProjectLine, TableLine
from generator.model.indicator import IndicatorKind
from generator.model.project import Project
from generator.model.submission import Submission, SubmissionKind
from generator.model.summary_lines import TableFigure
from generator.pages import compare_pair
from generator.pages.shared import compared_pairs as pairs_of_site
from generator.pages.shared import comparison
from generator.pages.shared.compared_counts import FIRST_LEVELS
from generator.pages.shared.compared_pairs import Sort, compared_pairs
from generator.pages.shared.comparison import compare, difference, table_pairs
from generator.pages.shared.project_pairs import project_pairs
from tests import samples, samples_tables
from tests.browser.html_tree import Element
from tests.pages.rendering import Rendered, by_class, render_site, render_submission, words

BODY = "990100/dangan-guanli-ju/"
YEARS = f"compare/{BODY}2030/{BODY}2031/"
YUAN, WAN = MoneyUnit.YUAN, MoneyUnit.WAN


def line(id: str, name: str, code: str | None = None, unit: int | None = None) -> ProjectLine:
    of = samples.units()[unit] if unit is not None else None
    return ProjectLine(id, name, code, of, samples.amount("1"), f"{id}/")


def matched(first: tuple[ProjectLine, ...], second: tuple[ProjectLine, ...]) -> list[tuple[str, str, str]]:
    return [
        (
            pair.first.id if pair.first else "",
            pair.second.id if pair.second else "",
            pair.match.value if pair.match else "",
        )
        for pair in project_pairs(first, second)
    ]


@pytest.mark.parametrize(
    ("one", "other", "match"),
    [
        pytest.param(line("a", "甲", "C1"), line("b", "乙", "C1"), "code", id="code before name"),
        pytest.param(line("a", "食堂经费"), line("b", "食堂 经费"), "name", id="blanks make no other name"),
        pytest.param(line("a", "甲", "C1"), line("b", "甲"), "name", id="one code proves nothing"),
        pytest.param(line("a", "甲", "C1"), line("b", "甲", "C2"), "name-of-other-code", id="two codes"),
        pytest.param(line("a", "2030年食堂经费"), line("b", "食堂经费2031"), "name-but-year", id="years"),
        pytest.param(line("a", "甲"), line("b", "乙"), "", id="nothing"),
        pytest.param(line("a", "——"), line("b", "……"), "", id="no name"),
    ],
)
def test_what_two_projects_have_in_common(one: ProjectLine, other: ProjectLine, match: str) -> None:
    expected = [("a", "b", match)] if match else [("a", "", ""), ("", "b", "")]
    assert matched((one,), (other,)) == expected


def test_the_first_keep_their_order_and_what_only_the_second_has_comes_last() -> None:
    first = (line("a1", "甲"), line("a2", "乙"), line("a3", "丙"))
    second = (line("b1", "丙"), line("b2", "丁"), line("b3", "甲"))
    assert matched(first, second) == [("a1", "b3", "name"), ("a2", "", ""), ("a3", "b1", "name"), ("", "b2", "")]


def test_what_several_share_pairs_none_of_them_unless_their_units_do() -> None:
    twice = (line("a1", "运转经费"), line("a2", "运转经费"))
    assert [pair[2] for pair in matched(twice, (line("b", "运转经费"),))] == ["", "", ""]
    repeated = (line("a1", "甲", "C1"), line("a2", "乙", "C1"))
    assert [pair[2] for pair in matched(repeated, (line("b", "丙", "C1"),))] == ["", "", ""]
    of_units = (line("a1", "运转经费", unit=0), line("a2", "运转经费", unit=1))
    others = (line("b1", "运转经费", unit=1), line("b2", "运转经费", unit=0))
    assert matched(of_units, others) == [("a1", "b2", "name"), ("a2", "b1", "name")]


@pytest.mark.parametrize(
    ("first", "second", "yuan", "figure", "unit", "is_converted"),
    [
        (("9.20", WAN), ("10", WAN), "8000", "+0.80", "万元", False),
        (("10", WAN), ("9.205", WAN), "-7950", "−0.795", "万元", False),
        (("9.20", WAN), ("92000", YUAN), "0", "0", "元", True),
        (("1", WAN), ("9999.5", YUAN), "-0.5", "−0.50", "元", True),
        (("100000000000000", WAN), ("100000000000000.01", WAN), "100", "+0.01", "万元", False),
        (("(5)", WAN), ("5", WAN), "100000", "+10", "万元", False),
    ],
)
def test_differences_are_exact(
    first: tuple[str, MoneyUnit], second: tuple[str, MoneyUnit], yuan: str, figure: str, unit: str, is_converted: bool
) -> None:
    found = difference(samples.amount(*first), samples.amount(*second))
    assert found is not None
    assert found.yuan == Decimal(yuan)
    assert (found.figure, found.unit, found.is_converted) == (figure, unit, is_converted)


@pytest.mark.parametrize("text", ["", "无", "—"])
def test_what_is_no_number_differs_by_nothing(text: str) -> None:
    assert difference(samples.amount(text), samples.amount("1")) is None
    assert difference(samples.amount("1"), samples.amount(text)) is None


def table_line(title: str, kind: TableKind = TableKind.OTHER) -> TableLine:
    return TableLine(title, f"{title}/", kind)


@pytest.mark.parametrize(
    ("first", "second", "expected"),
    [
        pytest.param(
            [table_line("2030年收支总表", TableKind.REVENUE_EXPENDITURE)],
            [table_line("其他"), table_line("部门收支总体情况表", TableKind.REVENUE_EXPENDITURE)],
            [(0, 1)],
            id="the only one of its kind",
        ),
        pytest.param(
            [table_line("2030年采购表"), table_line("甲表")],
            [table_line("2031年采购表")],
            [(0, 0)],
            id="a title but for the year",
        ),
        pytest.param(
            [
                table_line("基本支出表（一）", TableKind.BASIC_EXPENDITURE),
                table_line("基本支出表（二）", TableKind.BASIC_EXPENDITURE),
            ],
            [table_line("基本支出表（二）", TableKind.BASIC_EXPENDITURE)],
            [(1, 0)],
            id="of several of one kind the one of the title",
        ),
        pytest.param([table_line("甲表")] * 2, [table_line("甲表")], [], id="of one title none"),
    ],
)
def test_tables_that_both_have(
    first: list[TableLine], second: list[TableLine], expected: list[tuple[int, int]]
) -> None:
    assert list(table_pairs(first, second)) == expected


def projects(year: int, *amounts: str) -> tuple[Project, ...]:
    return tuple(
        samples.project(id=f"p{number}", name=f"{year}年项目{number}", code=None, amount=samples.amount(text))
        for number, text in enumerate(amounts, start=1)
    )


def submission(year: int, *amounts: str, **changes: Any) -> Submission:
    return samples.submission(fiscal_year=year, projects=projects(year, *amounts), **changes)


def cells(table: Element) -> list[list[str]]:
    return [[words(cell) for cell in row.elements("th", "td")] for row in table.find("tr")]


def table_of(site: Rendered, address: str, section: str) -> list[list[str]]:
    """The table with this caption, its head apart."""
    (table,) = [
        table
        for table in by_class(site.main(address), "compared")
        if table.elements("caption")[0].attributes["id"] == f"{section}-caption"
    ]
    return cells(table)[1:]


def test_years_of_a_body_stand_side_by_side_the_earlier_first() -> None:
    site = render_site(samples.catalogue(submission(2031, "9.20", "", "4"), submission(2030, "10", "3")))
    assert words(site.main(YEARS).find("h1")[0]) == "青川市档案管理局（云溪省青川市）: the budgets of 2030 and 2031"
    assert table_of(site, YEARS, "sums") == [
        [
            "Sum of the project budgets (computed by this site)",
            "130,000 元",
            "132,000 元 Without a printed figure and not counted: 1",
            "+2,000 元",
        ]
    ]
    assert table_of(site, YEARS, "counts")[0] == ["Number of projects", "2", "3", "+1"]
    assert table_of(site, YEARS, "projects") == [
        ["2030年项目1 2031年项目1", "10 万元", "9.20 万元", "−0.80 万元", "An equal name but for a year in it"],
        ["2030年项目2 2031年项目2", "3 万元", "blank in the original", "—", "An equal name but for a year in it"],
        ["2031年项目3", "—", "4 万元", "—", "Only in the second"],
    ]
    hrefs = {link.attributes["href"] for link in site.main(YEARS).find("a")}
    assert {f"../../../../../../../{BODY}{year}/p/p1/" for year in (2030, 2031)} <= hrefs


def test_every_address_on_the_page_leads_somewhere() -> None:
    tables = samples_tables.tables()
    both = [samples.submission(fiscal_year=year, tables=tables) for year in (2031, 2030)]
    site = render_site(samples.catalogue(*both))
    pages = {*site.html, *(address for each in both for address in render_submission(each).html)}
    hrefs = [link.attributes["href"].partition("#")[0] for link in site.main(YEARS).find("a")]
    inside = [href.removeprefix("../" * 7) for href in hrefs if href.startswith("../" * 7)]
    assert len(inside) > 10
    assert set(inside) <= pages


def test_totals_of_tables_and_printed_totals() -> None:
    tables = samples_tables.tables()
    site = render_site(
        samples.catalogue(*(samples.submission(fiscal_year=year, tables=tables) for year in (2031, 2030)))
    )
    assert table_of(site, YEARS, "sums")[0] == ["支出总计", "161.25 万元", "161.25 万元", "0.00 万元"]
    found = table_of(site, YEARS, "tables")
    assert found[0][1:] == ["收入总计", "161.25 万元", "161.25 万元", "0.00 万元"]
    assert found[1] == ["支出总计", "161.25 万元", "161.25 万元", "0.00 万元"]
    assert [row[1] for row in found].count("none printed") == 2


def test_tables_that_only_one_has_are_counted() -> None:
    site = render_site(samples.catalogue(samples.submission(tables=samples_tables.tables()), submission(2030, "1")))
    assert "Tables that only the first has: 0; that only the second has: 4." in site.text(YEARS)
    assert "tables-caption" not in site.html[YEARS]


def test_indicators_are_counted_by_kind_and_only_where_they_have_a_name() -> None:
    some = samples.project(indicators=(*samples.indicators(), samples.placeholder("满意度指标")))
    none = samples.project(indicators=())
    both = (samples.submission(projects=(some,)), samples.submission(fiscal_year=2030, projects=(none,)))
    found = table_of(render_site(samples.catalogue(*both)), YEARS, "kinds")
    alone = [row for row in found if not row[0].endswith("of all kinds")]
    assert sum(int(row[2]) for row in alone) == sum(row.is_named for row in samples.indicators())
    assert {row[1] for row in found} == {"0"}
    assert all(row[3] == f"+{row[2]}" for row in found)


def test_a_first_level_of_several_kinds_is_summed_before_them_so_that_undivided_ones_can_be_compared() -> None:
    divided = samples.project(
        indicators=tuple(samples.indicator("成本指标", f"{kind}成本指标", kind, "1") for kind in ("经济", "社会"))
    )
    undivided = samples.project(
        indicators=tuple(samples.indicator("产出指标", "成本指标", name, "1") for name in ("甲", "乙", "丙"))
    )
    years = samples.submission(projects=(undivided,)), samples.submission(fiscal_year=2030, projects=(divided,))
    assert table_of(render_site(samples.catalogue(*years)), YEARS, "kinds") == [
        ["Cost indicators of all kinds", "2", "3", "+1"],
        ["Cost indicators", "0", "3", "+3"],
        ["Economic cost indicators", "1", "0", "−1"],
        ["Social cost indicators", "1", "0", "−1"],
    ]


def test_of_two_columns_that_of_the_year_is_compared_and_none_is_no_indicator() -> None:
    both = samples.project(indicators=(*samples.scopes(), *samples.scopes()))
    one = samples.project(indicators=(*samples.indicators(), samples.indicator("效益指标", "经济效益指标", "无", "")))
    years = samples.submission(projects=(both,)), samples.submission(fiscal_year=2030, projects=(one,))
    site = render_site(samples.catalogue(*years))
    assert table_of(site, YEARS, "counts")[2] == [
        "Named indicators of the projects",
        "9",
        "8 of the whole term 4, of the year 4",
        "−5",
    ]
    kinds = table_of(site, YEARS, "kinds")
    assert kinds[0] == ["Output indicators of all kinds", "5", "4", "−1"]
    assert "Economic benefit indicators" not in {row[0] for row in kinds}


def test_kinds_of_a_first_level_follow_each_other_since_the_script_relies_on_it() -> None:
    order = list(IndicatorKind)
    for _, kinds in FIRST_LEVELS:
        first = order.index(kinds[0])
        assert tuple(order[first : first + len(kinds)]) == kinds


def test_three_public_expenses_stand_beside_each_other_where_both_print_them() -> None:
    one = samples.summary(submission(2030, "1"))
    table = TableLine("“三公”经费表", f"{BODY}2030/t/sangong/", TableKind.THREE_PUBLIC)
    first = dataclasses.replace(one, tables=(table,), table_figures=figures("44.00", "公务接待费"))
    second = dataclasses.replace(one, tables=(table,), table_figures=figures("", "公务接待费"))
    (row,) = compare(first, second).three_public
    assert row.label == "公务接待费"
    assert [cell.amount.text for cell in row.cells if cell] == ["44.00", ""]
    assert row.difference is None
    assert compare(first, one).three_public == ()
    assert compare(first, second).tables == ()


def figures(text: str, expense: str) -> tuple[TableFigure, ...]:
    return (TableFigure(0, f"二、{expense}", "r2", samples.amount(text), expense),)


def test_projects_come_in_parts(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(compare_pair, "ROWS_OF_A_PART", 2)
    site = render_site(samples.catalogue(submission(2031, "1", "2", "3"), submission(2030, "1")))
    parts = sorted(address for address in site.html if address.startswith(YEARS))
    assert parts == [YEARS, f"{YEARS}2/"]
    assert [len(table_of(site, address, "projects")) for address in parts] == [2, 1]
    assert "sums-caption" not in site.html[parts[1]]
    assert len({words(site.tree(address).find("title")[0]) for address in parts}) == 2


def test_two_bodies_are_said_to_be_two() -> None:
    other = samples.body(slug="lutian-ju", name="青川市路田局", code="817")
    site = render_site(samples.catalogue(submission(2031, "1"), submission(2031, "2", body=other)))
    address = f"compare/{BODY}2031/990100/lutian-ju/2031/"
    assert words(site.main(address).find("h1")[0]) == (
        "Budgets 2031: 青川市档案管理局（云溪省青川市） and 青川市路田局（云溪省青川市）"
    )
    note = "The two are different bodies, so that no project of one is a project of the other."
    assert note in site.text(address)
    years = render_site(samples.catalogue(submission(2031, "1"), submission(2030, "2")))
    assert note not in years.text(YEARS)


@pytest.mark.parametrize(
    ("other", "sorts"),
    [
        pytest.param(submission(2030, "1"), [Sort.YEARS], id="the year before"),
        pytest.param(submission(2028, "1"), [Sort.YEARS], id="the year before that there is"),
        pytest.param(submission(2030, "1", kind=SubmissionKind.ACCOUNTS), [], id="another kind of document"),
        pytest.param(submission(2031, "1", body=samples.body(slug="b", name="乙局")), [Sort.PLACE], id="the place"),
        pytest.param(submission(2030, "1", body=samples.body(slug="b", name="乙局")), [], id="another body and year"),
    ],
)
def test_which_pairs_have_pages(other: Submission, sorts: list[Sort]) -> None:
    assert [pair.sort for pair in compared_pairs(samples.catalogue(submission(2031, "1"), other))] == sorts


def places(count: int, bodies: int = 1) -> Catalogue:
    """So many regions, each with so many bodies of the same names."""
    found = []
    for number in range(count):
        region = samples.region(code=f"9901{number:02}", name=f"第{number}县")
        of_region = [
            submission(2031, "1", region=region, body=samples.body(slug=f"b{place}", region_code=region.code))
            for place in range(bodies)
        ]
        found.append(samples.catalogue(*of_region).regions[0])
    return dataclasses.replace(samples.catalogue(), regions=tuple(found))


def test_bodies_of_one_name_come_before_those_of_one_place() -> None:
    found = compared_pairs(places(3, bodies=2))
    assert [(pair.first.path, pair.second.path) for pair in found if pair.sort is Sort.ALIKE] == [
        (f"99010{region}/b{body}/2031/", f"99010{region + 1}/b{body}/2031/") for body in (0, 1) for region in (0, 1)
    ]
    assert [pair.sort for pair in found] == [Sort.ALIKE] * 4 + [Sort.PLACE] * 3


def test_pairs_of_bodies_are_bounded_however_large_the_site(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(pairs_of_site, "MOST_PAIRS_OF_BODIES", 5)
    assert len(compared_pairs(places(9, bodies=3))) == 5
    monkeypatch.setattr(pairs_of_site, "MOST_PAIRS_OF_BODIES", 1000)
    assert len(compared_pairs(places(9, bodies=3))) == 8 * 3 + 9 * 2


def test_the_page_of_pairs_names_them_and_has_what_the_script_asks_for() -> None:
    site = render_site(samples.catalogue(submission(2031, "1"), submission(2030, "1")))
    main = site.main("compare/")
    links = [link.attributes["href"] for link in main.find("a")]
    assert f"../{YEARS}" in links
    assert "Two years of one body" in words(main)
    assert [each["address"] for each in site.data["compare/"]["pairs"]] == [YEARS]
    assert f"compare/?a={BODY}2031/" in site.html[BODY]
    assert f"../../{YEARS}" in [link.attributes["href"] for link in site.main(BODY).find("a")]


def test_one_disclosure_alone_has_nothing_beside_it() -> None:
    site = render_site(samples.catalogue(submission(2031, "1")))
    assert not any(address.startswith("compare/") for address in site.html)
    assert "compare/" not in site.html[BODY]


def test_what_a_disclosure_says_of_itself_is_enough_to_compare_it_with_any_other() -> None:
    shown = samples.submission(tables=samples_tables.tables())
    record = render_submission(shown).data[shown.path]
    summary = samples.summary(shown)
    assert [each["name"] for each in record["table_figures"]] == [each.name for each in summary.table_figures]
    assert {each["table"] for each in record["table_figures"]} <= {
        f"{shown.path}t/{table['id']}/" for table in record["tables"]
    }
    assert sum(record["indicators_by_kind"]["year"].values()) == sum(bool(each.name) for each in summary.indicators)
    assert record["indicators_by_kind"]["term"] == {}
    assert [each["label"] for each in record["printed_totals"]] == [each.label for each in summary.printed_totals]


def test_no_amount_of_both_is_ever_added_up() -> None:
    site = render_site(samples.catalogue(submission(2031, "111"), submission(2030, "222")))
    assert "333" not in site.text(YEARS)


def test_projects_of_one_code_that_their_names_pair_have_the_same_code() -> None:
    # The code stands twice on the left: it pairs nobody, the equal name does, and no other code is spoken of.
    first = (line("a", "道路养护", "X1"), line("b", "桥梁养护", "X1"))
    assert matched(first, (line("c", "道路养护", "X1"),)) == [("a", "c", "code"), ("b", "", "")]


def test_what_one_side_says_twice_stands_beside_nothing() -> None:
    sides = [[("合计", 1), ("合计", 2), ("其中", 3)], [("合计", 4), ("其中", 5)]]
    assert comparison._by_key_of_both(sides, lambda item: item[0]) == [{"其中": ("其中", 3)}, {"其中": ("其中", 5)}]
