"""What a table is, told by the words of its head alone, whatever form it is of."""

from __future__ import annotations

import enum
import re
from collections.abc import Sequence

from generator.grids.indicator_table import is_head_row
from generator.grids.labels import bare_label, column_of
from generator.grids.money_rows import looks_like_amount
from generator.grids.table_head import column_paths, split_head
from generator.model.grid import GridRow


class HeadKind(enum.Enum):
    """The kinds of tables whose heads are known; the words of each are those it is looked for by."""

    PERFORMANCE = ("一级指标", "三级指标", "指标值")
    PROJECTS = ("项目名称", "预算数")
    BUDGET = ("科目编码", "科目名称", "合计")


_ROW_NAME = re.compile(
    r"项目|科目|收入|支出|类|(?:预算)?单位|部门|.*(?:科目|分类)|(?:.*(?:科目|项目|单位|部门|分类|采购))?(?:编码|代码|名称|品目)"
)
_AMOUNT = re.compile(
    r"(?:合|总|小|共)计|金额|.*(?:预算(?:数|额|金额|安排|收入|支出)?|金额|拨款|资金|经费|结转|结余|收入|支出|费|债券|执行数|决算数)"
    r"|20\d\d年(?:度)?|(?:本|上)年|年初数"
)
_THREE_PUBLIC = re.compile(r"(?:因公)?出国.*|公务接待费?|公务用车.*")
_PROJECT_NAME = re.compile(r"(?:预算|部门|二级|三级)?项目名称|项目")


def head_kind(rows: Sequence[GridRow]) -> HeadKind | None:
    """The kind of table that begins with these rows; None where no words of its head tell."""
    if not rows or not rows[0].filled:
        return None
    if any(is_performance_head(row) for row in rows):
        return HeadKind.PERFORMANCE
    head = split_head(rows)
    # A first row of figures is no head: the table goes on from another, or has lost its own.
    if any(looks_like_amount(cell.text) for cell in head.rows[0].filled):
        return None
    paths = [[bare_label(label) for label in path] for path in column_paths(head.rows)]
    names = [place for place, path in enumerate(paths) if path and _ROW_NAME.fullmatch(path[-1])]
    amounts = [place for place, path in enumerate(paths) if any(map(_AMOUNT.fullmatch, path)) and place not in names]
    if amounts and any(_PROJECT_NAME.fullmatch(paths[place][-1]) for place in names) and not _has_subjects(paths):
        return HeadKind.PROJECTS
    is_three_public = sum(any(map(_THREE_PUBLIC.fullmatch, path)) for path in paths) > 1
    return HeadKind.BUDGET if (names and amounts) or is_three_public else None


def is_performance_head(row: GridRow) -> bool:
    """Whether a row is the head of a performance table: it names a level and an indicator, or its target."""
    columns = {column_of(cell.text) for cell in row.filled}
    return is_head_row(row) and "name" in columns and bool(columns & {"level1", "level2", "value"})


def _has_subjects(paths: Sequence[Sequence[str]]) -> bool:
    """Whether a column names accounts (科目), or two columns name rows as in a table of two sides."""
    last = [path[-1] for path in paths if path]
    return any("科目" in label or label == "类" for label in last) or last.count("项目") > 1
