"""The sheets of budget tables, one a table; see `generator.model.template_tables` for what they look like."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from openpyxl import Workbook
from openpyxl.worksheet.worksheet import Worksheet

from generator.model.budget_table import BudgetTable, Column, ColumnKind
from generator.model.message import msg
from generator.model.required_tables import REQUIRED_TABLES
from generator.model.template_tables import (
    COLUMN_KIND,
    COLUMN_KINDS,
    FACT,
    LEVEL,
    LINES,
    NUMBERING,
    TABLE_KINDS,
    TITLE,
    usual_columns,
)
from generator.model.template_text import LEFT_BLANK, to_cell
from generator.template_book.book import Say, add_hint, add_sheet, fillable, fit_height, head, square
from generator.template_book.records import Places, hint_of

_GUIDANCE = msg(
    "One sheet for each table as printed. Fill the head column by column, each label of its own; add rows below. "
    "A sheet without a name of the table and without rows is not read; copy a sheet for a further table."
)
_SPARE_COLUMNS, _SPARE_ROWS = 3, 30
_WORDS = dict(COLUMN_KINDS)


def add_table(book: Workbook, table: BudgetTable, places: Places, say: Say, hints: Mapping[str, str]) -> None:
    """Adds the sheet of a table, filled. Errors: `TooLongError`."""
    lines = {
        "title": table.title,
        "number": table.number,
        "kind": dict(TABLE_KINDS)[table.kind.value],
        "money_unit": table.money_unit.value if table.money_unit else "",
        "note": table.note,
    }
    sheet = _Sheet(book, table.title, len(table.columns), say, hints)
    sheet.lines(lines, f"tables/{table.id}", places)
    for number, fact in enumerate(table.facts):
        sheet.row(FACT, (fact.label, fact.text), f"tables/{table.id}/facts/{number}", places)
    sheet.head(table.columns, f"tables/{table.id}/columns", places)
    if table.numbering:
        numbering = table.numbering if any(table.numbering) else (LEFT_BLANK, *table.numbering[1:])
        sheet.row(NUMBERING, numbering, f"tables/{table.id}/numbering", places)
    for number, row in enumerate(table.rows):
        sheet.cells(
            str(number + 1),
            [cell.text for cell in row.cells],
            table.columns,
            f"tables/{table.id}/rows/{number}",
            places,
        )
    sheet.close()


def add_usual_tables(book: Workbook, say: Say, hints: Mapping[str, str]) -> None:
    """Adds a sheet for each table that a department budget has to be published with, and one for projects."""
    kinds = [(name, kind) for name, kind, _ in REQUIRED_TABLES]
    for name, kind in kinds:
        columns = usual_columns(kind)
        sheet = _Sheet(book, name, len(columns) + _SPARE_COLUMNS, say, hints)
        sheet.lines({"kind": dict(TABLE_KINDS)[kind.value]}, "", {}, example=name)
        sheet.row(FACT, ("", ""), "", {})
        sheet.head(columns, "", {}, spare=_SPARE_COLUMNS)
        spare = tuple(Column((), ColumnKind.TEXT) for _ in range(_SPARE_COLUMNS))
        for _ in range(_SPARE_ROWS):
            sheet.cells("", [""] * len((*columns, *spare)), (*columns, *spare), "", {})
        sheet.close()


class _Sheet:
    """One sheet under way."""

    def __init__(self, book: Workbook, name: str, width: int, say: Say, hints: Mapping[str, str]) -> None:
        self._say, self._hints = say, hints
        self._width = max(width, 2)
        widths = [10, 30, *([16] * (self._width - 1))]
        self._sheet: Worksheet = add_sheet(book, name, TITLE, say(_GUIDANCE), widths)
        self._at = 3
        self._body = 0

    def lines(self, texts: Mapping[str, str], path: str, places: Places, example: str = "") -> None:
        """The lines above the head."""
        for line in LINES:
            head(square(self._sheet, self._at, 1), f"{line.label}*" if line.is_required else line.label)
            cell = square(self._sheet, self._at, 2)
            fillable(cell, to_cell(texts.get(line.name, "")))
            words = [word for _, word in line.choices]
            hint = hint_of(line, self._hints.get(f"TableEntry.{line.name}", ""), self._say)
            if line.is_required and example:
                hint = f"{hint}；{example}"
            add_hint(self._sheet, cell.coordinate, line.label, hint, words, is_closed=bool(words))
            if path:
                places.setdefault(f"{path}/{line.name}", (self._sheet.title, cell.coordinate))
            self._at += 1

    def row(self, label: str, texts: Sequence[str], path: str, places: Places) -> None:
        """A row behind a label."""
        head(square(self._sheet, self._at, 1), label)
        for at, text in enumerate(texts, start=2):
            cell = square(self._sheet, self._at, at)
            fillable(cell, text if text == LEFT_BLANK else to_cell(text))
            if path:
                places.setdefault(path, (self._sheet.title, cell.coordinate))
        fit_height(self._sheet, self._at, [label, *texts])
        self._at += 1

    def head(self, columns: Sequence[Column], path: str, places: Places, spare: int = 0) -> None:
        """The rows of labels and the kind of each column."""
        depth = max((len(column.path) for column in columns), default=0)
        for level in range(max(depth, 1)):
            labels = [column.path[level] if level < len(column.path) else "" for column in columns]
            self.row(f"{LEVEL}{level + 1}", [*labels, *([""] * spare)], path, places)
        row = self._at
        self.row(COLUMN_KIND, [*(_WORDS[column.kind.value] for column in columns), *([""] * spare)], path, places)
        words = [word for _, word in COLUMN_KINDS]
        last = square(self._sheet, row, len(columns) + spare + 1).coordinate
        hint = self._hints.get("ColumnEntry.kind", "")
        add_hint(self._sheet, f"B{row}:{last}", COLUMN_KIND, hint or COLUMN_KIND, words, is_closed=True)
        self._body = self._at

    def cells(self, label: str, texts: Sequence[str], columns: Sequence[Column], path: str, places: Places) -> None:
        """A row of the table."""
        fillable(square(self._sheet, self._at, 1), label)
        for at, (text, column) in enumerate(zip(texts, columns, strict=True), start=2):
            cell = square(self._sheet, self._at, at)
            fillable(cell, to_cell(text), is_money=column.kind is ColumnKind.MONEY)
            if path:
                places.setdefault(path, (self._sheet.title, cell.coordinate))
                places[f"{path}/{at - 2}"] = (self._sheet.title, cell.coordinate)
        fit_height(self._sheet, self._at, [label, *texts])
        self._at += 1

    def close(self) -> None:
        """The head stays in sight and comes again on each page."""
        self._sheet.freeze_panes = square(self._sheet, self._body, 3).coordinate
        self._sheet.print_title_rows = f"1:{self._body - 1}"
