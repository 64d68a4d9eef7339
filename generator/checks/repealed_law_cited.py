"""A law (《合同法》) that was not in force any more when the year began."""

from __future__ import annotations

import datetime
import re
from collections.abc import Iterable
from typing import Final

from generator.checks import Check, Finding, Scope, Subject
from generator.checks.shared.repealed_laws import REPEALED
from generator.checks.shared.text_parts import TextKind
from generator.checks.shared.texts import texts_of
from generator.model.diagnostic import Severity
from generator.model.legal_source import PRACTICE, Law, article, unread
from generator.model.message import msg

_TITLE: Final = re.compile(
    rf"[《〈]\s*(?:中华人民共和国)?(?P<title>{'|'.join(REPEALED)})\s*(?:[（(][^（）()\0]{{1,20}}[）)])?[》〉]"
)


def _find(subject: Subject) -> Iterable[Finding]:
    new_year = datetime.date(subject.submission.fiscal_year, 1, 1)
    for hit in subject.view(texts_of).hits(_TITLE):
        repeal = REPEALED[hit.match["title"]] if hit.match else None
        if repeal is not None and repeal.since <= new_year and hit.kind is not TextKind.FILE:
            yield Finding(
                msg(
                    "{title} has not been in force since {since}; see 《{successor}》",
                    title=hit.found,
                    since=repeal.since,
                    successor=repeal.successor,
                ),
                hit.spot,
                hit.found,
                expected=f"《{repeal.successor}》",
            )


CHECK = Check(
    id="repealed-law-cited",
    severity=Severity.WARNING,
    scope=Scope.SUBMISSION,
    title=msg("A law that is no longer in force"),
    finds=msg("A title in 《》 of a law or regulation that had been repealed when the fiscal year began."),
    why=msg(
        "A law that is no longer in force tells readers nothing they could check; what is in force now should be cited."
    ),
    example=msg("“根据《中华人民共和国合同法》” in a project of 2031; the law was repealed on 2021-01-01."),
    mend=msg("Cite the rule that took its place"),
    sources=(article(Law.CIVIL_CODE, 1260), unread("其余法律、行政法规的施行条款"), PRACTICE),
    find=_find,
)
