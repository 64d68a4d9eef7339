"""A form whose date of filling in (填报日期) lies behind the approval of the budget (批复)."""

from __future__ import annotations

import datetime
import re
from collections.abc import Iterable
from typing import Final

from generator.checks import Check, Finding, Scope, Subject
from generator.checks.shared.texts import texts_of
from generator.model.diagnostic import Severity
from generator.model.legal_source import Law, article
from generator.model.message import msg
from generator.model.spot import in_submission

_FILLED_IN: Final = re.compile(
    r"(?:填报|填表|填写|制表|编报|申报)(?:日期|时间)\s*+(?:[:：]\s*+\0?|\0)\s*+"
    r"(?P<date>(?P<year>20[0-9]{2})\s?[-/.年]?\s?(?P<month>0?[1-9]|1[0-2])\s?[-/.月]?\s?(?P<day>0[1-9]|[12][0-9]|3[01]|[1-9])日?)"
)


def _find(subject: Subject) -> Iterable[Finding]:
    approved = subject.submission.approved_on
    if not approved:
        return
    for hit in subject.view(texts_of).hits(_FILLED_IN, "date"):
        day = _day(hit.match)
        if day is not None and day.isoformat() > approved:
            yield Finding(
                msg("Filled in on {day}, after the approval of {approved}", day=day, approved=approved),
                hit.spot,
                hit.found,
                related=(in_submission("approved_on"),),
            )


def _day(match: re.Match[str] | None) -> datetime.date | None:
    if match is None:
        return None
    try:
        return datetime.date(int(match["year"]), int(match["month"]), int(match["day"]))
    except ValueError:
        return None


CHECK = Check(
    id="filled-in-after-approval",
    severity=Severity.WARNING,
    scope=Scope.SUBMISSION,
    title=msg("Filled in after the approval"),
    finds=msg("A day behind 填报日期, 填表日期 and the like that lies after the day of approval."),
    why=msg("Targets are approved together with the money; what was written afterwards is not what was approved."),
    example=msg("Approved on 1 February, “填报日期：2031年2月19日” below a form."),
    mend=msg("Publish the form that was approved, or say why it was filled in anew"),
    sources=(article(Law.BUDGET, 13), article(Law.BUDGET, 32)),
    find=_find,
)
