"""Years in prose (2031年, 2031年度), and whether the words around one say that it need not be the budget's year."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from generator.checks.shared.stretches import Spans, Stretches

_YEAR: Final = re.compile(
    "(?<![0-9.,/〔【(（\\[A-Za-z])(?P<year>20[0-9]{2})[ \u00a0]?年(?:度|[ \u00a0]?[0-9]{1,2}[ \u00a0]?月)?"
)
_TITLE: Final = re.compile("《[^《》]{0,80}》|[〔【\\[(（]20[0-9]{2}[〕】\\])）]")
"""Titles of papers and the years in their numbers: 《2030年工作要点》, 〔2030〕."""
_RANGE_BEFORE: Final = re.compile("(?:[-—–－~～至到和、及与]|以及)[ \u00a0]?$")
_RANGE_AFTER: Final = re.compile("[ \u00a0]?(?:[0-9]{1,2}[日号])?[ \u00a0]?(?:[-—–－~～至到和、及与]|以及)")
_STOP: Final = re.compile("[。；;！？\n]")
_CLAUSE: Final = re.compile("[，,。；;：:！？\n]")
_LONGEST_CLAUSE: Final = 120
"""Signs on either side of a year; no clause is as long, and a text without any mark is not read over for each year."""


@dataclass(frozen=True, slots=True)
class YearInText:
    """A year in a text."""

    year: int
    start: int
    """Place of its first digit, from 0."""
    end: int
    text: str
    """As printed: 2030年度."""
    before: str
    """The words before it in its clause, blanks left out."""
    after: str
    """The words behind it in its clause."""
    sentence: str
    """The sentence it stands in; one object for all its years."""
    is_range: bool
    """Whether another year or month stands right beside it: 2030年至2031年, 2030、2031年."""


def years_in(text: str) -> Iterator[YearInText]:
    """The years of a text in its order, those inside titles and numbers of papers left out."""
    if "年" not in text or "20" not in text:
        return
    titles, sentences, clauses = Spans(_TITLE, text), Stretches(_STOP, text), Stretches(_CLAUSE, text)
    sentence, bounds = "", (-1, -1)
    for match in _YEAR.finditer(text):
        start, end = match.span()
        if titles.around(start) is not None:
            continue
        begin, stop = sentences.begin(start), sentences.end(end)
        if bounds != (begin, stop):
            sentence, bounds = text[begin:stop], (begin, stop)
        clause = max(clauses.begin(start), begin)
        yield YearInText(
            year=int(match["year"]),
            start=start,
            end=end,
            text=match[0],
            before="".join(text[max(clause, start - _LONGEST_CLAUSE) : start].split()),
            after="".join(text[end : min(clauses.end(end), end + _LONGEST_CLAUSE)].split()),
            sentence=sentence,
            is_range=_RANGE_BEFORE.search(text, max(begin, start - 3), start) is not None
            or _RANGE_AFTER.match(text, end) is not None,
        )
