"""Names without a place to break and codes of forty digits make no page wider than a small phone."""

from __future__ import annotations

import dataclasses
from pathlib import Path

import pytest
from playwright.sync_api import Browser

from generator.model.budget_table import TableKind
from generator.model.catalogue import BodyEntry, RegionEntry
from generator.model.glossary import Term
from generator.model.indicator import Indicator
from generator.render.assets import read_assets
from generator.render.page import output_path
from generator.resources import templates_folder
from tests import samples, samples_tables, samples_targets
from tests.pages.rendering import render_site, render_submission
from tools.static_server import serving

LATIN = "A" * 200
HAN = "极长" * 100
ADDRESS = "https://" + "x" * 192
CODE = "9" * 40
TERMS = (Term("project", "项目支出", HAN), Term("long", LATIN, LATIN))
WIDER = "document.documentElement.scrollWidth - document.documentElement.clientWidth"

pytestmark = [pytest.mark.browser, pytest.mark.soak]


@pytest.fixture(scope="module")
def pages(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, tuple[str, ...]]:
    """The site of a submission with such names, and the addresses of its pages; regions without bodies, too."""
    names = (LATIN, HAN, ADDRESS)
    projects = tuple(
        samples.project(id=f"p{place}", name=name, code=CODE, purpose=name, indicators=(_indicator(name),))
        for place, name in enumerate(names)
    )
    heads = ("c " + "编" * 60, f"t {LATIN}", "m 合计")
    rows = f"{CODE} | {LATIN} | 1\n201 | {HAN} | 2\n | 合计 | 3"
    table = samples_tables.table("long", LATIN, heads, rows, kind=TableKind.EXPENDITURE)
    submission = samples.submission(
        title=LATIN,
        projects=projects,
        tables=(table, *samples_tables.tables()),
        targets=samples_targets.targets(),
        terms=samples_targets.document_terms(),
    )
    other = dataclasses.replace(submission, body=samples.body(slug="other", name=LATIN))
    catalogue = samples.catalogue(submission, other)
    regions = (
        *catalogue.regions,
        RegionEntry(samples.region(code="990101", name=HAN), ()),
        RegionEntry(samples.region(code="990102", name=LATIN), (BodyEntry(samples.body(slug="none", name=HAN), ()),)),
    )
    catalogue = dataclasses.replace(catalogue, regions=regions, terms=TERMS)
    html = {**render_site(catalogue).html, **render_submission(submission, terms=TERMS).html}
    folder = tmp_path_factory.mktemp("long")
    contents = {output_path(address): text.encode() for address, text in html.items()}
    contents |= {asset.path: asset.content for asset in read_assets((templates_folder(),))}
    for path, content in contents.items():
        (folder / path).parent.mkdir(parents=True, exist_ok=True)
        (folder / path).write_bytes(content)
    return folder, tuple(html)


def _indicator(text: str) -> Indicator:
    return samples.indicator(text, text, text, text)


def test_no_page_scrolls_sideways(browser: Browser, pages: tuple[Path, tuple[str, ...]]) -> None:
    folder, addresses = pages
    with serving(folder) as base, browser.new_context(viewport={"width": 320, "height": 640}) as context:
        page = context.new_page()
        for address in addresses:
            page.goto(base + address)
            assert page.evaluate(WIDER) <= 0, address
