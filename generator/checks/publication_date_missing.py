"""No day of publication (公开日期) is stated."""

from __future__ import annotations

from collections.abc import Iterable

from generator.checks import Check, Finding, Scope, Subject
from generator.checks.shared.publication import day_of_publication
from generator.model.diagnostic import Severity
from generator.model.legal_source import Law, article
from generator.model.message import msg


def _find(subject: Subject) -> Iterable[Finding]:
    day, spot = day_of_publication(subject.submission)
    if not day:
        yield Finding(msg("The day of publication is not stated"), spot)


CHECK = Check(
    id="publication-date-missing",
    severity=Severity.ERROR,
    copied=Severity.NOTICE,
    scope=Scope.SUBMISSION,
    title=msg("The day of publication is missing"),
    finds=msg("No “published_on” in submission.yaml."),
    why=msg("Without the day nobody can tell whether the budget was public in time, nor which version was first."),
    example=msg("A budget approved on 1 March, with no word of when it was published."),
    mend=msg("Write the day of publication under “published_on” in submission.yaml"),
    sources=(article(Law.BUDGET, 14), article(Law.BUDGET_REGULATION, 6)),
    find=_find,
)
