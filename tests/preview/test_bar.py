"""The bar of the preview in a browser: what it says, how it is used, and that the page comes back where it was."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest
from playwright.sync_api import Browser, ConsoleMessage, Page

from generator.preview.server import PreviewServer
from tests.browser.checkers import axe, skip_or_fail
from tests.made_sites import PROJECT, SUBMISSION, copy_minimal
from tests.preview.previewing import previewing
from tools.chromium import executable, launched

pytestmark = pytest.mark.browser

YEAR = f"{SUBMISSION}/"
BAR = ".preview-bar"


@dataclass(frozen=True, slots=True)
class Shown:
    """A preview that answers, and its files."""

    content: Path
    server: PreviewServer

    @property
    def project(self) -> str:
        """Address of the page of a project."""
        return f"{self.server.url}{YEAR}p/{Path(PROJECT).stem}/"

    def save(self, file: str, text: str) -> None:
        """Writes a file, which the preview takes over."""
        (self.content / file).write_text(text, encoding="utf-8")
        self.server.preview.update({file})


@pytest.fixture
def shown(tmp_path: Path) -> Iterator[Shown]:
    content = copy_minimal(tmp_path / "content")
    with previewing(content) as preview, PreviewServer("127.0.0.1", 0, preview) as server:
        thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.01})
        thread.start()
        yield Shown(content, server)
        preview.close()
        server.shutdown()
        thread.join()


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    if executable() is None:
        skip_or_fail("Chromium is missing")
    with launched() as running:
        yield running


@pytest.fixture
def page(browser: Browser) -> Iterator[Page]:
    """A page; anything its console complains of fails the test."""
    faults: list[str] = []
    context = browser.new_context(viewport={"width": 1000, "height": 500}, locale="zh-CN")
    page = context.new_page()

    def hear(message: ConsoleMessage) -> None:
        # That a page is not there yet is what one test is about.
        if message.type == "error" and "404 (Not Found)" not in message.text:
            faults.append(message.text)

    page.on("console", hear)
    page.on("pageerror", lambda error: faults.append(str(error)))
    yield page
    context.close()
    assert faults == []


def test_the_bar_tells_counts_opens_by_keyboard_and_closes(shown: Shown, page: Page) -> None:
    good = (shown.content / PROJECT).read_text(encoding="utf-8")
    shown.save(PROJECT, good.replace("name:", "nmae:", 1))
    page.goto(shown.project)
    bar = page.locator(BAR)
    bar.wait_for()
    status = bar.get_by_role("status")
    said = status.inner_text()
    count = len(shown.server.preview.state.found)
    assert str(count) in said
    panel = page.locator("#preview-findings")
    assert panel.is_hidden()
    opener = bar.locator(".preview-open")
    opener.focus()
    page.keyboard.press("Enter")
    assert panel.is_visible()
    assert opener.get_attribute("aria-expanded") == "true"
    text = panel.inner_text()
    assert f"{PROJECT}:1:1" in text
    assert "nmae" in text
    page.keyboard.press("Escape")
    assert panel.is_hidden()
    assert page.evaluate("() => document.activeElement.className") == "preview-open"

    bar.locator(".preview-close").click()
    assert bar.is_hidden()
    # Closed it stays, until something else is found.
    page.reload()
    page.wait_for_selector(BAR, state="attached")
    assert bar.is_hidden()
    shown.save(PROJECT, good.replace("name:", "neam:", 1))
    bar.wait_for()
    shown.save(PROJECT, good)
    page.wait_for_function(
        f"count => !document.querySelector('{BAR} [role=status]').textContent.includes(count)", arg=str(count)
    )


def test_a_saved_file_reloads_the_page_where_the_reader_was(shown: Shown, page: Page) -> None:
    page.goto(shown.project)
    page.wait_for_selector(BAR)
    page.evaluate("() => { document.querySelectorAll('details').forEach(each => { each.open = true; }); }")
    opened = page.evaluate("() => document.querySelectorAll('details[open]').length")
    assert opened > 0
    page.evaluate(
        "() => { document.querySelector('#q, input[type=search]').focus({ preventScroll: true }); scrollTo(0, 321); }"
    )
    text = (shown.content / PROJECT).read_text(encoding="utf-8")
    shown.save(PROJECT, text.replace("name: ", "name: 新名", 1))
    page.wait_for_function("() => document.querySelector('h1').textContent.startsWith('新名')")
    page.wait_for_selector(BAR)
    assert page.evaluate("() => scrollY") == 321
    assert page.evaluate("() => document.querySelectorAll('details[open]').length") == opened
    assert page.evaluate("() => document.activeElement.matches('input')")


def test_a_page_that_has_not_changed_is_not_reloaded(shown: Shown, page: Page) -> None:
    page.goto(f"{shown.server.url}glossary/")
    page.wait_for_selector(BAR)
    before = page.locator(f"{BAR} [role=status]").inner_text()
    page.evaluate("() => { window.isTheSame = true; }")
    text = (shown.content / PROJECT).read_text(encoding="utf-8")
    shown.save(PROJECT, text.replace("name:", "nmae:", 1))
    page.wait_for_function(
        f"before => document.querySelector('{BAR} [role=status]').textContent !== before", arg=before
    )
    assert page.evaluate("() => window.isTheSame") is True


def test_a_page_that_is_not_there_yet_appears(shown: Shown, page: Page) -> None:
    new = f"{SUBMISSION}/projects/new-one.yaml"
    page.goto(f"{shown.server.url}{YEAR}p/new-one/")
    page.wait_for_selector(BAR)
    text = (shown.content / PROJECT).read_text(encoding="utf-8")
    shown.save(new, "\n".join(line for line in text.split("\n") if not line.startswith("code:")))
    page.wait_for_url("**/p/new-one/")
    page.wait_for_function("() => document.querySelector('h1') && document.querySelector('.amount')")


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_axe_finds_nothing_in_the_bar_and_the_list(shown: Shown, page: Page, scheme: str) -> None:
    page.emulate_media(color_scheme="dark" if scheme == "dark" else "light")
    text = (shown.content / PROJECT).read_text(encoding="utf-8")
    shown.save(PROJECT, text.replace("name:", "nmae:", 1))
    page.goto(shown.project)
    page.locator(".preview-open").click()
    assert axe(page) == []
    page.set_viewport_size({"width": 375, "height": 700})
    assert page.evaluate("() => document.documentElement.scrollWidth") <= 375
    page.locator(".preview-all").click()
    page.wait_for_url("**/_preview/")
    page.wait_for_selector(BAR)
    assert axe(page) == []
    assert page.evaluate("() => document.documentElement.scrollWidth") <= 375
    page.get_by_role("link", name=f"/{YEAR}p/").first.click()
    page.wait_for_url(shown.project)


def test_tabs_that_nobody_sees_hold_no_connection(shown: Shown, page: Page) -> None:
    """A browser keeps six connections to one server: a seventh tab would never get its page."""
    pages = [page.context.new_page() for _ in range(5)]
    for each in pages:
        each.goto(shown.server.url)
        each.wait_for_selector(BAR)
        each.evaluate(
            """() => {
              Object.defineProperty(document, "hidden", { value: true });
              document.dispatchEvent(new Event("visibilitychange"));
            }"""
        )
    page.goto(shown.project)
    page.wait_for_selector(BAR)
    other = page.context.new_page()
    other.goto(f"{shown.server.url}glossary/")
    other.wait_for_selector(BAR)
