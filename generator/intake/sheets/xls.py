"""Workbooks of the old kind .xls, read with xlrd; what it passes over is read from the records themselves.

What the kind does not tell: whether a value is computed. Not noticed: text in the colour of its ground, and text boxes
that are hidden.
"""

from __future__ import annotations

import io
from collections.abc import Iterator
from dataclasses import dataclass, field

import xlrd  # type: ignore[import-untyped]

from generator.intake.decode import IntakeError
from generator.intake.pieces import Pieces, Remark, RemarkKind
from generator.intake.sheets.book import MAX_CELLS, MAX_MERGES, MAX_SHEETS, Area, Flaw, Sheet, SheetCell
from generator.intake.sheets.formats import BUILTIN, Format, parse_format
from generator.intake.sheets.join import join_sheets
from generator.intake.sheets.kinds import other_kind
from generator.intake.sheets.shown import How, Shown, show_number, show_text
from generator.intake.sheets.xls_records import XlsRecords, read_records
from generator.model.message import msg


def read(content: bytes) -> Pieces:
    """The pieces of a workbook. Errors: `IntakeError` with one sentence for a file that cannot be read."""
    other = other_kind(content, "xls")
    if other is not None:
        raise IntakeError(other)
    try:
        records = _records(content)
        book = xlrd.open_workbook(file_contents=content, logfile=io.StringIO(), formatting_info=True, ragged_rows=True)
        sheets = _Reader(book, records).sheets()
    except (IntakeError, MemoryError):
        raise
    # A damaged file makes the library raise errors of any kind, asserts and index errors among them.
    except Exception as error:
        if "encrypted" in str(error).lower():
            raise IntakeError(msg("The workbook is protected by a password: save it without one")) from None
        raise IntakeError(msg("The file is damaged: it cannot be read as an .xls workbook")) from None
    return join_sheets(sheets, _remarks(records))


def _records(content: bytes) -> XlsRecords:
    """The records; none for a workbook so old that it is no package of streams."""
    return read_records(content) if content.startswith(b"\xd0\xcf\x11\xe0") else XlsRecords()


def _remarks(records: XlsRecords) -> Iterator[Remark]:
    if records.has_macros:
        yield Remark(RemarkKind.HELD_BACK, "", "", msg("The file holds macros; they were not run"))
    if records.links:
        message = msg("Of links to other files, the values that the file holds were read: {count}", count=records.links)
        yield Remark(RemarkKind.LEFT_OUT, "", "", message)
    if records.foreign_rows:
        message = msg(
            "Cells of other workbooks that the file keeps were not read: {count} rows", count=records.foreign_rows
        )
        yield Remark(RemarkKind.HELD_BACK, "", "", message)


@dataclass(slots=True)
class _Reader:
    """One workbook under way."""

    book: xlrd.Book
    records: XlsRecords
    _formats: dict[int, Format] = field(default_factory=dict)
    """Style → its number format."""
    _ruled: dict[int, bool] = field(default_factory=dict)
    """Style → whether it has a line on its left or right."""

    def sheets(self) -> list[Sheet]:
        if not 0 < self.book.nsheets <= MAX_SHEETS:
            raise IntakeError(
                msg("The workbook has {found} sheets; 1 to {limit} are read", found=self.book.nsheets, limit=MAX_SHEETS)
            )
        # What the file names itself goes before what a number stands for.
        own = {format.format_key: format.format_str for format in self.book.format_list}
        for at, style in enumerate(self.book.xf_list):
            code = own.get(style.format_key) or BUILTIN.get(style.format_key)
            self._formats[at] = parse_format(code) if code else Format(f"#{style.format_key}", (None,))
            self._ruled[at] = bool(style.border.left_line_style or style.border.right_line_style)
        sheets: list[Sheet] = []
        left = MAX_CELLS
        for at, found in enumerate(self.book.sheets()):
            left -= sum(found.row_len(row) for row in range(found.nrows))
            if left < 0:
                raise IntakeError(msg("The workbook has more than {limit} cells", limit=MAX_CELLS))
            sheets.append(self._sheet(found, at))
        return sheets

    def _sheet(self, found: xlrd.sheet.Sheet, at: int) -> Sheet:
        sheet = Sheet(found.name, bool(found.visibility))
        if len(found.merged_cells) > MAX_MERGES:
            raise IntakeError(
                msg(
                    "The sheet “{name}” has {found} merged areas; at most {limit} are read",
                    name=sheet.name,
                    found=len(found.merged_cells),
                    limit=MAX_MERGES,
                )
            )
        sheet.merges = [
            Area(top, left, bottom - 1, right - 1)
            for top, bottom, left, right in found.merged_cells
            if top < bottom and left < right
        ]
        sheet.hidden_rows = {row for row, info in found.rowinfo_map.items() if info.hidden or info.height == 0}
        sheet.hidden_columns = {column for column, info in found.colinfo_map.items() if info.hidden or info.width == 0}
        if at < len(self.records.sheets):
            sheet.drawn = self.records.sheets[at]
        sheet.drawn.comments = len(found.cell_note_map)
        shows_zeros = bool(found.show_zero_values)
        for row in range(found.nrows):
            for column in range(found.row_len(row)):
                self._read_cell(sheet, found.cell(row, column), (row, column), shows_zeros)
        return sheet

    def _read_cell(self, sheet: Sheet, cell: xlrd.sheet.Cell, square: tuple[int, int], shows_zeros: bool) -> None:
        style = cell.xf_index
        is_ruled = self._ruled.get(style, False)
        if is_ruled:
            sheet.ruled_rows.add(square[0])
        format = self._formats.get(style) or Format(f"#{style}", (None,))
        flaw = Flaw.NONE
        if cell.ctype in (xlrd.XL_CELL_NUMBER, xlrd.XL_CELL_DATE):
            # The shortest digits that stand for the stored value.
            shown = show_number(repr(cell.value), format, bool(self.book.datemode), shows_zeros)
        elif cell.ctype == xlrd.XL_CELL_TEXT:
            shown = show_text(cell.value.replace("\r\n", "\n").replace("\r", "\n"), format)
        elif cell.ctype == xlrd.XL_CELL_BOOLEAN:
            shown = Shown("TRUE" if cell.value else "FALSE")
        elif cell.ctype == xlrd.XL_CELL_ERROR:
            shown, flaw = Shown(xlrd.error_text_from_code.get(cell.value, "#ERROR!")), Flaw.ERROR
        else:
            return
        if shown.text or shown.how is not How.EXACT:
            code = format.code if shown.how is How.OTHER_FORMAT else ""
            sheet.cells[square] = SheetCell(shown, flaw, code, is_ruled)
