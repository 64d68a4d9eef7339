"""What a reader of one kind of file yields, whatever the kind: paragraphs and tables of cells, each with its place.

    Pieces
      blocks   in reading order: TextPiece | TablePiece (rows of CellPiece)
      remarks  what a person must know: held back, accepted, computed, not readable

A reader runs in a process of its own (`generator.intake.child`), so all of this is plain data that goes through JSON.
"""

from __future__ import annotations

import enum
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from generator.model.message import Message
from generator.model.remark import Remark as Remark
from generator.model.remark import RemarkKind as RemarkKind


class PieceRole(enum.Enum):
    """What a paragraph is in its file; readers do not judge what its words mean."""

    BODY = "body"
    HEADER = "header"
    """In the head of a page: a mark in it counts, a number or a repeated line is furniture."""
    FOOTER = "footer"
    NOTE = "note"
    """A footnote or endnote; it stands after the block that refers to it."""
    CONTENTS = "contents"
    """An entry of a table of contents that the file itself marks as one."""


@dataclass(frozen=True, slots=True)
class TextPiece:
    """A paragraph, its automatic number in front as the reader sees it; line breaks inside it as `\\n`."""

    text: str
    place: str
    """See `generator.model.document_place`."""
    heading: int = 0
    """Level of a heading of the file, 0 for none."""
    is_item: bool = False
    """True where the file marks it as an item of a list without a number."""
    role: PieceRole = PieceRole.BODY


@dataclass(frozen=True, slots=True)
class CellPiece:
    """A cell at its upper left corner in a grid of unmerged squares."""

    text: str
    """As shown; paragraphs of the cell joined by `\\n`; empty for a blank cell."""
    place: str
    column: int
    """Square of the grid it begins at, from 0."""
    column_span: int = 1
    row_span: int = 1


@dataclass(frozen=True, slots=True)
class TablePiece:
    """A table: for each row the cells that begin in it, by column. A nested table follows as one of its own."""

    rows: tuple[tuple[CellPiece, ...], ...]
    place: str


@dataclass(frozen=True, slots=True)
class Pieces:
    """A file as read."""

    blocks: tuple[TextPiece | TablePiece, ...]
    remarks: tuple[Remark, ...] = ()


def to_json(pieces: Pieces) -> dict[str, Any]:
    """The pieces as JSON values."""
    return {
        "blocks": [_block_json(block) for block in pieces.blocks],
        "remarks": [[r.kind.value, r.place, r.text, r.message.id, dict(r.message.params)] for r in pieces.remarks],
    }


def _block_json(block: TextPiece | TablePiece) -> dict[str, Any]:
    if isinstance(block, TextPiece):
        return {
            "text": block.text,
            "place": block.place,
            "heading": block.heading,
            "item": block.is_item,
            "role": block.role.value,
        }
    rows = [[[c.text, c.place, c.column, c.column_span, c.row_span] for c in row] for row in block.rows]
    return {"rows": rows, "place": block.place}


def from_json(value: Mapping[str, Any]) -> Pieces:
    """The pieces of `to_json`. Errors: KeyError, TypeError or ValueError for any other value."""
    return Pieces(
        tuple(_block(block) for block in value["blocks"]),
        tuple(
            Remark(RemarkKind(kind), place, text, Message(id, tuple(sorted(params.items()))))
            for kind, place, text, id, params in value["remarks"]
        ),
    )


def _block(value: Mapping[str, Any]) -> TextPiece | TablePiece:
    if "rows" in value:
        return TablePiece(tuple(tuple(CellPiece(*cell) for cell in row) for row in value["rows"]), value["place"])
    return TextPiece(value["text"], value["place"], value["heading"], value["item"], PieceRole(value["role"]))
