"""Published later than twenty days after the approval (批复后二十日内)."""

from __future__ import annotations

import datetime
from collections.abc import Iterable
from typing import Final

from generator.checks import Check, Finding, Scope, Subject
from generator.checks.shared.publication import day_of_publication
from generator.model.diagnostic import Severity
from generator.model.legal_source import Law, article
from generator.model.message import msg
from generator.model.spot import in_submission

_DAYS: Final = 20


def _find(subject: Subject) -> Iterable[Finding]:
    submission = subject.submission
    day, spot = day_of_publication(submission)
    if not submission.approved_on or not day:
        return
    approved = datetime.date.fromisoformat(submission.approved_on)
    last = approved + datetime.timedelta(_DAYS)
    published = datetime.date.fromisoformat(day)
    if published > last:
        yield Finding(
            msg(
                "Published {days} days after the approval of {approved}; {limit} are allowed",
                days=(published - approved).days,
                approved=approved,
                limit=_DAYS,
            ),
            spot,
            day,
            expected=last.isoformat(),
            related=(in_submission("approved_on"),),
        )


CHECK = Check(
    id="published-late",
    severity=Severity.ERROR,
    copied=Severity.NOTICE,
    scope=Scope.SUBMISSION,
    title=msg("Published too late"),
    finds=msg("More than twenty days between the day of approval and the day of publication."),
    why=msg("The law gives departments twenty days from the approval by the finance bureau."),
    example=msg("Approved on 1 March, published on 2 April: 32 days."),
    mend=msg("Compare both days with the papers; if they are right, say why it took longer in accepted.yaml"),
    sources=(article(Law.BUDGET, 14), article(Law.BUDGET_REGULATION, 6)),
    find=_find,
)
