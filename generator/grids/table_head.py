"""The head of a budget table: which rows it has, the labels above each column, and what the columns hold."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from generator.grids.labels import bare_label, plain
from generator.grids.money_rows import looks_like_amount
from generator.model.budget_table import ColumnKind
from generator.model.grid import GridRow
from generator.model.han import strip_blanks
from generator.model.table_rows import is_total_label

_FIRST_LABEL = re.compile(r"项目|指标|序号|类别|类型|行次|类|.*(?:编码|代码|名称|科目|分类)")
"""What a lower row of a head prints in the first column: names of what stands there, never one of those things."""
_ORDINAL = re.compile(r"[一二三四五六七八九十]+[、.．]|[①-⑳]|[(（][一二三四五六七八九十\d]+[)）]|\d+[、.．]\D")
_CODE_LABEL = re.compile(r".*(?:编码|代码)|[类款项]")
"""A code, or the part of one that a column of its own prints."""
_TEXT_LABEL = re.compile(
    r"项目|单位|行次|栏次|.*(?:名称|科目|类别|类型|分类|内容|备注|说明|原因|依据|序号|数量|品目|规格|方式|人数|时间|比例|比重|[%％])"
    r"|.*(?:[增减收行进度长]率|[增降减]幅)"
)
_COUNTED = re.compile(r".*[(（](?:[%％人辆台套个件次户名批]|人次|平方米|㎡|亩|‰)[)）]")
"""A label that says in brackets what is counted below it, which is no money."""
_NUMBERING_WORDS = frozenset({"栏次", "行次"})


@dataclass(frozen=True, slots=True)
class TableHead:
    """The rows of a table by what they are."""

    rows: tuple[GridRow, ...]
    """The rows of labels, at least one where the table has a row."""
    numbering: GridRow | None
    """The row of column numbers below them."""
    body: tuple[GridRow, ...]


def split_head(rows: Sequence[GridRow]) -> TableHead:
    """The head of a table and its body. The first row is always the head's."""
    end = 1
    while end < len(rows) and _is_head(rows[end], rows[end - 1]):
        end += 1
    numbering = rows[end] if end < len(rows) and is_numbering(rows[end]) else None
    return TableHead(tuple(rows[:end]), numbering, tuple(rows[end + (numbering is not None) :]))


def is_numbering(row: GridRow) -> bool:
    """Whether the row numbers the columns: 1, 2, 3 …, in each of them or behind the word 栏次."""
    texts = [strip_blanks(cell.text) for cell in row.cells]
    if texts and texts[0] in _NUMBERING_WORDS:
        del texts[0]
    while texts and not texts[-1]:
        del texts[-1]
    return len(texts) > 1 and texts == [str(number) for number in range(1, len(texts) + 1)]


def _is_head(row: GridRow, above: GridRow) -> bool:
    """Whether a row right below a row of the head belongs to it too: labels only, none of which opens the body."""
    if not row.filled or is_numbering(row):
        return False
    first = row.filled[0]
    if any(looks_like_amount(cell.text) or _ORDINAL.match(plain(cell.text)) for cell in row.filled):
        return False
    if is_total_label(first.text):
        # Labels of parts of a wider one stand below its blank squares; a sum of the body stands below a label.
        labelled = {cell.column for cell in above.filled}
        return any(cell.column not in labelled for cell in row.filled[1:])
    # Below a label that spans rows the cell is blank.
    return first.column > 0 or _FIRST_LABEL.fullmatch(bare_label(first.text)) is not None


def column_paths(rows: Sequence[GridRow]) -> tuple[tuple[str, ...], ...]:
    """For each column its labels from the widest to its own; empty for a column without any.

    A label reaches over the blank cells right of it as far as the label above it does, where labels stand below them.
    """
    width = max((len(row.cells) for row in rows), default=0)
    texts = [[row.cells[place].text if place < len(row.cells) else "" for place in range(width)] for row in rows]
    above = [0] * width
    """Place of the label above each column, in the row before."""
    paths: list[tuple[str, ...]] = [()] * width
    for level, row in enumerate(texts):
        own = list(range(width))
        for place in range(1, width):
            is_shared = level == 0 or above[place] == above[place - 1]
            has_labels_below = any(below[place] for below in texts[level + 1 :])
            if not row[place] and is_shared and has_labels_below and row[own[place - 1]]:
                own[place] = own[place - 1]
        paths = [(*path, row[own[place]]) if row[own[place]] else path for place, path in enumerate(paths)]
        above = own
    return tuple(paths)


def column_kind(path: Sequence[str], texts: Sequence[str]) -> ColumnKind:
    """What a column holds, told by its own label, else by most of its filled cells; blank columns hold money."""
    label = bare_label(path[-1]) if path else ""
    if _CODE_LABEL.fullmatch(label):
        return ColumnKind.CODE
    if _TEXT_LABEL.fullmatch(label) or (path and _COUNTED.fullmatch(path[-1])):
        return ColumnKind.TEXT
    filled = [text for text in texts if text]
    amounts = sum(looks_like_amount(text) for text in filled)
    return ColumnKind.MONEY if amounts * 2 >= len(filled) else ColumnKind.TEXT
