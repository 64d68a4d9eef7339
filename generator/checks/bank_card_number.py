"""The number of a bank card (银行卡号) in the text."""

from __future__ import annotations

from collections.abc import Iterable

from generator.checks import Check, Finding, Scope, Subject
from generator.checks.shared.personal_texts import personal_findings
from generator.model.diagnostic import Severity
from generator.model.legal_source import Law, article
from generator.model.message import msg
from generator.model.personal_values import PersonalKind


def _find(subject: Subject) -> Iterable[Finding]:
    return personal_findings(subject, PersonalKind.BANK_CARD)


CHECK = Check(
    id="bank-card-number",
    severity=Severity.ERROR,
    scope=Scope.SUBMISSION,
    title=msg("The number of a bank card"),
    finds=msg(
        "Sixteen to nineteen digits with the right check digit that begin as cards do, or that the words before "
        "them call an account."
    ),
    why=msg("A card number is sensitive personal data, and an invitation to fraud."),
    example=msg("“开户行：青川农商行，卡号 6222…3449” in the plan of payments."),
    mend=msg("Take the number out; payments are not made by way of the budget"),
    sources=(article(Law.PERSONAL_DATA, 25), article(Law.PERSONAL_DATA, 28), article(Law.OPENNESS, 15)),
    find=_find,
)
