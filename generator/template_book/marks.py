"""Findings in a copy of a workbook: coloured cells with comments, and a sheet that lists them all with links."""

from __future__ import annotations

import io
from collections.abc import Mapping, Sequence
from copy import copy
from dataclasses import dataclass
from typing import Final, Literal

from openpyxl import Workbook, load_workbook
from openpyxl.cell.cell import ILLEGAL_CHARACTERS_RE, Cell
from openpyxl.comments import Comment
from openpyxl.styles import Alignment, Border, Font, PatternFill, Side
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.worksheet import Worksheet

from generator.model.diagnostic import Severity
from generator.model.template_columns import sheet_title
from generator.model.template_layout import FINDINGS
from generator.model.template_text import GUIDANCE
from generator.template_book.book import MOST_IN_A_CELL, fit_height, free_name, put, saved, set_up_print, square

_MOST_IN_A_COMMENT: Final = 3000
"""Signs of a comment; more cannot be read in its box, and all stands in the list."""
_COLOURS: Final = {Severity.ERROR: "FFF8CBAD", Severity.WARNING: "FFFFE699", Severity.NOTICE: "FFBDD7EE"}
# Told apart without their colours too: by the line around the cell, the word in the comment and in the list.
_LINES: Final[Mapping[Severity, Literal["thick", "mediumDashed", "dotted"]]] = {
    Severity.ERROR: "thick",
    Severity.WARNING: "mediumDashed",
    Severity.NOTICE: "dotted",
}
_WIDTHS: Final = (10, 26, 26, 60, 30, 30, 26)
KEYWORD: Final = "mingzhang-findings"
"""In the properties of each copy: such a file may be written over, any other not."""


@dataclass(frozen=True, slots=True)
class Mark:
    """A finding as the workbook shows it, in the reader's language."""

    severity: Severity
    cells: tuple[str, ...]
    """Cells it is shown at, as `项目!B7`: sheet and square; none where it belongs to no cell."""
    comment: str
    texts: tuple[str, ...]
    """Its cells in the list."""
    is_released: bool = False
    """Whether a record lets it stand: it is listed and not coloured."""


@dataclass(frozen=True, slots=True)
class ListWords:
    """The words of the list."""

    sheet: str
    notes: tuple[str, ...]
    heads: tuple[str, ...]
    author: str


def open_workbook(content: bytes) -> Workbook | None:
    """The workbook, to be changed; None where openpyxl cannot open it. Macros, and most drawings, are not kept."""
    try:
        return load_workbook(io.BytesIO(content))
    except Exception as error:
        # Strange workbooks make it stop with errors of all kinds; only its own opening is looked past here.
        if isinstance(error, MemoryError):
            raise
        return None


def marked(book: Workbook, marks: Sequence[Mark], words: ListWords) -> bytes:
    """The workbook with the findings in it."""
    shown: dict[tuple[str, str], list[Mark]] = {}
    for mark in marks:
        for cell in mark.cells if not mark.is_released else ():
            name, _, reference = cell.rpartition("!")
            if name in book.sheetnames and isinstance(book[name], Worksheet):
                shown.setdefault((name, reference), []).append(mark)
    for (name, reference), of_cell in shown.items():
        _show(_anchor(book[name], reference), of_cell, words.author)
    _list(book, marks, words)
    book.properties.keywords = KEYWORD
    return saved(book)


def _anchor(sheet: Worksheet, reference: str) -> Cell:
    """The cell, or the first one of the merged area that covers it."""
    for area in sheet.merged_cells.ranges:
        if reference in area:
            return square(sheet, area.min_row, area.min_col)
    found = sheet[reference]
    assert isinstance(found, Cell)
    return found


def _show(cell: Cell, marks: Sequence[Mark], author: str) -> None:
    severity = min((mark.severity for mark in marks), key=lambda one: one.rank)
    side = Side(style=_LINES[severity], color="FFC00000" if severity is Severity.ERROR else "FF7F6000")
    cell.fill = PatternFill("solid", fgColor=_COLOURS[severity])
    cell.border = Border(left=side, right=side, top=side, bottom=side)
    texts = [cell.comment.text] if cell.comment is not None else []
    texts.extend(dict.fromkeys(mark.comment for mark in marks))
    whole = "\n\n".join(texts)
    if len(whole) > _MOST_IN_A_COMMENT:
        whole = f"{whole[:_MOST_IN_A_COMMENT]}…"
    comment = Comment(_plain(whole), author)
    comment.width, comment.height = 420, min(120 + 40 * len(texts), 600)
    cell.comment = comment


def _list(book: Workbook, marks: Sequence[Mark], words: ListWords) -> None:
    sheet: Worksheet = book.create_sheet(free_name(book, words.sheet), 0)
    put(square(sheet, 1, 1), sheet_title(FINDINGS)).font = Font(name="宋体", bold=True, size=14)
    for row, note in enumerate(words.notes, start=2):
        put(square(sheet, row, 1), _one_line(f"{GUIDANCE} {note}")).font = Font(name="宋体")
    row = len(words.notes) + 2
    for at, text in enumerate(words.heads, start=1):
        cell = put(square(sheet, row, at), text)
        cell.font = Font(name="宋体", bold=True)
        cell.fill = PatternFill("solid", fgColor="FFDDEBF7")
        if at <= len(_WIDTHS):
            sheet.column_dimensions[get_column_letter(at)].width = _WIDTHS[at - 1]
    sheet.freeze_panes = square(sheet, row + 1, 1).coordinate
    sheet.print_title_rows = f"{row}:{row}"
    for number, mark in enumerate(marks, start=row + 1):
        for at, text in enumerate(mark.texts, start=1):
            cell = put(square(sheet, number, at), _one_line(text))
            cell.alignment = Alignment(wrap_text=True, vertical="top")
            if at == 1 and not mark.is_released:
                cell.fill = PatternFill("solid", fgColor=_COLOURS[mark.severity])
        fit_height(sheet, number, mark.texts)
        if mark.cells:
            _link(square(sheet, number, len(mark.texts)), mark.cells[0], book)
    set_up_print(sheet, 0)
    book.active = 0
    for other in book.worksheets:
        # Two sheets chosen at once would both be written into.
        other.sheet_view.tabSelected = other is sheet


def _link(cell: Cell, target: str, book: Workbook) -> None:
    name, _, reference = target.rpartition("!")
    if name in book.sheetnames:
        quoted = name.replace("'", "''")
        cell.hyperlink = f"#'{quoted}'!{reference}"
        font = copy(cell.font)
        cell.font = Font(name=font.name, underline="single", color="FF0563C1")


def _one_line(text: str) -> str:
    """The text on one line: so that a workbook of ours with the list in it can be imported again."""
    return _plain(text.replace("\n", "↵"))


def _plain(text: str) -> str:
    """The text without signs that no workbook can hold, cut where no cell can hold more."""
    return ILLEGAL_CHARACTERS_RE.sub("�", text)[:MOST_IN_A_CELL]
