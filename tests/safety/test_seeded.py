"""Submissions drawn at random go from reading to the finished page; `make soak` draws a hundred thousand."""

from __future__ import annotations

import pytest

from tests.safety import seeded
from tests.safety.seeded import SLOW, drawn, outcome

COUNT = 400


def test_nothing_falls_over_and_nothing_gets_through() -> None:
    outcomes = [outcome(seed) for seed in range(COUNT)]
    assert {one.seed: one.faults for one in outcomes if one.faults} == {}
    taken = sum(one.is_taken for one in outcomes)
    # Both ways are gone often enough to say something.
    assert 0.4 * COUNT < taken < 0.9 * COUNT


def test_the_same_number_draws_the_same_submission() -> None:
    assert drawn(7) == drawn(7)
    assert len({str(drawn(seed)) for seed in range(50)}) == 50


def test_what_must_not_be_is_seen(monkeypatch: pytest.MonkeyPatch) -> None:
    taken = next(seed for seed in range(100) if outcome(seed).is_taken)
    monkeypatch.setattr(seeded, "_rendered", lambda page: '<p onclick="x">')
    assert any("onclick" in fault for fault in outcome(taken).faults)
    monkeypatch.setattr(seeded, "_rendered", lambda page: "".join([])[0])
    assert outcome(taken).faults == ("IndexError: string index out of range",)
    monkeypatch.setattr(seeded, "SLOW", 0.0)
    assert any(fault.endswith(" s") for fault in outcome(taken).faults)
    assert SLOW <= 5
