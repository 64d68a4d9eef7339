"""Declarations that take an element off the page with all that is in it, whatever way is used."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from typing import Final

from generator.intake.web.measures import pixels, share

FAR_OFF: Final = -300.0
"""Pixels to the left or upwards at which nothing of a line of text is on the page any more."""
_FAR_BACK: Final = -1000.0
_FAR_DOWN: Final = 3000.0
_BARELY: Final = 0.05
_SMALL: Final = 1.0
"""Pixels of a box, cut at its edges, in which nothing can be read."""
_SIDES: Final = ("left", "top", "margin-left", "margin-top", "right", "bottom")
_LENGTHS = re.compile(r"[+-]?(?:\d+\.?\d*|\.\d+)(?:[a-z]+|%)?")
_CUT: Final = frozenset({"hidden", "clip", "scroll", "auto"})
_ZERO_SCALE = re.compile(r"scale(?:3d|x|y)?\(\s*(?:[^(),]*,\s*)?0*\.?0*\s*[,)]|rotate[xy]\(\s*[+-]?90deg")
_CLIPPED = re.compile(r"inset\(\s*(?:5\d|[6-9]\d|\d{3,})(?:\.\d+)?%|(?:circle|ellipse)\(\s*0(?:px|%)?[\s,)]")
_NO_OPACITY = re.compile(r"opacity\(\s*0*\.?0*%?\s*\)")


def is_unseen(declared: Mapping[str, str]) -> bool:
    """Whether these declarations hide an element; the ink of its text is not looked at."""
    if declared.get("display") == "none" or declared.get("visibility") in ("hidden", "collapse"):
        return True
    if declared.get("content-visibility") == "hidden" or declared.get("mso-hide") == "all":
        return True
    opacity = share(declared.get("opacity", "1"))
    if (opacity is not None and opacity < _BARELY) or _NO_OPACITY.search(declared.get("filter", "")):
        return True
    return _is_off_page(declared) or _is_cut(declared) or _is_turned(declared)


def _is_off_page(declared: Mapping[str, str]) -> bool:
    indent = pixels(declared.get("text-indent", "0"))
    if indent is not None and indent <= FAR_OFF:
        return True
    is_placed = declared.get("position") in ("absolute", "fixed", "relative")
    for side in _SIDES:
        if side not in declared or not (is_placed or side.startswith("margin")):
            continue
        offset = pixels(declared[side])
        # A box that stands in the middle of the screen has half of its size as a negative margin.
        far_off = _FAR_BACK if side.startswith("margin") else FAR_OFF
        if offset is not None and (offset <= far_off or offset >= _FAR_DOWN):
            return True
    if is_placed and "inset" in declared:
        return any(offset <= FAR_OFF or offset >= _FAR_DOWN for offset in _lengths(declared["inset"]))
    return False


def _lengths(value: str) -> Iterator[float]:
    for word in _LENGTHS.findall(value):
        offset = pixels(word)
        if offset is not None:
            yield offset


def _is_cut(declared: Mapping[str, str]) -> bool:
    clip = declared.get("clip", "")
    if clip.startswith("rect"):
        edges = list(_lengths(clip.partition("(")[2]))
        if len(edges) == 4 and (edges[1] - edges[3] <= _SMALL or edges[2] - edges[0] <= _SMALL):
            return True
    if _CLIPPED.search(declared.get("clip-path", "")):
        return True
    overflow = " ".join(declared.get(name, "") for name in ("overflow", "overflow-x", "overflow-y")).split()
    if not _CUT.intersection(overflow):
        return False
    sizes = (pixels(declared[name]) for name in ("height", "max-height", "width", "max-width") if name in declared)
    return any(size is not None and size <= _SMALL for size in sizes)


def _is_turned(declared: Mapping[str, str]) -> bool:
    transform = declared.get("transform", "")
    if _ZERO_SCALE.search(transform) or share(declared.get("scale", "1")) == 0:
        return True
    return "translate" in transform and any(
        offset <= FAR_OFF or offset >= _FAR_DOWN for offset in _lengths(transform) if "%" not in transform
    )
