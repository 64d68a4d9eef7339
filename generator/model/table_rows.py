"""What the rows of a budget table mean: the sides of a table, the head of each row, levels, totals, codes.

All of it is derived from what is printed and never stored.
"""

from __future__ import annotations

import functools
import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from generator.model.budget_table import Column, ColumnKind, TableRow
from generator.model.han import strip_blanks

_LEVELS: Final = ("类", "款", "项")
_LEVEL_OF_DIGITS: Final = {3: 1, 5: 2, 7: 3}
"""Digits of a code → level, of the functional classification (201, 20103, 2010305) and the economic one (301, 30101).

Source: 政府收支分类科目.
"""
_MOST_HEADS: Final = 4
"""A code printed in three columns and a name."""
_TOTAL: Final = re.compile(r"(?:合计|总计|小计|共计)数?(?:[（(][^（）()]*[）)])?[:：]?$")
_OWNERS: Final = ("单位", "部门")
_CODE: Final = re.compile("[0-9]{3,20}")


@dataclass(frozen=True, slots=True)
class Side:
    """A part of a table whose rows have heads of their own: 收入 beside 支出. Most tables have one."""

    first: int
    """Its first column."""
    end: int
    """The column after its last."""
    heads: int
    """How many of its first columns name the row: code, name; at least one."""


@dataclass(frozen=True, slots=True)
class RowHead:
    """What the heading cells of a row say on one side."""

    code: str
    """Code of a classification without blanks: 2010305; empty where none is printed."""
    name: str
    """Its name as printed."""
    level: int
    """Depth in the classification: 0 none, 1 类, 2 款, 3 项."""
    is_total: bool
    """Whether it adds up other rows: 合计, 总计, 小计."""
    is_blank: bool
    """Whether nothing at all is printed on this side of the row."""


def sides_of(columns: Sequence[Column]) -> tuple[Side, ...]:
    """The sides of a table, from left to right; together they have all its columns.

    A side begins where names follow amounts and amounts follow again, if the label on top changes there
    (收入 | 支出) or the column is labelled like the table's first name (项目 … 项目). A remark between amounts
    begins none.
    """
    starts = [0, *(at for at in range(1, len(columns)) if _begins_side(columns, at))]
    return tuple(
        Side(first, end, _heads(columns[first:end]))
        for first, end in zip(starts, [*starts[1:], len(columns)], strict=True)
        if first < end
    )


def _begins_side(columns: Sequence[Column], at: int) -> bool:
    is_money = [column.kind is ColumnKind.MONEY for column in columns]
    if is_money[at] or not is_money[at - 1] or True not in is_money[at:]:
        return False
    path, before = columns[at].path, columns[at - 1].path
    amount = columns[is_money.index(True, at)].path
    if len(path) > 1 and len(before) > 1 and path[0] != before[0] and path[:1] == amount[:1]:
        return True
    first_name = next((column.path for column in columns if column.kind is ColumnKind.TEXT), ())
    return bool(path) and path[-1:] == first_name[-1:]


def _heads(columns: Sequence[Column]) -> int:
    kinds = [column.kind for column in columns]
    if ColumnKind.MONEY in kinds:
        return min(max(kinds.index(ColumnKind.MONEY), 1), _MOST_HEADS)
    # A table of nothing but texts: its rows are named by the first, with the codes before it.
    name = kinds.index(ColumnKind.TEXT) if ColumnKind.TEXT in kinds else 0
    return min(name + 1, _MOST_HEADS)


def row_head(columns: Sequence[Column], side: Side, row: TableRow) -> RowHead:
    """What the heading cells of a row say on one side of the table."""
    numbers = range(side.first, side.first + side.heads)
    texts = [row.cells[number].text for number in numbers]
    printed = [number for number in numbers if columns[number].kind is ColumnKind.CODE]
    codes = printed if len(printed) < 2 else _classified(columns, printed)
    names = [row.cells[number].text for number in numbers if number not in printed]
    code = "".join(strip_blanks(row.cells[number].text) for number in codes)
    is_total = any(is_total_label(text) for text in texts)
    return RowHead(
        code=code if _CODE.fullmatch(code) else "",
        name=next((name for name in names if name.strip()), ""),
        level=0 if is_total else _level(columns, codes, row, code),
        is_total=is_total,
        is_blank=not any(cell.text.strip() for cell in row.cells[side.first : side.end]),
    )


def _classified(columns: Sequence[Column], codes: list[int]) -> list[int]:
    """Of several columns of codes those that name a row: beside a classification the code of the unit names none."""
    found = [number for number in codes if not any(word in "".join(columns[number].path[-1:]) for word in _OWNERS)]
    return found or codes


# The names of rows come again in every table of a budget, and in other budgets.
@functools.lru_cache(maxsize=4096)
def is_total_label(text: str) -> bool:
    """Whether a label names a sum of other rows: 合计, 本年收入合计, 总 计, 小计."""
    return _TOTAL.search(strip_blanks(text)) is not None


def _level(columns: Sequence[Column], codes: Sequence[int], row: TableRow, code: str) -> int:
    """The level of a row: which of the columns 类, 款, 项 is filled last, else how many digits its one code has."""
    if len(codes) > 1:
        filled = [columns[number].path[-1:] for number in codes if row.cells[number].text.strip()]
        label = strip_blanks("".join(filled[-1])) if filled else ""
        return _LEVELS.index(label) + 1 if label in _LEVELS else 0
    return _LEVEL_OF_DIGITS.get(len(code), 0) if code.isdecimal() and code.isascii() else 0


def level_word(level: int) -> str:
    """The word of a level as the classification prints it: 类, 款, 项; empty for 0."""
    return _LEVELS[level - 1] if level else ""


def column_names(columns: Sequence[Column]) -> tuple[str, ...]:
    r"""A name for each column, all different and none blank: the first row of the table's CSV file.

    The labels of its path joined by " / "; inside a label a slash is written `\/` and a backslash `\\`. A column
    without labels is `#3` by its place. Equal names get ` (2)`, ` (3)` … behind them from the second on.
    """
    taken: set[str] = set()
    names: list[str] = []
    for place, column in enumerate(columns, start=1):
        labels = (label.replace("\\", "\\\\").replace("/", "\\/") for label in column.path)
        name = plain = " / ".join(labels) or f"#{place}"
        number = 2
        while name in taken:
            name = f"{plain} ({number})"
            number += 1
        taken.add(name)
        names.append(name)
    return tuple(names)
