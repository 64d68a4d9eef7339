"""The source documents as they lie in `content/`, cut into the pages that must show them.

Written from the documents alone, apart from the code that imports them, so that both are not wrong in the same way.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from itertools import pairwise
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
YEAR_PAGE, TEXT_PAGE = "", "text/"

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
    """The cells of the lines of a document that belong on one page, blank cells kept, and that page's address."""

    address: str
    cells: Cells

    def printed(self) -> Counter[str]:
        """How often the page must show each cell."""
        return Counter(filter(None, self.cells))

    def after(self, label: str, count: int) -> Cells:
        """So many cells from a label on, the label first."""
        start = self.cells.index(label)
        return self.cells[start : start + count]


@dataclass(frozen=True, slots=True)
class Source:
    """A source document, line by line. `led_by_tab`: each cell stands on a line of its own behind a tab."""

    name: str
    led_by_tab: bool

    def lines(self) -> dict[int, str]:
        """The lines by their number, without marks of the conversion (bold, headings, list dashes, bookmarks)."""
        (path,) = (ROOT / "content" / self.name / "source").glob("*.txt")
        marks = re.compile(r"^(#+|-) |\[bookmark: [^\]]*\]|</?b>")
        return {number: marks.sub("", line) for number, line in enumerate(path.read_text("utf-8").split("\n"), 1)}

    def cells(self, line: str) -> Cells:
        """The cells of a line without blanks; an empty line has none."""
        if "\t" not in line:
            return tuple(filter(None, [bare(line)]))
        return tuple(bare(cell) for cell in (line.removeprefix("\t") if self.led_by_tab else line).split("\t"))

    def parts(self, departures: Iterable[Departure]) -> dict[str, Part]:
        """The pages' shares by address: all before the first part's title, all before the projects, each project."""
        lines = self.lines()
        excused = [departure for departure in departures if departure.document == self.name]
        (begin,) = (number for number, line in lines.items() if bare(line) == "第一部分")
        titles = [number for number, line in lines.items() if re.fullmatch(r"\d+\.[^\t]+绩效目标表", tabbed(line))]
        found = {}
        for start, stop in pairwise([1, begin, *titles, len(lines) + 1]):
            address = YEAR_PAGE if start == 1 else TEXT_PAGE if start == begin else ""
            cells = tuple(cell for number in range(start, stop) for cell in self._cells_of(number, lines, excused))
            if start in titles:
                address = f"p/{cells[cells.index('项目编码') + 1].lower()}/"
            found[address] = Part(address, cells)
        return found

    def _cells_of(self, number: int, lines: dict[int, str], excused: list[Departure]) -> Cells:
        for departure in excused:
            if number in departure.lines:
                return departure.instead if number == departure.lines[0] else ()
        return self.cells(lines[number])
