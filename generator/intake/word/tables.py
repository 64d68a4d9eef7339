"""Tables (表格) of a Word file: which squares of the grid each cell covers, and its text.

The grid stated for a table (`w:tblGrid`) is not relied on: programs leave it out or let it grow stale. The squares
follow from the cells alone, which state how many each covers, and the rows, which state how many they leave out; the
grid only tells which edges lie so near each other that they are one (`edges`).
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

from lxml import etree

from generator.intake.pieces import CellPiece, TablePiece
from generator.intake.word import names
from generator.intake.word.book import Book
from generator.intake.word.edges import Stretch, join_edges
from generator.intake.word.names import VAL, T, W, first, number, switch, value
from generator.model.message import msg

MAX_SPAN = 1_000
"""Squares one cell or gap may cover. Word allows 63 columns; a larger number is a mistake or a trap."""

_NOT_AROUND = {names.P, names.TBL, names.TC, names.SDT_PR} | {
    W + name for name in ("tblPr", "tblGrid", "tblPrEx", "trPr", "sdtEndPr", "bookmarkStart", "bookmarkEnd")
}
"""What holds no rows or cells; anything else may stand around them."""
_DELETED = (f"{W}del", f"{W}moveFrom")

TextOf = Callable[[etree._Element, str], str]
"""Cell and place → its text."""


@dataclass(slots=True)
class _Cell:
    """A cell under way: those below and beside may still belong to it."""

    text: str
    place: str
    column: int
    columns: int
    first_row: int
    rows: int = 1


@dataclass(slots=True)
class _Row:
    cells: list[_Cell]
    column: int = 0
    """The next free square."""


class _Table:
    def __init__(self, place: str, text_of: TextOf, book: Book) -> None:
        self._place, self._text_of, self._book = place, text_of, book
        self._rows: list[_Row] = []
        self._open: dict[int, _Cell] = {}
        """Column → the cell that goes on downwards from there."""
        self._squares: Sequence[int] = ()
        """Edge of the file's grid → square that begins there."""

    def read(self, table: etree._Element) -> TablePiece:
        deleted = hidden = 0
        self._squares = join_edges(table, [_stretches(row) for row in _children(table, names.TR)])
        for row in _children(table, names.TR):
            properties = first(row, names.TRPR)
            if _is_deleted(row, properties):
                deleted += 1
            elif switch(properties, "hidden"):
                hidden += 1
            else:
                self._row(row, properties)
        if deleted:
            message = msg("{count} rows deleted with tracked changes were left out", count=deleted)
            self._book.accepted(self._place, message)
        if hidden:
            self._book.held_back(self._place, msg("{count} hidden rows were not read", count=hidden))
        rows = tuple(
            tuple(CellPiece(c.text, c.place, c.column, c.columns, c.rows) for c in row.cells) for row in self._rows
        )
        return TablePiece(rows, self._place)

    def _row(self, element: etree._Element, properties: etree._Element | None) -> None:
        row = _Row([], _span(value(properties, "gridBefore"), 0))
        self._rows.append(row)
        for at, cell in enumerate(_children(element, names.TC), start=1):
            self._cell(cell, row, f"{self._place}/row-{len(self._rows)}/cell-{at}")

    def _cell(self, element: etree._Element, row: _Row, place: str) -> None:
        properties = first(element, names.TCPR)
        column = self._squares[row.column]
        row.column += _columns(properties)
        columns = self._squares[row.column] - column
        if row.cells and _merge(properties, "hMerge") == "continue":
            row.cells[-1].columns += columns
            self._covered(element, place)
            return
        down = _merge(properties, "vMerge")
        above = self._open.get(column)
        if down == "continue" and above is not None and above.first_row + above.rows == len(self._rows) - 1:
            above.rows += 1
            self._covered(element, place)
            return
        cell = _Cell(self._text(element, properties, place), place, column, columns, len(self._rows) - 1)
        row.cells.append(cell)
        if down is not None:
            self._open[column] = cell

    def _text(self, element: etree._Element, properties: etree._Element | None, place: str) -> str:
        if properties is not None and first(properties, f"{W}cellDel") is not None:
            self._book.accepted(place, msg("A cell deleted with tracked changes was read as a blank one"))
            return ""
        return self._text_of(element, place)

    def _covered(self, element: etree._Element, place: str) -> None:
        """A square of a merged cell shows nothing of its own; text in it is hidden text."""
        signs = sum(len(text.text or "") for text in element.iter(T))
        if signs:
            self._book.hidden(place, signs)


def read_table(table: etree._Element, place: str, text_of: TextOf, book: Book) -> TablePiece:
    """The table with its merged cells as the reader sees them; rows deleted or hidden are told in the book."""
    return _Table(place, text_of, book).read(table)


def _children(element: etree._Element, wanted: str) -> Iterator[etree._Element]:
    """The rows of a table or the cells of a row, whatever stands around them."""
    for child in element.iterchildren(etree.Element):
        if child.tag == wanted:
            yield child
        elif child.tag == names.ALTERNATE:
            choice = names.chosen(child)
            if choice is not None:
                yield from _children(choice, wanted)
        elif child.tag not in _NOT_AROUND:
            yield from _children(child, wanted)


def _stretches(row: etree._Element) -> list[Stretch]:
    """The squares of the file's grid that each cell of the row covers."""
    at = _span(value(first(row, names.TRPR), "gridBefore"), 0)
    found = []
    for cell in _children(row, names.TC):
        start, at = at, at + _columns(first(cell, names.TCPR))
        found.append((start, at))
    return found


def _columns(properties: etree._Element | None) -> int:
    return 1 if properties is None else max(1, _span(value(properties, "gridSpan"), 1))


def _is_deleted(row: etree._Element, properties: etree._Element | None) -> bool:
    around = row.getparent()
    return (properties is not None and any(first(properties, name) is not None for name in _DELETED)) or (
        around is not None and around.tag in _DELETED
    )


def _span(text: str | None, default: int) -> int:
    return min(number(text, default), MAX_SPAN)


def _merge(properties: etree._Element | None, name: str) -> str | None:
    """`restart` or `continue` (which the file may leave unsaid), or None for a cell that is not merged this way."""
    element = first(properties, W + name)
    if element is None:
        return None
    return "restart" if element.get(VAL) == "restart" else "continue"
