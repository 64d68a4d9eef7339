"""A citizen's identity number (公民身份号码) in the text."""

from __future__ import annotations

from collections.abc import Iterable

from generator.checks import Check, Finding, Scope, Subject
from generator.checks.shared.texts import texts_of
from generator.model.diagnostic import Severity
from generator.model.legal_source import Law, article
from generator.model.message import msg
from generator.model.personal_values import PersonalKind, personal_values
from generator.model.spot import in_submission


def _find(subject: Subject) -> Iterable[Finding]:
    for value, hit in subject.view(texts_of).personal_of(PersonalKind.ID_NUMBER, PersonalKind.OLD_ID_NUMBER):
        # Found is masked: a list of findings must not publish what it keeps back.
        yield Finding(msg("A citizen's identity number: {masked}", masked=value.masked), hit.spot, value.masked)
    # body.yaml is no file of the submission, but its code stands on every page of it.
    for value in personal_values(subject.submission.body.code):
        if value.kind is PersonalKind.ID_NUMBER:
            message = msg("The code in body.yaml is a citizen's identity number: {masked}", masked=value.masked)
            yield Finding(message, in_submission(), value.masked)


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
