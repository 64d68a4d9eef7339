"""Pieces in short, for the tests of workbooks."""

from __future__ import annotations

from generator.intake.pieces import Pieces, RemarkKind, TablePiece, TextPiece

Shown = str | list[list[str]]


def blocks(pieces: Pieces) -> list[Shown]:
    """Each paragraph as its text, each table as the texts of its rows; a cell over others has its spans behind it."""
    return [block.text if isinstance(block, TextPiece) else _rows(block) for block in pieces.blocks]


def _rows(table: TablePiece) -> list[list[str]]:
    return [
        [
            cell.text + (f"[{cell.row_span}x{cell.column_span}]" if (cell.row_span, cell.column_span) != (1, 1) else "")
            for cell in row
        ]
        for row in table.rows
    ]


def remarks(pieces: Pieces, kind: RemarkKind) -> list[tuple[str, str, str]]:
    """Place, text and words of each remark of a kind."""
    return [(r.place, r.text, str(r.message)) for r in pieces.remarks if r.kind is kind]
