"""The sheets of one record a row: head, example, rows to fill or filled."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from openpyxl import Workbook
from openpyxl.utils import get_column_letter

from generator.model.message import Message, msg
from generator.model.template_columns import Column, RecordSheet
from generator.model.template_text import ABSENT, EXAMPLE, LEFT_BLANK, to_cell
from generator.template_book.book import LAST_ROW, Say, add_hint, add_sheet, example, fillable, fit_height, head, square

_HEAD_ROW, _FIRST_ROW = 3, 5
_MONEY = frozenset({"amount", "amount_term"})


@dataclass(frozen=True, slots=True)
class Row:
    """A record: its texts by column, None where its form has no such field."""

    texts: Mapping[str, str | None]
    """Texts as they are."""
    path: str = ""
    """Of the record, as source maps name it: `projects/<id>`."""
    keys: Mapping[str, str] = field(default_factory=dict)
    """Column → name of its field below the path, where it is another one; empty for the path itself."""
    marks: Mapping[str, str] = field(default_factory=dict)
    """Column → mark that stands in place of a text."""


Places = dict[str, tuple[str, str]]
"""Path of a field → sheet and cell it stands in."""


def add_records(
    book: Workbook,
    sheet: RecordSheet,
    rows: Sequence[Row],
    places: Places,
    say: Say,
    hints: Mapping[str, str],
    *,
    guidance: Message,
    without: frozenset[str] = frozenset(),
    blank_rows: int = 0,
) -> None:
    """Adds the sheet; where each field went joins `places`. Errors: `TooLongError`."""
    columns = [column for column in sheet.columns if column.name not in without]
    made = add_sheet(book, sheet.title, sheet.title, say(guidance), [column.width for column in columns])
    last = max(_FIRST_ROW + len(rows) + blank_rows - 1, LAST_ROW)
    for at, column in enumerate(columns, start=1):
        head(square(made, _HEAD_ROW, at), f"{column.head}*" if column.is_required else column.head)
        example(square(made, _HEAD_ROW + 1, at), EXAMPLE if at == 1 else column.example)
        words = [word for _, word in column.choices] or list(column.usual)
        letter = get_column_letter(at)
        cells = f"{letter}{_FIRST_ROW}:{letter}{last}"
        hint = hint_of(column, hints.get(f"{sheet.schema}.{column.name}", ""), say)
        add_hint(made, cells, column.label, hint, words, is_closed=bool(column.choices))
        texts = _texts(column, rows)
        for number in range(len(rows) + blank_rows):
            cell = square(made, _FIRST_ROW + number, at)
            fillable(cell, texts[number] if number < len(rows) else "", is_money=column.name in _MONEY)
            if number < len(rows) and rows[number].path:
                row = rows[number]
                key = row.keys.get(column.name, column.name)
                places.setdefault(f"{row.path}/{key}" if key else row.path, (made.title, cell.coordinate))
    fit_height(made, _HEAD_ROW, [column.head for column in columns])
    fit_height(made, _HEAD_ROW + 1, [column.example for column in columns])
    for number in range(_FIRST_ROW, _FIRST_ROW + len(rows)):
        fit_height(made, number, [str(square(made, number, at).value or "") for at in range(1, len(columns) + 1)])
    made.freeze_panes = square(made, _HEAD_ROW + 1, 3).coordinate
    made.print_title_rows = f"1:{_HEAD_ROW}"


def _texts(column: Column, rows: Sequence[Row]) -> list[str]:
    """What stands in the cells of a column. In one that holds nothing, blank cells would say that forms lack it."""
    texts = []
    for row in rows:
        text = row.texts.get(column.name, "" if not column.is_optional else None)
        texts.append(row.marks.get(column.name) or (ABSENT if text is None else to_cell(text)))
    if column.is_optional and not any(texts):
        return [LEFT_BLANK] * len(texts)
    return texts


def hint_of(column: Column, description: str, say: Say) -> str:
    """What the cell is for, in what unit, and whether it may stay blank."""
    parts = [description] if description else []
    if column.unit:
        parts.append(column.unit)
    if column.is_required:
        parts.append(say(msg("Must be filled")))
    if column.choices:
        parts.append(say(msg("Choose from the list")))
    elif column.usual:
        parts.append(say(msg("Choose from the list or write what your form prints")))
    return "；".join(parts) or column.label


def columns_without_use(sheet: RecordSheet, rows: Sequence[Row]) -> frozenset[str]:
    """The optional columns that no record has: their forms do not know them."""
    return frozenset(
        column.name
        for column in sheet.columns
        if column.is_optional
        and all(row.texts.get(column.name) is None and column.name not in row.marks for row in rows)
    )
