"""The glossary: the site's own terms, and those of the documents, each with its source."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from dataclasses import dataclass

from generator.model.catalogue import Catalogue, Summary
from generator.model.glossary import Term
from generator.model.han import fold
from generator.model.legal_source import LegalSource
from generator.model.message import Message
from generator.pages.shared.addresses import text_address
from generator.pages.shared.words import year_title


@dataclass(frozen=True, slots=True)
class DocumentText:
    """What one document says of a term."""

    text: str
    """Its explanation as printed."""
    source: Message
    """The submission it stands in: 某某局 2024 年预算."""
    address: str
    """Address of the prose it stands in."""


@dataclass(frozen=True, slots=True)
class GlossaryEntry:
    """A term with what the site and the documents say of it."""

    id: str
    """Anchor on the page."""
    name: str
    """The term."""
    term: Term | None
    """The site's own explanation; None for a term that only documents have."""
    documents: tuple[DocumentText, ...]
    """What documents say, in the order of the catalogue."""

    @property
    def source(self) -> str:
        """Where the site's own explanation comes from; of what is still to be checked the title."""
        return LegalSource(self.term.source).short if self.term else ""


def glossary_entries(catalogue: Catalogue) -> tuple[GlossaryEntry, ...]:
    """The site's terms in the order of the content file, then those that only documents have, as they come.

    A term of a document joins the site's term of the same name; blanks, width and punctuation make no difference.
    """
    names: dict[str, str] = {}
    texts: dict[str, list[DocumentText]] = {}
    for summary in _summaries(catalogue):
        source = year_title(summary.body.name, summary.fiscal_year, summary.kind)
        address = text_address(summary.path) if summary.has_text else summary.path
        for term in summary.terms:
            key = fold(term.name)
            names.setdefault(key, term.name)
            texts.setdefault(key, []).append(DocumentText(term.text, source, address))
    of_site = tuple(
        GlossaryEntry(term.id, term.name, term, tuple(texts.pop(fold(term.name), ()))) for term in catalogue.terms
    )
    of_documents = (GlossaryEntry(_anchor(key), names[key], None, tuple(documents)) for key, documents in texts.items())
    return (*of_site, *of_documents)


def _anchor(key: str) -> str:
    # No Han text in an address, and the place in a list changes.
    return f"term-{hashlib.sha256(key.encode()).hexdigest()[:8]}"


def _summaries(catalogue: Catalogue) -> Iterator[Summary]:
    for region in catalogue.regions:
        for body in region.bodies:
            yield from body.submissions
