"""Any file a department has becomes a document: what kind it is shows in its bytes, not in its name."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import PurePath
from typing import Final

from generator.intake.child import READERS, read_in_child
from generator.intake.decode import MAX_DOCUMENT_BYTES, IntakeError
from generator.intake.from_pieces import document_of
from generator.intake.pieces import Pieces
from generator.intake.sheets.kinds import sniff
from generator.intake.text import read_text_document
from generator.model.grid import Document
from generator.model.message import msg
from generator.model.remark import Remark

TEXT_SUFFIXES: Final = (".txt", ".md")
SUFFIXES: Final = (*TEXT_SUFFIXES, ".docx", ".docm", ".xlsx", ".xlsm", ".xls", ".html", ".htm", ".pdf")
"""Endings of the names of files that are read."""


@dataclass(frozen=True, slots=True)
class ReadDocument:
    """A document and what its reader has to say about it."""

    document: Document
    remarks: tuple[Remark, ...] = ()


def read_document(name: str, content: bytes) -> ReadDocument:
    """The document in a file. Errors: `IntakeError` where it is none that can be read."""
    if len(content) > MAX_DOCUMENT_BYTES:
        raise IntakeError(
            msg("The file has {found} bytes; at most {limit} are read", found=len(content), limit=MAX_DOCUMENT_BYTES)
        )
    if PurePath(name).suffix.lower() in TEXT_SUFFIXES:
        return ReadDocument(read_text_document(name, content))
    kind = sniff(content)
    if kind not in READERS:
        kind = PurePath(name).suffix.lower().lstrip(".").replace("xlsm", "xlsx").replace("docm", "docx")
    if kind not in READERS:
        kind = "html"
    pieces = read_in_child(kind, content)
    return ReadDocument(document_of(name, content, kind, _with_text(pieces)), pieces.remarks)


def _with_text(pieces: Pieces) -> Pieces:
    """The pieces. Errors: `IntakeError` where nothing in them can be read."""
    if not pieces.blocks:
        raise IntakeError(msg("The file holds no text that can be read"))
    return pieces
