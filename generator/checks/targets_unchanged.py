"""A project whose targets (绩效指标) are last year's, though its amount is not."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from decimal import Decimal
from typing import Final

from generator.checks import Check, Finding, Scope
from generator.checks.shared.project_names import without_year
from generator.checks.shared.same_projects import consecutive, two_years
from generator.model.amount import exact
from generator.model.catalogue import ProjectLine, Summary
from generator.model.diagnostic import Severity
from generator.model.indicator import Scope as Term
from generator.model.legal_source import Law, article, unread
from generator.model.message import msg
from generator.model.spot import in_project

_FEWEST_ROWS: Final = 3
_MOVED: Final = Decimal("0.1")
"""Share of last year's amount by which it must have moved."""

_Rows = tuple[tuple[Term, str, str], ...]


def _find(summaries: Sequence[Summary]) -> Iterator[tuple[str, Finding]]:
    if not any(True for _ in consecutive(summaries)):
        return
    for pair in two_years(summaries):
        now, before = _rows(pair.now), _rows(pair.before)
        for line, old in pair.same:
            rows = now.get(line.id, ())
            if len(rows) >= _FEWEST_ROWS and rows == before.get(old.id) and _moved(line, old):
                yield (
                    pair.now.path,
                    Finding(
                        msg(
                            "All {count} targets are those of {year}, though the amount went from {before} {unit} to "
                            "{now} {other}",
                            count=len(rows),
                            year=pair.before.fiscal_year,
                            before=old.amount.text,
                            unit=old.amount.unit.value,
                            now=line.amount.text,
                            other=line.amount.unit.value,
                        ),
                        in_project(line.id, "amount"),
                        line.amount.text,
                    ),
                )


def _rows(summary: Summary) -> Mapping[str, _Rows]:
    """Name and target of each row by project, years left out; projects with a cell cut off are left out too."""
    found: dict[str, list[tuple[Term, str, str]]] = {project.id: [] for project in summary.projects}
    for row in summary.indicators:
        id = summary.projects[row.project].id
        if row.cut_off:
            found.pop(id, None)
        elif id in found:
            found[id].append((row.scope, without_year(row.name), "".join(without_year(row.target).split())))
    return {id: tuple(rows) for id, rows in found.items()}


def _moved(line: ProjectLine, old: ProjectLine) -> bool:
    if line.amount.yuan is None or old.amount.yuan is None:
        return False
    with exact():
        return abs(line.amount.yuan - old.amount.yuan) > abs(old.amount.yuan) * _MOVED


CHECK = Check(
    id="targets-unchanged",
    severity=Severity.WARNING,
    scope=Scope.YEARS,
    title=msg("The targets are last year's, the amount is not"),
    finds=msg(
        "A project of last year and this one, by its code or its name, whose targets (three or more) are word for word "
        "the same, years aside, while its amount moved by more than a tenth. The site must hold both years."
    ),
    why=msg("With much more or much less money other targets are to be expected; readers ask why they stay."),
    example=msg("2030: 120万元 for 8 reading rooms; 2031: 60万元, still 8 reading rooms and all else alike."),
    mend=msg("Set the targets by this year's amount, or say why they stay"),
    sources=(article(Law.BUDGET, 32), unread("中央部门预算绩效目标管理办法")),
    find_across=_find,
)
