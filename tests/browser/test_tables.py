"""Tables with scripts: levels that fold, lists that sort, boxes and terms; without scripts nothing is missing."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from playwright.sync_api import Locator, Page, expect

from tests.browser.built_pages import BuiltPage, BuiltSite
from tests.browser.checkers import axe

ROWS = ".budget tbody tr[id]"
SHOWN = f"[...document.querySelectorAll('{ROWS}')].filter((row) => row.offsetParent !== null).map((row) => row.id)"
NAMES = "[...document.querySelectorAll('.ranked tbody tr')].map((row) => row.cells[1].textContent)"
HEADS = "[...document.querySelectorAll('main table th')].map((cell) => cell.textContent)"


@pytest.fixture(scope="module")
def tree(built_site: BuiltSite) -> BuiltPage:
    """The table with the most rows in levels."""
    pages = [page for page in built_site.of_kind("table") if "level-switch" in page.path.read_text(encoding="utf-8")]
    return pages[-1]


def shown_rows(page: Page) -> list[str]:
    rows: list[str] = page.evaluate(SHOWN)
    return rows


def radio(page: Page, level: int) -> Locator:
    return page.locator(f'.level-switch input[value="{level}"]')


def status(page: Page) -> Locator:
    return page.locator(".level-switch [role='status']")


def test_levels_fold_to_the_chosen_one_and_open_again(page: Page, server: str, tree: BuiltPage) -> None:
    page.goto(server + tree.address)
    every = shown_rows(page)
    deep = page.locator(f"{ROWS}[data-within]").evaluate_all("rows => rows.map((row) => row.id)")
    radio(page, 1).check()
    assert shown_rows(page) == [id for id in every if id not in deep]
    expect(status(page)).to_contain_text(str(len(every) - len(deep)))
    page.locator(".level-switch input").last.check()
    assert shown_rows(page) == every
    expect(page.locator('.fold[aria-expanded="false"]')).to_have_count(0)


def test_one_row_folds_by_keyboard_says_so_and_is_opened_by_an_address(
    page: Page, server: str, tree: BuiltPage
) -> None:
    page.goto(server + tree.address)
    every = shown_rows(page)
    button = page.locator(".fold").first
    expect(button).to_have_attribute("aria-expanded", "true")
    below = (button.get_attribute("aria-controls") or "").split()
    button.focus()
    page.keyboard.press("Enter")
    expect(button).to_have_attribute("aria-expanded", "false")
    expect(button).to_be_focused()
    assert shown_rows(page) == [id for id in every if id not in below]
    expect(page.locator(".level-switch input:checked")).to_have_count(0 if page.locator(".fold").count() > 1 else 1)
    page.evaluate(f"location.hash = '{below[-1]}'")
    expect(page.locator(f"#{below[-1]}")).to_be_in_viewport()
    assert shown_rows(page) == every


def test_print_and_pages_without_scripts_show_every_row(
    new_page: Callable[..., Page], server: str, tree: BuiltPage
) -> None:
    plain = new_page(java_script_enabled=False)
    plain.goto(server + tree.address)
    count = plain.locator(ROWS).count()
    expect(plain.locator(f"{ROWS}:visible")).to_have_count(count)
    expect(plain.locator(".level-switch")).to_be_hidden()
    scripted = new_page()
    scripted.goto(server + tree.address)
    radio(scripted, 1).check()
    scripted.emulate_media(media="print")
    expect(scripted.locator(f"{ROWS}:visible")).to_have_count(count)
    expect(scripted.locator(".level-switch")).to_be_hidden()


@pytest.mark.parametrize("kind", ["tree", "year"])
def test_buttons_change_no_word_of_a_head_and_move_nothing(
    new_page: Callable[..., Page], built_site: BuiltSite, server: str, tree: BuiltPage, kind: str
) -> None:
    address = server + (tree if kind == "tree" else built_site.example("year")).address
    scripted, plain = new_page(), new_page()
    plain.route(
        "**/display*.js", lambda route: route.fulfill(body="document.documentElement.classList.add('scripted')")
    )
    heights = []
    for page in (scripted, plain):
        page.goto(address)
        heights.append(page.evaluate("[...document.querySelectorAll('main table')].map((each) => each.offsetHeight)"))
    assert scripted.locator(".fold, .sorts").count() > 0
    assert scripted.evaluate(HEADS) == plain.evaluate(HEADS)
    assert all(abs(one - other) < 3 for one, other in zip(*heights, strict=True))


@pytest.mark.parametrize("kind", ["tree", "year"])
def test_axe_finds_nothing_once_folded_or_sorted(
    page: Page, built_site: BuiltSite, server: str, tree: BuiltPage, kind: str
) -> None:
    page.goto(server + (tree if kind == "tree" else built_site.example("year")).address)
    page.locator(".fold, .sorts").first.click()
    assert axe(page) == []


def test_a_list_sorts_by_exact_amount_both_ways_and_back(page: Page, built_site: BuiltSite, server: str) -> None:
    page.goto(server + built_site.example("year").address)
    printed = page.evaluate(NAMES)
    head = page.locator(".ranked thead th.number").first
    values = "[...document.querySelectorAll('.ranked tbody td.barred data')].map((each) => Number(each.value))"
    said = page.locator(".scroll:has(.ranked) + [role='status']")
    button = head.get_by_role("button")
    button.focus()
    for way in ("ascending", "descending"):
        page.keyboard.press("Enter")
        expect(head).to_have_attribute("aria-sort", way)
        numbers = page.evaluate(values)
        assert numbers == sorted(numbers, reverse=way == "descending")
        expect(said).to_contain_text((button.text_content() or "").strip())
    page.keyboard.press("Enter")
    assert page.evaluate(NAMES) == printed
    expect(page.locator("[aria-sort]")).to_have_count(0)


def test_amounts_that_no_float_tells_apart_are_sorted_apart(page: Page, built_site: BuiltSite, server: str) -> None:
    """Rows are put into the page before its scripts prepare the table."""
    address = server + built_site.example("year").address
    page.add_init_script(
        """document.addEventListener("DOMContentLoaded", () => {
            const body = document.querySelector(".ranked tbody");
            const values = ["90071992547409930.02", "90071992547409930.1", "", "-3", "90071992547409930.010"];
            const rows = values.map((value, place) => {
                const row = body.rows[0].cloneNode(true);
                const data = row.querySelector(".barred data");
                row.cells[1].textContent = String(place);
                if (value) data.value = value;
                else data.closest("td").textContent = "—";
                return row;
            });
            body.replaceChildren(...rows);
        }, { once: true });"""
    )
    page.goto(address)
    button = page.locator(".ranked thead th.number").first.get_by_role("button")
    button.click()
    assert page.evaluate(NAMES) == ["3", "4", "0", "1", "2"]
    button.click()
    assert page.evaluate(NAMES) == ["1", "0", "4", "3", "2"]


@pytest.mark.parametrize("kind", ["table", "project", "targets"])
def test_trees_and_performance_tables_never_sort(page: Page, built_site: BuiltSite, server: str, kind: str) -> None:
    page.goto(server + built_site.example(kind).address)
    assert page.locator("main table").count()
    expect(page.locator(".sorts")).to_have_count(0)


@pytest.mark.parametrize("kind", ["table", "project", "year"])
@pytest.mark.parametrize("width", [375, 1280])
def test_a_box_is_named_and_a_stop_only_where_it_scrolls(
    new_page: Callable[..., Page], built_site: BuiltSite, server: str, kind: str, width: int
) -> None:
    page = new_page(viewport={"width": width, "height": 800})
    page.goto(server + built_site.example(kind).address)
    page.wait_for_function("document.querySelector('.scroll.fits, .scroll[tabindex]')")
    page.wait_for_timeout(100)
    wrong = page.evaluate(
        """[...document.querySelectorAll(".scroll")].filter((box) =>
            box.tabIndex === 0 !== box.scrollWidth > box.clientWidth
            || !document.getElementById(box.getAttribute("aria-labelledby"))).map((box) => box.innerText)"""
    )
    assert wrong == []
    plain = new_page(java_script_enabled=False)
    plain.goto(page.url)
    expect(plain.locator(".scroll:not([tabindex='0'])")).to_have_count(0)


@pytest.mark.parametrize("width", [320, 1280])
def test_a_term_explains_itself_on_focus_and_escape_closes_it(
    new_page: Callable[..., Page], server: str, tree: BuiltPage, width: int
) -> None:
    page = new_page(viewport={"width": width, "height": 600})
    page.goto(server + tree.address)
    term = page.locator("a.term").last
    note = page.locator("#term-note")
    term.focus()
    expect(note).to_be_visible()
    expect(term).to_have_accessible_description(term.get_attribute("data-plain") or "-")
    assert page.evaluate("document.documentElement.scrollWidth <= document.documentElement.clientWidth")
    page.keyboard.press("Escape")
    expect(note).to_be_hidden()
    expect(term).to_be_focused()
    term.hover()
    expect(note).to_be_visible()
    note.hover()
    page.wait_for_timeout(400)
    expect(note).to_be_visible()


@pytest.mark.parametrize("kind", ["year", "project", "region", "indicators"])
def test_terms_stand_on_other_kinds_of_page_too_and_explain_themselves(
    page: Page, built_site: BuiltSite, server: str, kind: str
) -> None:
    shown = [each for each in built_site.of_kind(kind) if 'class="term"' in each.path.read_text(encoding="utf-8")]
    page.goto(server + shown[0].address)
    term = page.locator("main a.term").first
    heard = page.locator("main").aria_snapshot()
    term.focus()
    expect(page.locator("#term-note")).to_have_text(term.get_attribute("data-plain") or "-")
    assert page.locator("main").aria_snapshot() == heard
    page.keyboard.press("Escape")
    expect(page.locator("#term-note")).to_be_hidden()
    assert page.locator("main th a.term").count() == 0
    page.emulate_media(media="print")
    expect(page.locator("#term-note")).to_be_hidden()


def test_the_first_tap_explains_and_the_second_leads_to_the_glossary(
    new_page: Callable[..., Page], server: str, tree: BuiltPage
) -> None:
    page = new_page(viewport={"width": 375, "height": 800}, has_touch=True, is_mobile=True)
    page.goto(server + tree.address)
    term = page.locator("a.term").first
    term.tap()
    expect(page.locator("#term-note")).to_be_visible()
    assert "glossary" not in page.url
    term.tap()
    page.wait_for_url("**/glossary/#*")


def test_the_name_of_an_indicator_stays_in_sight_beside_its_target_on_a_phone(
    new_page: Callable[..., Page], built_site: BuiltSite, server: str
) -> None:
    page = new_page(viewport={"width": 375, "height": 800})
    page.goto(server + built_site.sampled_project(2).address)
    box = page.locator(".scroll:has(.indicators)").first
    left, right = box.evaluate("box => [box.getBoundingClientRect().left, box.getBoundingClientRect().right]")
    places = "cells => cells.map((cell) => [cell.getBoundingClientRect().left, cell.getBoundingClientRect().right])"
    names, targets = box.locator("tbody .third-level"), box.locator("tbody .target")
    assert all(end <= right for _, end in names.evaluate_all(places))
    box.evaluate("box => { box.scrollLeft = box.scrollWidth }")
    assert all(start >= left - 1 for start, _ in names.evaluate_all(places))
    targets.first.evaluate("cell => cell.scrollIntoView({ block: 'nearest', inline: 'end' })")
    name_ends = max(end for _, end in names.evaluate_all(places))
    assert all(name_ends <= start + 1 and end <= right + 1 for start, end in targets.evaluate_all(places))
