"""Places of documents in words."""

from __future__ import annotations

import contextlib

from generator.model.document_place import place_words
from generator.report.say import Speaker


def place_text(place: str, say: Speaker) -> str:
    """A place of a document in words, from the outside in; empty for the file as a whole."""
    return ", ".join(say(words) for words in place_words(place)) if place else ""


def source_text(source: str, say: Speaker) -> str:
    """`Place.source` in words: numbers of lines as they are, places told one by one."""
    return "; ".join(_told(part, say) for part in source.split("; "))


def _told(part: str, say: Speaker) -> str:
    if "-" in part or ":" in part:
        # A date with hyphens is no place, and a name of a sheet may hold anything.
        with contextlib.suppress(ValueError):
            return place_text(part, say)
    return part
