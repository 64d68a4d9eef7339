"""Rows of a performance table that slid sideways, put back below their heads before a form reads them.

Conversions drop the blank cells of merged ones, or add some, and then a whole row stands a column beside its heads. It
is moved only where one move alone puts every cell below a head, and the labels or the rows above do not contradict it.
Every move is listed as a repair; a row that may stand in two ways stays as it is, for the form to doubt.
"""

from __future__ import annotations

import dataclasses
from collections.abc import Mapping

from generator.grids.indicator_table import is_head_row
from generator.grids.labels import LEVEL1, LEVEL2, column_of, is_level, plain
from generator.model.grid import Document, Grid, GridCell, GridRow
from generator.model.message import Message, msg
from generator.model.source import Repair

_AT_START = msg("The row begins in another column than its table: it is read where all its cells stand below heads")
_AT_GAP = msg("The cells behind an empty one stand one column beside their heads: they are read below them")
_SIDE = frozenset({"绩效指标", "指标", "年度绩效指标", "实施期绩效指标"})

Columns = Mapping[int, str]
"""Place in the row → field."""


@dataclasses.dataclass(frozen=True, slots=True)
class _Move:
    """The places a row's cells get, and why."""

    places: tuple[int, ...]
    reason: Message


def straighten(document: Document) -> Document:
    """The document with the slid rows of its performance tables put right, each listed among its repairs."""
    repairs: list[Repair] = []
    blocks = tuple(
        Grid(_straight_rows(block.rows, repairs)) if isinstance(block, Grid) else block for block in document.blocks
    )
    return dataclasses.replace(document, blocks=blocks, repairs=(*document.repairs, *repairs))


def _straight_rows(rows: tuple[GridRow, ...], repairs: list[Repair]) -> tuple[GridRow, ...]:
    heads: dict[int, str] = {}
    shape: dict[int, str] = {}
    straight: list[GridRow] = []
    for row in rows:
        if is_head_row(row):
            heads = {cell.column: field for cell in row.filled if (field := column_of(cell.text))}
            shape = {}
            straight.append(row)
            continue
        cells = tuple(cell for cell in row.filled if plain(cell.text) not in _SIDE)
        if not heads or not cells or _is_in_place(cells, heads):
            straight.append(row)
            continue
        move = _into_shape(cells, shape, heads) or _to_heads(cells, shape or heads, heads) or _over_gap(cells, heads)
        if move is None:
            straight.append(row)
            continue
        if move.reason is _AT_GAP:
            shape |= {cell.column: heads[place] for cell, place in zip(cells, move.places, strict=True)}
            shape |= {place: field for place, field in heads.items() if place < min(shape)}
        straight.append(_moved(row, cells, move.places, len(row.cells)))
        repairs.append(_repair(row, straight[-1], move.reason))
    return tuple(straight)


def _is_in_place(cells: tuple[GridCell, ...], heads: Columns) -> bool:
    """Whether every cell stands below a head, and no second level below that of the first."""
    texts = {heads.get(cell.column, ""): plain(cell.text) for cell in cells}
    is_slid = texts.get("level1") in LEVEL2 - LEVEL1 and texts.get("level2") not in LEVEL2
    return "" not in texts and not is_slid


def _into_shape(cells: tuple[GridCell, ...], shape: Columns, heads: Columns) -> _Move | None:
    """The move of a row that is printed as one above it was: its gap stands where that row's gap stood."""
    if not _is_in_place(cells, shape):
        return None
    return _Move(tuple(_place(shape[cell.column], heads) for cell in cells), _AT_GAP)


def _to_heads(cells: tuple[GridCell, ...], shape: Columns, heads: Columns) -> _Move | None:
    """The move of a whole row by some columns, where no other puts every cell below a head."""
    columns = [cell.column for cell in cells]
    width = max(shape) - min(shape)
    steps = [step for step in range(-width, max(shape) + 1) if {column + step for column in columns} <= shape.keys()]
    named = [step for step in steps if _names_level(cells, step, shape)]
    if len(named or steps) != 1:
        return None
    step = (named or steps)[0]
    fields = [shape[column + step] for column in columns]
    # Without a known level the row must be whole, and a first level that is none of the known ones proves nothing.
    if not named and (fields[0] == "level1" or not {"name", "value"} <= set(fields)):
        return None
    return _Move(tuple(_place(field, heads) for field in fields), _AT_START)


def _names_level(cells: tuple[GridCell, ...], step: int, shape: Columns) -> bool:
    """Whether the move puts known levels below the heads of their levels."""
    texts = {shape[cell.column + step]: cell.text for cell in cells}
    level1, level2 = texts.get("level1"), texts.get("level2", "")
    if level1 is None:
        return plain(level2) in LEVEL2 - LEVEL1
    return is_level(level1, LEVEL1) and is_level(level2, LEVEL2)


def _over_gap(cells: tuple[GridCell, ...], heads: Columns) -> _Move | None:
    """The move of the cells behind an empty one, where the cells before it stand below their heads."""
    columns = [cell.column for cell in cells]
    places = sorted(heads)
    for count in range(1, len(cells)):
        before, behind = columns[:count], columns[count:]
        if len(behind) >= len(places):
            continue
        targets = places[-len(behind) :]
        moves = {column - place for column, place in zip(behind, targets, strict=True)}
        if set(before) <= heads.keys() and before[-1] < targets[0] and moves == {1} and targets[0] - before[-1] == 1:
            return _Move((*before, *targets), _AT_GAP)
    return None


def _place(field: str, heads: Columns) -> int:
    return next(place for place, name in heads.items() if name == field)


def _moved(row: GridRow, cells: tuple[GridCell, ...], places: tuple[int, ...], width: int) -> GridRow:
    by_place = {cell.column: cell for cell in row.filled if cell not in cells}
    by_place |= {place: dataclasses.replace(cell, column=place) for cell, place in zip(cells, places, strict=True)}
    line = cells[0].lines[:1]
    return GridRow(
        tuple(
            by_place.get(place, GridCell("", "", line, place)) for place in range(max(width, *(p + 1 for p in places)))
        )
    )


def _repair(before: GridRow, after: GridRow, reason: Message) -> Repair:
    lines = tuple(dict.fromkeys(line for cell in before.filled for line in cell.lines))
    return Repair("", lines, _shown(before), _shown(after), reason)


def _shown(row: GridRow) -> str:
    """The row's cells up to its last filled one, blank ones included."""
    return " | ".join(cell.text for cell in row.cells).rstrip(" |")
