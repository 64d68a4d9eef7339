"""Bytes of an HTML file become text, by their mark, by what they declare, or by what they can be."""

from __future__ import annotations

import codecs
import contextlib
import re
from typing import Final

from generator.intake.decode import IntakeError
from generator.model.message import msg

_MARKS: Final = ((codecs.BOM_UTF8, "utf-8"), (codecs.BOM_UTF16_LE, "utf-16-le"), (codecs.BOM_UTF16_BE, "utf-16-be"))
_HEAD: Final = 4096
_DECLARED = re.compile(
    rb"""<(?:meta\b[^>]*?charset|\?xml\b[^>]*?encoding)\s*=\s*["']?\s*([A-Za-z0-9_:.-]{1,40})""", re.I
)
_CHINESE: Final = ("gb2312", "gbk", "gb18030", "x-gbk", "gb_2312-80", "cp936", "ms936", "936", "hz-gb-2312")
"""Names under which GB18030, which holds all of them, is declared."""


def decode_page(content: bytes) -> str:
    """The text of the file. Errors: `IntakeError` for bytes that are no text, and for none."""
    if not content.strip(b"\0 \t\r\n"):
        raise IntakeError(msg("The file is empty"))
    for mark, codec in _MARKS:
        if content.startswith(mark):
            return _clean(content[len(mark) :].decode(codec, errors="replace"))
    # What can be read as UTF-8 is UTF-8, whatever a page copied from elsewhere declares.
    for codec in ("utf-8", *_declared(content), "gb18030"):
        with contextlib.suppress(UnicodeDecodeError, LookupError):
            return _clean(content.decode(codec))
    raise IntakeError(msg("The HTML file is no text in the encoding that it declares, in UTF-8 or in GB18030"))


def _declared(content: bytes) -> tuple[str, ...]:
    found = _DECLARED.search(content[:_HEAD])
    if found is None:
        return ()
    name = found[1].decode("ascii").lower()
    if name in _CHINESE:
        return ("gb18030",)
    # A page whose bytes can be read so far is not in UTF-16, whatever it says.
    if name.startswith(("utf-16", "utf-32", "ucs")):
        return ("utf-8",)
    with contextlib.suppress(LookupError):
        # Codecs that are no encodings of text (rot13, zip) are looked past.
        return (name,) if getattr(codecs.lookup(name), "_is_text_encoding", True) else ()
    return ()


def _clean(text: str) -> str:
    return text.replace("\0", "").removeprefix("\ufeff")
