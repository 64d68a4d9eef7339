"""No day of approval (批复日期) is stated."""

from __future__ import annotations

from collections.abc import Iterable

from generator.checks import Check, Finding, Scope, Subject
from generator.model.diagnostic import Severity
from generator.model.legal_source import Law, article
from generator.model.message import msg
from generator.model.spot import in_submission


def _find(subject: Subject) -> Iterable[Finding]:
    if not subject.submission.approved_on:
        yield Finding(
            msg("The day on which the finance bureau approved it is not stated"), in_submission("approved_on")
        )


CHECK = Check(
    id="approval-date-missing",
    severity=Severity.ERROR,
    copied=Severity.NOTICE,
    scope=Scope.SUBMISSION,
    title=msg("The day of approval is missing"),
    finds=msg("No “approved_on” in submission.yaml."),
    why=msg("The twenty days within which a budget has to be public count from its approval."),
    example=msg("A budget published on 10 March, and nobody can tell whether that was in time."),
    mend=msg("Write the day of the approval (批复) under “approved_on” in submission.yaml"),
    sources=(article(Law.BUDGET, 14), article(Law.BUDGET_REGULATION, 6)),
    find=_find,
)
