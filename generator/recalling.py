"""The places of submissions with their earlier texts, and what is said of a history that is not at hand."""

from __future__ import annotations

import dataclasses
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path

from generator.batches import Loaded, Place
from generator.earlier import fetch_earlier, without_history
from generator.model.diagnostic import Diagnostic
from generator.model.message import Message


def recall(content: Path, places: Sequence[Place], scratch: str) -> tuple[Sequence[Place], Message | None]:
    """The places, each with its earlier texts where it has any; and why none is known, where that is so."""
    earlier, reason = fetch_earlier(content, [place.folder for place in places], scratch)
    if not earlier:
        return places, reason
    return [dataclasses.replace(place, earlier=earlier.get(place.folder.path)) for place in places], reason


def told_of_history(loaded: Iterable[Loaded], reason: Message | None) -> Iterator[Diagnostic]:
    """What of the history could not be read; that there is none, once and only where there are revisions."""
    loaded = tuple(loaded)
    revised = [item.place.folder.path for item in loaded if item.summary is not None and item.summary.revisions]
    if reason is not None and revised:
        yield without_history(revised[0], reason)
    yield from (one for item in loaded for one in item.aside)
