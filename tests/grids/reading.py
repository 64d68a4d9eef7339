"""Short ways to the cells and rows that the readers of grids take."""

from __future__ import annotations

from collections.abc import Sequence

from generator.grids.claims import Claims
from generator.model.grid import Document, Grid, GridCell, GridRow, Paragraph


def cells(*texts: str, line: int = 1) -> GridRow:
    """A row of one line, a cell for each text."""
    return GridRow(tuple(GridCell(text, text, (line,), column) for column, text in enumerate(texts)))


def table(*rows: str) -> tuple[GridRow, ...]:
    """Rows, each written with its cells apart by `|`; blanks around a text go."""
    return tuple(
        cells(*(text.strip() for text in row.split("|")), line=number) for number, row in enumerate(rows, start=1)
    )


def claims_on(*blocks: GridRow | Paragraph) -> Claims:
    """An empty ledger of a document that holds these rows and lines."""
    grids = tuple(Grid((block,)) if isinstance(block, GridRow) else block for block in blocks)
    return Claims(Document("a.txt", "", "UTF-8", (), grids))


def unsure(claims: Claims) -> list[str]:
    """The ids of the reasons why something is unsure, in order of lines."""
    return [reading.reason.id for reading in claims.unsure_readings()]


def unread(claims: Claims) -> list[str]:
    """The texts nothing took."""
    return [piece.text for piece in claims.unread()]


def lines(*texts: str) -> Sequence[Paragraph]:
    """Paragraphs, one a line."""
    return [Paragraph(text, text, number) for number, text in enumerate(texts, start=1)]
