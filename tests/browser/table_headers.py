"""Which headers each data cell of a table has, by the algorithms of the HTML standard.

Source: HTML Living Standard, 4.9.12.1 "Forming a table" and 4.9.12.2 "Forming relationships between data cells and
header cells". Tools that only look for `scope` attributes miss what a screen reader is in fact told.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from tests.browser.html_tree import Element

_GROUPS = ("thead", "tbody", "tfoot")


@dataclass(eq=False, slots=True)
class Cell:
    """A th or td and the slots it covers."""

    element: Element
    x: int
    y: int
    width: int
    height: int
    group: Element | None

    @property
    def is_header(self) -> bool:
        return self.element.tag == "th"

    @property
    def scope(self) -> str:
        return self.element.attributes.get("scope", "").lower()

    @property
    def text(self) -> str:
        return " ".join(self.element.text.split())


@dataclass(frozen=True, slots=True)
class Headers:
    """The headers of one data cell, by the direction they are for."""

    cell: Cell
    columns: tuple[Cell, ...]
    rows: tuple[Cell, ...]
    is_told: bool = False
    """Whether the cell names its headers itself, by `headers`."""


class Grid:
    """The slots of a table, each with the cell that covers it."""

    def __init__(self, table: Element) -> None:
        self.slots: dict[tuple[int, int], Cell] = {}
        self.cells: list[Cell] = []
        y = 0
        for group, rows in _row_groups(table):
            end = y + len(rows)
            for row in rows:
                self._place_row(row, y, end, group)
                y += 1
        self.width = 1 + max((x for x, _ in self.slots), default=-1)
        self.height = 1 + max((y for _, y in self.slots), default=-1)

    def _place_row(self, row: Element, y: int, end: int, group: Element | None) -> None:
        x = 0
        for element in row.elements("th", "td"):
            while (x, y) in self.slots:
                x += 1
            width = int(element.attributes.get("colspan", "1"))
            # A span ends with its row group; 0 means just that.
            height = min(int(element.attributes.get("rowspan", "1")) or end - y, end - y)
            cell = Cell(element, x, y, width, height, group)
            self.cells.append(cell)
            for slot in ((x + i, y + j) for i in range(width) for j in range(height)):
                if slot in self.slots:
                    raise ValueError(f"two cells cover one slot: {self.slots[slot].text!r} and {cell.text!r}")
                self.slots[slot] = cell
            x += width

    def is_column_header(self, cell: Cell) -> bool:
        if cell.scope in ("", "auto"):
            beside = (self.slots.get((x, cell.y + j)) for x in range(self.width) for j in range(cell.height))
            return not any(other and not other.is_header for other in beside)
        return cell.scope == "col"

    def is_row_header(self, cell: Cell) -> bool:
        if cell.scope in ("", "auto"):
            beside = (self.slots.get((cell.x + i, y)) for i in range(cell.width) for y in range(self.height))
            return not self.is_column_header(cell) and not any(other and not other.is_header for other in beside)
        return cell.scope == "row"

    def headers(self, cell: Cell) -> Headers:
        """The headers of a data cell: those it names by `headers`, else above it, left of it, and of its groups."""
        if "headers" in cell.element.attributes:
            return self._told(cell)
        found: list[Cell] = []
        for x in range(cell.x, cell.x + cell.width):
            found += self._scan(x, cell.y, 0, -1)
        for y in range(cell.y, cell.y + cell.height):
            found += self._scan(cell.x, y, -1, 0)
        for other in self.cells:
            of_rows = other.scope == "rowgroup" and other.group is cell.group
            of_columns = other.scope == "colgroup" and other.x <= cell.x < other.x + other.width
            before = other.x < cell.x + cell.width and other.y < cell.y + cell.height
            if other.is_header and (of_rows or of_columns) and before:
                found.append(other)
        named = [header for header in dict.fromkeys(found) if header.text]
        return Headers(
            cell,
            tuple(each for each in named if each.scope == "colgroup" or self.is_column_header(each)),
            tuple(each for each in named if each.scope == "rowgroup" or self.is_row_header(each)),
        )

    def _told(self, cell: Cell) -> Headers:
        """The headers a cell names, each for a column if it stands above the cell, else for a row.

        Errors: ValueError for an id that no header cell with text in this table has.
        """
        by_id = {each.element.attributes.get("id"): each for each in self.cells if each.is_header and each.text}
        ids = cell.element.attributes["headers"].split()
        if lost := [id for id in ids if id not in by_id]:
            raise ValueError(f"{cell.text!r} names headers that are not in its table: {lost}")
        named = [by_id[id] for id in ids]
        above = [each for each in named if each.y + each.height <= cell.y]
        return Headers(cell, tuple(above), tuple(each for each in named if each not in above), is_told=True)

    def _scan(self, x: int, y: int, dx: int, dy: int) -> Iterator[Cell]:
        opaque: list[Cell] = []
        block: list[Cell] = []
        while True:
            x, y = x + dx, y + dy
            if x < 0 or y < 0:
                return
            current = self.slots.get((x, y))
            if current is None:
                continue
            if not current.is_header:
                opaque += block
                block = []
                continue
            block.append(current)
            if dx == 0:
                hidden = any((each.x, each.width) == (current.x, current.width) for each in opaque)
                fits = self.is_column_header(current)
            else:
                hidden = any((each.y, each.height) == (current.y, current.height) for each in opaque)
                fits = self.is_row_header(current)
            if fits and not hidden:
                yield current


def _row_groups(table: Element) -> Iterator[tuple[Element | None, list[Element]]]:
    if table.elements("tr"):
        yield None, table.elements("tr")
    for group in table.elements(*_GROUPS):
        yield group, group.elements("tr")


def data_cells(table: Element) -> list[Headers]:
    """Each td of the table, in order, with its headers.

    Errors: ValueError when two cells cover one slot.
    """
    grid = Grid(table)
    return [grid.headers(cell) for cell in grid.cells if not cell.is_header]
