"""What a release of something that findings show masked is bound to: its place in the text and its digest."""

from __future__ import annotations

from collections import Counter
from collections.abc import Hashable

from generator.model.release import identity_of


class Identities:
    """The identities of the values of one submission or file, counted in the order in which they are found."""

    def __init__(self) -> None:
        """None counted yet."""
        self._seen: Counter[tuple[Hashable, int]] = Counter()

    def next(self, field: Hashable, text: str, start: int, value: str) -> str:
        """The identity of the next value of a field, whose text holds it from the sign `start` on."""
        line = text.count("\n", 0, start) + 1
        self._seen[field, line] += 1
        return identity_of(value, line, self._seen[field, line])
