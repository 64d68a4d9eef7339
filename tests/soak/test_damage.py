"""The damage run at its full size: `make soak`."""

from __future__ import annotations

from pathlib import Path

import pytest

from benchmarks.correct import write_correct
from benchmarks.damage_run import baselines, draw, read_cases, run


@pytest.mark.soak
def test_four_hundred_damages_run_without_a_crash_and_the_undamaged_are_silent(tmp_path: Path) -> None:
    content = tmp_path / "content"
    write_correct(content, variants=3)
    cases = read_cases(content)
    for case, found in zip(cases, baselines(cases), strict=True):
        assert not found, (case.path, found)
    outcomes = run(cases, draw(cases, 400, seed=1), jobs=2)
    assert len(outcomes) == 400
    assert sorted({line for one in outcomes for line in one.crashes}) == []
