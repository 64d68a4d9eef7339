"""One form of targets (绩效目标表) of no known layout under way: read by the labels that forms everywhere print.

What stands beside no known label stays unread; where no label names the project, its title is looked at.
"""

from __future__ import annotations

import dataclasses
import enum
import re
from collections.abc import Sequence

from generator.grids.budget_sides import BudgetSides
from generator.grids.cells import join_cells
from generator.grids.claims import Claims, Piece
from generator.grids.form_head import named_unit, read_head_line
from generator.grids.form_starts import Item
from generator.grids.head_words import is_performance_head
from generator.grids.key_tasks import KeyTasks
from generator.grids.labelled_cells import LabelledCells, read_labelled
from generator.grids.labels import bare_label, column_of, plain
from generator.grids.loose_labels import BUDGET, FACTS, FIELDS, GOALS, GOALS_TERM, MONEY, TOTALS
from generator.grids.money_rows import MoneyRows, looks_like_amount
from generator.grids.project_doubts import doubt_project
from generator.grids.signed_lines import set_signatures_aside
from generator.grids.stated_unit import StatedUnit
from generator.grids.target_form import TargetForm
from generator.grids.titled_forms import TitledForm
from generator.grids.whole_form import close_whole
from generator.model.amount import MoneyUnit
from generator.model.body import Unit
from generator.model.grid import GridCell, GridRow, Paragraph
from generator.model.indicator import Scope
from generator.model.message import msg
from generator.model.project import Project
from generator.model.submission import Targets

_WHOLE_TITLE = "部门整体支出绩效目标表"
_TITLE = re.compile(
    r"(?:[(（]?(?:\d+|[一二三四五六七八九十]+)\s*[)）.．、]+\s*)?(?:20\d\d年(?:度)?)?[“\"]?(?P<name>.+?)[”\"]?"
    r"(?:项目)?(?:支出)?(?:预算)?绩效(?:目标|指标)(?:申报|公开)?表.*"
)
_NO_NAME = re.compile(
    r"|(?:.*(?:部门|单位|年度|[区县市省级]|\(.*\)))?(?:整体|项目)?(?:支出|预算)?|重点项目|部门预算项目|.*财政.*项目|.*支出方向"
)
"""Words before 绩效目标表 that name no project."""
_TWO_SCOPES = msg(
    "The form prints targets of the term beside those of the year: which are which is not certain, none is read"
)
_NAME_IN_TITLE = msg("No label names the project: its name was taken from the title of its form")


class _Part(enum.Enum):
    """The part of a form that its last label opened."""

    HEAD = enum.auto()
    FIELDS = enum.auto()
    FACTS = enum.auto()
    MONEY = enum.auto()
    BUDGET = enum.auto()
    GOALS = enum.auto()
    GOALS_TERM = enum.auto()
    TABLE = enum.auto()
    UNKNOWN = enum.auto()


def identity_of(row: GridRow) -> str:
    """What a row says its form is about, by the label of its name; empty for a row that says nothing of it."""
    found = read_labelled(row, FIELDS)
    named = next((name for name in ("name", "owner") if found.get(name) is not None), "")
    cell = found.get(named)
    return f"{named}:{cell.text}" if cell and not is_performance_head(row) else ""


def opens_part(text: str) -> bool:
    """Whether a text is a label that opens a part of a form."""
    return _opens(text) is not None


def _opens(text: str) -> _Part | None:
    label = bare_label(text)
    if plain(text) in FIELDS:
        return _Part.FIELDS
    parts = (
        (FACTS, _Part.FACTS),
        (MONEY | TOTALS, _Part.MONEY),
        (BUDGET, _Part.BUDGET),
        (GOALS, _Part.GOALS),
        (GOALS_TERM, _Part.GOALS_TERM),
    )
    return next((part for labels, part in parts if label in labels), None)


class LooseForm:
    """One form under way, read row by row. Lives only inside one reading."""

    def __init__(self, form: TitledForm, claims: Claims, given: MoneyUnit | None) -> None:
        self.form = form
        self.claims = claims
        self.stated = StatedUnit(claims, given)
        self.part = _Part.HEAD
        self.parts = TargetForm(form, claims, self.stated, LabelledCells(FIELDS))
        self.money = MoneyRows("")
        self.budget = BudgetSides()
        self.unit: Unit | None = None
        self.unit_line: Piece | None = None
        self.twice: GridCell | None = None
        """Where it prints the targets of two times side by side."""
        for item in form.items:
            self._read(item)

    @property
    def is_whole(self) -> bool:
        """Whether it is the form of the whole body: no label names a project, and its title or a label says so."""
        names_project = "name" in self.parts.fields.cells or bool(self.money.pairs)
        return not names_project and ("整体" in self.form.title or "owner" in self.parts.fields.cells)

    def _read(self, item: Item) -> None:
        """Takes one line or row; what it cannot place stays unclaimed, and so unread."""
        if isinstance(item, Paragraph):
            if not self._read_unit_line(item):
                set_signatures_aside([item], self.claims)
            return
        if not item.filled:
            return
        part = _Part.TABLE if is_performance_head(item) else _opens(item.filled[0].text)
        if part is None and set_signatures_aside(item.filled, self.claims):
            return
        self.part = part or self.part
        labels = {bare_label(cell.text): cell for cell in item.filled}
        if labels.keys() & GOALS and labels.keys() & GOALS_TERM:
            self.twice = self.twice or item.filled[0]
        if self.part is _Part.TABLE:
            self._read_table_row(item)
        elif part is not None:
            self._open(part, item)
        elif self.part is _Part.HEAD:
            for cell in item.filled:
                self._read_unit_line(cell)
        else:
            self._read_below(item)

    def _read_unit_line(self, piece: Piece) -> bool:
        """Takes a line above the form that names its unit by a code, or states the unit of money, or both."""
        line = read_head_line(piece.text)
        if line is not None and line.unit is not None and self.unit_line is None:
            self.unit, self.unit_line = line.unit, piece
            self.stated.read(piece)
            return True
        return self.parts.read_unit_line(piece)

    def _read_table_row(self, row: GridRow) -> None:
        """Takes a row of the performance table; one that opens with a label of another kind ends it."""
        heads = [name for cell in row.filled if (name := column_of(cell.text))]
        is_double = is_performance_head(row) and len(set(heads)) < len(heads)
        if is_double or self.twice is not None:
            self.part, self.twice = _Part.UNKNOWN, self.twice or row.filled[0]
        elif row.filled[0].text.rstrip().endswith((":", "：")):
            self.part = _Part.UNKNOWN
        else:
            self.parts.read_table_row(row)

    def _open(self, part: _Part, row: GridRow) -> None:
        first, *rest = row.filled
        if part is _Part.FIELDS:
            self._read_fields(row)
        elif part is _Part.MONEY:
            is_total = bool(rest) and looks_like_amount(rest[0].text) and bare_label(first.text) in TOTALS
            self._read_money(row, row.filled if is_total else self.parts.read_side_label(row, "funding"))
        elif part is _Part.BUDGET:
            self.budget.read(row, row.cells[row.cells.index(first) + 1 :])
            self.parts.read_side_label(row, "budget")
        elif part is _Part.FACTS:
            self.parts.read_fact(row)
        else:
            self.parts.read_goals(row, Scope.TERM if part is _Part.GOALS_TERM else Scope.YEAR)

    def _read_fields(self, row: GridRow) -> None:
        """Takes labels with their texts; behind them an amount may stand beside its label in the same row."""
        at = next((cell.column for cell in row.filled if bare_label(cell.text) in TOTALS), len(row.cells))
        self.parts.read_fields(GridRow(row.cells[:at]))
        if at < len(row.cells):
            self._read_money(row, [cell for cell in row.filled if cell.column >= at])

    def _read_below(self, row: GridRow) -> None:
        """A row without a label of its own belongs to the part above it."""
        first, *rest = row.filled
        opens_row = first is row.cells[0]
        if self.part is _Part.FIELDS:
            self.parts.fields.read_below(row)
        elif self.part is _Part.MONEY:
            is_unit = opens_row and self.parts.read_unit(first)
            self._read_money(row, tuple(rest) if is_unit else row.filled)
        elif self.part is _Part.BUDGET:
            if not opens_row or self.parts.read_unit(first):
                self.budget.read(row, row.cells[1:])
        elif opens_row or rest:
            self.part = _Part.UNKNOWN
        elif self.part in (_Part.GOALS, _Part.GOALS_TERM):
            self.parts.read_more_of_goals(first)
        elif self.part is _Part.FACTS:
            self.parts.read_more_of_fact(first)

    def _read_money(self, row: GridRow, cells: Sequence[GridCell]) -> None:
        if not cells:
            return
        if all(looks_like_amount(cell.text) for cell in cells):
            self.money.read_below(row)
            return
        label = bare_label(cells[0].text)
        if label in TOTALS and not self.money.total:
            self.money.total = label
            self.parts.labels.read("amount", cells[0])
            self.stated.read(cells[0])
        self.money.read(cells, len(row.cells))

    def close_whole(self, number: int) -> Targets:
        """The form of the whole body, all its cells claimed."""
        return close_whole(self.parts, self.budget, KeyTasks(), number, _WHOLE_TITLE)

    def close_project(self, number: int) -> Project:
        """The form of a project, all its cells claimed."""
        path = f"projects/#{number}"
        unit = self.stated.unit(path, self.form.heading, self.form.first)
        self.unit = named_unit(self.parts.text(path, "unit") or "") or self.unit
        if self.unit_line is not None:
            self.claims.take(f"{path}/unit", self.unit_line)
        code = self.parts.fields.cells.get("code")
        project = Project(
            id=f"#{number}",
            name=self.parts.text(path, "name") or self._name_in_title(path),
            money_unit=unit,
            amount=self.money.amount(unit, path, self.claims),
            # Other provinces' codes have no check character to mend them by: as printed.
            code=None if code is None else join_cells(code, f"{path}/code", self.claims),
            heading=self.parts.heading(f"{path}/heading") or None,
            unit=self.unit.key if self.unit else "",
            department=self.parts.text(path, "department"),
            funding=self.money.funding(unit, path, self.claims),
            category=self.parts.text(path, "category"),
            attribute=self.parts.text(path, "attribute"),
            term=self.parts.text(path, "term"),
            notes=self.parts.notes(f"{path}/notes"),
            goals=self.parts.goals(path),
            indicators=self.parts.indicators(path),
            labels=self.parts.labels.differing(),
        )
        if self.twice is not None:
            self.claims.unsure(f"{path}/indicators", self.twice, _TWO_SCOPES)
        # A title that is the same for all projects names none.
        named = project if self._title_names() else dataclasses.replace(project, heading=None)
        doubt_project(named, path, self.form.first, self.claims, has_budget=self.money.has_total)
        return project

    def _title_names(self) -> tuple[str, Piece] | None:
        """The name that the form's title gives the project, with its piece; None where it gives none."""
        for piece in self.form.head:
            found = _TITLE.fullmatch(piece.text.strip())
            if found and not _NO_NAME.fullmatch(plain(found["name"])):
                return found["name"].strip(), piece
        return None

    def _name_in_title(self, path: str) -> str:
        """The name in the title, which a person must look at; empty where there is none."""
        named = self._title_names()
        if named is None:
            return ""
        self.claims.take(f"{path}/name", named[1])
        self.claims.unsure(f"{path}/name", named[1], _NAME_IN_TITLE)
        return named[0]
