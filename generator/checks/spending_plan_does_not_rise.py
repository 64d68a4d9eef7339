"""A spending plan (资金支出计划) whose cumulative shares fall, pass or do not reach 100%."""

from __future__ import annotations

import functools
import re
from collections.abc import Iterable
from decimal import Decimal
from itertools import pairwise
from typing import Final

from generator.checks import Check, Finding, Scope, Subject
from generator.model.diagnostic import Severity
from generator.model.legal_source import PRACTICE
from generator.model.message import msg
from generator.model.project import Project
from generator.model.spot import in_project

_SHARE: Final = re.compile(r"\s*+([0-9]{1,4}(?:\.[0-9]{1,4})?)\s*+[%％]?\s*+")
_MONTH: Final = re.compile(r"(?<![0-9])([0-9]{1,4})\s*月")
_DECEMBER: Final = 12
_WHOLE: Final = Decimal(100)


def _find(subject: Subject) -> Iterable[Finding]:
    for project in subject.submission.projects:
        if project.plan:
            yield from _months(project)
            yield from _of(project)


# All projects of a form print the same few points of time and shares.
@functools.lru_cache(maxsize=256)
def _month(until: str) -> int | None:
    found = _MONTH.search(until)
    return int(found[1]) if found else None


@functools.lru_cache(maxsize=256)
def _share(text: str) -> Decimal | None:
    found = _SHARE.fullmatch(text)
    return Decimal(found[1]) if found else None


def _months(project: Project) -> Iterable[Finding]:
    """The points of time: months of the year, one after the other."""
    months = [_month(step.until) for step in project.plan]
    before = 0
    for number, month in enumerate(months):
        if month is None:
            return
        if not before < month <= _DECEMBER:
            yield Finding(
                msg("The months of the plan are out of order"),
                in_project(project.id, "plan", number, "until"),
                project.plan[number].until,
            )
            return
        before = month


def _of(project: Project) -> Iterable[Finding]:
    shares = [_share(step.share) for step in project.plan]
    filled = [(number, share) for number, share in enumerate(shares) if share is not None]
    in_words = (step.share.strip() for step, share in zip(project.plan, shares, strict=True) if share is None)
    if not filled or any(in_words):
        return  # nothing filled in, or words where a share should stand
    highest = filled[0][1]
    for (before, low), (number, high) in pairwise(filled):
        if high < low:
            yield Finding(
                msg(
                    "The plan falls from {before} to {after}",
                    before=project.plan[before].share.strip(),
                    after=project.plan[number].share.strip(),
                ),
                in_project(project.id, "plan", number, "share"),
                project.plan[number].share,
                related=(in_project(project.id, "plan", before, "share"),),
            )
        highest = max(highest, high)
    last, share = filled[-1]
    spot = in_project(project.id, "plan", last, "share")
    printed = project.plan[last].share
    if highest > _WHOLE:
        yield Finding(msg("The plan passes 100%"), spot, printed, expected="100%")
    elif share < _WHOLE and highest < _WHOLE:
        yield Finding(
            msg("The plan ends at {share}, not at 100%", share=printed.strip()), spot, printed, expected="100%"
        )
    blank = next((number for number, one in enumerate(shares) if one is None), None)
    if blank is not None and last == len(shares) - 1:
        yield Finding(
            msg("A share before the end of the plan is left blank"),
            in_project(project.id, "plan", blank, "share"),
            is_undecided=True,
        )
    elif blank is not None and share == _WHOLE:
        yield Finding(
            msg("The plan reaches 100% early and leaves the later shares blank"),
            in_project(project.id, "plan", blank, "share"),
            expected="100%",
            help=msg("Print 100% for the times that follow as well"),
            severity=Severity.NOTICE,
        )


CHECK = Check(
    id="spending-plan-does-not-rise",
    severity=Severity.ERROR,
    scope=Scope.PROJECT,
    title=msg("The spending plan does not rise to 100%"),
    finds=msg(
        "The cumulative shares of a spending plan fall, pass 100% or end below it, or its months are out of order; "
        "a share left blank is pointed out as well."
    ),
    why=msg("The shares are cumulative: what is spent by June includes what was spent by March."),
    example=msg("25% by the end of March, 20% by the end of June, 100% at the end of the year."),
    mend=msg("Correct the share that is out of order; the last one is 100%"),
    sources=(PRACTICE,),
    find=_find,
)
