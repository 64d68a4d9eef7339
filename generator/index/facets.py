"""What lists of hits are narrowed by and the names do not need: `facets.txt.gz`, loaded with the first filter.

Region, body, year and kind of page the browser tells from the columns of the name index. Here stand, in lines:

- the kinds of indicators that occur, in the order of the model, separated by blanks; then the statuses that occur;
- for each entry the kinds of its indicators, a letter each: `a` is the first kind of the first line;
- for each entry the status of its submission by its place in the second line; empty where it is that of the line
  above, `-` where there is none.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import Final

from generator.model.indicator import IndicatorKind
from generator.model.submission import Status

_LETTERS: Final = "abcdefghijklmnopqrstuvwxyz"


def facet_lines(entries: Iterable[tuple[Sequence[IndicatorKind], Status | None]]) -> Iterator[str]:
    """The lines for (kinds of indicators, status) of each entry, in the order of the name index."""
    listed = [(frozenset(kinds), status) for kinds, status in entries]
    kinds = [kind for kind in IndicatorKind if any(kind in own for own, _ in listed)]
    statuses = [status for status in Status if any(status is own for _, own in listed)]
    yield " ".join(kind.value for kind in kinds)
    yield " ".join(status.value for status in statuses)
    letter_of = dict(zip(kinds, _LETTERS, strict=False))
    for own, _ in listed:
        yield "".join(letter_of[kind] for kind in kinds if kind in own)
    above = "-"
    for _, status in listed:
        written = "-" if status is None else str(statuses.index(status))
        yield "" if written == above else written
        above = written
