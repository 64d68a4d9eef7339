"""The queries of each kind with what must be found, drawn from a corpus with a fixed seed."""

from __future__ import annotations

import random
import re
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass

from opencc import OpenCC
from pypinyin import Style, lazy_pinyin

from benchmarks.search.corpus import Project, folded
from generator.index.numbers import numbers_in

_NUMBER_WITH_UNIT = re.compile(r"[0-9]+[^0-9]{0,4}")
LONGEST_PART = 6
SHORTEST_CODE = 6


@dataclass(frozen=True, slots=True)
class Query:
    """What is typed, and the numbers of the projects that must come."""

    text: str
    wanted: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Kind:
    """Queries of one kind."""

    name: str
    queries: tuple[Query, ...]
    is_name: bool = False
    """Whether names that contain the query must come first."""
    in_tables: bool = False
    one_is_enough: bool = False
    """Whether it is enough that one of the wanted comes: a mistyped name means one, with its namesakes."""


def kinds_of(projects: list[Project], most: int) -> list[Kind]:
    """Every kind of query, of each at most `most`, chosen at random with a fixed seed."""
    chance = random.Random(len(projects))
    few = min(most, 2_000)
    names = [folded(project.name) for project in projects]
    parts = _parts(names, most, chance)
    holders = {query.text: query.wanted for query in parts}
    long_parts = [query for query in parts if len(query.text) >= 3]
    traditional = OpenCC("s2t").convert
    chosen = chance.sample(long_parts, min(few, len(long_parts)))
    of_tables = list(_table_strings(projects, few, chance))
    kinds = [
        Kind("parts of names, 1 to 6 characters", tuple(parts), is_name=True),
        Kind("whole names", _exactly(names, few, chance), is_name=True),
        Kind("codes and their beginnings, from 6", _beginnings([p.code for p in projects], few, chance)),
        Kind("unit codes", _exactly([p.unit_code for p in projects], few, chance)),
        Kind("names of bodies", _exactly([p.body for p in projects], few, chance)),
        Kind("several words", tuple(_several(names, few, chance)), is_name=True),
        Kind("traditional characters", tuple(Query(traditional(q.text), holders[q.text]) for q in chosen)),
        *(Kind(f"pinyin, {what}", _spelt(names, spell, few, chance)) for what, spell in _SPELLINGS),
        *(Kind(f"mistyped, {what}", _mistyped(names, how, few, chance), one_is_enough=True) for what, how in _MISTAKES),
        Kind("text in tables, 4 to 8 characters", tuple(of_tables), in_tables=True),
        Kind("numbers in tables", _numbers(projects, few, chance), in_tables=True),
    ]
    return [kind for kind in kinds if kind.queries]


def _parts(names: list[str], most: int, chance: random.Random) -> list[Query]:
    holders: dict[str, list[int]] = defaultdict(list)
    for number, name in enumerate(names):
        starts = ((start, size) for start in range(len(name)) for size in range(1, LONGEST_PART + 1))
        for part in {name[start : start + size] for start, size in starts if start + size <= len(name)}:
            holders[part].append(number)
    parts = sorted(holders)
    if len(parts) > most:
        parts = sorted(chance.sample(parts, most))
    return [Query(part, tuple(holders[part])) for part in parts]


def _exactly(texts: list[str], most: int, chance: random.Random) -> tuple[Query, ...]:
    """Each text, wanted wherever a text contains it."""
    wanted = sorted({text for text in texts if text})
    chosen = chance.sample(wanted, min(most, len(wanted)))
    return tuple(Query(text, tuple(n for n, other in enumerate(texts) if text in other)) for text in chosen)


def _beginnings(codes: list[str], most: int, chance: random.Random) -> tuple[Query, ...]:
    found = {code[:size] for code in codes for size in range(SHORTEST_CODE, len(code) + 1)}
    chosen = chance.sample(sorted(found), min(most, len(found)))
    return tuple(Query(text, tuple(n for n, code in enumerate(codes) if code.startswith(text))) for text in chosen)


def _several(names: list[str], most: int, chance: random.Random) -> Iterator[Query]:
    long = [name for name in names if len(name) >= 6]
    for name in chance.sample(long, min(most, len(long))):
        cut = chance.randrange(2, len(name) - 3)
        words = (name[cut + 1 :][:2], name[:cut][:2])
        yield Query(" ".join(words), tuple(n for n, other in enumerate(names) if all(word in other for word in words)))


def _initial(spelt: str) -> str:
    return spelt[0]


def _whole(spelt: str) -> str:
    return spelt


_SPELLINGS: tuple[tuple[str, tuple[Callable[[str], str], ...]], ...] = (
    ("whole", (_whole,)),
    ("initials", (_initial,)),
    ("mixed", (_whole, _initial)),
)


def _spelt(
    names: list[str], spell: tuple[Callable[[str], str], ...], most: int, chance: random.Random
) -> tuple[Query, ...]:
    """Six characters of a name in Latin letters; wanted are all names that contain the six characters."""
    han = [name for name in names if len(name) >= 6 and all("一" <= one <= "鿿" for one in name)]
    queries = []
    for name in chance.sample(han, min(most, len(han))):
        start = chance.randrange(len(name) - 5)
        part = name[start : start + 6]
        spelt = lazy_pinyin(part, style=Style.NORMAL)
        text = "".join(spell[place % len(spell)](one) for place, one in enumerate(spelt))
        queries.append(Query(text, tuple(n for n, other in enumerate(names) if part in other)))
    return tuple(queries)


def _missing(name: str, at: int, _: str) -> str:
    return name[:at] + name[at + 1 :]


def _wrong(name: str, at: int, other: str) -> str:
    return name[:at] + other + name[at + 1 :]


def _swapped(name: str, at: int, _: str) -> str:
    return name[: at - 1] + name[at] + name[at - 1] + name[at + 1 :]


_MISTAKES: tuple[tuple[str, Callable[[str, int, str], str]], ...] = (
    ("one missing", _missing),
    ("one wrong", _wrong),
    ("two swapped", _swapped),
)


def _mistyped(
    names: list[str], how: Callable[[str, int, str], str], most: int, chance: random.Random
) -> tuple[Query, ...]:
    long = [name for name in names if len(name) >= 4]
    others = sorted(set("".join(names)))
    queries = []
    for name in chance.sample(long, min(most, len(long))):
        text = how(name, chance.randrange(1, len(name)), chance.choice(others))
        if text != name:
            queries.append(Query(text, tuple(n for n, other in enumerate(names) if other == name)))
    return tuple(queries)


def _table_strings(projects: list[Project], most: int, chance: random.Random) -> Iterator[Query]:
    cells = [tuple(folded(cell) for cell in project.cells) for project in projects]
    # A cell ends where a match must: nothing folded is a line break.
    whole = ["\n".join(of_project) for of_project in cells]
    asked: set[str] = set()
    for _ in range(most * 4):
        if len(asked) >= most:
            return
        cell = chance.choice(chance.choice([one for one in cells if one] or [("",)]) or ("",))
        size = chance.randrange(4, 9)
        if len(cell) < size:
            continue
        start = chance.randrange(len(cell) - size + 1)
        text = cell[start : start + size]
        # A number is asked for as a whole: one of which a figure is cut off is another number, see `_numbers`.
        if text not in asked and not _NUMBER_WITH_UNIT.fullmatch(text):
            asked.add(text)
            yield Query(text, tuple(n for n, other in enumerate(whole) if text in other))


def _numbers(projects: list[Project], most: int, chance: random.Random) -> tuple[Query, ...]:
    """Whole numbers as printed, wanted wherever the same number stands, however it is written."""
    holders: dict[str, list[int]] = defaultdict(list)
    for number, project in enumerate(projects):
        for value in {one.value for cell in project.cells for one in numbers_in(cell, folded)}:
            if len(value) > 1:
                holders[value].append(number)
    chosen = chance.sample(sorted(holders), min(most, len(holders)))
    return tuple(Query(value, tuple(holders[value])) for value in chosen)


def numbered(projects: Iterable[Project]) -> dict[str, int]:
    """Address → number of the project."""
    return {project.address: number for number, project in enumerate(projects)}
