"""What kind of file some bytes are, whatever the name says: budget systems call HTML pages and texts `.xls`."""

from __future__ import annotations

import codecs
import contextlib
import io
import re
import zipfile
import zlib
from typing import Final

from generator.model.message import Message, msg

_OLE: Final = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_MAX_TYPES: Final = 1 << 20
"""Of the list of content types; a real one has some kilobytes."""
_HEAD: Final = 4096
_PDF_HEAD: Final = 1024
"""A PDF may begin with other bytes, as far as this."""

_PICTURES: Final = (b"\x89PNG\r\n", b"\xff\xd8\xff", b"GIF8", b"II*\0", b"MM\0*", b"BM", b"RIFF")
_OLD_WORKBOOK: Final = (b"\x09\x00\x04\x00", b"\x09\x02\x06\x00", b"\x09\x04\x06\x00", b"\x09\x08\x08\x00")
"""Beginnings of workbooks before there were packages of streams (Excel 2 to 5)."""

_STREAMS: Final = (
    ("EncryptedPackage", "ole-encrypted"),
    ("Workbook", "xls"),
    ("WordDocument", "doc"),
    ("PowerPoint Document", "ppt"),
    ("Book", "xls"),
)
_MAIN_TYPES: Final = (
    (
        re.compile(rb"(?:wordprocessingml\.(?:document|template)\.main|ms-word\.\w+\.macroenabled)"),
        "docx",
    ),
    (re.compile(rb"ms-excel\.sheet\.binary"), "xlsb"),
    (re.compile(rb"spreadsheetml\.(?:sheet|template)\.main|ms-excel\.(?:sheet|template)\.macroenabled"), "xlsx"),
    (re.compile(rb"presentationml\."), "pptx"),
)
_OPEN_DOCUMENT: Final = ((b"opendocument.spreadsheet", "ods"), (b"opendocument.text", "odt"))
_MARKUP: Final = (
    (re.compile(r"urn:schemas-microsoft-com:office:spreadsheet['\"]"), "xml2003"),
    (
        re.compile(r"schemas\.microsoft\.com/office/(?:word/2003/wordml|2006/xmlpackage)"),
        "word-xml",
    ),
    (re.compile(r"<!doctype\s+html|<(?:html|head|body|meta|table|style|div)[\s>]"), "html"),
)

_NAMES: Final = {
    "xlsx": "xlsx",
    "xls": "xls",
    "docx": "docx",
    "doc": "doc",
    "html": "HTML",
    "mhtml": "MHTML",
    "xml2003": "XML Spreadsheet 2003",
    "word-xml": "Word XML",
    "pdf": "PDF",
    "rtf": "RTF",
    "ods": "ODS",
    "odt": "ODT",
    "xlsb": "xlsb",
    "pptx": "pptx",
    "ppt": "ppt",
    "zip": "ZIP",
}


def sniff(content: bytes) -> str:
    """The kind of a file by its bytes.

    One of `xlsx` (also `.xlsm`), `xls`, `xml2003` (XML Spreadsheet 2003), `docx` (also `.docm`), `html`, `pdf`, which
    readers exist for; `doc`, `ppt`, `pptx`, `xlsb`, `ods`, `odt`, `word-xml`, `mhtml`, `rtf`, `image`, `ole-encrypted`
    (a password), `ole`, `zip`, `text`, `binary` and `empty`.
    """
    if not content.strip(b"\0 \t\r\n"):
        return "empty"
    if content.startswith(_OLE):
        return next((kind for name, kind in _STREAMS if name.encode("utf-16-le") in content), "ole")
    if content.startswith(b"PK\x03\x04"):
        return _package(content)
    if b"%PDF-" in content[:_PDF_HEAD]:
        return "pdf"
    if content.startswith(_OLD_WORKBOOK):
        return "xls"
    if content.startswith(b"{\\rtf"):
        return "rtf"
    if content.startswith(_PICTURES) and b"\0" in content:
        return "image"
    return _text(content)


def other_kind(content: bytes, wanted: str) -> Message | None:
    """What to say of a file that shows to be of another kind than `wanted`; None where it is not certain."""
    kind = sniff(content)
    if kind == wanted:
        return None
    if kind == "ole-encrypted":
        return msg("The workbook is protected by a password: save it without one")
    if kind == "empty":
        return msg("The file is empty")
    if kind == "text":
        return msg("The file is a text, not a workbook: rename it to .txt, or save it as .xlsx")
    if kind in _NAMES:
        return msg("The file is no workbook of the kind {expected}: it is {found}", expected=wanted, found=_NAMES[kind])
    return None


def _package(content: bytes) -> str:
    """By the content types that the package states, which any name of its parts leaves as they are."""
    with (
        contextlib.suppress(
            *(zipfile.BadZipFile, zlib.error, OSError, ValueError, RuntimeError, LookupError, EOFError, OverflowError)
        ),
        zipfile.ZipFile(io.BytesIO(content)) as file,
    ):
        for entry in file.infolist():
            name = entry.filename.lower().lstrip("/")
            if name not in ("[content_types].xml", "mimetype"):
                continue
            with file.open(entry) as part:
                stated = part.read(_MAX_TYPES).lower().replace(b"\0", b"")
            found = next((kind for pattern, kind in _MAIN_TYPES if pattern.search(stated)), None)
            found = found or next((kind for word, kind in _OPEN_DOCUMENT if word in stated), None)
            if found:
                return found
    # A damaged package is told as what it was meant for.
    if b"word/document.xml" in content:
        return "docx"
    return "xlsx" if b"xl/workbook.xml" in content else "zip"


def _text(content: bytes) -> str:
    head = _decoded(content[:_HEAD]).lower().lstrip("\ufeff \t\r\n")
    if head.startswith("<"):
        found = next((kind for pattern, kind in _MARKUP if pattern.search(head)), None)
        if found:
            return found
    if "mime-version:" in head and "multipart/related" in head:
        return "mhtml"
    return "binary" if "\0" in head else "text"


def _decoded(head: bytes) -> str:
    for mark, codec in ((codecs.BOM_UTF16_LE, "utf-16-le"), (codecs.BOM_UTF16_BE, "utf-16-be")):
        if head.startswith(mark):
            return head.decode(codec, errors="replace")
    # Only its ASCII signs are looked at, which every encoding of such a file has in common.
    return head.decode("latin-1").removeprefix("\xef\xbb\xbf")
