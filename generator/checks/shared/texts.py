"""Every text of a submission with its place and what it is: joined once, searched as one, placed only where found."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Hashable, Iterable, Iterator
from dataclasses import dataclass
from functools import cached_property

from generator.checks.shared.text_parts import Entry, TextKind, entries_of
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
        self.entries: tuple[Entry, ...] = tuple(entry for entry in entries_of(submission) if entry.text)
        self.joined = EDGE + EDGE.join([entry.text for entry in self.entries]) + EDGE

    @cached_property
    def _starts(self) -> list[int]:
        starts, at = [], len(EDGE)
        for entry in self.entries:
            starts.append(at)
            at += len(entry.text) + len(EDGE)
        return starts

    def hits(
        self, pattern: re.Pattern[str], group: int | str = 0, begins: re.Pattern[str] | None = None
    ) -> Iterator[Hit]:
        """Where the pattern matches, in printed order; `group` is the part of the match that is pointed at.

        The pattern sees the texts one behind the other with `EDGE` between them. `begins` matches wherever the pattern
        may begin: nothing but words, or one set of signs, so that `re` skips at once to the next of them.
        """
        for match in pattern.finditer(self.joined) if begins is None else matches_at(begins, pattern, self.joined):
            yield self._hit(match.start(group), match.end(group), match)

    def has(self, words: Iterable[str]) -> bool:
        """Whether any of the words stands anywhere; quicker than a pattern for words of rare signs."""
        return any(word in self.joined for word in words)

    def next_to(self, hit: Hit, signs: int) -> tuple[str, str]:
        """What stands before and behind a hit in its own text, at most so many signs of each."""
        text = hit.entry.text
        return text[max(hit.start - signs, 0) : hit.start], text[hit.end : hit.end + signs]

    def _hit(self, start: int, end: int, match: re.Match[str] | None) -> Hit:
        number = max(bisect_right(self._starts, start) - 1, 0)
        entry, before = self.entries[number], self._starts[number]
        return Hit(entry, max(start - before, 0), min(end - before, len(entry.text)), match)


def matches_at(begins: re.Pattern[str], pattern: re.Pattern[str], text: str) -> Iterator[re.Match[str]]:
    """What `pattern.finditer` gives, of a pattern that only matches where `begins` does; quicker where that is rare."""
    at = 0
    while (start := begins.search(text, at)) is not None:
        match = pattern.match(text, start.start())
        at = start.start() + 1
        if match is not None:
            yield match
            at = max(at, match.end())


def texts_of(submission: Submission) -> Texts:
    """All texts of the submission; a view for `Subject.view`."""
    return Texts(submission)
