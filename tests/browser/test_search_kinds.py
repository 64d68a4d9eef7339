"""What hits of the page of search are called: their kind of page, and why they were found."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

import pytest
from playwright.sync_api import Page, expect

from generator.index.names import EntryKind, NameEntry
from tests.browser.search_site import name_hits, names_status, said, write_search_site
from tools.static_server import serving

YEAR = "990100/dangan/2031/"
PLACE = ("云溪市档案馆", "云溪市")


def entry(name: str, address: str, kind: EntryKind, unit: str = "", yuan: Decimal | None = None) -> NameEntry:
    body, region = PLACE if address.startswith("99") else ("", "")
    amount = "" if yuan is None else f"{yuan / 10_000:.2f} 万元"
    year = 2031 if body else 0
    return NameEntry(name, "", "", unit, body, region, year, yuan, amount, address, kind)


ENTRIES = (
    entry("怎么看指标", "handbook/zhibiao/", "page"),
    entry("有几层", "handbook/zhibiao/#layers", "page", unit="怎么看指标"),
    entry("2031年部门预算", YEAR, "year", yuan=Decimal(94_849_400)),
    entry("2031年部门预算", YEAR, "year", yuan=Decimal(1_000_000)),
    entry("整体支出表", f"{YEAR}targets/#whole", "targets"),
    entry("编制说明", "notes/", "text"),
    entry("数字表", "figures/0/", "table"),
)


@pytest.fixture(scope="module")
def server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The address of a site with pages of these kinds, ending in a slash."""
    with serving(write_search_site(tmp_path_factory.mktemp("search-kinds"), ENTRIES)) as address:
        yield address


@pytest.mark.parametrize(
    ("query", "name", "match", "kind"),
    [
        pytest.param("有几层", "有几层", "Name", "Handbook", id="a section by its name"),
        pytest.param("有几层 怎么看", "有几层", "Title of the page", "Handbook", id="a section also by its page"),
        pytest.param("整体支出", "整体支出表", "Name", "Targets of the whole", id="target form"),
        pytest.param("9,484.94", "2031年部门预算", "Amount matches", "Budget of a year", id="printed total"),
        pytest.param("100万", "2031年部门预算", "Amount matches", "Budget of a year", id="another printed total"),
        pytest.param("2031年部门预算", "2031年部门预算", "Name", "Budget of a year", id="once, whatever its totals"),
    ],
)
def test_a_name_is_called_by_its_kind_and_by_why_it_was_found(
    page: Page, server: str, query: str, name: str, match: str, kind: str
) -> None:
    page.goto(f"{server}search/?q={query}")
    expect(names_status(page)).not_to_have_text("")
    expect(name_hits(page).locator(".search-hit-name").filter(has_text=name)).to_have_count(1)
    hit = name_hits(page).filter(has=page.locator(".search-hit-name", has_text=name))
    expect(hit.locator(".search-hit-match")).to_have_text(said(match))
    expect(hit.locator(".search-hit-kind")).to_have_text(said(kind))


@pytest.mark.parametrize(
    ("query", "match", "kind"),
    [
        pytest.param("繁体后勤", "Running text", "Text", id="prose"),
        pytest.param("9.20", "Text inside the tables", "Budget table", id="table"),
    ],
)
def test_a_hit_inside_a_page_tells_prose_from_tables(
    page: Page, server: str, query: str, match: str, kind: str
) -> None:
    page.goto(f"{server}search/?q={query}")
    hit = page.locator(".search-texts .search-hit")
    expect(hit.locator(".search-hit-match")).to_have_text(said(match))
    expect(hit.locator(".search-hit-kind")).to_have_text(said(kind))
