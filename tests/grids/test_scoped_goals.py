"""Goals of the term and the year stand below their heads, or right of them."""

import pytest

from generator.grids.claims import Claims
from generator.grids.scoped_goals import ScopedGoals, opens_goals
from generator.model.indicator import Goal, Scope
from tests.grids.reading import claims_on, table, unread, unsure

HEADS = "实施期目标 | | | 年度目标 |"


def read(*rows: str) -> tuple[tuple[Goal, ...], ScopedGoals, Claims]:
    printed = table(*rows)
    claims = claims_on(*printed)
    goals = ScopedGoals()
    for row in printed:
        goals.read(row, claims)
    return goals.goals("p", claims), goals, claims


@pytest.mark.parametrize(
    "rows",
    [
        pytest.param((HEADS, "总体目标 | 全部修复。 | | | 修复一半。"), id="below"),
        pytest.param((HEADS, "总体目标 | 全部修复。 | | 修复一半。 |"), id="other columns"),
        pytest.param(("实施期目标 | 全部修复。 | 年度目标 | 修复一半。",), id="beside"),
        pytest.param(("年度目标 | | 实施期目标", "总体目标 | 修复一半。 | 全部修复。"), id="year first"),
    ],
)
def test_each_goal_has_the_scope_of_its_head(rows: tuple[str, ...]) -> None:
    found, _, claims = read(*rows)
    assert [(goal.scope, goal.text) for goal in found] == [(Scope.TERM, "全部修复。"), (Scope.YEAR, "修复一半。")]
    assert (unread(claims), unsure(claims)) == ([], [])


@pytest.mark.parametrize(
    ("rows", "expected"),
    [
        pytest.param(
            (HEADS, "总体目标 | 甲。 | | | 乙。"),
            {"goals_term": "实施期目标", "goals": "年度目标", "goals/all": "总体目标"},
            id="over both and over each",
        ),
        pytest.param(
            ("实施期目标 | 甲。 | 年度绩效目标 | 乙。",),
            {"goals_term": "实施期目标", "goals": "年度绩效目标"},
            id="each",
        ),
        pytest.param(("总体目标 | 甲。",), {"goals": "总体目标"}, id="one"),
        pytest.param(
            ("年度目标 |", "总体目标 | 甲。"), {"goals": "年度目标", "goals/all": "总体目标"}, id="year and all"
        ),
    ],
)
def test_the_printed_labels_are_kept(rows: tuple[str, ...], expected: dict[str, str]) -> None:
    _, goals, _ = read(*rows)
    assert {name: cell.text for name, cell in goals.labels.items()} == expected


def test_numbered_goals_of_one_cell_are_several() -> None:
    found, _, _ = read(HEADS, "总体目标 | 1.修复。 2.上网。 | | | 1.修复一半。")
    assert [goal.text for goal in found] == ["1.修复。", "2.上网。", "1.修复一半。"]


def test_without_heads_a_goal_is_the_years() -> None:
    found, goals, _ = read("总体目标 | 修复一半。")
    assert (found, goals.scopes) == ((Goal("修复一半。"),), (Scope.YEAR,))


def test_a_lone_goal_below_no_head_is_unsure() -> None:
    found, _, claims = read(HEADS, "总体目标 | 全部修复。 | | |")
    assert [goal.scope for goal in found] == [Scope.TERM]
    assert unsure(claims) == ["The row does not show whether its goal is that of the year or of the whole term"]


def test_more_goals_than_heads_stay_unread() -> None:
    _, _, claims = read(HEADS, "总体目标 | 甲。 | 乙。 | 丙。")
    assert unread(claims) == ["甲。", "乙。", "丙。"]


@pytest.mark.parametrize(("row", "expected"), [(HEADS, True), ("总体目标 | 甲", True), ("项目概况 | 甲", False)])
def test_the_part_opens_with_a_label(row: str, expected: bool) -> None:
    assert opens_goals(table(row)[0]) is expected
