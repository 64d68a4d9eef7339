"""The sheets of a workbook become pieces, in their order."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from generator.intake.pieces import PieceRole, Pieces, Remark, TablePiece, TextPiece
from generator.intake.sheets.blocks import sheet_blocks
from generator.intake.sheets.book import Sheet
from generator.intake.sheets.layout import see
from generator.intake.sheets.remarks import hidden_remarks, sheet_remarks


def join_sheets(sheets: Iterable[Sheet], remarks: Iterable[Remark] = ()) -> Pieces:
    """All sheets as pieces, with the remarks on them and those on the workbook.

    The name of a sheet is no content: it stands in the places alone. Errors: `IntakeError` as `see`.
    """
    blocks: list[TextPiece | TablePiece] = []
    found: list[Remark] = list(remarks)
    for sheet in sheets:
        if sheet.is_hidden:
            found.extend(hidden_remarks(sheet))
            continue
        seen = see(sheet)
        found.extend(sheet_remarks(sheet, seen))
        blocks.extend(_around(sheet, sheet.drawn.headers, PieceRole.HEADER))
        blocks.extend(sheet_blocks(sheet, seen))
        blocks.extend(
            TextPiece(text, f"{sheet.place}/box-{number}") for number, text in enumerate(sheet.drawn.boxes, start=1)
        )
        blocks.extend(_around(sheet, sheet.drawn.footers, PieceRole.FOOTER))
    return Pieces(tuple(blocks), tuple(found))


def _around(sheet: Sheet, texts: Iterable[str], role: PieceRole) -> Iterator[TextPiece]:
    for number, text in enumerate(dict.fromkeys(texts), start=1):
        yield TextPiece(text, f"{sheet.place}/{role.value}-{number}", role=role)
