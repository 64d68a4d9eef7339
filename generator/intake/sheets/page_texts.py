"""The texts that a sheet prints above and below each page, without their codes: `&L&10内部资料&R第 &P 页`."""

from __future__ import annotations

import re
from typing import Final

_CODE: Final = re.compile(
    r'&(?:"[^"]*"|K[0-9A-F]{6}|K[0-9]{2}[+-][0-9]{3}|[0-9]{1,3}|(?P<page>[PN](?:[+-][0-9]+)?)|(?P<letter>[A-Z])'
    r"|(?P<sign>&))",
    re.IGNORECASE,
)
_SECTION: Final = re.compile(r"(?<!&)((?:&&)*)&([LCR])", re.IGNORECASE)
_FILLED_IN: Final = frozenset("DTFAZ")
"""Codes that the program fills in: date, time, names of file and sheet, folder."""
_MARK: Final = "\0"
_WORDS_OF_PAGES: Final = re.compile(r"[\s\0第页共总/\-—–_,，.·|()（）]*(?:page|of|[\s\0/\-])*", re.IGNORECASE)


def page_texts(stated: str) -> list[str]:
    """The texts of the left, middle and right of a page's head or foot, in written order.

    What the program fills in is left out; a text of nothing but such codes and the words around page numbers is none.
    """
    texts = []
    for section in _SECTION.sub(lambda found: f"{found[1]}\1", stated).split("\1"):
        text = _CODE.sub(_replaced, section)
        if not (_MARK in text and _WORDS_OF_PAGES.fullmatch(text)):
            text = text.replace(_MARK, "").strip()
            texts.extend([text] if text else [])
    return texts


def count_pictures(stated: str) -> int:
    """How many pictures the head or foot of a page shows."""
    return sum((found["letter"] or "").upper() == "G" for found in _CODE.finditer(stated))


def _replaced(found: re.Match[str]) -> str:
    if found["sign"]:
        return "&"
    return _MARK if found["page"] or (found["letter"] or "").upper() in _FILLED_IN else ""
