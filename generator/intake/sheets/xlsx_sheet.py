"""One sheet part of an xlsx workbook, row by row: values as stored, merges, what is hidden."""

from __future__ import annotations

import io
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from lxml import etree

from generator.intake.decode import IntakeError
from generator.intake.part_xml import damaged
from generator.intake.sheets.book import (
    MAX_CELLS,
    MAX_COLUMNS,
    MAX_MERGES,
    MAX_ROWS,
    Flaw,
    Sheet,
    SheetCell,
    parse_area,
    parse_reference,
)
from generator.intake.sheets.moments import serial_of
from generator.intake.sheets.page_texts import count_pictures, page_texts
from generator.intake.sheets.shown import How, Shown, show_number, show_text
from generator.intake.sheets.xlsx_parts import Styles, Workbook, is_true, local, text_of, unescape, whole_number
from generator.model.message import msg

_WATCHED: Final = ("row", "cols", "mergeCells", "sheetView", "headerFooter")
_NO_TEXT: Final = Shown("")
_MAX_SHOWN: Final = 40
"""Signs of a faulty value that a message repeats."""


@dataclass(slots=True)
class Budget:
    """How many cells of the workbook may still be looked at."""

    left: int = MAX_CELLS

    def take(self, count: int) -> None:
        """Errors: `IntakeError` when the workbook has too many."""
        self.left -= count
        if self.left < 0:
            raise IntakeError(msg("The workbook has more than {limit} cells", limit=MAX_CELLS))


@dataclass(slots=True)
class SheetReader:
    """Reads sheet parts of one workbook."""

    workbook: Workbook
    styles: Styles
    strings: Sequence[str]
    budget: Budget

    def read(self, name: str, content: bytes, sheet: Sheet) -> None:
        """Fills the sheet from the part of this name. Errors: `IntakeError` for a damaged part, one beyond limits."""
        rows = _Rows(self, sheet)
        try:
            for _, element in etree.iterparse(
                io.BytesIO(content),
                events=("end",),
                tag=[f"{{*}}{watched}" for watched in _WATCHED],
                resolve_entities=False,
                no_network=True,
                load_dtd=False,
                huge_tree=False,
                remove_comments=True,
                remove_pis=True,
            ):
                kind = local(element)
                if kind == "row":
                    rows.read(element)
                    _forget(element)
                elif kind == "sheetView":
                    # Written before the rows.
                    rows.shows_zeros = element.get("showZeros") is None or is_true(element.get("showZeros"))
                elif kind == "cols":
                    _read_columns(element, sheet)
                elif kind == "mergeCells":
                    _read_merges(element, sheet)
                else:
                    _read_page_texts(element, sheet)
        except (etree.XMLSyntaxError, LookupError, ValueError) as error:
            if isinstance(error, IntakeError):
                raise
            raise damaged(name, error) from None


def _forget(row: etree._Element) -> None:
    """Frees what is read: a part as a whole takes ten times its size as a tree."""
    row.clear()
    parent = row.getparent()
    while parent is not None and row.getprevious() is not None:
        del parent[0]


class _Rows:
    """The rows of one sheet under way; a row or cell without a number stands behind the one before."""

    def __init__(self, reader: SheetReader, sheet: Sheet) -> None:
        self._reader, self._sheet = reader, sheet
        self._row = -1
        self.shows_zeros = True

    def read(self, row: etree._Element) -> None:
        number = row.get("r")
        self._row = whole_number(number, 0) - 1 if number is not None else self._row + 1
        if not 0 <= self._row < MAX_ROWS:
            raise IntakeError(
                msg(
                    "The sheet “{name}” has a row “{found}”, which no sheet has",
                    name=self._sheet.name,
                    found=(number or "")[:40],
                )
            )
        if is_true(row.get("hidden")) or _is_zero(row.get("ht")):
            self._sheet.hidden_rows.add(self._row)
        self._reader.budget.take(len(row))
        column = -1
        for cell in row:
            if local(cell) != "c":
                continue
            stated = cell.get("r")
            square = parse_reference(stated) if stated is not None else (self._row, column + 1)
            if square is None or square[1] >= MAX_COLUMNS:
                raise IntakeError(
                    msg(
                        "The sheet “{name}” has a cell “{found}”, which no sheet has",
                        name=self._sheet.name,
                        found=stated,
                    )
                )
            column = square[1]
            self._read_cell(cell, square)

    def _read_cell(self, cell: etree._Element, square: tuple[int, int]) -> None:
        sheet, styles = self._sheet, self._reader.styles
        style = whole_number(cell.get("s"))
        is_ruled = styles.is_ruled(style)
        if is_ruled:
            sheet.ruled_rows.add(square[0])
        shown, flaw = self._value(cell, style)
        if not shown.text and shown.how is How.EXACT and flaw is Flaw.NONE:
            return
        if square in sheet.cells:
            flaw = Flaw.TWICE
        code = styles.format(style).code if shown.how is How.OTHER_FORMAT else ""
        sheet.cells[square] = SheetCell(shown, flaw, code, is_ruled)

    def _value(self, cell: etree._Element, style: int) -> tuple[Shown, Flaw]:
        value = formula = inline = None
        for child in cell:
            name = local(child)
            if name == "v":
                value = child.text or ""
            elif name == "f":
                formula = child
            elif name == "is":
                inline = child
        kind = cell.get("t", "n")
        format = self._reader.styles.format(style)
        if formula is not None:
            if value is None or (value == "" and kind in ("n", "b", "e", "d")):
                return _NO_TEXT, Flaw.NOT_COMPUTED
            self._sheet.has_outdated_values |= self._reader.workbook.computes_anew
        if kind == "inlineStr" or (inline is not None and value is None):
            return (show_text(text_of(inline), format) if inline is not None else _NO_TEXT), Flaw.NONE
        if value is None or (not value and kind != "s"):
            return _NO_TEXT, Flaw.NONE
        if kind == "s":
            at = whole_number(value.strip(), -1)
            is_there = 0 <= at < len(self._reader.strings)
            return (show_text(self._reader.strings[at], format), Flaw.NONE) if is_there else (_NO_TEXT, Flaw.LOST)
        if kind == "str":
            return show_text(unescape(value), format), Flaw.NONE
        if kind == "e":
            return Shown(value), Flaw.ERROR
        if kind == "b":
            return Shown("TRUE" if is_true(value.strip()) else "FALSE"), Flaw.NONE
        if kind == "d":
            value = serial_of(value.strip(), self._reader.workbook.is_1904)
        return show_number(value, format, self._reader.workbook.is_1904, self.shows_zeros), Flaw.NONE


def _is_zero(value: str | None) -> bool:
    return value is not None and value.strip("0.") == "" and "0" in value


def _read_columns(columns: etree._Element, sheet: Sheet) -> None:
    for column in columns:
        if is_true(column.get("hidden")) or _is_zero(column.get("width")):
            first, last = whole_number(column.get("min"), 1), whole_number(column.get("max"), 0)
            sheet.hidden_columns.update(range(max(first, 1) - 1, min(last, MAX_COLUMNS)))


def _read_merges(merges: etree._Element, sheet: Sheet) -> None:
    if len(merges) > MAX_MERGES:
        raise IntakeError(
            msg(
                "The sheet “{name}” has {found} merged areas; at most {limit} are read",
                name=sheet.name,
                found=len(merges),
                limit=MAX_MERGES,
            )
        )
    for merge in merges:
        stated = merge.get("ref", "")
        area = parse_area(stated)
        if area is None:
            raise IntakeError(
                msg(
                    "The sheet “{name}” has a merged area “{found}”, which lies on no sheet",
                    name=sheet.name,
                    found=stated[:_MAX_SHOWN],
                )
            )
        sheet.merges.append(area)


def _read_page_texts(element: etree._Element, sheet: Sheet) -> None:
    for part in element:
        stated = unescape(part.text or "")
        into = sheet.drawn.headers if local(part).endswith("Header") else sheet.drawn.footers
        into.extend(page_texts(stated))
        sheet.drawn.pictures += count_pictures(stated)
