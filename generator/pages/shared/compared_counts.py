"""How many of something two disclosures have, side by side: projects, tables, indicators by kind."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import Final

from generator.model.amount import with_minus
from generator.model.catalogue import Summary
from generator.model.indicator import IndicatorKind, Scope
from generator.model.message import Message, msg
from generator.pages.shared.listings import indicator_word

NAMED_INDICATORS: Final = msg("Named indicators of the projects")

FIRST_LEVELS: Final = (
    (
        msg("Output indicators of all kinds"),
        (IndicatorKind.QUANTITY, IndicatorKind.QUALITY, IndicatorKind.TIMELINESS),
    ),
    (
        msg("Cost indicators of all kinds"),
        (
            IndicatorKind.COST,
            IndicatorKind.ECONOMIC_COST,
            IndicatorKind.SOCIAL_COST,
            IndicatorKind.ENVIRONMENTAL_COST,
        ),
    ),
    (
        msg("Benefit indicators of all kinds"),
        (
            IndicatorKind.ECONOMIC_BENEFIT,
            IndicatorKind.SOCIAL_BENEFIT,
            IndicatorKind.ECOLOGICAL_BENEFIT,
            IndicatorKind.SUSTAINED_INFLUENCE,
        ),
    ),
)
"""First levels of several kinds (产出, 成本, 效益), each with the name of their sum; some forms do not divide cost."""


@dataclass(frozen=True, slots=True)
class CountRow:
    """How many both have of something."""

    label: Message
    """What is counted."""
    counts: tuple[int, int]
    """Of the first and the second."""
    difference: str
    """The second less the first, with its sign."""
    notes: tuple[Message | None, Message | None] = (None, None)
    """What each of the two is made up of, where only a part of it is compared."""


def count_row(label: Message, first: int, second: int) -> CountRow:
    """Two counts and how they differ."""
    return CountRow(label, (first, second), with_minus(f"{second - first:+}") if second != first else "0")


def named_row(first: Summary, second: Summary) -> CountRow:
    """All named indicators. Of forms with two columns that of the year alone is compared: the other repeats it."""
    term, year = (
        [sum(line.scope is scope for line in each.indicators if line.name) for each in (first, second)]
        for scope in (Scope.TERM, Scope.YEAR)
    )
    notes = [
        msg("of the whole term {term}, of the year {year}", term=of_term, year=of_year) if of_term else None
        for of_term, of_year in zip(term, year, strict=True)
    ]
    compared = count_row(NAMED_INDICATORS, *year)
    return replace(compared, counts=(term[0] + year[0], term[1] + year[1]), notes=(notes[0], notes[1]))


def kind_rows(first: Summary, second: Summary) -> Iterator[CountRow]:
    """Named indicators of the year by kind, the sum of a first level before its kinds; what neither has is left out."""
    named = [
        Counter(line.kind for line in each.indicators if line.name and line.scope is Scope.YEAR)
        for each in (first, second)
    ]
    sums = {kinds[0]: (word, kinds) for word, kinds in FIRST_LEVELS}
    for kind in IndicatorKind:
        if kind in sums:
            word, kinds = sums[kind]
            counts = [sum(of_one[each] for each in kinds) for of_one in named]
            if any(counts):
                yield count_row(word, *counts)
        if any(of_one[kind] for of_one in named):
            yield count_row(indicator_word(kind), *(of_one[kind] for of_one in named))
