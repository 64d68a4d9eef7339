"""Text that is printed over the rule of its cell: spreadsheets let a long text run on into an empty neighbour."""

from __future__ import annotations

import itertools
from collections.abc import Callable, Sequence
from typing import Final

from generator.intake.pdf.marks import Box, Sign

_DEEP: Final = 0.2
"""A sign crosses a rule where it lies on both sides with this part of its width."""
_NEXT: Final = 0.3
"""Signs of one text stand nearer to each other than this part of their height."""
_PADDING: Final = 1.0
"""A text that begins or ends so near to the side of a cell, in heights of its type, is set against that side."""

_At = Callable[[float, float], int | None]


def settle_overflow(cells: Sequence[Box], inside: dict[int, list[Sign]], at: _At) -> frozenset[int]:
    """Moves texts that run over a rule into the cell they are set in; returns the cells where that is not certain."""
    doubtful: set[int] = set()
    pairs = {pair for signs in inside.values() for sign in signs if (pair := _crossed(sign, at)) is not None}
    for left, right in sorted(pairs):
        ours, theirs = inside.get(left, []), inside.get(right, [])
        run = _run([*ours, *theirs])
        if run is None:
            doubtful.update((left, right))
            continue
        size = run[0].size
        starts = run[0].box.x0 - cells[left].x0 <= _PADDING * size
        ends = cells[right].x1 - run[-1].box.x1 <= _PADDING * size
        owner, other = (right, left) if ends and not starts else (left, right)
        if starts == ends:
            doubtful.add(owner)
        inside[owner], inside[other] = run, []
    return frozenset(doubtful)


def _crossed(sign: Sign, at: _At) -> tuple[int, int] | None:
    if sign.quarter != 0:
        return None
    margin = _DEEP * sign.box.width
    left, right = at(sign.box.x0 + margin, sign.y), at(sign.box.x1 - margin, sign.y)
    return (left, right) if left is not None and right is not None and left != right else None


def _run(signs: Sequence[Sign]) -> list[Sign] | None:
    """The signs from left to right if they are one text on one line."""
    run = sorted((sign for sign in signs if sign.text.strip()), key=lambda sign: sign.box.x0)
    for left, right in itertools.pairwise(run):
        near = right.box.x0 - left.box.x1 <= _NEXT * max(left.size, right.size)
        if not near or abs(right.y - left.y) > left.size / 2:
            return None
    return run or None
