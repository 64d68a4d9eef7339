"""A page in reading order: its tables, and lines of text outside them."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from typing import Final

from generator.intake.pdf.lines import PrintedLine, printed_lines, turned
from generator.intake.pdf.marks import Box, PageMarks, Sign
from generator.intake.pdf.rules import ruled_tables
from generator.intake.pdf.sift import Sifted
from generator.intake.pdf.tables import PrintedTable, fill_table
from generator.intake.pieces import PieceRole

_FIGURES: Final = 3
_FIGURE = re.compile(r"[-+−]?\d[\d,]*(?:\.\d+)?%?")
_COLUMNS: Final = 2
"""A table of fewer columns is a frame around text."""


@dataclass(slots=True)
class PlacedLine:
    """A line of text of a page, outside its tables."""

    line: PrintedLine
    place: str
    page: int
    room: Box
    """The paper, or the ruled frame, it stands in."""
    frame: Box | None = None
    """The ruled frame it stands in."""
    role: PieceRole = PieceRole.BODY


@dataclass(frozen=True, slots=True)
class Page:
    """One page as read."""

    number: int
    paper: Box
    blocks: list[PlacedLine | PrintedTable]
    """From top to bottom."""
    marks: tuple[str, ...] = ()
    """What lies over the page."""
    lone_columns: tuple[str, ...] = ()
    """Places where a ruled column of figures begins that has no other columns beside it."""

    @property
    def lines(self) -> list[PlacedLine]:
        """Its lines outside tables."""
        return [block for block in self.blocks if isinstance(block, PlacedLine)]

    @property
    def body(self) -> list[PlacedLine | PrintedTable]:
        """Its blocks without those in its head and foot."""
        around = (PieceRole.HEADER, PieceRole.FOOTER)
        return [block for block in self.blocks if isinstance(block, PrintedTable) or block.role not in around]


@dataclass(slots=True)
class _Found:
    tables: list[PrintedTable] = field(default_factory=list)
    framed: list[tuple[PrintedLine, Box | None]] = field(default_factory=list)


def read_page(page: PageMarks, sifted: Sifted) -> Page:
    """The page in reading order. Errors: `IntakeError` for a page of too many lines."""
    found = _Found()
    signs = list(sifted.text)
    ruled = ruled_tables(page)
    numbers: dict[int, int] = {}
    for table in ruled:
        if len({round(cell.x0) for cell in table.cells}) >= _COLUMNS:
            numbers[id(table)] = len(numbers) + 1
    # A table within a cell of another takes its signs first.
    for table in sorted(ruled, key=lambda table: table.box.area):
        if id(table) in numbers:
            filled, signs = fill_table(table, signs, f"page-{page.number}/table-{numbers[id(table)]}")
            if any(cell.text for cell in filled.cells):
                found.tables.append(filled)
            continue
        for cell in table.cells:
            within = [sign for sign in signs if cell.holds(sign.x, sign.y)]
            signs = [sign for sign in signs if not cell.holds(sign.x, sign.y)] if within else signs
            found.framed.extend((line, cell) for line in _lines(within))
    found.framed.extend((line, None) for line in _lines(signs))
    found.framed.sort(key=lambda each: (each[0].box.top, each[0].box.x0))
    lines = [
        PlacedLine(line, f"page-{page.number}/line-{number}", page.number, frame or page.paper, frame)
        for number, (line, frame) in enumerate(found.framed, start=1)
    ]
    blocks: list[PlacedLine | PrintedTable] = sorted([*lines, *found.tables], key=_from_above)
    return Page(page.number, page.paper, blocks, sifted.marks, tuple(_lone_columns(lines)))


def _lone_columns(lines: Sequence[PlacedLine]) -> Iterator[str]:
    """A sheet that is wider than its paper is printed with some of its columns on other pages."""
    columns: dict[tuple[int, int], list[PlacedLine]] = {}
    for line in lines:
        if line.frame is not None:
            columns.setdefault((round(line.frame.x0), round(line.frame.x1)), []).append(line)
    for column in columns.values():
        figures = sum(_FIGURE.fullmatch(line.line.text) is not None for line in column)
        if figures >= _FIGURES and 2 * figures > len(column):
            yield column[0].place


def _lines(signs: list[Sign]) -> list[PrintedLine]:
    """Lines of upright text, then those of text that is turned, each as its reader turns the page."""
    lines = printed_lines(sign for sign in signs if sign.quarter == 0)
    for quarter in (1, 2, 3):
        lines.extend(_turned_lines([sign for sign in signs if sign.quarter == quarter]))
    return lines


def _turned_lines(signs: list[Sign]) -> list[PrintedLine]:
    """Lines of text turned by a quarter; each stands where its signs stand."""
    return [
        PrintedLine(line.text, _back(line.box, signs[0].quarter or 2), line.size)
        for line in printed_lines(map(turned, signs))
    ]


def _back(box: Box, quarter: int) -> Box:
    return {
        1: Box(box.top, -box.x1, box.bottom, -box.x0),
        2: Box(-box.x1, -box.bottom, -box.x0, -box.top),
        3: Box(-box.bottom, box.x0, -box.top, box.x1),
    }[quarter]


def _from_above(block: PlacedLine | PrintedTable) -> tuple[float, float]:
    box = block.line.box if isinstance(block, PlacedLine) else block.box
    return box.top, box.x0
