"""The page of search tells what it found apart from what is only near it, and the box says where to look on."""

from __future__ import annotations

import itertools
import json
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Locator, Page, Route, expect

from tests.browser.search_site import (
    BOX_PAGE,
    NONE,
    TEXT_FOUND,
    box,
    found,
    name_hits,
    names_of,
    names_status,
    said,
    texts_status,
    write_search_site,
)
from tools.static_server import serving

ONLY_NEAR = "Nothing matches exactly; the nearest names:"
TEXT_NONE = "Text inside the tables: nothing found"
NO_NAME = "Not in any name; the page of search looks inside the tables"
PARTIAL = (
    "Some of the text could not be loaded and was not searched; parts missing: {count}. To try again, reload the page."
)
ONE_LETTER = "To search by pinyin, write two letters or more"


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder of the site to search."""
    return write_search_site(tmp_path_factory.mktemp("search-site"))


@pytest.fixture(scope="module")
def server(site: Path) -> Iterator[str]:
    """The address of the site to search, ending in a slash."""
    with serving(site) as address:
        yield address


def guesses(page: Page) -> Locator:
    return page.locator(".search-near .search-hit")


def combobox(page: Page) -> Locator:
    return page.get_by_role("combobox", name=said("Find a project"))


def options(page: Page) -> Locator:
    return page.get_by_role("listbox").get_by_role("option")


def is_before(first: Locator, second: Locator) -> bool:
    """Whether one element stands before another in the page."""
    return bool(
        first.evaluate(
            "(one, other) => Boolean(one.compareDocumentPosition(other) & Node.DOCUMENT_POSITION_FOLLOWING)",
            second.element_handle(),
        )
    )


def test_a_mistyped_name_is_a_guess_and_not_counted(page: Page, server: str) -> None:
    page.goto(f"{server}search/?q=化类池")
    expect(names_status(page)).to_have_text(said(ONLY_NEAR))
    expect(texts_status(page)).to_have_text(said(TEXT_NONE))
    expect(guesses(page).locator(".search-hit-name")).to_have_text(["化粪池清理"])
    expect(guesses(page).locator(".search-hit-match")).to_have_text([said("Near match")])
    expect(guesses(page).locator("mark")).to_have_text(["化粪池"])
    expect(name_hits(page)).to_have_count(0)
    # Nothing to choose from, as nothing is found; and the guesses follow the sentence that tells of them.
    expect(page.locator(".search-filters")).to_be_hidden()
    assert is_before(page.locator(".search-near"), page.locator(".search-texts"))


def test_guesses_stand_below_what_is_found_inside_the_tables(page: Page, server: str) -> None:
    page.goto(f"{server}search/?q=保障差旅费")
    expect(names_status(page)).to_have_text(said(NONE))
    expect(texts_status(page)).to_have_text(said(TEXT_FOUND, count=1))
    expect(guesses(page).first.locator(".search-hit-name")).to_have_text("差旅费")
    expect(page.get_by_role("heading", name=said("The nearest names"))).to_be_visible()
    assert is_before(page.locator(".search-texts .search-hit").first, guesses(page).first)
    # What can be chosen counts the page found, not the guess.
    page.locator("details.search-filters").evaluate("panel => { panel.open = true; }")
    years = page.locator("#filter-year option")
    expect(years).to_have_count(2)
    assert years.nth(1).inner_text().endswith(("(1)", "（1）"))


def test_guesses_keep_to_the_filters(page: Page, server: str) -> None:
    page.goto(f"{server}search/?q=化类池")
    expect(guesses(page)).to_have_count(1)
    page.goto(f"{server}search/?q=化类池&year=1999")
    expect(texts_status(page)).to_have_text(said(TEXT_NONE))
    expect(names_status(page)).to_have_text(said(NONE))
    expect(guesses(page)).to_have_count(0)


def test_guesses_wait_for_the_text_but_not_for_long(page: Page, server: str) -> None:
    waiting: list[Route] = []
    page.route("**/shards.json", lambda route: waiting.append(route))
    page.goto(f"{server}search/?q=化类池")
    expect(names_status(page)).to_have_text(said(NONE))
    assert guesses(page).count() == 0
    expect(guesses(page)).to_have_count(1)
    # It is not known yet whether a table holds the words.
    expect(names_status(page)).to_have_text(said(NONE))
    for route in waiting:
        route.continue_()
    expect(names_status(page)).to_have_text(said(ONLY_NEAR))
    # What the reader looks at stays where it is.
    assert is_before(page.locator(".search-texts"), page.locator(".search-near"))


def test_where_the_text_cannot_be_searched_the_page_does_not_say_that_nothing_matches(
    new_page: Callable[..., Page], server: str, faults: list[str]
) -> None:
    page = new_page()
    page.route("**/shards.json", lambda route: route.fulfill(status=503))
    page.goto(f"{server}search/?q=化类池")
    expect(guesses(page)).to_have_count(1)
    expect(names_status(page)).to_have_text(said(NONE))
    faults.clear()


def test_the_box_says_that_the_page_of_search_looks_inside_the_tables(page: Page, server: str) -> None:
    page.goto(server + BOX_PAGE)
    combobox(page).press_sequentially("号合同")
    note, announced = page.locator(".search-note"), page.locator("form.search-box [role=status]")
    expect(note).to_have_text(said(NO_NAME))
    expect(announced).to_have_text(said(NO_NAME))
    expect(options(page)).to_have_text([said("Look inside the tables on the page of search")])
    options(page).last.click()
    expect(texts_status(page)).to_have_text(said(TEXT_FOUND, count=60))


def test_the_box_counts_no_guesses(page: Page, server: str) -> None:
    page.goto(server + BOX_PAGE)
    combobox(page).press_sequentially("化类池")
    said_of_guesses = said("No name matches exactly; the nearest names:")
    expect(page.locator(".search-note")).to_have_text(said_of_guesses)
    expect(page.locator("form.search-box [role=status]")).to_have_text(said_of_guesses)
    expect(options(page).first.locator(".search-hit-match")).to_have_text(said("Near match"))
    expect(options(page).last).to_have_text(said("Look inside the tables on the page of search"))


def test_one_character_is_not_said_to_be_looked_for_inside_the_tables(page: Page, server: str) -> None:
    page.goto(server + BOX_PAGE)
    combobox(page).press_sequentially("鑫")
    expect(page.locator(".search-note")).to_have_text(said(NONE))
    expect(options(page)).to_have_text([said("Look on the page of search")])


@pytest.mark.parametrize(("letter", "names"), [("q", []), ("Ｌ", ["LED显示屏更换", "LED 大屏租用"])])
def test_one_letter_finds_names_that_hold_it_and_says_that_pinyin_needs_two(
    page: Page, server: str, letter: str, names: list[str]
) -> None:
    page.goto(f"{server}search/?q={letter}")
    answer = found(len(names)) if names else said(NONE)
    expect(names_status(page)).to_have_text(f"{answer} · {said(ONE_LETTER)}")
    assert sorted(names_of(page)) == sorted(names)
    page.goto(server + BOX_PAGE)
    combobox(page).press_sequentially(letter)
    expect(page.locator(".search-note")).to_contain_text(said(ONE_LETTER))
    combobox(page).press_sequentially("ed")
    expect(page.locator(".search-note")).not_to_contain_text(said(ONE_LETTER))


def test_links_of_further_rows_are_easy_to_hit_on_a_phone(new_page: Callable[..., Page], server: str) -> None:
    page = new_page(viewport={"width": 375, "height": 667}, has_touch=True, is_mobile=True)
    # The words of both rows of a page, so that it has two.
    page.goto(f"{server}search/?q=按期完成 实施期内完成率")
    links = page.locator(".search-texts .search-hit a")
    expect(links.nth(3)).to_be_visible()
    boxes = [found for link in links.all() if (found := link.bounding_box()) is not None]
    assert all(each["height"] >= 24 for each in boxes)
    assert all(one["y"] + one["height"] <= other["y"] for one, other in itertools.pairwise(boxes))
    assert page.evaluate("document.documentElement.scrollWidth") <= 375


def test_a_word_on_a_hit_is_not_broken(page: Page, server: str) -> None:
    page.goto(f"{server}search/?q=费")
    for word in (".search-hit-match", ".search-hit-kind"):
        assert page.locator(word).first.evaluate("word => getComputedStyle(word).whiteSpace") == "nowrap"


def test_a_reader_who_comes_back_finds_as_much_at_the_same_place(page: Page, server: str) -> None:
    page.goto(f"{server}search/?q=费")
    expect(name_hits(page)).to_have_count(20)
    more = page.locator("#search-app > .search-list").get_by_role("button", name=said("Show more"))
    more.click()
    expect(name_hits(page)).to_have_count(22)
    last = name_hits(page).last
    last.scroll_into_view_if_needed()
    top = page.evaluate("window.scrollY")
    name = last.locator(".search-hit-name").inner_text()
    last.get_by_role("link").click()
    page.wait_for_url("**/p/**")
    page.go_back()
    expect(name_hits(page)).to_have_count(22)
    expect(name_hits(page).last.locator(".search-hit-name")).to_have_text(name)
    page.wait_for_function("top => Math.abs(window.scrollY - top) < 2", arg=top)
    page.reload()
    expect(name_hits(page)).to_have_count(22)


def test_a_reader_comes_back_to_as_much_of_the_text(page: Page, server: str) -> None:
    page.goto(f"{server}search/?q=号合同")
    hits = page.locator(".search-texts .search-hit")
    expect(hits).to_have_count(10)
    for count in (20, 30):
        page.locator(".search-texts").get_by_role("button", name=said("Show more")).click()
        expect(hits).to_have_count(count)
    hits.nth(25).get_by_role("link").first.click()
    page.wait_for_url("**/p/**#r1")
    page.go_back()
    expect(hits).to_have_count(30)
    expect(hits.nth(25)).to_be_in_viewport()


def test_another_question_begins_anew_and_back_leads_to_all_that_was_shown(page: Page, server: str) -> None:
    page.goto(f"{server}search/?kind=project")
    page.locator("#search-app > .search-list").get_by_role("button", name=said("Show more")).click()
    expect(name_hits(page)).to_have_count(40)
    page.evaluate("window.scrollTo(0, document.body.scrollHeight)")
    page.wait_for_timeout(600)
    box(page).fill("费")
    box(page).press("Enter")
    expect(name_hits(page)).to_have_count(20)
    page.go_back()
    expect(name_hits(page)).to_have_count(40)
    page.go_forward()
    expect(name_hits(page)).to_have_count(20)


def test_the_switch_of_the_key_is_always_on_the_page_of_search(page: Page, server: str) -> None:
    page.goto(f"{server}search/?q=费")
    expect(name_hits(page).first).to_be_visible()
    switch = page.get_by_role("checkbox", name=said("On every page the key / leads to the search box"))
    expect(box(page)).to_have_attribute("aria-keyshortcuts", "/")
    switch.uncheck()
    expect(box(page)).not_to_have_attribute("aria-keyshortcuts", "/")
    page.locator("h1").click()
    page.keyboard.press("/")
    expect(box(page)).not_to_be_focused()
    page.reload()
    expect(switch).not_to_be_checked()
    switch.check()
    page.locator("h1").click()
    page.keyboard.press("/")
    expect(box(page)).to_be_focused()


def test_a_reason_without_words_is_said_by_its_own(page: Page, server: str) -> None:
    page.goto(f"{server}search/?q=费")
    expect(name_hits(page).first).to_be_visible()
    texts = page.evaluate(
        """async () => {
            const script = document.querySelector("script[src*='search']").src;
            const load = (name) => import(new URL(name, script));
            const [{ nameItem, nameOption }, { messagesOf }, { loadNames }] = await Promise.all(
                ["hits.js", "messages.js", "names.js"].map(load));
            const entries = await loadNames(new URL("names/", document.baseURI));
            const hit = (match) => ({ entry: 0, match, words: [], plain: [], others: [] });
            const say = messagesOf(document);
            return ["amount", "rumour", ""].flatMap((match) => [
                nameItem("../", entries, hit(match), say).querySelector(".search-hit-match")?.textContent ?? null,
                nameOption(entries, hit(match), say).querySelector(".search-hit-match")?.textContent ?? null,
            ]);
        }"""
    )
    assert texts == [said("Amount matches")] * 2 + ["rumour"] * 2 + [None] * 2


def test_text_that_could_only_be_searched_in_part_is_said(
    new_page: Callable[..., Page], server: str, site: Path, faults: list[str]
) -> None:
    page = new_page()
    folders = json.loads((site / "search/pagefind/shards.json").read_text(encoding="utf-8"))
    page.route("**/shards.json", lambda route: route.fulfill(json=[*folders, "9-absent"]))
    page.goto(f"{server}search/?q=化类池")
    missing = said(PARTIAL, count=1)
    expect(texts_status(page)).to_have_text(f"{said(TEXT_NONE)} · {missing}", timeout=20_000)
    # Then nobody knows whether nothing matches.
    expect(names_status(page)).to_have_text(said(NONE))
    expect(guesses(page)).to_have_count(1)
    page.goto(f"{server}search/?q=号合同")
    expect(texts_status(page)).to_have_text(f"{said(TEXT_FOUND, count=60)} · {missing}", timeout=20_000)
    faults.clear()
