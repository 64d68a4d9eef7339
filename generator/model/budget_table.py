"""Budget tables (预算表) of a disclosure."""

from __future__ import annotations

import enum
from collections.abc import Sequence
from dataclasses import dataclass

from generator.model.amount import Amount, MoneyUnit
from generator.model.project import Note


class TableKind(enum.Enum):
    """The kinds of budget table that disclosures share; `OTHER` where the title names none."""

    REVENUE_EXPENDITURE = "revenue-expenditure"
    """收支总表."""
    REVENUE = "revenue"
    """收入总表."""
    EXPENDITURE = "expenditure"
    """支出总表."""
    APPROPRIATION = "appropriation"
    """财政拨款收支总表."""
    GENERAL_EXPENDITURE = "general-expenditure"
    """一般公共预算支出表."""
    BASIC_EXPENDITURE = "basic-expenditure"
    """基本支出表, by economic classification."""
    GOVERNMENT_FUND_REVENUE = "government-fund-revenue"
    """政府性基金预算收入表."""
    GOVERNMENT_FUND_EXPENDITURE = "government-fund-expenditure"
    """政府性基金预算支出表."""
    STATE_CAPITAL = "state-capital"
    """国有资本经营预算表."""
    THREE_PUBLIC = "three-public"
    """“三公”经费表."""
    OPERATING = "operating"
    """机关运行经费表."""
    PROJECT_EXPENDITURE = "project-expenditure"
    """项目支出表, of this year."""
    PROJECT_CARRYOVER = "project-carryover"
    """项目支出表, carried over from last year."""
    PROCUREMENT = "procurement"
    """政府采购表."""
    OTHER = "other"


class ColumnKind(enum.Enum):
    """What a column holds."""

    TEXT = "text"
    CODE = "code"
    """Codes of a classification: 2010305; text, never a number."""
    MONEY = "money"


@dataclass(frozen=True, slots=True)
class Column:
    """A column of a table, named by the labels above it from the widest to its own: ("支出", "项目")."""

    path: tuple[str, ...]
    """As printed; a label printed over several columns stands in the path of each."""
    kind: ColumnKind


@dataclass(frozen=True, slots=True)
class HeadCell:
    """A cell of the table's head with the columns and rows it spans."""

    text: str
    colspan: int
    rowspan: int


@dataclass(frozen=True, slots=True)
class Cell:
    """One printed cell: its text, and the amount it holds in a column of money."""

    text: str
    amount: Amount | None = None


@dataclass(frozen=True, slots=True)
class TableRow:
    """One body row of a budget table, one cell a column, in printed order."""

    cells: tuple[Cell, ...]
    level: int = 0
    """Depth in the classification: 0 none or total, 1 类, 2 款, 3 项."""
    is_total: bool = False


@dataclass(frozen=True, slots=True)
class BudgetTable:
    """A budget table as printed."""

    id: str
    title: str
    kind: TableKind
    money_unit: MoneyUnit | None
    """The unit stated for the table; None where it states none."""
    columns: tuple[Column, ...]
    rows: tuple[TableRow, ...]
    number: str = ""
    """Its number as printed: 表一."""
    facts: tuple[Note, ...] = ()
    """Labelled lines between title and head: 部门名称."""
    numbering: tuple[str, ...] = ()
    """The row of column numbers below the head, as printed; empty where there is none."""
    note: str = ""
    """Note below the table as printed: 注：本表无数据."""

    @property
    def is_empty(self) -> bool:
        """Whether no amount is printed in it: a table shown empty, as the rules ask (空表)."""
        return not any(cell.amount is not None and cell.amount.is_number for row in self.rows for cell in row.cells)


def head_rows(columns: Sequence[Column]) -> tuple[tuple[HeadCell, ...], ...]:
    """The rows of the head with their spans.

    Neighbouring columns that share a path so far share one cell; a path that ends early spans the rows below it.
    """
    depth = max((len(column.path) for column in columns), default=0)
    rows: list[tuple[HeadCell, ...]] = []
    for level in range(depth):
        cells: list[HeadCell] = []
        at = 0
        while at < len(columns):
            path = columns[at].path
            if len(path) <= level:
                at += 1
                continue
            end = at + 1
            # The last label of a path names one column only, even where its neighbour prints the same word.
            while len(path) > level + 1 and end < len(columns) and _shares(columns[end].path, path, level):
                end += 1
            rowspan = depth - level if len(path) == level + 1 else 1
            cells.append(HeadCell(path[level], end - at, rowspan))
            at = end
        rows.append(tuple(cells))
    return tuple(rows)


def _shares(path: Sequence[str], other: Sequence[str], level: int) -> bool:
    return len(path) > level + 1 and path[: level + 1] == other[: level + 1]
