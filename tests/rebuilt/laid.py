"""A disclosure as its author laid it out: paragraphs, and tables with merged cells, whatever program holds them.

Made from the document as its text reads. The text has lost which blank squares were part of a merged cell; they are
merged here as such forms are drawn: a label over its rows, a level over its indicators, a head over its columns, a
value over the rest of its row.
"""

from __future__ import annotations

import dataclasses
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from generator.model.grid import Document, Grid, Paragraph
from generator.model.source import Furniture

Squares = tuple[tuple[str, ...], ...]
"""The texts of a table by row and column, blank squares empty."""
_MOSTLY = 0.6
"""Share of rows in which a column is blank that is only drawn because some rows are cut finer."""


@dataclass(frozen=True, slots=True)
class LaidText:
    """A paragraph."""

    text: str
    heading: int = 0
    is_item: bool = False
    is_entry: bool = False
    """Whether it is an entry of the table of contents."""


@dataclass(frozen=True, slots=True)
class LaidCell:
    """A cell with its upper left square and its size."""

    text: str
    row: int
    column: int
    height: int = 1
    width: int = 1


@dataclass(frozen=True, slots=True)
class LaidTable:
    """A table: its size in squares, and its cells, which cover each square once."""

    height: int
    width: int
    cells: tuple[LaidCell, ...]

    def rows(self) -> Iterator[list[LaidCell]]:
        """The cells that begin in each row, by column."""
        for row in range(self.height):
            yield sorted((cell for cell in self.cells if cell.row == row), key=lambda cell: cell.column)


Laid = tuple[LaidText | LaidTable, ...]


@dataclass(frozen=True, slots=True)
class LaidDocument:
    """A disclosure: its blocks in reading order, and the marks printed over its pages."""

    blocks: Laid
    marks: tuple[str, ...] = ()


def lay_out_document(document: Document) -> LaidDocument:
    """The document laid out, its blocks in their order."""
    blocks = [
        LaidText(block.text, block.heading, block.is_item)
        if isinstance(block, Paragraph)
        else merged(squares_of(block))
        for block in document.blocks
    ]
    place = next((at for at, block in enumerate(document.blocks) if _line(block) > _first_entry(document)), 0)
    contents = [LaidText("目 录")] if any(_is_title(document, n) for _, n in document.furniture) else []
    contents += [LaidText(entry.text, is_entry=True) for entry in document.contents]
    marks = {document.line_texts[n - 1].strip() for kind, n in document.furniture if kind is Furniture.WATERMARK}
    return LaidDocument((*blocks[:place], *contents, *blocks[place:]), tuple(sorted(marks)))


def _line(block: Paragraph | Grid) -> int:
    return block.line if isinstance(block, Paragraph) else block.rows[0].cells[0].lines[0]


def _first_entry(document: Document) -> int:
    return document.contents[0].line if document.contents else 0


def _is_title(document: Document, line: int) -> bool:
    return "".join(document.line_texts[line - 1].split()).strip("#*") in ("目录", "目次")


def squares_of(grid: Grid) -> Squares:
    """The squares of a grid, its short rows filled up with blank ones."""
    width = max(len(row.cells) for row in grid.rows)
    return tuple((*(cell.text for cell in row.cells), *[""] * (width - len(row.cells))) for row in grid.rows)


def merged(squares: Squares) -> LaidTable:
    """The table with its blank squares merged as such tables are drawn."""
    return _Merger(squares).table()


def cut_at_pages(document: LaidDocument, rows: int, repeats_heads: bool) -> LaidDocument:
    """The document with each longer table cut into tables of that many rows, as a hand cuts one at a page's end.

    With `repeats_heads` the row of heads of a performance table, or those of a budget table, stand above each piece.
    """
    blocks: list[LaidText | LaidTable] = []
    for block in document.blocks:
        if isinstance(block, LaidText) or block.height <= rows:
            blocks.append(block)
            continue
        heads = _head_rows(block) if repeats_heads else range(0)
        for top in range(0, block.height, rows):
            above = [(row, row - heads.start) for row in heads] if top > heads.stop - 1 else []
            kept = above + [(row, len(above) + at) for at, row in enumerate(range(top, min(top + rows, block.height)))]
            blocks.append(_piece(block, dict(kept)))
            blocks.append(LaidText(""))
    return dataclasses.replace(document, blocks=tuple(blocks))


def _head_rows(table: LaidTable) -> range:
    texts = [[cell.text for cell in row] for row in table.rows()]
    head = next((n for n, row in enumerate(texts) if "一级指标" in row), None)
    if head is not None:
        return range(head, head + 1)
    full = [[""] * table.width for _ in range(table.height)]
    for cell in table.cells:
        full[cell.row][cell.column] = cell.text
    return range(_first_figures(full))


def _piece(table: LaidTable, rows: Mapping[int, int]) -> LaidTable:
    """The rows of a table that stand in `rows`, each at its new place; of a cell cut in two the lower part is blank."""
    cells = []
    for cell in table.cells:
        own = [row for row in range(cell.row, cell.row + cell.height) if row in rows]
        runs = [[rows[row] for row in run] for run in _runs(own)]
        for run in runs:
            text = cell.text if run[0] == rows.get(cell.row) else ""
            cells.append(LaidCell(text, run[0], cell.column, len(run), cell.width))
    return LaidTable(len(rows), table.width, tuple(cells))


def _runs(rows: Sequence[int]) -> Iterator[list[int]]:
    run: list[int] = []
    for row in rows:
        if run and row != run[-1] + 1:
            yield run
            run = []
        run.append(row)
    if run:
        yield run


class _Merger:
    """One table under way."""

    def __init__(self, squares: Squares) -> None:
        self.squares = squares
        self.height, self.width = len(squares), len(squares[0])
        self.is_form = any("一级指标" in row for row in squares)
        self.head = next((n for n, row in enumerate(squares) if "一级指标" in row), 0)
        self.body = self.head if self.is_form else _first_figures(squares)
        self.rare = {
            column for column in range(self.width) if sum(not row[column] for row in squares) > _MOSTLY * self.height
        }
        self.taken: set[tuple[int, int]] = set()

    def table(self) -> LaidTable:
        cells = []
        for row in range(self.height):
            for column in range(self.width):
                if (row, column) not in self.taken:
                    cells.append(self._cell(row, column))
        return LaidTable(self.height, self.width, tuple(cells))

    def _cell(self, row: int, column: int) -> LaidCell:
        text = self.squares[row][column]
        width = height = 1
        if text:
            while self._is_free(row, column + width) and self._joins(row, column, column + width):
                width += 1
            while self._goes_down(row, column, width, row + height):
                height += 1
        self.taken |= {(r, c) for r in range(row, row + height) for c in range(column, column + width)}
        return LaidCell(text, row, column, height, width)

    def _is_free(self, row: int, column: int) -> bool:
        inside = row < self.height and column < self.width
        return inside and not self.squares[row][column] and (row, column) not in self.taken

    def _joins(self, row: int, first: int, column: int) -> bool:
        """Whether the cell that begins at `first` reaches over this blank square too."""
        filled = [place for place, text in enumerate(self.squares[row]) if text]
        if self.is_form:
            is_value = row < self.head and len(filled) <= 2 and first == filled[-1]
            return is_value or (column in self.rare and row != self.head)
        below = self.squares[row + 1][column] if row + 1 < self.height else ""
        return row + 1 < self.body and bool(below) and bool(self.squares[row + 1][first])

    def _goes_down(self, row: int, column: int, width: int, below: int) -> bool:
        """Whether the cell covers the squares below it down to this row."""
        if not all(self._is_free(below, c) for c in range(column, column + width)) or not any(self.squares[below]):
            return False
        if not self.is_form:
            return below < self.body and width == 1
        # A label at the side, the first and the second level; never a head.
        levels = [place for place, text in enumerate(self.squares[self.head]) if text in ("一级指标", "二级指标")]
        is_level = row > self.head and column in levels
        is_side = column == 0 and "一级指标" not in self.squares[row][:1]
        outer = [c for c in levels if c < column][-1:] if is_level else []
        return (is_level or is_side) and not any(self.squares[below][c] for c in outer)


def _first_figures(squares: Sequence[Sequence[str]]) -> int:
    """Row of a budget table where its heads end."""
    heads = ("合计", "部门合计", "1")
    return next(
        (n for n, row in enumerate(squares) if row[0] in heads or any(text.replace(".", "").isdigit() for text in row)),
        len(squares),
    )
