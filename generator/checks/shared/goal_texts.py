"""The goals (绩效目标) of projects without their numbers, each with the field it is in its file."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Final

from generator.checks.shared.scoped_fields import scoped_fields
from generator.model.indicator import Scope
from generator.model.project import Project
from generator.model.spot import Spot, in_project
from generator.model.submission import Submission

_NUMBER: Final = re.compile(
    r"^\s*+(?:目标\s*+[0-9一二三四五六七八九十]{0,3}\s*+[:：、.．]|[（(][0-9一二三四五六七八九十]{1,3}[)）]"
    r"|[0-9一二三四五六七八九十]{1,3}\s*+[.．、:：)）](?![0-9])|[①-⑳])\s*"
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
    spots: dict[str, list[Spot]] = {}
    years_first = sorted(project.goals, key=lambda goal: goal.scope is not Scope.YEAR)
    for goal, name, number in scoped_fields(years_first, "goals"):
        spots.setdefault(goal.text, []).append(in_project(project.id, name, number))
    return tuple(
        GoalRow(_NUMBER.sub("", printed, count=1).strip(), printed, first, tuple(others))
        for printed, (first, *others) in spots.items()
    )
