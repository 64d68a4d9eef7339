"""Rows of a text with one cell a line, cut where it has an empty line.

The reader of files joins neighbouring pieces that add up to the width of a table, since an empty line may stand inside
a cell. A form of many small tables has pieces that add up by chance: outside a performance table, and before a label,
each piece is a row of its own.
"""

from __future__ import annotations

import dataclasses
from collections.abc import Callable, Iterator, Sequence

from generator.grids.indicator_table import is_head_row
from generator.model.grid import Document, Grid, GridCell, GridRow, Paragraph


def split_at_empty_lines(document: Document, is_label: Callable[[str], bool]) -> Document:
    """The document with joined rows cut again. `is_label` tells the labels that open a row of the form.

    A file with cells of its own is left as it is: a blank line there is a blank cell, and no row was joined.
    """
    if document.places:
        return document
    blank = frozenset(n for n, text in enumerate(document.line_texts, start=1) if not text.strip() and "\t" not in text)
    in_table = False
    blocks: list[Paragraph | Grid] = []
    for block in document.blocks:
        if not isinstance(block, Grid):
            in_table = False
            blocks.append(block)
            continue
        rows: list[GridRow] = []
        for row in block.rows:
            joined: list[GridCell] = []
            for piece in _pieces(row.cells, blank):
                first = next((cell.text for cell in piece if cell.text), "")
                opens = is_label(first)
                if joined and (opens or not in_table):
                    rows.append(_row(joined))
                    joined = []
                joined.extend(piece)
                in_table = is_head_row(GridRow(tuple(piece))) or (in_table and not opens)
            rows.append(_row(joined))
        blocks.append(Grid(tuple(rows)))
    return dataclasses.replace(document, blocks=tuple(blocks))


def prints_blanks(row: GridRow) -> bool:
    """Whether each cell has a line of its own: there blank cells are printed, and a missing one was lost."""
    return len({cell.lines for cell in row.cells}) == len(row.cells)


def _pieces(cells: Sequence[GridCell], blank: frozenset[int]) -> Iterator[list[GridCell]]:
    piece: list[GridCell] = []
    for cell in cells:
        if piece and any(line in blank for line in range(piece[-1].lines[-1] + 1, cell.lines[0])):
            yield piece
            piece = []
        piece.append(cell)
    yield piece


def _row(cells: Sequence[GridCell]) -> GridRow:
    return GridRow(tuple(dataclasses.replace(cell, column=column) for column, cell in enumerate(cells)))
