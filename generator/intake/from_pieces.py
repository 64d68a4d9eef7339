"""The pieces of a Word file, workbook or page become the paragraphs and grids that forms read.

A document without lines gets some: each paragraph and each cell of a table is one, or several where the author broke
it, numbered in reading order; `Document.places` says where each stands. A merged cell has its text in its upper left
square and leaves the others blank, as a printed table does: cells stay below their heads.
"""

from __future__ import annotations

import dataclasses
import hashlib
import itertools
from collections.abc import Iterable, Mapping, Sequence
from typing import Final

from generator.intake.contents_list import entry_title, find_contents
from generator.intake.cut_tables import Part, parts_of_tables
from generator.intake.decode import IntakeError
from generator.intake.lines import Line, clean_plain
from generator.intake.page_numbers import set_page_numbers_aside
from generator.intake.pieces import CellPiece, PieceRole, Pieces, TablePiece, TextPiece
from generator.model.grid import ContentsEntry, Document, Grid, GridCell, GridRow, Paragraph
from generator.model.han import join_wrapped
from generator.model.message import msg
from generator.model.source import Furniture

MAX_SQUARES: Final = 2_000_000
"""Squares of all tables of a document: the widest budgets have some hundred thousand."""

_OUTSIDE_THE_TEXT = frozenset({PieceRole.HEADER, PieceRole.FOOTER})


def document_of(name: str, content: bytes, kind: str, pieces: Pieces) -> Document:
    """The document that forms read; `kind` is told as its encoding: `docx`, `xlsx`, `pdf`.

    Errors: `IntakeError` for tables of more squares than `MAX_SQUARES`.
    """
    return _Builder(name, content, kind).build(pieces)


class _Builder:
    """One document under way; lives no longer than the call."""

    def __init__(self, name: str, content: bytes, kind: str) -> None:
        self._name, self._content, self._kind = name, content, kind
        self._texts: list[str] = []
        self._places: list[str] = []
        self._wrapped = 0

    def build(self, pieces: Pieces) -> Document:
        read: list[tuple[TextPiece | TablePiece, list[Line] | list[list[GridCell]]]] = []
        parts = parts_of_tables(pieces.blocks)
        _check_squares(pieces, parts)
        for place, block in enumerate(pieces.blocks):
            if isinstance(block, TextPiece):
                read.append((block, [self._line(text, block.place) for text in _lines_of(block.text)]))
            else:
                read.append((block, self._rows(block, parts[place].columns)))
        lines = _set_aside(read)
        in_contents, entries = _contents(read, lines)
        furniture = [(Furniture.CONTENTS, number) for number in sorted(in_contents)]
        furniture += [(kind, n) for n, line in lines.items() if n not in in_contents for kind in line.furniture]
        return Document(
            name=self._name,
            sha256=hashlib.sha256(self._content).hexdigest(),
            encoding=self._kind,
            line_texts=tuple(self._texts),
            blocks=tuple(_blocks(read, lines, in_contents, parts)),
            contents=entries,
            furniture=tuple(furniture),
            wrap_blanks=self._wrapped,
            places=tuple(self._places),
        )

    def _line(self, text: str, place: str) -> Line:
        self._texts.append(text)
        self._places.append(place)
        return clean_plain(len(self._texts), text)

    def _rows(self, table: TablePiece, columns: Mapping[int, int]) -> list[list[GridCell]]:
        """The squares of the table, row by row."""
        return [
            self._row(row, columns, f"{table.place}/row-{number}") for number, row in enumerate(table.rows, start=1)
        ]

    def _row(self, row: Sequence[CellPiece], order: Mapping[int, int], place: str) -> list[GridCell]:
        cells = {order[cell.column]: self._cell(cell, order[cell.column]) for cell in row}
        # A row of nothing but blank squares has no line of its own to point at.
        lines = next(iter(cells.values())).lines if cells else (self._line("", place).number,)
        return [cells.get(column) or GridCell("", "", lines[:1], column) for column in range(len(order))]

    def _cell(self, cell: CellPiece, column: int) -> GridCell:
        lines = [self._line(text, cell.place) for text in _lines_of(cell.text)]
        raw = "\n".join(line.text for line in lines)
        text, count = join_wrapped(raw.replace("\t", " "))
        self._wrapped += count
        return GridCell(text, cell.text.strip(), tuple(line.number for line in lines), column)


def _check_squares(pieces: Pieces, parts: Mapping[int, Part]) -> None:
    """Cells that begin at ever other squares make a table of far more squares than the file has cells."""
    found = sum(
        len(block.rows) * len(parts[place].columns)
        for place, block in enumerate(pieces.blocks)
        if isinstance(block, TablePiece)
    )
    if found > MAX_SQUARES:
        raise IntakeError(
            msg("The tables of the file have {found} squares; at most {limit} are read", found=found, limit=MAX_SQUARES)
        )


_Read = Sequence[tuple[TextPiece | TablePiece, Sequence[Line] | Sequence[Sequence[GridCell]]]]


def _set_aside(read: _Read) -> dict[int, Line]:
    """Number → line of every paragraph: page numbers, heads and feet of pages stand aside, cells are looked past."""
    lines: list[Line] = []
    outside: set[int] = set()
    for block, content in read:
        for each in content:
            if isinstance(each, Line):
                lines.append(each)
                if isinstance(block, TextPiece) and block.role in _OUTSIDE_THE_TEXT:
                    outside.add(each.number)
            else:
                lines.extend(Line(cell.lines[0], cell.raw, f"\t{cell.text}\t") for cell in each if cell.text)
    told = (line for line in set_page_numbers_aside(lines) if not line.is_tabbed)
    return {line.number: _running(line) if line.number in outside else line for line in told}


def _running(line: Line) -> Line:
    """A line in the head or foot of the pages: furniture as such, unless it is a mark or a page number."""
    return line if line.stands_aside or line.is_blank else line.set_aside(Furniture.RUNNING_HEAD)


def _lines_of(text: str) -> list[str]:
    return text.replace("\r\n", "\n").replace("\r", "\n").split("\n")


def _contents(read: _Read, lines: dict[int, Line]) -> tuple[frozenset[int], tuple[ContentsEntry, ...]]:
    """The table of contents as the file marks it, else as its lines tell."""
    marked = [
        lines[line.number]
        for block, content in read
        if isinstance(block, TextPiece) and block.role is PieceRole.CONTENTS
        for line in content
        if isinstance(line, Line) and not line.is_blank
    ]
    if not marked:
        # The tab before a page number is its leader, one blank would be none.
        leaders = (dataclasses.replace(line, text=line.raw.replace("\t", "  ")) for line in lines.values())
        return find_contents(
            [line if line.stands_aside else wide for line, wide in zip(lines.values(), leaders, strict=True)]
        )
    first = marked[0].number
    above = [line for number, line in lines.items() if number < first and not line.is_blank and not line.stands_aside]
    title = [line.number for line in above[-1:] if "".join(line.text.split()) in ("目录", "目次")]
    entries = tuple(ContentsEntry(entry_title(line.raw.replace("\t", "  ")), line.number) for line in marked)
    return frozenset({*title, *(entry.line for entry in entries)}), entries


def _blocks(
    read: _Read, lines: dict[int, Line], contents: frozenset[int], parts: Mapping[int, Part]
) -> Iterable[Paragraph | Grid]:
    rows: list[GridRow] = []
    for place, (block, content) in enumerate(read):
        if isinstance(block, TablePiece):
            if not parts[place].goes_on:
                yield from _grids(rows)
                rows = []
            rows.extend(GridRow(tuple(row)) for row in content if not isinstance(row, Line))
            continue
        for each in content:
            line = lines[each.number] if isinstance(each, Line) else None
            if line is None or line.is_blank or line.stands_aside or line.number in contents:
                continue
            yield from _grids(rows)
            rows = []
            yield Paragraph(line.text.strip(), line.raw, line.number, block.heading, block.is_item)
    yield from _grids(rows)


def _grids(rows: Sequence[GridRow]) -> Iterable[Grid]:
    """The table without its blank rows at either end, none where nothing is filled."""
    filled = list(itertools.dropwhile(lambda row: not row.filled, rows))
    while filled and not filled[-1].filled:
        filled.pop()
    if filled:
        yield Grid(tuple(filled))
