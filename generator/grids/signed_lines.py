"""Lines of a form for a body and its seal (填报单位：（盖章）), and for people's signatures."""

from __future__ import annotations

import re
from collections.abc import Iterable

from generator.grids.claims import Claims, Piece
from generator.model.grid import GridCell
from generator.model.source import Furniture

_SEAL = r"[(（]\s*(?:盖\s*章|公\s*章|签\s*章)\s*[)）]"
_BODY = re.compile(
    rf"(?P<label>[^:：()（）]{{0,8}}(?:单\s*位|部\s*门)(?:名\s*称)?\s*(?:[:：]\s*{_SEAL}|{_SEAL}\s*[:：]?|[:：]))\s*(?P<name>.*)"
)
_MONEY_NOTE = re.compile(r"\s*[(（]?\s*(?:金额)?单位\s*[:：]\s*(?:人民币)?[百千万亿]*元\s*[)）]?\s*$")
_PERSON = re.compile(
    r"(?:(?:单位|部门|项目|财务)?负责人|填[报表]人|经办人|审[核批]人|制表人?|联系人|联系电话|电话|填[报表](?:日期|时间))"
    r"\s*(?:[(（]\s*签[字名章]\s*[)）])?\s*[:：]?"
)


def read_signed_line(text: str) -> tuple[str, str] | None:
    """The label with its colon and seal, and the body's name behind it, empty where none is; None for other lines.

    金额单位 names no body.
    """
    found = _BODY.fullmatch(text.strip())
    if found is None or found.group("label").lstrip("(（ ").startswith(("金额", "单位:", "单位：")):
        return None
    return found.group("label"), found.group("name")


def cut_signed_line(piece: Piece) -> tuple[GridCell, GridCell] | None:
    """The label and the name of a signed line as two cells in the piece's place; None for other lines.

    A unit of money at the end of the line belongs to neither.
    """
    note = _MONEY_NOTE.search(piece.text)
    found = read_signed_line(piece.text[: note.start()] if note else piece.text)
    if found is None:
        return None
    label, name = (_part(piece, text) for text in found)
    return label, name


def cut_unit_note(piece: Piece) -> GridCell | None:
    """The unit of money at the end of a line, with its label, as a cell in the piece's place; None for other lines."""
    note = _MONEY_NOTE.search(piece.text)
    return _part(piece, note.group()) if note else None


def _part(piece: Piece, text: str) -> GridCell:
    lines = piece.lines if isinstance(piece, GridCell) else (piece.line,)
    return GridCell(text.strip(), piece.raw, lines, piece.column if isinstance(piece, GridCell) else -1)


def set_signatures_aside(pieces: Iterable[Piece], claims: Claims) -> bool:
    """Takes lines or cells that are empty labels of signatures. False where one holds anything else."""
    pieces = tuple(pieces)
    if not all(_PERSON.fullmatch(piece.text.strip()) for piece in pieces):
        return False
    claims.furniture(Furniture.SIGNATURE, *pieces)
    return True
