"""Pictures as a browser draws them: lengths that are the figures, texts in sight, patterns without colour."""

from collections.abc import Callable
from typing import Any

import pytest
from playwright.sync_api import Page

from tests import samples
from tests.browser.built_pages import BuiltSite
from tests.browser.shown_content import YEARS
from tests.browser.test_axe import MODES, found_in_all_modes

YEAR = samples.submission(fiscal_year=YEARS[0]).path
PLACES = {
    "two pictures": (f"{YEAR}t/zhichuzongbiao/", ".whole"),
    "income beside expenditure": (f"{YEAR}t/shouzhizongbiao/", ".whole"),
}


def boxes(page: Page, selector: str) -> list[dict[str, float]]:
    """Where the elements stand in the window."""
    found: list[dict[str, float]] = page.eval_on_selector_all(
        selector, "all => all.map(each => each.getBoundingClientRect().toJSON())"
    )
    return found


@pytest.mark.parametrize("place", PLACES)
def test_axe_finds_nothing_on_pages_with_pictures(server: str, page: Page, place: str) -> None:
    address, picture = PLACES[place]
    page.goto(server + address, wait_until="load")
    assert page.locator(picture).count() == 2
    assert found_in_all_modes(page) == {mode: [] for mode in MODES}


@pytest.mark.parametrize("width", [320, 1280])
def test_parts_are_as_wide_as_their_figures(server: str, new_page: Callable[..., Page], width: int) -> None:
    page = new_page(viewport={"width": width, "height": 800})
    page.goto(server + PLACES["two pictures"][0], wait_until="load")
    (whole,) = boxes(page, "#chart-spending .whole")
    parts = boxes(page, "#chart-spending .whole > .part")
    # 120 and 41.25 of 161.25.
    assert [round(part["width"] / whole["width"], 4) for part in parts] == [0.7442, 0.2558]
    assert parts[0]["x"] == pytest.approx(whole["x"], abs=0.01)
    assert parts[0]["right"] == pytest.approx(parts[1]["x"], abs=0.01)
    assert parts[1]["right"] == pytest.approx(whole["right"], abs=0.01)


@pytest.mark.parametrize("options", [{"viewport": {"width": 320, "height": 800}}, {}], ids=["320 px", "usual"])
def test_no_text_of_a_plan_covers_another(
    built_site: BuiltSite, server: str, new_page: Callable[..., Page], options: dict[str, Any]
) -> None:
    # A line ends at the last printed share: the fullest has all four.
    shown = max(built_site.of_kind("project"), key=lambda page: page.path.read_text("utf-8").count("<text"))
    page = new_page(**options)
    page.goto(server + shown.address, wait_until="load")
    found = boxes(page, ".steps text")
    assert len(found) == 8
    view = page.viewport_size
    assert view is not None
    for place, one in enumerate(found):
        assert 0 <= one["left"] < one["right"] <= view["width"]
        for two in found[place + 1 :]:
            is_beside = one["right"] <= two["left"] or two["right"] <= one["left"]
            assert is_beside or one["bottom"] <= two["top"] + 1 or two["bottom"] <= one["top"] + 1


@pytest.mark.parametrize("options", [{"forced_colors": "active"}, {}], ids=["forced colours", "usual"])
def test_parts_are_told_apart_without_colour(
    server: str, new_page: Callable[..., Page], options: dict[str, Any]
) -> None:
    page = new_page(**options)
    page.goto(server + PLACES["two pictures"][0], wait_until="load")
    fills = page.eval_on_selector_all(
        "#chart-spending .whole > .part", "all => all.map(each => each.attributes.fill.value)"
    )
    assert len(set(fills)) == len(fills) == 2
    ink, paper = page.evaluate(
        "() => ['.ink-1', '.tint-1'].map(name => getComputedStyle(document.querySelector(name)).fill)"
    )
    assert ink != paper
    if options:
        system = page.evaluate("() => getComputedStyle(document.body).color")
        assert ink == system
