"""A goal (绩效目标) that speaks of another project of the same submission."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Final

from generator.checks import Check, Finding, Scope, Subject
from generator.checks.shared.goal_texts import GoalRow, goal_rows
from generator.model.diagnostic import Severity
from generator.model.han import fold
from generator.model.legal_source import PRACTICE
from generator.model.message import msg
from generator.model.project import Project
from generator.model.spot import in_project

_TELLING: Final = 5
"""Signs in a row that a goal and a name must share before the one is taken to speak of the other."""


def _find(subject: Subject) -> Iterable[Finding]:
    owners: dict[str, list[tuple[Project, GoalRow]]] = {}
    for project, goals in zip(subject.submission.projects, subject.view(goal_rows), strict=True):
        for goal in goals:
            owners.setdefault(goal.text, []).append((project, goal))
    for text, found in owners.items():
        if len(found) > 1:
            yield from _strangers(fold(text), found)


def _strangers(goal: str, found: list[tuple[Project, GoalRow]]) -> Iterable[Finding]:
    """Of the projects that print a goal, those whose name it does not speak of while it speaks of another's."""
    speaks = [_shares(goal, fold(project.name)) for project, _ in found]
    if speaks.count(True) != 1:
        return
    meant, its_goal = found[speaks.index(True)]
    for (project, own), is_meant in zip(found, speaks, strict=True):
        if not is_meant:
            yield Finding(
                msg('The goal speaks of the project "{other}", which prints it too', other=meant.name),
                own.at,
                own.printed,
                related=(its_goal.at, in_project(project.id, "name")),
            )


def _shares(goal: str, name: str) -> bool:
    return any(name[start : start + _TELLING] in goal for start in range(len(name) - _TELLING + 1))


CHECK = Check(
    id="goal-of-another-project",
    severity=Severity.NOTICE,
    scope=Scope.SUBMISSION,
    title=msg("A goal speaks of another project"),
    finds=msg("A goal that two projects print alike and that has words of the name of only one of them."),
    why=msg("Readers look for what this project is to achieve; the words may have been taken over from another one."),
    example=msg("The lift project has the goal “staff canteen in good order”, like the canteen project."),
    mend=msg("Write the goal that belongs to this project"),
    sources=(PRACTICE,),
    find=_find,
)
