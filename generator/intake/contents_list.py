"""The table of contents (目录) of a text is told apart, so that its headings are not taken for the real ones."""

from __future__ import annotations

import re
from collections.abc import Sequence

from generator.intake.lines import Line
from generator.model.grid import ContentsEntry
from generator.model.han import fold, strip_blanks

_TITLE = re.compile(r"(?:目录|目次|contents)", re.IGNORECASE)
_LEADER = re.compile(r"(?:[.．…·・_\-—]{3,}|…{2}|\t|\s{2,})[.．…·・_\-—\s]*[-—(（]?\s*\d{1,4}\s*[-—)）]?\s*$")
_LONE_LEADER = re.compile(r"\s*(?:…{2,}|[.．·]{5,})\s*$")
_LONGEST = 200
"""Longest line that is tried as an entry."""
_PART = re.compile(r"第[一二三四五六七八九十]+(?:部分|章|节)")
_LOOK_AHEAD = 4
"""Lines without a page number that may stand between two entries with one: the headings of parts."""


def find_contents(lines: Sequence[Line]) -> tuple[frozenset[int], tuple[ContentsEntry, ...]]:
    """Numbers of the lines that belong to the table of contents, and its entries in order; empty where there is none.

    With page numbers the list ends at its last numbered entry. Without, it ends where one of its entries comes again.
    """
    filled = [line for line in lines if not line.is_blank and not line.stands_aside]
    start = next((i for i, line in enumerate(filled) if _TITLE.fullmatch(strip_blanks(line.text))), None)
    if start is None:
        return frozenset(), ()
    rest = filled[start + 1 :]
    count = _numbered_length(rest) or _repeated_length(rest)
    entries = tuple(ContentsEntry(entry_title(line.text), line.number) for line in rest[:count])
    return frozenset({filled[start].number, *(entry.line for entry in entries)}), entries


def _leader(text: str) -> re.Match[str] | None:
    """Leader and page number at the end of an entry, or None; a line of several cells is a table's, not an entry."""
    found = _LEADER.search(text) if len(text) <= _LONGEST else None
    is_entry = found is not None and text[: found.start()].strip() and "\t" not in text[: found.start()].strip()
    return found if is_entry else None


def entry_title(text: str) -> str:
    """An entry without its leader and page number; a leader may stand there without a number."""
    found = _leader(text)
    return _LONE_LEADER.sub("", text[: found.start()] if found else text).strip()


def _numbered_length(rest: Sequence[Line]) -> int:
    length = 0
    for i, line in enumerate(rest):
        if _leader(line.text):
            length = i + 1
        elif i - length >= _LOOK_AHEAD or not (_PART.match(strip_blanks(line.text)) or line.heading or i - length < 2):
            break
    return length


def _repeated_length(rest: Sequence[Line]) -> int:
    """Entries up to where one of them comes again; part headings may come again without their title."""
    seen: set[str] = set()
    for i, line in enumerate(rest):
        text = fold(line.text)
        part = _PART.match(strip_blanks(line.text))
        if line.is_tabbed:
            return 0
        if text in seen or (part and fold(part.group()) in seen):
            return i
        seen |= {text, fold(part.group())} if part else {text}
    return 0
