"""Nothing moves: not while a page comes in slowly, not when its scripts begin, not when the search box is entered."""

from __future__ import annotations

from itertools import product

import pytest
from playwright.sync_api import CDPSession, Page

from tests.browser.built_pages import KINDS, BuiltSite

SCREENS = {"desk": (1280, 900), "phone": (375, 812)}
# All shifts count, those soon after an input too.
WATCH = """
window.shifts = [];
new PerformanceObserver((list) => {
  for (const { value, sources } of list.getEntries()) {
    const moved = sources.map(({ node }) => (node?.outerHTML ?? node?.textContent ?? "?").slice(0, 90));
    window.shifts.push(`${value.toFixed(5)}: ${moved.join(" | ")}`);
  }
}).observe({ type: "layout-shift", buffered: true });
"""
REMEMBER_LARGE = "localStorage.setItem('mingzhang-large-type', 'on')"
IS_LARGE = "document.documentElement.classList.contains('large-type')"
# Bytes a second.
SLOWLY, AT_ONCE = 400_000, -1
# Two frames: what the last change moved has been drawn and told.
SETTLED = "() => new Promise(done => requestAnimationFrame(() => requestAnimationFrame(() => setTimeout(done, 20))))"
IS_READY = "() => document.querySelector('form.search-box [role=combobox], #search-app input') !== null"


def connect(debugger: CDPSession, bytes_a_second: int) -> None:
    """A slow connection lets the page come in pieces, so that its beginning is drawn before its scripts run."""
    conditions = {"latency": 0, "downloadThroughput": bytes_a_second, "uploadThroughput": -1, "offline": False}
    debugger.send("Network.emulateNetworkConditions", conditions)


def shifts(page: Page) -> list[str]:
    page.evaluate(SETTLED)
    found: list[str] = page.evaluate("window.shifts")
    return found


TWO = (("usual letters", "desk"), ("large letters", "phone"))
ALL = tuple(product(("usual letters", "large letters"), SCREENS))


@pytest.mark.parametrize("ways", [TWO, pytest.param(ALL, marks=pytest.mark.soak)], ids=["two ways", "all ways"])
@pytest.mark.parametrize("kind", KINDS)
def test_nothing_moves(
    built_site: BuiltSite, server: str, page: Page, kind: str, ways: tuple[tuple[str, str], ...]
) -> None:
    page.add_init_script(WATCH)
    debugger = page.context.new_cdp_session(page)
    debugger.send("Network.enable")
    found = {}
    for letters, screen in ways:
        if letters == "large letters":
            page.evaluate(REMEMBER_LARGE)
        width, height = SCREENS[screen]
        page.set_viewport_size({"width": width, "height": height})
        connect(debugger, SLOWLY)
        page.goto(server + built_site.example(kind).address, wait_until="load")
        found[f"{letters}, {screen}, loaded"] = shifts(page)
        connect(debugger, AT_ONCE)
        page.locator("input[name=q]").first.focus()
        page.wait_for_function(IS_READY)
        found[f"{letters}, {screen}, in the search box"] = shifts(page)
        assert page.evaluate(IS_LARGE) == (letters == "large letters")
    assert {moment: seen for moment, seen in found.items() if seen} == {}


def test_what_moves_is_seen(server: str, page: Page) -> None:
    page.add_init_script(WATCH)
    page.goto(server, wait_until="load")
    assert shifts(page) == []
    page.evaluate("document.querySelector('main').prepend(document.createElement('hr'))")
    assert len(shifts(page)) == 1
