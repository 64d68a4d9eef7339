"""No kind of page is left out: what the generator can make, the tests of this folder look at."""

from pathlib import Path

from tests.browser.built_pages import CHOICES, ELSEWHERE, KINDS, REDIRECT, BuiltSite

PAGES = Path(__file__).resolve().parents[2] / "generator/pages"
HANDBOOK = "handbook"
"""Made of the handbook's Markdown, so that no module in `generator/pages` makes it."""


def test_every_kind_that_the_generator_makes_is_looked_at() -> None:
    made = {file.stem for file in PAGES.glob("*.py")} - {"__init__"}
    assert made | {HANDBOOK} == {*KINDS, *ELSEWHERE}


def test_every_kind_is_on_the_site_that_is_tested(built_site: BuiltSite) -> None:
    on_site = {page.kind for page in built_site.pages()}
    chosen = {choice.partition(" ")[0] for choice in CHOICES}
    # What a browser leaves at once has a test of its own.
    assert chosen | {REDIRECT} == {*KINDS, *ELSEWHERE} == on_site
