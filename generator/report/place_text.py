"""Places of documents in words."""

from __future__ import annotations

from generator.model.document_place import place_words, source_places
from generator.report.say import Speaker


def place_text(place: str, say: Speaker) -> str:
    """A place of a document in words, from the outside in; empty for the file as a whole."""
    return ", ".join(say(words) for words in place_words(place)) if place else ""


def source_text(source: str, say: Speaker) -> str:
    """`Place.source` in words: numbers of lines as they are, places told one by one."""
    return "; ".join(part if isinstance(part, str) else ", ".join(map(say, part)) for part in source_places(source))
