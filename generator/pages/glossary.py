"""The glossary (名词解释): official terms in plain words."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from generator.model.catalogue import Catalogue
from generator.model.glossary import Term
from generator.model.message import msg
from generator.model.page import Head, Page
from generator.pages.shared import records
from generator.pages.shared.addresses import HOME

_ADDRESS = "glossary/"


@dataclass(frozen=True, slots=True)
class GlossaryPage:
    """What the glossary shows."""

    head: Head
    """Title, description, trail."""
    terms: tuple[Term, ...]
    """The terms in the order of the content file."""


def site_pages(catalogue: Catalogue) -> Iterator[Page]:
    """The glossary, also where it has no terms yet, since every page links to it."""
    context = GlossaryPage(
        Head(msg("Glossary"), msg("Terms of budgets and performance targets in plain words"), (HOME,)),
        catalogue.terms,
    )
    data = records.page_record(
        catalogue.site,
        "glossary",
        _ADDRESS,
        "glossary",
        terms=[
            {
                "id": term.id,
                "name": term.name,
                "plain": term.plain,
                "text": term.text,
                "source": term.source,
                "also": list(term.also),
            }
            for term in catalogue.terms
        ],
    )
    yield Page(_ADDRESS, "pages/glossary.html", context, data)
