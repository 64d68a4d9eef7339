"""What a reader of files has to say about a place of a document, for the person who imports it."""

from __future__ import annotations

import enum
from dataclasses import dataclass

from generator.model.message import Message


class RemarkKind(enum.Enum):
    """What a reader has to say about a place."""

    HELD_BACK = "held-back"
    """Hidden text, row, column or sheet: not read."""
    ACCEPTED = "accepted"
    """A tracked change was read as accepted."""
    STORED = "stored"
    """A number in a format of its own: the stored value was read."""
    DOUBTFUL = "doubtful"
    """A person must look before it is published: a formula without a value, an error value, a piece cut off."""
    LEFT_OUT = "left-out"
    """Something that holds no text to read: a picture, a chart, an embedded file, a macro, a link outside."""


@dataclass(frozen=True, slots=True)
class Remark:
    """One remark: kind, place, the text concerned (cut to 200 signs) and what happened, in words."""

    kind: RemarkKind
    place: str
    """See `generator.model.document_place`; empty for the file as a whole."""
    text: str
    message: Message
