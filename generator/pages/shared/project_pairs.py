"""The projects of two disclosures in pairs: by code, else by name, which is said of each and proves nothing."""

from __future__ import annotations

import enum
from collections import Counter
from collections.abc import Callable, Hashable, Sequence
from typing import NamedTuple

from generator.model.catalogue import ProjectLine
from generator.model.han import fold, without_year
from generator.model.message import Message, msg


class Match(enum.Enum):
    """What two projects have in common."""

    CODE = "code"
    NAME = "name"
    NAME_OF_OTHER_CODE = "name-of-other-code"
    """An equal name, and two codes that differ."""
    NAME_BUT_YEAR = "name-but-year"
    """Equal but for a year in the name: 2030年食堂经费, 2031年食堂经费."""


class ProjectPair(NamedTuple):
    """A project of each disclosure, or of one alone."""

    first: ProjectLine | None
    second: ProjectLine | None
    match: Match | None
    """None where only one has it."""


def match_word(match: Match) -> Message:
    """What two projects have in common: 编码相同."""
    match match:
        case Match.CODE:
            return msg("The same code")
        case Match.NAME:
            return msg("An equal name")
        case Match.NAME_OF_OTHER_CODE:
            return msg("An equal name, other codes")
        case Match.NAME_BUT_YEAR:
            return msg("An equal name but for a year in it")


def project_pairs(first: Sequence[ProjectLine], second: Sequence[ProjectLine]) -> tuple[ProjectPair, ...]:
    """Those of the first in printed order, each with its counterpart if it has one, then what only the second has.

    What several projects of one side share (a code printed twice, one name for many units) pairs none of them.
    """
    found: dict[int, tuple[int, Match]] = {}
    taken: set[int] = set()
    for key, match in _KEYS:
        free = [place for place in range(len(second)) if place not in taken]
        left = [place for place in range(len(first)) if place not in found]
        if not free or not left:
            break
        others = _once(free, lambda place: key(second[place]))  # noqa: B023  called before the next turn
        for value, place in _once(left, lambda place: key(first[place])).items():  # noqa: B023
            if value in others:
                found[place] = others[value], _exactly(match, first[place], second[others[value]])
                taken.add(others[value])
    pairs = []
    for place, line in enumerate(first):
        other, how = found.get(place, (None, None))
        pairs.append(ProjectPair(line, None if other is None else second[other], how))
    only = (ProjectPair(None, line, None) for place, line in enumerate(second) if place not in taken)
    return (*pairs, *only)


def _once(places: Sequence[int], key: Callable[[int], Hashable]) -> dict[Hashable, int]:
    """Each key that one place alone has; places without a key have none."""
    keys = {place: key(place) for place in places}
    counts = Counter(keys.values())
    return {value: place for place, value in keys.items() if value is not None and counts[value] == 1}


def _exactly(match: Match, one: ProjectLine, other: ProjectLine) -> Match:
    # Where one code stands twice on a side, it is the name that pairs two projects of the same code.
    if match is Match.NAME and one.code and one.code == other.code:
        return Match.CODE
    is_other_code = bool(one.code and other.code)
    return Match.NAME_OF_OTHER_CODE if match is Match.NAME and is_other_code else match


def _unit(line: ProjectLine) -> str:
    return fold(line.unit.name) if line.unit else ""


def _named(text: str, *more: str) -> Hashable:
    return (text, *more) if text else None


# The surest first; a name together with its unit before the name alone.
_KEYS: tuple[tuple[Callable[[ProjectLine], Hashable], Match], ...] = (
    (lambda line: line.code or None, Match.CODE),
    (lambda line: _named(fold(line.name), _unit(line)), Match.NAME),
    (lambda line: _named(fold(line.name)), Match.NAME),
    (lambda line: _named(without_year(line.name), _unit(line)), Match.NAME_BUT_YEAR),
    (lambda line: _named(without_year(line.name)), Match.NAME_BUT_YEAR),
)
