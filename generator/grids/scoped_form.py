"""A project's form (项目支出绩效目标表) that prints the whole term (实施期) and the year (年度) side by side.

Rows are found by their labels in whatever order; a form that prints the year alone is read the same way.
"""

from __future__ import annotations

import enum
from collections.abc import Sequence
from types import MappingProxyType
from typing import Final

from generator.grids.cells import join_cells, join_paragraphs
from generator.grids.claims import Claims, Piece
from generator.grids.indicator_table import is_head_row
from generator.grids.labelled_cells import LabelledCells, read_labelled
from generator.grids.labels import bare_label, plain
from generator.grids.money_rows import unit_in_label
from generator.grids.printed_labels import PrintedLabels
from generator.grids.project_doubts import NO_BUDGET, NO_NAME, NO_TABLE
from generator.grids.scoped_goals import ScopedGoals, opens_goals
from generator.grids.scoped_money import ScopedMoney, blank_amount, total_scope
from generator.grids.sided_table import read_sided_table
from generator.grids.signature_rows import SignatureRow
from generator.model.amount import MoneyUnit, parse_money_unit
from generator.model.body import Unit
from generator.model.grid import GridCell, GridRow
from generator.model.indicator import Scope
from generator.model.message import msg
from generator.model.project import Note, Project
from generator.model.source import Furniture

FIELDS: Final = MappingProxyType(
    {
        "项目名称": "name",
        "项目编码": "code",
        "项目代码": "code",
        "主管部门及代码": "department",
        "主管部门": "department",
        "主管部门(代码)": "department",
        "实施单位": "unit",
        "项目实施单位": "unit",
        "项目类别": "category",
        "项目类型": "category",
        "项目属性": "attribute",
        "项目期": "term",
        "项目日期": "term",
        "项目期限": "term",
        "项目周期": "term",
        "项目实施期": "term",
        "资金用途": "purpose",
        "项目概况": "overview",
        "项目概述": "overview",
        "项目简介": "overview",
        "立项依据": "basis",
        "项目立项依据": "basis",
        "项目设立依据": "basis",
        "项目设立必要性": "necessity",
        "项目设立的必要性": "necessity",
        "立项必要性": "necessity",
        "项目立项必要性": "necessity",
        "保证项目实施的制度、措施": "safeguards",
        "保证项目实施的制度和措施": "safeguards",
        "保证项目实施的制度措施": "safeguards",
        "保证项目实施的措施": "safeguards",
        "项目实施计划": "schedule",
        "实施计划": "schedule",
    }
)
"""Printed label → field of a project."""
_MONEY = frozenset({"项目资金", "资金总额", "资金来源", "预算资金", "项目预算", "资金情况"})
_TEXTS = ("overview", "basis", "necessity", "safeguards", "schedule", "purpose")
_LONGEST_LABEL = 20


class _Part(enum.Enum):
    """The part of a form that its last label opened."""

    HEAD = enum.auto()
    FIELDS = enum.auto()
    MONEY = enum.auto()
    GOALS = enum.auto()
    TABLE = enum.auto()


def opens_form(row: GridRow) -> bool:
    """Whether a row names a project as the first row of its form does."""
    return "name" in read_labelled(row, FIELDS) and len(row.filled) <= 4


def is_form_row(row: GridRow) -> bool:
    """Whether a row carries a label that only the form of a project prints."""
    labels = {plain(cell.text) for cell in row.filled}
    fields = FIELDS.keys() - {"项目名称", "项目类别", "项目类型"}
    return bool(labels & fields) or any(total_scope(cell.text) is Scope.TERM for cell in row.filled)


class ScopedForm:
    """One project's form under way, read row by row. Lives only inside one reading."""

    def __init__(self, id: str, heading: Sequence[Piece], first: Piece, claims: Claims) -> None:
        self.id = id
        self.path = f"projects/{id}"
        self.heading = heading
        self.first = first
        self.claims = claims
        self.part = _Part.HEAD
        self.fields = LabelledCells(FIELDS)
        self.printed = PrintedLabels()
        self.money = ScopedMoney()
        self.money_unit: MoneyUnit | None = None
        self.goals = ScopedGoals()
        self.table: list[GridRow] = []
        self.notes: list[tuple[GridCell, GridCell | None]] = []
        self.signatures = SignatureRow(self.path, claims)

    def read(self, row: GridRow) -> None:
        """Takes one row; what it cannot place stays unclaimed, and so unread."""
        if not row.filled:
            return
        first = row.filled[0]
        label = plain(first.text)
        if self.signatures.read(row):
            return
        if is_head_row(row) or (self.part is _Part.TABLE and label not in FIELDS):
            self.part = _Part.TABLE
            self.table.append(row)
            if is_head_row(row):
                self._read_heads(row)
        elif label in FIELDS:
            self.part = _Part.FIELDS
            self._read_fields(row)
        elif bare_label(first.text) in _MONEY or total_scope(first.text) is not None:
            self.part = _Part.MONEY
            self._read_money(row)
        elif opens_goals(row):
            self.part = _Part.GOALS
            self.goals.read(row, self.claims)
        else:
            self._read_below(row)

    def _read_heads(self, row: GridRow) -> None:
        if row.filled[0].column == 0 and plain(row.filled[0].text).endswith("绩效指标"):
            self.printed.read("indicators", row.filled[0])
        self.printed.read_heads(row)

    def _read_fields(self, row: GridRow) -> None:
        for cell in row.filled:
            name = FIELDS.get(plain(cell.text))
            if name is not None and name not in ("name", "code"):
                self.printed.read(name, cell)
        self.fields.read(row, self.claims)

    def _read_money(self, row: GridRow) -> None:
        cells = row.filled
        if total_scope(cells[0].text) is None:
            self.claims.furniture(Furniture.LABEL, cells[0])
            self.printed.read("funding", cells[0])
            self.money_unit = self.money_unit or unit_in_label(cells[0].text)
            cells = cells[1:]
        self.money.read(cells, row)

    def _read_below(self, row: GridRow) -> None:
        """A row without a label of the form belongs to the part above it, or labels a text of its own."""
        first, *rest = row.filled
        if self.part is _Part.MONEY:
            cells = row.filled
            unit = parse_money_unit(first.text) if first.column == 0 else None
            if unit is not None and self.money_unit in (None, unit):
                # The unit that stands below its label: 项目资金 | (元)
                self.money_unit = unit
                self.claims.take(f"{self.path}/money_unit", first)
                self.printed.read("money_unit", first)
                cells = cells[1:]
            if self.money.read(cells, row):
                return
        if self.part is _Part.GOALS and first.column > 0:
            self.goals.read(row, self.claims)
        elif self.part is _Part.FIELDS and first.column > 0:
            self.fields.read_below(row)
        elif first.column == 0 and len(rest) <= 1 and len(first.text) <= _LONGEST_LABEL and len(row.cells) > 1:
            self.notes.append((first, rest[0] if rest else None))

    def unit(self) -> Unit | None:
        """The unit that carries the project out; without a code, as the form prints none."""
        cells = self.fields.cells.get("unit")
        return Unit("", "".join(cell.text for cell in cells)) if cells else None

    def close(self, given: MoneyUnit | None) -> Project:
        """The project, all its cells claimed. `given` is the unit of money where the form states none."""
        path, claims = self.path, self.claims
        unit = self._money_unit(given)
        claims.take(f"{path}/heading", *self.heading)
        amount = self.money.amount(Scope.YEAR, unit, path, self.printed, claims)
        amount_term = self.money.amount(Scope.TERM, unit, path, self.printed, claims)
        for field, label in self.goals.labels.items():
            self.printed.read(field, label)
        name = self._text("name") or ""
        indicators = read_sided_table(self.table, self.goals.scopes, path, claims) if self.table else ()
        project = Project(
            id=self.id,
            name=name,
            money_unit=unit,
            amount=amount or blank_amount(unit),
            code=self._text("code"),
            heading=" ".join(piece.text for piece in self.heading) or None,
            unit=self._text("unit") or "",
            department=self._text("department"),
            amount_term=amount_term,
            funding=self.money.funding(unit, path, claims),
            purpose=self._text("purpose"),
            overview=self._text("overview"),
            basis=self._text("basis"),
            necessity=self._text("necessity"),
            safeguards=self._text("safeguards"),
            schedule=self._text("schedule"),
            category=self._text("category"),
            attribute=self._text("attribute"),
            term=self._text("term"),
            notes=self._notes(),
            goals=self.goals.goals(path, claims),
            indicators=indicators,
            labels=self.printed.differing(),
        )
        for missing, field, message in (
            (not name, "name", NO_NAME),
            (amount is None, "amount", NO_BUDGET),
            (not indicators, "indicators", NO_TABLE),
        ):
            if missing:
                claims.unsure(f"{path}/{field}", self.first, message)
        return project

    def _text(self, name: str) -> str | None:
        cells = self.fields.cells.get(name)
        if cells is None:
            return None
        join = join_paragraphs if name in _TEXTS else join_cells
        return join(cells, f"{self.path}/{name}", self.claims)

    def _notes(self) -> tuple[Note, ...]:
        notes: list[Note] = []
        for label, text in self.notes:
            self.claims.take(f"{self.path}/notes/{len(notes)}", label, *([text] if text else []))
            notes.append(Note(label.text, text.text if text else ""))
        return tuple(notes)

    def _money_unit(self, given: MoneyUnit | None) -> MoneyUnit:
        unit = self.money_unit or self.money.stated_unit() or given
        if unit is None:
            form = " ".join(piece.text for piece in self.heading) or self.first.text
            self.claims.miss(msg("“{form}” states no unit of money: give --money-unit 元 or 万元", form=form))
            # Never written: a reading that misses something stops the import.
            unit = MoneyUnit.YUAN
        return unit
