"""Reads the CSV files of budget tables: a header and rows of text, each row with its line.

RFC 4180, in UTF-8 and strictly: a comma between cells, quotation marks doubled inside of quoted cells, as many cells in
each row as in the header. Cells stay as written, blanks and line feeds in quoted cells included.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from itertools import chain, islice

from generator.model.diagnostic import Diagnostic, Severity
from generator.model.message import Message, msg
from generator.model.place import Place
from generator.model.raw import CsvRow, CsvTable
from generator.read.characters import refused_characters, visible
from generator.read.content_error import ContentError
from generator.read.limits import (
    EXCERPT_CHARACTERS,
    MAX_CSV_BYTES,
    MAX_CSV_CELL_CHARACTERS,
    MAX_CSV_COLUMNS,
    MAX_CSV_ROWS,
    MAX_FINDINGS_PER_FILE,
)

_CELL = re.compile(r'(?:"(?P<quoted>[^"]*+(?:""[^"]*+)*+)"|(?P<plain>[^",\n]*+))(?P<end>[,\n]|\Z)')
"""One cell and what ends it. The possessive quantifiers keep a quotation mark that is never closed from costing more
than one pass over the text."""


def parse_csv(text: str, file: str) -> CsvTable:
    """The table of one CSV text, in UTF-8 with or without byte order mark, lines ended as on any system but old Macs.

    A text of the header alone is a table without rows. Errors: `ContentError` with all findings, each at its line;
    `file` only names the file in them.
    """
    text = text.removeprefix("\ufeff")
    _refuse_large(text, file)
    if findings := refused_characters(text, file):
        raise ContentError(findings)
    rows = _split(text.replace("\r\n", "\n"), file)
    if not rows:
        message = msg("The table is empty; its first line must name the columns")
        raise ContentError([_fault("empty-table", message, Place(file, 1))])
    header = rows[0]
    # Taken one by one: a file of another kind may have a fault in each of its rows.
    findings = tuple(islice(chain(_check_header(header, file), _check_rows(rows, file)), MAX_FINDINGS_PER_FILE))
    if findings:
        raise ContentError(findings)
    return CsvTable(header.cells, tuple(rows[1:]))


def column_at(text: str, line: int, cell: int) -> int | None:
    """The sign, from 1, at which a cell begins in the row that begins on `line`; cells are numbered from 0.

    None where a cell before it goes on over several lines: its line alone then says where to look.
    """
    of_line = text.removeprefix("\ufeff").replace("\r\n", "\n").split("\n")[line - 1]
    at = 0
    for _ in range(cell):
        match = _CELL.match(of_line, at)
        if match is None:
            return None
        at = match.end()
    return at + 1


def _split(text: str, file: str) -> list[CsvRow]:
    """The rows of the text, header included; `ContentError` where quotation marks do not fit."""
    if '"' not in text:
        lines = text.removesuffix("\n").split("\n") if text else []
        return [CsvRow(number, tuple(line.split(","))) for number, line in enumerate(lines, start=1)]
    rows: list[CsvRow] = []
    cells: list[str] = []
    line = row_line = 1
    at = 0
    while at < len(text) or cells:
        match = _CELL.match(text, at)
        if match is None:
            raise ContentError([_quote_fault(text, at, line, file)])
        quoted = match["quoted"]
        if quoted is None:
            cells.append(match["plain"])
        else:
            cells.append(quoted.replace('""', '"'))
            line += quoted.count("\n")
        at = match.end()
        if match["end"] != ",":
            rows.append(CsvRow(row_line, tuple(cells)))
            cells = []
            line += 1
            row_line = line
    return rows


def _quote_fault(text: str, at: int, line: int, file: str) -> Diagnostic:
    """The finding for the cell that begins at `at` and cannot be read."""
    line_start = text.rfind("\n", 0, at) + 1
    place = Place(file, line, at - line_start + 1)
    found = visible(text[at:].split("\n", 1)[0], EXCERPT_CHARACTERS)
    if not text.startswith('"', at):
        message = msg("A quotation mark stands in a cell that does not begin with one")
        help = msg("Put the whole cell in quotation marks and double those inside of it")
        return _fault("stray-quotation-mark", message, place, found, help)
    if re.compile(r'"[^"]*+(?:""[^"]*+)*+"').match(text, at):
        message = msg("Something stands between the closing quotation mark of a cell and the next comma")
        help = msg("Double the quotation marks inside of the cell")
        return _fault("stray-quotation-mark", message, place, found, help)
    message = msg("The quotation mark that begins this cell is never closed")
    return _fault("unclosed-quotation-mark", message, place, found, msg("Close the cell with a quotation mark"))


def _check_header(header: CsvRow, file: str) -> Iterator[Diagnostic]:
    place = Place(file, header.line)
    if len(header.cells) > MAX_CSV_COLUMNS:
        message = msg(
            "The table has {count} columns, more than {limit}", count=len(header.cells), limit=MAX_CSV_COLUMNS
        )
        yield _fault("too-many-columns", message, place)
    for number, name in enumerate(header.cells, start=1):
        if not name.strip():
            message = msg("Column {number} has no name", number=number)
            yield _fault("empty-header", message, place)
    for name, count in Counter(header.cells).items():
        if count > 1 and name.strip():
            message = msg("{count} columns have the name {name}", count=count, name=visible(name, EXCERPT_CHARACTERS))
            yield _fault("duplicate-header", message, place)


def _check_rows(rows: list[CsvRow], file: str) -> Iterator[Diagnostic]:
    """The findings of all rows, the header among them; `rows` is not empty."""
    width = len(rows[0].cells)
    if len(rows) - 1 > MAX_CSV_ROWS:
        message = msg("The table has {count} rows, more than {limit}", count=len(rows) - 1, limit=MAX_CSV_ROWS)
        yield _fault("too-many-rows", message, Place(file, rows[MAX_CSV_ROWS + 1].line))
    for row in rows:
        if len(row.cells) != width:
            message = msg("The row has {count} cells, the header {width}", count=len(row.cells), width=width)
            help = msg("Put a cell that holds a comma in quotation marks; an empty cell needs its comma as well")
            found = visible(",".join(row.cells), EXCERPT_CHARACTERS)
            yield _fault("ragged-row", message, Place(file, row.line), found, help)
        longest = max(map(len, row.cells))
        if longest > MAX_CSV_CELL_CHARACTERS:
            message = msg(
                "A cell has {count} characters, more than {limit}", count=longest, limit=MAX_CSV_CELL_CHARACTERS
            )
            yield _fault("cell-too-long", message, Place(file, row.line))


def _refuse_large(text: str, file: str) -> None:
    # No character has more than four bytes, so that usual files need not be encoded to be measured.
    if len(text) * 4 > MAX_CSV_BYTES and len(text.encode("utf-8", "surrogatepass")) > MAX_CSV_BYTES:
        message = msg("The file has more than the {limit} bytes allowed", limit=MAX_CSV_BYTES)
        raise ContentError([_fault("file-too-large", message, Place(file))])


def _fault(check: str, message: Message, place: Place, found: str = "", help: Message | None = None) -> Diagnostic:
    return Diagnostic(check, Severity.ERROR, message, place, found=found, help=help)
