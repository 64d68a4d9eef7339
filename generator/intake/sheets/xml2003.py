"""Workbooks in one XML file (XML Spreadsheet 2003, XML 电子表格), which budget systems write and call `.xls`."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Final

from lxml import etree

from generator.intake.decode import IntakeError
from generator.intake.part_xml import parse_part
from generator.intake.pieces import Pieces
from generator.intake.sheets.book import (
    MAX_CELLS,
    MAX_COLUMNS,
    MAX_MERGES,
    MAX_ROWS,
    MAX_SHEETS,
    Area,
    Flaw,
    Sheet,
    SheetCell,
)
from generator.intake.sheets.formats import BUILTIN, GENERAL, Format, parse_format
from generator.intake.sheets.join import join_sheets
from generator.intake.sheets.moments import serial_of
from generator.intake.sheets.page_texts import page_texts
from generator.intake.sheets.shown import How, Shown, show_number, show_text
from generator.intake.sheets.xlsx_parts import is_true, local, whole_number
from generator.model.message import msg

_SS: Final = "{urn:schemas-microsoft-com:office:spreadsheet}"
_X: Final = "{urn:schemas-microsoft-com:office:excel}"
_NAMED: Final = {
    **{"": GENERAL, "General Number": GENERAL, "Standard": "#,##0.00", "Fixed": "0.00", "Percent": "0.00%"},
    **{"Short Date": BUILTIN[14], "Long Date": BUILTIN[31], "Short Time": "h:mm", "Long Time": "h:mm:ss"},
    **{"General Date": BUILTIN[22]},
}
"""Formats that the kind has names for; those of currencies depend on the system and are not surely read."""


def read(content: bytes) -> Pieces:
    """The pieces of a workbook. Errors: `IntakeError` with one sentence for a file that cannot be read."""
    root = parse_part("XML", content)
    sheets = [element for element in root if local(element) == "Worksheet"]
    if not 0 < len(sheets) <= MAX_SHEETS:
        raise IntakeError(
            msg("The workbook has {found} sheets; 1 to {limit} are read", found=len(sheets), limit=MAX_SHEETS)
        )
    reader = _Reader(any(local(element) == "Date1904" for element in root.iter(f"{_X}Date1904")))
    for style in root.iter(f"{_SS}Style"):
        reader.add_style(style)
    return join_sheets([reader.sheet(element) for element in sheets])


@dataclass(slots=True)
class _Reader:
    """One workbook under way."""

    is_1904: bool
    left: int = MAX_CELLS
    _formats: dict[str, Format] = field(default_factory=lambda: {"": parse_format(GENERAL)})
    """Style → its number format; that of cells without a style is the style Default."""
    _ruled: set[str] = field(default_factory=set)
    """Styles with a line on their left or right."""

    def add_style(self, style: etree._Element) -> None:
        """A style, with what it takes over from its parent, which stands before it."""
        name, parent = style.get(f"{_SS}ID", ""), style.get(f"{_SS}Parent", "")
        self._formats[name] = self._formats.get(parent, self._formats[""])
        if parent in self._ruled:
            self._ruled.add(name)
        for element in style.iter(f"{_SS}NumberFormat"):
            code = element.get(f"{_SS}Format", "")
            self._formats[name] = parse_format(_NAMED.get(code, code))
        if any(border.get(f"{_SS}Position") in ("Left", "Right") for border in style.iter(f"{_SS}Border")):
            self._ruled.add(name)

    def sheet(self, element: etree._Element) -> Sheet:
        """One sheet of the workbook."""
        sheet = Sheet(element.get(f"{_SS}Name", "")[:100])
        sheet.is_hidden = any(
            (visible.text or "").strip() != "SheetVisible" for visible in element.iter(f"{_X}Visible")
        )
        sheet.drawn.comments = sum(1 for _ in element.iter(f"{_SS}Comment"))
        for kind, texts in (("Header", sheet.drawn.headers), ("Footer", sheet.drawn.footers)):
            for stated in element.iter(f"{_X}{kind}"):
                texts.extend(page_texts(stated.get(f"{_X}Data", "")))
        for table in element.iter(f"{_SS}Table"):
            self._table(table, sheet)
        return sheet

    def _table(self, table: etree._Element, sheet: Sheet) -> None:
        columns = (element for element in table if local(element) == "Column")
        for at, last, column in _placed(columns, MAX_COLUMNS, sheet):
            if is_true(column.get(f"{_SS}Hidden")) or _is_zero(column.get(f"{_SS}Width")):
                sheet.hidden_columns.update(range(at, last + 1))
        rows = (element for element in table if local(element) == "Row")
        for at, last, row in _placed(rows, MAX_ROWS, sheet):
            if is_true(row.get(f"{_SS}Hidden")) or _is_zero(row.get(f"{_SS}Height")):
                sheet.hidden_rows.update(range(at, last + 1))
            self._row(row, at, sheet)

    def _row(self, row: etree._Element, at: int, sheet: Sheet) -> None:
        self.left -= len(row)
        if self.left < 0:
            raise IntakeError(msg("The workbook has more than {limit} cells", limit=MAX_CELLS))
        cells = (element for element in row if local(element) == "Cell")
        for column, right, cell in _placed(cells, MAX_COLUMNS, sheet, "MergeAcross"):
            down = whole_number(cell.get(f"{_SS}MergeDown"))
            if right > column or down:
                sheet.merges.append(Area(at, column, min(at + down, MAX_ROWS - 1), right))
            if len(sheet.merges) > MAX_MERGES:
                raise IntakeError(
                    msg(
                        "The sheet “{name}” has {found} merged areas; at most {limit} are read",
                        name=sheet.name,
                        found=len(sheet.merges),
                        limit=MAX_MERGES,
                    )
                )
            style = cell.get(f"{_SS}StyleID") or row.get(f"{_SS}StyleID") or "Default"
            if style in self._ruled:
                sheet.ruled_rows.add(at)
            shown, flaw = self._value(cell, self._formats.get(style) or self._formats[""])
            if shown.text or shown.how is not How.EXACT or flaw is not Flaw.NONE:
                code = self._formats.get(style, self._formats[""]).code if shown.how is How.OTHER_FORMAT else ""
                flaw = Flaw.TWICE if (at, column) in sheet.cells else flaw
                sheet.cells[at, column] = SheetCell(shown, flaw, code, style in self._ruled)

    def _value(self, cell: etree._Element, format: Format) -> tuple[Shown, Flaw]:
        data = next((element for element in cell if local(element) == "Data"), None)
        if data is None:
            is_formula = cell.get(f"{_SS}Formula") is not None
            return Shown(""), Flaw.NOT_COMPUTED if is_formula else Flaw.NONE
        text = "".join(str(part) for part in data.itertext())
        kind = data.get(f"{_SS}Type", "String")
        if kind == "Number":
            return show_number(text, format, self.is_1904), Flaw.NONE
        if kind == "DateTime":
            return show_number(serial_of(text.strip(), self.is_1904), format, self.is_1904), Flaw.NONE
        if kind == "Boolean":
            return Shown("TRUE" if is_true(text.strip()) else "FALSE"), Flaw.NONE
        if kind == "Error":
            return Shown(text.strip()), Flaw.ERROR
        return show_text(text.replace("\r\n", "\n").replace("\r", "\n"), format), Flaw.NONE


def _placed(
    elements: Iterator[etree._Element], limit: int, sheet: Sheet, span: str = "Span"
) -> Iterator[tuple[int, int, etree._Element]]:
    """First and last place from 0 of each element: behind the one before, unless it states another."""
    at = 0
    for element in elements:
        at = whole_number(element.get(f"{_SS}Index"), at + 1) - 1
        last = at + whole_number(element.get(f"{_SS}{span}"))
        if not 0 <= at <= last < limit:
            raise IntakeError(
                msg("The sheet “{name}” reaches beyond the last row or column that a sheet has", name=sheet.name)
            )
        yield at, last, element
        at = last + 1


def _is_zero(value: str | None) -> bool:
    return value is not None and value.strip("0.") == "" and "0" in value
