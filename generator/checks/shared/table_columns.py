"""Budget tables read by what their labels mean: the sides of each table, its columns and its rows."""

from __future__ import annotations

import functools
import re
from dataclasses import dataclass
from typing import Final

from generator.model.amount import Amount
from generator.model.budget_table import BudgetTable, Column, ColumnKind, TableKind, TableRow
from generator.model.han import strip_blanks
from generator.model.quick_enum import QuickEnum
from generator.model.spot import Spot, in_cell
from generator.model.submission import Submission
from generator.model.table_rows import RowHead, Side, is_total_label, row_head, sides_of


class Meaning(QuickEnum):
    """What the amounts of a column are."""

    TOTAL = "total"
    BASIC = "basic"
    """基本支出."""
    PROJECT = "project"
    """项目支出."""
    OTHER_SPENDING = "other-spending"
    """上缴上级支出, 事业单位经营支出, 对附属单位补助支出."""
    STAFF = "staff"
    """人员经费."""
    RUNNING = "running"
    """公用经费."""
    GENERAL = "general"
    """一般公共预算."""
    FUND = "fund"
    """政府性基金."""
    CAPITAL = "capital"
    """国有资本经营预算."""
    SOCIAL = "social"
    """社会保险基金."""
    APPROPRIATION = "appropriation"
    """财政拨款."""
    ACCOUNT = "account"
    """财政专户管理资金."""
    OWN = "own"
    """单位资金: 事业收入, 经营收入, 其他收入 and the like."""
    CARRYOVER = "carryover"
    """上年结转."""
    BEFORE = "before"
    """The year before."""
    NOW = "now"
    """This year."""
    CHANGE = "change"
    """增减额."""
    MEASURE = "measure"
    """No amount that adds up: a price, a standard, a percentage."""
    OTHER = "other"


BUDGETS: Final = frozenset((Meaning.GENERAL, Meaning.FUND, Meaning.CAPITAL))

_MEANINGS: Final = tuple(
    (re.compile(pattern), meaning)
    for pattern, meaning in (
        (r"单价|标准|人均|占比|比重|比例|幅度|增长率|%|％", Meaning.MEASURE),
        (r"增减|增加|减少|变动", Meaning.CHANGE),
        (r"结转|结余", Meaning.CARRYOVER),
        (r"上年|去年|上一年", Meaning.BEFORE),
        (r"基本支出", Meaning.BASIC),
        (r"项目支出", Meaning.PROJECT),
        (r"上缴上级|经营支出|对附属单位|债务还本", Meaning.OTHER_SPENDING),
        (r"人员(?:经费|支出)", Meaning.STAFF),
        (r"公用(?:经费|支出)", Meaning.RUNNING),
        (r"一般公共预算", Meaning.GENERAL),
        (r"政府性基金", Meaning.FUND),
        (r"国有资本", Meaning.CAPITAL),
        (r"社会保险", Meaning.SOCIAL),
        (r"专户", Meaning.ACCOUNT),
        (r"非财政拨款|单位资金|事业收入|经营收入|上级补助|附属单位|其他收入|其他资金|事业基金|自筹", Meaning.OWN),
        (r"财政拨款", Meaning.APPROPRIATION),
        (r"当年|本年|今年", Meaning.NOW),
    )
)
_ECONOMIC_CLASSES: Final = frozenset(
    (
        *("工资福利支出", "商品和服务支出", "对个人和家庭的补助", "对个人和家庭的补助支出", "债务利息及费用支出"),
        *("资本性支出", "资本性支出（基本建设）", "资本性支出(基本建设)", "对企业补助", "对企业补助（基本建设）"),
        *("对社会保障基金补助", "其他支出"),
    )
)
"""Source: 支出经济分类科目, 类."""


def meaning_of(column: Column) -> Meaning:
    """What a column holds, told from its own label; a bare 合计 or 小计 is a total of whatever stands above it."""
    own = strip_blanks(column.path[-1]) if column.path else ""
    if is_total_label(own):
        return Meaning.TOTAL
    return label_meaning(own)


# The same few labels stand above the columns of every budget.
@functools.lru_cache(maxsize=1024)
def label_meaning(label: str) -> Meaning:
    """What a label names, whatever is printed around it: 其中：基本支出, 一、一般公共预算拨款收入."""
    return next((meaning for pattern, meaning in _MEANINGS if pattern.search(label)), Meaning.OTHER)


@dataclass(frozen=True, slots=True)
class ReadRow:
    """A row on one side of a table."""

    number: int
    """Its place among the body rows, from 0."""
    head: RowHead
    level: int
    """As the head says, or from the names of the economic classes where no codes are printed."""
    cells: TableRow

    def amount(self, column: int) -> Amount | None:
        """What stands in a column of money; None where it holds no amount at all."""
        return self.cells.cells[column].amount

    @property
    def name(self) -> str:
        """Its name without blanks."""
        return strip_blanks(self.head.name)


@dataclass(frozen=True, slots=True)
class ReadSide:
    """One side of a table: rows with heads of their own and the columns of money that belong to them."""

    table: BudgetTable
    side: Side
    money: tuple[int, ...]
    """Its columns of money, without prices, shares and the like."""
    meanings: tuple[Meaning, ...]
    """Of each column in `money`."""
    rows: tuple[ReadRow, ...]
    """Those on which anything is printed."""

    def spot(self, row: ReadRow, column: int) -> Spot:
        """The cell of a row."""
        return in_cell(self.table.id, row.number, column)

    def column_name(self, column: int) -> str:
        """The labels above a column."""
        return " / ".join(self.table.columns[column].path) or f"#{column + 1}"

    def column(self, meaning: Meaning) -> int | None:
        """The one column of this meaning; None where there is none or more."""
        found = [number for number, each in zip(self.money, self.meanings, strict=True) if each is meaning]
        return found[0] if len(found) == 1 else None

    @property
    def main(self) -> int | None:
        """The column that holds the whole: the one total, else the only column of money, else None."""
        total = self.column(Meaning.TOTAL)
        if total is not None or not self.money:
            return total
        return self.money[0] if len(self.money) == 1 else None


def read_sides(submission: Submission) -> tuple[ReadSide, ...]:
    """The sides of all tables, in printed order."""
    return tuple(_read(table, side) for table in submission.tables for side in sides_of(table.columns))


def _read(table: BudgetTable, side: Side) -> ReadSide:
    columns = [
        (number, meaning_of(table.columns[number]))
        for number in range(side.first, side.end)
        if table.columns[number].kind is ColumnKind.MONEY
    ]
    columns = [(number, meaning) for number, meaning in columns if meaning is not Meaning.MEASURE]
    heads = [(number, row, row_head(table.columns, side, row)) for number, row in enumerate(table.rows)]
    printed = [(number, row, head) for number, row, head in heads if not head.is_blank]
    is_economic = table.kind is TableKind.BASIC_EXPENDITURE and not any(head.level for _, _, head in printed)
    return ReadSide(
        table,
        side,
        tuple(number for number, _ in columns),
        tuple(meaning for _, meaning in columns),
        tuple(
            ReadRow(number, head, _economic_level(head) if is_economic else head.level, row)
            for number, row, head in printed
        ),
    )


def _economic_level(head: RowHead) -> int:
    """类 or 款, where the economic classification is printed by names alone."""
    if head.is_total:
        return 0
    return 1 if strip_blanks(head.name) in _ECONOMIC_CLASSES else 2
