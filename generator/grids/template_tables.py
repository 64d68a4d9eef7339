"""The budget tables of a filled workbook of ours: one a sheet (`generator.model.template_tables`)."""

from __future__ import annotations

from collections.abc import Sequence

from generator.grids.claims import Claims
from generator.grids.table_kinds import table_kind
from generator.grids.template_rows import Part, unknown_word
from generator.model.amount import Amount, AmountError, AmountKind, MoneyUnit
from generator.model.budget_table import BudgetTable, Cell, Column, ColumnKind, TableKind, TableRow, read_cell
from generator.model.grid import GridCell, GridRow
from generator.model.han import strip_blanks
from generator.model.message import Message, msg
from generator.model.project import Note
from generator.model.source import Furniture
from generator.model.template_columns import Column as Line
from generator.model.template_tables import COLUMN_KIND, COLUMN_KINDS, FACT, LEVEL, LINES, NUMBERING, TITLE
from generator.model.template_text import EXAMPLE, from_cell

_KIND = Line("kind", COLUMN_KIND, choices=COLUMN_KINDS)


def read_tables(parts: Sequence[Part], claims: Claims) -> tuple[BudgetTable, ...]:
    """The tables in order; a sheet that names none stays unread, one without any row of its own is not there."""
    tables: list[BudgetTable] = []
    for part in parts:
        if part.title == TITLE:
            table = _Table(f"#{len(tables) + 1}", claims)
            for row in part.rows:
                table.read(row)
            found = table.close()
            if found is not None:
                tables.append(found)
    return tuple(tables)


class _Table:
    """One sheet under way; lives no longer than its reading."""

    def __init__(self, id: str, claims: Claims) -> None:
        self._id, self._path, self._claims = id, f"tables/{id}", claims
        self._lines: dict[str, GridCell] = {}
        self._facts: list[tuple[GridCell | None, GridCell | None]] = []
        self._levels: list[GridRow] = []
        self._kinds: GridRow | None = None
        self._numbering: GridRow | None = None
        self._rows: list[GridRow] = []
        self._labels: list[GridCell] = []

    def read(self, row: GridRow) -> None:
        """A row, told by what its first cell says."""
        if not row.filled:
            return
        label = strip_blanks(row.cells[0].text).rstrip("*＊")
        line = next((line for line in LINES if line.label == label), None)
        if label == EXAMPLE:
            self._claims.furniture(Furniture.LABEL, *row.filled)
            return
        if line is not None and not self._levels:
            if len(row.cells) > 1:
                self._lines[line.name] = row.cells[1]
        elif label == FACT and not self._levels:
            self._facts.append((_at(row, 1), _at(row, 2)))
        elif label.startswith(LEVEL) and label[len(LEVEL) :].isdigit() and not self._kinds:
            self._levels.append(row)
        elif label == COLUMN_KIND and self._kinds is None:
            self._kinds = row
        elif label == NUMBERING and self._numbering is None and not self._rows:
            self._numbering = row
        else:
            self._rows.append(row)
        self._labels.append(row.cells[0])

    def close(self) -> BudgetTable | None:
        """The table; None where nothing but what an empty sheet prints stands there, or where it has no name."""
        is_empty = not any(row.cells[1:] and any(c.text for c in row.cells[1:]) for row in self._rows)
        has_note = any(self._text(name) for name in ("note", "number"))
        # A name is asked for and never offered: a sheet without one and without content stands as it was given out.
        if is_empty and not has_note and not self._facts_filled() and not self._text("title"):
            for cell in self._claimable():
                self._claims.furniture(Furniture.LABEL, cell)
            return None
        title = self._text("title")
        if not title or self._kinds is None:
            for cell in self._labels[:1]:
                message = msg(
                    "The sheet of a budget table needs “{name}” and “{kinds}”", name="表名", kinds=COLUMN_KIND
                )
                self._claims.unsure("tables", cell, message)
            return None
        for cell in self._labels:
            if cell.text:
                self._claims.furniture(Furniture.LABEL, cell)
        for name in ("title", "number", "kind", "money_unit", "note"):
            self._take(name, self._lines.get(name))
        unit = self._choice("money_unit")
        money_unit = MoneyUnit(unit) if unit else None
        kind = self._choice("kind")
        places, columns = self._columns()
        return BudgetTable(
            id=self._id,
            title=title,
            kind=TableKind(kind) if kind else table_kind(title),
            money_unit=money_unit,
            columns=columns,
            rows=tuple(self._row(number, row, places, columns, money_unit) for number, row in enumerate(self._rows)),
            number=self._text("number"),
            facts=tuple(self._read_facts()),
            numbering=self._read_numbering(places),
            note=self._text("note"),
        )

    def _facts_filled(self) -> bool:
        return any(cell is not None and cell.text for fact in self._facts for cell in fact)

    def _claimable(self) -> list[GridCell]:
        rows = [*self._levels, *(row for row in (self._kinds, self._numbering) if row is not None), *self._rows]
        cells = [*self._labels, *self._lines.values(), *(cell for row in rows for cell in row.filled)]
        return [cell for cell in dict.fromkeys(cells) if cell.text]

    def _take(self, field: str, cell: GridCell | None) -> None:
        if cell is not None and cell.text:
            self._claims.take(f"{self._path}/{field}", cell)

    def _text(self, name: str) -> str:
        cell = self._lines.get(name)
        return from_cell(cell.raw) if cell is not None else ""

    def _choice(self, name: str) -> str:
        word = strip_blanks(self._text(name))
        line = next(line for line in LINES if line.name == name)
        value = line.value_of(word) if word else ""
        if word and not value:
            self._claims.unsure(f"{self._path}/{name}", self._lines[name], unknown_word(line))
        return value

    def _columns(self) -> tuple[list[int], tuple[Column, ...]]:
        """Places of the columns that say what they hold, and the columns."""
        places, columns = [], []
        for at, cell in enumerate(self._kinds.cells if self._kinds else ()):
            if at == 0 or not cell.text:
                continue
            kind = _KIND.value_of(strip_blanks(cell.text))
            if not kind:
                self._claims.unsure(f"{self._path}/columns", cell, unknown_word(_KIND))
            labels = [head for row in self._levels if (head := _at(row, at)) is not None and head.text]
            for piece in (cell, *labels):
                self._take("columns", piece)
            places.append(at)
            columns.append(Column(tuple(from_cell(head.raw) for head in labels), ColumnKind(kind or ColumnKind.TEXT)))
        return places, tuple(columns)

    def _row(
        self, number: int, row: GridRow, places: Sequence[int], columns: Sequence[Column], unit: MoneyUnit | None
    ) -> TableRow:
        cells = []
        for at, column in zip(places, columns, strict=True):
            cell = _at(row, at)
            text = from_cell(cell.raw) if cell is not None else ""
            self._take(f"rows/{number}", cell)
            try:
                cells.append(read_cell(text, column, unit))
            except AmountError as error:
                self._unsure(f"rows/{number}", cell, error.message)
                cells.append(Cell(text, Amount(text, unit or MoneyUnit.YUAN, AmountKind.UNREADABLE, None)))
        return TableRow(tuple(cells))

    def _unsure(self, field: str, cell: GridCell | None, message: Message) -> None:
        if cell is not None:
            self._claims.unsure(f"{self._path}/{field}", cell, message)

    def _read_facts(self) -> list[Note]:
        found: list[Note] = []
        for label, text in self._facts:
            if label is None or not label.text:
                continue
            for cell in (label, text):
                self._take(f"facts/{len(found)}", cell)
            found.append(Note(from_cell(label.raw), from_cell(text.raw) if text is not None else ""))
        return found

    def _read_numbering(self, places: Sequence[int]) -> tuple[str, ...]:
        row = self._numbering
        if row is None or not any((cell := _at(row, at)) is not None and cell.text for at in places):
            return ()
        for at in places:
            self._take("numbering", _at(row, at))
        cells = [_at(row, at) for at in places]
        return tuple(from_cell(cell.raw) if cell is not None else "" for cell in cells)


def _at(row: GridRow, at: int) -> GridCell | None:
    return row.cells[at] if at < len(row.cells) else None
