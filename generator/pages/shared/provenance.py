"""Where a page's words stand in the document (对照原文): its lines, repairs, and what is kept off the pages."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any, Final, TypeVar

from generator.model.document_place import place_words
from generator.model.line_ranges import ranges_text
from generator.model.message import Message
from generator.model.source import Furniture, Repair, SourceDocument, SourceMap, Unsure
from generator.pages.shared import records
from generator.pages.shared.words import furniture_word

_Found = TypeVar("_Found", Repair, Unsure)
TEXT: Final = "text"
"""The part of a submission that is its prose."""

_PARTS_WITH_PAGES = frozenset({"projects", "targets", "tables"})
_OF_THE_TEXT = frozenset({"text", "parts", "projects_part", "terms"})
# Kept in the content but off the pages, whatever else stands on the line.
_NEVER_SHOWN = frozenset({Furniture.WATERMARK, Furniture.TIMESTAMP})
# Off the pages where nothing else stands on the line.
_NOT_SHOWN_ALONE = frozenset({Furniture.PAGE_NUMBER, Furniture.BOOKMARK, Furniture.SIGNATURE})
WITHHELD = _NEVER_SHOWN | _NOT_SHOWN_ALONE
"""The closed list of what is kept off the pages and only counted."""

_BOOKMARK = re.compile(r"\[bookmark:[^\]]*\]")
# Signs no page may carry (HTML Living Standard, 13.2.3.5) are shown as their pictures.
_CONTROLS = {code: 0x2400 + code for code in (*range(9), *range(11, 32))} | {0x7F: 0x2421}


@dataclass(frozen=True, slots=True)
class SourceLine:
    """One line of the document as it stands there."""

    number: int
    """Its number, from 1."""
    text: str
    """Its text; tabs separate cells."""
    place: tuple[Message, ...] = ()
    """Where it stands in a file that has no lines, from the outside in: a table, its row, the cell."""


@dataclass(frozen=True, slots=True)
class FurnitureCount:
    """How often a document carries something besides its content."""

    label: Message
    """What it is."""
    count: int
    """On how many lines."""
    is_withheld: bool
    """Whether it is kept off the pages."""


@dataclass(frozen=True, slots=True)
class Excerpt:
    """The lines of the document that a part of a submission was read from."""

    document: SourceDocument
    """The document."""
    ranges: tuple[tuple[int, int], ...]
    """First and last number of each run of lines."""
    lines: tuple[SourceLine, ...]
    """The lines of these runs that are not empty and not withheld."""
    withheld: tuple[FurnitureCount, ...]
    """What is kept off the page, by kind; a line of two kinds counts for the first of the closed list."""
    bookmarks: int
    """How many bookmark marks were cut out of the lines shown."""
    repairs: tuple[Repair, ...]
    """What was put right in this part."""
    unsure: tuple[Unsure, ...]
    """What was read in this part with a doubt."""

    @property
    def span(self) -> str:
        """The runs for a sentence: `12–40、52`."""
        return ranges_text(self.ranges)


def excerpts(source: SourceMap | None, source_lines: tuple[str, ...]) -> Mapping[str, Excerpt]:
    """Part of the submission (`projects/<id>`, `targets/<id>`, `tables/<id>`, `text`) → the lines it was read from.

    A line that no field was read from belongs to the part of the line above it, unless that was read from the table
    of contents. Empty for a submission without a document or without its lines.
    """
    if source is None or not source_lines:
        return {}
    parts = _parts_of_lines(source)
    last = {part: number for number in sorted(parts) for part in parts[number]}
    kinds: dict[int, set[Furniture]] = {}
    for furniture in WITHHELD & source.furniture.keys():
        for number in source.furniture[furniture]:
            kinds.setdefault(number, set()).add(furniture)
    contents = parts.keys() & source.furniture.get(Furniture.CONTENTS, ())
    found: dict[str, _Lines] = {}
    current: tuple[str, ...] = ()
    for number, text in enumerate(source_lines, start=1):
        current = parts.get(number, current)
        for part in current:
            if number <= last[part]:
                found.setdefault(part, _Lines(source.document.places)).read(
                    number, text, kinds.get(number), is_filled=number in parts
                )
        # What the table of contents says of a part stands far from the part's own lines.
        current = () if number in contents else current
    repairs, unsure = _by_part(source.repairs), _by_part(source.unsure)
    return {
        part: Excerpt(
            source.document,
            tuple((first, end) for first, end in lines.ranges),
            tuple(lines.shown),
            tuple(
                FurnitureCount(furniture_word(kind), lines.withheld[kind], is_withheld=True)
                for kind in Furniture
                if kind in lines.withheld
            ),
            lines.bookmarks,
            tuple(repairs.get(part, ())),
            tuple(unsure.get(part, ())),
        )
        for part, lines in found.items()
        if part
    }


class _Lines:
    """The lines of one part under way."""

    __slots__ = ("bookmarks", "places", "ranges", "shown", "withheld")

    def __init__(self, places: tuple[str, ...]) -> None:
        self.places = places
        self.ranges: list[list[int]] = []
        self.shown: list[SourceLine] = []
        self.withheld: Counter[Furniture] = Counter()
        self.bookmarks = 0

    def read(self, number: int, text: str, marks: set[Furniture] | None, *, is_filled: bool) -> None:
        """Takes the next line of the part."""
        if self.ranges and self.ranges[-1][1] == number - 1:
            self.ranges[-1][1] = number
        else:
            self.ranges.append([number, number])
        if marks is not None:
            if not marks.isdisjoint(_NEVER_SHOWN) or not is_filled:
                # Only what is never shown keeps a line off that fields were read from.
                reasons = marks & _NEVER_SHOWN or marks
                self.withheld[next(kind for kind in Furniture if kind in reasons)] += 1
                return
            text, count = _BOOKMARK.subn("", text)
            self.bookmarks += count
        if text and not text.isspace():
            place = place_words(self.places[number - 1]) if self.places else ()
            self.shown.append(SourceLine(number, text.rstrip("\r\n").translate(_CONTROLS), place))


def part_of(path: str) -> str:
    """The part of a submission that a field belongs to; empty for what stands on the page of the year."""
    folder, _, rest = path.partition("/")
    if folder in _PARTS_WITH_PAGES and rest:
        return f"{folder}/{rest.partition('/')[0]}"
    return TEXT if folder in _OF_THE_TEXT else ""


def repairs_of(source: SourceMap | None, part: str) -> tuple[Repair, ...]:
    """What was put right in one part of a submission."""
    return () if source is None else tuple(repair for repair in source.repairs if part_of(repair.field) == part)


def unsure_of(source: SourceMap | None, part: str) -> tuple[Unsure, ...]:
    """What was read with a doubt in one part of a submission."""
    return () if source is None else tuple(each for each in source.unsure if part_of(each.field) == part)


def doubted_fields(excerpt: Excerpt | None) -> frozenset[str]:
    """The fields of a part that were read with a doubt, down to the row of a list: `indicators_term/11`, `goals/0`."""
    unsure = () if excerpt is None else excerpt.unsure
    return frozenset("/".join(each.field.split("/")[2:4]) for each in unsure)


def _by_part(found: Iterable[_Found]) -> Mapping[str, list[_Found]]:
    by_part: dict[str, list[_Found]] = {}
    for each in found:
        by_part.setdefault(part_of(each.field), []).append(each)
    return by_part


def _parts_of_lines(source: SourceMap) -> dict[int, tuple[str, ...]]:
    """Number of each line that a field was read from → the parts these fields belong to."""
    parts: dict[int, tuple[str, ...]] = {}
    for path, numbers in source.fields.items():
        part = part_of(path)
        for number in numbers:
            known = parts.get(number, ())
            if part not in known:
                parts[number] = (*known, part)
    return parts


def furniture_counts(source: SourceMap | None) -> tuple[FurnitureCount, ...]:
    """What the document carries besides its content, in the order of the closed list.

    The fixed labels of the forms are no extra: they are on the pages.
    """
    if source is None:
        return ()
    return tuple(
        FurnitureCount(furniture_word(kind), len(set(source.furniture[kind])), kind in WITHHELD)
        for kind in Furniture
        if kind is not Furniture.LABEL and source.furniture.get(kind)
    )


def excerpt_record(excerpt: Excerpt | None) -> dict[str, Any] | None:
    """The lines as data; None where there is no document."""
    if excerpt is None:
        return None
    return {
        "document": records.document_record(excerpt.document),
        "ranges": [list(each) for each in excerpt.ranges],
        "lines": [_line_record(line, excerpt.document) for line in excerpt.lines],
        "withheld_lines": sum(each.count for each in excerpt.withheld),
        "withheld_marks": excerpt.bookmarks,
        "repairs": [repair_record(repair) for repair in excerpt.repairs],
        "unsure": [unsure_record(each) for each in excerpt.unsure],
    }


def _line_record(line: SourceLine, document: SourceDocument) -> dict[str, Any]:
    record: dict[str, Any] = {"number": line.number, "text": line.text}
    return record | {"place": document.places[line.number - 1]} if document.places else record


def repair_record(repair: Repair) -> dict[str, Any]:
    """A printed text that was put right, as data."""
    return {
        "field": repair.field,
        "lines": list(repair.lines),
        "before": repair.before,
        "after": repair.after,
        "reason": str(repair.reason),
    }


def unsure_record(unsure: Unsure) -> dict[str, Any]:
    """A reading with a doubt, as data."""
    return {"field": unsure.field, "line": unsure.line, "text": unsure.text, "reason": str(unsure.reason)}
