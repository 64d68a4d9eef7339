"""The whole-department form (部门整体支出绩效目标申报表): facts, budget, key tasks, goals, performance table.

Its first column names the parts; a part is read by the labels in it, wherever its cells stand.
"""

from __future__ import annotations

import enum
import re
from collections.abc import Sequence

from generator.grids.claims import Claims, Piece
from generator.grids.department_budget import DepartmentBudget
from generator.grids.goals import read_goals
from generator.grids.indicator_table import is_head_row
from generator.grids.labels import plain
from generator.grids.printed_labels import PrintedLabels
from generator.grids.sided_table import read_sided_table
from generator.grids.signature_rows import SignatureRow
from generator.model.amount import MoneyUnit
from generator.model.grid import GridCell, GridRow
from generator.model.indicator import Scope
from generator.model.message import msg
from generator.model.project import Note
from generator.model.source import Furniture
from generator.model.submission import Targets, Task

_OWNER = frozenset({"部门名称", "单位名称", "部门(单位)名称", "预算部门名称", "填报部门", "填报单位"})
_FACT_LABEL = re.compile(r"(?:其中:)?.{1,20}(?:数|名称|总数|人数|编码|代码|性质|级次|类型|类别|日期|地址)(?:\(.*\))?")
_TASK_HEADS = {
    "核心职能": "subject",
    "职能": "subject",
    "任务名称": "subject",
    "重点任务": "text",
    "任务内容": "text",
    "主要内容": "text",
    "责任部门": "responsible",
    "责任单位": "responsible",
}
_FACTS = frozenset({"部门基本信息", "单位基本信息", "基本信息", "部门(单位)基本信息"})
_BUDGET = frozenset({"年度预算情况", "预算情况", "部门预算情况", "年度部门预算情况", "年度预算申请"})
_TASKS = frozenset({"年度重点任务", "年度主要任务", "重点任务"})
_GOALS = frozenset({"年度绩效目标", "年度总体目标", "总体绩效目标", "年度目标", "整体绩效目标"})
_LONG_TEXTS = re.compile(r"(?:部门|单位)?(?:主要)?(?:职责|职能).{0,4}|.{0,8}(?:战略目标|中长期目标|规划目标|发展规划)")
_SLID = msg("A text that slid away from its label is read as the label's, the only one in its row")


class _Part(enum.Enum):
    HEAD = enum.auto()
    FACTS = enum.auto()
    BUDGET = enum.auto()
    TASKS = enum.auto()
    GOALS = enum.auto()
    TABLE = enum.auto()


_OPENERS = (
    (_FACTS, _Part.FACTS),
    (_BUDGET, _Part.BUDGET),
    (_TASKS, _Part.TASKS),
    (_GOALS, _Part.GOALS),
)


def is_department_row(row: GridRow) -> bool:
    """Whether a row opens a part that only the whole-department form has."""
    label = plain(row.filled[0].text) if row.filled else ""
    return row.filled[:1] != () and row.filled[0].column == 0 and label in (_FACTS | _BUDGET | _TASKS)


class DepartmentForm:
    """The form under way, read row by row. Lives only inside one reading."""

    def __init__(self, id: str, heading: Sequence[Piece], first: Piece, claims: Claims) -> None:
        self.id = id
        self.path = f"targets/{id}"
        self.heading = heading
        self.first = first
        self.claims = claims
        self.part = _Part.HEAD
        self.owner: GridCell | None = None
        self.facts: list[tuple[GridCell, GridCell | None]] = []
        self.budget = DepartmentBudget()
        self.task_heads: dict[int, str] = {}
        self.tasks: list[dict[str, GridCell]] = []
        self.goals: list[GridCell] = []
        self.table: list[GridRow] = []
        self.printed = PrintedLabels()
        self.signatures = SignatureRow(self.path, claims)

    def read(self, row: GridRow) -> None:
        """Takes one row; what it cannot place stays unclaimed, and so unread."""
        if not row.filled or self.signatures.read(row):
            return
        first, *rest = row.filled
        label = plain(first.text) if first.column == 0 else ""
        part = next((part for labels, part in _OPENERS if label in labels), None)
        if is_head_row(row) or (self.part is _Part.TABLE and part is None):
            self.part = _Part.TABLE
            self.table.append(row)
            if is_head_row(row):
                if first.column == 0 and label.endswith("绩效指标"):
                    self.printed.read("indicators", first)
                self.printed.read_heads(row)
        elif part is not None:
            self.part = part
            self.claims.furniture(Furniture.LABEL, first)
            self.printed.read(part.name.lower(), first)
            self._read_part(row, rest)
        elif label and _LONG_TEXTS.fullmatch(label):
            self._read_text(first, rest)
        else:
            self._read_part(row, list(row.filled))

    def _read_text(self, label: GridCell, rest: Sequence[GridCell]) -> None:
        """A labelled text that is a part of its own: 部门职责."""
        self.part = _Part.HEAD
        if len(rest) <= 1:
            self.printed.begin("facts")
            self.facts.append((label, rest[0] if rest else None))

    def _read_part(self, row: GridRow, cells: Sequence[GridCell]) -> None:
        if self.part in (_Part.HEAD, _Part.FACTS):
            self._read_facts(cells, row)
        elif self.part is _Part.BUDGET:
            self.budget.read(cells, row)
        elif self.part is _Part.TASKS:
            self._read_task(cells)
        elif self.part is _Part.GOALS:
            self.goals.extend(cells)

    def _read_facts(self, cells: Sequence[GridCell], row: GridRow) -> None:
        """Labels and texts in turn; a label right behind a label leaves the first one blank."""
        found: list[tuple[GridCell, GridCell | None]] = []
        pending: GridCell | None = None
        for cell in cells:
            is_label = _FACT_LABEL.fullmatch(plain(cell.text)) is not None or plain(cell.text) in _OWNER
            if pending is not None and not (is_label and cell.column > pending.column + 1):
                found.append((pending, cell))
                pending = None
            elif is_label:
                if pending is not None:
                    found.append((pending, None))
                pending = cell
            else:
                # A text without a label of its own: the row stays unclaimed, and so unread.
                return
        if pending is not None:
            found.append((pending, None))
        for label, text in found:
            if text is not None and text.column != label.column + 1:
                before = " | ".join(cell.text for cell in row.cells).rstrip(" |")
                path = f"{self.path}/facts/{len(self.facts)}"
                self.claims.repair(path, (label,), before, f"{label.text} | {text.text}", _SLID)
            if plain(label.text) in _OWNER and text is not None and self.owner is None:
                self.claims.furniture(Furniture.LABEL, label)
                self.printed.read("owner", label)
                self.owner = text
            else:
                self.printed.begin("facts")
                self.facts.append((label, text))

    def _read_task(self, cells: Sequence[GridCell]) -> None:
        heads = {cell.column: _TASK_HEADS[plain(cell.text)] for cell in cells if plain(cell.text) in _TASK_HEADS}
        if cells and len(heads) == len(cells):
            self.claims.furniture(Furniture.LABEL, *cells)
            self.task_heads = self.task_heads or heads
            for cell in cells:
                self.printed.read(f"tasks/{_TASK_HEADS[plain(cell.text)]}", cell)
        elif self.task_heads and {cell.column for cell in cells} <= self.task_heads.keys():
            self.tasks.append({self.task_heads[cell.column]: cell for cell in cells})

    def close(self, given: MoneyUnit | None) -> Targets:
        """The form, all its cells claimed. `given` is the unit of money where the form states none."""
        path, claims = self.path, self.claims
        claims.take(f"{path}/title", *self.heading)
        if self.owner:
            claims.take(f"{path}/owner", self.owner)
        for number, (label, text) in enumerate(self.facts):
            claims.take(f"{path}/facts/{number}", label, *([text] if text else []))
        for head in self.budget.heads:
            self.printed.read("budget/amount", head)
        unit = self.budget.stated_unit() or given
        if unit is None and self.budget.lines:
            form = " ".join(piece.text for piece in self.heading) or self.first.text
            claims.miss(msg("“{form}” states no unit of money: give --money-unit 元 or 万元", form=form))
            # Never written: a reading that misses something stops the import.
            unit = MoneyUnit.YUAN
        return Targets(
            id=self.id,
            title=" ".join(piece.text for piece in self.heading),
            owner=self.owner.text if self.owner else "",
            money_unit=unit,
            facts=tuple(Note(label.text, text.text if text else "") for label, text in self.facts),
            budget=self.budget.close(unit, path, claims) if unit else (),
            tasks=tuple(self._task(number, cells) for number, cells in enumerate(self.tasks)),
            goals=read_goals(self.goals, path, claims),
            indicators=read_sided_table(self.table, (Scope.YEAR,), path, claims) if self.table else (),
            labels=self.printed.differing(),
            order=self.printed.order,
        )

    def _task(self, number: int, cells: dict[str, GridCell]) -> Task:
        for name, cell in cells.items():
            self.claims.take(f"{self.path}/tasks/{number}/{name}", cell)
        texts = {name: cell.text for name, cell in cells.items()}
        has_responsible = "responsible" in self.task_heads.values()
        responsible = texts.get("responsible", "") if has_responsible else None
        return Task(texts.get("subject", ""), texts.get("text", ""), responsible)
