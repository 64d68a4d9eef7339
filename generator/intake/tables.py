"""Lines that hold cells become rows: cells separated by tabs, or one cell a line led by a tab.

Two layouts, told apart table by table. A line without a tab between the lines of a table is the rest of the cell above
it only where the row would be short without it; else it is no part of the table.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from generator.intake.lines import Line

FEW_LINES = 4
"""A table of fewer lines is too small to show its layout: it has that of the document."""
_MOST = 0.9


@dataclass(frozen=True, slots=True)
class RawCell:
    """The text of a cell as it stands, and its lines."""

    text: str
    lines: tuple[int, ...]


RawRow = list[RawCell]


def split_blocks(lines: Sequence[Line]) -> Iterator[Line | list[RawRow]]:
    """Each line of text that is no part of a table, and each table as its rows, in printed order."""
    tabbed = [line for line in lines if line.is_tabbed]
    default = len(tabbed) > 1 and _share_of_single_cells(tabbed) > _MOST
    region: list[Line] = []
    for line, belongs in zip(lines, _in_tables(lines), strict=True):
        if belongs:
            region.append(line)
            continue
        if region:
            yield from _table(region, default)
            region = []
        if not line.is_blank:
            yield line
    if region:
        yield from _table(region, default)


def _in_tables(lines: Sequence[Line]) -> list[bool]:
    """For each line whether it may be part of a table: cells, and what stands between two lines of cells."""
    belongs = [line.is_tabbed for line in lines]
    above_cells = False
    for i, line in enumerate(lines):
        if line.is_tabbed:
            above_cells = True
        elif above_cells:
            above_cells = line.is_blank or (_may_continue(line) and not lines[i - 1].is_blank)
            belongs[i] = above_cells
    below_cells = False
    for i in range(len(lines) - 1, -1, -1):
        below_cells = lines[i].is_tabbed or (below_cells and belongs[i])
        belongs[i] = below_cells
    return belongs


def _may_continue(line: Line) -> bool:
    return not line.heading and not line.has_bookmark and not line.is_item


def _is_single_cell(line: Line) -> bool:
    return line.text.startswith("\t") and "\t" not in line.text.strip()


def _share_of_single_cells(tabbed: Sequence[Line]) -> float:
    return sum(_is_single_cell(line) for line in tabbed) / len(tabbed)


def _table(region: Sequence[Line], default: bool) -> Iterator[Line | list[RawRow]]:
    tabbed = [line for line in region if line.is_tabbed]
    is_one_cell_a_line = default if len(tabbed) < FEW_LINES else _share_of_single_cells(tabbed) > _MOST
    rows = _one_cell_rows(region) if is_one_cell_a_line else _tabbed_rows(region)
    table: list[RawRow] = []
    for row in rows:
        if isinstance(row, Line):
            if table:
                yield table
                table = []
            yield row
        else:
            table.append(row)
    if table:
        yield table


def _tabbed_rows(region: Sequence[Line]) -> Iterator[Line | RawRow]:
    """A row a line. A row cut inside a cell by the cell's own lines is joined where its pieces make the usual width."""
    pieces = [line for line in region if not line.is_blank]
    counts = [line.text.count("\t") + 1 for line in pieces]
    width = _usual(count for line, count in zip(pieces, counts, strict=True) if line.is_tabbed)
    # Where every line has lost its closing tabs, a short row is no sign of a cut one.
    keeps_tails = any(count == width and line.text.endswith("\t") for line, count in zip(pieces, counts, strict=True))
    i = 0
    while i < len(pieces):
        end = _end_of_cut_row(pieces, counts, i, width) if keeps_tails else i + 1
        if not pieces[i].is_tabbed:
            yield pieces[i]
        else:
            row = _cells(pieces[i])
            for piece in pieces[i + 1 : end]:
                first, *rest = _cells(piece)
                row[-1] = RawCell(f"{row[-1].text}\n{first.text}", (*row[-1].lines, *first.lines))
                row.extend(rest)
            yield row
        i = end


def _end_of_cut_row(pieces: Sequence[Line], counts: Sequence[int], start: int, width: int) -> int:
    if not pieces[start].is_tabbed or pieces[start].text.endswith("\t"):
        return start + 1
    total = counts[start]
    for end in range(start + 1, len(pieces)):
        if total >= width or pieces[end].text.startswith("\t"):
            break
        total += counts[end] - 1
        if total == width:
            return end + 1
    return start + 1


def _cells(line: Line) -> RawRow:
    return [RawCell(text, (line.number,)) for text in line.text.split("\t")]


def _one_cell_rows(region: Sequence[Line]) -> Iterator[Line | RawRow]:
    """An empty line ends a row, unless the row is still short of the usual width."""
    width = _usual(_lengths_between_blanks(region))
    chunks: list[RawRow] = [[]]
    for line in region:
        if line.is_tabbed:
            chunks[-1].append(RawCell(line.text.strip("\t"), (line.number,)))
        elif line.is_blank:
            chunks.append([])
        elif 0 < len(chunks[-1]) < width:
            above = chunks[-1][-1]
            chunks[-1][-1] = RawCell(f"{above.text}\n{line.text.strip()}", (*above.lines, line.number))
        else:
            yield from _whole_rows([chunk for chunk in chunks if chunk], width)
            yield line
            chunks = [[]]
    yield from _whole_rows([chunk for chunk in chunks if chunk], width)


def _lengths_between_blanks(region: Sequence[Line]) -> Iterator[int]:
    length = 0
    for line in region:
        if line.is_blank and length:
            yield length
        length = 0 if line.is_blank else length + line.is_tabbed
    if length:
        yield length


def _whole_rows(chunks: Sequence[RawRow], usual: int) -> Iterator[RawRow]:
    """Pieces joined where an empty line stood inside a cell: only where they add up to the width of the table.

    That is the width of the row above, else the usual one: a document may hold tables of two widths.
    """
    above = usual
    i = 0
    while i < len(chunks):
        if len(chunks[i]) > usual and len(chunks[i]) % usual == 0:
            # Rows that no empty line separates.
            for at in range(0, len(chunks[i]), usual):
                yield chunks[i][at : at + usual]
            i += 1
            continue
        end = next((end for width in dict.fromkeys((above, usual)) if (end := _pieces_of(chunks, i, width))), i + 1)
        row = [cell for chunk in chunks[i:end] for cell in chunk]
        above = len(row)
        yield row
        i = end


def _pieces_of(chunks: Sequence[RawRow], start: int, width: int) -> int | None:
    """Where the pieces of a row of this width end, or None where they do not add up to it."""
    total = 0
    for end in range(start, len(chunks)):
        if total >= width or len(chunks[end]) >= width:
            break
        total += len(chunks[end])
        if total == width:
            return end + 1
    return None


def _usual(lengths: Iterable[int]) -> int:
    """The length of the rows that hold most of the cells: pieces of cut rows may be many, but they are short."""
    counted = Counter(lengths)
    return max(counted, key=lambda length: (length * counted[length], length), default=1)
