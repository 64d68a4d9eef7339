"""The squares of a sheet that are seen, merged areas as one cell each: what stands where once hidden rows are gone."""

from __future__ import annotations

import bisect
from dataclasses import dataclass, field
from typing import Final

from generator.intake.decode import IntakeError
from generator.intake.sheets.book import Area, Sheet, SheetCell, holds_value
from generator.model.message import msg

MAX_SQUARES: Final = 2_000_000
"""Squares of the rows that hold filled cells, blank ones included, from the first filled column to the last."""
MAX_MERGED_ROWS: Final = 5_000_000
"""Rows that merged areas reach over, each area counted for itself."""


@dataclass(frozen=True, slots=True)
class SeenCell:
    """A cell with a value that is seen; rows and columns count from 0 among those that are seen."""

    cell: SheetCell
    row: int
    column: int
    row_span: int
    column_span: int
    place: str


@dataclass(slots=True)
class Seen:
    """What of a sheet is seen, and how much is not."""

    cells: dict[tuple[int, int], SeenCell] = field(default_factory=dict)
    rows: list[int] = field(default_factory=list)
    """Row of the sheet of each row that is seen, as far as the last filled one."""
    columns: list[int] = field(default_factory=list)
    kept: set[tuple[int, int]] = field(default_factory=set)
    """Squares of the sheet whose cells are neither hidden nor covered, blank ones with a flaw included."""
    blank_merges: list[Area] = field(default_factory=list)
    """Merged areas without text, in rows and columns that are seen."""
    held_rows: list[int] = field(default_factory=list)
    """Hidden rows that hold text."""
    held_columns: list[int] = field(default_factory=list)
    held_cells: int = 0
    """Cells with text in hidden rows and columns."""
    covered: list[tuple[int, int]] = field(default_factory=list)
    """Squares whose value lies under a merged area and is not shown."""
    clashing: list[Area] = field(default_factory=list)
    """Merged areas that overlap an earlier one."""


def see(sheet: Sheet) -> Seen:
    """What of the sheet is seen. Errors: `IntakeError` where its filled cells lie too far apart."""
    seen = Seen()
    merges = _sound_merges(sheet, seen)
    covering = {
        (row, column): area
        for area in merges
        for row, column in _squares(area, sheet.cells)
        if (row, column) != (area.top, area.left)
    }
    corners = {(area.top, area.left): area for area in merges}
    kept: list[tuple[SheetCell, Area]] = []
    for square, cell in sorted(sheet.cells.items()):
        if square in covering:
            if holds_value(cell):
                seen.covered.append(square)
            continue
        area = corners.get(square, Area(*square, *square))
        if _is_hidden(area, sheet):
            _hold(square, cell, sheet, seen)
        else:
            kept.append((cell, area))
            seen.kept.add(square)
    _place(kept, sheet, seen)
    _add_blank_merges(merges, sheet, seen)
    return seen


def _squares(area: Area, cells: dict[tuple[int, int], SheetCell]) -> list[tuple[int, int]]:
    """The squares of an area that hold a cell: never walked through where the area is larger than the sheet."""
    if (area.bottom - area.top + 1) * (area.right - area.left + 1) > len(cells):
        return [(r, c) for r, c in cells if area.top <= r <= area.bottom and area.left <= c <= area.right]
    return [
        (r, c) for r in range(area.top, area.bottom + 1) for c in range(area.left, area.right + 1) if (r, c) in cells
    ]


def _sound_merges(sheet: Sheet, seen: Seen) -> list[Area]:
    """The merged areas without those that overlap an earlier one, which no program shows alike."""
    by_row: dict[int, list[tuple[int, int]]] = {}
    sound: list[Area] = []
    last_row = max((row for row, _ in sheet.cells), default=0)
    reach = sum(max(0, min(area.bottom, last_row) - area.top + 1) for area in sheet.merges)
    if reach > MAX_MERGED_ROWS:
        raise IntakeError(
            msg(
                "The merged areas of the sheet “{name}” reach over {found} rows; at most {limit} are read",
                name=sheet.name,
                found=reach,
                limit=MAX_MERGED_ROWS,
            )
        )
    for area in sheet.merges:
        if area.top > last_row or (area.top, area.left) == (area.bottom, area.right):
            continue
        rows = range(area.top, min(area.bottom, last_row) + 1)
        spans = [by_row.setdefault(row, []) for row in rows]
        if any(_overlaps(span, area) for span in spans):
            seen.clashing.append(area)
            continue
        for span in spans:
            bisect.insort(span, (area.left, area.right))
        sound.append(area)
    return sound


def _overlaps(spans: list[tuple[int, int]], area: Area) -> bool:
    at = bisect.bisect_right(spans, (area.right, 1 << 20))
    return at > 0 and spans[at - 1][1] >= area.left


def _is_hidden(area: Area, sheet: Sheet) -> bool:
    """A merged cell is seen as long as one of its rows and one of its columns are."""
    rows, columns = range(area.top, area.bottom + 1), range(area.left, area.right + 1)
    return all(row in sheet.hidden_rows for row in rows) or all(column in sheet.hidden_columns for column in columns)


def _hold(square: tuple[int, int], cell: SheetCell, sheet: Sheet, seen: Seen) -> None:
    if not holds_value(cell):
        return
    row, column = square
    seen.held_cells += 1
    if row in sheet.hidden_rows:
        if row not in seen.held_rows[-1:]:
            seen.held_rows.append(row)
    elif column not in seen.held_columns:
        seen.held_columns.append(column)


def _place(kept: list[tuple[SheetCell, Area]], sheet: Sheet, seen: Seen) -> None:
    """Cells at their rows and columns among those that are seen, spans cut at the last one that holds text."""
    filled = [(cell, area) for cell, area in kept if holds_value(cell)]
    tops = [_first(area.top, area.bottom, sheet.hidden_rows) for _, area in filled]
    lefts = [_first(area.left, area.right, sheet.hidden_columns) for _, area in filled]
    if not filled:
        return
    seen.rows = [row for row in range(min(tops), max(tops) + 1) if row not in sheet.hidden_rows]
    seen.columns = [column for column in range(min(lefts), max(lefts) + 1) if column not in sheet.hidden_columns]
    if len(set(tops)) * len(seen.columns) > MAX_SQUARES:
        raise IntakeError(
            msg(
                "The sheet “{name}” reaches over {found} squares, from {first} to {last}; at most {limit} are read",
                name=sheet.name,
                found=len(set(tops)) * len(seen.columns),
                first=sheet.cell_place(min(tops), min(lefts)).rpartition("/")[2],
                last=sheet.cell_place(max(tops), max(lefts)).rpartition("/")[2],
                limit=MAX_SQUARES,
            )
        )
    for (cell, area), top, left in zip(filled, tops, lefts, strict=True):
        row, column = bisect.bisect_left(seen.rows, top), bisect.bisect_left(seen.columns, left)
        seen.cells[row, column] = SeenCell(
            cell,
            row,
            column,
            bisect.bisect_right(seen.rows, area.bottom) - row,
            bisect.bisect_right(seen.columns, area.right) - column,
            sheet.cell_place(area.top, area.left),
        )


def _first(first: int, last: int, hidden: set[int]) -> int:
    return next(at for at in range(first, last + 1) if at not in hidden)


def _add_blank_merges(merges: list[Area], sheet: Sheet, seen: Seen) -> None:
    for area in merges:
        if _is_hidden(area, sheet):
            continue
        top, left = bisect.bisect_left(seen.rows, area.top), bisect.bisect_left(seen.columns, area.left)
        bottom = bisect.bisect_right(seen.rows, area.bottom) - 1
        right = bisect.bisect_right(seen.columns, area.right) - 1
        if top <= bottom and left <= right and (top, left) not in seen.cells:
            seen.blank_merges.append(Area(top, left, bottom, right))
