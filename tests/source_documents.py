"""The source documents as they lie in a content folder, cut into the pages that must show them.

Written from the documents alone, apart from the code that imports them, so that both are not wrong in the same way.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, field
from itertools import pairwise
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
YEAR_PAGE, TEXT_PAGE, TARGETS_PAGE, PROJECT_PAGE, TABLE_PAGE = "", "text/", "targets/", "p/", "t/"

Cells = tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Departure:
    """Lines of a document that its pages need not show as they are printed, and why.

    `printed` is the pattern of each of these lines, tabs kept and all other blanks removed. The cells of `instead`
    must be on the page, in the place of the first of the lines.
    """

    document: str
    lines: tuple[int, ...]
    printed: str
    reason: str
    instead: Cells = ()


def bare(text: str) -> str:
    """The text without any blank."""
    return "".join(text.split())


def tabbed(line: str) -> str:
    """The line without blanks, but with the tabs between its cells."""
    return "\t".join(bare(cell) for cell in line.split("\t")).rstrip("\t")


@dataclass(frozen=True, slots=True)
class Part:
    """The rows of a document that belong on one page, blank cells kept, and that page's address.

    The address of a page that the document gives no code for ends in its bare name instead.
    """

    address: str
    rows: tuple[Cells, ...]

    @property
    def cells(self) -> Cells:
        return tuple(cell for row in self.rows for cell in row)

    def printed_rows(self, start: int = 0) -> tuple[Cells, ...]:
        """The rows from one on without their blank cells, those without any cell left out."""
        return tuple(filter(None, (tuple(filter(None, row)) for row in self.rows[start:])))

    @property
    def name(self) -> str:
        return self.address.split("/")[1]

    def printed(self) -> Counter[str]:
        """How often the page must show each cell."""
        return Counter(filter(None, self.cells))

    def after(self, label: str, count: int) -> Cells:
        """So many cells from a label on, the label first."""
        start = self.cells.index(label)
        return self.cells[start : start + count]

    def beside(self, label: str) -> str:
        """The first cell that is not blank behind a label."""
        return next(filter(None, self.cells[self.cells.index(label) + 1 :]))

    def row_of(self, *label: str) -> int:
        """The number of the first row that has these cells in this order, other cells between them left aside."""
        return next(at for at, row in enumerate(self.rows) if tuple(cell for cell in row if cell in label) == label)


@dataclass(frozen=True, slots=True)
class Source:
    """What is to be known of a source document beforehand.

    `led_by_tab`: each cell stands on a line of its own behind a tab, and a line without tab ends the row. `starts`:
    pairs of a pattern of whole lines and the address of the pages that such a line begins; what stands before the
    first of them is for the page of the year. `named_by` is the label before the name or the code in a project's
    table; a budget table has its name on the line `title` matches.
    """

    name: str
    form: str
    starts: tuple[tuple[str, str], ...]
    named_by: str
    title: str = ""
    led_by_tab: bool = False


@dataclass(frozen=True, slots=True)
class Document:
    """A source document of a content folder, line by line, without marks of the conversion."""

    source: Source
    lines: dict[int, str] = field(repr=False)

    @property
    def name(self) -> str:
        return self.source.name

    @property
    def year(self) -> str:
        return self.name[-4:]

    def parts(self, departures: Iterable[Departure]) -> dict[str, Part]:
        """The pages' shares by address, in the order of the document; pages with nothing to show have none."""
        excused = [departure for departure in departures if departure.document == self.name]
        begins = {1: YEAR_PAGE}
        for number, line in self.lines.items():
            for pattern, address in self.source.starts:
                if re.fullmatch(pattern, tabbed(line)):
                    begins[number] = address
        found: dict[str, Part] = {}
        for (start, address), (stop, _) in pairwise([*begins.items(), (len(self.lines) + 1, "")]):
            rows = self._rows(range(start, stop), excused)
            address += self._name(address, rows)
            rows = (*found[address].rows, *rows) if address in found else rows
            if any(cell for row in rows for cell in row):
                found[address] = Part(address, rows)
        return found

    def _name(self, address: str, rows: tuple[Cells, ...]) -> str:
        cells = [cell for row in rows for cell in row if cell]
        if address == PROJECT_PAGE:
            return cells[cells.index(self.source.named_by) + 1].lower() + "/"
        if address == TABLE_PAGE:
            return next(cell for cell in cells if re.fullmatch(self.source.title, cell)) + "/"
        return ""

    def _rows(self, numbers: range, excused: list[Departure]) -> tuple[Cells, ...]:
        rows: list[Cells] = []
        is_open = False
        for number in numbers:
            cells = self._cells_of(number, excused)
            has_tab = "\t" in self.lines[number]
            if self.source.led_by_tab and has_tab and is_open:
                rows[-1] += cells
            else:
                rows.append(cells)
            is_open = has_tab
        return tuple(rows)

    def _cells_of(self, number: int, excused: list[Departure]) -> Cells:
        for departure in excused:
            if number in departure.lines:
                return departure.instead if number == departure.lines[0] else ()
        line = self.lines[number]
        if "\t" not in line:
            return tuple(filter(None, [bare(line)]))
        return tuple(bare(cell) for cell in (line.removeprefix("\t") if self.source.led_by_tab else line).split("\t"))


def read_document(source: Source, content: Path) -> Document | None:
    """The document as it lies in the content folder, None where it does not lie there."""
    path = next((content / source.name / "source").glob("*.txt"), None)
    if path is None:
        return None
    # Marks of the conversion: bold, headings, list dashes, bookmarks.
    marks = re.compile(r"^(#+|-) |\[bookmark: [^\]]*\]|</?b>")
    lines = path.read_text("utf-8").split("\n")
    return Document(source, {number: marks.sub("", line) for number, line in enumerate(lines, 1)})
