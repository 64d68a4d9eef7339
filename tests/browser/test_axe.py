"""axe finds nothing on any kind of page, in any way of looking at it, and nothing on pages drawn by chance.

One load of a page serves all its modes: they follow each other as they would for a reader who changes them.
"""

from __future__ import annotations

import random
from collections.abc import Callable, Iterable
from typing import Any

import pytest
from playwright.sync_api import CDPSession, Page

from tests.browser.built_pages import CHOICES, REDIRECT, BuiltPage, BuiltSite
from tests.browser.checkers import Axe

SEED = 1
DRAWN = 16
"""Pages drawn by chance, beside those of each kind."""
LETTERS = {"standard": 16, "fixed": 13}
TOO_WIDE = "document.scrollingElement.scrollWidth > innerWidth"


def _screen(width: int, height: int, scale: int) -> Callable[[Page, CDPSession], object]:
    metrics = {"width": width, "height": height, "deviceScaleFactor": scale, "mobile": False}
    return lambda _, debugger: debugger.send("Emulation.setDeviceMetricsOverride", metrics)


def _letters(factor: int) -> Callable[[Page, CDPSession], object]:
    sizes = {name: size * factor for name, size in LETTERS.items()}
    return lambda _, debugger: debugger.send("Page.setFontSizes", {"fontSizes": sizes})


def _media(**features: Any) -> Callable[[Page, CDPSession], object]:
    return lambda page, _: page.emulate_media(**features)


def _desk(page: Page, debugger: CDPSession) -> None:
    """Everything as it is by default, but for the switch to large type."""
    page.emulate_media(color_scheme="light", forced_colors="none", contrast="no-preference")
    _screen(1280, 900, 1)(page, debugger)
    _letters(1)(page, debugger)


def _large_type(page: Page, _: CDPSession) -> None:
    page.evaluate("document.getElementById('large-type').click()")


# In the order they are tried; each begins as on a desk. Large type stays on once it is chosen.
MODES: dict[str, Callable[[Page, CDPSession], object]] = {
    "light": _desk,
    "dark": _media(color_scheme="dark"),
    "forced colours": _media(forced_colors="active"),
    # The narrowest phone, and where scroll boxes begin to scroll.
    "320 px": _screen(320, 640, 2),
    # What is left of a screen of 1280 by 900 (WCAG 1.4.10).
    "400 % zoom": _screen(320, 225, 4),
    # Larger letters set in the browser, on the same screen (WCAG 1.4.4).
    "text of 200 %": _letters(2),
    "large type": _large_type,
    "large type, dark": _media(color_scheme="dark"),
}
# The others take as long again and are left to the soak.
IN_EVERY_RUN = ("light", "dark", "forced colours", "320 px", "400 % zoom")


@pytest.mark.parametrize("choice", CHOICES)
def test_axe_finds_nothing_in_any_mode(built_site: BuiltSite, server: str, page: Page, choice: str) -> None:
    page.goto(server + built_site.chosen(choice).address, wait_until="load")
    assert found_in_all_modes(page, IN_EVERY_RUN) == {mode: [] for mode in IN_EVERY_RUN}


@pytest.mark.soak
@pytest.mark.parametrize("choice", CHOICES)
def test_axe_finds_nothing_in_the_other_modes(built_site: BuiltSite, server: str, page: Page, choice: str) -> None:
    page.goto(server + built_site.chosen(choice).address, wait_until="load")
    # One after the other as in the list: some begin where the one before left the page.
    assert found_in_all_modes(page) == {mode: [] for mode in MODES}


def found_in_all_modes(page: Page, modes: Iterable[str] = ()) -> dict[str, list[str]]:
    """What axe finds on an open page in each mode, or in some, and whether the page scrolls sideways there."""
    debugger = page.context.new_cdp_session(page)
    axe = Axe(page)
    found: dict[str, list[str]] = {}
    for mode in modes or MODES:
        _desk(page, debugger)
        MODES[mode](page, debugger)
        found[mode] = axe.violations()
        if page.evaluate(TOO_WIDE):
            found[mode].append("the page scrolls sideways")
    return found


def test_each_mode_is_what_it_says(server: str, page: Page) -> None:
    page.goto(server)
    debugger = page.context.new_cdp_session(page)
    seen = {}
    for mode, begin in MODES.items():
        _desk(page, debugger)
        begin(page, debugger)
        is_on = "features => features.map(feature => matchMedia(feature).matches)"
        seen[mode] = page.evaluate(
            f"() => [...({is_on})(['(prefers-color-scheme: dark)', '(forced-colors: active)', '(width: 320px)']),"
            " devicePixelRatio, parseFloat(getComputedStyle(document.body).fontSize)]"
        )
    assert seen == {
        "light": [False, False, False, 1, 17],
        "dark": [True, False, False, 1, 17],
        "forced colours": [False, True, False, 1, 17],
        "320 px": [False, False, True, 2, 17],
        "400 % zoom": [False, False, True, 4, 17],
        "text of 200 %": [False, False, False, 1, 34],
        "large type": [False, False, False, 1, 22],
        "large type, dark": [True, False, False, 1, 22],
    }


def drawn(site: BuiltSite) -> list[BuiltPage]:
    """Pages of any kind, drawn by chance but always the same of one site."""
    # A browser leaves a page that moved at once.
    staying = [page for page in site.pages() if page.kind != REDIRECT]
    return random.Random(SEED).sample(staying, DRAWN)


@pytest.mark.soak
def test_axe_finds_nothing_on_pages_drawn_by_chance(built_site: BuiltSite, server: str, page: Page) -> None:
    found = {}
    for each in drawn(built_site):
        page.goto(server + each.address, wait_until="load")
        found[each.address] = Axe(page).violations()
    assert {address: faults for address, faults in found.items() if faults} == {}
    assert len(found) == DRAWN


def test_axe_does_find_what_is_wrong(server: str, page: Page) -> None:
    page.goto(server, wait_until="load")
    page.evaluate("document.documentElement.removeAttribute('lang')")
    assert [line.partition(" ")[0] for line in Axe(page).violations()] == ["html-has-lang"]
