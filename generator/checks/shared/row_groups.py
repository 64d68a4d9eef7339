"""Rows of one performance table with one and the same fault, said once for the table."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Final

from generator.checks import Finding
from generator.checks.shared.merged_rows import MergedRow
from generator.model.message import Message

_MOST_NAMED: Final = 8
"""Names a message lists; how many there are it says in any case, and `related` has the place of each."""


def grouped(rows: Sequence[MergedRow], field: str, message: Callable[[str], Message]) -> Finding:
    """One finding at the first of the rows, with the places of all others; `message` is told their names."""
    first = rows[0]
    names = [f"“{row.name}”" for row in rows[:_MOST_NAMED]]
    said = "、".join(names) + ("……" if len(rows) > _MOST_NAMED else "")
    return Finding(
        message(said),
        first.at(field),
        str(getattr(first.row.indicator, field) or ""),
        related=(*first.also(field), *(spot for row in rows[1:] for spot in (row.at(field), *row.also(field)))),
    )
