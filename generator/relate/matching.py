"""Which part of an earlier text is which of the later one: by what it is called, else by what it holds."""

from __future__ import annotations

from collections import defaultdict, deque
from collections.abc import Hashable, Iterable, Iterator, Sequence
from typing import NamedTuple

from generator.model.differences import Change
from generator.model.message import Message
from generator.model.spot import Spot


class Leaf(NamedTuple):
    """One printed text of an element."""

    name: Hashable
    """What it is within its element; the same in both texts."""
    label: str | Message
    text: str | Message | None
    """As printed; None where the form has no such field."""
    at: Spot
    figure: Hashable = None
    """What it is worth, if it is a figure: two of one worth are the same figure however they are printed."""
    subject: str | Message = ""
    """Which part of the element it belongs to, where that is not the element as a whole."""


class Element(NamedTuple):
    """One entry of a list: an indicator, a source of funds, a row."""

    keys: tuple[Hashable, ...]
    """What it is known by, the surest first; None: not by this. Entries are paired by the first key two share."""
    subject: str | Message
    leaves: tuple[Leaf, ...]

    @property
    def whole(self) -> Hashable:
        """All it holds: two that hold the same are one, wherever they stand."""
        return tuple((leaf.name, leaf.text, leaf.figure) for leaf in self.leaves)


Pair = tuple[Element | None, Element | None]


def pair(old: Sequence[Element], new: Sequence[Element]) -> tuple[Pair, ...]:
    """The entries of two lists beside each other, in the order of the later one; what went behind what it followed."""
    of_new = match([(one.whole, *one.keys) for one in old], [(one.whole, *one.keys) for one in new])
    return tuple((None if i is None else old[i], None if j is None else new[j]) for i, j in in_order(len(old), of_new))


def match(old: Sequence[tuple[Hashable, ...]], new: Sequence[tuple[Hashable, ...]]) -> tuple[int | None, ...]:
    """For each entry of the later list its place in the earlier one, None for what is new.

    Each entry has as many keys as any other; all are tried with the first key, what is left with the next.
    """
    found: list[int | None] = [None] * len(new)
    left = list(range(len(old)))
    for turn in range(max((len(keys) for keys in (*old, *new)), default=0)):
        waiting: dict[Hashable, deque[int]] = defaultdict(deque)
        for i in left:
            if old[i][turn] is not None:
                waiting[old[i][turn]].append(i)
        for j, keys in enumerate(new):
            if found[j] is None and keys[turn] is not None and waiting.get(keys[turn]):
                found[j] = waiting[keys[turn]].popleft()
        taken = set(found)
        left = [i for i in left if i not in taken]
    return tuple(found)


def in_order(old: int, of_new: Sequence[int | None]) -> list[tuple[int | None, int | None]]:
    """Pairs of places in the order of the later list; what went stands behind what it followed in the earlier one."""
    places = {i: j for j, i in enumerate(of_new) if i is not None}
    gone: dict[int, list[int]] = defaultdict(list)
    behind = -1
    for i in range(old):
        if i in places:
            behind = places[i]
        else:
            gone[behind].append(i)
    ordered: list[tuple[int | None, int | None]] = [(i, None) for i in gone[-1]]
    for j, of in enumerate(of_new):
        ordered.append((of, j))
        ordered.extend((i, None) for i in gone[j])
    return ordered


def changes_of(old: Sequence[Element], new: Sequence[Element], at: Spot) -> Iterator[Change]:
    """What differs between two lists of entries; `at` stands for what the later one does not have."""
    for before, after in pair(old, new):
        yield from changes_between(before, after, at)


def changes_between(before: Element | None, after: Element | None, at: Spot) -> Iterator[Change]:
    """What differs between two texts of an entry, of which one may be missing: then all that the other prints."""
    if before is not None and after is not None and before.leaves == after.leaves:
        return
    subject = after.subject if after is not None else before.subject if before is not None else ""
    olds = {leaf.name: leaf for leaf in before.leaves} if before is not None else {}
    news = {leaf.name: leaf for leaf in after.leaves} if after is not None else {}
    for name in _names(news, olds):
        one, other = olds.get(name), news.get(name)
        shown = other or one
        was, now = (one.text if one else None), (other.text if other else None)
        figures = (one.figure if one else None), (other.figure if other else None)
        if shown is None or (was == now and figures[0] == figures[1]):
            continue
        if (before is None or after is None) and not (was or now):
            # Of an entry that came or went its blank cells tell nothing.
            continue
        yield Change(
            shown.subject or subject, shown.label, was, now, figures[0] != figures[1], other.at if other else at
        )


def _names(news: Iterable[Hashable], olds: Iterable[Hashable]) -> Iterable[Hashable]:
    """The names of both, those of the later text first."""
    return dict.fromkeys((*news, *olds))
