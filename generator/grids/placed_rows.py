"""Which cell of a row belongs to which column of a performance table, where merged cells let the row slide.

A cell keeps its column as long as nothing speaks against it. What speaks against it is what the cells say: a known
level stands in a column of levels, a measure in one of targets. The order of the cells is never changed.
"""

from __future__ import annotations

import itertools
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from generator.grids.cut_rows import is_measure
from generator.grids.labels import LEVEL1, LEVEL2, plain
from generator.model.grid import GridCell
from generator.model.indicator_value import Operator, parse_indicator_value

_WRONG = 100
"""Cost of a cell in a column that its text speaks against: a measure for a level."""
_ODD = 10
"""Cost of a cell in a column of levels that is not known as one of that depth."""
_UNEQUAL = 3
"""Cost of two sides of one row whose cells do not stand for the same columns."""
_MOVED = 1
_SHORTEST_CUT_LEVEL = 3
_LONGEST_UNIT = 4
"""Longest unit of a bare number: 个工作日. More behind a number names a thing: 5号楼改造成本."""
_LEVEL_FIELDS = frozenset({"level1", "level2"})


@dataclass(frozen=True, slots=True)
class Slot:
    """A column of the table: whose side of the row it is on, and what it holds."""

    side: int
    """0 for the left side, 1 for the right."""
    field: str
    """`level1`, `level2`, `name`, `value`, or another column of a performance table."""


@dataclass(frozen=True, slots=True)
class Placement:
    """The cells of a row in their columns."""

    cells: Mapping[Slot, GridCell]
    is_moved: bool
    """Whether a cell stands elsewhere than below the head of its column."""
    is_certain: bool
    """Whether the texts of the cells allow no other placing."""


def place_row(cells: Sequence[GridCell], columns: Mapping[int, Slot]) -> Placement | None:
    """The placing that fits the filled cells of a row best, or None where they are more than the columns.

    `columns` gives the columns by their place, in printed order. A row whose cells all fit where they stand is never
    moved; one that no text proves to be moved stays where it stands, and is not certain.
    """
    slots = tuple(columns.values())
    if len(cells) > len(slots):
        return None
    printed = tuple(columns.get(cell.column) for cell in cells)
    standing = tuple(slot for slot in printed if slot is not None)
    as_printed = standing if len(set(standing)) == len(cells) else None
    if as_printed is not None and _misfit(cells, as_printed, printed) == 0:
        return Placement(dict(zip(as_printed, cells, strict=True)), is_moved=False, is_certain=True)
    costs = {
        chosen: _misfit(cells, chosen, printed) + _moves(chosen, printed) + _asymmetry(slots, chosen)
        for chosen in _twin_levels(cells, slots) or itertools.combinations(slots, len(cells))
    }
    least = min(costs.values())
    best = [chosen for chosen, cost in costs.items() if cost == least]
    is_anchored = any(is_known_level(cell.text) or is_target(cell.text) for cell in cells)
    is_certain = best[0] == as_printed or (len(best) == 1 and is_anchored and least < _WRONG)
    chosen = best[0] if is_certain or as_printed is None else as_printed
    return Placement(dict(zip(chosen, cells, strict=True)), chosen != as_printed, is_certain)


def _twin_levels(cells: Sequence[GridCell], slots: Sequence[Slot]) -> tuple[tuple[Slot, ...], ...]:
    """The one placing of a row that prints one text on both sides and nothing else: a level without an indicator."""
    levels = tuple(slot for slot in slots if slot.field == "level2")
    is_twin = len(cells) == len(levels) > 1 and len({cell.text for cell in cells}) == 1
    return (levels,) if is_twin and not is_target(cells[0].text) else ()


def _misfit(cells: Sequence[GridCell], chosen: Sequence[Slot], printed: Sequence[Slot | None]) -> int:
    return sum(
        _misfit_of(cell.text, slot.field, is_moved=slot != own)
        for cell, slot, own in zip(cells, chosen, printed, strict=True)
    )


def _misfit_of(text: str, field: str, *, is_moved: bool) -> int:
    label = plain(text)
    if field not in _LEVEL_FIELDS:
        is_level = is_known_level(text) if field == "value" else label in LEVEL1 | LEVEL2 and label.endswith("指标")
        if is_level or (field == "name" and is_target(text)):
            # A level for a target is still worse than one for a name.
            return _WRONG + (field == "value")
        # Third levels are often named as their second: that alone moves no row, but no row is moved to make one.
        return _UNEQUAL if is_moved and field == "name" and is_known_level(text) else 0
    if is_target(text):
        return _WRONG
    known = LEVEL1 if field == "level1" else LEVEL2
    if label in known or (label not in LEVEL1 | LEVEL2 and label.endswith("指标")):
        return 0
    return 0 if field == "level2" and _is_cut_level(text) else _ODD


def _moves(chosen: Sequence[Slot], printed: Sequence[Slot | None]) -> int:
    return _MOVED * sum(slot != own for slot, own in zip(chosen, printed, strict=True))


def _asymmetry(slots: Sequence[Slot], chosen: Sequence[Slot]) -> int:
    """Cost of a row whose two sides hold different columns; none in a table of one side."""
    if all(slot.side == 0 for slot in slots):
        return 0
    left, right = ({slot.field for slot in chosen if slot.side == side} - {"level1"} for side in (0, 1))
    return _UNEQUAL * len(left ^ right)


def is_known_level(text: str) -> bool:
    """Whether the text is the name of a first or second level, or the beginning of a second level that was cut."""
    return plain(text) in LEVEL1 | LEVEL2 or _is_cut_level(text)


def _is_cut_level(text: str) -> bool:
    label = plain(text)
    return len(label) >= _SHORTEST_CUT_LEVEL and any(known.startswith(label) for known in LEVEL2)


def is_target(text: str) -> bool:
    """Whether the text can only be a target: a measure, or a number with an operator, and no name before or behind."""
    value = parse_indicator_value(text)
    if value.label:
        return False
    is_short = len(value.unit) <= _LONGEST_UNIT or "/" in value.unit
    return value.operator is not Operator.NONE or (is_measure(value) and is_short)
