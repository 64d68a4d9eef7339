"""A PDF file becomes pieces: its pages in order, on each its tables and paragraphs, from top to bottom.

Read is what is printed, as far as the file itself tells it: text that is invisible, too small, off the page or in the
colour of its ground is held back. Not noticed: text that is cut off by a clipping path, or transparent.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Final

from generator.intake.decode import IntakeError
from generator.intake.pdf.furniture import mark_furniture
from generator.intake.pdf.joining import joins, likely_rest, table_piece
from generator.intake.pdf.marks import PageMarks
from generator.intake.pdf.opening import file_remarks, note_remarks, open_pdf, read_pages
from generator.intake.pdf.pages import Page, PlacedLine, read_page
from generator.intake.pdf.paragraphs import group_lines, margins_of, paragraph
from generator.intake.pdf.sift import Sifted, sift
from generator.intake.pdf.tables import PrintedTable
from generator.intake.pdf.wholeness import wholeness_remarks
from generator.intake.pieces import PieceRole, Pieces, Remark, RemarkKind, TablePiece, TextPiece
from generator.model.message import msg

_TOO_MANY_LOST: Final = 0.1
"""Above this part of signs without a character the text of the file is no text."""


def read(content: bytes) -> Pieces:
    """The pieces of a PDF. Errors: `IntakeError` with one sentence for a file that cannot be read."""
    if not content.strip():
        raise IntakeError(msg("The file is empty"))
    document = open_pdf(content)
    pages: list[Page] = []
    sifted: list[Sifted] = []
    pictures: list[int] = []
    broken: list[int] = []
    for marks in read_pages(document):
        signs = sift(marks)
        sifted.append(signs)
        pictures.append(len(marks.pictures))
        pages.append(_page(marks, signs))
        if not marks.is_whole:
            broken.append(marks.number)
    _refuse_scans(pages, sifted)
    _refuse_lost(sifted)
    mark_furniture(pages)
    remarks = [*_page_remarks(pages, sifted, pictures), *wholeness_remarks(document, len(pages), broken)]
    remarks += [*file_remarks(document), *note_remarks(document)]
    blocks = tuple(_blocks(pages, remarks))
    return Pieces(blocks, tuple(remarks))


def _page(marks: PageMarks, signs: Sifted) -> Page:
    # What lies unseen behind the picture of a page was guessed by a machine.
    return Page(marks.number, marks.paper, [], signs.marks) if signs.is_picture else read_page(marks, signs)


def _refuse_scans(pages: Sequence[Page], sifted: Sequence[Sifted]) -> None:
    pictures = [page.number for page, signs in zip(pages, sifted, strict=True) if signs.is_picture]
    written = sum(bool(page.blocks) for page in pages)
    if written and 2 * len(pictures) <= len(pages):
        return
    found = len(pictures) or len(pages) - written
    raise IntakeError(
        msg(
            "{found} of {count} pages of the PDF are pictures without certain text (a scan): ask for the Word or Excel "
            "file, or type the figures into the workbook of “mingzhang template”",
            found=found,
            count=len(pages),
        )
    )


def _refuse_lost(sifted: Sequence[Sifted]) -> None:
    lost = sum(signs.lost for signs in sifted)
    signs = sum(len(each.text) for each in sifted)
    if lost > _TOO_MANY_LOST * signs:
        raise IntakeError(
            msg(
                "The fonts of the PDF do not tell which characters they show ({found} of {count}): ask for the Word or "
                "Excel file",
                found=lost,
                count=signs,
            )
        )


def _page_remarks(pages: Sequence[Page], sifted: Sequence[Sifted], pictures: Sequence[int]) -> Iterator[Remark]:
    for page, signs in zip(pages, sifted, strict=True):
        place = f"page-{page.number}"
        if signs.is_picture:
            message = msg("The page is a picture; its text was not read")
            yield Remark(RemarkKind.DOUBTFUL, place, "", message)
        elif signs.hidden:
            message = msg("Signs that nobody sees on the page were not read: {count}", count=signs.hidden)
            yield Remark(RemarkKind.HELD_BACK, place, "", message)
        if signs.lost and not signs.is_picture:
            message = msg("Signs that their font does not name were read as lost ones: {count}", count=signs.lost)
            yield Remark(RemarkKind.DOUBTFUL, place, "", message)
        for where in page.lone_columns:
            message = msg(
                "A column of figures stands alone: the table is wider than its page, or its other columns have no rules"
            )
            yield Remark(RemarkKind.DOUBTFUL, where, "", message)
        for cell in (cell for block in page.blocks if isinstance(block, PrintedTable) for cell in block.doubtful):
            message = msg("The text runs over the rule of its cell; look which cell it belongs to")
            yield Remark(RemarkKind.DOUBTFUL, cell, "", message)
    radicals = sum(signs.radicals for signs in sifted)
    if radicals:
        message = msg(
            "Radicals that the file holds in place of Han characters were read as these: {count}", count=radicals
        )
        yield Remark(RemarkKind.STORED, "", "", message)
    whole = sum(count for count, signs in zip(pictures, sifted, strict=True) if not signs.is_picture)
    if whole:
        yield Remark(RemarkKind.LEFT_OUT, "", "", msg("Pictures were not read: {count}", count=whole))


def _blocks(pages: Sequence[Page], remarks: list[Remark]) -> Iterator[TextPiece | TablePiece]:
    """The pages one after the other; what goes on over the end of a page stands whole where it begins.

    Rows that may be cut by the end of a page join the remarks.
    """
    margins = margins_of(line for page in pages for line in page.lines if line.role is PieceRole.BODY)
    tables: list[PrintedTable] = []
    lines: list[PlacedLine] = []
    aside: list[TextPiece] = []

    def flush() -> Iterator[TextPiece | TablePiece]:
        if tables:
            yield table_piece(tables)
            tables.clear()
        for group in group_lines(lines, margins):
            yield paragraph(group)
        lines.clear()
        yield from aside
        aside.clear()

    for page in pages:
        aside.extend(_around(page))
        for number, block in enumerate(page.body):
            if isinstance(block, PlacedLine):
                if tables:
                    yield from flush()
                lines.append(block)
                continue
            goes_on = tables and number == 0 and joins(tables[-1], block)
            if lines or not goes_on:
                yield from flush()
            elif place := likely_rest(tables, block):
                message = msg("The row may be the rest of the one at the end of the page before")
                remarks.append(Remark(RemarkKind.DOUBTFUL, place, "", message))
            tables.append(block)
    yield from flush()


def _around(page: Page) -> Iterator[TextPiece]:
    for number, text in enumerate(page.marks, start=1):
        yield TextPiece(text, f"page-{page.number}/header-{number}", role=PieceRole.HEADER)
    for line in page.lines:
        if line.role in (PieceRole.HEADER, PieceRole.FOOTER):
            yield TextPiece(line.line.text, line.place, role=line.role)
