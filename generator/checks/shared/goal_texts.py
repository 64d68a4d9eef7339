"""The goals (绩效目标) of projects without their numbers, each with the field it is in its file."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Final

from generator.model.indicator import Scope
from generator.model.project import Project
from generator.model.spot import Spot, in_project
from generator.model.submission import Submission

_NUMBER: Final = re.compile(
    r"^\s*(?:目标\s*[0-9一二三四五六七八九十]{0,3}\s*[:：、.．]|[（(][0-9一二三四五六七八九十]{1,3}[)）]"
    r"|[0-9一二三四五六七八九十]{1,3}\s*[.．、:：)）](?![0-9])|[①-⑳])\s*"
)


@dataclass(frozen=True, slots=True)
class GoalRow:
    """One goal; where year and term print the same, that of the year with the term's in `also`."""

    text: str
    """Without its number."""
    printed: str
    at: Spot
    also: tuple[Spot, ...]


def goal_rows(submission: Submission) -> tuple[tuple[GoalRow, ...], ...]:
    """The goals of each project, in the order of the projects; a view for `Subject.view`."""
    return tuple(_goals(project) for project in submission.projects)


def _goals(project: Project) -> tuple[GoalRow, ...]:
    counts = dict.fromkeys(Scope, 0)
    spots: dict[str, list[Spot]] = {}
    for goal in sorted(project.goals, key=lambda goal: goal.scope is not Scope.YEAR):
        name = "goals" if goal.scope is Scope.YEAR else "goals_term"
        spots.setdefault(goal.text, []).append(in_project(project.id, name, counts[goal.scope]))
        counts[goal.scope] += 1
    return tuple(
        GoalRow(_NUMBER.sub("", printed, count=1).strip(), printed, first, tuple(others))
        for printed, (first, *others) in spots.items()
    )
