"""Prose between the cover and the tables: parts, sections and their paragraphs as Markdown."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence

from generator.grids.cells import ends_a_sentence
from generator.grids.claims import Claims
from generator.model.grid import Paragraph
from generator.model.han import fold, strip_blanks
from generator.model.markdown_text import escape_markdown
from generator.model.submission import Section

_PART = re.compile(r"第[一二三四五六七八九十]+(?:部分|章|节)")
_NUMBERED_HEADING = re.compile(r"[一二三四五六七八九十]+\s*[、.．]\s*\S")


def is_part_heading(paragraph: Paragraph) -> bool:
    """Whether the line opens a part: 第一部分, 第二部分 预算项目绩效目标."""
    return _PART.match(strip_blanks(paragraph.text)) is not None and len(strip_blanks(paragraph.text)) <= 30


def _may_head_part(paragraph: Paragraph) -> bool:
    """Whether the line below a part's number may be its title."""
    if paragraph.heading:
        return True
    is_text = _NUMBERED_HEADING.match(paragraph.text) is not None or ends_a_sentence(paragraph.text)
    return len(paragraph.text) <= 20 and not is_text


def split_at_last_part(paragraphs: Sequence[Paragraph]) -> tuple[Sequence[Paragraph], Sequence[Paragraph]]:
    """The prose, and the lines that head a last part which has no prose of its own."""
    for i in range(len(paragraphs) - 1, -1, -1):
        if is_part_heading(paragraphs[i]):
            tail = paragraphs[i:]
            if all(len(paragraph.text) <= 20 for paragraph in tail):
                return paragraphs[:i], tail
            break
    return paragraphs, ()


def read_prose(
    paragraphs: Sequence[Paragraph],
    titles: Sequence[str],
    known: re.Pattern[str],
    claims: Claims,
    first: int = 1,
    opens_part: Callable[[Paragraph], bool] = is_part_heading,
) -> tuple[Section, ...]:
    """The sections of the prose. Ids are places in order from `first`, `s1`, until import gives them.

    A numbered line is a section's heading where the document says so: it stands in the table of contents (`titles`),
    or is marked as a heading, or has one of the `known` titles. Other numbered lines belong to the text.
    """
    listed = {fold(title) for title in titles}

    def opens_section(paragraph: Paragraph) -> bool:
        if not _NUMBERED_HEADING.match(paragraph.text):
            return False
        return bool(fold(paragraph.text) in listed or paragraph.heading or known.search(strip_blanks(paragraph.text)))

    return tuple(_sections(paragraphs, (opens_part, opens_section), claims, first))


def _sections(
    paragraphs: Sequence[Paragraph],
    opens: tuple[Callable[[Paragraph], bool], Callable[[Paragraph], bool]],
    claims: Claims,
    first: int,
) -> list[Section]:
    """The sections; `opens` tells the headings of parts, and of sections."""
    opens_part, opens_section = opens
    sections: list[Section] = []
    part: list[Paragraph] = []
    title: Paragraph | None = None
    body: list[Paragraph] = []

    def close() -> None:
        if title is None and not body:
            return
        name = f"s{len(sections) + first}"
        claims.take(f"text/{name}/title", *([title] if title else []))
        claims.take(f"text/{name}/text", *body)
        heading = title.text if title else (part[-1].text if part else "")
        sections.append(Section(name, heading, markdown_of(body), tuple(line.text for line in part)))

    in_part_heading = False
    for paragraph in paragraphs:
        if opens_part(paragraph):
            close()
            # The title of a part stands below its number, never below words that are a title themselves.
            part, title, body, in_part_heading = [paragraph], None, [], is_part_heading(paragraph)
            claims.take(f"parts/{strip_blanks(paragraph.text)}", paragraph)
        elif opens_section(paragraph):
            close()
            title, body, in_part_heading = paragraph, [], False
        elif in_part_heading and len(part) < 2 and _may_head_part(paragraph):
            part.append(paragraph)
        else:
            in_part_heading = False
            body.append(paragraph)
        if in_part_heading:
            claims.take(f"parts/{strip_blanks(part[0].text)}", paragraph)
    close()
    return sections


def markdown_of(paragraphs: Sequence[Paragraph]) -> str:
    """The paragraphs as Markdown that renders to the same text: signs of Markdown escaped, list items kept as items."""
    pieces: list[str] = []
    for i, paragraph in enumerate(paragraphs):
        text = escape_markdown(paragraph.text)
        follows_item = i > 0 and paragraphs[i - 1].is_item and paragraph.is_item
        pieces.append(("\n" if follows_item else "\n\n" if pieces else "") + ("- " if paragraph.is_item else "") + text)
    return "".join(pieces) + ("\n" if pieces else "")
