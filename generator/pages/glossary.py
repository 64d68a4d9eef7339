"""The glossary (名词解释): official terms in plain words."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from generator.model.catalogue import Catalogue
from generator.model.legal_source import LegalSource, unread_note
from generator.model.message import Message, msg
from generator.model.page import Head, Page
from generator.pages.shared import records
from generator.pages.shared.addresses import HOME
from generator.pages.shared.document_terms import GlossaryEntry, glossary_entries

_ADDRESS = "glossary/"


@dataclass(frozen=True, slots=True)
class GlossaryPage:
    """What the glossary shows."""

    head: Head
    """Title, description, trail."""
    entries: tuple[GlossaryEntry, ...]
    """The site's terms in the order of the content file, then those that only documents have."""
    unread: Message | None
    """What of the sources of terms is still to be checked; None where nothing is."""


def site_pages(catalogue: Catalogue) -> Iterator[Page]:
    """The glossary, also where it has no terms yet, since every page links to it."""
    context = GlossaryPage(
        Head(msg("Glossary"), msg("Terms of budgets and performance targets in plain words"), (HOME,)),
        glossary_entries(catalogue),
        unread_note(LegalSource(term.source) for term in catalogue.terms),
    )
    data = records.page_record(
        catalogue.site,
        "glossary",
        _ADDRESS,
        "glossary",
        terms=[_record(entry) for entry in context.entries],
    )
    yield Page(_ADDRESS, "pages/glossary.html", context, data)


def _record(entry: GlossaryEntry) -> dict[str, Any]:
    term = entry.term
    return {
        "id": entry.id,
        "name": entry.name,
        "plain": term.plain if term else None,
        "text": term.text if term else None,
        "source": term.source if term else None,
        "also": list(term.also) if term else [],
        "documents": [{"address": each.address, "text": each.text} for each in entry.documents],
    }
