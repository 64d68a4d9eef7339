"""A telephone (联系电话) on the form of a project, where only whoever filled it in is meant."""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import Final

from generator.checks import Check, Finding, Scope, Subject
from generator.checks.shared.identities import Identities
from generator.checks.shared.person_names import FORM_FILLERS, NAMED, PHONE
from generator.checks.shared.texts import Texts, texts_of
from generator.model.diagnostic import Severity
from generator.model.legal_source import Law, article
from generator.model.message import msg

_TELEPHONE: Final = re.compile(
    rf"(?:联系电话|联系方式|办公电话|固定电话|电话|座机|手机)(?:号码?)?\s*+(?:[:：]\s*+\0?|\0)\s*+(?P<number>{PHONE.pattern})"
)
_ROLE: Final = re.compile(FORM_FILLERS)
_NEAR: Final = 40


def _find(subject: Subject) -> Iterable[Finding]:
    texts = subject.view(texts_of)
    if not texts.has(("电话", "联系方式", "座机", "手机")):
        return
    contact = "".join(sign for sign in subject.submission.body.contact if sign.isdigit())
    identities = Identities()
    for hit in texts.hits(_TELEPHONE, "number"):
        digits = "".join(sign for sign in hit.found if sign.isdigit())
        # The telephone of the office is what a reader needs; it stands in the prose, and in body.yaml.
        if digits in contact or (hit.project is None and not _stands_by_a_person(texts, hit.match)):
            continue
        found = f"{hit.found[:-4]}****"
        identity = identities.next(hit.field, hit.entry.text, hit.start, digits)
        message = msg("A telephone beside those who filled in the form: {masked}", masked=found)
        yield Finding(message, hit.spot, found, identity=identity)


def _stands_by_a_person(texts: Texts, match: re.Match[str] | None) -> bool:
    if match is None:
        return False
    around = texts.joined[max(match.start() - _NEAR, 0) : match.end() + _NEAR]
    return _ROLE.search(around) is not None and NAMED.search(around) is not None


CHECK = Check(
    id="landline-beside-person",
    severity=Severity.ERROR,
    scope=Scope.SUBMISSION,
    title=msg("A telephone beside a person"),
    finds=msg(
        "A number of the fixed network behind 联系电话 on a project form, or elsewhere beside a named person. The "
        "number given as contact in body.yaml is left alone."
    ),
    why=msg("On a project form the telephone is that of whoever filled it in, not one the public is invited to call."),
    example=msg("“经办人：李某某 联系电话：0990-6234567” below a project form."),
    mend=msg("Take the number out; the telephone of the office belongs under “contact” in body.yaml"),
    sources=(article(Law.PERSONAL_DATA, 6), article(Law.PERSONAL_DATA, 34)),
    find=_find,
)
