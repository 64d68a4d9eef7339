"""The codes of the functional and the economic classification (科目编码) as a table prints them."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from generator.checks.shared.row_sums import is_unit_line
from generator.checks.shared.table_columns import ReadRow, ReadSide
from generator.model.budget_table import ColumnKind
from generator.model.han import strip_blanks
from generator.model.submission import Submission

LEVELS: Final = ("类", "款", "项")
_OTHER_CODES: Final = ("单位", "部门", "项目编码", "项目代码")
_UNIT_CODE: Final = re.compile("[0-9]{3}(?:[0-9]{3}){0,2}")
"""A department with three digits, its units with three more: their codes look like those of the classification."""


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


def blocks_of_units(submission: Submission, side: ReadSide) -> list[list[CodedRow]]:
    """The coded rows of a side, parted where a unit has a row with its own code (816001 本级), which is left out."""
    rows = list(coded_rows(side))
    known = _known_codes(submission)
    printed = frozenset(one.code for one in rows)
    classes = frozenset(code[:3] for code in printed if len(code) in (5, 7))
    blocks: list[list[CodedRow]] = [[]]
    for one in rows:
        if _is_unit(submission, one, known, (printed, classes)):
            blocks.append([])
        else:
            blocks[-1].append(one)
    return [block for block in blocks if block]


def _known_codes(submission: Submission) -> frozenset[str]:
    """The codes of the body and of its units, with those of the departments they begin with."""
    codes = {code.strip() for code in (submission.body.code, *(unit.code for unit in submission.units))}
    codes = {code for code in codes if _UNIT_CODE.fullmatch(code)}
    return frozenset(codes | {code[:3] for code in codes})


def _is_unit(
    submission: Submission, one: CodedRow, known: frozenset[str], table: tuple[frozenset[str], frozenset[str]]
) -> bool:
    """`table` holds the codes it prints, and the classes that the groups and items among them belong to."""
    if not _UNIT_CODE.fullmatch(one.code):
        return False
    printed, classes = table
    # The classification has classes that a department's code may equal: a class is the one its own groups follow.
    is_class = one.code[:3] in classes
    if is_unit_line(submission, strip_blanks(one.row.name)):
        return True
    if len(one.code) == 3:
        return one.code in known and not is_class
    # An item that lost a digit stands in a table that prints its group; no group is 20800, of which 208001 would be.
    is_item = is_class and one.code[:5] in printed
    return one.code in known or one.code[:3] in known or not is_item
