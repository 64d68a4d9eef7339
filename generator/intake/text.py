"""A text becomes paragraphs and grids: cells separated by tabs, or one cell a line led by a tab."""

from __future__ import annotations

import hashlib
from collections import Counter
from collections.abc import Sequence

from generator.intake.contents_list import find_contents
from generator.intake.decode import decode_document
from generator.intake.lines import Line, clean_line
from generator.model.grid import Document, Grid, GridCell, GridRow, Paragraph
from generator.model.han import join_wrapped
from generator.model.source import Furniture, Repair, split_lines


def read_text_document(name: str, content: bytes) -> Document:
    """The document in a text file (`.txt`, `.md`). Errors: `IntakeError` where it is no readable text."""
    decoded = decode_document(content)
    raw_lines = split_lines(decoded.text)
    lines = [clean_line(number, raw) for number, raw in enumerate(raw_lines, start=1)]
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
    for run in _runs(lines):
        if not run[0].is_tabbed:
            blocks.extend(_paragraph(line) for line in run if not line.is_blank)
            continue
        rows = _one_cell_rows(run) if _is_one_cell_a_line(run) else _tabbed_rows(run)
        cells = [[_cell(raw, numbers, column) for column, (raw, numbers) in enumerate(row)] for row in rows]
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


def _runs(lines: Sequence[Line]) -> list[list[Line]]:
    """Lines in runs: of text, or of cells with the single empty lines and cell continuations between them."""
    runs: list[list[Line]] = []
    for i, line in enumerate(lines):
        in_cells = bool(runs) and runs[-1][0].is_tabbed
        if line.is_tabbed:
            if in_cells:
                runs[-1].append(line)
            else:
                runs.append([line])
        elif in_cells and (_separates_rows(lines, i) or _continues_cell(lines, i)):
            runs[-1].append(line)
        elif runs and not in_cells:
            runs[-1].append(line)
        else:
            runs.append([line])
    return runs


def _separates_rows(lines: Sequence[Line], i: int) -> bool:
    """An empty line inside a table: the next line with anything on it holds cells again."""
    if lines[i].text:
        return False
    following = i + 1
    while following < len(lines) and not lines[following].text:
        following += 1
    return following < len(lines) and (lines[following].is_tabbed or _continues_cell(lines, following))


def _continues_cell(lines: Sequence[Line], i: int) -> bool:
    """A line without a tab right between two lines of cells is a further paragraph of the cell above it."""
    before, after = lines[i - 1] if i else None, lines[i + 1] if i + 1 < len(lines) else None
    plain = not lines[i].is_blank and not lines[i].heading and not lines[i].has_bookmark
    return plain and before is not None and before.is_tabbed and after is not None and after.is_tabbed


def _is_one_cell_a_line(run: Sequence[Line]) -> bool:
    cells = [line for line in run if line.is_tabbed]
    return len(cells) > 1 and all(line.text.startswith("\t") and "\t" not in line.text[1:].strip() for line in cells)


_RawCell = tuple[str, tuple[int, ...]]


def _tabbed_rows(run: Sequence[Line]) -> list[list[_RawCell]]:
    rows: list[list[_RawCell]] = []
    for line in run:
        if line.is_tabbed:
            rows.append([(text, (line.number,)) for text in line.text.split("\t")])
        elif not line.is_blank:
            _append_to_last_filled(rows[-1], line)
    return rows


def _one_cell_rows(run: Sequence[Line]) -> list[list[_RawCell]]:
    """Rows of a table printed one cell a line: an empty line ends a row, unless the row is still short of the width."""
    chunks: list[list[_RawCell]] = [[]]
    for line in run:
        if line.is_tabbed:
            chunks[-1].append((line.text.strip("\t"), (line.number,)))
        elif line.is_blank:
            chunks.append([])
        elif chunks[-1]:
            _append_to_last_filled(chunks[-1], line)
    return _join_short(tuple(chunk for chunk in chunks if chunk))


def _append_to_last_filled(row: list[_RawCell], line: Line) -> None:
    at = next((i for i in range(len(row) - 1, -1, -1) if row[i][0].strip()), len(row) - 1)
    text, numbers = row[at]
    row[at] = (f"{text}\n{line.text.strip()}", (*numbers, line.number))


def _join_short(chunks: Sequence[list[_RawCell]]) -> list[list[_RawCell]]:
    """Chunks joined where an empty line stood inside a cell: only where the pieces add up to the table's usual width."""
    if not chunks:
        return []
    width = Counter(len(chunk) for chunk in chunks).most_common(1)[0][0]
    rows: list[list[_RawCell]] = []
    i = 0
    while i < len(chunks):
        end, total = i, 0
        while end < len(chunks) and total < width and len(chunks[end]) < width:
            total += len(chunks[end])
            end += 1
        if total == width and end > i + 1:
            rows.append([cell for chunk in chunks[i:end] for cell in chunk])
            i = end
        else:
            rows.append(list(chunks[i]))
            i += 1
    return rows
