"""Pages of made-up submissions as trees of elements, for tests that look at what a reader gets."""

from __future__ import annotations

import gettext
import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from generator.model.catalogue import Catalogue, Relations
from generator.model.glossary import Term
from generator.model.page import Page, Shell
from generator.model.site import Site
from generator.model.submission import Submission
from generator.pages import page_kinds, pages_of_site, pages_of_submission
from generator.render.assets import asset_names, read_assets
from generator.render.page import Renderer
from generator.resources import templates_folder
from tests import samples
from tests.browser.html_tree import Element, parse

ASSETS = asset_names(read_assets((templates_folder(),)))


@dataclass(frozen=True, slots=True)
class Rendered:
    """The pages of a site or a submission, by address."""

    html: Mapping[str, str]
    data: Mapping[str, Any]

    def tree(self, address: str) -> Element:
        return parse(self.html[address])

    def main(self, address: str) -> Element:
        return self.tree(address).find("main")[0]

    def text(self, address: str) -> str:
        """What stands in the page's main part, with single blanks."""
        return words(self.main(address))


INLINE = frozenset({"a", "b", "strong", "em", "span", "del", "ins", "code", "data"})


def words(element: Element) -> str:
    """The text of an element with single blanks, also where one block ends and the next begins."""
    return " ".join(spaced(element).split())


def spaced(element: Element) -> str:
    text = "".join(child if isinstance(child, str) else spaced(child) for child in element.children)
    return text if element.tag in INLINE else f" {text} "


def by_class(element: Element, name: str) -> list[Element]:
    """The elements below that have a class."""
    return [each for each in element.walk() if name in each.attributes.get("class", "").split()]


def by_id(element: Element, id: str) -> Element:
    """The one element below that has an id."""
    (found,) = [each for each in element.walk() if each.attributes.get("id") == id]
    return found


def render(pages: Iterable[Page], site: Site, terms: tuple[Term, ...] = ()) -> Rendered:
    """The pages in English, whose sentences are the ids of the messages."""
    shell = Shell(site, "Mingzhang", ASSETS, terms=terms)
    renderer = Renderer(shell, gettext.NullTranslations(), (templates_folder(),))
    html: dict[str, str] = {}
    data: dict[str, Any] = {}
    for page in pages:
        assert page.address not in html
        html[page.address] = renderer.render(page).decode()
        if page.data is not None:
            data[page.address] = json.loads(renderer.render_data(page))
    return Rendered(html, data)


def render_submission(
    submission: Submission | None = None,
    relations: Relations | None = None,
    site: Site | None = None,
    terms: tuple[Term, ...] = (),
    source_lines: tuple[str, ...] = (),
) -> Rendered:
    """All pages of a submission; of the sample where none is given."""
    shown = submission or samples.submission()
    of_site = site or samples.site()
    pages = pages_of_submission(
        page_kinds(), shown, relations or samples.relations(shown), of_site, terms, source_lines
    )
    return render(pages, of_site, terms)


def render_site(catalogue: Catalogue) -> Rendered:
    """All pages about the whole site."""
    return render(pages_of_site(page_kinds(), catalogue), catalogue.site, catalogue.terms)
