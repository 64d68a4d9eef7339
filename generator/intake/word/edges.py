"""Edges of cells that a hand drew a little beside each other are one edge.

Rows of a table drawn or mended by hand miss each other by a millimetre. The grid of the file then has a square of that
width between two edges, and what stands below a head for the reader stands beside it in the file.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import accumulate

from lxml import etree

from generator.intake.word.names import W, first, number

NARROW = 200
"""Twentieths of a point, 3.5 mm: a cell has margins of 216 at its sides unless told otherwise, so none is narrower."""

Stretch = tuple[int, int]
"""The squares a cell covers: the first, and the one behind its last."""


def join_edges(table: etree._Element, rows: Sequence[Sequence[Stretch]]) -> Sequence[int]:
    """For each edge of the grid, from the left, the square that begins there; edges that are one have one square.

    Nothing is joined where the grid the table states does not fit its cells, and no edges between which a cell lies.
    """
    count = max((last for row in rows for _, last in row), default=0)
    grid = first(table, f"{W}tblGrid")
    widths = [] if grid is None else [number(column.get(f"{W}w"), 0) for column in grid.iterchildren(f"{W}gridCol")]
    if len(widths) != count or not all(widths) or min(widths, default=NARROW) >= NARROW:
        return range(count + 1)
    groups = _near(list(accumulate(widths, initial=0)))
    apart = {groups[start] for row in rows for start, last in row if groups[start] == groups[last]}
    squares: list[int] = []
    for at, group in enumerate(groups):
        is_same = at > 0 and groups[at - 1] == group and group not in apart
        squares.append((squares[-1] + (not is_same)) if squares else 0)
    return squares


def _near(edges: Sequence[int]) -> list[int]:
    """For each edge the group of those it lies near: narrow from its first edge to its last."""
    groups: list[int] = []
    start = 0
    for edge in edges:
        is_near = bool(groups) and edge - start < NARROW
        groups.append((groups[-1] + (not is_near)) if groups else 0)
        start = start if is_near else edge
    return groups
