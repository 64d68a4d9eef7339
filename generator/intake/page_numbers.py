"""Which lines of a text are page numbers, told by how they are printed or by where they stand."""

from __future__ import annotations

import dataclasses
import re
from collections.abc import Sequence

from generator.intake.lines import Line
from generator.model.han import strip_blanks
from generator.model.source import Furniture

_MARKED = re.compile(
    r"(?:pagenumber|第\d{1,4}页(?:[,，/]?共\d{1,4}页)?|[-—–‐―]+\d{1,4}[-—–‐―]+|page\d{1,4}(?:of\d{1,4})?)",
    re.IGNORECASE,
)
"""A line that is a page number wherever it stands."""
_BARE = re.compile(r"(\d{1,4})(?:/\d{1,4})?")


def set_page_numbers_aside(lines: Sequence[Line]) -> list[Line]:
    """The lines, those that are page numbers standing aside.

    A bare number between two lines of cells may as well be the rest of a cut amount. It is a page number only where
    another bare number of the document, the next or the last, counts on from it.
    """
    filled = [line for line in lines if not line.is_blank]
    bare = [(i, int(found.group(1))) for i, line in enumerate(filled) if (found := _bare(line))]
    numbers = {line.number for line in filled if _is_marked(line)}
    for place, (i, value) in enumerate(bare):
        counts_on = any(
            0 <= other < len(bare) and bare[other][1] == value + other - place for other in (place - 1, place + 1)
        )
        if counts_on or not _stands_in_cells(filled, i):
            numbers.add(filled[i].number)
    return [
        dataclasses.replace(line, stands_aside=True, furniture=(*line.furniture, Furniture.PAGE_NUMBER))
        if line.number in numbers
        else line
        for line in lines
    ]


def _is_marked(line: Line) -> bool:
    return not line.is_tabbed and _MARKED.fullmatch(strip_blanks(line.text)) is not None


def _bare(line: Line) -> re.Match[str] | None:
    # A number alone in a cell (the line holds a tab) is a value of the table.
    return None if line.is_tabbed else _BARE.fullmatch(strip_blanks(line.text))


def _stands_in_cells(filled: Sequence[Line], i: int) -> bool:
    """Whether the line stands right below a line of cells, or between two."""
    if i == 0 or not filled[i - 1].is_tabbed:
        return False
    if filled[i - 1].number == filled[i].number - 1:
        # It may be the last cell of a row that a line end cut in two.
        return True
    # With an empty line between: below a row of several cells whose last is blank, no cell can go on.
    above = filled[i - 1].text
    if above.endswith("\t") and "\t" in above.strip():
        return False
    return i + 1 < len(filled) and filled[i + 1].is_tabbed
