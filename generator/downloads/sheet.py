"""Sheets of a workbook as SpreadsheetML: strings as strings, numbers as numbers, never a formula.

Written by hand, since the usual library takes eight times as long and would add a fifth to a build. Every text is a
shared string, whatever sign it begins with: a program reads it as text, and the text format of its cell keeps it one
when somebody edits it. Source: ECMA-376 part 1, 18.2 to 18.4 and 22.9.2.19 (ST_Xstring).
"""

from __future__ import annotations

import datetime
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from decimal import Decimal
from typing import Final, NamedTuple

MOST_CHARACTERS: Final = 32_767
"""What a cell holds, in UTF-16 units. Source: Excel specifications and limits."""
MOST_DIGITS: Final = 15
"""Digits a spreadsheet program keeps of a number; one with more stays text."""
MOST_DECIMALS: Final = 6

_SURELY_FITS: Final = MOST_CHARACTERS // 2
_CUT_MARK: Final = "…"
_FIRST_DAY: Final = datetime.date(1899, 12, 30)
_SURE_DAYS_FROM: Final = datetime.date(1900, 3, 1)
_PLAIN: Final = re.compile(r"[^&<>\x00-\x08\x0b\x0c\x0e-\x1f\r\ud800-\udfff\ufffe\uffff_]*")
_ESCAPED: Final = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\r\ud800-\udfff\ufffe\uffff]|_(?=x[0-9A-Fa-f]{4}_)")

# Places in `cellXfs` of the styles.
HEAD, TEXT, WRAPPED, TITLE, INTEGER, DATE = range(1, 7)
_FIRST_NUMBER: Final = 7


class Figure(NamedTuple):
    """A number shown in a certain way."""

    number: Decimal
    decimals: int
    is_grouped: bool

    @property
    def is_exact(self) -> bool:
        """Whether a spreadsheet program keeps the number and shows it whole."""
        digits, exponent = self.number.as_tuple()[1:]
        return (
            isinstance(exponent, int)
            and len(digits) + max(exponent, 0) <= MOST_DIGITS
            and -exponent <= self.decimals <= MOST_DECIMALS
        )


Cell = str | int | Figure | datetime.date | None
"""A cell: None and the empty text are left out."""


@dataclass(frozen=True, slots=True)
class SheetColumn:
    """A column of a sheet."""

    head: str
    width: int
    """In characters, as spreadsheet programs count them; a Han character counts two."""
    cells: Sequence[Cell]
    """From the first row below the head; every column of a sheet has as many."""
    style: int = TEXT
    """Of its texts."""


@dataclass(frozen=True, slots=True)
class Sheet:
    """A sheet: one row of heads, above it a title where there is one."""

    name: str
    """See `sheet_name`."""
    columns: tuple[SheetColumn, ...]
    title: str = ""

    @property
    def rows(self) -> int:
        """How many rows it has below the head."""
        return len(self.columns[0].cells) if self.columns else 0


@dataclass(slots=True)
class Strings:
    """The texts of a workbook, each once, and the cells whose text was too long."""

    places: dict[str, int] = field(default_factory=dict)
    cut: list[tuple[str, str]] = field(default_factory=list)
    """Sheet and cell."""

    def xml(self) -> bytes:
        """The table of shared strings."""
        items = "".join(f'<si><t xml:space="preserve">{escaped(text)}</t></si>' for text in self.places)
        return f'{_XML}<sst {MAIN} uniqueCount="{len(self.places)}">{items}</sst>'.encode()


_XML: Final = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
MAIN: Final = 'xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"'


def escaped(text: str) -> str:
    """A text as SpreadsheetML writes it: signs that XML cannot hold as `_x000B_`."""
    if _PLAIN.fullmatch(text):
        return text
    # The place is escaped before the signs of XML, none of which it contains.
    text = _ESCAPED.sub(lambda found: f"_x{ord(found[0]):04X}_", text)
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")


def sheet_xml(sheet: Sheet, strings: Strings, *, is_first: bool = False) -> bytes:
    """The sheet with its head frozen, to be printed across A4; its texts join `strings`."""
    top = 2 if sheet.title else 1
    above = [_cell("A1", TITLE, sheet.title, sheet, strings)] if sheet.title else []
    heads = [
        _cell(f"{letters(place)}{top}", HEAD, column.head, sheet, strings) for place, column in enumerate(sheet.columns)
    ]
    columns = [_column(column, letters(place), top + 1, sheet, strings) for place, column in enumerate(sheet.columns)]
    cells = [*above, "".join(heads), *map("".join, zip(*columns, strict=True))]
    rows = [f'<row r="{number}">{row}</row>' for number, row in enumerate(cells, start=1)]
    widths = "".join(
        f'<col min="{place}" max="{place}" width="{column.width}" customWidth="1"/>'
        for place, column in enumerate(sheet.columns, start=1)
    )
    cols = f"<cols>{widths}</cols>" if widths else ""
    selected = ' tabSelected="1"' if is_first else ""
    return (
        f'{_XML}<worksheet {MAIN}><sheetPr><pageSetUpPr fitToPage="1"/></sheetPr><sheetViews>'
        f'<sheetView{selected} workbookViewId="0"><pane ySplit="{top}" topLeftCell="A{top + 1}" '
        'activePane="bottomLeft" state="frozen"/><selection pane="bottomLeft"/></sheetView></sheetViews>'
        f'<sheetFormatPr defaultRowHeight="15"/>{cols}<sheetData>{"".join(rows)}</sheetData>'
        '<pageSetup paperSize="9" orientation="landscape" fitToHeight="0"/></worksheet>'
    ).encode()


def _column(column: SheetColumn, letter: str, first: int, sheet: Sheet, strings: Strings) -> list[str]:
    """The cells of a column, the first of them in row `first`."""
    texts = [cell for cell in column.cells if type(cell) is str]
    if len(texts) < len(column.cells) - column.cells.count(None) or max(map(len, texts), default=0) > _SURELY_FITS:
        return [
            _cell(f"{letter}{number}", column.style, cell, sheet, strings)
            for number, cell in enumerate(column.cells, start=first)
        ]
    # Nearly all columns are of texts, and most of the work of a workbook: no function is called for their cells.
    before, between, known = f'<c r="{letter}', f'" s="{column.style}" t="s"><v>', strings.places
    return [
        f"{before}{number}{between}{known.setdefault(text, len(known))}</v></c>" if text else ""  # type: ignore[arg-type]
        for number, text in enumerate(column.cells, start=first)
    ]


def _cell(at: str, style: int, value: Cell, sheet: Sheet, strings: Strings) -> str:
    """A cell; nothing where it is empty."""
    if value is None or value == "":
        return ""
    if isinstance(value, str):
        if len(value) > _SURELY_FITS:
            value = _fitting(value, sheet.name, at, strings)
        return f'<c r="{at}" s="{style}" t="s"><v>{strings.places.setdefault(value, len(strings.places))}</v></c>'
    return f'<c r="{at}" {_typed(value)}</c>'


def _typed(value: object) -> str:
    """Style and value of a cell that is no text."""
    if isinstance(value, Figure):
        return f's="{number_style(value)}"><v>{value.number:f}</v>'
    if isinstance(value, datetime.date):
        return f's="{DATE}"><v>{(value - _FIRST_DAY).days}</v>'
    return f's="{INTEGER}"><v>{value}</v>'


def _fitting(text: str, sheet: str, cell: str, strings: Strings) -> str:
    """The text, cut where it is longer than a cell may be; then the cell is noted."""
    units = text.encode("utf-16-le", "surrogatepass")
    if len(units) <= 2 * MOST_CHARACTERS:
        return text
    strings.cut.append((sheet, cell))
    return units[: 2 * (MOST_CHARACTERS - 1)].decode("utf-16-le", "ignore") + _CUT_MARK


def is_sure_day(day: datetime.date) -> bool:
    """Whether all spreadsheet programs agree which day a number stands for: some count a 29 February 1900."""
    return day >= _SURE_DAYS_FROM


def letters(place: int) -> str:
    """The letters of a column, from 0: A, Z, AA."""
    last = chr(ord("A") + place % 26)
    return (letters(place // 26 - 1) if place >= 26 else "") + last


def number_style(figure: Figure) -> int:
    """The place in `cellXfs` of the format that shows a figure."""
    return _FIRST_NUMBER + figure.decimals * 2 + figure.is_grouped


def number_formats() -> Iterator[str]:
    """The formats of figures in the order of their styles: `0`, `#,##0`, `0.0`, `#,##0.0` …"""
    for decimals in range(MOST_DECIMALS + 1):
        tail = "." + "0" * decimals if decimals else ""
        yield f"0{tail}"
        yield f"#,##0{tail}"
