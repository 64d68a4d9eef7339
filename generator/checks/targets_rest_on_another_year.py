"""Targets (绩效指标) whose bases (指标值确定依据) are last year's plans."""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import Final

from generator.checks import Check, Finding, Scope, Subject
from generator.checks.shared.indicator_rows import IndicatorRow
from generator.checks.shared.merged_rows import project_tables
from generator.model.diagnostic import Severity
from generator.model.legal_source import Law, article, unread
from generator.model.message import msg

_YEAR: Final = re.compile("(?<![0-9])20[0-9]{2}(?=[ \u00a0]?年)")
_PAPER: Final = re.compile("《[^《》]*》")
_PLAN: Final = re.compile("计划|安排|要点|预算|预测|测算|任务|目标|方案")
_RECORD: Final = re.compile("决算|执行|实际|完成|情况|统计|实有|现有|在职|以来|起")
_FEWEST: Final = 2


def _find(subject: Subject) -> Iterable[Finding]:
    year = subject.submission.fiscal_year
    for project, table in project_tables(subject):
        filled = [row for row in table.printed if row.indicator.basis]
        named = [(row, found) for row in filled if (found := _planned_for(row, year))]
        if len(named) >= _FEWEST and 2 * len(named) >= len(filled):
            row, found = named[0]
            yield Finding(
                msg(
                    "{count} of {all} targets rest on plans of {found}; the project “{name}” is budgeted for {year}",
                    count=len(named),
                    all=len(filled),
                    found=found,
                    name=project.name,
                    year=year,
                ),
                row.at("basis"),
                row.indicator.basis or "",
                str(year),
                related=tuple(other.at("basis") for other, _ in named[1:]),
            )


def _planned_for(row: IndicatorRow, year: int) -> int | None:
    """The earlier year whose plan a target rests on; None for this year's, for a record of what was and for papers."""
    basis = row.indicator.basis or ""
    if "20" not in basis:
        return None
    plain = _PAPER.sub("", basis)
    years = [int(found) for found in _YEAR.findall(plain)]
    if not years or max(years) >= year or not _PLAN.search(plain) or _RECORD.search(plain):
        return None
    return max(years)


CHECK = Check(
    id="targets-rest-on-another-year",
    severity=Severity.WARNING,
    scope=Scope.PROJECT,
    title=msg("The targets rest on another year's plans"),
    finds=msg(
        "A project at least half of whose targets, and two or more, name a plan, a budget or a forecast of an earlier "
        "year as their basis (指标值确定依据). What was reached last year, and titles in 《》, are no plans."
    ),
    why=msg("Readers cannot tell whether the targets belong to this year and its amount."),
    example=msg("2030年工作计划 as the basis of nine targets in the budget of 2031."),
    mend=msg("Set the targets by this year's plan and amount"),
    sources=(article(Law.BUDGET, 32), unread("中央部门预算绩效目标管理办法")),
    find=_find,
)
