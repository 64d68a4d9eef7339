"""What the interpreter of page programs draws is taken down as marks; nothing is painted, no picture is unpacked."""

from __future__ import annotations

import itertools
import math
import re
from collections.abc import Iterator, Sequence
from typing import Any, Final

from pdfminer.pdfdevice import PDFTextDevice
from pdfminer.pdffont import PDFUnicodeNotDefined
from pdfminer.utils import MATRIX_IDENTITY, apply_matrix_pt, apply_matrix_rect

from generator.intake.decode import IntakeError
from generator.intake.pdf.inks import lightness
from generator.intake.pdf.marks import LOST, Box, Fill, PageMarks, Rule, Sign
from generator.intake.word.symbols import is_symbol_font, symbol
from generator.model.message import msg

MAX_MARKS: Final = 200_000
"""Signs, rules and areas of one page; a crowded page of figures has about 5,000."""

_THIN: Final = 3.0
"""A filled area of this height or width is a rule."""
_WHITE: Final = 0.98
_SLANT: Final = 0.02
_UNSEEN_MODES: Final = (3, 7)
_SUBSET = re.compile(r"[A-Z]{6}\+")
_UNNAMED = re.compile("[\ue000-\uf8ff\x00-\x08\x0b\x0c\x0e-\x1f\ufffd]")
"""Signs that no font names: of the private area, and controls."""


class Recorder(PDFTextDevice):
    """Takes down one page after the other."""

    def __init__(self, manager: Any) -> None:
        super().__init__(manager)
        self.marks = PageMarks(0, Box(0, 0, 0, 0))
        self._number = 0
        self._height = 0.0
        self._mode = 0
        self._order = 0

    def begin_page(self, page: Any, ctm: Any) -> None:
        """A new page, its size and what is printed of it."""
        x0, y0, x1, y1 = apply_matrix_rect(ctm, page.mediabox)
        self._height = abs(y1 - y0)
        self._number += 1
        self._order = 0
        left, low, right, high = apply_matrix_rect(ctm, page.cropbox)
        paper = Box(left, self._height - high, right, self._height - low)
        whole = Box(0, 0, abs(x1 - x0), self._height)
        self.marks = PageMarks(self._number, paper if paper.common(whole) else whole)

    def render_string(self, textstate: Any, seq: Any, ncs: Any, graphicstate: Any) -> None:
        """A run of text; its render mode is kept for its signs."""
        self._mode = textstate.render
        super().render_string(textstate, seq, ncs, graphicstate)

    def render_char(
        self, matrix: Any, font: Any, fontsize: Any, scaling: Any, rise: Any, cid: Any, ncs: Any, graphicstate: Any
    ) -> float:
        """One sign; returns its advance."""
        advance = float(font.char_width(cid) * fontsize * scaling)
        if font.is_vertical():
            left, low, right, high = -fontsize / 2, rise + advance, fontsize / 2, rise
        else:
            descent = font.get_descent() * fontsize
            left, low, right, high = 0.0, descent + rise, advance, descent + rise + fontsize
        x0, y0, x1, y1 = apply_matrix_rect(matrix, (left, low, right, high))
        box = Box(min(x0, x1), self._height - max(y0, y1), max(x0, x1), self._height - min(y0, y1))
        size = abs(fontsize) * math.hypot(matrix[2], matrix[3])
        # An ink that tells nothing counts as black, which is seen on white paper.
        ink = max(lightness(graphicstate.ncolor, ncs), 0.0)
        text = _character(font, cid)
        if all(map(math.isfinite, (box.x0, box.top, box.x1, box.bottom, size))):
            self.marks.signs.append(
                Sign(text, box, size, _quarter(matrix), ink, self._next(), self._mode in _UNSEEN_MODES)
            )
        return advance

    def render_image(self, name: str, stream: Any) -> None:
        """A picture fills the unit square of its matrix."""
        x0, y0, x1, y1 = apply_matrix_rect(self.ctm or MATRIX_IDENTITY, (0, 0, 1, 1))
        self._next()
        self.marks.pictures.append(Box(x0, self._height - y1, x1, self._height - y0))

    def paint_path(self, graphicstate: Any, stroke: bool, fill: bool, evenodd: bool, path: Sequence[Any]) -> None:
        """Straight lines and thin areas are rules, other areas lie below what is drawn on them."""
        inked = stroke and lightness(graphicstate.scolor, getattr(graphicstate, "scs", None)) < _WHITE
        light = lightness(graphicstate.ncolor, getattr(graphicstate, "ncs", None)) if fill else 1.0
        for points, is_straight in _outlines(path):
            flat = [self._point(point) for point in points]
            if inked:
                self._lines(flat)
            if fill and len(flat) > 1:
                self._area(flat, light, is_straight)

    def _point(self, point: tuple[float, float]) -> tuple[float, float]:
        x, y = apply_matrix_pt(self.ctm or MATRIX_IDENTITY, point)
        return x, self._height - y

    def _lines(self, points: Sequence[tuple[float, float]]) -> None:
        for (x0, y0), (x1, y1) in itertools.pairwise(points):
            if abs(y1 - y0) <= _SLANT * abs(x1 - x0):
                self._rule(True, (y0 + y1) / 2, x0, x1)
            elif abs(x1 - x0) <= _SLANT * abs(y1 - y0):
                self._rule(False, (x0 + x1) / 2, y0, y1)

    def _rule(self, is_level: bool, at: float, start: float, end: float) -> None:
        if all(map(math.isfinite, (at, start, end))):
            self._next()
            self.marks.rules.append(Rule(is_level, at, min(start, end), max(start, end)))

    def _area(self, points: Sequence[tuple[float, float]], light: float, is_straight: bool) -> None:
        xs, ys = [x for x, _ in points], [y for _, y in points]
        box = Box(min(xs), min(ys), max(xs), max(ys))
        if not is_straight or not all(map(math.isfinite, (*xs, *ys))):
            return
        if min(box.width, box.height) > _THIN:
            self.marks.fills.append(Fill(box, light, self._next()))
        elif light < _WHITE and box.height <= box.width:
            self._rule(True, (box.top + box.bottom) / 2, box.x0, box.x1)
        elif light < _WHITE:
            self._rule(False, (box.x0 + box.x1) / 2, box.top, box.bottom)

    def _next(self) -> int:
        self._order += 1
        if self._order > MAX_MARKS:
            raise IntakeError(
                msg("Page {page} holds more than {limit} signs and lines", page=self._number, limit=MAX_MARKS)
            )
        return self._order


def _outlines(path: Sequence[Any]) -> Iterator[tuple[list[tuple[float, float]], bool]]:
    """The points of each closed or open line of a path, and whether all of it is straight."""
    points: list[tuple[float, float]] = []
    is_straight = True
    for step in path:
        if step[0] == "m" and points:
            yield points, is_straight
            points, is_straight = [], True
        if step[0] == "h":
            points.extend(points[:1])
        else:
            points.append((float(step[-2]), float(step[-1])))
            is_straight = is_straight and step[0] in "ml"
    if points:
        yield points, is_straight


def _quarter(matrix: Any) -> int | None:
    a, b = matrix[0], matrix[1]
    turns = math.degrees(math.atan2(b, a)) / 90
    return round(turns) % 4 if abs(turns - round(turns)) < _SLANT else None


def _character(font: Any, cid: int) -> str:
    name = _office_name(_SUBSET.sub("", str(getattr(font, "fontname", "") or "")))
    try:
        text = str(font.to_unichr(cid))
    except PDFUnicodeNotDefined:
        return symbol(name, cid) if is_symbol_font(name) else LOST
    if is_symbol_font(name) and len(text) == 1 and (_UNNAMED.match(text) or name != "symbol"):
        return symbol(name, ord(text))
    return LOST if _UNNAMED.search(text) else text


def _office_name(name: str) -> str:
    """`Wingdings-Regular`, `Wingdings2` and `SymbolMT` as office programs call them."""
    plain = name.lower().removesuffix("-regular").removesuffix("mt")
    return re.sub(r"^(wingdings)-?([23])$", r"\1 \2", plain)
