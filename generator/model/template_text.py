"""How a text stands in a cell of the workbook to fill, so that it comes back as it was.

A cell holds the text itself. What a cell cannot say is written between 〖 and 〗: nothing for a field left blank where
the whole column would be blank, a word of the list for what is no text, or a text whose blanks at its ends count.
"""

from __future__ import annotations

from typing import Final

ABSENT: Final = "〖无此栏〗"
"""The printed form has no such field."""
CONTINUED: Final = "〖接上行〗"
"""The text goes on from the row above."""
CUT_OFF: Final = "〖缺失〗"
"""The document is cut off here: nobody can say what the cell held."""
LEFT_BLANK: Final = "〖〗"
"""The field is there and left blank; a cell without anything says the same where its column holds anything at all."""
EXAMPLE: Final = "示例"
"""First cell of a row that shows how to fill the sheet; it is not read."""
GUIDANCE: Final = "※"
"""First sign of what the workbook says to those who fill it."""
MARKER: Final = "明账填报表"
"""Opens the title of every sheet."""

_OPEN, _CLOSE = "〖", "〗"
WORDS: Final = frozenset({ABSENT, CONTINUED, CUT_OFF})
"""Marks that stand for no text."""


def to_cell(text: str) -> str:
    """The text as a cell holds it: between marks where it could be taken for one, or would lose blanks at its ends."""
    is_marked = text.startswith(_OPEN) and text.endswith(_CLOSE)
    return f"{_OPEN}{text}{_CLOSE}" if text != text.strip() or is_marked else text


def from_cell(text: str) -> str:
    """The text that a cell holds; the words of the list are looked for before."""
    is_marked = len(text) > 1 and text.startswith(_OPEN) and text.endswith(_CLOSE) and text not in WORDS
    return text[1:-1] if is_marked else text
