"""The moment a form was filled in (20310211103307) stands in the text."""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import Final

from generator.checks import Check, Finding, Scope, Subject
from generator.checks.shared.text_parts import TextKind
from generator.checks.shared.texts import texts_of
from generator.model.diagnostic import Severity
from generator.model.legal_source import PRACTICE
from generator.model.message import msg

_STAMP: Final = re.compile(
    # The first digit stands before the look back, so that the search skips at once from 2 to 2.
    r"2(?<![0-9A-Za-z.].)(?:0[0-9]{2}(?:0[1-9]|1[0-2])(?:0[1-9]|[12][0-9]|3[01])(?:[01][0-9]|2[0-3])[0-5][0-9]"
    "[0-5][0-9]"
    "|0[0-9]{2}[-/.](?:0?[1-9]|1[0-2])[-/.](?:0?[1-9]|[12][0-9]|3[01])[ T](?:[01]?[0-9]|2[0-3]):[0-5][0-9]:[0-5][0-9])"
    r"(?![0-9A-Za-z])"
)


def _find(subject: Subject) -> Iterable[Finding]:
    for hit in subject.view(texts_of).hits(_STAMP):
        if hit.kind not in {TextKind.CODE, TextKind.FILE}:
            yield Finding(msg("{found} is the moment a form was filled in", found=hit.found), hit.spot, hit.found)


CHECK = Check(
    id="time-stamp-shown",
    severity=Severity.WARNING,
    scope=Scope.SUBMISSION,
    title=msg("The moment a form was filled in is shown"),
    finds=msg("A date with hour, minute and second, in one number or with marks between."),
    why=msg("It is a trace of the program the form comes from, and tells readers nothing about the budget."),
    example=msg("“填报日期：20310211103307” below a project form."),
    mend=msg("Take it out, or write the day alone"),
    sources=(PRACTICE,),
    find=_find,
)
