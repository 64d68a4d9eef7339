"""The seen squares of a sheet become paragraphs and tables.

A blank row without lines ends a table. Rows of one cell above the first row of several, and below the last, are
paragraphs: titles, units, notes. Lines (borders) tell a row of a table from a paragraph where a sheet has any: a cell
of its own width with a line beside it stays in its table, and a cell over the whole width without one is a paragraph
even between rows. A blank merged area makes its row one of a table. In a sheet without lines a row over the whole
width between other rows stays in its table.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from generator.intake.pieces import CellPiece, TablePiece, TextPiece
from generator.intake.sheets.book import Sheet, is_filled
from generator.intake.sheets.layout import Seen, SeenCell


@dataclass(slots=True)
class _Run:
    """Rows without a blank one between them."""

    rows: list[int]
    cells: dict[int, list[SeenCell]]
    """Row → its filled cells by column."""
    continued: set[int]
    """Rows that a cell above reaches into."""
    formed: set[int]
    """Rows with a blank merged area, which only a table has."""
    has_rules: bool = False
    left: int = 0
    right: int = 0
    """Column behind the last one."""
    several: list[int] = field(default_factory=list)
    """Rows of several cells."""

    def __post_init__(self) -> None:
        cells = [cell for row in self.rows for cell in self.cells.get(row, ())]
        self.has_rules = any(cell.cell.is_ruled for cell in cells)
        self.left = min(cell.column for cell in cells)
        self.right = max(cell.column + cell.column_span for cell in cells)
        self.several = [row for row in self.rows if len(self.cells.get(row, ())) > 1]

    def is_text(self, row: int) -> bool:
        """Whether the row is a paragraph above, below or between tables."""
        cells = self.cells.get(row, ())
        if len(cells) != 1 or row in self.continued or row in self.formed:
            return False
        only = cells[0]
        if not is_filled(only.cell):
            return False
        is_wide = _is_wide(only.column_span, self.right - self.left)
        if only.row_span > 1 and not is_wide:
            return False
        if not self.several or row < self.several[0]:
            return is_wide or not only.cell.is_ruled
        if row > self.several[-1]:
            return not only.cell.is_ruled
        return is_wide and self.has_rules and not only.cell.is_ruled


def _is_wide(span: int, width: int) -> bool:
    """Whether a cell reaches over nearly all columns: four of five."""
    return span * 5 >= width * 4 and (span > 1 or width == 1)


def sheet_blocks(sheet: Sheet, seen: Seen) -> list[TextPiece | TablePiece]:
    """The paragraphs and tables of a sheet, from top to bottom."""
    runs = list(_runs(sheet, seen))
    kept = [[row for row in run.rows if not run.is_text(row)] for run in runs]
    left = min(
        (cell.column for run, rows in zip(runs, kept, strict=True) for row in rows for cell in run.cells.get(row, ())),
        default=0,
    )
    blocks: list[TextPiece | TablePiece] = []
    for run, rows in zip(runs, kept, strict=True):
        in_tables = set(rows)
        table: list[int] = []
        for row in run.rows:
            if row in in_tables:
                table.append(row)
                continue
            blocks.extend(_table(sheet, seen, run, table, left))
            table = []
            only = run.cells[row][0]
            blocks.append(TextPiece(only.cell.shown.text, only.place))
        blocks.extend(_table(sheet, seen, run, table, left))
    return blocks


def _runs(sheet: Sheet, seen: Seen) -> Iterator[_Run]:
    cells: dict[int, list[SeenCell]] = {}
    continued: set[int] = set()
    for cell in seen.cells.values():
        cells.setdefault(cell.row, []).append(cell)
        continued.update(range(cell.row + 1, cell.row + cell.row_span))
    for row in cells.values():
        row.sort(key=lambda cell: cell.column)
    held = continued | {row for area in seen.blank_merges for row in range(area.top + 1, area.bottom + 1)}
    formed = {row for area in seen.blank_merges for row in range(area.top, area.bottom + 1)}
    ruled = {at for at, row in enumerate(seen.rows) if row in sheet.ruled_rows} if sheet.ruled_rows else set()
    run: list[int] = []
    for at in sorted(cells.keys() | held | ruled):
        if run and at != run[-1] + 1:
            yield from _trimmed(run, cells, continued, formed)
            run = []
        run.append(at)
    yield from _trimmed(run, cells, continued, formed)


def _trimmed(
    rows: list[int], cells: dict[int, list[SeenCell]], continued: set[int], formed: set[int]
) -> Iterator[_Run]:
    """The run without blank rows at its ends, none where it has nothing else."""
    filled = [row for row in rows if row in cells]
    if filled:
        yield _Run(list(range(filled[0], filled[-1] + 1)), cells, continued, formed)


def _table(sheet: Sheet, seen: Seen, run: _Run, rows: Sequence[int], left: int) -> Iterator[TablePiece]:
    """The rows as a table, none where they hold no text: what a wide title of two rows leaves behind."""
    cells = [cell for row in rows for cell in run.cells.get(row, ())]
    if not any(is_filled(cell.cell) for cell in cells):
        return
    top, bottom = rows[0], rows[-1]
    right = max(cell.column + cell.column_span for cell in cells)
    taken: set[tuple[int, int]] = set()
    pieces: dict[tuple[int, int], CellPiece] = {}
    for cell in cells:
        height = min(cell.row_span, bottom - cell.row + 1)
        text, column = cell.cell.shown.text, cell.column - left
        pieces[cell.row, cell.column] = CellPiece(text, cell.place, column, cell.column_span, height)
        _take(taken, cell.row, cell.column, height, cell.column_span)
    for area in seen.blank_merges:
        if not (top <= area.top <= bottom and left <= area.left < right):
            continue
        height, width = min(area.bottom, bottom) - area.top + 1, min(area.right + 1, right) - area.left
        place = sheet.cell_place(seen.rows[area.top], seen.columns[area.left])
        pieces[area.top, area.left] = CellPiece("", place, area.left - left, width, height)
        _take(taken, area.top, area.left, height, width)
    table = tuple(
        tuple(
            pieces.get((row, column))
            or CellPiece("", sheet.cell_place(seen.rows[row], seen.columns[column]), column - left)
            for column in range(left, right)
            if (row, column) in pieces or (row, column) not in taken
        )
        for row in rows
    )
    yield TablePiece(table, sheet.cell_place(seen.rows[top], seen.columns[left]))


def _take(taken: set[tuple[int, int]], row: int, column: int, height: int, width: int) -> None:
    taken.update((r, c) for r in range(row, row + height) for c in range(column, column + width))
