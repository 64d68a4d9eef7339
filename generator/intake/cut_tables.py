"""A table that a page's end cut in two, by hand or by the program that made the file, goes on below.

Such parts follow each other with nothing but blank lines, or the heads and feet of pages, between them, and have as
many squares. Their columns are those of the whole: a column that is drawn only in one part is there in the other. Where
a part begins with a row of one cell, that may be the title of another table, which keeps its own grid.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from generator.intake.pieces import PieceRole, TablePiece, TextPiece

_OF_TEXT = re.compile(r"table-\d+")
_OF_THE_PAGE = frozenset({PieceRole.HEADER, PieceRole.FOOTER})


@dataclass(frozen=True, slots=True)
class Part:
    """What a table shares with those it goes on from, or is followed by."""

    columns: Mapping[int, int]
    """Square at which a cell begins → column; squares at which none begins are no columns."""
    goes_on: bool
    """Whether its rows are further ones of the table before it."""


def parts_of_tables(blocks: Sequence[TextPiece | TablePiece]) -> dict[int, Part]:
    """The tables by their place among the blocks."""
    parts: dict[int, Part] = {}
    for group in _groups(blocks):
        tables = [(place, table) for place in group if isinstance(table := blocks[place], TablePiece)]
        starts = sorted({cell.column for _, table in tables for row in table.rows for cell in row})
        columns = {square: column for column, square in enumerate(starts)}
        for place, table in tables:
            parts[place] = Part(columns, goes_on=place != group[0] and not _begins_with_title(table))
    return parts


def _groups(blocks: Sequence[TextPiece | TablePiece]) -> Iterator[list[int]]:
    group: list[int] = []
    for place, block in enumerate(blocks):
        if isinstance(block, TextPiece):
            if group and block.text.strip() and block.role not in _OF_THE_PAGE:
                yield group
                group = []
            continue
        last = blocks[group[-1]] if group else None
        if isinstance(last, TablePiece) and not _may_go_on(last, block):
            yield group
            group = []
        group.append(place)
    if group:
        yield group


def _may_go_on(one: TablePiece, other: TablePiece) -> bool:
    """A sheet has no pages that cut, a table inside a cell is whole, and where pages are told their reader joins."""
    is_of_text = all(_OF_TEXT.fullmatch(table.place) for table in (one, other))
    return is_of_text and _width(one) == _width(other)


def _width(table: TablePiece) -> int:
    return max((cell.column + cell.column_span for row in table.rows for cell in row), default=0)


def _begins_with_title(table: TablePiece) -> bool:
    return bool(table.rows) and sum(bool(cell.text.strip()) for cell in table.rows[0]) < 2
