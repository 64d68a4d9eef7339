"""A project (项目) that by its own words pays for another year than the budget's."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import replace
from typing import Final

from generator.checks import Check, Finding, Scope, Subject
from generator.checks.shared.indicator_rows import project_rows
from generator.checks.shared.prose_places import ProseText, project_texts
from generator.checks.shared.years import years_in
from generator.model.diagnostic import Severity
from generator.model.legal_source import PRACTICE
from generator.model.message import msg
from generator.model.project import Project
from generator.model.spot import Spot, in_project

_IN_NAME: Final = re.compile("(?<![0-9])20[0-9]{2}(?=[ \u00a0]?学?年|度|[-—–~～至、/ \u00a0)）\\]】]|$)")
_OTHER_SENSE: Final = re.compile(
    "《[^《》]{0,60}?20[0-9]{2}[^《》]{0,60}》|20[0-9]{2}年?(?:版|届|规划|标准|远景|以前|之前|以来|起|后)|规划|远景|展望"
)
"""A year that names no time to pay for: a plan for 2035, a list of 2020, those retired before 2014."""
_CARRIED: Final = re.compile("结转|结余")
_FIELDS: Final = frozenset(("purpose", "overview", "goals"))
_PAYS: Final = re.compile("(?:支付|补缴|补发|补付|结清|偿还|清偿|拖欠|欠付|欠缴|未付)[^，。；、]{0,8}$")
_DUE_LATER: Final = re.compile("考核|绩效奖|奖金|年终|审计|决算")
"""What is paid after its year by its nature."""
_LONGEST_AGO: Final = 10
_MOST_RELATED: Final = 12


def _find(subject: Subject) -> Iterable[Finding]:
    year = subject.submission.fiscal_year
    named: set[str] = set()
    for number, project in enumerate(subject.submission.projects):
        for paid, finding in _by_name(project, year):
            named.add(project.id)
            yield replace(finding, related=tuple(_also(subject, number, paid))[:_MOST_RELATED])
    for text in subject.view(project_texts):
        if text.project is not None and text.project.id not in named and text.field in _FIELDS:
            for finding in _by_text(text, year):
                named.add(text.project.id)
                yield finding


def _by_name(project: Project, year: int) -> Iterator[tuple[int, Finding]]:
    """The year a name says is paid for, and the finding, where it is not the budget's."""
    if "20" not in project.name or _OTHER_SENSE.search(project.name):
        return
    years = [int(found) for found in _IN_NAME.findall(project.name)]
    if not years or min(years) <= year <= max(years) or max(years) < year - _LONGEST_AGO or min(years) > year + 1:
        return
    named = max(years) if max(years) < year else min(years)
    finding = Finding(
        msg("By its name the project pays for {named}, the budget is of {year}", named=named, year=year),
        in_project(project.id, "name"),
        project.name,
        str(year),
        severity=Severity.NOTICE if _CARRIED.search(project.name) else None,
    )
    yield named, finding


def _also(subject: Subject, number: int, paid: int) -> Iterator[Spot]:
    """Where else the project speaks of the year it pays for."""
    project = subject.submission.projects[number]
    for text in subject.view(project_texts):
        if text.project is project and any(one.year == paid for one in years_in(text.text)):
            yield text.spot
    for row in subject.view(project_rows)[number]:
        if f"{paid}年" in row.indicator.value.text:
            yield row.at("target")


def _by_text(text: ProseText, year: int) -> Iterator[Finding]:
    """The first payment for an earlier year that a text speaks of."""
    for one in years_in(text.text):
        is_past = year - _LONGEST_AGO <= one.year < year and not one.is_range
        if is_past and _PAYS.search(one.before) and not _DUE_LATER.search(one.after):
            yield Finding(
                msg("By its text the project pays for {named}, the budget is of {year}", named=one.year, year=year),
                text.at(one.start, one.end),
                one.text,
                str(year),
            )
            return


CHECK = Check(
    id="pays-for-another-year",
    severity=Severity.WARNING,
    scope=Scope.PROJECT,
    title=msg("A project pays for another year"),
    finds=msg(
        "A project whose name names another year than the budget's, or whose text speaks of paying what an earlier "
        "year left unpaid. A range of years that holds the budget's is none; what is called carried over (结转) is "
        "a notice."
    ),
    why=msg("A budget is for one year; readers want to know why it pays for another."),
    example=msg("2030年度物业费 in the budget of 2031."),
    mend=msg("Say in the project why this year pays for it, and under which approval"),
    sources=(PRACTICE,),
    find=_find,
)
