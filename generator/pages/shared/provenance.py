"""Where a page's words stand in the document (对照原文): its lines, repairs, and what is kept off the pages."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass

from generator.model.message import Message
from generator.model.source import Furniture, Repair, SourceDocument, SourceMap
from generator.pages.shared.words import furniture_word

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


@dataclass(frozen=True, slots=True)
class Excerpt:
    """The lines of the document that a project was read from."""

    document: SourceDocument
    """The document."""
    first: int
    """Number of the first line."""
    last: int
    """Number of the last line."""
    lines: tuple[SourceLine, ...]
    """The lines between them that are not empty and not withheld."""
    withheld: int
    """How many lines are kept off the page."""
    repairs: tuple[Repair, ...]
    """What was put right in this project."""


@dataclass(frozen=True, slots=True)
class FurnitureCount:
    """How often a document carries something besides its content."""

    label: Message
    """What it is."""
    count: int
    """On how many lines."""
    is_withheld: bool
    """Whether it is kept off the pages."""


def excerpts(source: SourceMap | None, source_lines: tuple[str, ...]) -> Mapping[str, Excerpt]:
    """Project id → the lines it was read from; empty for a submission without a document or without its lines."""
    if source is None or not source_lines:
        return {}
    spans, filled = _spans_and_filled_lines(source)
    kinds: dict[int, set[Furniture]] = {}
    for furniture, numbers in source.furniture.items():
        if furniture in WITHHELD:
            for number in numbers:
                kinds.setdefault(number, set()).add(furniture)
    repairs: dict[str, list[Repair]] = {}
    for repair in source.repairs:
        repairs.setdefault(_project_id(repair.field), []).append(repair)
    return {
        project_id: _excerpt(source.document, source_lines, span, kinds, filled, tuple(repairs.get(project_id, ())))
        for project_id, span in spans.items()
    }


def _project_id(path: str) -> str:
    """The project a field path belongs to, empty for a field outside the projects."""
    folder, _, rest = path.partition("/")
    return rest.partition("/")[0] if folder == "projects" else ""


def _spans_and_filled_lines(source: SourceMap) -> tuple[dict[str, tuple[int, int]], set[int]]:
    """First and last line of each project, and the lines any field came from, in one pass over the fields."""
    spans: dict[str, tuple[int, int]] = {}
    filled: set[int] = set()
    for path, numbers in source.fields.items():
        if not numbers:
            continue
        filled.update(numbers)
        project_id = _project_id(path)
        if project_id:
            first, last = spans.get(project_id, (numbers[0], numbers[0]))
            spans[project_id] = (min(first, *numbers), max(last, *numbers))
    return spans, filled


def _excerpt(
    document: SourceDocument,
    source_lines: tuple[str, ...],
    span: tuple[int, int],
    kinds: Mapping[int, set[Furniture]],
    filled: set[int],
    repairs: tuple[Repair, ...],
) -> Excerpt:
    first, last = span
    shown: list[SourceLine] = []
    withheld = 0
    for number in range(first, min(last, len(source_lines)) + 1):
        text = source_lines[number - 1]
        marks = kinds.get(number)
        if marks is not None:
            if not marks.isdisjoint(_NEVER_SHOWN) or number not in filled:
                withheld += 1
                continue
            text = _BOOKMARK.sub("", text)
        if text and not text.isspace():
            shown.append(SourceLine(number, text.rstrip("\r\n").translate(_CONTROLS)))
    return Excerpt(document, first, last, tuple(shown), withheld, repairs)


def furniture_counts(source: SourceMap | None) -> tuple[FurnitureCount, ...]:
    """What the document carries besides its content, in the order of the closed list."""
    if source is None:
        return ()
    return tuple(
        FurnitureCount(furniture_word(kind), len(source.furniture[kind]), kind in WITHHELD)
        for kind in Furniture
        if source.furniture.get(kind)
    )
