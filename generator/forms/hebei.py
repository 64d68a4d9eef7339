"""The Hebei family: 部门预算绩效文本, prose of targets, then one 绩效目标表 a project.

Recognised by its labels alone. Each project: a heading `n.名称绩效目标表`, the unit with its code, the unit of money,
then rows found by their labels in whatever order: code and name, budget with its sources and purpose, the cumulative
spending plan, the goals, and the performance table with the columns its head names.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from generator.forms import Form, Given
from generator.grids.claims import Claims, Piece
from generator.grids.cover import read_cover
from generator.grids.goals import split_goals
from generator.grids.indicator_table import is_head_row, read_indicator_table
from generator.grids.labels import plain
from generator.grids.prose import is_part_heading, read_prose
from generator.model.amount import Amount, AmountError, AmountKind, MoneyUnit, parse_amount, parse_money_unit
from generator.model.body import Unit
from generator.model.grid import Document, Grid, GridCell, GridRow, Paragraph
from generator.model.han import fold, strip_blanks
from generator.model.indicator import Goal
from generator.model.message import msg
from generator.model.project import Funding, PlanStep, Project
from generator.model.project_code import ProjectCodeError, parse_project_code, repair_project_code
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
_HEADING = re.compile(r"^(?:\d+\s*[.．、]\s*)?(?P<name>.+?)(?:项目)?绩效目标表$")
_UNIT = re.compile(r"^(?P<code>\d{3,12})\s*[-—]?\s*(?P<name>\D.*)$")
_PLAN = re.compile(r"^资金支出计划(?:\(.*\))?$")
_UNTIL = re.compile(r"\d{1,2}\s*月|季度|半年|年底|年末")


def _recognise(document: Document) -> Recognition:
    texts = {re.sub(r"\(.*\)$", "", plain(text)) for text in document.texts()}
    return Recognition(_LABELS, tuple(label for label in _LABELS if label in texts))


def _read(document: Document, given: Given) -> Reading:
    claims = Claims(document)
    rows = list(_items(document))
    starts = _starts(rows)
    front = [item for item in rows[: starts[0] if starts else len(rows)] if isinstance(item, Paragraph)]
    first_part = next((i for i, paragraph in enumerate(front) if _opens_text(paragraph)), len(front))
    cover = read_cover(front[:first_part], _TITLE, claims)
    text, projects_heading = _split_text(front[first_part:])
    sections = read_prose(text, [entry.text for entry in document.contents], _SECTIONS, claims)
    claims.furniture(Furniture.HEADING, *projects_heading)
    projects: list[Project] = []
    units: dict[str, Unit] = {}
    for number, start in enumerate(starts):
        end = starts[number + 1] if number + 1 < len(starts) else len(rows)
        form = _ProjectForm(f"projects/#{number + 1}", claims, given)
        for item in rows[start:end]:
            form.read(item)
        project, unit = form.close(number + 1)
        projects.append(project)
        if unit is not None:
            units.setdefault(unit.key, unit)
    _compare_contents(document, projects, claims)
    return Reading(
        family="hebei",
        publisher=cover.publisher,
        fiscal_year=cover.fiscal_year,
        kind=SubmissionKind.BUDGET,
        title=cover.title,
        status=cover.status,
        units=tuple(units.values()),
        projects=tuple(projects),
        sections=sections,
        status_text=cover.status_text,
        dated=cover.dated,
        prepared_by=cover.prepared_by,
        reviewed_by=cover.reviewed_by,
        region_codes=tuple(dict.fromkeys(p.code[:6] for p in projects if p.code)),
        fields=claims.fields(),
        furniture=claims.furniture_lines(),
        repairs=claims.repairs(),
        unread=claims.unread(),
        unsure=claims.unsure_readings(),
        missing=claims.missing(),
    )


def _items(document: Document) -> Iterable[Paragraph | GridRow]:
    for block in document.blocks:
        if isinstance(block, Grid):
            yield from block.rows
        else:
            yield block


def _starts(items: Sequence[Paragraph | GridRow]) -> list[int]:
    """Where each project begins: at its heading, else at its row of code or name."""
    starts: list[int] = []
    fresh = False
    for i, item in enumerate(items):
        if _heading(item) is not None:
            starts.append(i)
            fresh = True
        elif isinstance(item, GridRow) and any(plain(cell.text) == "项目名称" for cell in item.filled):
            if not fresh:
                starts.append(i)
            fresh = False
    return starts


def _heading(item: Paragraph | GridRow) -> Piece | None:
    pieces = (item,) if isinstance(item, Paragraph) else item.filled
    if len(pieces) == 1 and _HEADING.match(strip_blanks(pieces[0].text)) and len(pieces[0].text) <= 120:
        return pieces[0]
    return None


def _opens_text(paragraph: Paragraph) -> bool:
    return is_part_heading(paragraph) or _SECTIONS.search(strip_blanks(paragraph.text)) is not None


def _split_text(paragraphs: Sequence[Paragraph]) -> tuple[Sequence[Paragraph], Sequence[Paragraph]]:
    """The prose, and the lines that only head the part of the project forms."""
    for i in range(len(paragraphs) - 1, -1, -1):
        if is_part_heading(paragraphs[i]):
            tail = paragraphs[i:]
            if all(len(paragraph.text) <= 20 for paragraph in tail) and i > 0:
                return paragraphs[:i], tail
            break
    return paragraphs, ()


def _compare_contents(document: Document, projects: Sequence[Project], claims: Claims) -> None:
    """A form the table of contents names but the document does not hold was lost on the way."""
    read = {fold(project.heading or "") for project in projects}
    for entry in document.contents:
        if _HEADING.match(strip_blanks(entry.text)) and fold(entry.text) not in read:
            claims.unsure(
                "projects",
                Paragraph(entry.text, entry.text, entry.line),
                msg("The table of contents names this form, but no form with this heading was read"),
            )


@dataclass(slots=True)
class _ProjectForm:
    """One project's form under way, read row by row. Lives only inside one reading."""

    path: str
    claims: Claims
    given: Given
    state: str = "head"
    texts: dict[str, str] = field(default_factory=dict)
    unit: Unit | None = None
    money_unit: MoneyUnit | None = None
    budget: list[tuple[GridCell | None, GridCell | None]] = field(default_factory=list)
    purpose: list[GridCell] = field(default_factory=list)
    plan: list[tuple[GridCell, GridCell | None]] = field(default_factory=list)
    goals: list[GridCell] = field(default_factory=list)
    table: list[GridRow] = field(default_factory=list)

    def read(self, item: Paragraph | GridRow) -> None:
        heading = _heading(item)
        if heading is not None and "heading" not in self.texts:
            self._take("heading", heading)
        elif isinstance(item, Paragraph):
            self._read_line(item)
        elif self.table or is_head_row(item):
            self._read_table_row(item)
        else:
            self._read_row(item)

    def _take(self, name: str, piece: Piece) -> None:
        self.texts[name] = piece.text
        self.claims.take(f"{self.path}/{name}", piece)

    def _read_line(self, piece: Piece) -> bool:
        """A line above the table: the unit with its code, or the unit of money."""
        stated = parse_money_unit(piece.text) if "单位" in piece.text else None
        found = _UNIT.match(piece.text)
        if stated is not None and self.money_unit is None:
            self.money_unit = stated
            self.claims.take(f"{self.path}/money_unit", piece)
        elif found and self.unit is None and "name" not in self.texts:
            self.unit = Unit(found.group("code"), found.group("name").strip())
            self.claims.take(f"{self.path}/unit", piece)
        else:
            return False
        return True

    def _read_table_row(self, row: GridRow) -> None:
        self.table.append(row)

    def _read_row(self, row: GridRow) -> None:
        filled = row.filled
        if not filled:
            return
        label = plain(filled[0].text) if filled[0].column == 0 else ""
        names = {plain(cell.text) for cell in filled}
        if names & {"项目编码", "项目名称"}:
            self.state = "identity"
            self._read_pairs(row)
        elif "预算数" in names:
            self.state = "budget"
            self.claims.furniture(Furniture.LABEL, *(c for c in filled if plain(c.text).startswith("预算规模")))
            self._read_budget(row)
        elif _PLAN.match(label):
            self.state = "plan"
            self.claims.furniture(Furniture.LABEL, filled[0])
            self._read_plan_heads(row)
        elif label in {"绩效目标", "年度绩效目标", "总体绩效目标"}:
            self.state = "goals"
            self.claims.furniture(Furniture.LABEL, filled[0])
            self.goals.extend(filled[1:])
        elif label in {"资金用途", "预算规模及资金用途"}:
            self.state = "budget"
            self.claims.furniture(Furniture.LABEL, filled[0])
            self.purpose.extend(filled[1:])
        elif not label:
            self._read_below(row)
        elif self.state == "head":
            for cell in filled:
                self._read_line(cell)

    def _read_below(self, row: GridRow) -> None:
        """A row without a label belongs to the part above it. What fits none stays unread."""
        if self.state == "budget":
            if len(row.filled) == 1:
                self.purpose.extend(row.filled)
            else:
                self._read_budget(row)
        elif self.state == "plan":
            self._read_shares(row)
        elif self.state == "goals":
            self.goals.extend(row.filled)
        elif self.state == "head":
            for cell in row.filled:
                self._read_line(cell)

    def _read_pairs(self, row: GridRow) -> None:
        fields = {"项目编码": "code", "项目名称": "name"}
        pending: str | None = None
        for cell in row.filled:
            name = fields.get(plain(cell.text))
            if name is not None:
                self.claims.furniture(Furniture.LABEL, cell)
                self.texts.setdefault(name, "")
                pending = name
            elif pending is not None and not self.texts[pending]:
                self._take(pending, cell)
                if pending == "code":
                    self._mend_code(cell)
                pending = None

    def _mend_code(self, cell: GridCell) -> None:
        try:
            parse_project_code(cell.text)
        except ProjectCodeError as error:
            mended = repair_project_code(cell.text)
            if mended is None:
                self.claims.unsure(f"{self.path}/code", cell, error.message)
                return
            for step in mended.steps:
                self.claims.repair(f"{self.path}/code", [cell], step.before, step.after, step.reason)
            self.texts["code"] = mended.code.text

    def _read_budget(self, row: GridRow) -> None:
        """Labels and amounts in turn; a label is what holds no digit and is no word for a missing amount."""
        for cell in row.cells:
            text = plain(cell.text)
            if not text or text.startswith("预算规模"):
                continue
            is_amount = any(sign.isdigit() for sign in text) or text in {"无", "-", "—", "/"}
            if not is_amount:
                self.budget.append((cell, None))
            elif self.budget and self.budget[-1][1] is None:
                self.budget[-1] = (self.budget[-1][0], cell)

    def _read_plan_heads(self, row: GridRow) -> None:
        for cell in row.filled[1:]:
            if _UNTIL.search(cell.text):
                self.plan.append((cell, None))

    def _read_shares(self, row: GridRow) -> None:
        """Shares stand below their heads; in their order where the columns moved but none is missing."""
        by_column = {cell.column: cell for cell in row.filled}
        heads = [head for head, _ in self.plan]
        if set(by_column) <= {head.column for head in heads}:
            self.plan = [(head, by_column.get(head.column)) for head in heads]
        elif len(row.filled) == len(heads):
            self.plan = list(zip(heads, row.filled, strict=True))

    def close(self, number: int) -> tuple[Project, Unit | None]:
        unit_of_money = self.money_unit or self.given.money_unit
        if unit_of_money is None:
            self.claims.miss(
                msg(
                    "“{form}” states no unit of money: give --money-unit 元 or 万元",
                    form=self.texts.get("heading", number),
                )
            )
            # Never written: a reading that misses something stops the import.
            unit_of_money = MoneyUnit.YUAN
        project = Project(
            id=f"#{number}",
            name=self.texts.get("name", ""),
            money_unit=unit_of_money,
            amount=self._budget_amount(unit_of_money),
            code=self.texts.get("code"),
            heading=self.texts.get("heading"),
            unit=self.unit.key if self.unit else "",
            funding=tuple(self._funding(unit_of_money)),
            purpose=self._purpose(),
            plan=tuple(self._steps()),
            goals=tuple(self._goals()),
            indicators=read_indicator_table(self.table, self.path, self.claims) if self.table else (),
        )
        return project, self.unit

    def _budget_amount(self, unit: MoneyUnit) -> Amount:
        for label, value in self.budget:
            if label is not None and plain(label.text) == "预算数":
                self.claims.furniture(Furniture.LABEL, label)
                return self._amount("amount", value, unit)
        return Amount("", unit, AmountKind.BLANK, None)

    def _funding(self, unit: MoneyUnit) -> Iterable[Funding]:
        number = 0
        for label, value in self.budget:
            if label is None or plain(label.text) == "预算数":
                continue
            path = f"funding/{number}"
            self.claims.take(f"{self.path}/{path}/source", label)
            yield Funding(label.text, self._amount(f"{path}/amount", value, unit))
            number += 1

    def _amount(self, name: str, cell: GridCell | None, unit: MoneyUnit) -> Amount:
        if cell is None:
            return Amount("", unit, AmountKind.BLANK, None)
        self.claims.take(f"{self.path}/{name}", cell)
        try:
            return parse_amount(cell.text, unit)
        except AmountError as error:
            self.claims.unsure(f"{self.path}/{name}", cell, error.message)
            return Amount(cell.text, unit, AmountKind.UNREADABLE, None)

    def _purpose(self) -> str | None:
        self.claims.take(f"{self.path}/purpose", *self.purpose)
        return "\n".join(cell.text for cell in self.purpose) if self.purpose or self.budget else None

    def _steps(self) -> Iterable[PlanStep]:
        for number, (until, share) in enumerate(self.plan):
            self.claims.take(f"{self.path}/plan/{number}/until", until)
            if share is not None:
                self.claims.take(f"{self.path}/plan/{number}/share", share)
            yield PlanStep(until.text, share.text if share else "")

    def _goals(self) -> Iterable[Goal]:
        number = 0
        for cell in self.goals:
            for text in split_goals(cell.text):
                self.claims.take(f"{self.path}/goals/{number}", cell)
                yield Goal(text)
                number += 1


FORM = Form("hebei", _recognise, _read)
