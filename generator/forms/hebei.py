"""The Hebei family: 部门预算绩效文本, prose of targets, then one 绩效目标表 a project.

Recognised by its labels alone. Each project: a heading `n.名称绩效目标表`, the unit with its code, the unit of money,
then rows found by their labels in whatever order: code and name, budget with its sources and purpose, the cumulative
spending plan, the goals, and the performance table with the columns its head names.
"""

from __future__ import annotations

import enum
import itertools
import re
from collections.abc import Sequence

from generator.forms import Form, Given
from generator.grids.cells import join_cells, join_paragraphs, read_project_code
from generator.grids.claims import Claims, Piece
from generator.grids.cover import read_cover
from generator.grids.form_head import FormHead, gather_units, read_shared_head
from generator.grids.form_starts import Item, compare_with_contents, find_starts, first_piece, heading_of, items_of
from generator.grids.goals import read_goals
from generator.grids.indicator_table import is_head_row, read_indicator_table
from generator.grids.labelled_cells import LabelledCells, read_labelled
from generator.grids.labels import bare_label
from generator.grids.money_rows import MoneyRows, is_rest_of_label, looks_like_amount
from generator.grids.printed_labels import PrintedLabels
from generator.grids.project_doubts import doubt_project, doubt_repeats, region_codes_of
from generator.grids.prose import is_part_heading, read_prose, split_at_last_part
from generator.grids.spending_plan import SpendingPlan
from generator.model.amount import MoneyUnit
from generator.model.grid import Document, GridCell, GridRow, Paragraph
from generator.model.han import strip_blanks
from generator.model.message import msg
from generator.model.project import Project
from generator.model.reading import Reading, Recognition
from generator.model.source import Furniture
from generator.model.submission import SubmissionKind

_LABELS = (
    "项目编码",
    "项目名称",
    "预算规模及资金用途",
    "预算数",
    "资金支出计划",
    "绩效目标",
    "绩效指标描述",
    "指标值确定依据",
)
_TITLE = re.compile(r"绩效文本|预算绩效")
_SECTIONS = re.compile(r"总体绩效目标|分项绩效目标|工作保障措施")
_BUDGET = "预算数"
_IDENTITY = {"项目编码": "code", "项目名称": "name"}
_PURPOSE = frozenset({"资金用途", "预算规模及资金用途"})
_GOALS = frozenset({"绩效目标", "年度绩效目标", "总体绩效目标", "项目绩效目标"})


class _Part(enum.Enum):
    """The part of a form that its last label opened."""

    HEAD = enum.auto()
    IDENTITY = enum.auto()
    BUDGET = enum.auto()
    PLAN = enum.auto()
    GOALS = enum.auto()
    TABLE = enum.auto()
    UNKNOWN = enum.auto()


def _recognise(document: Document) -> Recognition:
    texts = {bare_label(text) for text in document.texts()}
    return Recognition(_LABELS, tuple(label for label in _LABELS if label in texts))


def _read(document: Document, given: Given) -> Reading:
    claims = Claims(document)
    items = list(items_of(document))
    starts = find_starts(items, _names_project, lambda row: _part_of(row) is not None)
    front = [item for item in items[: starts[0] if starts else len(items)] if isinstance(item, Paragraph)]
    first_part = next((i for i, paragraph in enumerate(front) if _opens_text(paragraph)), len(front))
    cover = read_cover(front[:first_part], _TITLE, claims)
    text, heads = split_at_last_part(front[first_part:])
    sections = read_prose(text, [entry.text for entry in document.contents], _SECTIONS, claims)
    stated, projects_part = read_shared_head(heads, claims)
    forms: list[_ProjectForm] = []
    projects: list[Project] = []
    for number, (start, end) in enumerate(itertools.pairwise([*starts, len(items)]), start=1):
        form = _ProjectForm(f"projects/#{number}", first_piece(items[start]), claims, stated or given.money_unit)
        for item in items[start:end]:
            form.read(item)
        forms.append(form)
        projects.append(form.close(f"#{number}"))
    if not projects:
        claims.miss(msg("The document holds no form of a project"))
    doubt_repeats(zip(projects, (form.first for form in forms), strict=True), claims)
    compare_with_contents(document, projects, claims)
    return Reading(
        family="hebei",
        publisher=cover.publisher,
        fiscal_year=cover.fiscal_year,
        kind=SubmissionKind.BUDGET,
        title=cover.title,
        status=cover.status,
        units=gather_units((form.head for form in forms), claims),
        projects=tuple(projects),
        sections=sections,
        projects_part=projects_part,
        status_text=cover.status_text,
        dated=cover.dated,
        prepared_by=cover.prepared_by,
        reviewed_by=cover.reviewed_by,
        region_codes=region_codes_of(projects),
        **claims.outcome(),
    )


def _opens_text(paragraph: Paragraph) -> bool:
    return is_part_heading(paragraph) or _SECTIONS.search(strip_blanks(paragraph.text)) is not None


def _names_project(row: GridRow) -> dict[str, str]:
    """The fields of a row that names a project, with their texts; empty for any other row."""
    return {name: strip_blanks(cell.text) if cell else "" for name, cell in read_labelled(row, _IDENTITY).items()}


def _part_of(row: GridRow) -> _Part | None:
    """The part of the form that a row opens, or None."""
    if not row.filled:
        return None
    names = [bare_label(cell.text) for cell in row.filled]
    if names[0] in _IDENTITY:
        return _Part.IDENTITY
    if _BUDGET in names or names[0] in _PURPOSE or names[0].startswith("预算规模"):
        return _Part.BUDGET
    if names[0] == "资金支出计划":
        return _Part.PLAN
    if names[0] in _GOALS:
        return _Part.GOALS
    return _Part.TABLE if is_head_row(row) else None


class _ProjectForm:
    """One project's form under way, read row by row. Lives only inside one reading."""

    def __init__(self, path: str, first: Piece, claims: Claims, stated: MoneyUnit | None) -> None:
        self.path = path
        self.first = first
        self.claims = claims
        self.stated = stated
        self.head = FormHead(path, claims)
        self.part = _Part.HEAD
        self.identity = LabelledCells(_IDENTITY)
        self.money = MoneyRows(_BUDGET)
        self.purpose: list[GridCell] = []
        self.plan = SpendingPlan()
        self.labels = PrintedLabels()
        self.goals: list[GridCell] = []
        self.table: list[GridRow] = []
        self.lengths: list[int] = []
        # The text whose cell ended the row above, and that row's line: a line right below it goes on.
        self._open_text: tuple[list[GridCell], int] | None = None

    def read(self, item: Item) -> None:
        """Takes one line or row; what it cannot place stays unclaimed, and so unread."""
        open_text, self._open_text = self._open_text, None
        if isinstance(item, GridRow) and not item.filled:
            if self.part is _Part.PLAN:
                self.plan.read_shares(item)
            return
        heading = heading_of(item)
        if heading is not None and self.head.read_heading(heading):
            return
        if isinstance(item, GridRow):
            self._read_row(item, open_text)
        elif not self.head.read_line(item, is_open=self.part is _Part.HEAD):
            self._continue(GridCell(item.text, item.raw, (item.line,), -1), open_text)

    def _continue(self, cell: GridCell, open_text: tuple[list[GridCell], int] | None) -> bool:
        """Takes a line of a text right below a cell that ended its row as a further line of that cell."""
        if open_text is None or not self.claims.is_of_text or cell.lines[0] != open_text[1] + 1:
            return False
        open_text[0].append(cell)
        self._open_text = (open_text[0], cell.lines[-1])
        return True

    def _read_row(self, row: GridRow, open_text: tuple[list[GridCell], int] | None) -> None:
        part = _part_of(row)
        if part is not None:
            self.part = part
        if self.part not in (_Part.HEAD, _Part.BUDGET, _Part.TABLE):
            self.lengths.append(len(row.cells))
        if part is not None:
            self._open(part, row)
        elif self.part is _Part.TABLE:
            self.table.append(row)
        elif self.part is _Part.HEAD:
            for cell in row.filled:
                self.head.read_line(cell, is_open=True)
        elif row.filled[0].column > 0:
            self._read_below(row)
        elif len(row.filled) == 1 and self._continue(row.filled[0], open_text):
            return
        else:
            self.part = _Part.UNKNOWN
        for text in (self.purpose, self.goals):
            if text and text[-1] is row.cells[-1]:
                self._open_text = (text, row.cells[-1].lines[-1])

    def _open(self, part: _Part, row: GridRow) -> None:
        """A row that opens with a label of the form."""
        first, *rest = row.filled
        if part is _Part.IDENTITY:
            self.identity.read(row, self.claims)
        elif part is _Part.BUDGET:
            has_label = bare_label(first.text) != _BUDGET
            if has_label:
                self.claims.furniture(Furniture.LABEL, first)
                self._read_label("purpose", first)
            self._read_budget(rest if has_label else row.filled, row)
        elif part is _Part.PLAN:
            if self.plan.read_heads(row):
                self.claims.furniture(Furniture.LABEL, first)
                self._read_label("plan", first)
        elif part is _Part.GOALS:
            self.claims.furniture(Furniture.LABEL, first)
            self._read_label("goals", first)
            self.goals.extend(rest if len(rest) == 1 else ())
        else:
            self.labels.read_heads(row)
            self.table.append(row)

    def _read_label(self, name: str, label: GridCell) -> None:
        # The beginning of a label that a page cut in two is no label.
        if bare_label(label.text).endswith(("用途", "计划", "目标")):
            self.labels.read(name, label)

    def _read_below(self, row: GridRow) -> None:
        """A row without a label belongs to the part above it."""
        if self.part is _Part.IDENTITY:
            self.identity.read_below(row)
        elif self.part is _Part.BUDGET:
            self._read_budget(row.filled, row)
        elif self.part is _Part.PLAN:
            self.plan.read_shares(row)
        elif self.part is _Part.GOALS and len(row.filled) == 1:
            self.goals.extend(row.filled)

    def _read_budget(self, cells: Sequence[GridCell], row: GridRow) -> None:
        """Labels with amounts, amounts below their labels, or the purpose in words. A lone number is none of them."""
        if all(looks_like_amount(cell.text) for cell in cells):
            self.money.read_below(row)
        elif len(cells) == 1 and bare_label(cells[0].text) != _BUDGET:
            # Below a label or an amount it may be the rest of one.
            is_below = self.money.pairs and cells[0].column > self.money.pairs[0].label.column
            if not is_below and not is_rest_of_label(cells[0].text):
                self.purpose.append(cells[0])
        else:
            self.money.read(cells, len(row.cells))

    def close(self, id: str) -> Project:
        """The project, all its cells claimed."""
        unit = self._money_unit()
        code, name = self.identity.cells.get("code"), self.identity.cells.get("name", [])
        has_purpose = bool(self.purpose or self.money.pairs)
        project = Project(
            id=id,
            code=None if code is None else read_project_code(code, f"{self.path}/code", self.claims),
            name=join_cells(name, f"{self.path}/name", self.claims),
            money_unit=unit,
            amount=self.money.amount(unit, self.path, self.claims),
            heading=self.head.heading,
            unit=self.head.unit.key if self.head.unit else "",
            funding=self.money.funding(unit, self.path, self.claims),
            purpose=join_paragraphs(self.purpose, f"{self.path}/purpose", self.claims) if has_purpose else None,
            plan=self.plan.steps(self.path, self.claims),
            goals=read_goals(self.goals, self.path, self.claims),
            indicators=read_indicator_table(self.table, self.path, self.claims) if self.table else (),
            labels=self.labels.differing(),
        )
        self.money.doubt_lengths(self.lengths, self.path, self.claims)
        doubt_project(project, self.path, self.first, self.claims, has_budget=self.money.has_total)
        return project

    def _money_unit(self) -> MoneyUnit:
        in_label = self.money.stated_unit()
        unit = self.head.money_unit or in_label or self.stated
        if unit is not None and in_label is not None and in_label is not unit:
            message = msg("The form states two units of money: {one} and {other}", one=unit.value, other=in_label.value)
            self.claims.unsure(f"{self.path}/money_unit", self.first, message)
        if unit is None:
            form = self.head.heading or self.first.text
            self.claims.miss(msg("“{form}” states no unit of money: give --money-unit 元 or 万元", form=form))
            # Never written: a reading that misses something stops the import.
            unit = MoneyUnit.YUAN
        return unit


FORM = Form("hebei", _recognise, _read)
