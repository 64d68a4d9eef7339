"""What a frame holds is text: a grid of one column, and a table of contents (目录) that prints no numbers of pages."""

from __future__ import annotations

import dataclasses
import re
from collections.abc import Iterator, Sequence

from generator.model.grid import ContentsEntry, Document, Grid, GridCell, Paragraph
from generator.model.han import strip_blanks
from generator.model.source import Furniture

_TITLE = frozenset({"目录", "目次"})
_LEADER = re.compile(r"\s*(?:(?:[.．…·・_]\s*){3,}|^[.．…·・_\s]+)\d*\s*$")
"""The leader of an entry; a line of it alone is the rest of one that was too long."""


def without_frames(document: Document) -> Document:
    """The document with the text of its frames as paragraphs, and its table of contents set apart."""
    blocks: list[Paragraph | Grid] = []
    for block in document.blocks:
        if isinstance(block, Grid) and all(len(row.cells) == 1 for row in block.rows):
            blocks.extend(line for row in block.rows for cell in row.filled for line in _lines_of(cell, document))
        else:
            blocks.append(block)
    document = dataclasses.replace(document, blocks=tuple(blocks))
    return document if document.contents else _with_contents(document)


def _lines_of(cell: GridCell, document: Document) -> Iterator[Paragraph]:
    """Each line of a cell as a paragraph."""
    if len(cell.lines) == 1:
        yield Paragraph(cell.text, cell.raw, cell.lines[0])
        return
    for line in cell.lines:
        text = document.line_texts[line - 1].strip()
        if text:
            yield Paragraph(text, text, line)


def _with_contents(document: Document) -> Document:
    found = _find(document.blocks)
    if not found:
        return document
    title, *entries = found
    return dataclasses.replace(
        document,
        blocks=tuple(block for block in document.blocks if block not in found),
        contents=tuple(
            ContentsEntry(text, entry.line) for entry in entries if (text := _LEADER.sub("", entry.text).strip())
        ),
        furniture=(*document.furniture, *((Furniture.CONTENTS, line.line) for line in (title, *entries))),
    )


def _find(blocks: Sequence[Paragraph | Grid]) -> list[Paragraph]:
    """The title of the table of contents, and the lines below it that end in a leader; empty where there is none."""
    found: list[Paragraph] = []
    for block in blocks:
        if not isinstance(block, Paragraph):
            if found:
                break
        elif not found:
            if strip_blanks(block.text) in _TITLE:
                found.append(block)
        elif _LEADER.search(block.text):
            found.append(block)
        else:
            break
    return found if len(found) > 1 else []
