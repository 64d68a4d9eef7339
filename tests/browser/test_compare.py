"""The page of comparisons: what the script sets side by side is what the pages made beforehand show."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from playwright.sync_api import Page, expect

from tests.browser.built_pages import BuiltSite
from tests.browser.checkers import Axe

# Every table of a comparison, row by row: what is read in each cell, and where it leads.
TABLES = """
(root) => [...document.querySelectorAll(root + " table.compared")].map((table) => [
  table.caption.textContent,
  ...[...table.rows].map((row) => [...row.cells].map((cell) => [
    cell.tagName,
    cell.textContent.replace(/\\s+/g, " ").trim(),
    [...cell.querySelectorAll("a")].map((link) => new URL(link.href).pathname + new URL(link.href).hash),
    [...cell.querySelectorAll("data")].map((each) => each.value),
  ])),
])
"""


def pairs(site: BuiltSite) -> list[tuple[str, str, str]]:
    """Address, first and second of each page made beforehand."""
    (page,) = site.of_kind("compare")
    return [(each["address"], each["first"], each["second"]) for each in page.record["pairs"]]


def test_the_script_shows_what_the_pages_show(built_site: BuiltSite, page: Page, server: str) -> None:
    found = pairs(built_site)
    assert len(found) >= 2
    for address, first, second in found:
        page.goto(server + address)
        expected = page.evaluate(TABLES, "main")
        assert len(expected) >= 3
        page.goto(f"{server}compare/?a={first}&b={second}")
        expect(page.locator(".comparison")).to_be_visible()
        assert page.evaluate(TABLES, ".comparison") == expected


def test_axe_finds_nothing_in_what_the_script_shows(built_site: BuiltSite, page: Page, server: str) -> None:
    _, first, second = pairs(built_site)[0]
    page.goto(f"{server}compare/?a={first}&b={second}")
    expect(page.locator(".comparison")).to_be_visible()
    assert Axe(page).violations() == []


def test_years_and_bodies_without_a_page_are_set_side_by_side(built_site: BuiltSite, page: Page, server: str) -> None:
    years = [each.address for each in built_site.of_kind("year")]
    ready = {(first, second) for _, first, second in pairs(built_site)}
    others = [pair for pair in zip(years, [*years[2:], *years[:2]], strict=True) if pair not in ready]
    assert len(others) >= 3
    for first, second in others:
        page.goto(f"{server}compare/?a={first}&b={second}")
        expect(page.locator(".comparison")).to_be_visible()
        assert page.locator(".comparison [data-side]").first.inner_text().strip()
        assert "{" not in page.locator(".comparison").inner_text()


def test_a_reader_chooses_two_and_goes_back(built_site: BuiltSite, page: Page, server: str) -> None:
    _, first, second = pairs(built_site)[0]
    page.goto(f"{server}compare/")
    form = page.locator(".compare-form")
    for side, path in (("a", first), ("b", second)):
        form.locator(f"#compare-region-{side}").select_option(path.partition("/")[0])
        form.locator(f"#compare-{side}").select_option(path)
    form.get_by_role("button").click()
    expect(page.locator(".comparison")).to_be_focused()
    assert page.url.endswith(f"compare/?a={first}&b={second}")
    page.go_back()
    expect(page.locator(".comparison")).to_have_count(0)
    page.go_forward()
    expect(page.locator(".comparison")).to_be_visible()


def test_the_same_twice_is_not_compared(built_site: BuiltSite, page: Page, server: str) -> None:
    _, first, _ = pairs(built_site)[0]
    page.goto(f"{server}compare/?a={first}&b={first}")
    expect(page.locator("#compare-app [role=status]")).not_to_be_empty()
    expect(page.locator(".comparison")).to_have_count(0)


@pytest.mark.parametrize(
    "asked",
    ["?a=990100/nowhere/2031/&b=990100/nowhere/2030/", "?a=//other.example/&b=../../", "?a=<img src=x>&b=javascript:1"],
)
def test_what_is_not_on_the_site_is_not_asked_for(page: Page, server: str, asked: str) -> None:
    loaded: list[str] = []
    page.on("request", lambda request: loaded.append(request.url))
    page.goto(f"{server}compare/{asked}")
    expect(page.locator("#compare-app [role=status]")).not_to_be_empty()
    expect(page.locator(".comparison")).to_have_count(0)
    assert [url for url in loaded if url.endswith("index.json")] == [f"{server}index.json"]


def test_one_that_is_named_is_chosen_already(built_site: BuiltSite, page: Page, server: str) -> None:
    _, first, _ = pairs(built_site)[-1]
    page.goto(f"{server}compare/?a={first}")
    expect(page.locator("#compare-a")).to_have_value(first)
    expect(page.locator(".comparison")).to_have_count(0)


def test_without_a_script_there_are_the_pairs(
    built_site: BuiltSite, new_page: Callable[..., Page], server: str
) -> None:
    page = new_page(java_script_enabled=False)
    page.goto(f"{server}compare/")
    assert page.locator("select").count() == 0
    for address, *_ in pairs(built_site):
        assert page.locator(f'main a[href="../{address}"]').count() == 1


def test_a_comparison_needs_no_scrolling_of_the_page(
    built_site: BuiltSite, new_page: Callable[..., Page], server: str
) -> None:
    options: list[dict[str, Any]] = [{"viewport": {"width": width, "height": 800}} for width in (320, 375)]
    _, first, second = pairs(built_site)[-1]
    for each in options:
        page = new_page(**each)
        page.goto(f"{server}compare/?a={first}&b={second}")
        expect(page.locator(".comparison")).to_be_visible()
        assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")
