"""Goals are parted by their printed numbers and put together where a page break cut them."""

import pytest

from generator.grids.goals import read_goals, split_goals
from tests.grids.reading import cells, claims_on, unsure


@pytest.mark.parametrize(
    ("text", "goals"),
    [
        pytest.param("", (), id="blank"),
        pytest.param("保障水电", ("保障水电",), id="no number"),
        pytest.param("1.保障水电", ("1.保障水电",), id="one"),
        pytest.param("1.保障水电 2.维护设备", ("1.保障水电", "2.维护设备"), id="after a blank"),
        pytest.param(
            "1、保障水电。2、维护设备；3、培训", ("1、保障水电。", "2、维护设备；", "3、培训"), id="after a sentence"
        ),
        pytest.param("目标1：保障水电 目标2：维护", ("目标1：保障水电", "目标2：维护"), id="named"),
        pytest.param("2.维护设备 3.培训", ("2.维护设备", "3.培训"), id="further ones"),
        pytest.param("1.保障水电 3.维护", ("1.保障水电 3.维护",), id="numbers that do not count up"),
        pytest.param("1.节约 1.5 万元", ("1.节约 1.5 万元",), id="a decimal"),
    ],
)
def test_one_cell_may_hold_several_goals(text: str, goals: tuple[str, ...]) -> None:
    assert split_goals(text) == goals


def read(*texts: str) -> tuple[list[str], list[str]]:
    rows = [cells("", text, line=number) for number, text in enumerate(texts, start=1)]
    claims = claims_on(*rows)
    goals = read_goals([row.cells[1] for row in rows], "p", claims)
    assert [path for path in claims.fields() if path.startswith("p/goals/")] == [
        f"p/goals/{i}" for i in range(len(goals))
    ]
    return [goal.text for goal in goals], unsure(claims)


def test_goals_in_rows_of_their_own_are_goals() -> None:
    assert read("1.保障水电", "2.维护设备") == (["1.保障水电", "2.维护设备"], [])
    assert read("保障水电。", "维护设备。") == (["保障水电。", "维护设备。"], [])


def test_among_numbered_goals_a_row_without_a_number_goes_on() -> None:
    assert read("1.保障水", "电 2.维护设", "备") == (["1.保障水电", "2.维护设备"], [])


def test_without_numbers_an_unfinished_sentence_is_unsure() -> None:
    goals, doubts = read("保障水", "电")
    assert goals == ["保障水", "电"]
    assert len(doubts) == 1
