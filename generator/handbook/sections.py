"""The finished HTML of a page of the handbook, cut at its headings: for the table of contents and for search."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from html.parser import HTMLParser
from typing import Final

from generator.model.handbook import HandbookSection

_LINES: Final = frozenset({"p", "li", "tr", "caption", "pre", "blockquote", "dt", "dd", "br", "div"})
_CELLS: Final = frozenset({"td", "th"})
_HEADING: Final = re.compile(r"h[2-6]")


@dataclass(frozen=True, slots=True)
class Heading:
    """A heading of a page and those right below it."""

    anchor: str
    title: str
    below: tuple[Heading, ...] = ()


@dataclass(slots=True)
class _Part:
    """A section under way."""

    anchor: str
    level: int
    title: list[str] = field(default_factory=list)
    text: list[str] = field(default_factory=list)


class _Cutter(HTMLParser):
    """Collects the words of a page by the headings they stand under."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.parts = [_Part("", 0)]
        self._is_title = False
        self._is_code = False

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if _HEADING.fullmatch(tag):
            self.parts.append(_Part(dict(attrs).get("id") or "", int(tag[1])))
            self._is_title = True
        elif tag in _LINES:
            self.parts[-1].text.append("\n")
        elif tag in _CELLS:
            self.parts[-1].text.append(" ")
        self._is_code = self._is_code or tag == "pre"

    def handle_endtag(self, tag: str) -> None:
        if _HEADING.fullmatch(tag):
            self._is_title = False
        elif tag in _LINES:
            self.parts[-1].text.append("\n")
        self._is_code = self._is_code and tag != "pre"

    def handle_data(self, data: str) -> None:
        data = data if self._is_code else data.replace("\n", " ")
        (self.parts[-1].title if self._is_title else self.parts[-1].text).append(data)


def cut(html: str) -> tuple[tuple[HandbookSection, ...], tuple[Heading, ...]]:
    """The sections of a page in their order, and its headings of the second level with those of the third below."""
    cutter = _Cutter()
    cutter.feed(html)
    cutter.close()
    sections = tuple(
        HandbookSection(part.anchor, _one_line(part.title), _lines(part.text))
        for part in cutter.parts
        if part.level or _lines(part.text)
    )
    outline: list[Heading] = []
    for part in cutter.parts:
        heading = Heading(part.anchor, _one_line(part.title))
        if part.level == 2:
            outline.append(heading)
        elif part.level == 3 and outline:
            above = outline[-1]
            outline[-1] = Heading(above.anchor, above.title, (*above.below, heading))
    return sections, tuple(outline)


def _one_line(pieces: list[str]) -> str:
    return " ".join("".join(pieces).split())


def _lines(pieces: list[str]) -> str:
    lines = (" ".join(line.split()) for line in "".join(pieces).split("\n"))
    return "\n".join(line for line in lines if line)
