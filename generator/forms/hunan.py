"""The Hunan family: 部门整体支出绩效目标表, 专项资金预算绩效目标汇总表, one 支出方向绩效目标表 a direction.

Recognised by the labels of any of the three. The department's form: its name, its money by income beside that by
expenditure, its duties, the tasks of the year, the performance table. The fund's summary: its directions with amount
and goals. A direction's form: its name and fund, amount and term, goals of the term and of the year, the performance
table. A direction and its form are linked where their names prove it.
"""

from __future__ import annotations

import dataclasses
import enum
import re

from generator.forms import Form, Given
from generator.grids.budget_sides import BudgetSides
from generator.grids.claims import Claims
from generator.grids.cover import read_cover
from generator.grids.form_head import read_head_line
from generator.grids.form_starts import Item, items_of
from generator.grids.fund_directions import FundDirections, is_directions_head, link_directions
from generator.grids.indicator_table import is_head_row
from generator.grids.key_tasks import KeyTasks
from generator.grids.labelled_cells import LabelledCells, read_labelled
from generator.grids.labels import bare_label, plain
from generator.grids.money_rows import read_amount
from generator.grids.project_doubts import doubt_project
from generator.grids.recognition import best_recognition
from generator.grids.signed_lines import read_signed_line, set_signatures_aside
from generator.grids.split_rows import split_at_empty_lines
from generator.grids.stated_unit import StatedUnit
from generator.grids.straight_rows import straighten
from generator.grids.target_form import TargetForm
from generator.grids.titled_forms import TitledForm, opens_form, pieces_of, read_fiscal_year, split_forms
from generator.grids.whole_form import close_whole, numbered_id
from generator.grids.whose_forms import read_publisher, read_title
from generator.model.grid import Document, GridRow, Paragraph
from generator.model.indicator import Scope
from generator.model.message import msg
from generator.model.project import Project
from generator.model.reading import Reading, Recognition
from generator.model.submission import SubmissionKind, Targets

_WHOLE_LABELS = ("部门名称", "年度预算申请", "按收入性质分", "按支出性质分", "部门职责概述", "年度重点工作计划")
_FUND_LABELS = ("支出方向", "实施期绩效目标", "年度绩效目标", "金额", "序号")
_PROJECT_LABELS = ("支出方向", "所属专项", "项目金额", "项目实施期", "实施期绩效目标", "年度绩效目标")
_TITLE = re.compile(r"绩效|预算")
_WHOLE_TITLE, _FUND_TITLE = "部门整体支出绩效目标表", "专项资金预算绩效目标汇总表"
_UNITS = ("", "(万元)", "(元)")
_FIELDS = {
    **dict.fromkeys(("部门名称", "单位名称", "部门(单位)名称", "单位(部门)名称"), "owner"),
    **dict.fromkeys(("支出方向", "支出方向(子项)", "支出方向(子项)名称", "支出方向名称", "项目名称"), "name"),
    **dict.fromkeys(("所属专项", "所属专项资金", "所属专项名称"), "parent_fund"),
    **dict.fromkeys((label + unit for label in ("项目金额", "项目资金", "资金额度") for unit in _UNITS), "amount"),
    **dict.fromkeys(("项目实施期", "实施期", "项目期"), "term"),
    **dict.fromkeys(("项目主管部门", "主管部门"), "department"),
}


class _Part(enum.Enum):
    """The part of a form that its last label opened."""

    HEAD = enum.auto()
    FIELDS = enum.auto()
    BUDGET = enum.auto()
    FACTS = enum.auto()
    TASKS = enum.auto()
    DIRECTIONS = enum.auto()
    GOALS_TERM = enum.auto()
    GOALS = enum.auto()
    TABLE = enum.auto()
    UNKNOWN = enum.auto()


_OPENING = {
    _Part.BUDGET: ("年度预算申请", "部门预算申请", "预算申请", "年度预算", "部门预算", "预算情况"),
    _Part.FACTS: ("部门职责概述", "部门职能概述", "部门职责", "部门职能", "单位职责概述", "职责概述", "职能职责"),
    _Part.TASKS: ("年度重点工作计划", "年度重点工作", "重点工作计划", "年度重点工作任务", "年度主要任务"),
    _Part.GOALS_TERM: ("实施期绩效目标", "实施期目标", "中长期绩效目标", "长期绩效目标"),
    _Part.GOALS: ("年度绩效目标", "年度目标", "年度总体目标", "部门整体支出年度绩效目标", "整体绩效目标", "总体目标"),
}
"""Labels that open a part, without what they add in brackets."""


class _Kind(enum.Enum):
    """Which of the three forms it is."""

    WHOLE = enum.auto()
    FUND = enum.auto()
    PROJECT = enum.auto()


def _recognise(document: Document) -> Recognition:
    return best_recognition(document, (_WHOLE_LABELS, _FUND_LABELS, _PROJECT_LABELS))


def _read(document: Document, given: Given) -> Reading:
    document = straighten(split_at_empty_lines(document, _is_label))
    claims = Claims(document)
    front, titled = split_forms(items_of(document), _identity, _stands_above, claims)
    cover = read_cover([item for item in front if isinstance(item, Paragraph)], _TITLE, claims)
    by_kind: dict[_Kind, list[_Form]] = {kind: [] for kind in _Kind}
    for one in titled:
        form = _Form(one, claims, StatedUnit(claims, given.money_unit))
        for item in one.items:
            form.read(item)
        by_kind[form.kind].append(form)
    wholes, funds, projects = (by_kind[kind] for kind in _Kind)
    closed = tuple(form.close_project(number) for number, form in enumerate(projects, start=1))
    targets = tuple(
        close_whole(form.parts, form.budget, form.tasks, number, _WHOLE_TITLE)
        for number, form in enumerate(wholes, start=1)
    )
    summaries = tuple(form.close_fund(number) for number, form in enumerate(funds, start=1))
    if not titled:
        claims.miss(msg("The document holds no form of a project"))
    return Reading(
        family="hunan",
        publisher=read_publisher(
            [form.parts.named("owner") for form in wholes],
            cover,
            [form.parts.signed for form in (*wholes, *funds, *projects)],
            claims,
        ),
        fiscal_year=read_fiscal_year(titled, cover.fiscal_year, claims),
        kind=SubmissionKind.BUDGET,
        title=read_title(cover, [form.form for form in wholes], titled, claims),
        status=cover.status,
        units=(),
        projects=closed,
        targets=(*targets, *link_directions(summaries, closed)),
        status_text=cover.status_text,
        dated=cover.dated,
        prepared_by=cover.prepared_by,
        reviewed_by=cover.reviewed_by,
        **claims.outcome(),
    )


def _identity(row: GridRow) -> str:
    """What a row says its form is about; empty for a row that says nothing of it."""
    if is_directions_head(row):
        return "directions"
    found = read_labelled(row, _FIELDS)
    named = next((name for name in ("name", "owner") if name in found), "")
    cell = found.get(named)
    return f"{named}:{cell.text if cell else ''}" if named else ""


def _stands_above(text: str) -> bool:
    return read_signed_line(text) is not None or read_head_line(text) is not None


def _is_label(text: str) -> bool:
    return _opens(text) is not None or opens_form(text) or read_signed_line(text) is not None


def _opens(text: str) -> _Part | None:
    """The part of the form that a row with this first label opens, or None."""
    if plain(text) in _FIELDS:
        return _Part.FIELDS
    return next((part for part, labels in _OPENING.items() if bare_label(text) in labels), None)


def _part_of(row: GridRow) -> _Part | None:
    if is_directions_head(row):
        return _Part.DIRECTIONS
    return _Part.TABLE if is_head_row(row) else _opens(row.filled[0].text)


class _Form:
    """One form under way, read row by row. Lives only inside one reading."""

    def __init__(self, form: TitledForm, claims: Claims, stated: StatedUnit) -> None:
        self.form = form
        self.claims = claims
        self.stated = stated
        self.part = _Part.HEAD
        self.parts = TargetForm(form, claims, stated, LabelledCells(_FIELDS))
        self.budget = BudgetSides()
        self.tasks = KeyTasks()
        self.directions = FundDirections()

    @property
    def kind(self) -> _Kind:
        """Which form it is: told by its labels, else by its title."""
        if self.directions.has_head or (not self.parts.fields.cells and "汇总" in self.form.title):
            return _Kind.FUND
        if "name" in self.parts.fields.cells or "parent_fund" in self.parts.fields.cells:
            return _Kind.PROJECT
        return _Kind.PROJECT if "支出方向" in self.form.title else _Kind.WHOLE

    def read(self, item: Item) -> None:
        """Takes one line or row; what it cannot place stays unclaimed, and so unread."""
        part = None if isinstance(item, Paragraph) else _part_of(item)
        if part is None and self._read_head_line(item):
            return
        if isinstance(item, Paragraph):
            return
        self.part = part or self.part
        if self.part is _Part.TABLE:
            self.parts.read_table_row(item)
        elif part is not None:
            self._open(part, item)
        elif self.part is not _Part.HEAD:
            self._read_below(item)

    def _read_head_line(self, item: Item) -> bool:
        """Takes a line that names a body or the unit of money, and one of empty signatures."""
        pieces = pieces_of(item)
        if set_signatures_aside(pieces, self.claims):
            return True
        read = [
            self.parts.read_signed(piece) or self.parts.read_unit_line(piece)
            for piece in pieces
            if self.part is _Part.HEAD
        ]
        return bool(read) and all(read)

    def _open(self, part: _Part, row: GridRow) -> None:
        first = row.filled[0]
        if part is _Part.FIELDS:
            self.parts.read_fields(row)
        elif part is _Part.BUDGET:
            self.budget.read(row, row.cells[row.cells.index(first) + 1 :])
            self.parts.read_side_label(row, "budget")
        elif part is _Part.FACTS:
            self.parts.read_fact(row)
        elif part is _Part.TASKS:
            self.tasks.read_head(row, self.parts.labels, self.claims)
        elif part is _Part.DIRECTIONS:
            self.directions.read_head(row, self.parts.labels, self.stated, self.claims)
        else:
            self.parts.read_goals(row, Scope.TERM if part is _Part.GOALS_TERM else Scope.YEAR)

    def _read_below(self, row: GridRow) -> None:
        """A row without a label of its own belongs to the part above it."""
        first, *rest = row.filled
        if self.part is _Part.DIRECTIONS:
            self.directions.read(row)
        elif first is row.cells[0]:
            self.part = _Part.UNKNOWN
        elif self.part is _Part.FIELDS:
            self.parts.fields.read_below(row)
        elif self.part is _Part.BUDGET:
            self.budget.read(row, row.cells[1:])
        elif self.part is _Part.TASKS:
            self.tasks.read(row)
        elif self.part in (_Part.GOALS, _Part.GOALS_TERM) and not rest:
            self.parts.read_more_of_goals(first)
        elif self.part is _Part.FACTS and not rest:
            self.parts.read_more_of_fact(first)

    def close_fund(self, number: int) -> Targets:
        """The summary of a special fund, all its cells claimed, its directions without links."""
        path = f"targets/{numbered_id('fund', number)}"
        unit = self.stated.unit(path, self.form.heading, self.form.first)
        owner, cells = self.parts.named("department")
        self.claims.take(f"{path}/owner", *cells)
        labels = self.parts.labels.differing()
        return Targets(
            id=numbered_id("fund", number),
            title=self.parts.heading(f"{path}/title") or _FUND_TITLE,
            owner=owner,
            money_unit=unit,
            facts=self.parts.notes(f"{path}/facts"),
            budget=self.directions.totals(unit, path, self.claims),
            directions=self.directions.directions(unit, path, self.claims),
            goals=self.parts.goals(path),
            indicators=self.parts.indicators(path),
            labels=tuple(("owner" if name == "department" else name, label) for name, label in labels),
            order=self.directions.with_totals(self.parts.labels.order),
        )

    def close_project(self, number: int) -> Project:
        """The form of a direction, all its cells claimed."""
        path = f"projects/#{number}"
        unit = self.stated.unit(path, self.form.heading, self.form.first)
        amount = self.parts.fields.cells.get("amount", [])
        project = Project(
            id=f"#{number}",
            name=self.parts.text(path, "name") or "",
            money_unit=unit,
            amount=read_amount(amount[0] if amount else None, unit, f"{path}/amount", self.claims),
            heading=self.parts.heading(f"{path}/heading") or None,
            department=self.parts.text(path, "department"),
            term=self.parts.text(path, "term"),
            parent_fund=self.parts.text(path, "parent_fund"),
            notes=self.parts.notes(f"{path}/notes"),
            goals=self.parts.goals(path),
            indicators=self.parts.indicators(path),
            labels=self.parts.labels.differing(),
        )
        # The title of a direction's form is the same for all: it names no project.
        unnamed = dataclasses.replace(project, heading=None)
        doubt_project(unnamed, path, self.form.first, self.claims, has_budget="amount" in self.parts.fields.cells)
        return project


FORM = Form("hunan", _recognise, _read)
