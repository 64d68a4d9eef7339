"""The codes of the functional and the economic classification (科目编码) as a table prints them."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from generator.checks.shared.table_columns import ReadRow, ReadSide
from generator.model.budget_table import ColumnKind
from generator.model.han import strip_blanks

LEVELS: Final = ("类", "款", "项")
_OTHER_CODES: Final = ("单位", "部门", "项目编码", "项目代码")


@dataclass(frozen=True, slots=True)
class CodedRow:
    """A row with a code of a classification."""

    row: ReadRow
    column: int
    """The last column its code is printed in."""
    code: str
    """Its digits, those printed in several columns together."""


def code_columns(side: ReadSide) -> tuple[int, ...]:
    """The columns in which one side prints codes of a classification, not those of units or projects."""
    table = side.table
    return tuple(
        column
        for column in range(side.side.first, side.side.first + side.side.heads)
        if table.columns[column].kind is ColumnKind.CODE
        and not any(word in strip_blanks("".join(table.columns[column].path[-1:])) for word in _OTHER_CODES)
    )


def coded_rows(side: ReadSide) -> Iterator[CodedRow]:
    """The rows of a side that print a code, in printed order."""
    columns = code_columns(side)
    if not columns:
        return
    for row in side.rows:
        filled = [column for column in columns if row.cells.cells[column].text.strip()]
        if filled and not row.head.is_total:
            yield CodedRow(row, filled[-1], "".join(strip_blanks(row.cells.cells[column].text) for column in filled))
