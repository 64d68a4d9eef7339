"""Text of a page as a browser sets it: blanks run together, lines and paragraphs end where elements do."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from typing import Final

from lxml import etree

from generator.intake.web.counting import Counting
from generator.intake.web.hiding import Hiding
from generator.intake.word.symbols import TICKED, UNTICKED

_NAMES_UNREAD: Final = "script style template noscript head title meta link base xml iframe frame frameset noframes rp"
_NAMES_PICTURES: Final = "img svg canvas object embed video audio picture"
_NAMES_BLOCKS: Final = (
    "address article aside blockquote body caption center dd details dialog dir div dl dt fieldset figcaption figure "
    "footer form h1 h2 h3 h4 h5 h6 header hgroup hr html legend li main menu nav ol p pre search section summary table "
    "tbody td tfoot th thead tr ul"
)
UNREAD: Final = frozenset((*_NAMES_UNREAD.split(), "datalist"))
"""Elements whose text no reader of the page sees."""
_PICTURES: Final = frozenset(_NAMES_PICTURES.split())
_BLOCKS: Final = frozenset(_NAMES_BLOCKS.split())
_HEADING = re.compile(r"h([1-6])")
_BLANKS = re.compile("[ \t\n\r\f]+")
_AROUND_BREAK = re.compile(r" *\n *")
_KEPT_BLANK: Final = "\u00a0"


@dataclass(frozen=True, slots=True)
class Text:
    """A paragraph of the page."""

    text: str
    heading: int = 0
    is_item: bool = False


@dataclass(slots=True)
class Seen:
    """What was met on the way, to be told."""

    hidden: int = 0
    """Signs that are not shown."""
    inserted: int = 0
    deleted: int = 0
    pictures: int = 0


class Flow:
    """Walks elements in their order; what it finds are paragraphs and elements of tables."""

    def __init__(self, hiding: Hiding, seen: Seen, is_table: Callable[[etree._Element], bool]) -> None:
        self._hiding, self._seen, self._is_table = hiding, seen, is_table
        self.found: list[Text | etree._Element] = []
        self._parts: list[str] = []
        self._heading, self._is_item = 0, False
        self._kept = 0
        self._begin = ""
        self._counting = Counting()

    def open(self, element: etree._Element) -> None:
        """What is inside an element that stands for itself: the body, a cell, a caption, a stray in a table."""
        if element.tag in ("body", "html", "td", "th"):
            self.walk(element)
        else:
            self._element(element)
        self.end()

    def walk(self, element: etree._Element) -> None:
        """What is inside the element, without its own tag."""
        self._text(element.text, element)
        for child in element:
            self._element(child)
            self._text(child.tail, element)

    def end(self) -> None:
        """Closes the paragraph under way."""
        whole = _AROUND_BREAK.sub("\n", re.sub(" +", " ", "".join(self._parts))).replace(_KEPT_BLANK, " ").strip(" \n")
        if whole:
            self.found.append(Text(self._begin + whole, self._heading, self._is_item))
            # The number of an item stands before its first paragraph alone.
            self._begin, self._is_item = "", False
        self._parts.clear()

    def _element(self, element: etree._Element) -> None:
        tag = str(element.tag).lower()
        if tag in UNREAD or (tag == "dialog" and element.get("open") is None):
            return
        if self._hiding.hides(element):
            self._seen.hidden += signs_in(element)
        elif tag in _PICTURES:
            self._seen.pictures += 1
        elif tag == "table" and self._is_table(element):
            self.end()
            self.found.append(element)
        elif tag in ("del", "ins"):
            self._change(element, tag)
        elif tag in ("input", "select", "textarea"):
            self._parts.append(_control(element, tag))
        elif tag == "br":
            self._parts.append("\n")
        elif tag in _BLOCKS:
            self._block(element, tag)
        else:
            self.walk(element)

    def _change(self, element: etree._Element, tag: str) -> None:
        if tag == "del":
            self._seen.deleted += signs_in(element) > 0
        else:
            self._seen.inserted += signs_in(element) > 0
            self.walk(element)

    def _block(self, element: etree._Element, tag: str) -> None:
        self.end()
        before = self._heading, self._is_item, self._begin
        heading = _HEADING.fullmatch(tag)
        if heading:
            self._heading = int(heading[1])
        if tag == "li":
            self._begin = self._counting.number_of(element)
            self._is_item = not self._begin
        self._kept += tag == "pre"
        self.walk(element)
        self._kept -= tag == "pre"
        self.end()
        if tag == "li" or heading:
            self._heading, self._is_item, self._begin = before

    def _text(self, text: str | None, element: etree._Element) -> None:
        if not text:
            return
        if self._hiding.hides_text(element) and not text.isspace():
            self._seen.hidden += len("".join(text.split()))
            return
        if self._kept:
            self._parts.append(text.replace("\r\n", "\n").replace(" ", _KEPT_BLANK).replace("\t", _KEPT_BLANK * 2))
        else:
            self._parts.append(_BLANKS.sub(" ", text))


def signs_in(element: etree._Element) -> int:
    """How many signs of text the element holds, blanks and scripts not counted."""
    count = 0
    waiting = [element]
    while waiting:
        each = waiting.pop()
        if each.tag not in UNREAD:
            count += len("".join((each.text or "").split()))
            waiting.extend(each)
        if each is not element:
            count += len("".join((each.tail or "").split()))
    return count


def _control(element: etree._Element, tag: str) -> str:
    """What a control shows."""
    if tag == "textarea":
        return element.text or ""
    if tag == "select":
        options = list(element.iter("option"))
        chosen = [option for option in options if option.get("selected") is not None] or options[:1]
        return " ".join(_BLANKS.sub(" ", "".join(map(str, option.itertext()))).strip() for option in chosen)
    kind = element.get("type", "text").lower()
    if kind in ("checkbox", "radio"):
        return TICKED if element.get("checked") is not None else UNTICKED
    return (
        element.get("value", "") if kind in ("text", "number", "date", "month", "tel", "search", "url", "email") else ""
    )
