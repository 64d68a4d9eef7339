"""Which tables a body has disclosed: four states, and missing only where something was expected."""

from __future__ import annotations

import dataclasses
from typing import Any

import pytest

from generator.model.budget_table import BudgetTable, TableKind
from generator.model.catalogue import Catalogue, Expected, ExpectedState, Withheld
from generator.model.submission import SubmissionKind
from generator.pages.completeness import ROWS_OF_A_PART
from tests import samples, samples_tables
from tests.browser.html_tree import Element
from tests.browser.test_table_headers import faults
from tests.pages.rendering import Rendered, by_class, render_site, words

PAGE = "completeness/"
YEAR = "990100/dangan-guanli-ju/2031/"
HELD, EMPTY, MISSING, UNKNOWN = "Published", "No data in this table", "Due and not found", "Not held by this site"
REST = [UNKNOWN] * 7


def table(site: Rendered, address: str = PAGE) -> Element:
    (found,) = by_class(site.main(address), "states")
    return found


def rows(site: Rendered) -> list[list[str]]:
    return [[words(cell) for cell in row.elements("th", "td")] for row in table(site).find("tr")[1:]]


def states(*tables: BudgetTable, expected: bool = False, **changes: Any) -> list[str]:
    """The eight tables and the targets of one submission."""
    due = (Expected("dangan-guanli-ju", "青川市档案管理局", "2031", "", ExpectedState.PUBLISHED),) if expected else ()
    site = render_site(samples.catalogue(samples.submission(tables=tables, **changes), expected=due))
    (row,) = rows(site)
    return row[2:11]


def withheld(folder: str = "2031", *below: str) -> Withheld:
    path = f"990100/dangan-guanli-ju/{folder}/"
    return Withheld(path, folder, samples.region(), samples.body(), 3, tuple(path + each for each in below))


def test_held_tables_are_published_or_empty_and_the_rest_is_not_said_to_be_missing() -> None:
    site = render_site(samples.catalogue(samples.submission(tables=samples_tables.tables())))
    assert rows(site) == [
        [
            "青川市档案管理局 云溪省青川市",
            "2031",
            HELD,
            UNKNOWN,
            HELD,
            *[UNKNOWN] * 4,
            EMPTY,
            HELD,
            "not stated",
        ]
    ]
    links = [link.attributes["href"] for link in table(site).find("a")]
    assert f"../{YEAR}t/shouzhizongbiao/" in links
    assert faults(table(site)) == []


def test_what_was_expected_and_is_not_there_is_missing() -> None:
    assert states(samples_tables.two_sided(), expected=True) == [HELD, *[MISSING] * 7, HELD]
    assert states(samples_tables.two_sided(), expected=False) == [HELD, *REST, HELD]


def test_a_table_of_no_known_kind_may_be_the_one_its_title_says() -> None:
    of = samples_tables.table(
        "x", "2031年一般公共预算“三公”经费支出", ("t 项目", "m 金额"), "合计 | 1", kind=TableKind.OTHER
    )
    found = states(of, expected=True)
    assert found[6] == HELD
    assert found[1] == MISSING


def test_a_filled_table_speaks_before_an_empty_one_of_its_kind() -> None:
    empty = dataclasses.replace(samples_tables.two_sided(), id="aaa", rows=())
    assert states(empty)[0] == EMPTY
    assert states(empty, samples_tables.two_sided())[0] == HELD


def test_targets_are_there_where_any_indicator_or_form_is() -> None:
    assert states(projects=())[8] == UNKNOWN
    assert states()[8] == HELD


@pytest.mark.parametrize(
    ("approved", "published", "told"),
    [
        pytest.param("2031-02-01", "2031-02-21", "Days after approval: 20", id="in time"),
        pytest.param("2031-02-01", "2031-02-22", "Days after approval: 21, more than 20", id="a day later"),
        pytest.param("2031-02-01", "2031-02-01", "Days after approval: 0", id="same day"),
        pytest.param("2031-02-02", "2031-02-01", "published before the approval", id="before"),
        pytest.param("", "2031-02-01", "not stated", id="no approval"),
        pytest.param("2031-02-01", "", "not stated", id="no publication"),
    ],
)
def test_days_are_counted_where_both_are_stated(approved: str, published: str, told: str) -> None:
    of = samples.submission(approved_on=approved, published_on=published)
    (row,) = rows(render_site(samples.catalogue(of)))
    assert row[-1] == told


@pytest.mark.parametrize("state", [ExpectedState.MISSING, ExpectedState.NOT_HELD])
def test_a_budget_that_is_not_held_is_listed_where_it_was_expected(state: ExpectedState) -> None:
    due = [
        Expected("caizheng-ju", "青川市财政局", "2031", "2031-02-20", state),
        Expected("caizheng-ju", "青川市财政局", "2031-accounts", "2031-09-20", state),
    ]
    site = render_site(samples.catalogue(samples.submission(), expected=due))
    word = MISSING if state is ExpectedState.MISSING else UNKNOWN
    assert rows(site)[0] == ["青川市财政局 云溪省青川市", "2031", *[word] * 9, "—"]
    assert len(rows(site)) == 2


def test_final_accounts_are_not_measured_by_the_tables_of_budgets() -> None:
    site = render_site(samples.catalogue(samples.submission(kind=SubmissionKind.ACCOUNTS)))
    assert by_class(site.main(PAGE), "states") == []


def test_a_withheld_budget_is_named_with_the_reason_and_never_missing() -> None:
    due = Expected("dangan-guanli-ju", "青川市档案管理局", "2031", "2031-02-20", ExpectedState.MISSING)
    plain = samples.catalogue(samples.submission(fiscal_year=2030), expected=[due])
    site = render_site(dataclasses.replace(plain, withheld=(withheld(),)))
    assert rows(site)[0] == [
        "青川市档案管理局 云溪省青川市",
        "2031",
        "Did not pass the checks, not shown for now",
        "—",
    ]
    assert faults(table(site)) == []
    assert "Due and not found" not in site.text("990100/")
    assert "Did not pass the checks, not shown for now" in site.text("990100/")
    assert site.data[PAGE]["rows"][0]["withheld"] is True


def test_a_long_list_comes_in_parts_of_which_the_first_is_permanent() -> None:
    due = [
        Expected(f"body{number:04}", f"单位{number:04}", "2031", "", ExpectedState.NOT_HELD)
        for number in range(ROWS_OF_A_PART + 1)
    ]
    site = render_site(samples.catalogue(samples.submission(), expected=due))
    assert [len(table(site, address).find("tr")) - 1 for address in (PAGE, f"{PAGE}2/")] == [ROWS_OF_A_PART, 2]
    assert "page 2 of 2" in site.text(f"{PAGE}2/")


def test_without_any_budget_the_page_says_so() -> None:
    site = render_site(Catalogue(samples.site(), (), (), ()))
    assert "This site holds no disclosures yet." in site.text(PAGE)


def test_withheld_disclosures_answer_at_each_of_their_addresses() -> None:
    plain = samples.catalogue(samples.submission(fiscal_year=2030))
    site = render_site(dataclasses.replace(plain, withheld=(withheld("2031", "p/one/", "text/"),)))
    for address in (YEAR, f"{YEAR}p/one/", f"{YEAR}text/"):
        assert "This disclosure did not pass the checks and is not shown for now." in site.text(address)
        assert "The checks met 3 disagreements" in site.text(address)
        assert site.data[address]["disclosure"] == YEAR
    assert len({site.tree(address).find("title")[0].text for address in (YEAR, f"{YEAR}p/one/")}) == 2
    body = site.main("990100/dangan-guanli-ju/")
    (line,) = [item for item in body.find("li") if "not shown for now" in words(item)]
    assert words(line) == "2031 Did not pass the checks, not shown for now"
    assert line.find("a")[0].attributes["href"] == "../../" + YEAR


def test_a_body_of_which_nothing_is_shown_says_what_is_withheld() -> None:
    plain = samples.catalogue(samples.submission())
    (region,) = plain.regions
    bare = dataclasses.replace(
        region, bodies=tuple(dataclasses.replace(each, submissions=()) for each in region.bodies)
    )
    site = render_site(dataclasses.replace(plain, regions=(bare,), withheld=(withheld(),)))
    text = site.text("990100/dangan-guanli-ju/")
    assert "This site holds no disclosures of this body yet." not in text
    assert "2031 Did not pass the checks, not shown for now" in text
