"""The stretches of a text between two stops, as sentences and clauses; found once, asked about often."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right


class Stretches:
    """A text cut at the matches of a pattern. Looking back from each of many places would read the text as often."""

    __slots__ = ("_begins", "_ends", "_last")

    def __init__(self, stops: re.Pattern[str], text: str) -> None:
        """The stops, `[。；]` or longer ones, that stand between two stretches of the text."""
        found = [stop.span() for stop in stops.finditer(text)]
        self._ends = [start for start, _ in found]
        self._begins = [end for _, end in found]
        self._last = len(text)

    def begin(self, at: int) -> int:
        """Where the stretch begins that holds the place `at`."""
        number = bisect_right(self._begins, at)
        return self._begins[number - 1] if number else 0

    def end(self, at: int) -> int:
        """Where the stretch ends that holds the place `at`: at the next stop, else with the text."""
        number = bisect_left(self._ends, at)
        return self._ends[number] if number < len(self._ends) else self._last


class Spans:
    """Stretches of a text that do not overlap, in its order, as brackets and titles."""

    __slots__ = ("_ends", "_starts")

    def __init__(self, pattern: re.Pattern[str], text: str) -> None:
        """Those that the pattern matches."""
        found = [one.span() for one in pattern.finditer(text)]
        self._starts = [start for start, _ in found]
        self._ends = [end for _, end in found]

    def before(self, at: int) -> tuple[int, int] | None:
        """The last one that ends at a place or before it; None where none does."""
        number = bisect_right(self._ends, at) - 1
        return (self._starts[number], self._ends[number]) if number >= 0 else None

    def around(self, at: int) -> tuple[int, int] | None:
        """The one that holds the sign at a place; None where none does."""
        number = bisect_right(self._starts, at) - 1
        return (self._starts[number], self._ends[number]) if number >= 0 and at < self._ends[number] else None
