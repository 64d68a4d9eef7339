"""Rows that are longer or shorter than their table: a cell was lost or added, and others stand under wrong heads."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from generator.grids.claims import Claims
from generator.model.grid import GridRow
from generator.model.message import msg

_MISALIGNED = msg("The row has another number of cells than its table: its columns are not certain")


def doubt_lengths(rows: Sequence[GridRow], path: str, claims: Claims) -> None:
    """Doubts each row of another length than most; a text that leaves out closing blanks shows nothing by lengths."""
    filled = [row for row in rows if row.filled]
    if not any(not row.cells[-1].text for row in filled):
        return
    [(usual, _)] = Counter(len(row.cells) for row in filled).most_common(1)
    for row in filled:
        if len(row.cells) != usual:
            claims.unsure(path, row.filled[0], _MISALIGNED)
