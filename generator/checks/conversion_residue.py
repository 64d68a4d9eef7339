"""What a conversion between file formats left behind ([bookmark:], <b>, \\geq, #REF!) in the text."""

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

_PATTERN: Final = re.compile(
    r"\[?bookmark:[^\]\0\n]{0,40}\]?|(?<=[\0\n])[^\S\n]*page number\s*(?=[\0\n])"
    r"|</?(?:b|i|u|p|br|hr|td|th|tr|table|tbody|sup|sub|span|div|font|strong|em|img|a)(?:\s[^<>\0]{0,80})?/?>"
    r"|\$?\\(?:geq?|leq?|times|mathrm|text|frac|sim|cdot|pm|mathbf|left|right|approx)\b[^$\0\n]{0,40}\$?|\\%\$?"
    r"|&(?:nbsp|lt|gt|amp|quot|ldquo|rdquo|mdash|#\d{2,5}|#x[0-9a-fA-F]{2,4});"
    r"|#(?:REF!|N/A|VALUE!|DIV/0!|NAME\?|NUM!|NULL!)|_x000[0-9A-Da-d]_"
    r"|错误[！!]\s*未(?:定义书签|找到引用源)|Error! (?:Bookmark|Reference)[^\0\n]{0,40}"
    r"|(?:HYPERLINK|PAGEREF|MERGEFIELD|NUMPAGES) [^\0\n]{0,40}|\{\s*(?:PAGE|TOC|REF)\b[^}\0\n]{0,40}\}"
    r"|锟斤拷|烫烫烫|屯屯屯|(?:â€[œ\u009d™“”]?)+|(?:ï¼[\u0080-\u00bf]?)+|[\ue000-\uf8ff]+"
)
_BEGINS: Final = re.compile(r"[\[b\sp<$\\&#_错EHPMN{锟烫屯âï\ue000-\uf8ff]")


def _find(subject: Subject) -> Iterable[Finding]:
    for hit in subject.view(texts_of).hits(_PATTERN, begins=_BEGINS):
        if hit.kind is not TextKind.FILE:
            found = hit.found.strip()
            shown = found if found.isprintable() else f"U+{ord(found[0]):04X}"
            yield Finding(msg("“{found}” was left behind by a conversion", found=shown), hit.spot, shown)


CHECK = Check(
    id="conversion-residue",
    severity=Severity.WARNING,
    scope=Scope.SUBMISSION,
    title=msg("Signs of a conversion in the text"),
    finds=msg(
        "What a word processor, a spreadsheet or text recognition leaves behind: [bookmark:…], <b>, \\geq, &nbsp;, "
        "#REF!, characters of a wrong encoding."
    ),
    why=msg("Such signs mean nothing to a reader, and where they stand for a sign of comparison the target is lost."),
    example=msg("“$\\geq 98\\%$” as the target of a rate."),
    mend=msg("Write the sign that was meant, or take the residue out"),
    sources=(PRACTICE,),
    find=_find,
)
