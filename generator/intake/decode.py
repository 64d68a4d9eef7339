"""Bytes of a text file become text: UTF-8 with or without a mark, UTF-16 with one, GB18030."""

from __future__ import annotations

import codecs
from dataclasses import dataclass

from generator.model.message import Message, msg

_MARKS = (
    (codecs.BOM_UTF8, "utf-8", "UTF-8"),
    (codecs.BOM_UTF16_LE, "utf-16-le", "UTF-16LE"),
    (codecs.BOM_UTF16_BE, "utf-16-be", "UTF-16BE"),
)

MAX_DOCUMENT_BYTES = 16 * 1024 * 1024
"""Largest document read: the largest real one of its kind is below 0.1 MB; a book of 5,000 projects is about 15 MB."""

_GOOD_FOR_A_LOST_ONE = 10


class IntakeError(ValueError):
    """A file that cannot be read as a document; `message` says why and what was expected."""

    def __init__(self, message: Message) -> None:
        super().__init__(str(message))
        self.message = message


@dataclass(frozen=True, slots=True)
class Decoded:
    """The text of a file with `\\n` line ends, and the encoding it was found in."""

    text: str
    encoding: str


def decode_document(content: bytes) -> Decoded:
    """The text of a document, by its byte order mark, else as UTF-8, else as GB18030.

    Errors: `IntakeError` for an empty file, one that is too large, one that is no text in any of these encodings,
    and one whose text holds NUL signs (a binary file).
    """
    if len(content) > MAX_DOCUMENT_BYTES:
        raise IntakeError(
            msg("The file has {found} bytes; at most {limit} are read", found=len(content), limit=MAX_DOCUMENT_BYTES)
        )
    decoded = _by_mark(content) or _without_mark(content)
    text = decoded.text.replace("\r\n", "\n").replace("\r", "\n")
    if "\0" in text:
        raise IntakeError(msg("The file is not a text: it holds NUL bytes"))
    if not text.strip():
        raise IntakeError(msg("The file is empty"))
    return Decoded(text, decoded.encoding)


def _by_mark(content: bytes) -> Decoded | None:
    for mark, codec, name in _MARKS:
        if content.startswith(mark):
            try:
                return Decoded(content[len(mark) :].decode(codec), name)
            except UnicodeDecodeError as error:
                raise IntakeError(
                    msg(
                        "The file begins with the mark of {encoding} but is not valid {encoding} at byte {byte}",
                        encoding=name,
                        byte=error.start + len(mark) + 1,
                    )
                ) from None
    return None


def _without_mark(content: bytes) -> Decoded:
    try:
        return Decoded(content.decode("utf-8"), "UTF-8")
    except UnicodeDecodeError as utf8_error:
        if _is_damaged_utf8(content):
            raise IntakeError(
                msg(
                    "The file is UTF-8 but damaged at byte {byte}: characters were lost there",
                    byte=utf8_error.start + 1,
                )
            ) from None
        try:
            return Decoded(content.decode("gb18030"), "GB18030")
        except UnicodeDecodeError:
            raise IntakeError(
                msg(
                    "The file is no text in UTF-8 (byte {byte}), UTF-16 with a byte order mark or GB18030",
                    byte=utf8_error.start + 1,
                )
            ) from None


def _is_damaged_utf8(content: bytes) -> bool:
    """Whether nearly all of the text is UTF-8: as GB18030 it would read as other characters, without an error."""
    text = content.decode("utf-8", errors="replace")
    lost = text.count("\ufffd")
    # In a text of another encoding about every second character is lost.
    return lost * _GOOD_FOR_A_LOST_ONE < sum(character > "\x7f" for character in text) - lost
