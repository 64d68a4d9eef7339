"""The switch to large type: it appears only with scripts, holds from page to page, and breaks nothing."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from playwright.sync_api import Page, expect

from tests.browser.built_pages import KINDS, BuiltSite

BODY_SIZE = "parseFloat(getComputedStyle(document.body).fontSize)"
CONTRAST = "getComputedStyle(document.documentElement).getPropertyValue('--ink').trim()"


def switch(page: Page) -> None:
    page.get_by_role("button", name="大字版").click()


def test_the_switch_makes_letters_large_and_the_next_page_keeps_them(page: Page, server: str) -> None:
    page.goto(server)
    button = page.get_by_role("button", name="大字版")
    expect(button).to_have_attribute("aria-pressed", "false")
    assert page.evaluate(BODY_SIZE) == pytest.approx(17)
    button.press("Enter")
    expect(button).to_have_attribute("aria-pressed", "true")
    assert page.evaluate(BODY_SIZE) == pytest.approx(22)
    page.goto(f"{server}glossary/")
    assert page.evaluate(BODY_SIZE) == pytest.approx(22)
    expect(page.get_by_role("button", name="大字版")).to_have_attribute("aria-pressed", "true")
    switch(page)
    page.goto(server)
    assert page.evaluate(BODY_SIZE) == pytest.approx(17)


def test_without_scripts_there_is_no_switch(new_page: Callable[..., Page], server: str) -> None:
    page = new_page(java_script_enabled=False)
    page.goto(server)
    expect(page.get_by_role("button", name="大字版")).to_have_count(0)
    expect(page.locator("#large-type")).to_be_hidden()


def test_where_nothing_may_be_remembered_the_switch_works_for_the_page(page: Page, server: str) -> None:
    page.add_init_script(
        "Object.defineProperty(window, 'localStorage', { get() { throw new DOMException('forbidden'); } })"
    )
    page.goto(server)
    switch(page)
    assert page.evaluate(BODY_SIZE) == pytest.approx(22)


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_large_type_is_ink_at_its_strongest_and_paper_stays_paper_in_print(
    new_page: Callable[..., Page], server: str, scheme: str
) -> None:
    page = new_page(color_scheme=scheme)
    page.goto(server)
    switch(page)
    assert page.evaluate(CONTRAST) == {"light": "#000", "dark": "#fff"}[scheme]
    page.emulate_media(media="print")
    assert page.evaluate(CONTRAST) == "#000"


@pytest.mark.parametrize("kind", KINDS)
def test_large_type_fits_a_phone(built_site: BuiltSite, new_page: Callable[..., Page], server: str, kind: str) -> None:
    page = new_page(viewport={"width": 320, "height": 640})
    page.add_init_script("localStorage.setItem('mingzhang-large-type', 'on')")
    page.goto(server + built_site.example(kind).address)
    assert page.evaluate(BODY_SIZE) == pytest.approx(22)
    assert page.evaluate("document.scrollingElement.scrollWidth") <= 320
