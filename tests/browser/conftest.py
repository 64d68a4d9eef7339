"""A built site, a server for it and a browser, for the tests in this folder."""

from __future__ import annotations

import fcntl
import os
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, BrowserContext, ConsoleMessage, Page, Request, expect

from tests.browser.built_pages import WITHHELD, BuiltSite
from tests.browser.checkers import skip_or_fail
from tests.browser.shown_content import WITHHELD_PATH, write_shown_content
from tools.chromium import executable, launched
from tools.static_server import SUB_PATH, serving

ROOT = Path(__file__).resolve().parents[2]
# What is waited for comes in a moment, unless the machine has other work to do: that is no fault of the page.
expect.set_options(timeout=20_000)


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    for item in items:
        if Path(__file__).parent in item.path.parents:
            item.add_marker(pytest.mark.browser)


@pytest.fixture(scope="session")
def built_site(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> BuiltSite:
    """The site built by the real command from the content of `shown_content`, once for all workers of a run."""
    given: Path | None = request.config.getoption("--site")
    if given is not None:
        return BuiltSite(given.resolve())
    own = tmp_path_factory.getbasetemp()
    shared = own.parent if "PYTEST_XDIST_WORKER" in os.environ else own
    site, done = shared / "site", shared / "site.done"
    with (shared / "site.lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        if not done.exists():
            content = shared / "content-for-browser"
            write_shown_content(content)
            command = [
                sys.executable,
                "-m",
                "generator",
                "build",
                "--content",
                str(content),
                "--output",
                str(site),
                "--quarantine",
            ]
            run = subprocess.run(command, cwd=ROOT, capture_output=True, encoding="utf-8", check=False)
            # One made-up disclosure has errors: the rest is published, and the command says so with its exit code.
            left_out = {page.record["disclosure"] for page in BuiltSite(site).of_kind(WITHHELD)}
            is_whole = run.returncode == 1 and left_out == {WITHHELD_PATH}
            done.write_text("" if is_whole else f"{run.stdout}{run.stderr}", encoding="utf-8")
    fault = done.read_text(encoding="utf-8")
    if fault:
        pytest.fail(f"mingzhang build failed:\n{fault}", pytrace=False)
    return BuiltSite(site)


@pytest.fixture(scope="session")
def server(built_site: BuiltSite) -> Iterator[str]:
    """The address of the built site, ending in a slash, served with a strict Content-Security-Policy."""
    with serving(built_site.folder) as address:
        yield address


@pytest.fixture(scope="session")
def sub_path_server(server: str) -> str:
    """The address of the same site below a path of another site."""
    return server.removesuffix("/") + SUB_PATH


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    """Debian's Chromium. For one module only: while it runs, nothing else in the process can use asyncio."""
    if executable() is None:
        skip_or_fail("Chromium is missing")
    with launched() as running:
        yield running


@pytest.fixture
def faults() -> list[str]:
    """What went wrong on any page of this test; a test that wants a fault takes it out, the rest fail it at the end."""
    return []


@pytest.fixture
def new_page(browser: Browser, server: str, faults: list[str]) -> Iterator[Callable[..., Page]]:
    """Makes pages with options of a browser context (viewport, color_scheme, java_script_enabled …).

    A console error, an error of a script, or a request to another host fails the test.
    """
    contexts: list[BrowserContext] = []

    def make(**options: Any) -> Page:
        settings = {"viewport": {"width": 1280, "height": 900}, "locale": "zh-CN"} | options
        context = browser.new_context(**settings)
        contexts.append(context)
        page = context.new_page()
        page.on("console", hear_console)
        page.on("pageerror", lambda error: faults.append(f"error of a script: {error}"))
        page.on("request", hear_request)
        return page

    def hear_console(message: ConsoleMessage) -> None:
        if message.type == "error":
            faults.append(f"console: {message.text} ({message.location.get('url', '')})")

    def hear_request(request: Request) -> None:
        if not request.url.startswith((server, "data:", "blob:")):
            faults.append(f"request to another host: {request.url}")

    yield make
    for context in contexts:
        context.close()
    assert faults == []


@pytest.fixture
def page(new_page: Callable[..., Page]) -> Page:
    """A page as on a desk, with the same watch as `new_page`."""
    return new_page()
