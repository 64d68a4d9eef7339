"""A citizen's identity number (公民身份号码) in the text."""

from __future__ import annotations

from collections.abc import Iterable

from generator.checks import Check, Finding, Scope, Subject
from generator.checks.shared.personal_texts import personal_findings
from generator.model.diagnostic import Severity
from generator.model.legal_source import Law, article
from generator.model.message import msg
from generator.model.personal_values import PersonalKind


def _find(subject: Subject) -> Iterable[Finding]:
    return personal_findings(subject, PersonalKind.ID_NUMBER, PersonalKind.OLD_ID_NUMBER)


CHECK = Check(
    id="personal-id-number",
    severity=Severity.ERROR,
    scope=Scope.SUBMISSION,
    title=msg("A citizen's identity number"),
    finds=msg(
        "Eighteen digits with a region, a day of birth and the right check character, in any spelling; or fifteen "
        "digits that the words before them call an identity number. Codes and numbers of documents are left alone; "
        "a column or field for codes that holds an identity number is not."
    ),
    why=msg("An identity number must not be made public, and once published it cannot be called back."),
    example=msg("“李某，身份证号 110105…002X” in the basis of a relief project."),
    mend=msg("Take the number out; a budget does not need it"),
    sources=(article(Law.PERSONAL_DATA, 25), article(Law.PERSONAL_DATA, 28), article(Law.OPENNESS, 15)),
    find=_find,
)
