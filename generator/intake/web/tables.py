"""Tables of a page: their rows as shown, cells with their spans, whatever the file says of them."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import Final

from lxml import etree

from generator.intake.decode import IntakeError
from generator.intake.web.hiding import Hiding
from generator.model.message import msg

MAX_SPAN: Final = 1000
"""Rows or columns that one cell may reach over, as in browsers."""
_MAX_COLUMNS: Final = 16_384
"""As many as a spreadsheet has."""
_CELLS: Final = ("td", "th")
_WHOLE = re.compile(r"\s*\+?(\d{1,9})")


@dataclass(frozen=True, slots=True)
class PageCell:
    """A cell and the squares it takes."""

    element: etree._Element
    column: int
    column_span: int
    row_span: int


@dataclass(slots=True)
class PageTable:
    """A table as shown."""

    captions: list[etree._Element] = field(default_factory=list)
    rows: list[list[PageCell]] = field(default_factory=list)
    hidden: list[etree._Element] = field(default_factory=list)
    """Rows and cells that are not shown."""
    strays: list[etree._Element] = field(default_factory=list)
    """Elements that stand in the table and in none of its cells; browsers show them above it."""
    stray_texts: list[str] = field(default_factory=list)


def read_table(table: etree._Element, hiding: Hiding) -> PageTable:
    """The rows of a table, its head first and its foot last. Errors: `IntakeError` for one that is too wide."""
    read = PageTable()
    sections: _Sections = {"thead": [], "tbody": [[]], "tfoot": []}
    _collect(table, sections, "tbody", read, hiding)
    unseen = _hidden_columns(table, hiding)
    for section in (section for kind in sections.values() for section in kind):
        _read_section(section, unseen, read)
    return read


def is_data_table(table: etree._Element) -> bool:
    """Whether it holds several cells: one of a single cell is a frame around what is in it."""
    count = 0
    waiting = list(table)
    while waiting and count <= 1:
        element = waiting.pop()
        if element.tag in _CELLS:
            count += 1
        elif element.tag != "table":
            waiting.extend(element)
    return count > 1


_Sections = dict[str, list[list[list[etree._Element]]]]
"""Kind of section → its sections → their rows → their cells."""


def _collect(
    element: etree._Element,
    sections: _Sections,
    kind: str,
    read: PageTable,
    hiding: Hiding,
) -> None:
    """Rows by section; a form or the like between table and rows, which no browser keeps there, is looked through."""
    _stray_text(element.text, read)
    for child in element:
        _stray_text(child.tail, read)
        tag = child.tag
        if tag == "caption":
            read.captions.append(child)
        elif tag == "tr":
            if hiding.hides(child):
                read.hidden.append(child)
                continue
            sections[kind][-1].append([])
            _collect_cells(child, sections[kind][-1], read, hiding)
        elif tag in sections:
            if hiding.hides(child):
                read.hidden.append(child)
                continue
            sections[tag].append([])
            _collect(child, sections, tag, read, hiding)
            if kind == "tbody":
                sections["tbody"].append([])
        elif tag not in ("col", "colgroup"):
            if hiding.hides(child):
                read.hidden.append(child)
            elif tag != "table" and next(child.iter("tr"), None) is not None:
                _collect(child, sections, kind, read, hiding)
            else:
                read.strays.append(child)


def _stray_text(text: str | None, read: PageTable) -> None:
    if text and text.strip():
        read.stray_texts.append(" ".join(text.split()))


def _hidden_columns(table: etree._Element, hiding: Hiding) -> frozenset[int]:
    hidden: set[int] = set()
    place = 0
    for column in table.iter("col"):
        if next(column.iterancestors("table"), None) is not table:
            continue
        span = _span(column.get("span"), 1)
        if hiding.hides(column):
            hidden.update(range(place, place + span))
        place += span
        if place > _MAX_COLUMNS:
            break
    return frozenset(hidden)


def _read_section(rows: list[list[etree._Element]], unseen: frozenset[int], read: PageTable) -> None:
    taken: dict[int, int] = {}
    for number, row in enumerate(rows):
        cells: list[PageCell] = []
        column = 0
        for element in row:
            while taken.get(column, 0) > number:
                column += 1
            wide = max(_span(element.get("colspan"), 1), 1)
            high = min(_span(element.get("rowspan"), 1) or len(rows), len(rows) - number)
            if column + wide > _MAX_COLUMNS:
                raise IntakeError(msg("A table of the page has more than {limit} columns", limit=_MAX_COLUMNS))
            if unseen.issuperset(range(column, column + wide)):
                read.hidden.append(element)
            else:
                cells.append(PageCell(element, column, wide, high))
            if high > 1:
                taken.update(dict.fromkeys(range(column, column + wide), number + high))
            column += wide
        read.rows.append(cells)


def _collect_cells(row: etree._Element, rows: list[list[etree._Element]], read: PageTable, hiding: Hiding) -> None:
    """The cells of a row; one that the parser left inside another, as forms make it do, begins a row of its own."""
    _stray_text(row.text, read)
    for child in row:
        _stray_text(child.tail, read)
        if hiding.hides(child):
            read.hidden.append(child)
        elif child.tag in _CELLS:
            rows[-1].append(child)
        elif child.tag != "table" and next(child.iter(*_CELLS), None) is not None:
            if child.tag == "tr":
                rows.append([])
            _collect_cells(child, rows, read, hiding)
        else:
            read.strays.append(child)


def _span(text: str | None, default: int) -> int:
    found = _WHOLE.match(text or "")
    return min(int(found[1]), MAX_SPAN) if found else default
