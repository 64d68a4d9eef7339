"""The site can be read: without scripts, at night, on a phone, on paper, and below any path of another site."""

import re
from collections.abc import Callable
from typing import Literal

import pytest
from playwright.sync_api import Page

from tests.browser.built_pages import CHOICES, KINDS, SAMPLED_PROJECTS, BuiltSite, tree
from tests.browser.checkers import page_count

PROJECTS = [f"project {number}" for number in range(SAMPLED_PROJECTS)]
# Relative luminance, WCAG 2.2: a page is dark when its paper is nearer to black.
LUMINANCE_OF_PAPER = """() => {
    const colour = getComputedStyle(document.body).backgroundColor.match(/[\\d.]+/g).map(Number);
    const paper = colour.length === 4 && colour[3] === 0
        ? getComputedStyle(document.documentElement).backgroundColor.match(/[\\d.]+/g).map(Number) : colour;
    const [red, green, blue] = paper.map(part => part / 255)
        .map(part => part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4);
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}"""


def seen(text: str) -> str:
    return re.sub(r"\s+", "", text)


@pytest.mark.parametrize("choice", PROJECTS)
def test_a_project_is_readable_without_scripts(
    built_site: BuiltSite, server: str, new_page: Callable[..., Page], choice: str
) -> None:
    project = built_site.chosen(choice)
    page = new_page(java_script_enabled=False)
    page.goto(server + project.address)
    assert page.locator("h1").inner_text().strip() == project.record["name"]
    text = seen(page.locator("main").inner_text())
    assert seen(project.record["amount"]["text"] + project.record["amount"]["unit"]) in text
    assert seen(project.record["code"] or "") in text
    for indicator in project.record["indicators"]:
        assert seen(indicator["name"]) in text


@pytest.mark.parametrize("kind", KINDS)
def test_no_page_needs_scripts_to_show_its_text(
    built_site: BuiltSite, server: str, new_page: Callable[..., Page], kind: str
) -> None:
    page = new_page(java_script_enabled=False)
    example = built_site.example(kind)
    page.goto(server + example.address)
    heading = tree(example.path).find("h1")[0].text
    assert seen(page.locator("h1").inner_text()) == seen(heading)
    assert page.locator("main").inner_text().strip() != heading.strip()


# The narrowest, 320 px, is looked at together with axe (test_axe.py).
@pytest.mark.parametrize("width", [375])
@pytest.mark.parametrize("choice", CHOICES)
def test_no_page_scrolls_sideways_on_a_phone(
    built_site: BuiltSite, server: str, new_page: Callable[..., Page], choice: str, width: int
) -> None:
    page = new_page(viewport={"width": width, "height": 700})
    page.goto(server + built_site.chosen(choice).address)
    wide: int = page.evaluate("document.scrollingElement.scrollWidth")
    assert wide <= width


@pytest.mark.parametrize("kind", KINDS)
def test_a_page_is_dark_where_the_reader_wants_it_dark(
    built_site: BuiltSite, server: str, page: Page, kind: str
) -> None:
    luminance = {}
    page.goto(server + built_site.example(kind).address)
    schemes: tuple[Literal["light"], Literal["dark"]] = ("light", "dark")
    for scheme in schemes:
        page.emulate_media(color_scheme=scheme)
        luminance[scheme] = page.evaluate(LUMINANCE_OF_PAPER)
    assert luminance["dark"] < 0.1 < 0.7 < luminance["light"]


@pytest.mark.parametrize("choice", CHOICES)
def test_a_page_prints(built_site: BuiltSite, server: str, page: Page, choice: str) -> None:
    page.goto(server + built_site.chosen(choice).address)
    pdf = page.pdf(format="A4", prefer_css_page_size=True)
    assert pdf.startswith(b"%PDF-")
    assert 1 <= page_count(pdf) <= 200


def test_nothing_of_a_project_is_lost_on_paper(built_site: BuiltSite, server: str, page: Page) -> None:
    project = built_site.example("project")
    page.goto(server + project.address)
    page.emulate_media(media="print")
    text = seen(page.locator("main").inner_text())
    assert seen(project.record["name"]) in text
    for indicator in project.record["indicators"]:
        assert seen(indicator["name"]) in text
    # A box that scrolls on the screen would be cut off on paper.
    cut: list[str] = page.evaluate(
        "() => [...document.querySelectorAll('main *')].filter(box => box.scrollWidth > box.clientWidth + 1"
        " && getComputedStyle(box).overflowX !== 'visible').map(box => box.outerHTML.slice(0, 100))"
    )
    assert cut == []


@pytest.mark.parametrize("kind", KINDS)
def test_a_page_works_below_a_path_of_another_site(
    built_site: BuiltSite, sub_path_server: str, page: Page, kind: str
) -> None:
    missing: list[str] = []
    page.on("response", lambda response: missing.append(response.url) if response.status >= 400 else None)
    page.goto(sub_path_server + built_site.example(kind).address, wait_until="load")
    assert missing == []
    assert page.evaluate("[...document.styleSheets].some(sheet => sheet.cssRules.length > 0)")


def test_an_address_that_does_not_exist_says_so_with_a_way_on(server: str, page: Page, faults: list[str]) -> None:
    response = page.goto(server + "no-such-page")
    assert response is not None
    assert response.status == 404
    assert page.locator("h1").count() == 1
    page.locator("main a").first.click()
    assert not page.url.endswith("no-such-page")
    # The browser itself calls the missing page an error.
    faults[:] = [fault for fault in faults if "404" not in fault]
