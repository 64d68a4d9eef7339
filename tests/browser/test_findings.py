"""Findings in a browser: folded ones are there without a script and on paper; a withheld disclosure says so."""

from collections.abc import Callable
from typing import Any

import pytest
from playwright.sync_api import Page

from tests.browser.built_pages import WITHHELD, BuiltSite, tree
from tests.browser.checkers import axe

FOLDED = ".more-findings li"


def with_folded(site: BuiltSite) -> str:
    """The address of a page that folds findings away."""
    pages = (page for page in site.of_kind("submission_findings") if "more-findings" in page.path.read_text("utf-8"))
    return next(page.address for page in pages)


def test_folded_findings_open_without_a_script(
    built_site: BuiltSite, server: str, new_page: Callable[..., Page]
) -> None:
    page = new_page(java_script_enabled=False)
    page.goto(server + with_folded(built_site))
    first = page.locator(FOLDED).first
    assert not first.is_visible()
    page.locator(".more-findings > summary").first.click()
    assert first.is_visible()


def test_folded_findings_are_printed(built_site: BuiltSite, server: str, page: Page) -> None:
    page.goto(server + with_folded(built_site))
    page.emulate_media(media="print")
    heights = page.locator(FOLDED).evaluate_all("all => all.map(each => each.getBoundingClientRect().height)")
    assert heights
    assert min(heights) > 0
    visible = page.locator(FOLDED).evaluate_all("all => all.every(each => each.checkVisibility())")
    assert visible


@pytest.mark.parametrize("options", [{}, {"viewport": {"width": 320, "height": 640}}, {"color_scheme": "dark"}])
def test_axe_finds_nothing_on_a_withheld_page(
    built_site: BuiltSite, server: str, new_page: Callable[..., Page], options: dict[str, Any]
) -> None:
    withheld = built_site.of_kind(WITHHELD)
    if not withheld:
        pytest.skip("this site withholds nothing")
    assert "暂不展示" in tree(withheld[0].path).find("main")[0].text
    page = new_page(**options)
    page.goto(server + withheld[0].address)
    assert axe(page) == []
