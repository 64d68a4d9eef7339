"""The same projects in two years of one body, and what is left on both sides."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from generator.checks.shared.project_names import without_year
from generator.model.catalogue import ProjectLine, Summary
from generator.model.submission import SubmissionKind


@dataclass(frozen=True, slots=True)
class TwoYears:
    """A budget and that of the year before, with the projects that go on."""

    now: Summary
    before: Summary
    same: tuple[tuple[ProjectLine, ProjectLine], ...]
    """(this year's, last year's): by code, else by a name that differs by nothing but a year."""
    new: tuple[ProjectLine, ...]
    """Those of this year that go on from none."""
    gone: tuple[ProjectLine, ...]
    """Those of last year that do not go on."""


def consecutive(summaries: Sequence[Summary]) -> Iterator[tuple[Summary, Summary]]:
    """Each budget with that of the same body for the year before, where the site holds both."""
    held = {(one.region.code, one.body.slug, one.fiscal_year): one for one in _budgets(summaries)}
    for now in _budgets(summaries):
        before = held.get((now.region.code, now.body.slug, now.fiscal_year - 1))
        if before is not None:
            yield now, before


def two_years(summaries: Sequence[Summary]) -> Iterator[TwoYears]:
    """Each budget beside that of the year before."""
    for now, before in consecutive(summaries):
        yield _matched(now, before)


def _budgets(summaries: Sequence[Summary]) -> Iterator[Summary]:
    return (one for one in summaries if one.kind is SubmissionKind.BUDGET)


def _matched(now: Summary, before: Summary) -> TwoYears:
    by_code = {line.code.upper(): line for line in before.projects if line.code}
    by_name: dict[tuple[str, str], list[ProjectLine]] = {}
    for line in before.projects:
        by_name.setdefault(_name(line), []).append(line)
    taken: set[str] = set()
    same: list[tuple[ProjectLine, ProjectLine]] = []
    open_ones: list[ProjectLine] = []
    for line in now.projects:
        old = by_code.get(line.code.upper()) if line.code else None
        if old is not None and old.id not in taken:
            same.append((line, old))
            taken.add(old.id)
        else:
            open_ones.append(line)
    new: list[ProjectLine] = []
    for line in open_ones:
        left = [old for old in by_name.get(_name(line), ()) if old.id not in taken]
        # A name that stands for two projects says of neither which one goes on.
        if len(left) == 1:
            same.append((line, left[0]))
            taken.add(left[0].id)
        else:
            new.append(line)
    gone = tuple(line for line in before.projects if line.id not in taken)
    return TwoYears(now, before, tuple(same), tuple(new), gone)


def _name(line: ProjectLine) -> tuple[str, str]:
    return without_year(line.name), line.unit.key if line.unit else ""
