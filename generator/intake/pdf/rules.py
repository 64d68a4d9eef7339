"""Ruled lines of a page become the cells of tables (表格线).

The crossing of lines and the cells between them are found by pdfplumber; here the lines are made ready: a table whose
sides are open, as Word and WPS print them at will, gets them, and what only looks like a line goes.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Any, Final

from pdfplumber.table import cells_to_tables, edges_to_intersections, intersections_to_cells, merge_edges

from generator.intake.decode import IntakeError
from generator.intake.pdf.marks import Box, PageMarks, Rule, around
from generator.model.message import msg

_TOUCH: Final = 3.0
"""Lines that come so near to each other, in points, meet."""
_SHORT: Final = 1.0
_OPEN: Final = 6.0
"""A line that goes on so far beyond the last one across it shows that the table is open at this side."""
_MAX_RULES: Final = 6000
_MAX_CROSSINGS: Final = 12_000


@dataclass(frozen=True, slots=True)
class RuledTable:
    """The cells of a table as boxes, and whether its upper and lower sides are drawn."""

    cells: tuple[Box, ...]
    box: Box
    is_open_above: bool = False
    is_open_below: bool = False


def ruled_tables(page: PageMarks) -> list[RuledTable]:
    """The tables of a page from top to bottom. Errors: `IntakeError` for a page of too many lines."""
    merged = _merged(page.rules)
    if len(merged) > _MAX_RULES:
        raise IntakeError(msg("Page {page} holds more than {limit} lines", page=page.number, limit=_MAX_RULES))
    tables: list[RuledTable] = []
    for group in _groups(merged):
        tables.extend(_tables(group, page.number))
    return sorted(tables, key=lambda table: (table.box.top, table.box.x0))


def _merged(rules: Iterable[Rule]) -> list[Rule]:
    edges = [_edge(rule) for rule in rules if rule.end - rule.start >= _SHORT]
    if not edges:
        return []
    return [_rule(edge) for edge in merge_edges(edges, _TOUCH, _TOUCH, _TOUCH, _TOUCH)]


def _edge(rule: Rule) -> dict[str, Any]:
    x0, x1 = (rule.start, rule.end) if rule.is_level else (rule.at, rule.at)
    top, bottom = (rule.at, rule.at) if rule.is_level else (rule.start, rule.end)
    size = {"width": x1 - x0, "height": bottom - top}
    # pdfplumber moves the lower side by way of `y0`, `y1` too, which nobody reads.
    sides = {"x0": x0, "x1": x1, "top": top, "bottom": bottom, "doctop": top, "y0": -bottom, "y1": -top}
    return {"object_type": "line", "orientation": "h" if rule.is_level else "v", **sides, **size}


def _rule(edge: dict[str, Any]) -> Rule:
    if edge["orientation"] == "h":
        return Rule(True, edge["top"], edge["x0"], edge["x1"])
    return Rule(False, edge["x0"], edge["top"], edge["bottom"])


def _groups(rules: Sequence[Rule]) -> Iterator[list[Rule]]:
    """Lines that meet, directly or through others."""
    level = [rule for rule in rules if rule.is_level]
    upright = [rule for rule in rules if not rule.is_level]
    parent = list(range(len(rules)))

    def root(i: int) -> int:
        while parent[i] != i:
            parent[i] = parent[parent[i]]
            i = parent[i]
        return i

    for i, across in enumerate(level):
        for j, down in enumerate(upright, start=len(level)):
            if _meet(across, down):
                parent[root(i)] = root(j)
    groups: dict[int, list[Rule]] = {}
    for i, rule in enumerate([*level, *upright]):
        groups.setdefault(root(i), []).append(rule)
    yield from (group for group in groups.values() if len(group) > 1)


def _meet(across: Rule, down: Rule) -> bool:
    return (
        across.start - _TOUCH <= down.at <= across.end + _TOUCH
        and down.start - _TOUCH <= across.at <= down.end + _TOUCH
    )


def _tables(group: Sequence[Rule], number: int) -> Iterator[RuledTable]:
    level = [rule for rule in group if rule.is_level]
    upright = [rule for rule in group if not rule.is_level]
    left, right = _outer(level)
    above, below = _outer(upright)
    added = [
        Rule(False, at, min(r.at for r in ends), max(r.at for r in ends))
        for at, ends in ((left, _ending(level, left)), (right, _ending(level, right)))
        if len(ends) > 1 and not any(abs(rule.at - at) <= _OPEN for rule in upright)
    ]
    open_above = _is_open(upright, level, above)
    open_below = _is_open(upright, level, below)
    for at, is_open in ((above, open_above), (below, open_below)):
        ends = _ending(upright, at)
        if is_open:
            added.append(Rule(True, at, min(r.at for r in ends), max(r.at for r in ends)))
    edges = [_edge(rule) for rule in _merged([*group, *added])]
    crossings = edges_to_intersections(edges, _TOUCH, _TOUCH)
    if len(crossings) > _MAX_CROSSINGS:
        raise IntakeError(
            msg("Page {page} holds a table of more than {limit} squares", page=number, limit=_MAX_CROSSINGS)
        )
    for found in cells_to_tables(intersections_to_cells(crossings)):
        cells = tuple(Box(*map(float, cell)) for cell in found)
        box = around(cells)
        yield RuledTable(
            cells,
            box,
            is_open_above=open_above and abs(box.top - above) <= _TOUCH,
            is_open_below=open_below and abs(box.bottom - below) <= _TOUCH,
        )


def _outer(rules: Sequence[Rule]) -> tuple[float, float]:
    return min((rule.start for rule in rules), default=0.0), max((rule.end for rule in rules), default=0.0)


def _ending(rules: Sequence[Rule], at: float) -> list[Rule]:
    """Lines that begin or end there."""
    return [rule for rule in rules if min(abs(rule.start - at), abs(rule.end - at)) <= _TOUCH]


def _is_open(upright: Sequence[Rule], level: Sequence[Rule], at: float) -> bool:
    """Whether two upright lines or more end at a height where no level line is."""
    return len(_ending(upright, at)) > 1 and not any(abs(rule.at - at) <= _OPEN for rule in level)
