"""What tests look at in the pieces of a PDF."""

from __future__ import annotations

from generator.intake.pdf import read
from generator.intake.pieces import PieceRole, Pieces, RemarkKind, TablePiece, TextPiece
from tests.intake.pdf.made_pdf import Sheet, made


def pieces(*sheets: Sheet) -> Pieces:
    """The pieces of a file of these pages."""
    return read(made(*sheets))


def texts(found: Pieces, role: PieceRole = PieceRole.BODY) -> list[str]:
    """The paragraphs of a role."""
    return [block.text for block in found.blocks if isinstance(block, TextPiece) and block.role is role]


def tables(found: Pieces) -> list[list[list[str]]]:
    """The texts of the cells of each table, row by row."""
    return [[[c.text for c in row] for row in block.rows] for block in found.blocks if isinstance(block, TablePiece)]


def remarks(found: Pieces, kind: RemarkKind) -> list[tuple[str, str]]:
    """Place and message of each remark of a kind."""
    return [(remark.place, str(remark.message)) for remark in found.remarks if remark.kind is kind]
