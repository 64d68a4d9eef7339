"""How light an ink is, whatever the space of its colour."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, Final

UNTOLD: Final = -1.0
"""In place of the lightness of a colour that does not tell it; far from that of any ink."""

_GRAY: Final = 1
_RGB: Final = 3
_CMYK: Final = 4
_INDIRECT: Final = ("Separation", "DeviceN", "Indexed", "Pattern", "Lab")
"""Spaces whose numbers tell nothing of lightness by themselves."""


def lightness(color: Any, space: Any) -> float:
    """0 for black to 1 for white, `UNTOLD` for a pattern, a named ink or a colour that is none."""
    if getattr(space, "name", "") in _INDIRECT:
        return UNTOLD
    parts = color if isinstance(color, Sequence) and not isinstance(color, str) else (color,)
    if not all(isinstance(part, int | float) for part in parts):
        return UNTOLD
    values = [min(max(float(part), 0.0), 1.0) for part in parts]
    if len(values) == _GRAY:
        return values[0]
    if len(values) == _RGB:
        red, green, blue = values
        return 0.299 * red + 0.587 * green + 0.114 * blue
    if len(values) == _CMYK:
        cyan, magenta, yellow, black = values
        return (1 - black) * (1 - 0.299 * cyan - 0.587 * magenta - 0.114 * yellow)
    return UNTOLD
