"""Filters, orders and the address of the page of search: results one can narrow, share and come back to."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from decimal import Decimal
from urllib.parse import parse_qs, quote, urlsplit

import pytest
from playwright.sync_api import Locator, Page, expect

from generator.index.names import NameEntry
from tests.browser.checkers import page_count
from tests.browser.search_site import (
    NONE,
    TEXT_FOUND,
    axe_in_all_modes,
    box,
    found,
    name_hits,
    names_of,
    names_status,
    said,
    texts_status,
    write_search_site,
)
from tests.index.made_up import made_up_entries
from tools.static_server import serving

FILTERED_OUT = "The filters leave nothing; without them: {count}"
TEXT_FILTERED_OUT = "Text inside the tables: the filters leave nothing; without them: {count} pages"
REVERSED = "“At least {text}” is more than “at most {other}”. They narrow nothing for now."
NEGATIVE = "“{text}”: no amount on this site is less than 0. It narrows nothing for now."
PROJECTS = tuple(entry for entry in made_up_entries() if entry.kind == "project")


@pytest.fixture(scope="module")
def server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The address of the site to search, ending in a slash."""
    with serving(write_search_site(tmp_path_factory.mktemp("search-site"))) as address:
        yield address


def choice(page: Page, label: str) -> Locator:
    return page.locator("#search-app").get_by_label(said(label), exact=True)


def chips(page: Page) -> Locator:
    return page.locator(".search-chips button")


def asked(page: Page) -> dict[str, str]:
    """What the page's address asks."""
    return {name: values[0] for name, values in parse_qs(urlsplit(page.url).query).items()}


def named(part: str, **facts: object) -> list[NameEntry]:
    """The projects whose name holds `part`, in either script, and that have these values."""
    return [
        entry
        for entry in PROJECTS
        if part in entry.name.replace("費", "费")
        and all(getattr(entry, name) == value for name, value in facts.items())
    ]


def opened(page: Page, server: str, query: str) -> Page:
    page.goto(f"{server}search/?{query}")
    expect(names_status(page)).not_to_have_text("")
    expect(names_status(page)).not_to_have_text(said("Loading the index of names"))
    return page


def test_a_filter_narrows_names_and_text_and_stands_in_the_address(page: Page, server: str) -> None:
    opened(page, server, "q=费")
    year = choice(page, "Year")
    expect(year.locator("option")).to_have_count(3)
    year.focus()
    year.select_option("2025")
    expected = named("费", year=2025)
    expect(names_status(page)).to_have_text(found(len(expected)))
    assert set(names_of(page)) == {entry.name for entry in expected}
    assert asked(page) == {"q": "费", "year": "2025"}
    expect(year).to_be_focused()
    box(page).fill("号合同")
    expect(texts_status(page)).to_have_text(said(TEXT_FOUND, count=len(named("", year=2025))))
    assert asked(page) == {"q": "号合同", "year": "2025"}
    page.locator(".search-texts .search-hit").first.wait_for()
    expect(page.locator(".search-texts .search-hit").first).to_contain_text("2025 年")


def test_each_choice_says_what_it_would_let_through(page: Page, server: str) -> None:
    opened(page, server, "q=费&region=990221")
    years = choice(page, "Year").locator("option")
    expect(years).to_have_text(
        [
            said("All"),
            said("{label} ({count})", label="2024 年", count=len(named("费", year=2024, region_name="青石县"))),
        ]
    )
    regions = choice(page, "Region").locator("option")
    # Its own filter is not counted against a choice.
    expect(regions).to_have_count(3)
    expect(regions.nth(1)).to_have_text(
        said("{label} ({count})", label="云溪市", count=len(named("费", region_name="云溪市")))
    )


def test_kinds_of_indicator_and_statuses_are_said_in_words(page: Page, server: str) -> None:
    opened(page, server, "q=费")
    expect(choice(page, "Status").locator("option").nth(1)).to_contain_text(said("Draft"))
    expect(choice(page, "Has indicators of the kind").locator("option").nth(1)).to_contain_text(
        said("Quantity indicators")
    )
    choice(page, "Status").select_option("draft")
    expect(chips(page).first).to_contain_text(said("Status"))
    expect(chips(page).first).to_contain_text(said("Draft"))


def test_chosen_filters_can_be_taken_off_one_by_one_and_the_focus_goes_on(page: Page, server: str) -> None:
    opened(page, server, "q=费&year=2024&kind=project&from=1")
    expect(chips(page)).to_have_count(4)
    chips(page).first.click()
    expect(chips(page)).to_have_count(3)
    assert asked(page) == {"q": "费", "kind": "project", "from": "1"}
    expect(chips(page).first).to_be_focused()
    everything = said("Take off all filters: {count}", count=len(named("费")))
    page.get_by_role("button", name=everything).click()
    expect(chips(page)).to_have_count(0)
    assert asked(page) == {"q": "费"}
    expect(page.locator(".search-filters summary")).to_be_focused()
    expect(names_status(page)).to_have_text(found(len(named("费"))))


def test_where_filters_hide_everything_the_page_says_how_much(page: Page, server: str) -> None:
    opened(page, server, "q=青石桥&year=1999")
    expect(names_status(page)).to_have_text(said(FILTERED_OUT, count=2))
    expect(texts_status(page)).to_have_text(said(TEXT_FILTERED_OUT, count=2))
    # One way to take them all off is enough.
    expect(chips(page)).to_have_count(1)
    page.get_by_role("link", name=said("Show the results without filters")).click()
    expect(names_status(page)).to_have_text(found(2))


@pytest.mark.parametrize(
    "query", ["q=青石桥&year=1999&order=name", "q=号合同&year=1999&order=name", "year=1999&order=name"]
)
def test_where_filters_hide_everything_a_link_lifts_them(page: Page, server: str, query: str) -> None:
    opened(page, server, query)
    link = page.get_by_role("link", name=said("Show the results without filters"))
    expect(link).to_be_visible()
    aim = link.evaluate("link => link.href")
    assert parse_qs(urlsplit(aim).query) == {name: values for name, values in parse_qs(query).items() if name != "year"}
    link.click()
    expect(page.locator("#search-app .search-hit").first).to_be_visible()
    assert page.url == aim
    expect(link).to_be_hidden()
    assert page.evaluate("document.activeElement !== document.body")
    page.go_back()
    expect(link).to_be_visible()


def test_where_nothing_is_found_even_without_filters_they_are_not_blamed(page: Page, server: str) -> None:
    opened(page, server, "q=鑫鑫鑫鑫&year=2024")
    expect(texts_status(page)).to_have_text(said("Text inside the tables: nothing found"))
    expect(names_status(page)).to_have_text(said(NONE))
    expect(page.locator(".search-lift")).to_be_hidden()


def test_where_only_text_is_found_filters_narrow_that(page: Page, server: str) -> None:
    opened(page, server, f"q={quote('号合同')}")
    expect(names_status(page)).to_have_text(said(NONE))
    expect(texts_status(page)).to_have_text(said(TEXT_FOUND, count=60))
    years = choice(page, "Year")
    expect(years.locator("option")).to_have_count(3)
    years.select_option("2025")
    expect(texts_status(page)).to_have_text(said(TEXT_FOUND, count=20))
    choice(page, "Order").evaluate("order => { order.value = 'amount-up'; order.dispatchEvent(new Event('change')); }")
    least = min(named("", year=2025), key=lambda entry: entry.amount_yuan or 0)
    expect(page.locator(".search-texts .search-hit-name").first).to_have_text(least.name)
    page.get_by_role("button", name=said("Take off all filters: {count}", count=60)).click()
    expect(texts_status(page)).to_have_text(said(TEXT_FOUND, count=60))


def test_amounts_are_exact_and_include_their_ends(page: Page, server: str) -> None:
    amounts = sorted(entry.amount_yuan or Decimal(0) for entry in PROJECTS)
    low, high = amounts[10], amounts[20]
    page.goto(f"{server}search/?from={low / 10_000}&to={high / 10_000}")
    expect(names_status(page)).to_have_text(found(11))
    choice(page, "At least").fill(str(low / 10_000 + Decimal("0.0001")))
    choice(page, "At least").press("Tab")
    expect(names_status(page)).to_have_text(found(10))


@pytest.mark.parametrize("typed", ["十万", "1,2", "12.5.1", "1e3", "<b>", "费" * 40])
def test_an_amount_that_cannot_be_read_is_said_and_narrows_nothing(page: Page, server: str, typed: str) -> None:
    opened(page, server, "q=费")
    choice(page, "At most").fill(typed)
    choice(page, "At most").press("Enter")
    error = page.locator(".search-error")
    expect(error).to_contain_text(typed)
    expect(choice(page, "At most")).to_have_attribute("aria-invalid", "true")
    assert error.get_attribute("id") in (choice(page, "At most").get_attribute("aria-describedby") or "").split()
    expect(choice(page, "At least")).not_to_have_attribute("aria-invalid", "true")
    expect(names_status(page)).to_have_text(found(len(named("费"))))
    choice(page, "At most").fill("100000")
    choice(page, "At most").press("Tab")
    expect(error).to_be_hidden()
    expect(choice(page, "At most")).not_to_have_attribute("aria-invalid", "true")


@pytest.mark.parametrize(
    ("low", "high", "message", "wrong"),
    [
        pytest.param("20", "3", REVERSED, {"At least", "At most"}, id="the wrong way round"),
        pytest.param("100", "20", REVERSED, {"At least", "At most"}, id="by their numbers, not their letters"),
        pytest.param("-5", "", NEGATIVE, {"At least"}, id="below nought"),
        pytest.param("", "-0.01", NEGATIVE, {"At most"}, id="nothing but below nought"),
    ],
)
def test_amounts_that_cannot_narrow_are_said_and_narrow_nothing(
    page: Page, server: str, low: str, high: str, message: str, wrong: set[str]
) -> None:
    opened(page, server, f"q=费&from={low}&to={high}")
    error = page.locator(".search-error")
    expect(error).to_have_text(said(message, text=low or high, other=high))
    for label in ("At least", "At most"):
        field = choice(page, label)
        assert (field.get_attribute("aria-invalid") == "true") == (label in wrong)
        assert "filter-error" in (field.get_attribute("aria-describedby") or "").split()
    expect(names_status(page)).to_have_text(found(len(named("费"))))
    expect(chips(page).filter(has_text=said("(not in use)"))).to_have_count(len(wrong))
    choice(page, "At least").fill("-0")
    choice(page, "At most").fill("100000")
    choice(page, "At most").press("Enter")
    expect(error).to_be_hidden()
    expect(page.locator(".search-amounts [aria-invalid]")).to_have_count(0)
    expect(chips(page).filter(has_text=said("(not in use)"))).to_have_count(0)


def test_two_amounts_that_cannot_be_read_are_both_said(page: Page, server: str) -> None:
    opened(page, server, "q=费&from=甲&to=乙")
    for typed in ("甲", "乙"):
        expect(page.locator(".search-error")).to_contain_text(f"“{typed}”")
    expect(page.locator(".search-amounts [aria-invalid=true]")).to_have_count(2)


def test_the_fields_of_amounts_show_their_unit(page: Page, server: str) -> None:
    opened(page, server, "q=费")
    expect(page.locator(".search-unit")).to_have_text([said("10,000 yuan")] * 2)
    for label in ("At least", "At most"):
        assert "filter-unit" in (choice(page, label).get_attribute("aria-describedby") or "").split()


@pytest.mark.parametrize(("order", "is_reverse"), [("amount", True), ("amount-up", False)])
def test_the_order_can_be_chosen_and_stands_in_the_address(
    page: Page, server: str, order: str, is_reverse: bool
) -> None:
    opened(page, server, "q=费&kind=project")
    choice(page, "Order").select_option(order)
    ordered = sorted(named("费"), key=lambda entry: entry.amount_yuan or 0, reverse=is_reverse)
    expect(name_hits(page).first.locator(".search-hit-name")).to_have_text(ordered[0].name)
    assert names_of(page) == [entry.name for entry in ordered][:20]
    assert asked(page)["order"] == order


def test_filters_alone_list_all_that_fits(page: Page, server: str) -> None:
    opened(page, server, "kind=project")
    expect(names_status(page)).to_have_text(found(len(PROJECTS)))
    page.locator("#search-app > .search-list").get_by_role("button", name=said("Show more")).click()
    expect(name_hits(page)).to_have_count(40)


def test_an_address_can_be_shared(page: Page, server: str) -> None:
    query = "region=990100&body=990100/dangan&year=2024&kind=project&status=approved&from=1&to=900&order=name"
    opened(page, server, f"q={quote('费')}&{query}")
    count = int("".join(character for character in names_status(page).inner_text() if character.isdigit()))
    expected = [
        entry
        for entry in named("费", body_name="云溪市档案馆")
        if 10_000 <= (entry.amount_yuan or 0) <= 9_000_000
        and entry.status is not None
        and entry.status.value == "approved"
    ]
    assert count == len(expected) > 0
    for label, value in {
        "Region": "990100",
        "Body": "990100/dangan",
        "Year": "2024",
        "Kind of page": "project",
        "Status": "approved",
        "At least": "1",
        "At most": "900",
        "Order": "name",
    }.items():
        expect(choice(page, label)).to_have_value(value)
    assert "云溪市档案馆" in chips(page).nth(1).inner_text()


def test_typing_makes_no_steps_and_submitting_one(page: Page, server: str) -> None:
    page.goto(f"{server}search/")
    before = page.evaluate("history.length")
    box(page).press_sequentially("青石桥")
    page.wait_for_url("**/search/?q=*")
    assert page.evaluate("history.length") == before
    box(page).press("Enter")
    assert page.evaluate("history.length") == before + 1
    box(page).press("Enter")
    assert page.evaluate("history.length") == before + 1


def test_the_button_back_goes_through_what_was_submitted_and_chosen(page: Page, server: str) -> None:
    page.goto(f"{server}search/")
    box(page).fill("费")
    box(page).press("Enter")
    expect(names_status(page)).to_have_text(found(len(named("费"))))
    choice(page, "Year").select_option("2025")
    expect(names_status(page)).to_have_text(found(len(named("费", year=2025))))
    box(page).fill("青石桥")
    box(page).press("Enter")
    expect(names_status(page)).to_have_text(found(1))
    choice(page, "Year").select_option("")
    expect(names_status(page)).to_have_text(found(2))
    steps = [
        ({"q": "青石桥", "year": "2025"}, found(1)),
        ({"q": "费", "year": "2025"}, found(len(named("费", year=2025)))),
        ({"q": "费"}, found(len(named("费")))),
        ({}, ""),
    ]
    for expected, status in steps:
        page.go_back()
        expect(names_status(page)).to_have_text(status)
        assert asked(page) == expected
        expect(box(page)).to_have_value(expected.get("q", ""))
        expect(choice(page, "Year")).to_have_value(expected.get("year", ""))
    page.go_forward()
    expect(names_status(page)).to_have_text(found(len(named("费"))))


def test_where_nothing_is_found_near_names_and_examples_are_offered(page: Page, server: str) -> None:
    opened(page, server, f"q={quote('管网清理维护改造费用')}")
    expect(names_status(page)).to_have_text(said(NONE))
    near = page.locator(".search-near .search-hit-name")
    expect(near.first).to_be_visible()
    assert any("管网" in name for name in near.all_inner_texts())
    examples = page.locator(".search-examples a")
    expect(examples.first).to_be_visible()
    for address in [example.get_attribute("href") for example in examples.all()]:
        assert address is not None
        page.goto(address)
        expect(name_hits(page).first).to_be_visible()


def test_an_empty_page_of_search_says_how_to_search(page: Page, server: str) -> None:
    page.goto(f"{server}search/")
    expect(page.get_by_role("heading", name=said("How to search"))).to_be_visible()
    expect(page.locator(".search-examples li")).to_have_count(6)
    expect(names_status(page)).to_have_text("")


HOSTILE = [
    pytest.param("<img src=x onerror=window.ran=1>", id="markup"),
    pytest.param("\"'`\\ %2e%2e/ ?#&=", id="quotes and backslashes"),
    pytest.param("费" * 10_000, id="very long"),
    pytest.param("\u202e2024\u2066", id="direction of writing"),
    pytest.param("constructor", id="name of a property"),
    pytest.param("{count}", id="place of a message"),
    pytest.param("(.*)+$ [^", id="pattern"),
]


@pytest.mark.parametrize("value", HOSTILE)
def test_hostile_filters_run_nothing_match_nothing_and_are_shown(page: Page, server: str, value: str) -> None:
    # A server refuses an address of any length: what a page of the site itself may hold is tried in the page.
    page.goto(f"{server}search/?q={quote('费')}")
    names = ("region", "body", "year", "kind", "indicator", "status", "from", "to", "order", "x")
    page.evaluate(
        """([names, value]) => {
            const address = new URL(location.href);
            for (const name of names) address.searchParams.set(name, value);
            history.pushState(null, "", address);
            window.dispatchEvent(new PopStateEvent("popstate"));
        }""",
        [names, value],
    )
    expect(names_status(page)).to_have_text(said(FILTERED_OUT, count=len(named("费"))))
    expect(chips(page)).to_have_count(8)
    assert page.locator("#search-app img").count() == 0
    page.get_by_role("link", name=said("Show the results without filters")).click()
    expect(names_status(page)).to_have_text(found(len(named("费"))))
    assert page.evaluate("window.ran") is None


def test_an_address_with_broken_escapes_breaks_nothing(page: Page, server: str) -> None:
    opened(page, server, "q=%E8%B4%B9%zz%ff&year=%ED%A0%80&from=%")
    expect(names_status(page)).to_have_text(said(NONE))
    expect(page.locator(".search-error")).to_contain_text("%")


def test_where_the_facets_cannot_be_loaded_names_are_still_found(
    new_page: Callable[..., Page], server: str, faults: list[str]
) -> None:
    page = new_page()
    page.route("**/facets.txt.gz", lambda route: route.fulfill(status=503))
    opened(page, server, "q=青石桥")
    expect(names_status(page)).to_have_text(found(2))
    page.goto(f"{server}search/?q=青石桥&year=2024")
    expect(names_status(page)).to_have_text(said("The index of names could not be loaded"))
    chips(page).first.click()
    expect(names_status(page)).to_have_text(found(2))
    faults.clear()


def test_on_a_narrow_screen_the_filters_are_folded_away(new_page: Callable[..., Page], server: str) -> None:
    page = new_page(viewport={"width": 375, "height": 667})
    opened(page, server, "q=费")
    expect(choice(page, "Year")).to_be_hidden()
    page.locator(".search-filters summary").click()
    expect(choice(page, "Year").locator("option")).to_have_count(3)
    assert page.evaluate("document.documentElement.scrollWidth") <= 375


def test_what_is_wrong_is_seen_where_the_filters_were_folded_away(new_page: Callable[..., Page], server: str) -> None:
    page = new_page(viewport={"width": 375, "height": 667})
    opened(page, server, "q=费&from=20&to=3")
    expect(page.locator(".search-error")).to_be_visible()
    assert page.evaluate("document.documentElement.scrollWidth") <= 375


def test_on_paper_the_results_are_a_list_without_controls(page: Page, server: str) -> None:
    opened(page, server, "q=费&year=2024")
    page.emulate_media(media="print")
    expect(name_hits(page).first).to_be_visible()
    for control in ("form.search", ".search-filters", ".search-order", ".search-more", ".search-chips"):
        expect(page.locator(f"#search-app {control}").first).to_be_hidden()
    assert page_count(page.pdf(format="A4")) >= 1


def test_results_move_little_as_they_come(page: Page, server: str) -> None:
    page.goto(f"{server}search/?q=费")
    expect(name_hits(page).first).to_be_visible()
    page.wait_for_timeout(600)
    moved = page.evaluate(
        """() => new Promise(resolve => {
            new PerformanceObserver(list => resolve(list.getEntries().reduce((sum, one) => sum + one.value, 0)))
                .observe({type: "layout-shift", buffered: true});
            setTimeout(() => resolve(0), 300);
        })"""
    )
    assert moved < 0.1


@pytest.mark.parametrize(
    "query",
    [
        "q=号合同&year=2024&from=x&kind=project",
        "q=管网清理维护改造费用",
        "q=化类池",
        "q=保障差旅费",
        "",
        "q=费&order=amount&status=draft",
        "q=费&from=20&to=3",
        "q=费&year=1999",
    ],
)
def test_axe_finds_nothing_on_results_and_filters(page: Page, server: str, query: str) -> None:
    page.goto(f"{server}search/?{query}", wait_until="networkidle")
    page.locator("details.search-filters").evaluate("panel => { panel.open = true; }")
    page.wait_for_timeout(600)
    assert axe_in_all_modes(page) == {}
