"""The page of search where amounts are missing or below nought, and where the index knows more kinds than the page."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from decimal import Decimal
from functools import partial
from typing import Any, cast

import pytest
from playwright.sync_api import Page, expect

from tests.browser.search_site import TEXT_FOUND, found, name_hits, names_status, said, texts_status, write_search_site
from tests.index.made_up import made_up_entries
from tools.static_server import serving

ODD: dict[str, dict[str, Any]] = {
    "垃圾清运": {"amount_yuan": None, "amount_text": ""},
    "公务用车购置": {"amount_yuan": None, "amount_text": "约三万元"},
    "差旅费": {"amount_yuan": Decimal(-50_000), "amount_text": "-5.00 万元"},
}


@pytest.fixture(scope="module")
def server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The address of a site where amounts are blank, not readable and below nought, and where kinds are new."""
    changed = ((entry, ODD.get(entry.name, {}) if entry.kind == "project" else {}) for entry in made_up_entries())
    entries = tuple(replace(entry, **facts) for entry, facts in changed)
    region = replace(entries[-1], name="云溪市", address="990100/", kind="region")
    novel = replace(entries[-1], name="云溪市图册", address="atlas/", kind=cast(Any, "atlas"))
    with serving(write_search_site(tmp_path_factory.mktemp("search-site"), (*entries, region, novel))) as address:
        yield address


def shown(page: Page, server: str, query: str) -> None:
    page.goto(f"{server}search/?{query}")
    expect(names_status(page)).not_to_have_text("")
    expect(names_status(page)).not_to_have_text(said("Loading the index of names"))


def test_projects_without_a_known_amount_are_counted_where_amounts_narrow(page: Page, server: str) -> None:
    count = partial(said, "Projects not among these because their amount is blank or could not be read: {count}")
    left_out = page.locator(".search-left-out")
    shown(page, server, "from=0&to=100000")
    expect(left_out).to_have_text(count(count=2))
    year = next(entry.year for entry in made_up_entries() if entry.name == "垃圾清运")
    page.locator("#filter-year").select_option(str(year))
    expect(left_out).to_have_text(count(count=1))
    shown(page, server, "q=号合同&from=0&to=100000")
    expect(texts_status(page)).to_have_text(said(TEXT_FOUND, count=57))
    expect(left_out).to_have_text(count(count=2))
    shown(page, server, "q=青石桥&from=0")
    expect(left_out).to_be_hidden()
    shown(page, server, "kind=project")
    expect(left_out).to_be_hidden()


def test_an_amount_below_nought_narrows_where_there_are_such_amounts(page: Page, server: str) -> None:
    shown(page, server, "to=-1")
    expect(names_status(page)).to_have_text(found(1))
    expect(page.locator(".search-error")).to_be_hidden()


def test_regions_are_said_in_words_and_a_kind_without_words_by_its_own(page: Page, server: str) -> None:
    shown(page, server, "q=云溪市")
    hits = name_hits(page)
    expect(hits.filter(has_text="云溪市图册").locator(".search-hit-kind")).to_have_text("atlas")
    region = hits.filter(has=page.locator(".search-hit-name", has_text=re.compile("^云溪市$")))
    expect(region.locator(".search-hit-kind")).to_have_text(said("Region"))
    shown(page, server, "order=year")
    # What has no place among the kinds does not come before the projects.
    expect(name_hits(page).first.locator(".search-hit-kind")).to_have_text(said("Project"))
