"""Workbooks of the kinds .xlsx and .xlsm, read from their parts.

Not by way of openpyxl: it turns stored figures into binary fractions, stops at a text number that is not there and at
NaN, sees no text boxes, and takes 0.8 GB for a single cell in the last corner of a sheet. Here values are read as they
are stored, and a sheet is never held as a tree.

What is printed is read, whatever the print area says. Not noticed: text in the colour of its ground, and values that a
conditional format hides.
"""

from __future__ import annotations

from collections.abc import Iterator

from generator.intake.decode import IntakeError
from generator.intake.package import Package, open_package
from generator.intake.pieces import Pieces, Remark, RemarkKind
from generator.intake.sheets.book import Sheet
from generator.intake.sheets.join import join_sheets
from generator.intake.sheets.kinds import other_kind
from generator.intake.sheets.xlsx_drawn import read_drawn
from generator.intake.sheets.xlsx_parts import ListedSheet, Workbook, read_styles, read_workbook, shared_strings
from generator.intake.sheets.xlsx_sheet import Budget, SheetReader
from generator.model.message import msg


def read(content: bytes) -> Pieces:
    """The pieces of a workbook. Errors: `IntakeError` with one sentence for a file that cannot be read."""
    other = other_kind(content, "xlsx")
    if other is not None:
        raise IntakeError(other)
    package = open_package(content)
    workbook = read_workbook(package)
    reader = SheetReader(
        workbook, read_styles(package, workbook.part), shared_strings(package, workbook.part), Budget()
    )
    sheets = [_read_sheet(listed, package, reader) for listed in workbook.sheets if listed.kind == "worksheet"]
    return join_sheets(sheets, _remarks(package, workbook))


def _read_sheet(listed: ListedSheet, package: Package, reader: SheetReader) -> Sheet:
    sheet = Sheet(listed.name, listed.is_hidden)
    reader.read(listed.part, package.read(listed.part), sheet)
    read_drawn(package, listed.part, sheet)
    return sheet


def _remarks(package: Package, workbook: Workbook) -> Iterator[Remark]:
    """What there is to say of the workbook as a whole."""
    if package.has_macros:
        yield Remark(RemarkKind.HELD_BACK, "", "", msg("The file holds macros; they were not run"))
    links = [relation for relation in package.relationships(workbook.part).values() if relation.kind == "externalLink"]
    if links:
        message = msg("Of links to other files, the values that the file holds were read: {count}", count=len(links))
        yield Remark(RemarkKind.LEFT_OUT, "", "", message)
    for listed in workbook.sheets:
        if listed.kind == "worksheet":
            continue
        place = Sheet(listed.name).place
        if listed.kind:
            yield Remark(RemarkKind.LEFT_OUT, place, "", msg("The sheet holds no cells but a chart, dialog or macro"))
        else:
            message = msg("The workbook lists the sheet but does not hold it: the file is damaged")
            yield Remark(RemarkKind.DOUBTFUL, place, "", message)
