"""A placeholder that nobody filled in (XX, ××, 待填, ≥**, □, （盖章）)."""

from __future__ import annotations

import functools
import re
from collections.abc import Iterable
from typing import Final

from generator.checks import Check, Finding, Scope, Subject
from generator.checks.shared.text_parts import TextKind
from generator.checks.shared.texts import Hit, texts_of
from generator.model.diagnostic import Severity
from generator.model.legal_source import PRACTICE
from generator.model.message import msg

_PATTERN: Final = re.compile(
    # Letters and crosses in a row, but not inside a word or a model number.
    r"(?<![A-Za-z×xX])(?:[XＸ]{2,}|[xｘ]{2,}|×{2,})(?![A-Za-z0-9×xX\-])"
    r"|×(?=[年月]×)"
    r"|[○◯●]{2,}|某{2}(?=单位|部门|项目|工程|公司|省|市|县|区|局|镇|乡|街道|村)"
    # Stars stand for a number only behind a sign of comparison, at the beginning, or before a unit.
    r"|(?:(?<=[≥≤＞＜>=<＝:：\0])|(?<=[≥≤＞＜>=<＝:：]\s))[*＊]{2,}(?=[^*＊\0\n]{0,4}[\0\n，。；])"
    r"|待填(?![补充埋平])|(?:请|此处|在此)(?:填写|输入)|(?<=[\0（(])\s*(?:待定|待补充|待完善|待确认|待核实|待明确)\s*(?=[\0）)])"
    r"|[（(]\s*(?:加?盖(?:公?章|单位公章)|公章|签章|签字|签名)[^（）()\0\n]{0,6}[）)](?=[^\S\n]*+[:：]?[^\S\n]*+[\0\n])"
    r"|□|[＿_]{3,}|[〔［\[【]\s++[〕］\]】]\s*+\d*+\s*+号"
)
_BEGINS: Final = re.compile(r"[XＸxｘ×○◯●某*＊待请此在（(□＿_〔［\[【\s]")
_STAMP: Final = re.compile("[章字]")
_TICKED: Final = re.compile("[☑☒■√✓✔]")
_BOX: Final = "□"


def _find(subject: Subject) -> Iterable[Finding]:
    seen: set[tuple[object, str]] = set()
    # Looked for once in each text: one may hold thousands of boxes.
    is_ticked = functools.cache(lambda text: _TICKED.search(text) is not None)
    for hit in subject.view(texts_of).hits(_PATTERN, begins=_BEGINS):
        found = hit.found.strip()
        # One finding a field: a form with twenty boxes is one form that nobody filled in.
        # A choice among boxes is made as soon as one is ticked.
        is_open = _BOX not in found or not is_ticked(hit.entry.text)
        if is_open and _is_left(hit) and (hit.spot, found[0]) not in seen:
            seen.add((hit.spot, found[0]))
            yield _finding(hit, found)


def _finding(hit: Hit, found: str) -> Finding:
    if _STAMP.search(found):
        # A stamp is put on paper; a text can only be asked where it is.
        message = msg("The form asks for a stamp here: {found}; the text shows none", found=found)
        mend = msg("Add a scan that shows the stamp, or take the words {found} out of the published text", found=found)
        return Finding(message, hit.spot, found, help=mend, severity=Severity.NOTICE)
    return Finding(msg("“{found}” stands where something was to be filled in", found=found), hit.spot, found)


def _is_left(hit: Hit) -> bool:
    found = hit.found
    if hit.kind is TextKind.FILE:
        return False
    is_markdown = hit.kind is TextKind.SECTION
    return not (is_markdown and found.strip("*＊_＿") == "" and hit.entry.text[hit.start - 1 : hit.start] in {"", "\n"})


CHECK = Check(
    id="placeholder-left",
    severity=Severity.ERROR,
    scope=Scope.SUBMISSION,
    title=msg("A placeholder nobody filled in"),
    finds=msg(
        "XX, ××, 待填, stars in the place of a number, boxes of which none is ticked, lines to write on. A request for "
        "a stamp （盖章） that a printed form carries is a notice."
    ),
    why=msg("The reader does not learn what was to stand there, and sees that nobody read the text over."),
    example=msg("“≥**株” as the target for trees planted."),
    mend=msg("Fill in what belongs there, or take the placeholder out"),
    sources=(PRACTICE,),
    find=_find,
)
