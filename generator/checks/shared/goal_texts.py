"""The goals (绩效目标) of projects without their numbers, each with the field it is in its file."""

from __future__ import annotations

import re
from typing import Final, NamedTuple

from generator.checks.shared.scoped_fields import scoped_fields
from generator.model.indicator import Scope
from generator.model.project import Project
from generator.model.spot import Spot, in_project
from generator.model.submission import Submission

_NUMBER: Final = re.compile(
    r"^\s*+(?:目标\s*+[0-9一二三四五六七八九十]{0,3}\s*+[:：、.．]|[（(][0-9一二三四五六七八九十]{1,3}[)）]"
    r"|[0-9一二三四五六七八九十]{1,3}\s*+[.．、:：)）](?![0-9])|[①-⑳])\s*"
)


class GoalRow(NamedTuple):
    """One goal; where year and term print the same, that of the year with the term's in `also`."""

    text: str
    """Without its number."""
    printed: str
    project: str
    """Id of its project."""
    fields: tuple[tuple[str, int], ...]
    """Each list of the file that holds it, with its place there; that of the year first."""

    @property
    def at(self) -> Spot:
        """The field it is in."""
        return in_project(self.project, *self.fields[0])

    @property
    def also(self) -> tuple[Spot, ...]:
        """The other fields that hold it."""
        return tuple(in_project(self.project, *field) for field in self.fields[1:])


def goal_rows(submission: Submission) -> tuple[tuple[GoalRow, ...], ...]:
    """The goals of each project, in the order of the projects; a view for `Subject.view`."""
    return tuple(_goals(project) for project in submission.projects)


def _goals(project: Project) -> tuple[GoalRow, ...]:
    fields: dict[str, list[tuple[str, int]]] = {}
    years_first = sorted(project.goals, key=lambda goal: goal.scope is not Scope.YEAR)
    for goal, name, number in scoped_fields(years_first, "goals"):
        fields.setdefault(goal.text, []).append((name, number))
    return tuple(
        GoalRow(_NUMBER.sub("", printed, count=1).strip(), printed, project.id, tuple(places))
        for printed, places in fields.items()
    )
