"""Tables drawn on a fine grid, brought to the columns in which a cell begins.

The official forms are drawn on twelve columns, so that rows of many shapes add up. HTML allows no column in which no
cell begins (HTML Living Standard, 4.9.12.1): such columns join the one before them, and `<col>` keeps their widths.
"""

from __future__ import annotations

import re
from functools import lru_cache

from markupsafe import Markup

_TABLE = re.compile(r'(<table class="official">\s*<caption.*?</caption>)(.*?)(?=</table>)', re.DOTALL)
_PIECE = re.compile(r"<(?:tr|(th|td)\b([^>]*))>")
_UNITS = 12
_SHAPES = 1024
"""How many shapes of tables are remembered: documents of one form repeat a few."""


def used_columns(html: str) -> Markup:
    """The same HTML with the official tables in it brought to the columns they use; nothing else is touched.

    In these tables spans of one are left out.
    """
    return Markup(_TABLE.sub(lambda table: table[1] + _table(table[2]), html))


def _table(rows: str) -> str:
    """The rows of one table, its columns before them."""
    pieces = _PIECE.split(rows)
    tags = tuple(pieces[1::3])
    own, across, down = zip(*map(_spans, pieces[2::3]), strict=True)
    columns, ends = _shape(tags, across, down)
    html = [columns, pieces[0]]
    for tag, attributes, end, text in zip(tags, own, ends, pieces[3::3], strict=True):
        html.append(f"<{tag}{attributes}{end}{text}" if tag else f"<tr>{text}")
    return "".join(html)


def _spans(attributes: str | None) -> tuple[str, str, str]:
    """The attributes of a cell without its spans, its `colspan` and its `rowspan`; empty where there is none."""
    before, _, behind = (attributes or "").partition(' colspan="')
    across, _, after = behind.partition('"')
    before, _, behind = (before + after).partition(' rowspan="')
    down, _, after = behind.partition('"')
    return before + after, across, down


@lru_cache(_SHAPES)
def _shape(tags: tuple[str | None, ...], across: tuple[str, ...], down: tuple[str, ...]) -> tuple[str, tuple[str, ...]]:
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


def _cells(
    tags: tuple[str | None, ...], across: tuple[str, ...], down: tuple[str, ...]
) -> tuple[list[tuple[int, int, int]], int]:
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
