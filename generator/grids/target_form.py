"""One form of targets under way: what forms of the whole department, of a fund and of a project have in common."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from generator.grids.cells import join_cells, join_paragraphs
from generator.grids.claims import Claims, Piece
from generator.grids.goals import read_goals
from generator.grids.indicator_table import is_head_row, read_indicator_table
from generator.grids.labelled_cells import LabelledCells
from generator.grids.labels import column_of, plain
from generator.grids.level_doubts import doubt_levels
from generator.grids.printed_labels import PrintedLabels
from generator.grids.signed_lines import cut_signed_line, cut_unit_note
from generator.grids.split_rows import prints_blanks
from generator.grids.stated_unit import StatedUnit
from generator.grids.titled_forms import TitledForm
from generator.model.amount import MoneyUnit
from generator.model.grid import GridCell, GridRow
from generator.model.indicator import Goal, Indicator, Scope
from generator.model.message import msg
from generator.model.project import Note
from generator.model.source import Furniture

_NO_TARGETS = msg("The performance table has no column of targets")
_NO_CELL = msg("No cell stands beside this label: whether its text is blank or lost is not certain")

_USUAL_UNIT_LABEL = "单位"

NamedBody = tuple[str, Sequence[GridCell]]
"""The name of a body and the cells it stands in."""


@dataclass(slots=True)
class TargetForm:
    """The shared parts of a form, row by row. Lives only inside one reading."""

    form: TitledForm
    claims: Claims
    stated: StatedUnit
    fields: LabelledCells
    """Texts that stand beside their labels."""
    labels: PrintedLabels = field(default_factory=PrintedLabels)
    signed: NamedBody = ("", ())
    """The body that a line with a seal names."""
    _facts: list[tuple[GridCell, list[GridCell]]] = field(default_factory=list)
    _goals: dict[Scope, list[GridCell]] = field(default_factory=dict)
    _scope: Scope = Scope.YEAR
    _without_cell: list[tuple[str, GridCell]] = field(default_factory=list)
    """Labels that have no cell for their text, with their fields."""
    _table: list[GridRow] = field(default_factory=list)

    def read_fields(self, row: GridRow) -> None:
        """Takes a row of labels and texts, and keeps the labels."""
        self.fields.read(row, self.claims)
        names = [self.fields.labels.get(plain(cell.text)) for cell in row.cells]
        for place, (name, cell) in enumerate(zip(names, row.cells, strict=True)):
            if name is None:
                continue
            self.labels.read(name, cell)
            is_last = place + 1 == len(names)
            if prints_blanks(row) if is_last else names[place + 1] is not None:
                self._without_cell.append((name, cell))

    def read_signed(self, piece: Piece) -> bool:
        """Takes a line that names a body and has room for its seal, and one without a name. False for any other."""
        line = cut_signed_line(piece)
        if line is None or (self.signed[0] and line[1].text):
            return False
        label, name = line
        self.stated.read(piece)
        if not name.text:
            self.claims.furniture(Furniture.SIGNATURE, piece)
        elif "主管" in label.text:
            self.signed = (name.text, [name])
            self.fields.cells.setdefault("department", [name])
            self.labels.read("department", label)
        else:
            self.signed = (name.text, [name])
            self.add_fact(label, [name])
        note = cut_unit_note(piece)
        if note is not None:
            self._keep_unit_label(note)
        return True

    def read_side_label(self, row: GridRow, name: str) -> tuple[GridCell, ...]:
        """Takes the label at the side of several rows, which may state the unit of money; gives the other cells."""
        first, *rest = row.filled
        self.labels.read(name, first)
        if not self.stated.read(first):
            self.claims.furniture(Furniture.LABEL, first)
        return tuple(rest)

    def read_unit(self, cell: GridCell) -> bool:
        """Takes the unit of money that stands below its label: (万元). False for any other cell."""
        if not self.stated.read(cell):
            return False
        self.labels.read("money_unit", cell)
        return True

    def read_unit_line(self, piece: Piece) -> bool:
        """Takes a line that states the unit of money, with its label if that is not the usual one: 金额单位：万元."""
        if not self.stated.read(piece):
            return False
        self._keep_unit_label(piece)
        return True

    def _keep_unit_label(self, piece: Piece) -> None:
        if not plain(piece.text).startswith(_USUAL_UNIT_LABEL):
            self.labels.read("money_unit", piece)

    def read_fact(self, row: GridRow) -> None:
        """Takes a label and its text, which may go on below."""
        first, *rest = row.filled
        self.add_fact(first, rest if len(rest) == 1 else ())

    def add_fact(self, label: GridCell, cells: Sequence[GridCell]) -> None:
        """Takes a label with the pieces of its text."""
        self.labels.begin("facts")
        self._facts.append((label, list(cells)))

    def read_goals(self, row: GridRow, scope: Scope) -> None:
        """Takes the label of the goals of one scope, with the first of them."""
        first, *rest = row.filled
        self.claims.furniture(Furniture.LABEL, first)
        self.labels.read("goals" if scope is Scope.YEAR else "goals_term", first)
        self._scope = scope
        self._goals.setdefault(scope, []).extend(rest if len(rest) == 1 else ())

    def read_more_of_goals(self, cell: GridCell) -> None:
        """Takes a cell below the goals."""
        self._goals.setdefault(self._scope, []).append(cell)

    def read_more_of_fact(self, cell: GridCell) -> None:
        """Takes a cell below a labelled text."""
        self._facts[-1][1].append(cell)

    def read_table_row(self, row: GridRow) -> None:
        """Takes a row of the performance table."""
        if is_head_row(row):
            side = row.filled[0]
            if not self._table and side.column == 0 and plain(side.text).endswith("绩效指标"):
                self.labels.read("indicators", side)
            self.labels.read_heads(row)
        self._table.append(row)

    def named(self, name: str) -> NamedBody:
        """The body a labelled text names, empty where it is blank or missing."""
        cells = self.fields.cells.get(name, [])
        return "".join(cell.text for cell in cells), cells

    def money_unit(self, path: str, *, has_money: bool) -> MoneyUnit | None:
        """The unit of money of the form, claimed; None where it states none and has no money."""
        if not has_money and not self.stated.is_stated:
            return None
        return self.stated.unit(path, self.form.heading, self.form.first)

    def heading(self, path: str) -> str:
        """The title as printed, claimed as `path`."""
        self.claims.take(path, *self.form.head)
        return self.form.heading

    def text(self, path: str, name: str) -> str | None:
        """A labelled text, claimed; empty where it is blank, None where the form has no such label."""
        cells = self.fields.cells.get(name)
        return None if cells is None else join_cells(cells, f"{path}/{name}", self.claims)

    def notes(self, path: str) -> tuple[Note, ...]:
        """The labelled texts without a field of their own, claimed as `<path>/<n>`."""
        found = []
        for number, (label, cells) in enumerate(self._facts):
            self.claims.take(f"{path}/{number}/label", label)
            found.append(Note(label.text, join_paragraphs(cells, f"{path}/{number}/text", self.claims)))
        return tuple(found)

    def goals(self, path: str) -> tuple[Goal, ...]:
        """The goals, those of the whole term first, claimed."""
        scopes = (Scope.TERM, Scope.YEAR)
        return tuple(
            goal for scope in scopes for goal in read_goals(self._goals.get(scope, ()), path, self.claims, scope)
        )

    def indicators(self, path: str) -> tuple[Indicator, ...]:
        """The performance table, claimed."""
        found = read_indicator_table(self._table, path, self.claims) if self._table else ()
        heads = {column_of(cell.text) for row in self._table if is_head_row(row) for cell in row.filled}
        if found and "value" not in heads:
            self.claims.unsure(f"{path}/indicators", self._table[0].filled[0], _NO_TARGETS)
        for name, label in self._without_cell:
            self.claims.unsure(f"{path}/{name}", label, _NO_CELL)
        doubt_levels(found, path, self.claims)
        return found
