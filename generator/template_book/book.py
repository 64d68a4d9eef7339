"""A workbook under way: cells of text alone, how each kind of cell looks, and bytes that depend on nothing else.

Every cell is text, codes and amounts too: leading zeros and the printed decimals stay, and nothing is ever a formula.
"""

from __future__ import annotations

import io
import math
import re
import zipfile
from collections.abc import Callable, Sequence
from datetime import datetime
from typing import Final

from openpyxl import Workbook
from openpyxl.cell.cell import Cell
from openpyxl.styles import Alignment, Border, Font, PatternFill, Protection, Side
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.datavalidation import DataValidation
from openpyxl.worksheet.properties import PageSetupProperties
from openpyxl.worksheet.worksheet import Worksheet

from generator.model.message import Message, msg
from generator.model.template_columns import sheet_title
from generator.model.template_text import GUIDANCE

Say = Callable[[Message], str]
MOST_IN_A_CELL: Final = 32_767
"""Signs in a cell. Source: Excel specifications and limits."""
LAST_ROW: Final = 5000
"""Drop-downs and hints reach so far."""
MOST_IN_A_NAME: Final = 31
_MOST_IN_A_PROMPT: Final = 255
_MOST_IN_A_LIST: Final = 255

_LINE_HEIGHT: Final = 15
_MOST_HEIGHT: Final = 409
"""Points. Source: Excel specifications and limits."""
_PAGE: Final = 200
"""Signs of a cell that can still be read side by side on a printed page."""

_LINE = Side(style="thin", color="FF999999")
_BOX: Final = Border(left=_LINE, right=_LINE, top=_LINE, bottom=_LINE)
_TEXT: Final = "@"
_FONT: Final = "宋体"
_PLAIN: Final = Font(name=_FONT)
_WRAPPED: Final = Alignment(vertical="top", wrap_text=True)
_MONEY: Final = Alignment(horizontal="right", vertical="top", wrap_text=True)
_UNLOCKED: Final = Protection(locked=False)
_HEAD_FILL: Final = PatternFill("solid", fgColor="FFDDEBF7")
_EXAMPLE_FILL: Final = PatternFill("solid", fgColor="FFEEEEEE")
_ESCAPE: Final = re.compile("_(?=x[0-9A-Fa-f]{4}_)")
_NOT_IN_NAMES: Final = re.compile(r"[\[\]:*?/\\\x00-\x1f]+")
_FIRST_DAY: Final = (1980, 1, 1, 0, 0, 0)
_MOMENT: Final = re.compile(rb"(<dcterms:(?:created|modified)[^>]*>)[^<]*")


class TooLongError(ValueError):
    """A text that no cell can hold; `message` says which."""

    def __init__(self, message: Message) -> None:
        super().__init__(str(message))
        self.message = message


def new_book() -> Workbook:
    """A workbook without a sheet."""
    book = Workbook()
    for sheet in book.worksheets:
        book.remove(sheet)
    return book


def put(cell: Cell, text: str) -> Cell:
    """The text in the cell, as text whatever it begins with. Errors: `TooLongError`."""
    if len(text) > MOST_IN_A_CELL:
        message = msg(
            "A text of {found} signs does not fit into a cell, which holds {limit}: {text}",
            found=len(text),
            limit=MOST_IN_A_CELL,
            text=text[:40],
        )
        raise TooLongError(message)
    if text:
        # Readers take `_x000D_` for a sign of its own.
        cell.value = _ESCAPE.sub("_x005F_", text)
        cell.data_type = "s"
    return cell


def square(sheet: Worksheet, row: int, column: int) -> Cell:
    """A cell that no merged area covers."""
    cell = sheet.cell(row, column)
    assert isinstance(cell, Cell)
    return cell


def add_sheet(book: Workbook, name: str, title: str, guidance: str, widths: Sequence[int]) -> Worksheet:
    """A protected sheet with its title in the first row and what it is for in the second; no password is set."""
    sheet: Worksheet = book.create_sheet(free_name(book, name))
    for number, width in enumerate(widths, start=1):
        column = sheet.column_dimensions[get_column_letter(number)]
        column.width = width
        column.number_format = _TEXT
        column.protection = Protection(locked=False)
    width = max(len(widths), 1)
    for row, text in enumerate((sheet_title(title), f"{GUIDANCE} {guidance}"), start=1):
        cell = put(square(sheet, row, 1), text)
        cell.font = Font(name=_FONT, bold=row == 1, size=14 if row == 1 else 10, color=None if row == 1 else "FF555555")
        cell.alignment = Alignment(vertical="center", wrap_text=row > 1)
        if width > 1:
            sheet.merge_cells(start_row=row, end_row=row, start_column=1, end_column=width)
    sheet.row_dimensions[1].height = 24
    sheet.row_dimensions[2].height = 30
    protect(sheet)
    set_up_print(sheet, sum(widths))
    return sheet


def fit_height(sheet: Worksheet, row: int, texts: Sequence[str]) -> None:
    """The row as high as its texts need, estimated: programs show rows without a height one line high."""
    lines = 1
    for at, text in enumerate(texts, start=1):
        width = max(sheet.column_dimensions[get_column_letter(at)].width - 1, 4)
        lines = max(lines, sum(max(1, math.ceil(_signs(line) / width)) for line in text.split("\n")))
    if lines > 1:
        sheet.row_dimensions[row].height = min(lines * _LINE_HEIGHT + 2, _MOST_HEIGHT)


def _signs(text: str) -> int:
    """Width of a text in signs of a cell; Han characters take two."""
    return sum(1 if sign.isascii() else 2 for sign in text)


def free_name(book: Workbook, wanted: str) -> str:
    """A name for a sheet that no other has, whatever their case."""
    plain = _NOT_IN_NAMES.sub(" ", wanted).strip(" '") or "-"
    taken = {name.lower() for name in book.sheetnames}
    name, number = plain[:MOST_IN_A_NAME], 2
    while name.lower() in taken:
        tail = f" ({number})"
        name = plain[: MOST_IN_A_NAME - len(tail)] + tail
        number += 1
    return name


def protect(sheet: Worksheet) -> None:
    """Heads and guidance cannot be overwritten by mistake; whoever means it takes the protection off."""
    sheet.protection.sheet = True
    for allowed in ("formatCells", "formatColumns", "formatRows", "insertRows", "deleteRows", "sort", "autoFilter"):
        setattr(sheet.protection, allowed, False)


def set_up_print(sheet: Worksheet, width: int) -> None:
    """On A4, as many pages wide as can be read, the pages numbered. `width`: of all columns, in signs."""
    sheet.page_setup.orientation = "landscape"
    sheet.page_setup.paperSize = 9
    sheet.page_setup.fitToWidth = max(1, math.ceil(width / _PAGE))
    sheet.page_setup.fitToHeight = 0
    sheet.sheet_properties.pageSetUpPr = PageSetupProperties(fitToPage=True)
    footer = sheet.HeaderFooter.oddFooter
    if footer is not None:
        footer.center.text = "第 &P 页 共 &N 页"


def head(cell: Cell, text: str) -> None:
    """A head that cannot be overwritten."""
    put(cell, text)
    cell.font = Font(name=_FONT, bold=True)
    cell.fill = _HEAD_FILL
    cell.border = _BOX
    cell.alignment = Alignment(horizontal="center", vertical="center", wrap_text=True)
    cell.protection = Protection(locked=True)


def fillable(cell: Cell, text: str = "", *, is_money: bool = False) -> None:
    """A cell to be filled."""
    put(cell, text)
    cell.font = _PLAIN
    cell.border = _BOX
    cell.number_format = _TEXT
    cell.alignment = _MONEY if is_money else _WRAPPED
    cell.protection = _UNLOCKED


def example(cell: Cell, text: str) -> None:
    """A cell of an example: grey, in italics, and its row says 示例."""
    put(cell, text)
    cell.font = Font(name=_FONT, italic=True, color="FF666666")
    cell.fill = _EXAMPLE_FILL
    cell.border = _BOX
    cell.number_format = _TEXT
    cell.alignment = Alignment(vertical="top", wrap_text=True)
    cell.protection = Protection(locked=True)


def add_hint(
    sheet: Worksheet, cells: str, label: str, hint: str, words: Sequence[str] = (), *, is_closed: bool = False
) -> None:
    """What shows when a cell is chosen, and the words offered; other words are refused where the list is closed."""
    listed = ",".join(words)
    validation = DataValidation(
        type="list" if words and len(listed) <= _MOST_IN_A_LIST else None,
        formula1=f'"{listed}"' if words and len(listed) <= _MOST_IN_A_LIST else None,
        allow_blank=True,
        showErrorMessage=is_closed,
        showInputMessage=True,
        promptTitle=label[:32],
        prompt=hint[:_MOST_IN_A_PROMPT],
    )
    if is_closed:
        validation.errorTitle, validation.error = label[:32], "、".join(words)[:_MOST_IN_A_PROMPT]
    validation.add(cells)
    sheet.add_data_validation(validation)


def saved(book: Workbook) -> bytes:
    """The workbook as bytes in which no moment stands."""
    book.properties.creator = "mingzhang"
    book.properties.created = datetime(*_FIRST_DAY)
    whole = io.BytesIO()
    book.save(whole)
    still = io.BytesIO()
    with zipfile.ZipFile(whole) as before, zipfile.ZipFile(still, "w") as after:
        for name in before.namelist():
            content = before.read(name)
            if name == "docProps/core.xml":
                content = _MOMENT.sub(rb"\g<1>1980-01-01T00:00:00Z", content)
            entry = zipfile.ZipInfo(name, _FIRST_DAY)
            entry.external_attr = 0o600 << 16
            after.writestr(entry, content, zipfile.ZIP_DEFLATED)
    return still.getvalue()
