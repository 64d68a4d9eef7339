"""The signs of a page that its reader sees, and those that nobody sees or that lie over it as a mark (水印)."""

from __future__ import annotations

import statistics
import unicodedata
from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from typing import Final

from generator.intake.pdf.marks import LOST, Box, Fill, PageMarks, Sign

_TINY: Final = 1.0
"""Type below one point is not read by anyone."""
_SAME_INK: Final = 0.08
"""An ink that differs from its ground by less is not seen."""
_PALE: Final = 0.5
_LARGE: Final = 24.0
_LARGER: Final = 1.8
"""A mark over the page is set in a type so much larger than the text, and pale."""
_PICTURE_PAGE: Final = 0.5
_RADICALS: Final = ("\u2e80", "\u2fdf")
_RADICAL_OF: Final = dict(
    zip(
        "⺠⻁⻄⻅⻆⻉⻋⻓⻔⻗⻘⻙⻚⻛⻜⻝⻢⻥⻦⻨⻩⻬⻮⻰",
        "民虎西见角贝车长门雨青韦页风飞食马鱼鸟麦黄齐齿龙",
        strict=True,
    )
)
"""Radicals of the supplement that are whole characters and that Unicode maps to none."""


@dataclass(frozen=True, slots=True)
class Sifted:
    """The signs of one page, told apart."""

    text: tuple[Sign, ...]
    marks: tuple[str, ...]
    """Texts that lie over the page, each once."""
    hidden: int
    """Signs that are drawn but not seen."""
    lost: int
    """Signs of `text` whose character the file does not tell."""
    radicals: int
    """Signs of `text` that were Kangxi radicals (U+2E80 to U+2FDF) and are the Han characters that look alike now."""
    is_picture: bool
    """Whether the page is a picture, with or without unseen text behind it."""


def sift(page: PageMarks) -> Sifted:
    """The signs of the page; blanks are dropped where they are hidden."""
    grounds = _Grounds(page)
    seen: list[Sign] = []
    hidden = 0
    for sign in page.signs:
        if grounds.shows(sign):
            seen.append(sign)
        else:
            hidden += bool(sign.text.strip())
    once = _without_doubles(seen)
    upright = [sign for sign in once if sign.quarter is not None]
    slanted = [sign for sign in once if sign.quarter is None]
    pale = _pale_marks(upright, grounds)
    text = [sign for sign in upright if sign.order not in pale]
    over = [sign for sign in once if sign.order in pale]
    pictured = sum(picture.common(page.paper) for picture in page.pictures) >= _PICTURE_PAGE * page.paper.area
    written = sum(bool(sign.text.strip()) for sign in text)
    return Sifted(
        text=tuple(_unified(sign) for sign in text),
        marks=_mark_texts([*slanted, *over]),
        hidden=hidden,
        lost=sum(LOST in sign.text for sign in text),
        radicals=sum(_is_radical(sign.text) for sign in text),
        is_picture=pictured and written <= hidden,
    )


class _Grounds:
    """What lies below and above the signs of a page."""

    def __init__(self, page: PageMarks) -> None:
        self._paper = page.paper
        self._fills = page.fills
        self._pictures = page.pictures
        self._is_transparent = page.is_transparent

    def shows(self, sign: Sign) -> bool:
        """Whether a reader of the printed page sees the sign."""
        if sign.is_unseen or sign.size < _TINY or not self._paper.holds(sign.x, sign.y):
            return False
        covering = [fill for fill in self._fills if fill.box.holds(sign.x, sign.y)]
        # Through what is transparent the text shows, and the library does not tell which areas are.
        if not self._is_transparent and any(fill.order > sign.order and _covers(fill, sign) for fill in covering):
            return False
        if abs(self.behind(sign) - sign.light) >= _SAME_INK:
            return True
        # White on a picture may well be seen.
        return any(picture.holds(sign.x, sign.y) for picture in self._pictures)

    def behind(self, sign: Sign) -> float:
        """Lightness of what the sign is drawn on."""
        below = (f.light for f in reversed(self._fills) if f.order < sign.order and f.box.holds(sign.x, sign.y))
        return next(below, 1.0)


def _covers(fill: Fill, sign: Sign) -> bool:
    return fill.box.common(sign.box) >= 0.9 * sign.box.area


def _without_doubles(signs: Sequence[Sign]) -> list[Sign]:
    """Bold type is made by drawing a sign twice, a little aside."""
    places: dict[tuple[str, int, int], list[Box]] = defaultdict(list)
    once: list[Sign] = []
    for sign in signs:
        near = min(1.0, sign.size / 8)
        column, row = round(sign.box.x0 / 2), round(sign.box.top / 2)
        around = (
            box for dx in (-1, 0, 1) for dy in (-1, 0, 1) for box in places.get((sign.text, column + dx, row + dy), ())
        )
        if any(abs(b.x0 - sign.box.x0) <= near and abs(b.top - sign.box.top) <= near for b in around):
            continue
        places[sign.text, column, row].append(sign.box)
        once.append(sign)
    return once


def _pale_marks(signs: Sequence[Sign], grounds: _Grounds) -> frozenset[int]:
    """Orders of the signs of texts that are large and pale and lie over others: a pale title lies over none."""
    if not signs:
        return frozenset()
    least = max(_LARGE, _LARGER * statistics.median(sign.size for sign in signs))
    large = [s for s in signs if s.size >= least and s.quarter == 0 and _PALE < s.light < grounds.behind(s)]
    if not large:
        return frozenset()
    orders = {sign.order for sign in large}
    others = [sign for sign in signs if sign.order not in orders and sign.text.strip()]
    return frozenset(
        sign.order
        for run in _runs(large)
        if any(sign.box.holds(other.x, other.y) for sign in run for other in others)
        for sign in run
    )


def _runs(signs: Iterable[Sign]) -> list[list[Sign]]:
    """Signs that are drawn one beside the other."""
    runs: list[list[Sign]] = []
    for sign in sorted(signs, key=lambda sign: sign.order):
        last = runs[-1][-1] if runs else None
        if last is not None and max(abs(sign.x - last.x), abs(sign.y - last.y)) <= 2 * sign.size:
            runs[-1].append(sign)
        else:
            runs.append([sign])
    return runs


def _mark_texts(signs: Iterable[Sign]) -> tuple[str, ...]:
    """Texts of marks, each once."""
    texts = ("".join(sign.text for sign in run).strip() for run in _runs(signs))
    return tuple(dict.fromkeys(filter(None, texts)))


def _is_radical(text: str) -> bool:
    return any(_RADICALS[0] <= sign <= _RADICALS[1] for sign in text)


def _unified(sign: Sign) -> Sign:
    if not _is_radical(sign.text):
        return sign
    return replace(sign, text="".join(_RADICAL_OF.get(s) or unicodedata.normalize("NFKC", s) for s in sign.text))
