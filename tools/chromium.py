"""Debian's Chromium, driven by Playwright without any browser of Playwright's own."""

from __future__ import annotations

import contextlib
import shutil
from collections.abc import Iterator

from playwright.sync_api import Browser, sync_playwright

FLAGS = (
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    # Whatever a page asks of another host is refused here, before the network.
    "--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1",
)


WHOLE = ("chromium", "chromium-browser")
# The same engine without windows: a page of its own takes it a third of the time, a print a sixth.
WITHOUT_WINDOWS = ("chromium-headless-shell",)


def executable(*, whole: bool = False) -> str | None:
    """The path of the installed Chromium, or None; only of the `whole` browser where its windows count, too."""
    names = WHOLE if whole else (*WITHOUT_WINDOWS, *WHOLE)
    return next((path for path in map(shutil.which, names) if path is not None), None)


@contextlib.contextmanager
def launched(*, whole: bool = False) -> Iterator[Browser]:
    """A headless browser while the context lasts, the `whole` one where what readers have is to be measured.

    Errors: FileNotFoundError when no Chromium is installed.
    """
    path = executable(whole=whole)
    if path is None:
        raise FileNotFoundError("chromium is not installed: run tools/install_browser.sh")
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=path, headless=True, args=list(FLAGS))
        try:
            yield browser
        finally:
            browser.close()
