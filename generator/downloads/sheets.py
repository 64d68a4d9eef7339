"""Tables of data and budget tables as sheets of a workbook, in the words of the site's language."""

from __future__ import annotations

import datetime
import re
from collections.abc import Callable, Mapping, Sequence
from decimal import Decimal
from typing import Final, cast

from generator.downloads.data_table import SUBMISSION, DataColumn, DataTable, Kind, Value
from generator.downloads.sheet import MOST_DECIMALS, TEXT, WRAPPED, Cell, Figure, Sheet, SheetColumn, is_sure_day
from generator.model.budget_table import BudgetTable
from generator.model.message import Message, msg
from generator.model.table_rows import column_names, level_word, row_head, sides_of

Say = Callable[[Message], str]
"""A message in the language of the site."""
Maker = Callable[[Value], Cell]

_WIDTHS: Final = {Kind.LONG: 60, Kind.INTEGER: 8, Kind.NUMBER: 14, Kind.YUAN: 18, Kind.DATE: 12}
_NARROWEST: Final = 8
_WIDEST: Final = 40
_LOOKED_AT: Final = 20
"""Rows that tell how wide a column of texts is."""
_WRAPPED_FROM: Final = 40
_FEN: Final = 2
_FIGURE: Final = re.compile(r"(-?)([0-9]+|[0-9]{1,3}(?:,[0-9]{3})+)(?:\.([0-9]{1,6}))?")


def data_sheet(table: DataTable, name: str, say: Say) -> Sheet:
    """The table as a sheet; columns that no form asks for are left out, and the one that names the submission."""
    values: Sequence[Sequence[Value]] = list(zip(*table.rows, strict=True)) or [()] * len(table.columns)
    kept = [
        (column, of_column)
        for column, of_column in zip(table.columns, values, strict=True)
        if column is not SUBMISSION and (not of_column or of_column.count(None) < len(of_column))
    ]
    heads = {column.name: say(column.head) for column, _ in kept}
    columns = []
    for column, of_column in kept:
        make = _maker(column, heads, say)
        made = [None if value is None else make(value) for value in of_column] if make else of_column
        columns.append(_column(heads[column.name], column.kind, cast(Sequence[Cell], made)))
    return Sheet(name, tuple(columns))


def _maker(column: DataColumn, heads: Mapping[str, str], say: Say) -> Maker | None:
    """What makes a cell of a value of this column; None where values stay as they are."""
    if column.words:
        words = {value: say(word) if isinstance(word, Message) else word for value, word in column.words.items()}
        return lambda value: words[str(value)]
    match column.kind:
        case Kind.NUMBER:
            return lambda value: _number(value, 0, is_grouped=False)
        case Kind.YUAN:
            return lambda value: _number(value, _FEN, is_grouped=True)
        case Kind.NAMES:
            return lambda value: "、".join(heads[name] for name in heads if isinstance(value, tuple) and name in value)
        case Kind.LABEL:
            return lambda value: say(value) if isinstance(value, Message) else str(value)
        case Kind.DATE:
            return lambda value: value if isinstance(value, datetime.date) and is_sure_day(value) else str(value)
        case _:
            return None


def _number(value: Value, least: int, *, is_grouped: bool) -> Cell:
    """The number with as many decimals as it has; one that a spreadsheet program would round stays text."""
    if not isinstance(value, Decimal):
        return None
    number = value.normalize() + 0
    exponent = number.as_tuple().exponent
    decimals = max(least, -exponent if isinstance(exponent, int) else 0)
    figure = Figure(number, min(decimals, MOST_DECIMALS), is_grouped)
    return figure if figure.is_exact else format(value, "f")


def _column(head: str, kind: Kind, cells: Sequence[Cell]) -> SheetColumn:
    width = _WIDTHS.get(kind)
    if width is not None:
        style = WRAPPED if kind is Kind.LONG else TEXT
        return SheetColumn(head, max(width, min(_wide(head), _WIDEST // 2)), cells, style)
    needed = max((_wide(cell) for cell in cells[:_LOOKED_AT] if isinstance(cell, str)), default=0)
    style = WRAPPED if needed > _WRAPPED_FROM else TEXT
    return SheetColumn(head, min(max(needed, min(_wide(head), _WIDEST // 2), _NARROWEST) + 2, _WIDEST), cells, style)


def _wide(text: str) -> int:
    """About how many characters wide a text is: whatever is not ASCII counts two."""
    return len(text) if text.isascii() else (len(text) + len(text.encode("utf-8", "surrogatepass"))) // 2


def budget_sheet(table: BudgetTable, name: str, say: Say) -> Sheet:
    """A budget table as a sheet: title and unit above the heads, levels beside the names, figures as numbers.

    A figure becomes a number where its format shows it exactly as printed; anything else stays the printed text.
    """
    heads = column_names(table.columns)
    columns: list[SheetColumn] = []
    for side in sides_of(table.columns):
        levels = [row_head(table.columns, side, row).level for row in table.rows]
        if any(levels):
            columns.append(SheetColumn(say(msg("Level")), _NARROWEST, [level_word(level) for level in levels]))
        for place in range(side.first, side.end):
            printed = [row.cells[place] for row in table.rows]
            cells = [cell.text if cell.amount is None else printed_figure(cell.text) for cell in printed]
            columns.append(_column(heads[place], Kind.TEXT, cells))
    return Sheet(name, tuple(columns), _title(table, say))


def _title(table: BudgetTable, say: Say) -> str:
    unit = say(msg("Unit: {unit}", unit=table.money_unit.value)) if table.money_unit else ""
    facts = (f"{fact.label}：{fact.text}" for fact in table.facts)
    empty = say(msg("No data in this table")) if table.is_empty else ""
    return "　".join(filter(None, (table.number, table.title, *facts, unit, empty, table.note)))


def printed_figure(text: str) -> Cell:
    """The printed figure as a number that is shown as printed, else the text: 无, `（12）`, `１２`, `100万元`."""
    found = _FIGURE.fullmatch(text)
    if found is None:
        return text
    sign, whole, fraction = found[1], found[2], found[3] or ""
    digits = whole.replace(",", "")
    number = Decimal(f"{sign}{digits}.{fraction}" if fraction else f"{sign}{digits}")
    # What begins with a zero is a code, and no format shows a minus before zero.
    if (len(digits) > 1 and digits[0] == "0") or (sign and not number):
        return text
    figure = Figure(number, len(fraction), "," in whole)
    return figure if figure.is_exact else text
