"""Proposes the known name that a misspelt one most likely means."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable

_LONGEST_NAME = 64
"""Longer names are no misspelling of a field, and the comparison costs the product of both lengths."""

_SHORTEST_PREFIX = 3
"""From this length on, the beginning of exactly one known name is taken for an abbreviation of it."""


def suggest(name: str, known: Iterable[str]) -> str | None:
    """The name of `known` nearest to `name`, or None when none is near.

    Near is: equal but for case, width and separators (`Unit-Name`, `unit name`); else at most one slip per three
    letters, where a slip is a letter added, left out, replaced or two neighbours exchanged; else the beginning of
    exactly one name. Of several equally near ones the first of `known` is taken.
    """
    if len(name) > _LONGEST_NAME:
        return None
    wanted = _fold(name)
    folded = [(candidate, _fold(candidate)) for candidate in known if len(candidate) <= _LONGEST_NAME]
    nearest, fewest = None, max(1, len(wanted) // 3) + 1
    for candidate, other in folded:
        slips = _slips(wanted, other)
        # A one-letter name differs from every other by one slip: that says nothing.
        if slips < fewest and slips < len(wanted):
            nearest, fewest = candidate, slips
    if nearest is None and len(wanted) >= _SHORTEST_PREFIX:
        longer = [candidate for candidate, other in folded if other.startswith(wanted)]
        nearest = longer[0] if len(longer) == 1 else None
    return nearest


def _fold(name: str) -> str:
    """`name` without differences of case, width and separators."""
    folded = unicodedata.normalize("NFKC", name).casefold().strip()
    return folded.replace("-", "_").replace(" ", "_")


def _slips(left: str, right: str) -> int:
    """How many slips of the pen lie between two names: the optimal string alignment distance."""
    before: list[int] = []
    above = list(range(len(right) + 1))
    for i, letter in enumerate(left, start=1):
        row = [i]
        for j, other in enumerate(right, start=1):
            cost = min(above[j] + 1, row[j - 1] + 1, above[j - 1] + (letter != other))
            if i > 1 and j > 1 and letter == right[j - 2] and left[i - 2] == other:
                cost = min(cost, before[j - 2] + 1)
            row.append(cost)
        before, above = above, row
    return above[-1]
