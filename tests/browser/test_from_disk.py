"""A copy of the site opened from a disk, where no server sends headers and a file has no origin."""

from __future__ import annotations

from playwright.sync_api import Browser

from tests.browser.built_pages import BuiltSite


def test_a_page_opened_from_a_disk_has_its_style_and_its_scripts(browser: Browser, built_site: BuiltSite) -> None:
    context = browser.new_context(viewport={"width": 1280, "height": 900})
    page = context.new_page()
    refused: list[str] = []
    page.on("console", lambda message: refused.append(message.text) if "Security" in message.text else None)
    page.goto((built_site.folder / "index.html").as_uri())
    assert page.evaluate("getComputedStyle(document.querySelector('.skip')).position") == "absolute"
    assert page.locator("#large-type").is_visible()
    assert refused == []
    context.close()
