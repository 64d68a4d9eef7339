"""Lengths and colours of style sheets, as far as they tell whether a text can be seen."""

from __future__ import annotations

import re
from typing import Final

_LENGTH = re.compile(r"([+-]?(?:\d+\.?\d*|\.\d+)(?:e[+-]?\d+)?)(px|pt|pc|in|cm|mm|q|rem|em|ex|ch|vw|vh|%)?")
_PIXELS: Final = {
    "": 1.0, "px": 1.0, "pt": 4 / 3, "pc": 16.0, "in": 96.0, "cm": 96 / 2.54, "mm": 9.6 / 2.54, "q": 2.4 / 2.54,
    "rem": 16.0, "vw": 12.8, "vh": 8.0,
}  # fmt: skip
_OF_FONT: Final = {"em": 1.0, "ex": 0.5, "ch": 0.5, "%": 0.01}
_SIZES: Final = {
    "xx-small": 9.0, "x-small": 10.0, "small": 13.0, "medium": 16.0, "large": 18.0, "x-large": 24.0, "xx-large": 32.0,
}  # fmt: skip
_HEX = re.compile(r"#([0-9a-f]{3,4}|[0-9a-f]{6}|[0-9a-f]{8})(?![0-9a-f])")
_FUNCTION = re.compile(r"rgba?\(([^()]*)\)")
_HSL = re.compile(r"hsla?\(\s*([\d.]+)(?:deg)?[\s,]+([\d.]+)%[\s,]+([\d.]+)%")
_ALPHA = re.compile(r"(?:rgba?|hsla?)\((?:[^(),]*,){3}([^(),]*)\)|(?:rgba?|hsla?)\([^()/]*/([^()]*)\)")
_NUMBER = re.compile(r"\d+\.?\d*%?|\.\d+%?")
_NAMED: Final = {
    "white": (255, 255, 255), "black": (0, 0, 0), "snow": (255, 250, 250), "ivory": (255, 255, 240),
    "floralwhite": (255, 250, 240), "ghostwhite": (248, 248, 255), "whitesmoke": (245, 245, 245),
    "mintcream": (245, 255, 250), "azure": (240, 255, 255), "aliceblue": (240, 248, 255), "seashell": (255, 245, 238),
    "red": (255, 0, 0), "blue": (0, 0, 255), "green": (0, 128, 0), "yellow": (255, 255, 0), "gray": (128, 128, 128),
    "grey": (128, 128, 128), "silver": (192, 192, 192), "navy": (0, 0, 128), "maroon": (128, 0, 0),
    "orange": (255, 165, 0), "lightgray": (211, 211, 211), "lightgrey": (211, 211, 211), "darkblue": (0, 0, 139),
    "gainsboro": (220, 220, 220),
}  # fmt: skip
_ALIKE: Final = 20
"""Most that red, green and blue of two colours differ when a reader cannot tell them apart."""
_BARELY: Final = 0.05
"""Share of its colour below which a text is not seen."""

Colour = tuple[int, int, int]
EM: Final = 16.0
"""Pixels of a font's size where nothing is said."""


def pixels(value: str, font: float = EM, whole: float = 1000.0) -> float | None:
    """A length in pixels, percents of `whole`; None for what is no plain length."""
    found = _LENGTH.fullmatch(value.strip())
    if found is None:
        return None
    unit = found[2] or ""
    if unit == "%":
        return float(found[1]) * whole / 100
    return float(found[1]) * (_OF_FONT[unit] * font if unit in _OF_FONT else _PIXELS[unit])


def font_size(value: str, font: float) -> float | None:
    """The size of a font in pixels, `font` that of the element around; None for what is not known."""
    if value in _SIZES:
        return _SIZES[value]
    return pixels(value, font, font)


def size_in_font(value: str, font: float) -> float | None:
    """The size within the shorthand `font`: `0/0 a`, `bold 12pt 宋体`."""
    for word in value.split():
        length = word.partition("/")[0]
        size = font_size(length, font)
        # A number alone is how bold the font is, unless it is 0.
        if size is not None and (size == 0 or not length[-1:].isdigit()):
            return size
    return None


def share(value: str) -> float | None:
    """A number or percents as a share of one."""
    found = re.fullmatch(r"(\d+\.?\d*|\.\d+)(%?)", value.strip())
    return float(found[1]) / (100 if found[2] else 1) if found else None


def is_clear(value: str) -> bool:
    """Whether a colour is transparent."""
    if value == "transparent":
        return True
    found = _ALPHA.fullmatch(value.strip())
    if found:
        alpha = share(found[1] or found[2])
        return alpha is not None and alpha < _BARELY
    digits = _HEX.fullmatch(value)
    return digits is not None and (digits[1][3:] == "0" if len(digits[1]) == 4 else digits[1][6:] == "00")


def colour(value: str) -> Colour | None:
    """The colour that stands in a value; None where there is none that is known."""
    if found := _HEX.search(value):
        digits = found[1] if len(found[1]) >= 6 else "".join(sign * 2 for sign in found[1])
        return int(digits[:2], 16), int(digits[2:4], 16), int(digits[4:6], 16)
    if found := _FUNCTION.search(value):
        parts = [
            float(part[:-1]) * 2.55 if part.endswith("%") else float(part) for part in _NUMBER.findall(found[1])[:3]
        ]
        return (round(parts[0]), round(parts[1]), round(parts[2])) if len(parts) == 3 else None
    if (found := _HSL.search(value)) and float(found[3]) in (0.0, 100.0):
        level = round(float(found[3]) * 2.55)
        return level, level, level
    return next((_NAMED[word] for word in re.findall(r"[a-z]+", value) if word in _NAMED), None)


def are_alike(one: Colour, other: Colour) -> bool:
    """Whether a reader cannot tell two colours apart."""
    return all(abs(a - b) <= _ALIKE for a, b in zip(one, other, strict=True))
