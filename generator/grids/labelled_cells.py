"""Texts that stand right of their labels in one row (项目编码 | … | 项目名称 | …), cut by a page break or not."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from generator.grids.claims import Claims
from generator.grids.labels import plain
from generator.model.grid import GridCell, GridRow
from generator.model.source import Furniture


def read_labelled(row: GridRow, labels: Mapping[str, str]) -> dict[str, GridCell | None]:
    """Field → the cell right of its label, None for a blank one; empty where the row does not open with a label."""
    found: dict[str, GridCell | None] = {}
    pending = ""
    for cell in row.filled:
        name = labels.get(plain(cell.text))
        if name is not None:
            pending = name
            found.setdefault(name, None)
        elif not found:
            return {}
        elif pending:
            found[pending], pending = cell, ""
    return found


@dataclass(slots=True)
class LabelledCells:
    """The labelled cells of one form under way: field → pieces of its text. Lives only inside one reading."""

    labels: Mapping[str, str]
    """Label → field."""
    cells: dict[str, list[GridCell]] = field(default_factory=dict)

    def read(self, row: GridRow, claims: Claims) -> None:
        """Takes a row of labels and texts. A row that says the same again is the head repeated after a page break."""
        found = read_labelled(row, self.labels)
        known = {name: cells for name, cells in self.cells.items() if name in found}
        is_repeated = bool(known)
        for name, cell in found.items():
            if name not in known:
                self.cells[name] = [cell] if cell is not None else []
            elif cell is not None and plain(cell.text) == plain("".join(piece.text for piece in known[name])):
                claims.furniture(Furniture.REPEATED_HEAD, cell)
        for cell in row.filled:
            if plain(cell.text) in self.labels:
                claims.furniture(Furniture.REPEATED_HEAD if is_repeated else Furniture.LABEL, cell)

    def read_below(self, row: GridRow) -> bool:
        """Takes a row without labels as the rest of the texts right above. False where a cell stands below none."""
        below = {cells[0].column: cells for cells in self.cells.values() if cells}
        if not row.filled or not all(cell.column in below for cell in row.filled):
            return False
        for cell in row.filled:
            below[cell.column].append(cell)
        return True
