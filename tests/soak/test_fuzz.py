"""A hundred thousand submissions drawn at random, in as many processes as there are cores: `make soak`."""

from __future__ import annotations

import os
import resource
from collections.abc import Iterable
from concurrent.futures import ProcessPoolExecutor

import pytest

from tests.safety.seeded import outcome

COUNT = int(os.environ.get("FUZZ_COUNT", "100000"))
FIRST = int(os.environ.get("FUZZ_FIRST", "1000"))
"""Behind those that every test run draws."""
SHARE = 250
PEAK = 1_000_000
"""Kilobytes of memory of one process that are too many."""


def share(first: int) -> tuple[int, list[tuple[int, tuple[str, ...]]], float, int]:
    """How many of a run of submissions were taken, which had faults, the slowest in seconds, the peak in kilobytes."""
    outcomes = [outcome(seed) for seed in range(first, min(first + SHARE, FIRST + COUNT))]
    faults = [(one.seed, one.faults) for one in outcomes if one.faults]
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    return sum(one.is_taken for one in outcomes), faults, max(one.seconds for one in outcomes), peak


def run(shares: Iterable[int]) -> tuple[int, list[tuple[int, tuple[str, ...]]], float, int]:
    """The same of all shares together."""
    taken, faults, slowest, peak = 0, list[tuple[int, tuple[str, ...]]](), 0.0, 0
    with ProcessPoolExecutor(len(os.sched_getaffinity(0))) as pool:
        for of_share in pool.map(share, shares):
            taken += of_share[0]
            faults += of_share[1]
            slowest, peak = max(slowest, of_share[2]), max(peak, of_share[3])
    return taken, faults, slowest, peak


@pytest.mark.soak
def test_nothing_falls_over_and_nothing_gets_through() -> None:
    taken, faults, slowest, peak = run(range(FIRST, FIRST + COUNT, SHARE))
    print(f"{COUNT} submissions, {taken} taken, {len(faults)} with faults, slowest {slowest:.2f} s, peak {peak} kB")
    assert dict(faults) == {}
    assert 0.4 * COUNT < taken < 0.9 * COUNT
    assert peak < PEAK
