"""The table of contents (目录) of a text is told apart, so that its headings are not taken for the real ones."""

from __future__ import annotations

import re
from collections.abc import Sequence

from generator.intake.lines import Line
from generator.model.grid import ContentsEntry
from generator.model.han import fold, strip_blanks

_TITLE = re.compile(r"(?:目录|目次|contents)", re.IGNORECASE)
_LEADER = re.compile(r"^(?P<title>.*?\S)\s*(?:[.．…·・_\-—]{3,}\s*|\t+\s*|\s{2,})(?P<page>[-—]?\s*\d{1,4}\s*[-—]?)\s*$")
_PART = re.compile(r"第[一二三四五六七八九十]+(?:部分|章|节)")
_LOOK_AHEAD = 4
"""Lines without a page number that may stand between two entries with one: the headings of parts."""


def find_contents(lines: Sequence[Line]) -> tuple[frozenset[int], tuple[ContentsEntry, ...]]:
    """Numbers of the lines that belong to the table of contents, and its entries in order; empty where there is none.

    With page numbers the list ends at its last numbered entry. Without, it ends where its first entry comes again.
    """
    filled = [line for line in lines if not line.is_blank and not line.stands_aside]
    start = next((i for i, line in enumerate(filled) if _TITLE.fullmatch(strip_blanks(line.text))), None)
    if start is None:
        return frozenset(), ()
    rest = filled[start + 1 :]
    count = _numbered_length(rest) or _repeated_length(rest)
    entries = tuple(ContentsEntry(_entry_title(line.text), line.number) for line in rest[:count])
    return frozenset({filled[start].number, *(entry.line for entry in entries)}), entries


def _entry_title(text: str) -> str:
    found = _LEADER.match(text)
    return (found.group("title") if found else text).strip()


def _numbered_length(rest: Sequence[Line]) -> int:
    length = 0
    for i, line in enumerate(rest):
        if _LEADER.match(line.text):
            length = i + 1
        elif i - length >= _LOOK_AHEAD or not (_PART.match(strip_blanks(line.text)) or line.heading or i - length < 2):
            break
    return length


def _repeated_length(rest: Sequence[Line]) -> int:
    if not rest:
        return 0
    first = fold(rest[0].text)
    for i, line in enumerate(rest[1:], start=1):
        text = fold(line.text)
        if len(text) >= 4 and first.startswith(text):
            return i
    return 0
