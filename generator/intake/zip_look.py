"""The look into a zip package before anything opens it: names, sizes as really unpacked, nothing hidden or locked.

Nothing is written to disk and no part is unpacked but XML ones, within the limits of `package_limits`.
"""

from __future__ import annotations

import io
import struct
import unicodedata
import zipfile
import zlib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from urllib.parse import unquote

from generator.intake import package_limits as limits
from generator.intake.decode import IntakeError
from generator.model.message import Message, msg

ZIP_MARK = b"PK\x03\x04"
OLE_MARK = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_DIRECTORY_MARK = b"PK\x01\x02"
_END_MARK = b"PK\x05\x06"
_LONGEST_END = 22 + 65_535
_SLOT = 128
"""Bytes of an entry in the directory of an OLE file; every entry begins with its name in UTF-16."""

_XML_SUFFIXES = (".xml", ".rels", ".vml")
_ENCRYPTED = 0x1 | 0x40 | 0x2000
_PACKED_AS = {zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED}
_DAMAGES = (
    *(zipfile.BadZipFile, zlib.error, struct.error),
    *(OSError, EOFError, ValueError, RuntimeError, LookupError, OverflowError),
)
"""What the library raises for a damaged file: wrong offsets, sizes, names, versions, packed data."""

_MAX_SHOWN = 80
_DOCTYPES = tuple(
    word.encode(encoding)
    for word in ("<!DOCTYPE", "<!ENTITY")
    for encoding in ("utf-8", "utf-16-le", "utf-16-be", "utf-32-le", "utf-32-be")
)


@dataclass(frozen=True, slots=True)
class Unpacked:
    """What a package holds: the names of all parts, and the bytes of those that are XML, by name."""

    names: tuple[str, ...]
    xml: Mapping[str, bytes]


def part_key(name: str) -> str:
    """What makes two part names the same: escapes, case and forms of characters do not count, nor a leading `/`."""
    return unicodedata.normalize("NFKC", unquote(name)).casefold().lstrip("/")


def look_into(content: bytes) -> Unpacked:
    """The parts of a package. Errors: `IntakeError` for what is no sound package, or too much of one."""
    if len(content) > limits.MAX_PACKAGE_BYTES:
        raise IntakeError(
            msg(
                "The file has {found} bytes; at most {limit} are read",
                found=len(content),
                limit=limits.MAX_PACKAGE_BYTES,
            )
        )
    if not content.startswith(ZIP_MARK):
        raise IntakeError(_no_package(content))
    if _END_MARK not in content[-_LONGEST_END:]:
        raise IntakeError(msg("The file is cut off: its end, with the list of its parts, is missing"))
    # The library reads the list whole: its length is bounded first.
    _check_count(content.count(_DIRECTORY_MARK), limits.MAX_DIRECTORY_MARKS)
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as file:
            return _unpack(file, len(content))
    except IntakeError:
        raise
    except _DAMAGES:
        raise IntakeError(msg("The file is damaged: it cannot be unpacked")) from None


def _no_package(content: bytes) -> Message:
    """Why a file that does not begin as a package is none, and what to do with it."""
    if not content.strip():
        return msg("The file is empty")
    if content.startswith(OLE_MARK):
        return _old_format(content)
    start = content[:1024].lstrip(b"\xef\xbb\xbf\xff\xfe\0 \t\r\n").lower()
    if start.startswith(b"%pdf"):
        return msg("The file is a PDF, not an Office file: name it .pdf")
    if start.startswith(rb"{\rtf"):
        return msg("The file is in rich text format (RTF): open it and save it as .docx")
    if start.replace(b"\0", b"").startswith((b"<!doctype html", b"<html", b"<meta", b"<table")):
        return msg("The file is a web page, not an Office file: name it .html")
    if ZIP_MARK in content and _END_MARK in content[-_LONGEST_END:]:
        return msg(
            "The file has {count} foreign bytes in front: it was damaged on its way, ask for it again",
            count=content.index(ZIP_MARK),
        )
    return msg("The file is no Office file (.docx, .xlsx): it does not begin as one")


def _old_format(content: bytes) -> Message:
    def has(name: str) -> bool:
        wanted = name.encode("utf-16-le") + b"\0\0"
        at = content.find(wanted)
        while at >= 0 and at % _SLOT:
            at = content.find(wanted, at + 1)
        return at >= 0

    if has("EncryptedPackage"):
        return msg("The file is protected by a password: save it without one")
    if has("WordDocument"):
        return msg("The file is in the old Word format (.doc): open it and save it as .docx")
    if has("Workbook") or has("Book"):
        return msg("The file is a workbook in the old format: name it .xls, or save it as .xlsx")
    if has("PowerPoint Document"):
        return msg("The file is a presentation: documents and workbooks are read")
    return msg("The file is in an old Office format that is not known: open it and save it as .docx or .xlsx")


def _check_count(found: int, limit: int) -> None:
    if found > limit:
        raise IntakeError(msg("The file lists {found} parts; at most {limit} are read", found=found, limit=limit))


def _unpack(file: zipfile.ZipFile, packed_size: int) -> Unpacked:
    entries = file.infolist()
    _check_count(len(entries), limits.MAX_ENTRIES)
    _check_entries(entries)
    parts: dict[str, bytes] = {}
    left = min(limits.MAX_UNPACKED_BYTES, max(limits.FREE_OF_RATIO, limits.MAX_RATIO * packed_size))
    for entry in entries:
        if entry.filename.lower().endswith(_XML_SUFFIXES):
            part = _unpack_part(file, entry, left)
            left -= len(part)
            _check_declarations(entry.filename, part)
            parts[entry.filename] = part
    return Unpacked(tuple(entry.filename for entry in entries if not entry.is_dir()), parts)


def _check_entries(entries: Sequence[zipfile.ZipInfo]) -> None:
    seen: dict[str, zipfile.ZipInfo] = {}
    for entry in entries:
        _check_name(entry.orig_filename)
        if entry.flag_bits & _ENCRYPTED:
            raise IntakeError(msg("The file is protected by a password: save it without one"))
        if entry.compress_type not in _PACKED_AS:
            raise IntakeError(
                msg("The part {part} is packed in a way Office programs do not use", part=shown(entry.filename))
            )
        first = seen.setdefault(part_key(entry.filename), entry)
        if first is not entry:
            raise IntakeError(
                msg(
                    "The file holds two parts of one name ({first}, {second}): programs would read different ones",
                    first=shown(first.filename),
                    second=shown(entry.filename),
                )
            )


def _check_name(name: str) -> None:
    # As it stands, and as it reads once escapes and wide forms of characters are undone.
    for form in (name, unicodedata.normalize("NFKC", unquote(name))):
        steps = form.removesuffix("/").split("/")
        if (
            len(form) > limits.MAX_NAME_CHARACTERS
            or "\\" in form
            or ":" in form
            or not form.isprintable()
            or any(step in ("", ".", "..") for step in steps)
        ):
            raise IntakeError(
                msg("The file holds a part with a name no Office program gives: {part}", part=shown(name))
            )


def _unpack_part(file: zipfile.ZipFile, entry: zipfile.ZipInfo, left: int) -> bytes:
    part = bytearray()
    with file.open(entry) as packed:
        while chunk := packed.read(limits.CHUNK_BYTES):
            part += chunk
            if len(part) > limits.MAX_XML_BYTES:
                raise IntakeError(
                    msg(
                        "The part {part} unpacks to more than {limit} bytes",
                        part=shown(entry.filename),
                        limit=limits.MAX_XML_BYTES,
                    )
                )
            if len(part) > left:
                raise IntakeError(
                    msg(
                        "The file unpacks to far more than a document of its size holds (at the part {part})",
                        part=shown(entry.filename),
                    )
                )
    return bytes(part)


def _check_declarations(name: str, part: bytes) -> None:
    """Office programs never write a DOCTYPE; whoever does wants the reader to expand or fetch something."""
    if any(word in part for word in _DOCTYPES):
        raise IntakeError(msg("The part {part} holds a DOCTYPE, which no Office program writes", part=shown(name)))


def shown(name: str) -> str:
    """A part's name fit for a message: cut, and without signs that cannot be seen."""
    return "".join(c if c.isprintable() else "\ufffd" for c in name)[:_MAX_SHOWN]
