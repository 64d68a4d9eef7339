"""Budget tables (预算表) of a disclosure."""

from __future__ import annotations

import enum
from dataclasses import dataclass

from generator.model.amount import Amount, MoneyUnit


class TableKind(enum.Enum):
    """The kinds of budget table that disclosures share; `OTHER` where the title names none."""

    REVENUE_EXPENDITURE = "revenue-expenditure"
    REVENUE = "revenue"
    EXPENDITURE = "expenditure"
    APPROPRIATION = "appropriation"
    GENERAL_EXPENDITURE = "general-expenditure"
    BASIC_EXPENDITURE = "basic-expenditure"
    GOVERNMENT_FUND_REVENUE = "government-fund-revenue"
    GOVERNMENT_FUND_EXPENDITURE = "government-fund-expenditure"
    STATE_CAPITAL = "state-capital"
    THREE_PUBLIC = "three-public"
    OPERATING = "operating"
    PROJECT_EXPENDITURE = "project-expenditure"
    PROJECT_CARRYOVER = "project-carryover"
    PROCUREMENT = "procurement"
    OTHER = "other"


@dataclass(frozen=True, slots=True)
class Cell:
    """One printed cell: its text, and the amount it holds in a column of money."""

    text: str
    amount: Amount | None = None
    rowspan: int = 1
    colspan: int = 1


@dataclass(frozen=True, slots=True)
class TableRow:
    """One body row of a budget table in printed order."""

    cells: tuple[Cell, ...]
    level: int = 0
    """Depth in the classification: 0 none or total, 1 类, 2 款, 3 项."""
    is_total: bool = False


@dataclass(frozen=True, slots=True)
class BudgetTable:
    """A budget table as printed: head rows over body rows, all of one width once spans are counted."""

    id: str
    title: str
    kind: TableKind
    money_unit: MoneyUnit | None
    """The unit stated for the table; None where it states none."""
    head: tuple[tuple[Cell, ...], ...]
    rows: tuple[TableRow, ...]
    number: str = ""
    """Its number as printed: 表一."""
    note: str = ""
    is_empty: bool = False
    """True where the disclosure shows the table without figures (本表无数据)."""
