"""The name of somebody who filled in a form (填报人, 经办人, 联系人) or received money."""

from __future__ import annotations

from collections.abc import Iterable

from generator.checks import Check, Finding, Scope, Subject
from generator.checks.shared.identities import Identities
from generator.checks.shared.person_names import NAMED, ROLE, is_name, masked_name
from generator.checks.shared.texts import texts_of
from generator.model.diagnostic import Severity
from generator.model.legal_source import Law, article
from generator.model.message import msg


def _find(subject: Subject) -> Iterable[Finding]:
    identities = Identities()
    for hit in subject.view(texts_of).hits(NAMED, "name", ROLE):
        if hit.match is not None and is_name(hit.match["name"]):
            found = masked_name(hit.match["name"])
            message = msg("{role}: {name}, the name of a person", role=hit.match["role"], name=found)
            name = "".join(hit.match["name"].split())
            identity = identities.next(hit.field, hit.entry.text, hit.start, name)
            yield Finding(message, hit.spot, found, identity=identity)


CHECK = Check(
    id="personal-name",
    severity=Severity.WARNING,
    scope=Scope.SUBMISSION,
    title=msg("The name of a person"),
    finds=msg(
        "A name behind words such as 填报人, 经办人, 联系人, 项目负责人 or 受益人. Heads of a body (单位负责人) are "
        "open by duty and left alone."
    ),
    why=msg(
        "Who filled in a form or received help is nobody's business; only those who answer for the body are named."
    ),
    example=msg("“经办人：李某某” below a project form."),
    mend=msg("Take the name out, or name the office instead"),
    sources=(article(Law.PERSONAL_DATA, 6), article(Law.PERSONAL_DATA, 34), article(Law.OPENNESS, 20)),
    find=_find,
)
