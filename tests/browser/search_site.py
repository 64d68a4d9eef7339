"""A small site to search: the real page of search and another with the search box, over made-up projects."""

from __future__ import annotations

from decimal import Decimal
from pathlib import Path
from typing import Any

from playwright.sync_api import Locator, Page, ViewportSize

from generator import locale
from generator.index.names import NameEntry, build_name_index
from generator.index.text import TextRecord, build_text_index
from generator.model.catalogue import Catalogue
from generator.model.page import Shell
from generator.model.site import Site
from generator.pages import about, search
from generator.render.assets import asset_names, read_assets
from generator.render.page import Renderer, output_path
from generator.resources import templates_folder
from tests.browser.checkers import axe
from tests.index.made_up import SYNONYMS, made_up_entries

BOX_PAGE = "about/"
"""A page with the search box in its head."""
TARGET = """<!doctype html><html lang="zh-CN"><head><meta charset="utf-8"><title>页</title>
<link rel="icon" href="data:,"></head><body><h1>页</h1><p id="r1">行</p></body></html>
"""


def write_search_site(site: Path, given: tuple[NameEntry, ...] | None = None) -> Path:
    """Writes the pages, their scripts and styles, both indexes, and empty pages to lead to; returns the folder.

    `given` are the entries of the site where they are not the made-up ones.
    """
    _write_pages(site)
    entries = made_up_entries() if given is None else given
    for name, packed in build_name_index(entries, SYNONYMS).items():
        _write(site / "search/names" / name, packed)
    projects = [entry for entry in entries if entry.kind == "project"]
    for entry in projects:
        _write(site / entry.address / "index.html", TARGET.encode())
    rows = [("实施期内完成率", "≥95%", f"第{number}号合同 <b>约定</b>") for number in range(len(projects))]
    records = [
        TextRecord(
            entry.address, f"r{part}", entry.name, row if part else (f"保障{entry.name}按期完成",), entry.amount_yuan
        )
        for entry, row in zip(projects, rows, strict=True)
        for part in (0, 1)
    ]
    records.append(TextRecord("notes/", "r1", "編制說明", ("繁體後勤保障",), Decimal(0)))
    # Numbers of which a part, or the figures without the point, are other numbers.
    for number, cells in enumerate(
        (("9.20 万元", "78.00"), ("≤450 万元", "28000人/次"), ("350万", "920", "50万元以上"))
    ):
        records.append(TextRecord(f"figures/{number}/", "r1", f"数{number}", cells, Decimal(number)))
    build_text_index(records, site / "search" / "pagefind")
    return site


def _write_pages(site: Path) -> None:
    folders = (templates_folder(),)
    assets = read_assets(folders)
    for asset in assets:
        _write(site / asset.path, asset.content)
    shown = Site(title="明账试验")
    renderer = Renderer(Shell(shown, "mingzhang", asset_names(assets)), locale.catalogue(shown.language), folders)
    catalogue = Catalogue(shown, (), (), ())
    for page in (*search.site_pages(catalogue), *about.site_pages(catalogue)):
        _write(site / output_path(page.address), renderer.render(page))


def _write(path: Path, content: bytes) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(content)


def said(text: str, /, **values: object) -> str:
    """What the page says to the reader for an English message."""
    return locale.catalogue("zh-CN").gettext(text).format(**values)


def found(count: int) -> str:
    """How the page says that it found so many."""
    return said("Found: {count}", count=count)


NONE = "No name, code, amount, unit or region like this"
TEXT_FOUND = "Text inside the tables: found on {count} pages"


def box(page: Page) -> Locator:
    """The field to type in on the page of search."""
    return page.get_by_role("searchbox")


def names_status(page: Page) -> Locator:
    """Where the page of search says how many names it found."""
    return page.locator("#search-app .search-status").first


def texts_status(page: Page) -> Locator:
    """Where it says how many pages hold the text."""
    return page.locator(".search-texts .search-status")


def name_hits(page: Page) -> Locator:
    """The hits of names on the page of search."""
    return page.locator("#search-app > .search-list .search-hit")


def names_of(page: Page) -> list[str]:
    """What these are called."""
    return name_hits(page).locator(".search-hit-name").all_inner_texts()


_MODES: dict[str, tuple[dict[str, Any], ViewportSize]] = {
    "light": ({"color_scheme": "light"}, {"width": 1280, "height": 900}),
    "dark": ({"color_scheme": "dark"}, {"width": 1280, "height": 900}),
    "forced colours": ({"color_scheme": "light", "forced_colors": "active"}, {"width": 1280, "height": 900}),
    # What 400 % zoom leaves of a common screen (WCAG 1.4.10).
    "320 px": ({"forced_colors": "none"}, {"width": 320, "height": 640}),
    "large type": ({}, {"width": 320, "height": 640}),
    "large type, dark": ({"color_scheme": "dark"}, {"width": 1280, "height": 900}),
}


def axe_in_all_modes(page: Page) -> dict[str, list[str]]:
    """What axe finds on the page as it is now, by day, by night, in forced colours, narrow, and in large type.

    A page that scrolls sideways is among the findings.
    """
    found = {}
    for mode, (media, size) in _MODES.items():
        page.emulate_media(**media)
        page.set_viewport_size(size)
        page.evaluate("large => document.documentElement.classList.toggle('large-type', large)", "large" in mode)
        sideways = page.evaluate("document.documentElement.scrollWidth > innerWidth")
        found[mode] = axe(page) + (["the page scrolls sideways"] if sideways else [])
    return {mode: faults for mode, faults in found.items() if faults}
