"""What a reader of files hands to a form: paragraphs and grids of cells, each with its place in the document."""

from __future__ import annotations

from dataclasses import dataclass

from generator.model.source import Furniture, Repair


@dataclass(frozen=True, slots=True)
class GridCell:
    """One cell: its text put right for reading, the text as it stands in the document, and where that is."""

    text: str
    """Markup and line-wrap blanks gone; empty for a blank cell."""
    raw: str
    lines: tuple[int, ...]
    """Lines of the document it stands on, from 1."""
    column: int
    """Place in its row, from 0, blank cells counted."""


@dataclass(frozen=True, slots=True)
class GridRow:
    """A row of cells in printed order, blank cells included."""

    cells: tuple[GridCell, ...]

    @property
    def filled(self) -> tuple[GridCell, ...]:
        """The cells that hold text."""
        return tuple(cell for cell in self.cells if cell.text)


@dataclass(frozen=True, slots=True)
class Grid:
    """A run of rows without an empty line between its tables' parts."""

    rows: tuple[GridRow, ...]


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A line of text outside any table."""

    text: str
    raw: str
    line: int
    heading: int = 0
    """Level of a Markdown heading, 0 for none."""
    is_item: bool = False
    """True where the document marks it as an item of a list."""


@dataclass(frozen=True, slots=True)
class ContentsEntry:
    """One entry of the table of contents (目录), without leader and page number."""

    text: str
    line: int


@dataclass(frozen=True, slots=True)
class Document:
    """A document as a form reads it. What the reader of the file took for furniture is listed, not lost."""

    name: str
    sha256: str
    encoding: str
    line_texts: tuple[str, ...]
    """Every line as it stands in the document; line n is at n - 1."""
    blocks: tuple[Paragraph | Grid, ...]
    contents: tuple[ContentsEntry, ...] = ()
    furniture: tuple[tuple[Furniture, int], ...] = ()
    repairs: tuple[Repair, ...] = ()
    wrap_blanks: int = 0
    """How many line-wrap blanks were taken out of cells."""
    places: tuple[str, ...] = ()
    """Where each line stands in a file that has no lines (`generator.model.document_place`); empty for a text."""

    def texts(self) -> tuple[str, ...]:
        """Text of every paragraph and filled cell, in printed order."""
        found: list[str] = []
        for block in self.blocks:
            if isinstance(block, Paragraph):
                found.append(block.text)
            else:
                found.extend(cell.text for row in block.rows for cell in row.filled)
        return tuple(found)
