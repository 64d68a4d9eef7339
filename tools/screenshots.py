"""Pictures of pages, for looking at: desktop, phone, dark, and as printed.

    python -m tools.screenshots [--site site] [--output screenshots] [ADDRESS ...]

ADDRESS is a page's address below the site's root (`search/?q=路灯`); without any, the home page.
"""

from __future__ import annotations

import argparse
import re
import sys
from pathlib import Path
from typing import Any

from playwright.sync_api import Browser

from tools.chromium import launched
from tools.static_server import serving

MODES: dict[str, dict[str, Any]] = {
    "desktop": {"viewport": {"width": 1280, "height": 900}},
    "phone": {"viewport": {"width": 375, "height": 812}, "device_scale_factor": 2, "is_mobile": True},
    "dark": {"viewport": {"width": 1280, "height": 900}, "color_scheme": "dark"},
}


def file_stem(address: str) -> str:
    """A file name for an address; the home page is `home`."""
    return re.sub(r"[^\w.-]+", "_", address).strip("_") or "home"


def take(browser: Browser, base: str, address: str, folder: Path) -> None:
    """Writes the pictures of one page, and its print as PDF, into `folder`."""
    stem = file_stem(address)
    for mode, options in MODES.items():
        with browser.new_context(locale="zh-CN", **options) as context:
            page = context.new_page()
            page.goto(base + address, wait_until="networkidle")
            page.screenshot(path=folder / f"{stem}.{mode}.png", full_page=True)
            if mode == "desktop":
                page.pdf(path=folder / f"{stem}.print.pdf", format="A4", prefer_css_page_size=True, tagged=True)


def main(arguments: list[str]) -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("addresses", nargs="*", default=[""], metavar="ADDRESS")
    parser.add_argument("--site", type=Path, default=Path("site"))
    parser.add_argument("--output", type=Path, default=Path("screenshots"))
    options = parser.parse_args(arguments)
    options.output.mkdir(parents=True, exist_ok=True)
    with serving(options.site) as base, launched() as browser:
        for address in options.addresses:
            take(browser, base, address.lstrip("/"), options.output)
            print(f"{options.output / file_stem(address)}.*")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
