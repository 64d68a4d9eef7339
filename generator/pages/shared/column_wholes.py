"""Wholes that the total row of a budget table prints across its columns, and those of the “三公” expenses."""

from __future__ import annotations

import dataclasses
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import Final

from generator.model.amount import Amount
from generator.model.budget_table import BudgetTable, Column, ColumnKind
from generator.model.han import strip_blanks
from generator.model.table_rows import is_total_label, sides_of
from generator.model.three_public import ABROAD, BOUGHT, CARS, DRIVEN, RECEPTION, TOTAL, expense_of
from generator.pages.shared.printed_totals import is_of_the_year
from generator.pages.shared.table_rows import row_sides
from generator.pages.shared.table_wholes import (
    OF_WHICH,
    Line,
    Whole,
    WholePart,
    best_whole,
    lines_of,
    main_column,
    row_name,
    whole_of,
)

_BASIC: Final = "基本支出"
_PROJECT: Final = "项目支出"
_STAFF: Final = "人员经费"
_OFFICE: Final = "公用经费"
_CARRIED: Final = "结转"


@dataclass(frozen=True, slots=True)
class _TotalRow:
    """The row of a table that adds up the others."""

    name: str
    """Its name as printed: 合计."""
    anchor: str
    """Id of the row on the page of the table."""
    total: int
    """Place of the column that adds up the others."""
    amounts: Mapping[int, Amount | None]
    """Place of each column of money of the year, that one too, and what the row prints there."""


def by_source(table: BudgetTable, year: int) -> Whole | None:
    """What the total row of a table of income (收入总表) prints by source of money, one a column."""
    row = _total_row(table, year)
    if row is None:
        return None
    others = [number for number in row.amounts if number != row.total]
    paths = {number: table.columns[number].path for number in others}
    parent = table.columns[row.total].path[:-1]
    readings = (
        [number for number in others if paths[number][: len(parent)] == parent],
        others,
        [number for number in others if not any(is_total_label(label) for label in paths[number][-1:])],
        [number for number in others if not any(OF_WHICH in label for label in paths[number])],
    )
    return best_whole([_whole_of_columns(table, row, reading) for reading in readings if reading])


def basic_and_project(table: BudgetTable, year: int) -> Whole | None:
    """What the total row of a table of expenditure prints as 基本支出 and 项目支出; None where it has no such columns.

    Other kinds of expenditure beside the two (上缴上级支出 …) are parts as well.
    """
    row = _total_row(table, year)
    if row is None:
        return None
    kinds: dict[str, list[int]] = {}
    for number in row.amounts:
        path = [strip_blanks(label) for label in table.columns[number].path]
        if number != row.total and path:
            kind = next((each for each in (_BASIC, _PROJECT) if any(each in label for label in path)), path[-1])
            kinds.setdefault(kind, []).append(number)
    if _BASIC not in kinds or _PROJECT not in kinds:
        return None
    return _whole_of_columns(table, row, [_subtotal(table, numbers) for numbers in kinds.values()])


def staff_and_office(table: BudgetTable, year: int) -> Whole | None:
    """What the total row of a table of basic expenditure prints as 人员经费 and 公用经费, where they are exactly it."""
    row = _total_row(table, year)
    if row is None:
        return None
    labels = {number: strip_blanks("".join(table.columns[number].path)) for number in row.amounts}
    found = [[number for number, label in labels.items() if word in label] for word in (_STAFF, _OFFICE)]
    if not all(found):
        return None
    whole = _whole_of_columns(table, row, [_subtotal(table, numbers) for numbers in found])
    return whole if whole is not None and whole.adds_up else None


def three_public(table: BudgetTable, year: int) -> Whole | None:
    """What a table of the “三公” expenses prints as their total and their four parts, in rows or in columns."""
    return _three_public_rows(table, year) or _three_public_columns(table, year)


def _three_public_rows(table: BudgetTable, year: int) -> Whole | None:
    found: dict[str, Line] = {}
    for line in lines_of(table, 0, year) if table.columns else ():
        found.setdefault(expense_of(line.part.name), line)
    total = found.get(TOTAL)
    chosen = _expenses({name: line.part.yuan for name, line in found.items()})
    whole = whole_of(total, [found[each].part for each in chosen]) if total is not None and len(chosen) > 1 else None
    return _with_cars(whole, chosen, found[CARS].part.name if CARS in found else "")


def _three_public_columns(table: BudgetTable, year: int) -> Whole | None:
    row = _total_row(table, year)
    if row is None:
        return None
    found: dict[str, int] = {}
    for number in row.amounts:
        if number != row.total:
            found.setdefault(expense_of(_label(table.columns[number])), number)
    figures = {
        name: amount.yuan if amount is not None else None
        for name, amount in ((name, row.amounts[number]) for name, number in found.items())
    }
    chosen = _expenses(figures)
    whole = _whole_of_columns(table, row, [found[each] for each in chosen]) if len(chosen) > 1 else None
    return _with_cars(whole, chosen, _label(table.columns[found[CARS]]) if CARS in found else "")


def _with_cars(whole: Whole | None, chosen: Sequence[str], cars: str) -> Whole | None:
    """The whole, which names the printed line of cars where their two expenses are the parts."""
    if whole is None or not cars or CARS in chosen:
        return whole
    return dataclasses.replace(whole, in_parts=(cars,))


def _expenses(figures: Mapping[str, Decimal | None]) -> list[str]:
    """The expenses that are parts of the total: the two of cars where they are told apart, else cars as one."""
    are_apart = CARS not in figures or any(figures.get(each) is not None for each in (BOUGHT, DRIVEN))
    cars = (BOUGHT, DRIVEN) if are_apart else (CARS,)
    return [each for each in (ABROAD, RECEPTION, *cars) if each in figures]


def _total_row(table: BudgetTable, year: int) -> _TotalRow | None:
    """The total row of a table of one side; a table of one row has it in that."""
    sides = sides_of(table.columns)
    column = main_column(table, sides[0], year) if len(sides) == 1 else None
    if column is None or not any(is_total_label(label) for label in table.columns[column].path):
        return None
    rows = list(zip(table.rows, row_sides(table), strict=True))
    found = next((each for each in rows if each[1][0].head.is_total), rows[0] if len(rows) == 1 else None)
    if found is None:
        return None
    row, (one, *_) = found
    places = (at for at, each in enumerate(table.columns) if is_of_the_year(each, year) or _is_carried_over(each))
    # A table of figures alone has no names of rows: its first figure is none.
    name = "" if table.columns[0].kind is ColumnKind.MONEY else row_name(row, one)
    return _TotalRow(name, one.anchor, column, {at: row.cells[at].amount for at in places})


def _is_carried_over(column: Column) -> bool:
    """Whether it is money of years before that is spent in this one."""
    return column.kind is ColumnKind.MONEY and any(_CARRIED in label for label in column.path)


def _whole_of_columns(table: BudgetTable, row: _TotalRow, columns: Sequence[int]) -> Whole | None:
    total = row.amounts[row.total]
    if total is None or not total.is_number:
        return None
    parts = tuple(WholePart(_label(table.columns[at]), row.amounts[at], row.anchor) for at in columns)
    return Whole(row.name or "".join(table.columns[row.total].path[-1:]), total, row.anchor, parts)


def _subtotal(table: BudgetTable, numbers: Sequence[int]) -> int:
    """Of several columns of one kind that which adds up the others, else the first."""
    totals = (number for number in numbers if any(is_total_label(label) for label in table.columns[number].path[-1:]))
    return next(totals, numbers[0])


def _label(column: Column) -> str:
    """The lowest label of a column that says more than 小计."""
    return next((label for label in reversed(column.path) if not is_total_label(label)), "".join(column.path[-1:]))
