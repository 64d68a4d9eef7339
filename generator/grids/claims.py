"""The ledger of a reading: each filled cell of a document is taken into a field, is furniture, or stays unread."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from typing import TypedDict

from generator.model.grid import Document, GridCell, Paragraph
from generator.model.message import Message
from generator.model.reading import Unread
from generator.model.source import Furniture, Repair, Unsure

Piece = GridCell | Paragraph


class Outcome(TypedDict):
    """The fields of a `Reading` that say what became of the document, whatever its form."""

    fields: dict[str, tuple[int, ...]]
    furniture: dict[Furniture, tuple[int, ...]]
    repairs: tuple[Repair, ...]
    unread: tuple[Unread, ...]
    unsure: tuple[Unsure, ...]
    missing: tuple[Message, ...]


class Claims:
    """Collects, during one reading, what became of each piece of the document. Lives no longer than the reading."""

    def __init__(self, document: Document) -> None:
        self._document = document
        self._pieces = {self._key(piece): piece for piece in _pieces(document)}
        self._claimed: set[tuple[int, int]] = set()
        self._fields: dict[str, list[int]] = defaultdict(list)
        self._furniture: dict[Furniture, list[int]] = defaultdict(list)
        self._set_aside: set[tuple[int, int]] = set()
        self._repairs: list[Repair] = []
        self._unsure: list[Unsure] = []
        self._missing: list[Message] = []
        for kind, line in document.furniture:
            self._furniture[kind].append(line)

    @property
    def is_of_text(self) -> bool:
        """Whether the document is a text, where a line below a table may be the rest of its last cell."""
        return not self._document.places

    def take(self, field: str, *pieces: Piece) -> None:
        """The pieces are read into the field."""
        for piece in pieces:
            self._claimed.add(self._key(piece))
            self._fields[field].extend(n for n in _lines(piece) if n not in self._fields[field])

    def furniture(self, kind: Furniture, *pieces: Piece) -> None:
        """The pieces carry no content of their own."""
        for piece in pieces:
            # The head of a list is that of each of its projects: it is set aside once.
            if piece.text and self._key(piece) not in self._set_aside:
                self._claimed.add(self._key(piece))
                self._set_aside.add(self._key(piece))
                self._furniture[kind].append(_lines(piece)[0])

    def repair(self, field: str, pieces: Iterable[Piece], before: str, after: str, reason: Message) -> None:
        """The field's text was put right."""
        lines = tuple(n for piece in pieces for n in _lines(piece))
        self._repairs.append(Repair(field, lines, before, after, reason))

    def unsure(self, field: str, piece: Piece, reason: Message) -> None:
        """The field was read, but a person must look."""
        self._unsure.append(Unsure(_lines(piece)[0], field, piece.text, reason))

    def miss(self, message: Message) -> None:
        """The document does not say what no field can do without."""
        self._missing.append(message)

    def missing(self) -> tuple[Message, ...]:
        """What the person must give."""
        return tuple(self._missing)

    def is_claimed(self, piece: Piece) -> bool:
        """Whether the piece was taken already."""
        return self._key(piece) in self._claimed

    def fields(self) -> dict[str, tuple[int, ...]]:
        """Field path → lines, in order of reading."""
        return {field: tuple(lines) for field, lines in self._fields.items()}

    def furniture_lines(self) -> dict[Furniture, tuple[int, ...]]:
        """Kind → lines, one for each piece, in order of the closed list."""
        return {kind: tuple(sorted(self._furniture[kind])) for kind in Furniture if self._furniture[kind]}

    def repairs(self) -> tuple[Repair, ...]:
        """All repairs by line; those of the file's reader get the field that took their line."""
        by_line: dict[int, str] = {}
        for field, lines in self._fields.items():
            for line in lines:
                by_line.setdefault(line, field)
        intake = [
            Repair(by_line.get(r.lines[0], ""), r.lines, r.before, r.after, r.reason) for r in self._document.repairs
        ]
        return tuple(sorted([*intake, *self._repairs], key=lambda r: (r.lines, r.field)))

    def unread(self) -> tuple[Unread, ...]:
        """Every filled piece that nothing took, in printed order."""
        return tuple(
            Unread(key[0], piece.text) for key, piece in sorted(self._pieces.items()) if key not in self._claimed
        )

    def unsure_readings(self) -> tuple[Unsure, ...]:
        """What a person must look at, by line."""
        return tuple(sorted(self._unsure, key=lambda u: (u.line, u.field)))

    def outcome(self) -> Outcome:
        """All of the above, as the fields of a `Reading`; asked for once everything is read."""
        return Outcome(
            fields=self.fields(),
            furniture=self.furniture_lines(),
            repairs=self.repairs(),
            unread=self.unread(),
            unsure=self.unsure_readings(),
            missing=self.missing(),
        )

    @staticmethod
    def _key(piece: Piece) -> tuple[int, int]:
        return (piece.lines[0], piece.column) if isinstance(piece, GridCell) else (piece.line, -1)


def _lines(piece: Piece) -> tuple[int, ...]:
    return piece.lines if isinstance(piece, GridCell) else (piece.line,)


def _pieces(document: Document) -> Iterable[Piece]:
    for block in document.blocks:
        if isinstance(block, Paragraph):
            yield block
        else:
            for row in block.rows:
                yield from row.filled
