"""A sheet of a workbook as its reader found it, whatever the kind of file: filled squares, merges, what is hidden."""

from __future__ import annotations

import enum
import re
from dataclasses import dataclass, field
from typing import Final, NamedTuple

from generator.intake.sheets.shown import How, Shown

MAX_CELLS: Final = 2_000_000
"""Cells of a workbook, blank ones included. A budget of a county on one sheet has some 100,000."""
MAX_MERGES: Final = 100_000
"""Merged areas of a sheet; 5,000 project forms on one sheet have about 60,000."""
MAX_SHEETS: Final = 1_000
MAX_ROWS: Final = 1_048_576
MAX_COLUMNS: Final = 16_384

_MAX_NAME: Final = 100
_NO_NAME: Final = re.compile(r"[/\x00-\x1f\x7f]+")


class Flaw(enum.Enum):
    """What a person must look at in a cell, besides how its number is shown."""

    NONE = "none"
    NOT_COMPUTED = "not-computed"
    """A formula whose value the file does not hold."""
    ERROR = "error"
    """An error in place of a value: #REF!, #DIV/0!."""
    LOST = "lost"
    """The text it refers to is not in the file."""
    TWICE = "twice"
    """The file gives it twice."""


class SheetCell(NamedTuple):
    """A filled square, or a blank one that has a flaw. A tuple, since a workbook may have very many."""

    shown: Shown
    flaw: Flaw = Flaw.NONE
    format: str = ""
    """Code of its number format where it is not surely read."""
    is_ruled: bool = False
    """Whether it has a line on its left or right: it stands in a table, not above or below one."""


class Area(NamedTuple):
    """A merged area: its first and last row and column, from 0."""

    top: int
    left: int
    bottom: int
    right: int


@dataclass(slots=True)
class Drawn:
    """What lies over the squares or around them."""

    boxes: list[str] = field(default_factory=list)
    """Texts of the text boxes that are seen."""
    hidden_boxes: int = 0
    pictures: int = 0
    charts: int = 0
    comments: int = 0
    controls: int = 0
    """Tick boxes and lists whose state is not in a cell."""
    embedded: int = 0
    headers: list[str] = field(default_factory=list)
    """Texts printed above each page."""
    footers: list[str] = field(default_factory=list)


@dataclass(slots=True)
class Sheet:
    """One sheet under way. Rows and columns count from 0."""

    name: str
    is_hidden: bool = False
    cells: dict[tuple[int, int], SheetCell] = field(default_factory=dict)
    merges: list[Area] = field(default_factory=list)
    hidden_rows: set[int] = field(default_factory=set)
    hidden_columns: set[int] = field(default_factory=set)
    ruled_rows: set[int] = field(default_factory=set)
    """Rows in which a square, a blank one too, has a line on its left or right."""
    drawn: Drawn = field(default_factory=Drawn)
    has_outdated_values: bool = False
    """Whether the file asks for its formulas to be computed anew, and this sheet has any."""

    @property
    def place(self) -> str:
        """The step of the sheet in places: its name without the signs that places are written with."""
        return f"sheet:{_NO_NAME.sub('_', self.name)[:_MAX_NAME] or '_'}"

    def cell_place(self, row: int, column: int) -> str:
        """The place of a square: `sheet:收入预算/B7`."""
        return f"{self.place}/{reference(row, column)}"


def reference(row: int, column: int) -> str:
    """A square as a person names it: (6, 1) → B7."""
    letters = ""
    column += 1
    while column:
        column, rest = divmod(column - 1, 26)
        letters = chr(ord("A") + rest) + letters
    return f"{letters}{row + 1}"


_REFERENCE: Final = re.compile(r"\$?([A-Z]{1,3})\$?([0-9]{1,7})", re.IGNORECASE)


def parse_reference(text: str) -> tuple[int, int] | None:
    """A named square as its row and column from 0; None for no square of a sheet."""
    found = _REFERENCE.fullmatch(text)
    if found is None:
        return None
    column = 0
    for letter in found[1].upper():
        column = column * 26 + ord(letter) - ord("A") + 1
    row = int(found[2])
    return (row - 1, column - 1) if 0 < row <= MAX_ROWS and column <= MAX_COLUMNS else None


def parse_area(text: str) -> Area | None:
    """A named area, `A1:C2`, its corners put in order; None for none of a sheet."""
    first, _, last = text.partition(":")
    one, other = parse_reference(first), parse_reference(last or first)
    if one is None or other is None:
        return None
    return Area(min(one[0], other[0]), min(one[1], other[1]), max(one[0], other[0]), max(one[1], other[1]))


def is_filled(cell: SheetCell) -> bool:
    """Whether the cell shows text."""
    return bool(cell.shown.text.strip())


def holds_value(cell: SheetCell) -> bool:
    """Whether the cell holds anything, shown or not: a zero shown as nothing, a formula without a value."""
    return is_filled(cell) or cell.shown.how is not How.EXACT or cell.flaw is not Flaw.NONE
