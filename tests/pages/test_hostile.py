"""Whatever a content file says, a page shows it as text."""

import dataclasses
import re

import pytest

from generator.model.amount import MoneyUnit
from generator.model.body import Unit
from generator.model.budget_table import BudgetTable, Cell, Column, ColumnKind, TableKind, TableRow
from generator.model.glossary import Term
from generator.model.indicator import Goal
from generator.model.project import Funding, Note, PlanStep
from generator.model.submission import Removed, Section
from tests import samples
from tests.browser.html_tree import Element
from tests.pages.rendering import ASSETS, Rendered, render_site, render_submission

HOSTILE = "\"'><script>alert(1)</script><img src=x onerror=alert(1)>{{7*191}}</title></textarea>&lt;"


def hostile_table() -> BudgetTable:
    """A table of one row that says the hostile words in every text it has."""
    columns = (Column((HOSTILE, HOSTILE), ColumnKind.TEXT), Column((HOSTILE, "金额"), ColumnKind.MONEY))
    return BudgetTable(
        id="only",
        title=HOSTILE,
        kind=TableKind.PROJECT_EXPENDITURE,
        money_unit=MoneyUnit.WAN,
        columns=columns,
        rows=(TableRow((Cell(HOSTILE), Cell("1", samples.amount("1")))),),
        number=HOSTILE,
        facts=(Note(HOSTILE, HOSTILE),),
        numbering=(HOSTILE, HOSTILE),
        note=HOSTILE,
    )


@pytest.fixture(scope="module")
def rendered() -> Rendered:
    """Pages of a submission and a site that say the same hostile words in every field that holds text."""
    row = samples.indicator(HOSTILE, HOSTILE, HOSTILE, HOSTILE, description=HOSTILE, basis=HOSTILE, remark=HOSTILE)
    texts = ("purpose", "overview", "basis", "necessity", "safeguards", "schedule")
    facts = ("department", "category", "attribute", "term", "parent_fund", "heading")
    project = samples.project(
        id="only",
        name=HOSTILE,
        code=HOSTILE,
        unit=HOSTILE,
        funding=(Funding(HOSTILE, samples.amount("1")),),
        plan=(PlanStep(HOSTILE, HOSTILE),),
        goals=(Goal(HOSTILE),),
        indicators=(row,),
        notes=(Note(HOSTILE, HOSTILE),),
        labels=(("code", HOSTILE), ("purpose", HOSTILE), ("indicators/value", HOSTILE)),
        **dict.fromkeys((*texts, *facts), HOSTILE),
    )
    body = samples.body(name=HOSTILE, code=HOSTILE, names_before=(HOSTILE,), contact=HOSTILE, licence=HOSTILE)
    region = samples.region(name=HOSTILE)
    submission = samples.submission(
        region=region,
        body=body,
        title=HOSTILE,
        status_text=HOSTILE,
        dated=HOSTILE,
        prepared_by=HOSTILE,
        source_url=HOSTILE,
        units=(Unit(HOSTILE, HOSTILE),),
        projects=(project,),
        sections=(Section("a", HOSTILE, HOSTILE, (HOSTILE,)),),
        removed=(Removed("gone", HOSTILE),),
        tables=(hostile_table(),),
        removed_tables=(Removed("gone-table", HOSTILE),),
        source=dataclasses.replace(samples.source_map(), fields={"projects/only/name": (1,)}),
    )
    site = samples.site(title=HOSTILE, operator=HOSTILE, contact=HOSTILE, about=HOSTILE, accessibility=HOSTILE)
    terms = (Term("绩效目标", "绩效目标", HOSTILE, HOSTILE, HOSTILE, (HOSTILE,)),)
    own = render_submission(submission, site=site, terms=terms, source_lines=(HOSTILE,))
    catalogue = dataclasses.replace(samples.catalogue(submission, of_site=site), terms=terms)
    whole = render_site(catalogue)
    return Rendered({**own.html, **whole.html}, {**own.data, **whole.data})


def test_hostile_text_is_shown_as_text_on_every_page(rendered: Rendered) -> None:
    scripts = {path for _, path in ASSETS if path.endswith(".js")}
    for address, html in rendered.html.items():
        page = rendered.tree(address)
        assert page.find("img", "iframe", "style", "object") == [], address
        assert all(is_own_drawing(drawing) for drawing in page.find("svg")), address
        for script in page.find("script"):
            is_ours = script.attributes.get("src", "").lstrip("./") in scripts
            assert is_ours or script.attributes["type"] == "application/ld+json", address
        handlers = [name for element in page.walk() for name in element.attributes if name.startswith("on")]
        assert handlers == [], address
        # Nothing that a page says is ever read as a template.
        assert "1337" not in html, address


def is_own_drawing(drawing: Element) -> bool:
    """Whether a drawing is one of the site's own: known elements, no link, fills of its own."""
    classes = {"bar", "whole", "steps", "curve", "swatch"}
    shapes = {"svg", "title", "desc", "defs", "pattern", "path", "rect", "line", "text"}
    fills = (each.attributes.get("fill", "none") for each in drawing.walk())
    return (
        drawing.attributes.get("class") in classes
        and {element.tag for element in drawing.walk()} <= shapes
        and all(re.fullmatch(r"none|url\(#chart-[a-z-]+\)", fill) for fill in fills)
    )


def test_the_words_are_all_there(rendered: Rendered) -> None:
    seen = [address for address in rendered.html if HOSTILE in rendered.tree(address).text]
    assert set(seen) == set(rendered.html)


def test_no_link_leads_out_of_the_site(rendered: Rendered) -> None:
    for address in rendered.html:
        for element in rendered.tree(address).walk():
            for name in ("href", "src", "action"):
                link = element.attributes.get(name, "")
                assert link.startswith(
                    ("../", "./", "#", "index.json", "table.csv", "search/", "about/", "assets/", "glossary/")
                ) or (link == ""), (address, link)
