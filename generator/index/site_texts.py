"""What the pages of the site itself say, for the text index: the glossary, and the handbook."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from generator.index.text import TextRecord
from generator.model.catalogue import Catalogue
from generator.model.handbook import HandbookPage
from generator.pages.shared.document_terms import GlossaryEntry, glossary_entries

_GLOSSARY = "glossary/"


def site_text_records(catalogue: Catalogue, pages: Iterable[HandbookPage] = ()) -> Iterator[TextRecord]:
    """Each term of the glossary with what is said of it, and each section of the handbook's `pages`."""
    for entry in glossary_entries(catalogue):
        yield TextRecord(_GLOSSARY, entry.id, entry.name, tuple(text for text in _texts(entry) if text))
    for page in pages:
        for section in page.sections:
            cells = tuple(line for line in section.text.split("\n") if line.strip())
            title = section.title or page.title
            yield TextRecord(page.address, section.anchor, title, tuple(dict.fromkeys((title, *cells))))


def _texts(entry: GlossaryEntry) -> Iterator[str]:
    yield entry.name
    if entry.term is not None:
        yield from (*entry.term.also, entry.term.plain, *entry.term.text.split("\n"), entry.term.source)
    for document in entry.documents:
        yield from document.text.split("\n")
