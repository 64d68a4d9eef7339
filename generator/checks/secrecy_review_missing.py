"""No secrecy review (保密审查) is recorded."""

from __future__ import annotations

from collections.abc import Iterable

from generator.checks import Check, Finding, Scope, Subject
from generator.model.diagnostic import Severity
from generator.model.legal_source import Law, article
from generator.model.message import msg
from generator.model.spot import in_submission


def _find(subject: Subject) -> Iterable[Finding]:
    if subject.submission.secrecy_review is None:
        yield Finding(msg("No secrecy review of the disclosure is recorded"), in_submission("secrecy_review"))


CHECK = Check(
    id="secrecy-review-missing",
    severity=Severity.ERROR,
    copied=Severity.NOTICE,
    scope=Scope.SUBMISSION,
    title=msg("No secrecy review is recorded"),
    finds=msg("No “secrecy_review” in submission.yaml."),
    why=msg("What an office publishes has to be reviewed first, and somebody must be able to say that it was."),
    example=msg("A disclosure in which every figure is right, and nobody wrote down who looked it through."),
    mend=msg("Record the office and the day of the review under “secrecy_review” in submission.yaml"),
    sources=(article(Law.OPENNESS, 17), article(Law.SECRETS, 35), article(Law.SECRETS_REGULATION, 42)),
    find=_find,
)
