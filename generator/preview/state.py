"""One state of the preview: everything that was read, related; and what changed from the one before."""

from __future__ import annotations

import datetime
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from generator.batches import Loaded
from generator.loading import Content
from generator.model.catalogue import Catalogue, Relations
from generator.model.diagnostic import Diagnostic
from generator.preview.last_good import Old


@dataclass(frozen=True, slots=True)
class State:
    """What pages are made from until a file changes."""

    number: int
    """Counts the states, from 1."""
    content: Content
    catalogue: Catalogue
    related: Mapping[str, tuple[Loaded, Relations]]
    """Address of a submission → it, with what its pages need beyond itself."""
    old: tuple[Old, ...]
    """What is shown as it was, or not at all."""
    found: tuple[Diagnostic, ...]
    """Every finding that no record releases, in their fixed order."""
    today: datetime.date | None = None
    """The day that days of publication are measured against."""


@dataclass(frozen=True, slots=True)
class Change:
    """What a saved file came to."""

    files: tuple[str, ...]
    """Paths below the content folder that are new, other or gone; templates by their names."""
    new: tuple[Diagnostic, ...]
    mended: tuple[Diagnostic, ...]
    old: tuple[Old, ...]
    """What is not shown as its files are now, and was before."""
    count: int
    """How many findings there are now."""
    seconds: float
    """From the first to the last step of reading."""


def differences(
    before: Sequence[Diagnostic], now: Sequence[Diagnostic]
) -> tuple[tuple[Diagnostic, ...], tuple[Diagnostic, ...]]:
    """The findings that are new and those that are gone. A finding that only moved to another line is the same."""
    return _without(now, before), _without(before, now)


def _without(found: Iterable[Diagnostic], known: Iterable[Diagnostic]) -> tuple[Diagnostic, ...]:
    left = Counter(_identity(one) for one in known)
    kept = []
    for one in found:
        identity = _identity(one)
        if left[identity]:
            left[identity] -= 1
        else:
            kept.append(one)
    return tuple(kept)


def _identity(one: Diagnostic) -> tuple[object, ...]:
    return (
        one.check,
        one.severity,
        one.submission,
        one.place.file,
        one.place.field,
        one.message,
        one.found,
        one.expected,
    )
