"""One document (文号) that is cited with two codes of its issuer: 青车改办发〔2031〕6号 and 青改办发〔2031〕6号."""

from __future__ import annotations

import itertools
import re
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Final

from generator.checks import Check, Finding, Scope, Subject
from generator.checks.shared.texts import texts_of
from generator.model.diagnostic import Severity
from generator.model.late_pattern import late_pattern
from generator.model.legal_source import PRACTICE
from generator.model.message import msg
from generator.model.spot import Spot

_NUMBER: Final = re.compile(
    r"[【\[（(［〔]\s?(?P<year>(?:19|20)[0-9]{2})\s?[】\])）］〕]\s?第?\s?0{0,4}(?P<number>[1-9][0-9]{0,4})\s?号"
)
_BEGINS: Final = re.compile(r"[【\[（(［〔]")
_ISSUER: Final = late_pattern("(?:(?![据照按经由以见与和及件的等为])[\u4e00-\u9fff]){2,10}$")
_FEWEST: Final = 3
"""Codes of fewer signs are those of different bodies, which count their papers each by itself: 财预 and 青财预."""
_LONGEST: Final = 8
_MOST_APART: Final = 2
"""Signs that one code may have more than the other before they are two bodies."""


@dataclass(frozen=True, slots=True)
class _Cited:
    issuer: str
    printed: str
    is_whole: bool
    """Whether what stands before the code shows that it begins there."""
    spot: Spot


def _find(subject: Subject) -> Iterable[Finding]:
    by_number: dict[tuple[str, str], list[_Cited]] = {}
    texts = subject.view(texts_of)
    for hit in texts.hits(_NUMBER, begins=_BEGINS):
        before = texts.next_to(hit, _LONGEST + 3)[0].rstrip()
        issuer = _ISSUER.search(before)
        if hit.match is None or issuer is None or len(issuer[0]) > _LONGEST:
            continue
        # Cut at the reach of the look back, the code may begin further left.
        is_whole = issuer.start() > 0 or len(before) == hit.start
        cited = _Cited(issuer[0], f"{issuer[0]}{hit.found.strip()}", is_whole, hit.spot)
        by_number.setdefault((hit.match["year"], hit.match["number"]), []).append(cited)
    for cited_alike in by_number.values():
        yield from _differing(cited_alike)


def _differing(cited: list[_Cited]) -> Iterable[Finding]:
    """Each code that may be another one of the same document, once."""
    first: dict[str, _Cited] = {}
    for one in cited:
        first.setdefault(one.issuer, one)
    if len(first) < 2:
        return
    known: dict[str, _Cited] = {}
    cut: dict[str, _Cited] = {}
    for one in first.values():
        shorter = _shorter(one)
        other = cut.get(one.issuer) or next((known[code] for code in shorter if code in known), None)
        known[one.issuer] = one
        for code in shorter:
            cut.setdefault(code, one)
        if other is not None and _may_be_one(one, other):
            yield Finding(
                msg("“{here}” here, “{there}” elsewhere: one year and number", here=one.printed, there=other.printed),
                one.spot,
                one.printed,
                related=(other.spot,),
            )


def _shorter(one: _Cited) -> list[str]:
    """The code without its first sign, or without one or two of those between its first and last."""
    code = one.issuer
    inside = range(1, len(code) - 1)
    gone = [(0,), *((at,) for at in inside), *itertools.combinations(inside, _MOST_APART)]
    shorter = ("".join(sign for at, sign in enumerate(code) if at not in left_out) for left_out in gone)
    return [text for text in shorter if len(text) >= _FEWEST]


def _may_be_one(one: _Cited, other: _Cited) -> bool:
    """Whether two such codes may be one: where only the first sign differs, both have to be whole."""
    short, long = sorted((one.issuer, other.issuer), key=len)
    return not long.endswith(short) or (one.is_whole and other.is_whole)


CHECK = Check(
    id="document-issuer-differs",
    severity=Severity.NOTICE,
    scope=Scope.SUBMISSION,
    title=msg("One document is cited with two issuers"),
    finds=msg("Two citations with the same year and number whose issuers (发文机关代字) differ by one or two signs."),
    why=msg("At most one of the two can be looked up."),
    example=msg("“青车改办发〔2031〕6号” in the overview, “青改办发〔2031〕6号” as the basis."),
    mend=msg("Look the document up and cite it as it is written there"),
    sources=(PRACTICE,),
    find=_find,
)
