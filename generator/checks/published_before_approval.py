"""Published before the day of its approval (批复)."""

from __future__ import annotations

from collections.abc import Iterable

from generator.checks import Check, Finding, Scope, Subject
from generator.checks.shared.publication import day_of_publication
from generator.model.diagnostic import Severity
from generator.model.legal_source import Law, article
from generator.model.message import msg
from generator.model.spot import in_submission


def _find(subject: Subject) -> Iterable[Finding]:
    submission = subject.submission
    day, spot = day_of_publication(submission)
    # Days of the form 2031-02-01 compare as texts.
    if submission.approved_on and day and day < submission.approved_on:
        yield Finding(
            msg(
                "Published on {published}, before the approval of {approved}",
                published=day,
                approved=submission.approved_on,
            ),
            spot,
            day,
            expected=submission.approved_on,
            related=(in_submission("approved_on"),),
        )


CHECK = Check(
    id="published-before-approval",
    severity=Severity.ERROR,
    scope=Scope.SUBMISSION,
    title=msg("Published before it was approved"),
    finds=msg("A day of publication that lies before the day of approval."),
    why=msg("Either one of the days is wrong, or what was published was not yet the approved budget."),
    example=msg("Approved on 5 March, published on 1 March."),
    mend=msg("Compare both days with the papers"),
    sources=(article(Law.BUDGET, 14),),
    find=_find,
)
