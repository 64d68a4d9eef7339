"""Every text of a submission with its place and what it is: joined once, searched as one, placed only where found."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Hashable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import accumulate

from generator.checks.shared.text_parts import Block, Entry, TextKind, blocks_of
from generator.model.personal_values import EDGE
from generator.model.project import Project
from generator.model.spot import Part, Spot, in_text
from generator.model.submission import Submission


@dataclass(frozen=True, slots=True)
class Hit:
    """A stretch of one text."""

    entry: Entry
    start: int
    """Its first sign in the text, from 0."""
    end: int
    match: re.Match[str] | None = None
    """What was searched for, in the joined text."""

    @property
    def found(self) -> str:
        """The stretch as printed."""
        return self.entry.text[self.start : self.end]

    @property
    def kind(self) -> TextKind:
        """What the text is."""
        return self.entry.kind

    @property
    def field(self) -> Hashable:
        """What tells its text from the other texts of the submission."""
        return self.entry.part, self.entry.id, self.entry.path, self.entry.row, self.entry.column

    @property
    def project(self) -> Project | None:
        """The project it belongs to."""
        return self.entry.project

    @property
    def spot(self) -> Spot:
        """Its place, as near as the files can show it: the stretch of a section, else the field or the cell."""
        spot = self.entry.spot
        return in_text(spot.id, self.start, self.end) if spot.part is Part.TEXT else spot


class Texts:
    """The texts of one submission."""

    def __init__(self, submission: Submission) -> None:
        """All of its texts that are not blank."""
        self._blocks: Sequence[Block] = tuple(blocks_of(submission))
        self._texts = [text for block in self._blocks for text in block.texts]
        self.joined = EDGE + EDGE.join(self._texts) + EDGE
        self._placed: dict[int, tuple[Entry, ...]] = {}

    @property
    def entries(self) -> tuple[Entry, ...]:
        """Every text with its place, in printed order; dear, so only where something was found."""
        return tuple(entry for number in range(len(self._blocks)) for entry in self._entries_of(number))

    @cached_property
    def _starts(self) -> list[int]:
        return list(accumulate([len(text) + len(EDGE) for text in self._texts], initial=len(EDGE)))

    @cached_property
    def _firsts(self) -> list[int]:
        """The number of the first text of each block; an empty block has that of the next one."""
        return list(accumulate([len(block.texts) for block in self._blocks], initial=0))

    def _entries_of(self, block: int) -> tuple[Entry, ...]:
        if block not in self._placed:
            self._placed[block] = tuple(entry for entry in self._blocks[block].entries() if entry.text)
        return self._placed[block]

    def hits(
        self, pattern: re.Pattern[str], group: int | str = 0, begins: re.Pattern[str] | None = None, lead: int = 0
    ) -> Iterator[Hit]:
        """Where the pattern matches, in printed order; `group` is the part of the match that is pointed at.

        The pattern sees the texts one behind the other with `EDGE` between them. `begins` matches wherever the pattern
        may begin: nothing but words, or one set of signs, so that `re` skips at once to the next of them. Before what
        `begins` matches the pattern may have up to `lead` signs.
        """
        found = pattern.finditer(self.joined) if begins is None else matches_at(begins, pattern, self.joined, lead)
        for match in found:
            yield self.hit(match, group)

    def has(self, words: Iterable[str]) -> bool:
        """Whether any of the words stands anywhere; quicker than a pattern for words of rare signs."""
        return any(word in self.joined for word in words)

    def next_to(self, hit: Hit, signs: int) -> tuple[str, str]:
        """What stands before and behind a hit in its own text, at most so many signs of each."""
        text = hit.entry.text
        return text[max(hit.start - signs, 0) : hit.start], text[hit.end : hit.end + signs]

    def hit(self, match: re.Match[str], group: int | str = 0) -> Hit:
        """The place of a match in the joined texts, which is dear to find; `group` is the part that is pointed at."""
        start, end = match.span(group)
        number = min(max(bisect_right(self._starts, start) - 1, 0), len(self._texts) - 1)
        block = bisect_right(self._firsts, number) - 1
        entry, before = self._entries_of(block)[number - self._firsts[block]], self._starts[number]
        return Hit(entry, max(start - before, 0), min(end - before, len(entry.text)), match)


def matches_at(begins: re.Pattern[str], pattern: re.Pattern[str], text: str, lead: int = 0) -> Iterator[re.Match[str]]:
    """What `pattern.finditer` gives, of a pattern that only matches where `begins` does, or up to `lead` signs before;
    quicker where that is rare."""
    at = 0
    while (start := begins.search(text, at)) is not None:
        first = start.start()
        match = _first_match(pattern, text, max(first - lead, at), first) if lead else pattern.match(text, first)
        at = first + 1
        if match is not None:
            yield match
            at = max(at, match.end())


def _first_match(pattern: re.Pattern[str], text: str, first: int, last: int) -> re.Match[str] | None:
    """The match that begins first, from one place to another."""
    return next((match for place in range(first, last + 1) if (match := pattern.match(text, place))), None)


def texts_of(submission: Submission) -> Texts:
    """All texts of the submission; a view for `Subject.view`."""
    return Texts(submission)
