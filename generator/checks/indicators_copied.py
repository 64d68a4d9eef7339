"""Two projects whose indicators (name and target) are nearly all the same."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterable
from typing import Final

from generator.checks import Check, Finding, Scope, Subject
from generator.checks.shared.goal_texts import goal_rows
from generator.checks.shared.merged_rows import MergedTable, project_tables
from generator.model.diagnostic import Severity
from generator.model.han import strip_blanks
from generator.model.indicator import Scope as Term
from generator.model.legal_source import unread
from generator.model.message import msg
from generator.model.project import Project
from generator.model.spot import Spot, in_project

Pair = tuple[str, str]
"""Name and target of an indicator."""

SHARE_PERCENT: Final = 80
"""From this share of equal (name, target) pairs on, in percent of the longer table."""
FEWEST: Final = 5
"""Tables of fewer pairs are alike by chance."""
FEWEST_GOALS: Final = 2
"""One goal alone may well fit two projects."""


def _find(subject: Subject) -> Iterable[Finding]:
    tables = [(project, table, _pairs(table)) for project, table in project_tables(subject)]
    frequency = Counter(pair for _, _, pairs in tables for pair in pairs)
    wholly: dict[frozenset[Pair], int] = {}
    by_pair: dict[Pair, list[int]] = {}
    copied: set[str] = set()
    for number, (project, table, pairs) in enumerate(tables):
        if len(pairs) < FEWEST:
            continue
        earlier = wholly.setdefault(pairs, number)
        if earlier == number:
            # Two tables that share 80 % share one of the rarest pairs of each: only those are looked up, so that a
            # target that every project prints compares nobody with everybody.
            # Pairs that no other table prints leave too few for that in nearly all tables.
            if sum(frequency[pair] > 1 for pair in pairs) < max(_least(len(pairs)), FEWEST):
                continue
            rare = sorted(pairs, key=lambda pair: (frequency[pair], pair))[: len(pairs) - _least(len(pairs)) + 1]
            others = (other for pair in rare for other in by_pair.get(pair, ()))
            earlier = next((other for other in others if _are_alike(pairs, tables[other][2])), number)
            for pair in rare:
                by_pair.setdefault(pair, []).append(number)
        if earlier != number:
            copied.add(project.id)
            yield _finding(project, table, pairs, tables[earlier])
    yield from _goals(subject, copied)


def _goals(subject: Subject, copied: Collection[str]) -> Iterable[Finding]:
    """Projects that print the goals of another, all of them and several."""
    first: dict[tuple[str, ...], Project] = {}
    for project, goals in zip(subject.submission.projects, subject.view(goal_rows), strict=True):
        texts = tuple(strip_blanks(goal.text) for goal in goals)
        if len(texts) < FEWEST_GOALS or not all(texts):
            continue
        earlier = first.setdefault(texts, project)
        if earlier is not project and project.id not in copied:
            yield Finding(
                msg('All {count} goals are those of "{other}"', count=len(texts), other=earlier.name),
                goals[0].at,
                goals[0].printed,
                related=(_goals_at(earlier),),
                severity=Severity.NOTICE,
            )


def _goals_at(project: Project) -> Spot:
    """The list of a project's goals."""
    return in_project(project.id, "goals" if any(goal.scope is Term.YEAR for goal in project.goals) else "goals_term")


def _pairs(table: MergedTable) -> frozenset[Pair]:
    return frozenset((row.name, strip_blanks(row.value.text)) for row in table.rows)


def _least(count: int) -> int:
    """How many of so many pairs are the share, rounded up."""
    return -(-count * SHARE_PERCENT // 100)


def _are_alike(left: frozenset[Pair], right: frozenset[Pair]) -> bool:
    return len(left & right) >= max(_least(max(len(left), len(right))), FEWEST)


def _finding(
    project: Project, table: MergedTable, pairs: frozenset[Pair], other: tuple[Project, MergedTable, frozenset[Pair]]
) -> Finding:
    earlier, its_table, its_pairs = other
    return Finding(
        msg(
            '{same} of {count} indicators have the name and the target of those of "{other}"',
            same=len(pairs & its_pairs),
            count=max(len(pairs), len(its_pairs)),
            other=earlier.name,
        ),
        table.at(),
        project.name,
        related=(its_table.at(),),
    )


CHECK = Check(
    id="indicators-copied",
    severity=Severity.WARNING,
    scope=Scope.SUBMISSION,
    title=msg("The indicators of a project are nearly those of another"),
    finds=msg(
        "Two projects of which four fifths or more of the indicators, at least five, agree in name and target. Less "
        "gravely: two with the same goals, at least two and all of them."
    ),
    why=msg("Indicators that another project has as well show little of what this one does and achieves."),
    example=msg(
        "The canteen project has 9 of the 10 targets of the project for hired guards, “guards: 48人” among them."
    ),
    mend=msg("Write the targets that belong to this project"),
    sources=(unread("中央部门预算绩效目标管理办法"),),
    find=_find,
)
