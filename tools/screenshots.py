"""Pictures of pages, for looking at: desktop, phone, dark, large type, and as printed.

    python -m tools.screenshots [--site site] [--output screenshots] [--mode MODE ...] [ADDRESS ...]
    python -m tools.screenshots --main [--site site] [--output docs/images]

ADDRESS is a page's address below the site's root (`search/?q=路灯`); without any, the home page. `--main` takes the few
pictures of the documentation, each of the first screen only, and says how large they are.
"""

from __future__ import annotations

import argparse
import base64
import json
import re
import sys
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from playwright.sync_api import Browser, Page, ViewportSize

from tools.chromium import launched
from tools.static_server import serving

DESK = {"width": 1280, "height": 900}
PRINT = "print"
LARGE = "large"
MODES: dict[str, dict[str, Any]] = {
    "desktop": {"viewport": DESK},
    "phone": {"viewport": {"width": 375, "height": 812}, "device_scale_factor": 2, "is_mobile": True},
    "dark": {"viewport": DESK, "color_scheme": "dark"},
    LARGE: {"viewport": DESK},
    PRINT: {"viewport": DESK},
}
LARGE_TYPE = "localStorage.setItem('mingzhang-large-type', 'on')"


@dataclass(frozen=True, slots=True)
class Picture:
    """One picture of the documentation."""

    name: str
    kind: str
    """The kind of page, as its `index.json` names it; the page of that kind with the most on it is taken."""
    mode: str


MAIN = (
    Picture("home", "home", "desktop"),
    Picture("year", "year", "desktop"),
    Picture("project", "project", "desktop"),
    Picture("project-phone", "project", "phone"),
    Picture("table-dark", "table", "dark"),
    Picture("project-large", "project", LARGE),
    Picture("form-print", "print", PRINT),
)
A4: ViewportSize = {"width": 794, "height": 1123}
"""Pixels of a sheet at 96 to the inch."""


def file_stem(address: str) -> str:
    """A file name for an address; the home page is `home`."""
    return re.sub(r"[^\w.-]+", "_", address).strip("_") or "home"


def open_in(browser: Browser, mode: str, address: str) -> Page:
    """A page as it is seen in a mode, in a context of its own."""
    context = browser.new_context(locale="zh-CN", **MODES[mode])
    page = context.new_page()
    if mode == LARGE:
        page.add_init_script(LARGE_TYPE)
    page.goto(address, wait_until="networkidle")
    return page


def on_paper(page: Page) -> None:
    """The page as its first sheet will be."""
    page.set_viewport_size(A4)
    page.emulate_media(media="print")


def take(browser: Browser, base: str, address: str, folder: Path, modes: Iterable[str] = MODES) -> None:
    """Writes pictures of one whole page, its print as PDF, into `folder`."""
    stem = file_stem(address)
    for mode in modes:
        page = open_in(browser, mode, base + address)
        if mode == PRINT:
            page.pdf(path=folder / f"{stem}.{PRINT}.pdf", format="A4", prefer_css_page_size=True, tagged=True)
        else:
            page.screenshot(path=folder / f"{stem}.{mode}.png", full_page=True)
        page.context.close()


def fullest(site: Path, kind: str) -> str:
    """The address of the page of a kind with the most on it.

    Errors: LookupError when the site has none.
    """
    found = [
        (file.with_name("index.html").stat().st_size, file.parent.relative_to(site).as_posix())
        for file in site.rglob("index.json")
        if json.loads(file.read_bytes()).get("kind") == kind
    ]
    if not found:
        raise LookupError(f"{site} has no page of the kind {kind}")
    address = max(found)[1]
    return "" if address == "." else f"{address}/"


def take_main(browser: Browser, base: str, site: Path, folder: Path) -> list[Path]:
    """Writes the pictures of the documentation: of each page what a first screen shows, in few colours."""
    written = []
    for picture in MAIN:
        page = open_in(browser, picture.mode, base + fullest(site, picture.kind))
        if picture.mode == PRINT:
            on_paper(page)
        file = folder / f"{picture.name}.webp"
        file.write_bytes(small(page))
        page.context.close()
        written.append(file)
    return written


def small(page: Page) -> bytes:
    """The screen as WebP, a third the size of a PNG; Playwright itself writes no WebP."""
    debugger = page.context.new_cdp_session(page)
    answer = debugger.send("Page.captureScreenshot", {"format": "webp", "quality": 80})
    return base64.b64decode(answer["data"])


def main(arguments: list[str]) -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("addresses", nargs="*", default=[""], metavar="ADDRESS")
    parser.add_argument("--site", type=Path, default=Path("site"))
    parser.add_argument("--output", type=Path)
    parser.add_argument("--mode", choices=MODES, action="append", dest="modes")
    parser.add_argument("--main", action="store_true")
    options = parser.parse_args(arguments)
    folder: Path = options.output or Path("docs/images" if options.main else "screenshots")
    folder.mkdir(parents=True, exist_ok=True)
    with serving(options.site) as base, launched() as browser:
        if options.main:
            files = take_main(browser, base, options.site, folder)
            for file in files:
                print(f"{file}: {file.stat().st_size:,} bytes")
            print(f"together: {sum(file.stat().st_size for file in files):,} bytes")
            return 0
        for address in options.addresses:
            take(browser, base, address.lstrip("/"), folder, options.modes or MODES)
            print(f"{folder / file_stem(address)}.*")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
