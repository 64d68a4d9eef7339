"""A project (项目) that may be one of last year, or of this one, under another name or code."""

from __future__ import annotations

import itertools
from collections import Counter
from collections.abc import Iterator, Sequence
from decimal import Decimal

from generator.checks import Check, Finding, Scope
from generator.checks.shared.project_names import without_year
from generator.checks.shared.same_projects import TwoYears, two_years
from generator.model.catalogue import ProjectLine, Summary
from generator.model.diagnostic import Severity
from generator.model.han import fold
from generator.model.legal_source import PRACTICE, Law, article
from generator.model.message import msg
from generator.model.spot import in_project

_ENOUGH = 0.6
"""Share of the pairs of neighbouring signs that two similar names have in common."""
_SHORTEST = 4


def _find(summaries: Sequence[Summary]) -> Iterator[tuple[str, Finding]]:
    for summary in summaries:
        for finding in _in_one_year(summary):
            yield summary.path, finding
    for pair in two_years(summaries):
        for finding in (*_same_code(pair), *_same_amount(pair)):
            yield pair.now.path, finding


def _in_one_year(summary: Summary) -> Iterator[Finding]:
    """Two projects of one unit whose names differ by a year alone."""
    first: dict[tuple[str, str], ProjectLine] = {}
    for line in summary.projects:
        plain = without_year(line.name)
        if len(plain) < _SHORTEST:
            continue
        earlier = first.setdefault((plain, line.unit.key if line.unit else ""), line)
        if earlier is not line and fold(earlier.name) != fold(line.name):
            yield Finding(
                msg("“{name}” and “{other}” differ by the year alone", name=line.name, other=earlier.name),
                in_project(line.id, "name"),
                line.name,
                related=(in_project(earlier.id, "name"),),
            )


def _same_code(pair: TwoYears) -> Iterator[Finding]:
    """One code, and another name than last year."""
    for line, old in pair.same:
        is_same_code = line.code and old.code and line.code.upper() == old.code.upper()
        if is_same_code and without_year(line.name) != without_year(old.name):
            message = msg(
                "In {year} the project with this code was called “{name}”", year=pair.before.fiscal_year, name=old.name
            )
            yield Finding(message, in_project(line.id, "name"), line.name, old.name)


def _same_amount(pair: TwoYears) -> Iterator[Finding]:
    """A new project and one that is gone: the same amount, the same unit, similar words, and no other choice."""
    gone: dict[Decimal, list[ProjectLine]] = {}
    for old in pair.gone:
        if old.amount.yuan:
            gone.setdefault(old.amount.yuan, []).append(old)
    for line in pair.new:
        if not line.amount.yuan:
            continue
        near = [old for old in gone.get(line.amount.yuan, ()) if _may_be(line, old)]
        if len(near) == 1 and sum(_may_be(other, near[0]) for other in pair.new) == 1:
            yield Finding(
                msg(
                    "It may be the project “{name}” of {year}: the amount and most of the words are the same",
                    year=pair.before.fiscal_year,
                    name=near[0].name,
                ),
                in_project(line.id, "name"),
                line.name,
                near[0].name,
            )


def _may_be(line: ProjectLine, old: ProjectLine) -> bool:
    if line.amount.yuan != old.amount.yuan or (line.unit and old.unit and line.unit.key != old.unit.key):
        return False
    left, right = without_year(line.name), without_year(old.name)
    if min(len(left), len(right)) < _SHORTEST:
        return False
    return sorted(left) == sorted(right) or _likeness(left, right) >= _ENOUGH


def _likeness(left: str, right: str) -> float:
    """Share of the pairs of neighbouring signs that both have."""
    one, other = (Counter(itertools.pairwise(text)) for text in (left, right))
    return 2 * (one & other).total() / (one.total() + other.total())


CHECK = Check(
    id="project-under-new-name",
    severity=Severity.NOTICE,
    scope=Scope.YEARS,
    title=msg("Two entries may be one project"),
    finds=msg(
        "Two projects of one unit in one budget whose names differ by a year alone; a project whose code had another "
        "name last year; a new project with the amount, the unit and most of the words of one that last year's budget "
        "has and this one has not."
    ),
    why=msg(
        "Projects are followed over the years by code and name: where both change, or one goes on beside its "
        "successor, readers cannot tell how much one task costs."
    ),
    example=msg("2030: 库房设备维护费, 12万元; 2031: 库房维护设备费, 12万元, under another code."),
    mend=msg("Keep code and name where the project goes on, or say that it is another one"),
    sources=(article(Law.BUDGET_REGULATION, 41), PRACTICE),
    find_across=_find,
)
