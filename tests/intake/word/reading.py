"""What the tests of the Word reader read files with."""

from __future__ import annotations

from generator.intake.pieces import Pieces, Remark, RemarkKind, TablePiece, TextPiece
from generator.intake.word import read
from tests.intake.made_docx import word_file


def pieces_of(body: str, **others: str) -> Pieces:
    """A file of this body and further parts (`styles`, `header1` …), read."""
    return read(word_file(body, {f"{name}.xml": inside for name, inside in others.items()}))


def texts(pieces: Pieces) -> list[str]:
    """The texts of the paragraphs outside of tables."""
    return [block.text for block in pieces.blocks if isinstance(block, TextPiece)]


def one_text(body: str, **others: str) -> str:
    """The text of a file that holds one paragraph."""
    (text,) = texts(pieces_of(body, **others))
    return text


def tables(pieces: Pieces) -> list[TablePiece]:
    """The tables of a file."""
    return [block for block in pieces.blocks if isinstance(block, TablePiece)]


def squares(table: TablePiece) -> list[list[tuple[str, int, int, int]]]:
    """For each row text, column, squares across and squares down of each cell."""
    return [[(c.text, c.column, c.column_span, c.row_span) for c in row] for row in table.rows]


def remarks(pieces: Pieces, kind: RemarkKind) -> list[Remark]:
    """The remarks of a kind."""
    return [remark for remark in pieces.remarks if remark.kind is kind]
