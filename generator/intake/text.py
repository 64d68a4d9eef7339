"""A text becomes paragraphs and grids: cells separated by tabs, or one cell a line led by a tab."""

from __future__ import annotations

import hashlib
from collections.abc import Sequence

from generator.intake.contents_list import find_contents
from generator.intake.decode import decode_document
from generator.intake.lines import Line, clean_line
from generator.intake.page_numbers import set_page_numbers_aside
from generator.intake.tables import split_blocks
from generator.model.grid import Document, Grid, GridCell, GridRow, Paragraph
from generator.model.han import join_wrapped
from generator.model.source import Furniture, Repair, split_lines


def read_text_document(name: str, content: bytes) -> Document:
    """The document in a text file (`.txt`, `.md`). Errors: `IntakeError` where it is no readable text."""
    decoded = decode_document(content)
    raw_lines = split_lines(decoded.text)
    lines = set_page_numbers_aside([clean_line(number, raw) for number, raw in enumerate(raw_lines, start=1)])
    in_contents, entries = find_contents(lines)
    furniture: list[tuple[Furniture, int]] = []
    repairs: list[Repair] = []
    body: list[Line] = []
    for line in lines:
        if line.number in in_contents:
            furniture.append((Furniture.CONTENTS, line.number))
            # A mark inside the list of contents is the list's: it is counted once, as a line of it.
            continue
        furniture.extend((kind, line.number) for kind in line.furniture)
        repairs.extend(line.repairs)
        if not line.stands_aside:
            body.append(line)
    blocks, wrapped = _to_blocks(body)
    return Document(
        name=name,
        sha256=hashlib.sha256(content).hexdigest(),
        encoding=decoded.encoding,
        line_texts=tuple(raw_lines),
        blocks=blocks,
        contents=entries,
        furniture=tuple(furniture),
        repairs=tuple(repairs),
        wrap_blanks=wrapped,
    )


def _to_blocks(lines: Sequence[Line]) -> tuple[tuple[Paragraph | Grid, ...], int]:
    blocks: list[Paragraph | Grid] = []
    wrapped = 0
    for block in split_blocks(lines):
        if isinstance(block, Line):
            blocks.append(_paragraph(block))
            continue
        cells = [[_cell(raw.text, raw.lines, column) for column, raw in enumerate(row)] for row in block]
        wrapped += sum(count for row in cells for _, count in row)
        blocks.append(Grid(tuple(GridRow(tuple(cell for cell, _ in row)) for row in cells)))
    return tuple(blocks), wrapped


def _paragraph(line: Line) -> Paragraph:
    # A bookmark marks what the word processor took for a heading, as `#` does in Markdown.
    heading = line.heading or (1 if line.has_bookmark else 0)
    return Paragraph(line.text.strip(), line.raw, line.number, heading, line.is_item)


def _cell(raw: str, numbers: tuple[int, ...], column: int) -> tuple[GridCell, int]:
    text, count = join_wrapped(raw.replace("\t", " "))
    return GridCell(text, raw.strip(), numbers, column), count
