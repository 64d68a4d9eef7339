"""What is drawn on a page, in points from its upper left corner: signs, rules, filled areas and pictures."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Final

LOST: Final = "\ufffd"
"""Stands where a font shows a sign that it does not name; no value may hold it, so it is seen before publishing."""


@dataclass(frozen=True, slots=True)
class Box:
    """A rectangle: left, upper, right and lower side."""

    x0: float
    top: float
    x1: float
    bottom: float

    @property
    def width(self) -> float:
        """From side to side."""
        return self.x1 - self.x0

    @property
    def height(self) -> float:
        """From upper to lower side."""
        return self.bottom - self.top

    @property
    def area(self) -> float:
        """In square points."""
        return max(self.width, 0.0) * max(self.height, 0.0)

    def holds(self, x: float, y: float) -> bool:
        """Whether the point lies in it."""
        return self.x0 <= x <= self.x1 and self.top <= y <= self.bottom

    def common(self, other: Box) -> float:
        """Area that both cover."""
        wide = min(self.x1, other.x1) - max(self.x0, other.x0)
        high = min(self.bottom, other.bottom) - max(self.top, other.top)
        return max(wide, 0.0) * max(high, 0.0)


@dataclass(frozen=True, slots=True)
class Sign:
    """One character as it is drawn."""

    text: str
    box: Box
    size: float
    """Height of its type in points, whatever its direction."""
    quarter: int | None
    """Quarter turns anticlockwise of its writing, 0 for upright; None for any other slant."""
    light: float
    """Lightness of its ink, 0 black to 1 white."""
    order: int
    """What is drawn later lies above."""
    is_unseen: bool = False
    """Drawn without ink (render mode 3 or 7)."""

    @property
    def x(self) -> float:
        """Its middle from the left."""
        return (self.box.x0 + self.box.x1) / 2

    @property
    def y(self) -> float:
        """Its middle from above."""
        return (self.box.top + self.box.bottom) / 2


@dataclass(frozen=True, slots=True)
class Fill:
    """A filled rectangle."""

    box: Box
    light: float
    """Lightness as that of a sign; `inks.UNTOLD` where its colour tells none."""
    order: int


@dataclass(frozen=True, slots=True)
class Rule:
    """A straight line, level or upright: `at` is its height or its place from the left, `start` before `end`."""

    is_level: bool
    at: float
    start: float
    end: float


@dataclass(slots=True)
class PageMarks:
    """All of one page, being filled while it is drawn."""

    number: int
    paper: Box
    """What is printed of the page."""
    signs: list[Sign] = field(default_factory=list)
    fills: list[Fill] = field(default_factory=list)
    rules: list[Rule] = field(default_factory=list)
    pictures: list[Box] = field(default_factory=list)
    is_whole: bool = True
    """Whether nothing of the page's program is missing."""
    is_transparent: bool = False
    """Whether something on the page may be transparent."""

    @property
    def place(self) -> str:
        """See `generator.model.document_place`."""
        return f"page-{self.number}"


def around(boxes: Iterable[Box]) -> Box:
    """The smallest box that holds all of them. Errors: ValueError for none."""
    sides = [(box.x0, box.top, box.x1, box.bottom) for box in boxes]
    return Box(min(s[0] for s in sides), min(s[1] for s in sides), max(s[2] for s in sides), max(s[3] for s in sides))
