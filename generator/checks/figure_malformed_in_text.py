"""An amount in prose that is no well-formed number: 03.2万元, 1,50万元, 1.234.5万元."""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import Final

from generator.checks import Check, Finding, Scope, Subject
from generator.checks.shared.prose_places import all_texts
from generator.model.diagnostic import Severity
from generator.model.legal_source import PRACTICE
from generator.model.message import msg

_NUMBER: Final = re.compile(r"(?<![0-9A-Za-z.,，－—-])(?P<number>[0-9][0-9.,]*)[ \u00a0]*(?:亿元|万元|千元|元)")
_NO_UNIT: Final = re.compile(
    "(?P<lead>共需|共计|合计|总计)[^，,。；;、0-9\n]{0,20}?(?P<number>[0-9]{5,10}(?:\\.[0-9]{1,2})?)(?=[，,。；;\n]|$)"
)
"""A total of so many digits that only money has, with nothing behind it."""
_IN_LEAD: Final = re.compile("[号码编]")
_RIGHT: Final = re.compile(r"(?:0|[1-9][0-9]*|[1-9][0-9]{0,2}(?:,[0-9]{3})+)(?:\.[0-9]+)?")


def _find(subject: Subject) -> Iterable[Finding]:
    for text in subject.share(all_texts):
        for found in _NO_UNIT.finditer(text.text):
            if not _IN_LEAD.search(found[0]):
                yield Finding(
                    msg('"{found}" names no unit of money', found=found["number"]),
                    text.at(found.start("number"), found.end("number")),
                    found["number"],
                )
        if "元" not in text.text:
            continue
        for found in _NUMBER.finditer(text.text):
            number = found["number"]
            # 2,50万元 may be a number cut in two by a comma of the sentence: 房屋2,50万元 is no amount either way.
            if not _RIGHT.fullmatch(number):
                yield Finding(
                    msg('"{found}" is no well-formed amount', found=found[0]),
                    text.at(found.start(), found.end()),
                    found[0],
                )


CHECK = Check(
    id="figure-malformed-in-text",
    severity=Severity.WARNING,
    scope=Scope.SUBMISSION,
    title=msg("An amount in the text is no well-formed number"),
    finds=msg(
        "An amount in prose that begins with a zero, has two points, or separators not at every third place; and a "
        "total of five digits or more without a unit."
    ),
    why=msg("Such an amount was mistyped or misread, and nobody can tell what it should be."),
    example=msg("“公务接待费08.1万元”, “共计1,50万元”."),
    mend=msg("Compare the amount with the original and write it anew"),
    sources=(PRACTICE,),
    find=_find,
)
