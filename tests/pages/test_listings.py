"""Lists over all submissions: only of what two or more feed, in parts, each row leading to its place."""

import pytest

from generator.model.submission import Submission
from generator.pages import page_kinds, pages_of_site
from generator.pages.indicators import ROWS_OF_A_PART
from tests import samples, samples_tables
from tests.pages.rendering import by_class, render_site, words

BODY = "990100/dangan-guanli-ju/"


def submission(year: int, *kinds: str, rows: int = 1) -> Submission:
    """A submission of one project that has so many indicators of each kind."""
    indicators = tuple(
        samples.indicator("产出指标", kind, f"{kind}{year}-{number}", f"≥{number} 卷")
        for kind in kinds
        for number in range(1, rows + 1)
    )
    only = samples.project(id="only", indicators=indicators)
    return samples.submission(fiscal_year=year, projects=(only,))


def test_a_kind_is_listed_where_two_submissions_have_it() -> None:
    site = render_site(
        samples.catalogue(submission(2031, "数量指标", "质量指标"), submission(2030, "数量指标", "自拟指标"))
    )
    assert {address for address in site.html if address.startswith("indicators/")} == {
        "indicators/",
        "indicators/quantity/",
    }
    links = {words(link): link.attributes["href"] for link in site.main("indicators/").find("a")}
    assert links["Quantity indicators"] == "../indicators/quantity/"
    assert "2 indicators from 2 disclosures" in site.text("indicators/")
    assert [words(link) for link in site.main("").find("a") if link.attributes["href"] == "./indicators/"] != []


def test_without_a_kind_of_two_submissions_there_are_no_lists() -> None:
    for submissions in ((), (submission(2031, "数量指标"),), (submission(2031, "数量指标"), submission(2030, "质量"))):
        site = render_site(samples.catalogue(*submissions))
        assert [address for address in site.html if address.startswith(("indicators/", "functions/"))] == []
        links = {link.attributes["href"] for link in site.main("").find("a")}
        assert not links & {"./indicators/", "./functions/"}


def test_a_kind_that_is_none_of_the_known_is_never_listed() -> None:
    site = render_site(samples.catalogue(submission(2031, "自拟指标"), submission(2030, "自拟指标")))
    assert "indicators/" not in site.html


def test_each_row_leads_to_its_place() -> None:
    site = render_site(samples.catalogue(submission(2031, "数量指标"), submission(2030, "数量指标")))
    (table,) = by_class(site.main("indicators/quantity/"), "listing")
    rows = [[words(cell) for cell in row.elements("th", "td")] for row in table.find("tr")]
    project = "2031年馆藏档案修复与数字化经费"
    assert rows == [
        ["Disclosure", "Indicator", "Target value", "Project"],
        ["青川市档案管理局: budget 2031", "数量指标2031-1", "≥1 卷", project],
        ["青川市档案管理局: budget 2030", "数量指标2030-1", "≥1 卷", project],
    ]
    hrefs = [link.attributes["href"] for link in table.find("a")]
    assert hrefs[:2] == [f"../../{BODY}2031/", f"../../{BODY}2031/p/only/#i1"]


def test_rows_of_two_scopes_say_of_which_time_they_speak() -> None:
    both = samples.submission(projects=(samples.project(id="only", indicators=samples.scopes()),))
    site = render_site(samples.catalogue(both, submission(2030, "数量指标")))
    (table,) = by_class(site.main("indicators/quantity/"), "listing")
    rows = [[words(cell) for cell in row.elements("th", "td")] for row in table.find("tr")]
    assert [row[-2] for row in rows] == [
        "Time",
        "Targets of the whole term",
        "Targets of the year",
        "Targets of the year",
    ]


def test_a_long_list_comes_in_parts_that_lead_to_each_other() -> None:
    site = render_site(
        samples.catalogue(submission(2031, "数量指标", rows=ROWS_OF_A_PART), submission(2030, "数量指标"))
    )
    parts = sorted(address for address in site.html if address.startswith("indicators/quantity/"))
    assert parts == ["indicators/quantity/", "indicators/quantity/2/"]
    counts = [len(by_class(site.main(address), "listing")[0].find("tr")) - 1 for address in parts]
    assert counts == [ROWS_OF_A_PART, 1]
    titles = [words(site.tree(address).find("title")[0]) for address in parts]
    assert titles == ["Quantity indicators (page 1 of 2) - 明账", "Quantity indicators (page 2 of 2) - 明账"]
    (pager,) = by_class(site.main(parts[1]), "parts")
    assert [(words(link), link.attributes["href"]) for link in pager.find("a")] == [
        ("1", "../../../indicators/quantity/")
    ]
    (here,) = [each for each in pager.find("span") if each.attributes.get("aria-current") == "page"]
    assert words(here) == "2"


def test_functions_are_listed_where_the_tables_of_two_submissions_have_them() -> None:
    tables = samples_tables.tables()
    site = render_site(
        samples.catalogue(samples.submission(tables=tables), samples.submission(fiscal_year=2030, tables=tables))
    )
    functions = {address for address in site.html if address.startswith("functions/")}
    assert functions == {"functions/", *(f"functions/{code}/" for code in _CODES)}
    assert words(site.main("functions/2012604/").find("h1")[0]) == "2012604 档案馆"
    (table,) = by_class(site.main("functions/2012604/"), "listing")
    rows = [[words(cell) for cell in row.elements("th", "td")] for row in table.find("tr")]
    assert rows[1:] == [
        [
            f"青川市档案管理局: budget {year}",
            "2031年支出总表",
            "档案馆",
            "合计 150.50 万元 基本支出 120 万元 项目支出 30.5 万元",
        ]
        for year in (2031, 2030)
    ]
    assert table.find("a")[1].attributes["href"] == f"../../{BODY}2031/t/zhichuzongbiao/#c2012604"


_CODES = ("201", "20126", "2012604", "221", "22102", "2210201")


def test_a_function_of_one_submission_is_not_listed() -> None:
    site = render_site(samples.catalogue(samples.submission(tables=samples_tables.tables()), submission(2030)))
    assert [address for address in site.html if address.startswith("functions/")] == []


@pytest.mark.parametrize("address", ["indicators/", "indicators/quantity/", "functions/", "functions/201/"])
def test_lists_come_and_go_with_what_they_list(address: str) -> None:
    tables = samples_tables.tables()
    catalogue = samples.catalogue(
        samples.submission(tables=tables), samples.submission(fiscal_year=2030, tables=tables)
    )
    pages = {page.address: page for page in pages_of_site(page_kinds(), catalogue)}
    assert not pages[address].is_permanent
    assert pages["glossary/"].is_permanent


def test_rows_of_levels_alone_or_that_say_none_are_listed_nowhere() -> None:
    rows = (
        samples.indicator("产出指标", "数量指标", "卷数", "≥9 卷"),
        samples.placeholder("数量指标"),
        samples.indicator("产出指标", "数量指标", "无", ""),
    )
    one, other = (
        samples.submission(fiscal_year=year, projects=(samples.project(id="only", indicators=rows),))
        for year in (2031, 2030)
    )
    site = render_site(samples.catalogue(one, other))
    assert "2 rows from 2 disclosures" in site.text("indicators/quantity/")
    empty = samples.project(id="only", indicators=(samples.placeholder("数量指标"),))
    none = samples.submission(fiscal_year=2030, projects=(empty,))
    assert "indicators/quantity/" not in render_site(samples.catalogue(one, none)).html


def test_rows_that_the_document_cuts_off_are_listed_and_say_so() -> None:
    cut = samples.submission(projects=(samples.project(id="only", indicators=samples.cut_off()),))
    site = render_site(samples.catalogue(cut, submission(2030, "数量指标")))
    (table,) = by_class(site.main("indicators/quantity/"), "listing")
    row = [words(cell) for cell in table.find("tr")[2].elements("th", "td")]
    assert row[:2] == ["cut off in the original", "cut off in the original"]
    assert [each["cut_off"] for each in site.data["indicators/quantity/"]["rows"]] == [[], ["name", "target"], []]
    assert "3 rows from 2 disclosures, in 1 of which the original prints no indicator" in site.text(
        "indicators/quantity/"
    )
    (counted,) = by_class(site.main("indicators/quantity/"), "counted")
    assert words(counted.elements("tfoot")[0]) == "All together 2 100%"
    # The index counts as that page does.
    assert "2 indicators from 2 disclosures" in site.text("indicators/")
    caption = words(counted.elements("caption")[0])
    assert caption == "Named indicators by what their target is · Quantity indicators"
