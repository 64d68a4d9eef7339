"""A first visit costs little: a page of text at most 60 KB, one with tables at most 150 KB, all it loads counted.

Sizes are those of files compressed with gzip, as a server sends them.
"""

from __future__ import annotations

import gzip
import re
import subprocess
import sys
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, Request

from benchmarks.made_up import write_content
from tests.browser.built_pages import BuiltPage, BuiltSite
from tools.static_server import serving

ROOT = Path(__file__).resolve().parents[2]
TEXT_LIMIT = 60_000
TABLE_LIMIT = 150_000
SEARCH_LIMIT = 300_000
"""Of the page of search, which fetches the names of all projects."""
ICON = re.compile(rb'<link rel="icon" href="[^"]*?(assets/[^"]+)"')


@dataclass(frozen=True, slots=True)
class Weight:
    """What a first visit of one page costs."""

    page: BuiltPage
    size: int
    """Bytes, compressed: the page and every file that came with it."""
    limit: int

    def __str__(self) -> str:
        return f"{self.page.kind} {self.page.address}: {self.size:,} of {self.limit:,} bytes"


def has_table(page: BuiltPage) -> bool:
    return b"<table" in page.path.read_bytes()


def compressed(file: Path) -> int:
    return len(gzip.compress(file.read_bytes(), mtime=0))


def heaviest(site: BuiltSite) -> list[BuiltPage]:
    """Of each kind the page that is heaviest itself, of those with a table and of those without."""
    found: dict[tuple[str | None, bool], tuple[int, BuiltPage]] = {}
    for page in site.pages():
        sort, own = (page.kind, has_table(page)), compressed(page.path)
        if sort not in found or own > found[sort][0]:
            found[sort] = (own, page)
    return [page for _, page in found.values()]


def limit(page: BuiltPage) -> int:
    if page.kind == "search":
        return SEARCH_LIMIT
    return TABLE_LIMIT if has_table(page) else TEXT_LIMIT


def weigh(opened: Page, address: str, folder: Path, page: BuiltPage) -> Weight:
    """Visits a page and adds up what the browser asked for; the server lets it keep nothing from the visits before."""
    icon = ICON.search(page.path.read_bytes())
    assert icon is not None, f"{page.address} has no icon"
    # Without a window no icon is asked for; a browser of a reader asks.
    asked = {icon[1].decode()}

    def hear(request: Request) -> None:
        asked.add(request.url.removeprefix(address))

    opened.on("request", hear)
    opened.goto(address + page.address, wait_until="load")
    # What scripts ask for at once; waiting until nothing more comes takes half a second a page.
    opened.wait_for_timeout(150)
    opened.remove_listener("request", hear)
    files = [folder / name / "index.html" if name.endswith("/") or not name else folder / name for name in asked]
    return Weight(page, sum(map(compressed, files)), limit(page))


def weigh_heaviest(opened: Page, site: BuiltSite) -> list[Weight]:
    with serving(site.folder) as address:
        return [weigh(opened, address, site.folder, page) for page in heaviest(site)]


def too_heavy(weights: list[Weight]) -> list[str]:
    return [str(each) for each in weights if each.size > each.limit]


@pytest.fixture(scope="module")
def made_site(tmp_path_factory: pytest.TempPathFactory) -> Callable[[int], BuiltSite]:
    """Builds a site of so many made-up projects by the real command."""

    def make(projects: int) -> BuiltSite:
        folder = tmp_path_factory.mktemp("made-up")
        write_content(folder / "content", projects)
        command = [sys.executable, "-m", "generator", "build"]
        options = ["--content", str(folder / "content"), "--output", str(folder / "site")]
        subprocess.run([*command, *options], cwd=ROOT, capture_output=True, check=True)
        return BuiltSite(folder / "site")

    return make


@pytest.fixture
def visitor(browser: Browser) -> Iterator[Page]:
    """A page to visit sites with that stand at addresses of their own."""
    with browser.new_context() as context:
        yield context.new_page()


def test_every_kind_of_page_is_light(built_site: BuiltSite, visitor: Page) -> None:
    weights = weigh_heaviest(visitor, built_site)
    assert too_heavy(weights) == []
    assert {each.page.kind for each in weights} == {page.kind for page in built_site.pages()}


@pytest.mark.soak
def test_the_pages_of_a_thousand_projects_are_light(made_site: Callable[[int], BuiltSite], visitor: Page) -> None:
    assert too_heavy(weigh_heaviest(visitor, made_site(1000))) == []


@pytest.mark.soak
def test_the_pages_of_ten_thousand_projects_are_light(made_site: Callable[[int], BuiltSite], visitor: Page) -> None:
    weights = weigh_heaviest(visitor, made_site(10_000))
    print(*sorted(map(str, weights)), sep="\n")
    assert too_heavy(weights) == []


@pytest.fixture
def heavy_site(tmp_path: Path) -> BuiltSite:
    """A page that would pass by itself, and loads too much."""
    (tmp_path / "assets").mkdir()
    (tmp_path / "assets/icon.svg").write_text("<svg/>", encoding="utf-8")
    # Nothing that gzip could make smaller.
    noise = b"".join(number.to_bytes(4, "big") for number in range(0, 2**32, 2**32 // 40_000))
    (tmp_path / "assets/heavy.js").write_bytes(b"//" + noise.replace(b"\n", b"").hex().encode())
    (tmp_path / "index.html").write_text(
        '<!doctype html><link rel="icon" href="./assets/icon.svg"><script src="assets/heavy.js"></script><p>x',
        encoding="utf-8",
    )
    return BuiltSite(tmp_path)


def test_what_a_page_loads_is_weighed_with_it(heavy_site: BuiltSite, visitor: Page) -> None:
    (weight,) = weigh_heaviest(visitor, heavy_site)
    script = compressed(heavy_site.folder / "assets/heavy.js")
    assert weight.size > script > TEXT_LIMIT
    assert len(too_heavy([weight])) == 1
