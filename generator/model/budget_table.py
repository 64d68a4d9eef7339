"""Budget tables (预算表) of a disclosure."""

from __future__ import annotations

import enum
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from generator.model.amount import Amount, AmountError, AmountKind, MoneyUnit, parse_amount, parse_money_unit
from generator.model.han import BLANKS
from generator.model.message import msg
from generator.model.project import Note
from generator.model.quick_enum import QuickEnum


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


class ColumnKind(QuickEnum):
    """What a column holds."""

    TEXT = "text"
    CODE = "code"
    """Codes of a classification: 2010305; text, never a number."""
    MONEY = "money"


@dataclass(frozen=True, slots=True)
class Column:
    """A column of a table, named by the labels above it from the widest to its own: ("支出", "项目")."""

    path: tuple[str, ...]
    """As printed; a label printed over several columns stands in the path of each. Empty: nothing is printed there."""
    kind: ColumnKind

    def unit(self, table_unit: MoneyUnit | None) -> MoneyUnit | None:
        """The unit of its amounts: the one its own labels name (`预算数（元）`), else the one of the table."""
        named = (parse_money_unit(label) for label in reversed(self.path))
        return next((unit for unit in named if unit is not None), table_unit)


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
    """One body row of a budget table, one cell a column, in printed order. What it means: `model/table_rows.py`."""

    cells: tuple[Cell, ...]


@dataclass(frozen=True, slots=True)
class BudgetTable:
    """A budget table as printed."""

    id: str
    """Name of its file and part of the address, made once from the title."""
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
        """Whether it is shown empty, as the rules ask (空表): no number in it, or where it has no money, no text."""
        if any(column.kind is ColumnKind.MONEY for column in self.columns):
            return not any(cell.amount is not None and cell.amount.is_number for cell in self._cells())
        return not any(cell.text.strip() for cell in self._cells())

    def _cells(self) -> Iterator[Cell]:
        return (cell for row in self.rows for cell in row.cells)


def read_cell(text: str, column: Column, table_unit: MoneyUnit | None) -> Cell:
    """The cell with the amount it holds where its column is one of money.

    A cell without a number in a column whose unit nobody states holds no amount. Errors: `AmountError` for a text
    that is no amount, and for a number whose unit neither the table nor the labels above it nor the cell states.
    """
    if column.kind is not ColumnKind.MONEY:
        return Cell(text)
    unit = column.unit(table_unit)
    if unit is not None:
        return Cell(text, parse_amount(text, unit))
    amount = parse_amount(text, MoneyUnit.YUAN)
    if amount.kind is not AmountKind.NUMBER:
        return Cell(text)
    if not text.rstrip(BLANKS).endswith("元"):
        raise AmountError(
            msg('The amount "{found}" has no unit: neither its column nor its table states one', found=text)
        )
    return Cell(text, amount)


def head_rows(columns: Sequence[Column]) -> tuple[tuple[HeadCell, ...], ...]:
    """The rows of the head with their spans, at least one where there are columns.

    Neighbouring columns that share a path so far share one cell; a path that ends early spans the rows below it. A
    column without any label has one blank cell over all rows.
    """
    paths = [column.path or ("",) for column in columns]
    depth = max(map(len, paths), default=0)
    rows: list[tuple[HeadCell, ...]] = []
    for level in range(depth):
        cells: list[HeadCell] = []
        at = 0
        while at < len(paths):
            path = paths[at]
            if len(path) <= level:
                at += 1
                continue
            end = at + 1
            # The last label of a path names one column only, even where its neighbour prints the same word.
            while len(path) > level + 1 and end < len(paths) and _shares(paths[end], path, level):
                end += 1
            rowspan = depth - level if len(path) == level + 1 else 1
            cells.append(HeadCell(path[level], end - at, rowspan))
            at = end
        rows.append(tuple(cells))
    return tuple(rows)


def _shares(path: Sequence[str], other: Sequence[str], level: int) -> bool:
    return len(path) > level + 1 and path[: level + 1] == other[: level + 1]
