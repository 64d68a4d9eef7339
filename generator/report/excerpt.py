"""The line of a file a finding is about, with a mark below the place, as a person would point at it."""

from __future__ import annotations

import unicodedata
from collections.abc import Sequence

from generator.model.personal_values import mask_personal_values

_WIDTH = 100
"""Columns of a terminal that an excerpt may take."""
_BEFORE = 40
"""Columns kept before the place where a line has to be cut."""


def excerpt(lines: Sequence[str], line: int, column: int | None, found: str) -> tuple[str, str]:
    """(the line, the marks below it), both cut to the place where the line is long; both empty if it is not there.

    `line` and `column` count from 1. The mark covers `found` where the line holds it from there on (a field's place
    may be that of its name), else one sign; without a column the whole line.
    """
    if not 1 <= line <= len(lines):
        return "", ""
    # What a finding keeps back must not stand in the line beside it.
    text = mask_personal_values("".join(" " if sign in "\t\r\n" else sign for sign in lines[line - 1]))
    start, length = _stretch(text, column, found)
    text, start, length = _cut(text, start, max(length, 1))
    return text, " " * _columns(text[:start]) + "^" * max(_columns(text[start : start + length]), 1)


def _stretch(text: str, column: int | None, found: str) -> tuple[int, int]:
    """First sign and length of what is meant: what was found where the line holds it at or behind the column."""
    if not column:
        first = len(text) - len(text.lstrip())
        return first, len(text.rstrip()) - first
    start = min(column - 1, len(text))
    printed = found.split("\n", 1)[0]
    at = text.find(printed, start) if printed else -1
    return (at, len(printed)) if at >= 0 else (start, 1)


def _cut(text: str, start: int, length: int) -> tuple[str, int, int]:
    """The part of the line around the place that fits, the place in it, and how much of the stretch remains."""
    if _columns(text) <= _WIDTH:
        return text, start, length
    first = start
    while first > 0 and _columns(text[first - 1 : start]) <= _BEFORE:
        first -= 1
    end = first
    while end < len(text) and _columns(text[first : end + 1]) <= _WIDTH:
        end += 1
    before, after = "…" if first else "", "…" if end < len(text) else ""
    shown = before + text[first:end] + after
    return shown, start - first + len(before), min(length, end - start)


def _columns(text: str) -> int:
    """How wide a terminal shows the text: a Han sign takes two columns, a combining mark none."""
    return sum(
        0 if unicodedata.combining(sign) else 2 if unicodedata.east_asian_width(sign) in "WF" else 1 for sign in text
    )
