"""The lists that lead to every project without a search, on the screen of a phone."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from playwright.sync_api import Page


@pytest.mark.parametrize("large", [False, True])
def test_the_numbers_of_projects_are_in_sight_on_a_phone(
    server: str, new_page: Callable[..., Page], large: bool
) -> None:
    page = new_page(viewport={"width": 375, "height": 667})
    page.goto(f"{server}projects/")
    page.evaluate("large => document.documentElement.classList.toggle('large-type', large)", large)
    cells = page.locator(".places .number").all()
    assert len(cells) > 1
    for cell in cells:
        place = cell.bounding_box()
        assert place is not None
        assert place["x"] + place["width"] <= 375
    assert page.evaluate("document.documentElement.scrollWidth") <= 375
