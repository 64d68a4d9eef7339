"""The document's own glossary (名词解释): the terms its last part explains."""

from __future__ import annotations

import re
from collections.abc import Sequence

from generator.grids.claims import Claims
from generator.model.grid import Paragraph
from generator.model.han import strip_blanks
from generator.model.submission import DocumentTerm

_NUMBERED = re.compile(
    r"\s*(?:(?:[一二三四五六七八九十]{1,3}|\d{1,2})\s*[、.．]|[(（](?:[一二三四五六七八九十]{1,3}|\d{1,2})[)）]|[①-⑳])\s*"
)
_MARKED = re.compile(r"(?P<name>[^:：。，,；;]{2,30})\s*[:：]\s*(?P<text>.*)", re.DOTALL)
_DEFINED = re.compile(r"(?P<name>[^:：。，,；;]{2,20}?)\s*(?P<text>(?:是指|是对|是|指).{4,})", re.DOTALL)
_PART = re.compile(r"名词解释|名词说明|专业(?:性)?名词")


def is_glossary_heading(text: str) -> bool:
    """Whether a heading opens the part that explains terms: 第四部分 名词解释."""
    return _PART.search(strip_blanks(text)) is not None


def read_glossary(paragraphs: Sequence[Paragraph], claims: Claims) -> tuple[DocumentTerm, ...]:
    """The terms of a part that explains them, claimed as `terms/<n>`; their texts as printed, without their numbers.

    A numbered line opens a term: its name stands before the first colon, or before 是 or 指. Lines without a number go
    on from the term above. What is no term stays in the prose alone.
    """
    terms: list[DocumentTerm] = []
    for entry in _entries(paragraphs):
        opening = _NUMBERED.sub("", entry[0].text, count=1)
        found = _MARKED.fullmatch(opening) or _DEFINED.fullmatch(opening)
        name, first = (found.group("name"), found.group("text")) if found else (opening, "")
        rest = [paragraph.text for paragraph in entry[1:]]
        if not found and not (rest and len(name) <= 30):
            continue
        claims.take(f"terms/{len(terms)}", *entry)
        terms.append(DocumentTerm(name.strip(), "\n".join(text for text in (first.strip(), *rest) if text)))
    return tuple(terms)


def _entries(paragraphs: Sequence[Paragraph]) -> list[list[Paragraph]]:
    """Each numbered line with the lines below it; without numbers, each line that names a term before a colon."""
    is_numbered = any(_NUMBERED.match(paragraph.text) for paragraph in paragraphs)
    entries: list[list[Paragraph]] = []
    for paragraph in paragraphs:
        opens = (_NUMBERED if is_numbered else _MARKED).match(paragraph.text) is not None
        if opens:
            entries.append([paragraph])
        elif entries:
            entries[-1].append(paragraph)
    return entries
