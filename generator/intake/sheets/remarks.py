"""What a person must know of a sheet: what is held back, stored otherwise, doubtful, left out; with the cells."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import Final

from generator.intake.pieces import Remark, RemarkKind
from generator.intake.sheets.book import Flaw, Sheet, SheetCell, reference
from generator.intake.sheets.layout import Seen
from generator.intake.sheets.shown import How
from generator.model.message import Message, msg

MAX_TEXT: Final = 200
"""Signs of the text that a remark repeats."""
MAX_EACH: Final = 100
"""Doubtful cells of a sheet named one by one; how many there are besides is said in one remark."""
MAX_VALUE: Final = 40
"""Signs of a stored value or a format that a remark repeats."""
_NAMED: Final = 3

_Square = tuple[tuple[int, int], SheetCell]


def hidden_remarks(sheet: Sheet) -> Iterator[Remark]:
    """The remark on a hidden sheet that holds anything: how much, never what."""
    drawn = sheet.drawn
    count = sum(bool(cell.shown.text.strip() or cell.shown.stored) for cell in sheet.cells.values())
    count += len(drawn.boxes) + drawn.hidden_boxes
    if count or drawn.headers or drawn.footers or drawn.comments or drawn.pictures or drawn.embedded:
        message = msg("The sheet is hidden and was not read; it holds {count} cells and text boxes", count=count)
        yield Remark(RemarkKind.HELD_BACK, sheet.place, "", message)


def sheet_remarks(sheet: Sheet, seen: Seen) -> Iterator[Remark]:
    """The remarks on a sheet that is not hidden."""
    yield from _held_back(sheet, seen)
    seen_cells = [(square, cell) for square, cell in sorted(sheet.cells.items()) if square in seen.kept]
    yield from _stored(sheet, seen_cells)
    yield from _doubtful(sheet, seen_cells)
    for area in seen.clashing[:MAX_EACH]:
        place = sheet.cell_place(area.top, area.left)
        message = msg("The merged area overlaps another one; its cells were read as not merged")
        yield Remark(RemarkKind.DOUBTFUL, place, "", message)
    if sheet.has_outdated_values:
        message = msg("The file asks for its formulas to be computed anew: open it and save it, or check the figures")
        yield Remark(RemarkKind.DOUBTFUL, sheet.place, "", message)
    yield from _drawn(sheet)


def _held_back(sheet: Sheet, seen: Seen) -> Iterator[Remark]:
    if seen.held_rows:
        message = msg(
            "Hidden rows with text were not read: {count} ({rows})",
            count=len(seen.held_rows),
            rows=_listed(str(row + 1) for row in seen.held_rows),
        )
        yield Remark(RemarkKind.HELD_BACK, f"{sheet.place}/row-{seen.held_rows[0] + 1}", "", message)
    if seen.held_columns:
        columns = sorted(seen.held_columns)
        message = msg(
            "Hidden columns with text were not read: {count} ({columns})",
            count=len(columns),
            columns=_listed(reference(0, column).rstrip("1") for column in columns),
        )
        yield Remark(RemarkKind.HELD_BACK, sheet.cell_place(0, columns[0]), "", message)
    if seen.covered:
        message = msg(
            "Values under merged cells, which are not shown, were not read: {count} ({cells})",
            count=len(seen.covered),
            cells=_listed(reference(*square) for square in seen.covered),
        )
        yield Remark(RemarkKind.HELD_BACK, sheet.cell_place(*seen.covered[0]), "", message)
    if sheet.drawn.hidden_boxes:
        message = msg("Hidden text boxes were not read: {count}", count=sheet.drawn.hidden_boxes)
        yield Remark(RemarkKind.HELD_BACK, sheet.place, "", message)


def _stored(sheet: Sheet, cells: Sequence[_Square]) -> Iterator[Remark]:
    by_how: dict[How, list[_Square]] = {}
    by_format: dict[str, list[_Square]] = {}
    for square, cell in cells:
        if cell.shown.how is How.OTHER_FORMAT:
            code = cell.format[:MAX_VALUE] if len(by_format) < MAX_EACH else "…"
            by_format.setdefault(code, []).append((square, cell))
        else:
            by_how.setdefault(cell.shown.how, []).append((square, cell))
    if found := by_how.get(How.INVISIBLE):
        yield _counted(
            RemarkKind.HELD_BACK,
            sheet,
            found,
            lambda count, cells: msg(
                "Values that their number format makes invisible were not read: {count} ({cells})",
                count=count,
                cells=cells,
            ),
        )
    for code, found in by_format.items():
        yield _counted(
            RemarkKind.STORED,
            sheet,
            found,
            lambda count, cells, code=code: msg(  # type: ignore[misc]
                "The number format {format} is not read; stored values stand in its cells: {count} ({cells})",
                count=count,
                cells=cells,
                format=code,
            ),
            lambda cell: f" {cell.shown.stored[:MAX_VALUE]}",
        )
    if found := by_how.get(How.ROUNDED):
        yield _counted(
            RemarkKind.STORED,
            sheet,
            found,
            lambda count, cells: msg(
                "Figures are read as shown where others are stored (shown ← stored): {count} ({cells})",
                count=count,
                cells=cells,
            ),
            lambda cell: f" {cell.shown.text} ← {cell.shown.stored}",
        )
    if found := by_how.get(How.BLANK_ZERO):
        yield _counted(
            RemarkKind.STORED,
            sheet,
            found,
            lambda count, cells: msg(
                "Zeros that are shown as nothing were read as blank: {count} ({cells})",
                count=count,
                cells=cells,
            ),
        )


def _counted(
    kind: RemarkKind,
    sheet: Sheet,
    found: Sequence[_Square],
    message: Callable[[int, str], Message],
    detail: Callable[[SheetCell], str] = lambda cell: "",
) -> Remark:
    """One remark for all such cells, the first ones named."""
    named = _listed((f"{reference(*square)}{detail(cell)}" for square, cell in found), "; ")
    first, cell = found[0]
    text = "" if kind is RemarkKind.HELD_BACK else cell.shown.text[:MAX_TEXT]
    return Remark(kind, sheet.cell_place(*first), text, message(len(found), named))


def _listed(names: Iterable[str], between: str = ", ") -> str:
    known = list(names)
    return between.join([*known[:_NAMED], *(["…"] if len(known) > _NAMED else [])])


def _doubtful(sheet: Sheet, cells: Sequence[_Square]) -> Iterator[Remark]:
    found = [(square, cell.shown.text, message) for square, cell in cells for message in _doubts(cell)]
    for square, text, message in found[:MAX_EACH]:
        yield Remark(RemarkKind.DOUBTFUL, sheet.cell_place(*square), text[:MAX_TEXT], message)
    if len(found) > MAX_EACH:
        message = msg("More cells of the sheet are doubtful in such ways: {count}", count=len(found) - MAX_EACH)
        yield Remark(RemarkKind.DOUBTFUL, sheet.cell_place(*found[MAX_EACH][0]), "", message)


def _doubts(cell: SheetCell) -> Iterator[Message]:
    if cell.flaw is Flaw.NOT_COMPUTED:
        yield msg("The formula has no computed value: open the file in Excel or WPS and save it")
    elif cell.flaw is Flaw.ERROR:
        yield msg("The cell shows the error {found} in place of a value", found=cell.shown.text[:MAX_VALUE])
    elif cell.flaw is Flaw.LOST:
        yield msg("The text of the cell is missing in the file, which is damaged")
    elif cell.flaw is Flaw.TWICE:
        yield msg("The file gives the cell twice; the last one was read")
    if cell.shown.how is How.LONG:
        digits = sum(sign.isdigit() for sign in cell.shown.text)
        yield msg("A number of {found} digits: spreadsheets keep 15 of them, so a code must be a text", found=digits)
    elif cell.shown.how is How.NO_NUMBER:
        yield msg("The cell should hold a number but holds “{found}”", found=cell.shown.text[:MAX_VALUE])


def _drawn(sheet: Sheet) -> Iterator[Remark]:
    drawn = sheet.drawn
    if drawn.comments:
        yield _said(RemarkKind.HELD_BACK, sheet, msg("Comments were not read: {count}", count=drawn.comments))
    if drawn.pictures:
        yield _said(RemarkKind.LEFT_OUT, sheet, msg("Pictures were not read: {count}", count=drawn.pictures))
    if drawn.charts:
        yield _said(RemarkKind.LEFT_OUT, sheet, msg("Charts and diagrams were not read: {count}", count=drawn.charts))
    if drawn.embedded:
        yield _said(RemarkKind.HELD_BACK, sheet, msg("Embedded files were not read: {count}", count=drawn.embedded))
    if drawn.controls:
        message = msg("What is chosen in controls (tick boxes, lists) was not read: {count}", count=drawn.controls)
        yield _said(RemarkKind.DOUBTFUL, sheet, message)


def _said(kind: RemarkKind, sheet: Sheet, message: Message) -> Remark:
    return Remark(kind, sheet.place, "", message)
