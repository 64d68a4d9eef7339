"""The number of a document (文号) not written as 机关〔年〕n号."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from typing import Final

from generator.checks import Check, Finding, Scope, Subject
from generator.checks.shared.texts import texts_of
from generator.model.diagnostic import Severity
from generator.model.late_pattern import late_pattern
from generator.model.legal_source import unread
from generator.model.message import msg
from generator.model.spot import Spot

_NUMBER: Final = late_pattern(
    r"(?<=[\u4e00-\u9fff字])\s?(?P<open>[【\[（(［〔])\s?(?P<year>(?:19|20)[0-9]{2})\s?(?P<close>[】\])）］〕])"
    r"\s?(?P<ordinal>第?)\s?(?P<zeros>0*)(?P<number>[1-9][0-9]{0,4})\s?号"
)
_BEGINS: Final = re.compile(r"[【\[（(［〔\s]")
# Announcements and contracts are counted within a year, which stands in plain brackets.
_COUNTED: Final = re.compile("(?:公告|通告|令|合同|协议|批次|期|字第)$")


def _find(subject: Subject) -> Iterable[Finding]:
    texts = subject.view(texts_of)
    # Who writes one number with other brackets writes all of them so: one cause, said once.
    by_form: dict[tuple[str, str, bool], list[tuple[Spot, str, str]]] = {}
    for hit in texts.hits(_NUMBER, begins=_BEGINS):
        match = hit.match
        if match is None or (
            match["open"] == "〔" and match["close"] == "〕" and not match["ordinal"] + match["zeros"]
        ):
            continue
        before = texts.next_to(hit, 4)[0]
        if _COUNTED.search(before):
            continue
        right = f"〔{match['year']}〕{match['number']}号"
        form = (match["open"], match["close"], bool(match["ordinal"] + match["zeros"]))
        by_form.setdefault(form, []).append((hit.spot, hit.found.strip(), right))
    for alike in by_form.values():
        yield _finding(alike)


def _finding(alike: Sequence[tuple[Spot, str, str]]) -> Finding:
    spot, found, right = alike[0]
    message = (
        msg("The number of the document is written {found}, the usual form is {right}", found=found, right=right)
        if len(alike) == 1
        else msg(
            "{count} numbers of documents are written like {found}, the usual form is {right}",
            count=len(alike),
            found=found,
            right=right,
        )
    )
    others = dict.fromkeys(other for other, *_ in alike[1:] if other != spot)
    return Finding(message, spot, found, expected=right, related=tuple(others))


CHECK = Check(
    id="document-number-form",
    severity=Severity.NOTICE,
    scope=Scope.SUBMISSION,
    title=msg("The number of a document in another form"),
    finds=msg(
        "The year in other brackets than 〔〕, 第 before the number, or a number filled up with zeros. "
        "Numbers written in one form are one finding."
    ),
    why=msg("Numbers written in one form are found by searching; written in several they are not."),
    example=msg("“青财预【2031】7号” instead of “青财预〔2031〕7号”."),
    mend=msg("Write 发文机关代字〔年份〕序号, as the document itself does"),
    sources=(unread("党政机关公文格式（GB/T 9704—2012）"),),
    find=_find,
)
