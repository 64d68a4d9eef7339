"""A mobile telephone number (手机号码) in the text."""

from __future__ import annotations

from collections.abc import Iterable

from generator.checks import Check, Finding, Scope, Subject
from generator.checks.shared.personal_texts import personal_findings
from generator.model.diagnostic import Severity
from generator.model.legal_source import Law, article
from generator.model.message import msg
from generator.model.personal_values import PersonalKind


def _find(subject: Subject) -> Iterable[Finding]:
    return personal_findings(subject, PersonalKind.MOBILE)


CHECK = Check(
    id="mobile-number",
    severity=Severity.ERROR,
    scope=Scope.SUBMISSION,
    title=msg("A mobile telephone number"),
    finds=msg(
        "Eleven digits of a mobile number, in any spelling: with blanks or hyphens, over the end of a line, "
        "full-width or Han digits; in columns of codes and money and in names of files too. Amounts that others bear "
        "out, codes of the region or the department and the numbers of offices are left alone."
    ),
    why=msg("A mobile number belongs to a person, not to an office."),
    example=msg("“联系人：李某 138…0000” below a project form."),
    mend=msg("Take the number out, or give the office's own telephone"),
    sources=(article(Law.PERSONAL_DATA, 25), article(Law.PERSONAL_DATA, 34), article(Law.OPENNESS, 15)),
    find=_find,
)
