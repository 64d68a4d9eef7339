"""axe finds nothing on any kind of page, by day, by night, on the narrowest screen and in forced colours."""

from collections.abc import Callable
from typing import Any

import pytest
from playwright.sync_api import Page

from tests.browser.built_pages import CHOICES, BuiltSite
from tests.browser.checkers import axe

MODES: dict[str, dict[str, Any]] = {
    "light": {"color_scheme": "light"},
    "dark": {"color_scheme": "dark"},
    # What 400 % zoom leaves of a common screen (WCAG 1.4.10), and where scroll boxes begin to scroll.
    "320 px": {"viewport": {"width": 320, "height": 640}},
    "forced colours": {"forced_colors": "active"},
}


@pytest.mark.parametrize("mode", MODES)
@pytest.mark.parametrize("choice", CHOICES)
def test_axe_finds_nothing(
    built_site: BuiltSite, server: str, new_page: Callable[..., Page], choice: str, mode: str
) -> None:
    page = new_page(**MODES[mode])
    page.goto(server + built_site.chosen(choice).address, wait_until="load")
    assert axe(page) == []


def test_axe_does_find_what_is_wrong(server: str, page: Page) -> None:
    page.goto(server, wait_until="load")
    page.evaluate("document.documentElement.removeAttribute('lang')")
    assert [line.partition(" ")[0] for line in axe(page)] == ["html-has-lang"]
