"""Signs become lines of text, with the blanks that a reader sees between them."""

from __future__ import annotations

import itertools
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Final

from generator.intake.pdf.marks import Box, Sign, around
from generator.model.han import BLANKS, is_cjk_punctuation, is_han

_SAME_LINE: Final = 0.45
"""Middles of signs of one line differ by less than this part of the type's height."""
_BLANK: Final = 0.27
"""A gap of this part of the type's height is a blank, between Latin letters and digits."""
_HAN_BLANK: Final = 0.6
"""Between Han characters, which justified lines and wide setting pull apart."""
_TYPED: Final = 0.15
"""Where the file holds a blank, anywhere; narrower ones are there for the eye alone."""
_MIXED_BLANK: Final = 0.45
"""Between a Han character and a letter or digit, where word processors leave a quarter by themselves."""
_WIDE: Final = 2.5
"""A gap of so many heights stands between two texts of one line, as a tab does."""


@dataclass(frozen=True, slots=True)
class PrintedLine:
    """One line of text: what it says and where it stands."""

    text: str
    """Wide gaps inside it as tabs."""
    box: Box
    size: float
    """Height of its type in points."""


def printed_lines(signs: Iterable[Sign]) -> list[PrintedLine]:
    """The lines of upright text from top to bottom, those of nothing but blanks left out."""
    lines = [_line(signs) for signs in _by_height(signs)]
    return [line for line in lines if line is not None]


def _by_height(signs: Iterable[Sign]) -> list[list[Sign]]:
    lines: list[list[Sign]] = []
    middle = size = 0.0
    for sign in sorted(signs, key=lambda sign: (sign.y, sign.box.x0)):
        if lines and abs(sign.y - middle) <= _SAME_LINE * max(size, sign.size):
            lines[-1].append(sign)
            # The largest sign leads: small ones (footnote marks, units) stand beside it.
            if sign.size > size:
                middle, size = sign.y, sign.size
        else:
            lines.append([sign])
            middle, size = sign.y, sign.size
    return lines


def _line(signs: Sequence[Sign]) -> PrintedLine | None:
    ordered = sorted(signs, key=lambda sign: (sign.box.x0, sign.order))
    drawn = [sign for sign in ordered if sign.text.strip(BLANKS)]
    if not drawn:
        return None
    blanks = [sign.x for sign in ordered if not sign.text.strip(BLANKS)]
    parts = [drawn[0].text]
    for left, right in itertools.pairwise(drawn):
        parts.append(_between(left, right, any(left.x < blank < right.x for blank in blanks)))
        parts.append(right.text)
    return PrintedLine("".join(parts), around(sign.box for sign in drawn), max(sign.size for sign in drawn))


def _between(left: Sign, right: Sign, has_blank: bool) -> str:
    gap = right.box.x0 - left.box.x1
    size = max(left.size, right.size)
    if gap >= _WIDE * size:
        return "\t"
    square = _is_square(left.text[-1]) + _is_square(right.text[0])
    wide = (_BLANK, _MIXED_BLANK, _HAN_BLANK)[square]
    return " " if gap >= (_TYPED if has_blank else wide) * size else ""


def _is_square(sign: str) -> bool:
    return is_han(sign) or is_cjk_punctuation(sign)


def cell_text(signs: Sequence[Sign]) -> str:
    """The text of a cell, its lines joined by `\\n`; text that is turned by a quarter is read in its own direction."""
    straight = [sign for sign in signs if sign.quarter in (0, None)]
    lines = [line.text.replace("\t", " ") for line in printed_lines(straight)]
    for quarter in (1, 2, 3):
        sideways = [turned(sign) for sign in signs if sign.quarter == quarter]
        lines.extend(line.text.replace("\t", " ") for line in printed_lines(sideways))
    return "\n".join(lines)


def turned(sign: Sign) -> Sign:
    """The sign as it stands where the paper is turned until its text is upright."""
    box = sign.box
    turned = {
        1: Box(-box.bottom, box.x0, -box.top, box.x1),
        2: Box(-box.x1, -box.bottom, -box.x0, -box.top),
        3: Box(box.top, -box.x1, box.bottom, -box.x0),
    }[sign.quarter or 2]
    return Sign(sign.text, turned, sign.size, 0, sign.light, sign.order)
