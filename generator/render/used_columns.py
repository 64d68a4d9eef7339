"""Tables drawn on a fine grid, brought to the columns in which a cell begins.

The official forms are drawn on twelve columns, so that rows of many shapes add up. HTML allows no column in which no
cell begins (HTML Living Standard, 4.9.12.1): such columns join the one before them, and `<col>` keeps their widths.
"""

from __future__ import annotations

import re
from functools import lru_cache

from markupsafe import Markup

_TABLE = re.compile(r'(<table class="official">\s*<caption.*?</caption>)(.*?)(?=</table>)', re.DOTALL)
_PIECE = re.compile(r'<(?:tr|(th|td)(?: colspan="(\d+)")?(?: rowspan="(\d+)")?((?: [^>]*)?))>')
_CELL = re.compile(r"<(th|td) ([^>]*)>")
_SPAN = re.compile(r' ((?:col|row)span="\d+")')
_UNITS = 12
Printed = tuple[str | None, ...]
_SHAPES = 1024
"""How many shapes of tables are remembered: documents of one form repeat a few."""


def used_columns(html: str) -> Markup:
    """The same HTML with the official tables in it brought to the columns they use; nothing else is touched.

    In these tables spans are put last in a tag, those of one left out; quickest read where they stand first.
    """
    return Markup(_TABLE.sub(lambda table: table[1] + _table(table[2]), html))


def _table(rows: str) -> str:
    """The rows of one table, its columns before them."""
    pieces = _PIECE.split(rows)
    tags, attributes = pieces[1::5], pieces[4::5]
    if any(own and 'span="' in own for own in attributes):
        pieces = _PIECE.split(_CELL.sub(_spans_first, rows))
        tags, attributes = pieces[1::5], pieces[4::5]
    columns, ends = _shape(tuple(tags), tuple(pieces[2::5]), tuple(pieces[3::5]))
    html = [columns, pieces[0]]
    for tag, own, end, text in zip(tags, attributes, ends, pieces[5::5], strict=True):
        html.append(f"<{tag}{own}{end}{text}" if tag else f"<tr>{text}")
    return "".join(html)


def _spans_first(cell: re.Match[str]) -> str:
    """The tag of a cell with its spans before all else."""
    attributes = f" {cell[2]}"
    return " ".join([f"<{cell[1]}", *sorted(_SPAN.findall(attributes))]) + f"{_SPAN.sub('', attributes)}>"


@lru_cache(_SHAPES)
def _shape(
    tags: tuple[str | None, ...], across: tuple[str | None, ...], down: tuple[str | None, ...]
) -> tuple[str, tuple[str, ...]]:
    """The columns of a table, then how each of its tags ends; a tag that is None begins a row."""
    cells, width = _cells(tags, across, down)
    columns = sorted({start for start, _, _ in cells})
    place = {column: number for number, column in enumerate(columns)} | {width: len(columns)}
    after = {width: width}
    for column in range(width - 1, -1, -1):
        after[column] = column if column in place else after[column + 1]
    following = iter(cells)
    spans = []
    for tag in tags:
        if not tag:
            spans.append("")
            continue
        start, end, height = next(following)
        span = place[after[end]] - place[start]
        spans.append((f' colspan="{span}"' if span > 1 else "") + (f' rowspan="{height}"' if height > 1 else "") + ">")
    ends = [*columns[1:], width]
    # The last column takes what is left.
    widths = [max(1, (end - start) * _UNITS // width) for start, end in zip(columns, ends, strict=True)][:-1]
    names = "".join(f'<col class="wide-{units}">' for units in widths)
    return f"\n<colgroup>{names}<col></colgroup>", tuple(spans)


def _cells(tags: Printed, across: Printed, down: Printed) -> tuple[list[tuple[int, int, int]], int]:
    """Of each cell its first column, the one behind its last, and its rows; then how many columns there are."""
    cells: list[tuple[int, int, int]] = []
    taken: dict[int, int] = {}
    x = width = 0
    for tag, columns, rows in zip(tags, across, down, strict=True):
        if not tag:
            taken = {column: left - 1 for column, left in taken.items() if left > 1}
            x = 0
            continue
        while x in taken:
            x += 1
        end, height = x + int(columns or 1), int(rows or 1)
        cells.append((x, end, height))
        # A cell of one row is counted too, until the next row begins.
        taken |= dict.fromkeys(range(x, end), height)
        x = end
        width = max(width, x)
    return cells, width
