"""The Gansu family: 单位整体支出绩效目标表, then one 项目支出绩效目标表 a project.

Recognised by the labels of either form. The whole-department form: the unit's name, the goals, the budget by kind of
expenditure beside the budget by source, the performance table. A project's form: its name, the department in charge
with its code, the unit that carries it out, the money of the year with its sources, the goals, the performance table
with three kinds of cost. Rows are found by their labels in whatever order.
"""

from __future__ import annotations

import enum
import re
from collections.abc import Sequence

from generator.forms import Form, Given
from generator.grids.budget_sides import BudgetSides
from generator.grids.cells import read_project_code
from generator.grids.claims import Claims
from generator.grids.cover import read_cover
from generator.grids.form_head import named_unit, read_head_line
from generator.grids.form_starts import Item, items_of
from generator.grids.indicator_table import is_head_row
from generator.grids.key_tasks import KeyTasks
from generator.grids.labelled_cells import LabelledCells, read_labelled
from generator.grids.labels import bare_label, plain
from generator.grids.money_rows import MoneyRows, looks_like_amount
from generator.grids.project_doubts import doubt_project, doubt_repeats, region_codes_of
from generator.grids.recognition import best_recognition
from generator.grids.signed_lines import set_signatures_aside
from generator.grids.split_rows import split_at_empty_lines
from generator.grids.stated_unit import StatedUnit
from generator.grids.straight_rows import straighten
from generator.grids.target_form import TargetForm
from generator.grids.titled_forms import TitledForm, opens_form, read_fiscal_year, split_forms
from generator.grids.whole_form import close_whole
from generator.grids.whose_forms import read_publisher, read_title
from generator.model.body import Unit
from generator.model.grid import Document, GridCell, GridRow, Paragraph
from generator.model.indicator import Scope
from generator.model.message import msg
from generator.model.project import Project
from generator.model.reading import Reading, Recognition
from generator.model.submission import SubmissionKind

_MONEY_LABELS = ("当年财政拨款", "上年结转资金", "总体目标")
_WHOLE_LABELS = (*_MONEY_LABELS, "预算情况", "按支出类型分", "按来源类型分", "收入预算合计", "支出预算合计")
_PROJECT_LABELS = (*_MONEY_LABELS, "主管部门及代码", "项目资金", "年度资金总额", "经济成本指标", "社会成本指标")
_TITLE = re.compile(r"绩效|预算")
_WHOLE_TITLE = "单位整体支出绩效目标表"
_FIELDS = {
    **dict.fromkeys(("单位名称", "部门名称", "部门(单位)名称", "单位(部门)名称"), "owner"),
    "项目名称": "name",
    **dict.fromkeys(("项目编码", "项目代码"), "code"),
    **dict.fromkeys(("主管部门", "主管部门及代码", "主管部门及编码"), "department"),
    **dict.fromkeys(("实施单位", "项目实施单位"), "unit"),
    **dict.fromkeys(("项目类别", "项目类型"), "category"),
    "项目属性": "attribute",
    **dict.fromkeys(("项目期", "项目实施期", "项目起止时间"), "term"),
}
_FACTS = frozenset(
    {"部门职能", "单位职能", "主要职能", "部门职责", "单位职责", "主要职责", "年度主要任务", "年度重点工作"}
)
_MONEY = frozenset({"项目资金", "资金情况", "项目资金情况", "预算资金", "资金总额"})
_TOTALS = frozenset({"年度资金总额", "资金总额", "项目资金总额", "预算资金总额", "项目资金"})
_BUDGET = frozenset({"预算情况", "部门预算情况", "单位预算情况", "年度预算情况", "预算收支情况", "预算资金情况"})
_GOALS = frozenset({"总体目标", "年度总体目标", "年度目标", "年度绩效目标", "绩效目标", "总体绩效目标"})


class _Part(enum.Enum):
    """The part of a form that its last label opened."""

    HEAD = enum.auto()
    FIELDS = enum.auto()
    FACTS = enum.auto()
    MONEY = enum.auto()
    BUDGET = enum.auto()
    GOALS = enum.auto()
    TABLE = enum.auto()
    UNKNOWN = enum.auto()


def _recognise(document: Document) -> Recognition:
    return best_recognition(document, (_WHOLE_LABELS, _PROJECT_LABELS))


def _read(document: Document, given: Given) -> Reading:
    document = straighten(split_at_empty_lines(document, lambda text: _opens(text) is not None or opens_form(text)))
    claims = Claims(document)
    front, forms = split_forms(items_of(document), _identity, lambda text: read_head_line(text) is not None, claims)
    cover = read_cover([item for item in front if isinstance(item, Paragraph)], _TITLE, claims)
    projects: list[_Form] = []
    wholes: list[_Form] = []
    for form in forms:
        under_way = _Form(form, claims, StatedUnit(claims, given.money_unit))
        for item in form.items:
            under_way.read(item)
        (wholes if under_way.is_whole else projects).append(under_way)
    targets = tuple(
        close_whole(form.parts, form.budget, KeyTasks(), number, _WHOLE_TITLE)
        for number, form in enumerate(wholes, start=1)
    )
    closed = tuple(form.close_project(number) for number, form in enumerate(projects, start=1))
    if not closed and not targets:
        claims.miss(msg("The document holds no form of a project"))
    doubt_repeats(zip(closed, (form.form.first for form in projects), strict=True), claims)
    return Reading(
        family="gansu",
        publisher=read_publisher(
            [form.parts.named("owner") for form in wholes],
            cover,
            [form.parts.named("department") for form in projects],
            claims,
        ),
        fiscal_year=read_fiscal_year(forms, cover.fiscal_year, claims),
        kind=SubmissionKind.BUDGET,
        title=read_title(cover, [form.form for form in wholes], forms, claims),
        status=cover.status,
        units=tuple(dict.fromkeys(form.unit for form in projects if form.unit is not None)),
        projects=closed,
        targets=targets,
        status_text=cover.status_text,
        dated=cover.dated,
        prepared_by=cover.prepared_by,
        reviewed_by=cover.reviewed_by,
        region_codes=region_codes_of(closed),
        **claims.outcome(),
    )


def _identity(row: GridRow) -> str:
    found = read_labelled(row, _FIELDS)
    for name in ("name", "owner"):
        if name in found:
            cell = found[name]
            return f"{name}:{cell.text if cell else ''}"
    return ""


def _opens(text: str) -> _Part | None:
    """The part of the form that a row with this first label opens, or None."""
    label = bare_label(text)
    if plain(text) in _FIELDS:
        return _Part.FIELDS
    parts = (
        (_FACTS, _Part.FACTS),
        (_MONEY | _TOTALS, _Part.MONEY),
        (_BUDGET, _Part.BUDGET),
        (_GOALS, _Part.GOALS),
    )
    return next((part for labels, part in parts if label in labels), None)


class _Form:
    """One form under way, read row by row. Lives only inside one reading."""

    def __init__(self, form: TitledForm, claims: Claims, stated: StatedUnit) -> None:
        self.form = form
        self.claims = claims
        self.stated = stated
        self.part = _Part.HEAD
        self.parts = TargetForm(form, claims, stated, LabelledCells(_FIELDS))
        self.money = MoneyRows("")
        self.budget = BudgetSides()
        self.lengths: list[int] = []
        self.unit: Unit | None = None

    @property
    def is_whole(self) -> bool:
        """Whether it is the form of the whole unit: it says so by its label, else by its title."""
        if "name" in self.parts.fields.cells or self.money.pairs:
            return False
        return "owner" in self.parts.fields.cells or "整体" in self.form.title

    def read(self, item: Item) -> None:
        """Takes one line or row; what it cannot place stays unclaimed, and so unread."""
        if isinstance(item, Paragraph):
            if not self.parts.read_unit_line(item):
                set_signatures_aside([item], self.claims)
            return
        part = _Part.TABLE if is_head_row(item) else _opens(item.filled[0].text)
        if part is None and set_signatures_aside(item.filled, self.claims):
            return
        self.part = part or self.part
        if self.part in (_Part.FIELDS, _Part.GOALS):
            self.lengths.append(len(item.cells))
        if self.part is _Part.TABLE:
            self.parts.read_table_row(item)
        elif part is not None:
            self._open(part, item)
        elif self.part is _Part.HEAD:
            for cell in item.filled:
                self.stated.read(cell)
        else:
            self._read_below(item)

    def _open(self, part: _Part, row: GridRow) -> None:
        first, *rest = row.filled
        if part is _Part.FIELDS:
            self.parts.read_fields(row)
        elif part is _Part.MONEY:
            is_total = bool(rest) and looks_like_amount(rest[0].text) and bare_label(first.text) in _TOTALS
            self._read_money(row, row.filled if is_total else self.parts.read_side_label(row, "funding"))
        elif part is _Part.BUDGET:
            self.budget.read(row, row.cells[row.cells.index(first) + 1 :])
            self.parts.read_side_label(row, "budget")
        elif part is _Part.FACTS:
            self.parts.read_fact(row)
        else:
            self.parts.read_goals(row, Scope.YEAR)

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
        elif self.part is _Part.GOALS:
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
        if label in _TOTALS and not self.money.total:
            self.money.total = label
            self.parts.labels.read("amount", cells[0])
            self.stated.read(cells[0])
        self.money.read(cells, len(row.cells))

    def close_project(self, number: int) -> Project:
        """The form of a project, all its cells claimed."""
        path = f"projects/#{number}"
        unit = self.stated.unit(path, self.form.heading, self.form.first)
        code = self.parts.fields.cells.get("code")
        self.unit = named_unit(self.parts.text(path, "unit") or "")
        project = Project(
            id=f"#{number}",
            name=self.parts.text(path, "name") or "",
            money_unit=unit,
            amount=self.money.amount(unit, path, self.claims),
            code=None if code is None else read_project_code(code, f"{path}/code", self.claims),
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
        self.money.doubt_lengths(self.lengths, path, self.claims)
        doubt_project(project, path, self.form.first, self.claims, has_budget=self.money.has_total)
        return project


FORM = Form("gansu", _recognise, _read)
