"""A disclosure as the workbook a department would have: one sheet a table with its title above, or all on one sheet."""

from __future__ import annotations

import io
import re
import warnings

from openpyxl import Workbook
from openpyxl.styles import Border, Side
from openpyxl.worksheet.worksheet import Worksheet

from tests.rebuilt.laid import LaidDocument, LaidTable, LaidText

_FIGURE = re.compile(r"-?(?:0|[1-9]\d{0,2}(?P<groups>(?:,\d{3})+)|[1-9]\d{0,10})(?P<decimals>\.\d{1,4})?")
_PERCENT = re.compile(r"(?P<whole>0|[1-9]\d{0,2})(?P<decimals>\.\d{1,2})?%")
_RULE = Side(style="thin")
_RULES = Border(left=_RULE, right=_RULE, top=_RULE, bottom=_RULE)


def excel_of(document: LaidDocument, is_one_sheet: bool = False) -> bytes:
    """The bytes of the workbook; on one sheet the unit of money stands at the right of the line above it."""
    book = Workbook()
    del book["Sheet"]
    for number, blocks in enumerate([document.blocks] if is_one_sheet else _sheets(document), start=1):
        sheet = book.create_sheet(f"表{number}")
        width = max((block.width for block in blocks if isinstance(block, LaidTable)), default=8)
        row = 1
        for at, block in enumerate(blocks):
            above = blocks[at - 1] if at else None
            if is_one_sheet and isinstance(block, LaidText) and _stands_beside(above, block):
                _write_beside(sheet, block.text, row - 1, width)
            elif isinstance(block, LaidText):
                row = _write_text(sheet, block, row, width)
            else:
                row = _write_table(sheet, block, row)
            # On one sheet a blank row parts what follows a table from it.
            row += isinstance(block, LaidTable) and at + 1 < len(blocks)
        for mark in document.marks:
            sheet.oddHeader.center.text = mark
        sheet.oddFooter.center.text = "第 &P 页"
    file = io.BytesIO()
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        book.save(file)
    return file.getvalue()


def _sheets(document: LaidDocument) -> list[list[LaidText | LaidTable]]:
    """The blocks of each sheet: a table with the short lines above it; prose between tables has its own."""
    sheets: list[list[LaidText | LaidTable]] = [[]]
    for block in document.blocks:
        if isinstance(block, LaidTable):
            above: list[LaidText | LaidTable] = []
            while sheets[-1] and _is_short(sheets[-1][-1]) and len(above) < 3:
                above.insert(0, sheets[-1].pop())
            sheets.append([*above, block])
            sheets.append([])
        else:
            sheets[-1].append(block)
    return [sheet for sheet in sheets if sheet]


def _is_short(block: LaidText | LaidTable) -> bool:
    return isinstance(block, LaidText) and len(block.text) <= 40 and not block.is_entry


def _write_text(sheet: Worksheet, text: LaidText, row: int, width: int) -> int:
    shown = f"{text.text}……{row}" if text.is_entry else text.text
    sheet.cell(row, 1, shown).data_type = "s"
    if width > 1:
        sheet.merge_cells(start_row=row, end_row=row, start_column=1, end_column=width)
    return row + 1


def _stands_beside(above: LaidText | LaidTable | None, text: LaidText) -> bool:
    is_line = isinstance(above, LaidText) and "：" in above.text and len(above.text) <= 40
    return is_line and text.text.startswith(("单位：", "金额单位："))


def _write_beside(sheet: Worksheet, text: str, row: int, width: int) -> None:
    """A text in the last square of a row whose first text has the others."""
    sheet.unmerge_cells(start_row=row, end_row=row, start_column=1, end_column=width)
    sheet.merge_cells(start_row=row, end_row=row, start_column=1, end_column=width - 1)
    sheet.cell(row, width, text)


def _write_table(sheet: Worksheet, laid: LaidTable, top: int) -> int:
    for row in range(top, top + laid.height):
        for column in range(1, laid.width + 1):
            sheet.cell(row, column).border = _RULES
    for one in laid.cells:
        row, column = top + one.row, one.column + 1
        _write_value(sheet, row, column, one.text)
        if one.width > 1 or one.height > 1:
            bottom, right = row + one.height - 1, column + one.width - 1
            sheet.merge_cells(start_row=row, end_row=bottom, start_column=column, end_column=right)
    return top + laid.height


def _write_value(sheet: Worksheet, row: int, column: int, text: str) -> None:
    """A figure as a number with the format that shows it so, anything else as a text."""
    if not text:
        return
    cell = sheet.cell(row, column)
    if found := _FIGURE.fullmatch(text):
        places = len(found["decimals"] or ".") - 1
        number = text.replace(",", "")
        cell.value = float(number) if places else int(number)
        whole = "#,##0" if found["groups"] else "0"
        cell.number_format = f"{whole}.{'0' * places}" if places else whole if found["groups"] else "General"
    elif found := _PERCENT.fullmatch(text):
        places = len(found["decimals"] or ".") - 1
        cell.value = float(text[:-1]) / 100
        cell.number_format = f"0.{'0' * places}%" if places else "0%"
    else:
        cell.value = text
        cell.data_type = "s"
