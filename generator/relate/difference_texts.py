"""What differs between two texts of a section of prose, paragraph by paragraph."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from difflib import SequenceMatcher
from itertools import zip_longest
from typing import Final

from generator.model.differences import Change
from generator.model.message import msg
from generator.model.spot import in_submission, in_text
from generator.model.submission import Section
from generator.relate.matching import Element, Leaf, changes_of

_PARAGRAPH: Final = msg("Paragraph")
_MOST_COMPARED: Final = 400
"""Paragraphs up to which the best match is looked for; beyond, those between equal ends stand side by side."""


def section_changes(old: Section, new: Section, number: int) -> Iterator[Change]:
    """What differs between two texts of a section; `number` is its place in the later text, from 0."""
    yield from changes_of((_own(old, number),), (_own(new, number),), in_submission("text", number))
    yield from _paragraphs(old.text, new.text, new.id)


def _own(section: Section, number: int) -> Element:
    leaves = (
        Leaf("id", msg("Part of its address"), section.id, in_submission("text", number, "id")),
        Leaf("title", msg("Heading"), section.title, in_submission("text", number, "title")),
        Leaf("part", msg("Part it stands in"), "\n".join(section.part), in_submission("text", number, "part")),
    )
    return Element(("",), "", leaves)


def _paragraphs(old: str, new: str, id: str) -> Iterator[Change]:
    """The paragraphs that differ; where only blank lines came or went, how many lines there are."""
    if old == new:
        return
    olds, news = _split(old), _split(new)
    at = in_text(id, 0, len(new))
    is_found = False
    for first, last, start, end in _blocks(olds, news):
        for was, now in zip_longest(olds[first:last], news[start:end]):
            is_found = True
            yield Change("", _PARAGRAPH, was, now, is_figure=False, at=at)
    if not is_found:
        label = msg("Number of lines, blank ones too")
        yield Change("", label, str(old.count("\n")), str(new.count("\n")), is_figure=False, at=at)


def _split(text: str) -> list[str]:
    return [line for line in text.split("\n") if line.strip()]


def _blocks(old: Sequence[str], new: Sequence[str]) -> Iterator[tuple[int, int, int, int]]:
    """The runs that differ: from and to in the earlier text, from and to in the later one."""
    ends = min(len(old), len(new))
    start = next((i for i in range(ends) if old[i] != new[i]), ends)
    tail = next((i for i in range(ends - start) if old[-1 - i] != new[-1 - i]), ends - start)
    first, last = old[start : len(old) - tail], new[start : len(new) - tail]
    if len(first) > _MOST_COMPARED or len(last) > _MOST_COMPARED:
        yield start, start + len(first), start, start + len(last)
        return
    for tag, i, j, k, end in SequenceMatcher(None, first, last, autojunk=False).get_opcodes():
        if tag != "equal":
            yield start + i, start + j, start + k, start + end
