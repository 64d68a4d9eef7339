"""Goals without their numbers, and texts that say the same."""

from __future__ import annotations

import pytest

from generator.checks.shared.goal_texts import goal_rows
from generator.checks.shared.same_words import is_same
from generator.model.spot import in_project
from tests.checks.made_submissions import made


@pytest.mark.parametrize(
    ("printed", "text"),
    [
        ("1.更换路灯", "更换路灯"),
        ("目标2: 更换路灯", "更换路灯"),
        ("目标：更换路灯", "更换路灯"),
        ("（三）更换路灯", "更换路灯"),
        ("①更换路灯", "更换路灯"),
        ("2.5吨锅炉改造", "2.5吨锅炉改造"),
        ("2031年更换路灯", "2031年更换路灯"),
        ("目标管理考核", "目标管理考核"),
    ],
)
def test_a_goal_stands_without_its_number(printed: str, text: str) -> None:
    submission, _ = made({"projects": {"ludeng": {"goals": [printed]}}})
    assert [goal.text for goal in goal_rows(submission)[0]] == [text]


def test_a_goal_that_both_columns_print_is_one() -> None:
    submission, _ = made({"projects": {"ludeng": {"goals": ["甲", "乙"], "goals_term": ["乙", "丙"]}}})
    assert [(goal.text, goal.at, goal.also) for goal in goal_rows(submission)[0]] == [
        ("甲", in_project("ludeng", "goals", 0), ()),
        ("乙", in_project("ludeng", "goals", 1), (in_project("ludeng", "goals_term", 0),)),
        ("丙", in_project("ludeng", "goals_term", 1), ()),
    ]


@pytest.mark.parametrize(
    ("left", "right", "same"),
    [
        ("亮灯率", "亮灯率", True),
        ("亮 灯率", "亮灯率。", True),
        ("使用时间（年", "使用时间（年）", True),
        ("ETC费用", "ＥＴＣ费用", True),
        ("亮灯率", "亮灯数", False),
        ("", "", False),
        (" ", "。", False),
        ("。", "、", False),
    ],
)
def test_blanks_and_marks_make_no_difference(left: str, right: str, same: bool) -> None:
    assert is_same(left, right) is same
