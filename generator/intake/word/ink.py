"""Text of a Word file that cannot be read though it is not marked as hidden: too small, or in its ground's colour.

What is written in a text box, or in a table whose style paints its cells, is taken to be seen: its ground is not known.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Final

from lxml import etree

from generator.intake.web.measures import Colour, are_alike, colour
from generator.intake.word.names import BOX, PPR, TBL, TC, TCPR, VAL, W14, P, W, first, number, value

SMALLEST: Final = 2
"""Half points of the largest font that nobody can read."""
_USUAL_SIZE: Final = 20
_HEX = re.compile(r"[0-9A-Fa-f]{6}")
_PAPER: Final = (255, 255, 255)
_HIGHLIGHTS: Final = {
    "black": (0, 0, 0), "white": (255, 255, 255), "blue": (0, 0, 255), "red": (255, 0, 0), "yellow": (255, 255, 0),
    "green": (0, 255, 0), "cyan": (0, 255, 255), "magenta": (255, 0, 255), "darkBlue": (0, 0, 128),
    "darkRed": (128, 0, 0), "darkGreen": (0, 128, 0), "darkGray": (128, 128, 128), "lightGray": (192, 192, 192),
}  # fmt: skip
_DRAWN: Final = frozenset({f"{W}drawing", f"{W}pict", f"{W}object"})


@dataclass(frozen=True, slots=True)
class Ink:
    """How text is written, as far as properties say; empty or None where they do not."""

    colour: str = ""
    """Six hexadecimal digits, or `auto`."""
    size: int | None = None
    """In half points."""
    ground: str = ""
    """What a shading or highlighting lies behind it: six digits, the name of a highlight, or `auto` for none."""
    is_clear: bool = False

    def over(self, other: Ink) -> Ink:
        """This one where it says something, else the other."""
        if other is NO_INK or self is NO_INK:
            return self if other is NO_INK else other
        return Ink(
            self.colour or other.colour,
            other.size if self.size is None else self.size,
            self.ground or other.ground,
            self.is_clear or other.is_clear,
        )


NO_INK: Final = Ink()


def ink_of(properties: etree._Element | None) -> Ink:
    """What the properties of a run say of its ink."""
    said = ""
    size: int | None = None
    ground = highlight = ""
    is_clear = False
    for child in () if properties is None else properties:
        tag = child.tag
        if tag == W + "color":
            said = child.get(VAL, "")
        elif tag == W + "sz":
            size = number(child.get(VAL), _USUAL_SIZE)
        elif tag == W + "shd":
            ground = shading(child)
        elif tag == W + "highlight":
            highlight = child.get(VAL, "")
        elif tag == f"{W14}textFill":
            is_clear = first(child, f"{W14}noFill") is not None
    ground = highlight if highlight in _HIGHLIGHTS else ground
    return Ink(said, size, ground, is_clear) if said or ground or is_clear or size is not None else NO_INK


def shading(element: etree._Element | None) -> str:
    """The colour of a shading (底纹): six digits, `auto` for none; empty where nothing is said, `?` for a pattern."""
    if element is None:
        return ""
    pattern = element.get(VAL, "clear")
    if pattern == "solid":
        return element.get(f"{W}color", "auto").replace("auto", "000000")
    return element.get(f"{W}fill", "auto") if pattern in ("clear", "nil") else "?"


def is_unseen(ink: Ink, run: etree._Element, painted: frozenset[str]) -> bool:
    """Whether text of this ink cannot be read in its place; `painted` are the styles of tables that shade cells."""
    if ink is NO_INK:
        return False
    is_small = ink.is_clear or (ink.size is not None and ink.size <= SMALLEST)
    return (is_small or _is_of_its_ground(ink, run, painted)) and not any(child.tag in _DRAWN for child in run)


def _is_of_its_ground(ink: Ink, run: etree._Element, painted: frozenset[str]) -> bool:
    if not _HEX.fullmatch(ink.colour):
        return False
    one = colour(f"#{ink.colour.lower()}")
    ground = _colour_of(ink.ground) if ink.ground not in ("", "auto") else _ground_of(run, painted)
    return one is not None and ground is not None and are_alike(one, ground)


def _colour_of(ground: str) -> Colour | None:
    if ground in _HIGHLIGHTS:
        return _HIGHLIGHTS[ground]
    return colour(f"#{ground.lower()}") if _HEX.fullmatch(ground) else None


def _ground_of(run: etree._Element, painted: frozenset[str]) -> Colour | None:
    """What lies behind a run that has no shading of its own; None where that is not known."""
    for element in run.iterancestors():
        tag = element.tag
        if tag == BOX:
            return None
        if tag == P:
            found = shading(first(first(element, PPR), f"{W}shd"))
        elif tag == TC:
            found = shading(first(first(element, TCPR), f"{W}shd"))
        elif tag == TBL:
            properties = first(element, f"{W}tblPr")
            found = "?" if value(properties, "tblStyle") in painted else shading(first(properties, f"{W}shd"))
        else:
            continue
        if found not in ("", "auto"):
            return _colour_of(found)
    root = run.getroottree().getroot()
    return _PAPER if first(root, f"{W}background") is None else None
