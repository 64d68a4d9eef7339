"""Rows of text as CSV (RFC 4180)."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from typing import Final

_QUOTED: Final = re.compile('[",\r\n]')
_FORMULA: Final = re.compile("[=+\\-@\t\r\n＝＋－＠]")
_HARMLESS: Final = re.compile("[-－]|[+-](?:[0-9]+|[0-9]{1,3}(?:,[0-9]{3})+)(?:\\.[0-9]+)?%?")


def csv_text(rows: Iterable[Sequence[str]], line_end: str = "\n") -> str:
    """The rows as CSV: cells as they are, quoted only where they must be, each row with its end of line."""
    return "".join(_line(row) + line_end for row in rows)


def csv_download(rows: Iterable[Sequence[str]]) -> bytes:
    """The rows for a spreadsheet program: UTF-8 with byte order mark, lines as RFC 4180 ends them, no live formulas.

    A cell that a spreadsheet would take for a formula gets an apostrophe before it; plain numbers and a lone dash stay.
    """
    return csv_text(([without_formula(cell) for cell in row] for row in rows), "\r\n").encode("utf-8-sig")


def without_formula(cell: str) -> str:
    """The cell with an apostrophe before it if it begins like a formula (= + - @, tab, line end, also full width).

    Source: OWASP, CSV Injection.
    """
    return f"'{cell}" if _FORMULA.match(cell) and not _HARMLESS.fullmatch(cell) else cell


def _line(row: Sequence[str]) -> str:
    if len(row) == 1 and not row[0]:
        # A line without any sign is no row to some readers.
        return '""'
    return ",".join('"' + cell.replace('"', '""') + '"' if _QUOTED.search(cell) else cell for cell in row)
