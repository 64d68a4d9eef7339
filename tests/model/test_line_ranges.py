"""Numbers of lines as people read them."""

from __future__ import annotations

import pytest

from generator.model.line_ranges import line_runs, lines_text


@pytest.mark.parametrize(
    ("numbers", "shown"),
    [
        pytest.param((38, *range(353, 367)), "38、353\N{EN DASH}366", id="one line and a run"),
        pytest.param((7,), "7", id="one line"),
        pytest.param((5, 6), "5\N{EN DASH}6", id="two neighbours"),
        pytest.param((9, 5, 7, 9), "5、7、9", id="in rising order, each once"),
        pytest.param((1, 3, 5, 7), "1\N{EN DASH}7", id="too many runs to tell each"),
    ],
)
def test_neighbours_are_told_as_a_range(numbers: tuple[int, ...], shown: str) -> None:
    assert lines_text(numbers) == shown


def test_runs_hold_every_number_and_no_other() -> None:
    numbers = (2, 3, 4, 8, 10, 11)
    assert [n for first, last in line_runs(numbers) for n in range(first, last + 1)] == list(numbers)
