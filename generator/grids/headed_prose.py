"""The prose of a disclosure of no known form: parts below headings of any kind, numbered sections, a glossary."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from generator.grids.claims import Claims
from generator.grids.disclosure_text import DisclosureText
from generator.grids.document_glossary import is_glossary_heading, read_glossary
from generator.grids.prose import is_part_heading, read_prose
from generator.model.grid import ContentsEntry, Paragraph
from generator.model.han import fold, strip_blanks
from generator.model.submission import DocumentTerm, Section

_NUMBER = re.compile(r"(?:[一二三四五六七八九十]+|\d{1,2})\s*[、.．]\s*|[(（][一二三四五六七八九十\d]+[)）]\s*")
_SHORT_HEADING = re.compile(r"^[一二三四五六七八九十]+[、.．][^:：。；;，,]{2,40}$")
_NEVER = re.compile(r"(?!)")
_HEADING_WORDS = re.compile(
    r"(?:主要职[能责]|职能职责|(?:部门|单位|机构)职[能责]|职[能责]简介|机构设置(?:情况)?|(?:部门|单位|机构)(?:基本)?概况|基本情况"
    r"|名词解释|(?:编制|情况|预算)说明)$"
)
"""What headings without a number end with."""
_NO_HEADING = re.compile(r"[。；;：:，,！!？?]")
_OWNERS = re.compile(r"^(?:部门|单位|本部门|本单位)")
_LONGEST = 60
_SHORTEST = 4


class Headings:
    """Tells the headings of one document's parts: numbered as 第一部分, listed in its contents, or worded as such."""

    def __init__(self, contents: Iterable[ContentsEntry]) -> None:
        listed = (_OWNERS.sub("", fold(_NUMBER.sub("", entry.text, count=1))) for entry in contents)
        self._listed = tuple(text for text in listed if len(text) >= _SHORTEST)

    def opens_part(self, paragraph: Paragraph) -> bool:
        """Whether the line heads a part."""
        if is_part_heading(paragraph):
            return True
        text = strip_blanks(paragraph.text)
        if _NUMBER.match(text) or len(text) > _LONGEST or _NO_HEADING.search(text):
            return False
        return _HEADING_WORDS.search(text) is not None or fold(text).endswith(self._listed)


def first_heading(paragraphs: Sequence[Paragraph], headings: Headings) -> int:
    """Place of the first line that heads a part or a section; the number of paragraphs where none does."""
    return next(
        (
            place
            for place, one in enumerate(paragraphs)
            if headings.opens_part(one) or _SHORT_HEADING.match(strip_blanks(one.text))
        ),
        len(paragraphs),
    )


def read_headed_text(
    paragraphs: Sequence[Paragraph], contents: Sequence[ContentsEntry], headings: Headings, claims: Claims
) -> DisclosureText:
    """The sections part by part, and the terms of the parts that explain terms.

    A part of which nothing is left but its heading, since it holds tables alone, is a section without text.
    """
    titles = [entry.text for entry in contents]
    sections: list[Section] = []
    terms: list[DocumentTerm] = []
    for part in _parts(paragraphs, headings):
        number = len(sections) + 1
        is_glossary = headings.opens_part(part[0]) and is_glossary_heading(part[0].text)
        known = _NEVER if is_glossary else _SHORT_HEADING
        found = read_prose(part, () if is_glossary else titles, known, claims, number, headings.opens_part)
        if is_glossary:
            terms.extend(read_glossary(part[1:], claims))
        if not found:
            claims.take(f"text/s{number}/title", *part)
            found = (Section(f"s{number}", part[-1].text, "", tuple(line.text for line in part)),)
        sections.extend(found)
    return DisclosureText(tuple(sections), tuple(terms))


def _parts(paragraphs: Sequence[Paragraph], headings: Headings) -> list[list[Paragraph]]:
    """The paragraphs by part, those before the first part by themselves."""
    parts: list[list[Paragraph]] = []
    for paragraph in paragraphs:
        if not parts or headings.opens_part(paragraph):
            parts.append([])
        parts[-1].append(paragraph)
    return parts
