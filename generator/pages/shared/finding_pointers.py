"""Findings that stand on another page and speak of this one too: it points to them, since their words are not of here.

What a finding says (“in this table”, “another project”), what it quotes and its line are true at its own place alone.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Final

from generator.model.diagnostic import Diagnostic
from generator.model.message import Message, msg
from generator.model.rule import Rule
from generator.pages.shared.addresses import check_address
from generator.pages.shared.finding_places import PagePlace, RelatedPlace
from generator.pages.shared.words import severity_word

MOST_POINTERS: Final = 100
"""Most of them that one page spells out: the rest are counted, and stand in its data."""
MOST_HERE: Final = 5
"""Most places of a page that one of them names; its data has all."""


@dataclass(frozen=True, slots=True)
class Pointer:
    """One finding of another page."""

    word: Message
    """Its weight in words."""
    title: Message
    """The fault in a few words."""
    address: str
    """Address of the check."""
    here: tuple[RelatedPlace, ...]
    """What it speaks of on this page, the first few; at least one."""
    here_left_out: int
    """How many more places of this page it speaks of."""
    place: PagePlace
    """Where it stands."""
    of_page: str | Message
    """Name of that page."""
    lines: str
    """The lines of the document of that place; empty where there are none."""


@dataclass(frozen=True, slots=True)
class Pointers:
    """Those of one page."""

    shown: tuple[Pointer, ...]
    """Those spelt out, the gravest first."""
    count: int
    """How many there are."""
    records: list[dict[str, Any]]
    """All of them as data."""

    @property
    def left_out(self) -> int:
        """How many are only counted."""
        return self.count - len(self.shown)


NO_POINTERS: Final = Pointers((), 0, [])
"""Where no finding of another page speaks of this one."""

OF_A_FILE: Final = msg("The file does not have the form it should have")
"""The title of what the reader of the files found, which no check explains."""
Pointed = tuple[Diagnostic, PagePlace, tuple[RelatedPlace, ...]]
"""A finding, where it stands, and what it speaks of on the page that points to it."""


def pointers_of(found: Sequence[Pointed], rules: Mapping[str, Rule], names: Mapping[str, str | Message]) -> Pointers:
    """The pointers of a page; `names` are those of the submission's pages. Faults of files speak of one page alone."""
    shown = tuple(
        Pointer(
            word=severity_word(one.severity),
            title=rules[one.check].title if one.check in rules else OF_A_FILE,
            address=check_address(one.check) if one.check in rules else "",
            here=here[:MOST_HERE],
            here_left_out=len(here[MOST_HERE:]),
            place=place,
            of_page=names[place.page],
            lines=one.place.source,
        )
        for one, place, here in found[:MOST_POINTERS]
    )
    return Pointers(shown, len(found), [_record(*each) for each in found])


def _record(one: Diagnostic, place: PagePlace, here: tuple[RelatedPlace, ...]) -> dict[str, Any]:
    return {
        "check": one.check,
        "severity": one.severity.value,
        "address": place.address,
        "lines": one.place.source,
        "here": [{"address": each.place.address, "lines": each.lines} for each in here],
    }
