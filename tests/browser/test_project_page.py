"""The project page in a browser: what scripts add to the citation, and the addresses of its tables and rows."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from playwright.sync_api import Page, expect

from tests.browser.built_pages import BuiltSite

COPY = "button[data-copies]"


def test_the_citation_is_copied_with_the_browsers_address_and_it_is_said(
    built_site: BuiltSite, new_page: Callable[..., Page], server: str
) -> None:
    page = new_page(permissions=["clipboard-read", "clipboard-write"])
    address = server + built_site.example("project").address
    page.goto(f"{address}?from=elsewhere#cite")
    button = page.locator(COPY)
    button.focus()
    page.keyboard.press("Enter")
    status = page.locator(f"{COPY} + [role=status]")
    expect(status).to_have_text(button.get_attribute("data-copied") or "?")
    copied = page.evaluate("navigator.clipboard.readText()")
    assert address in copied
    assert "elsewhere" not in copied
    assert copied == " ".join((page.locator("#citation").text_content() or "").split())


@pytest.mark.parametrize(("works", "said"), [(True, "data-copied"), (False, "data-failed")])
def test_where_the_clipboard_is_forbidden_the_selection_is_copied_or_left_for_the_reader(
    built_site: BuiltSite, page: Page, server: str, works: bool, said: str
) -> None:
    page.add_init_script(
        "Object.defineProperty(navigator, 'clipboard', { value: undefined });"
        f"document.execCommand = () => {str(works).lower()};"
    )
    page.goto(server + built_site.example("project").address)
    page.locator(COPY).click()
    expect(page.locator(f"{COPY} + [role=status]")).to_have_text(page.locator(COPY).get_attribute(said) or "?")
    selected = page.evaluate("getSelection().toString()")
    assert bool(selected) is not works


def test_without_scripts_nothing_offers_to_copy_and_the_address_is_that_on_the_site(
    built_site: BuiltSite, new_page: Callable[..., Page], server: str
) -> None:
    page = new_page(java_script_enabled=False)
    example = built_site.example("project")
    page.goto(server + example.address)
    expect(page.locator(COPY)).to_be_hidden()
    expect(page.locator("#citation")).to_contain_text(example.address)
    expect(page.locator(".unscripted-only")).to_be_visible()


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("forced", ["none", "active"])
def test_a_row_has_an_address_reached_by_keyboard_and_shown_as_the_place(
    built_site: BuiltSite, new_page: Callable[..., Page], server: str, scheme: str, forced: str
) -> None:
    page = new_page(color_scheme=scheme, forced_colors=forced)
    page.goto(server + built_site.example("project").address)
    link = page.locator(".indicators .anchor").nth(2)
    expect(link).to_have_css("opacity", "0")
    link.focus()
    page.keyboard.press("Shift+Tab")
    page.keyboard.press("Tab")
    expect(link).to_be_focused()
    expect(link).to_have_css("opacity", "1")
    box = link.bounding_box()
    assert box is not None
    assert min(box["width"], box["height"]) >= 24
    page.keyboard.press("Enter")
    target = page.locator("tr:target")
    assert f"#{target.get_attribute('id')}" == link.get_attribute("href")
    cells = "(row, what) => [...row.children].map((cell) => getComputedStyle(cell)[what])"
    what = "outlineStyle" if forced == "active" else "backgroundColor"
    others = page.locator(f".indicators tbody tr[id]:not(#{target.get_attribute('id')})").first
    assert set(target.evaluate(cells, what)).isdisjoint(set(others.evaluate(cells, what)[-1:]))


def test_the_link_of_a_row_is_heard_by_its_name_and_adds_no_text(
    built_site: BuiltSite, page: Page, server: str
) -> None:
    page.goto(server + built_site.example("project").address)
    rows = page.locator(".indicators tbody tr[id]")
    for row in (rows.first, rows.last):
        (link,) = row.locator(".anchor").all()
        assert link.get_attribute("aria-label")
        assert link.text_content() == ""
        assert link.evaluate("each => each.parentElement.localName") == "td"
