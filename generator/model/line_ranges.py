"""Numbers of lines for people: runs of neighbours as ranges, `38、353–366`."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Final

MOST_RUNS: Final = 3
"""Most runs that are told one by one; of more the first and the last number are."""


def line_runs(numbers: Iterable[int]) -> tuple[tuple[int, int], ...]:
    """First and last number of each run of neighbours, in rising order, each number once."""
    runs: list[tuple[int, int]] = []
    for number in sorted(set(numbers)):
        if runs and runs[-1][1] == number - 1:
            runs[-1] = runs[-1][0], number
        else:
            runs.append((number, number))
    return tuple(runs)


def ranges_text(runs: Iterable[tuple[int, int]]) -> str:
    """All runs, in their order: `38、353–366`."""
    return "、".join(str(first) if first == last else f"{first}\N{EN DASH}{last}" for first, last in runs)


def lines_text(numbers: Sequence[int]) -> str:
    """The same of numbers of lines; more than `MOST_RUNS` runs are told by the first and the last line of all."""
    runs = line_runs(numbers)
    return ranges_text(runs if len(runs) <= MOST_RUNS else [(runs[0][0], runs[-1][1])])
