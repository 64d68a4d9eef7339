"""The prose of a whole disclosure (部门预算公开): parts, numbered sections, the glossary at its end."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from generator.grids.claims import Claims
from generator.grids.document_glossary import is_glossary_heading, read_glossary
from generator.grids.prose import is_part_heading, read_prose
from generator.model.grid import ContentsEntry, Paragraph
from generator.model.han import fold, strip_blanks
from generator.model.submission import DocumentTerm, Section

_NUMBERED = re.compile(r"[一二三四五六七八九十]+[、.．]")
_SHORT_HEADING = re.compile(r"^[一二三四五六七八九十]+[、.．][^:：。；;，,]{2,30}$")
_NEVER = re.compile(r"(?!)")


@dataclass(frozen=True, slots=True)
class DisclosureText:
    """The prose with its terms."""

    sections: tuple[Section, ...]
    terms: tuple[DocumentTerm, ...]


def is_section_heading(paragraph: Paragraph, contents: Sequence[ContentsEntry]) -> bool:
    """Whether a line opens a part or a section: the table of contents lists it, or it is a short numbered line."""
    text = strip_blanks(paragraph.text)
    if is_part_heading(paragraph):
        return True
    return _NUMBERED.match(text) is not None and (
        any(fold(entry.text) == fold(text) for entry in contents) or _headings(contents).match(text) is not None
    )


def _headings(contents: Sequence[ContentsEntry]) -> re.Pattern[str]:
    """What heads a section besides the listed titles: nothing, where the table of contents lists sections."""
    lists_sections = any(_NUMBERED.match(strip_blanks(entry.text)) for entry in contents)
    return _NEVER if lists_sections else _SHORT_HEADING


def read_disclosure_text(
    paragraphs: Sequence[Paragraph], contents: Sequence[ContentsEntry], claims: Claims
) -> DisclosureText:
    """The sections part by part, and the terms of the parts that explain terms.

    A part of which nothing is left but its heading, since it holds tables alone, is a section without text.
    """
    titles = [entry.text for entry in contents]
    sections: list[Section] = []
    terms: list[DocumentTerm] = []
    for part in _parts(paragraphs):
        number = len(sections) + 1
        is_glossary = is_part_heading(part[0]) and is_glossary_heading(part[0].text)
        known = _NEVER if is_glossary else _headings(contents)
        found = read_prose(part, () if is_glossary else titles, known, claims, number)
        if is_glossary:
            terms.extend(read_glossary(part[1:], claims))
        if not found:
            claims.take(f"text/s{number}/title", *part)
            found = (Section(f"s{number}", part[-1].text, "", tuple(line.text for line in part)),)
        sections.extend(found)
    return DisclosureText(tuple(sections), tuple(terms))


def _parts(paragraphs: Sequence[Paragraph]) -> list[list[Paragraph]]:
    """The paragraphs by part, those before the first part by themselves."""
    parts: list[list[Paragraph]] = []
    for paragraph in paragraphs:
        if not parts or is_part_heading(paragraph):
            parts.append([])
        parts[-1].append(paragraph)
    return parts
