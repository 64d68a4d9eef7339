"""What a page says on the screen it says on paper: every figure, every cell, nothing cut off at the edge of a box."""

import pytest
from playwright.sync_api import Page

from tests.browser.built_pages import KINDS, BuiltSite

# Figures, cells, heads, headings and paragraphs of the page's own text that a reader sees now.
NUMBER = """() => [...document.querySelectorAll(
    "main data, main th, main td, main caption, main h1, main h2, main h3, main dd, main .sentence")]
  .forEach((each, place) => { if (each.checkVisibility() && each.textContent.trim()) each.dataset.shown = place; })"""
# Controls and ways through the site are of no use on paper; the search is none either.
LOST = """() => [...document.querySelectorAll("[data-shown]")]
  .filter(each => !each.checkVisibility() && !each.closest("form, nav, .rail, .letters, .pager, #search-app"))
  .map(each => each.outerHTML.slice(0, 120))"""
CUT = """() => [...document.querySelectorAll("main *")]
  .filter(box => box.scrollWidth > box.clientWidth + 1 && getComputedStyle(box).overflowX !== "visible"
    && getComputedStyle(box).clipPath === "none")
  .map(box => box.outerHTML.slice(0, 120))"""


@pytest.mark.parametrize("kind", KINDS)
def test_nothing_is_lost_or_cut_off_on_paper(built_site: BuiltSite, server: str, page: Page, kind: str) -> None:
    # As wide as the text of a sheet of A4.
    page.set_viewport_size({"width": 680, "height": 1000})
    page.goto(server + built_site.example(kind).address, wait_until="load")
    page.evaluate(NUMBER)
    page.emulate_media(media="print")
    assert page.evaluate(LOST) == []
    assert page.evaluate(CUT) == []


def test_what_is_lost_or_cut_off_is_found(server: str, page: Page) -> None:
    page.goto(server, wait_until="load")
    page.evaluate(NUMBER)
    page.emulate_media(media="print")
    page.evaluate("document.querySelector('main td').style.display = 'none'")
    page.evaluate(
        "Object.assign(document.querySelector('main table').parentElement.style, {overflowX: 'auto', width: '9em'})"
    )
    assert len(page.evaluate(LOST)) >= 1
    assert len(page.evaluate(CUT)) == 1
