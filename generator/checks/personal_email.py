"""An e-mail address (电子邮箱) in the text."""

from __future__ import annotations

from collections.abc import Iterable

from generator.checks import Check, Finding, Scope, Subject
from generator.checks.shared.personal_texts import personal_findings
from generator.model.diagnostic import Severity
from generator.model.legal_source import Law, article
from generator.model.message import msg
from generator.model.personal_values import PersonalKind


def _find(subject: Subject) -> Iterable[Finding]:
    return personal_findings(subject, PersonalKind.EMAIL)


CHECK = Check(
    id="personal-email",
    severity=Severity.ERROR,
    scope=Scope.SUBMISSION,
    title=msg("An e-mail address"),
    finds=msg("An e-mail address anywhere in the text, but the one that body.yaml names as the contact of the office."),
    why=msg("An address in a form is most often that of the person who filled it in."),
    example=msg("“填报人邮箱：l***@example.com” below a project form."),
    mend=msg("Take it out; if it is the office's own, name it under “contact” in body.yaml"),
    sources=(article(Law.PERSONAL_DATA, 25), article(Law.PERSONAL_DATA, 34), article(Law.OPENNESS, 15)),
    find=_find,
)
