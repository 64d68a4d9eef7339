"""The records of an xls workbook that xlrd passes over: texts around the pages, text boxes, what is drawn, links.

Source: [MS-XLS] 2.3, records of the workbook stream (BIFF8). Lengths and positions come from the file: none is trusted.
"""

from __future__ import annotations

import io
import struct
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Final

from xlrd.compdoc import CompDoc  # type: ignore[import-untyped]

from generator.intake.sheets.book import Drawn
from generator.intake.sheets.page_texts import count_pictures, page_texts

_BOF, _EOF, _CONTINUE = 0x809, 0x0A, 0x3C
_BOUNDSHEET, _SUPBOOK, _CRN = 0x85, 0x1AE, 0x5A
_HEADER, _FOOTER, _OBJ, _TXO = 0x14, 0x15, 0x5D, 0x1B6
_FIRST_BIFF8: Final = 0x600
_INSIDE: Final = (0x0401, 0x3A01)
"""What a list of sheets begins with that are in the workbook itself, or in an add-in."""

_CHART, _PICTURE, _NOTE = 0x05, 0x08, 0x19
_CONTROLS: Final = frozenset({0x0B, 0x0C, 0x10, 0x11, 0x12})
"""Tick box, option, spinner, scroll bar, list; drop-downs are left out, since filters draw them."""
_MACRO_STORAGES: Final = frozenset({"_vba_project_cur", "vba"})


@dataclass(slots=True)
class XlsRecords:
    """What the records say: for each worksheet, in order, what is drawn on it; links to other files; macros."""

    sheets: list[Drawn] = field(default_factory=list)
    links: int = 0
    foreign_rows: int = 0
    """Rows of cells of other workbooks that the file keeps, shown nowhere."""
    has_macros: bool = False


def read_records(content: bytes) -> XlsRecords:
    """The records of a workbook. Errors: whatever a damaged file makes xlrd raise."""
    found = XlsRecords()
    package = CompDoc(content, logfile=io.StringIO())
    found.has_macros = any(entry.name.lower() in _MACRO_STORAGES for entry in package.dirlist)
    memory, base, length = package.locate_named_stream("Workbook")
    if memory is None:
        # Excel 5 and 95 call it Book; their records look otherwise.
        return found
    stream = bytes(memory[base : base + length])
    for kind, data in _substream(stream, 0):
        if kind == _SUPBOOK and len(data) >= 4 and struct.unpack_from("<H", data, 2)[0] not in _INSIDE:
            found.links += 1
        elif kind == _CRN:
            found.foreign_rows += 1
        elif kind == _BOUNDSHEET and len(data) >= 6 and data[5] == 0:
            found.sheets.append(_drawn(stream, struct.unpack_from("<I", data)[0]))
    return found


def _substream(stream: bytes, position: int) -> Iterator[tuple[int, bytes]]:
    """The records from a beginning to its end, without those of charts inside of it."""
    depth = 0
    while position + 4 <= len(stream):
        kind, length = struct.unpack_from("<HH", stream, position)
        data = stream[position + 4 : position + 4 + length]
        position += 4 + length
        if kind == _BOF:
            depth += 1
        elif kind == _EOF:
            depth -= 1
            if depth <= 0:
                return
        elif depth == 1:
            yield kind, data


def _drawn(stream: bytes, position: int) -> Drawn:
    drawn = Drawn()
    if stream[position : position + 2] != struct.pack("<H", _BOF) or (
        struct.unpack_from("<H", stream[position : position + 6].ljust(6, b"\0"), 4)[0] < _FIRST_BIFF8
    ):
        return drawn
    shape = 0
    text: _BoxText | None = None
    for kind, data in _substream(stream, position):
        if kind == _CONTINUE and text is not None:
            text.add(data)
            if text.is_whole:
                if text.text.strip():
                    drawn.boxes.append(text.text.replace("\r\n", "\n").replace("\r", "\n").strip())
                text = None
            continue
        text = None
        if kind == _HEADER:
            _add_page_texts(data, drawn.headers, drawn)
        elif kind == _FOOTER:
            _add_page_texts(data, drawn.footers, drawn)
        elif kind == _OBJ and len(data) >= 6:
            shape = struct.unpack_from("<H", data, 4)[0]
            drawn.pictures += shape == _PICTURE
            drawn.charts += shape == _CHART
            drawn.controls += shape in _CONTROLS
        elif kind == _TXO and len(data) >= 12 and shape != _NOTE:
            length = struct.unpack_from("<H", data, 10)[0]
            text = _BoxText(length) if length else None
    return drawn


@dataclass(slots=True)
class _BoxText:
    """The text of a box under way: it stands in the records that follow."""

    length: int
    text: str = ""

    def add(self, data: bytes) -> None:
        self.text = (self.text + _characters(data[:1], data[1:]))[: self.length]
        if len(data) < 2:
            # Nothing more can come of a record without text.
            self.length = len(self.text)

    @property
    def is_whole(self) -> bool:
        return len(self.text) >= self.length


def _characters(flags: bytes, data: bytes) -> str:
    """Signs of two bytes, or of one where the text needs no more."""
    return data.decode("utf-16-le" if flags[:1] and flags[0] & 1 else "latin-1", errors="replace")


def _add_page_texts(data: bytes, into: list[str], drawn: Drawn) -> None:
    if len(data) < 3:
        return
    stated = _characters(data[2:3], data[3:])
    into.extend(page_texts(stated))
    drawn.pictures += count_pictures(stated)
