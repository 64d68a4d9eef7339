"""Tables that stand one below the other in one grid, as in a sheet: cut where a title begins the next."""

from __future__ import annotations

import dataclasses
from collections.abc import Iterator, Sequence

from generator.grids.head_words import HeadKind, head_kind, is_performance_head
from generator.grids.titled_forms import is_title
from generator.grids.titled_tables import is_table_number, is_table_title, rows_below_title
from generator.model.grid import Document, Grid, GridRow, Paragraph

_LONGEST_HEAD = 12
"""Rows of a table that are looked at for its head."""


def split_stacked(document: Document) -> Document:
    """The document with each table of a grid in a grid of its own.

    The title of a form may be printed again on its next page: forms of targets are not cut from each other.
    """
    blocks: list[Paragraph | Grid] = []
    for block in document.blocks:
        blocks.extend(_tables(block.rows) if isinstance(block, Grid) else (block,))
    return dataclasses.replace(document, blocks=tuple(blocks))


def _tables(rows: Sequence[GridRow]) -> Iterator[Grid]:
    start = 0
    at = len(rows) - len(rows_below_title(rows))
    while at < len(rows):
        below = rows_below_title(rows[at:]) if _may_open(rows[at]) else rows[at:]
        if len(below) < len(rows) - at and _is_cut(rows[start:at], rows[at:], below):
            yield Grid(tuple(rows[start:at]))
            start, at = at, len(rows) - len(below)
        else:
            at += 1
    yield Grid(tuple(rows[start:]))


def _may_open(row: GridRow) -> bool:
    return any(is_table_number(cell.text) or is_table_title(cell.text) for cell in row.filled)


def _is_cut(before: Sequence[GridRow], top: Sequence[GridRow], below: Sequence[GridRow]) -> bool:
    """Whether a title stands in the rows above the head of a table, which goes on with nothing from before."""
    texts = [cell.text for row in top[: len(top) - len(below)] for cell in row.filled]
    titles = [text for text in texts if is_table_title(text) and not is_table_number(text)]
    kind = head_kind(below[:_LONGEST_HEAD]) if titles and below else None
    if kind is None:
        return False
    return not (kind is HeadKind.PERFORMANCE and is_title(titles[0]) and any(map(is_performance_head, before)))
