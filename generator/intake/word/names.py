"""Names of the elements and attributes of a Word file, and how its values are read."""

from __future__ import annotations

from typing import Final

from lxml import etree

W: Final = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
R: Final = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}"
MC: Final = "{http://schemas.openxmlformats.org/markup-compatibility/2006}"
W14: Final = "{http://schemas.microsoft.com/office/word/2010/wordml}"
M: Final = "{http://schemas.openxmlformats.org/officeDocument/2006/math}"

P, TBL, TR, TC, RUN, T = f"{W}p", f"{W}tbl", f"{W}tr", f"{W}tc", f"{W}r", f"{W}t"
PPR, RPR, TCPR, TRPR = f"{W}pPr", f"{W}rPr", f"{W}tcPr", f"{W}trPr"
SDT, SDT_PR, SDT_CONTENT = f"{W}sdt", f"{W}sdtPr", f"{W}sdtContent"
VAL, TYPE, ID = f"{W}val", f"{W}type", f"{W}id"
ALTERNATE, CHOICE, FALLBACK = f"{MC}AlternateContent", f"{MC}Choice", f"{MC}Fallback"
BOX = f"{W}txbxContent"

_OFF = {"0", "false", "off", "none"}
_FEW_DIGITS = 9


def first(parent: etree._Element | None, tag: str) -> etree._Element | None:
    """The first child of this name, or None. The library's own search by path takes ten times as long."""
    if parent is not None:
        for child in parent.iterchildren(tag):
            return child
    return None


def value(parent: etree._Element | None, name: str) -> str | None:
    """The `w:val` of a child element, or None if it or the child is missing."""
    child = first(parent, W + name)
    return None if child is None else child.get(VAL)


def number(text: str | None, default: int) -> int:
    """A whole number of the file, never negative; `default` for anything else, and for one of absurd length."""
    text = (text or "").strip()
    return int(text) if text.isascii() and text.isdigit() and len(text) <= _FEW_DIGITS else default


def is_on(element: etree._Element) -> bool:
    """Whether a switch is on: it stands there, and its value does not say otherwise."""
    return (element.get(VAL) or "1").lower() not in _OFF


def switch(parent: etree._Element | None, name: str) -> bool | None:
    """The state of a switch among the children, None where it is not set."""
    child = first(parent, W + name)
    return None if child is None else is_on(child)


def local(element: etree._Element) -> str:
    """The name of an element without its namespace."""
    return str(element.tag).rpartition("}")[2]


def chosen(alternate: etree._Element) -> etree._Element | None:
    """Which of the alternatives is read: the first choice, or the fallback where only that one has text."""
    choice, fallback = first(alternate, CHOICE), first(alternate, FALLBACK)
    if choice is None or (fallback is not None and not _has_text(choice) and _has_text(fallback)):
        return fallback
    return choice


def _has_text(element: etree._Element) -> bool:
    return next(element.iter(T), None) is not None
