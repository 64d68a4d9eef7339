"""Numbers of the items of lists, as a browser counts them."""

from __future__ import annotations

import re
from typing import Final

from lxml import etree

_NUMBER = re.compile(r"\s*([+-]?\d{1,6})")
_LETTERS: Final = 26
_ROMAN: Final = ((1000, "m"), (900, "cm"), (500, "d"), (400, "cd"), (100, "c"), (90, "xc"), (50, "l"), (40, "xl"))
_ROMAN_LOW: Final = ((10, "x"), (9, "ix"), (5, "v"), (4, "iv"), (1, "i"))
_ROMAN_LIMIT: Final = 3999
_NO_NUMBER = re.compile(r"list-style(?:-type)?\s*:[^;]*\b(?:none|disc|circle|square)\b", re.I)


class Counting:
    """The numbers given so far, list by list."""

    def __init__(self) -> None:
        self._last: dict[etree._Element, int] = {}

    def number_of(self, item: etree._Element) -> str:
        """The number before an item of a numbered list with the blank behind it; empty for one of another list.

        Items are asked for in their order.
        """
        parent = item.getparent()
        if parent is None or parent.tag != "ol":
            return ""
        count = self._count(item, parent)
        self._last[parent] = count
        if _NO_NUMBER.search(f"{parent.get('style', '')};{item.get('style', '')}"):
            return ""
        return f"{_written(count, parent.get('type', '1'))}. "

    def _count(self, item: etree._Element, parent: etree._Element) -> int:
        own = _whole(item.get("value"))
        if own is not None:
            return own
        is_reversed = parent.get("reversed") is not None
        if parent in self._last:
            return self._last[parent] + (-1 if is_reversed else 1)
        start = _whole(parent.get("start"))
        if start is not None:
            return start
        return sum(child.tag == "li" for child in parent) if is_reversed else 1


def _whole(text: str | None) -> int | None:
    found = _NUMBER.match(text or "")
    return int(found[1]) if found else None


def _written(count: int, kind: str) -> str:
    if kind in ("a", "A") and count > 0:
        letters = ""
        while count:
            count, place = divmod(count - 1, _LETTERS)
            letters = chr(ord(kind) + place) + letters
        return letters
    if kind in ("i", "I") and 0 < count <= _ROMAN_LIMIT:
        roman = ""
        for value, sign in (*_ROMAN, *_ROMAN_LOW):
            times, count = divmod(count, value)
            roman += sign * times
        return roman.upper() if kind == "I" else roman
    return str(count)
