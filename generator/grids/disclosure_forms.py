"""The forms of targets in a whole disclosure: one of the department, then one a project, each below its title."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field

from generator.grids.claims import Claims, Piece
from generator.grids.department_form import DepartmentForm, is_department_row
from generator.grids.form_head import heading_name, without_note
from generator.grids.indicator_table import is_head_row
from generator.grids.placed_rows import is_known_level
from generator.grids.row_lengths import doubt_lengths
from generator.grids.scoped_form import ScopedForm, is_form_row, opens_form
from generator.grids.titled_tables import Block, read_table_line
from generator.model.amount import MoneyUnit
from generator.model.grid import Grid, GridCell, GridRow, Paragraph
from generator.model.han import fold, strip_blanks
from generator.model.message import msg
from generator.model.project import Project
from generator.model.source import Furniture
from generator.model.submission import Targets

_YEAR_LINE = re.compile(r"[(（]?20\d\d[)）]?年?度?[)）]?")

AnyForm = ScopedForm | DepartmentForm
_TWICE = msg("Another form names the same project")


def split_forms_off(
    blocks: Sequence[Block],
) -> tuple[tuple[tuple[tuple[Paragraph, ...], Grid], ...], tuple[Block, ...]]:
    """The grids that hold forms, each with the lines of its heading, and all other blocks, in printed order.

    A grid of indicators alone goes on from the form right above it.
    """
    forms: list[tuple[tuple[Paragraph, ...], Grid]] = []
    others: list[Block] = []
    end_of_last: int | None = None
    for block in blocks:
        if isinstance(block, Grid):
            top = _top_of_heading(others)
            if any(map(_is_of_form, block.rows)) or (top == end_of_last and any(map(_is_of_table, block.rows))):
                forms.append((tuple(line for line in others[top:] if isinstance(line, Paragraph)), block))
                del others[top:]
                end_of_last = top
                continue
        others.append(block)
    return tuple(forms), tuple(others)


def _is_of_form(row: GridRow) -> bool:
    return is_form_row(row) or is_department_row(row)


def _is_of_table(row: GridRow) -> bool:
    return is_head_row(row) or any(is_known_level(cell.text) for cell in row.filled)


def _top_of_heading(blocks: Sequence[Block]) -> int:
    """Place of the first of the lines right above a grid that head its form; the number of blocks where none does."""
    top = len(blocks)
    for at in range(len(blocks) - 1, -1, -1):
        block = blocks[at]
        if not isinstance(block, Paragraph):
            break
        if heading_name(block.text) is not None:
            return at
        if not (_is_year(block.text) or read_table_line(block.text)):
            break
        top = at
    return top


def _is_year(text: str) -> bool:
    return _YEAR_LINE.fullmatch(strip_blanks(text)) is not None


def _title_in(row: GridRow) -> GridCell | None:
    """The only cell of a row, where it is a line of a heading."""
    alone = row.filled[0] if len(row.filled) == 1 and row.filled[0].column == 0 else None
    return alone if alone is not None and (heading_name(alone.text) is not None or _is_year(alone.text)) else None


@dataclass(slots=True)
class DisclosureForms:
    """The forms of one document under way. Lives only inside one reading."""

    claims: Claims
    projects: list[ScopedForm] = field(default_factory=list)
    departments: list[DepartmentForm] = field(default_factory=list)
    units: dict[str, MoneyUnit] = field(default_factory=dict)
    """Unit of money stated above a form, by the form's path."""
    _current: AnyForm | None = None
    _heading: list[Piece] = field(default_factory=list)
    _notes: list[Piece] = field(default_factory=list)

    def read(self, above: Sequence[Paragraph], grid: Grid) -> None:
        """Takes a grid that holds forms, with the lines of a heading right above it."""
        self._take_heading(above)
        rows: list[GridRow] = []
        for row in grid.rows:
            title = _title_in(row)
            if title is None:
                rows.append(row)
                continue
            self._read_rows(rows)
            rows = []
            self._take_heading((title,))
        self._read_rows(rows)

    def _take_heading(self, lines: Sequence[Piece]) -> None:
        for line in lines:
            if heading_name(line.text) is not None or _is_year(line.text):
                self._heading.append(line)
            else:
                self._notes.append(line)

    def _read_rows(self, rows: Sequence[GridRow]) -> None:
        """Takes the rows below one heading, or without any. Without a heading, a row that names a project opens one."""
        filled = [row for row in rows if row.filled]
        if not filled:
            return
        names_project = any(map(opens_form, filled))
        is_department = not names_project and any(map(is_department_row, filled))
        if self._current is None or (self._heading and (names_project or is_department)):
            self._start(filled[0], is_department=is_department)
        elif self._heading:
            self._take_repeated()
        start = 0
        for at, row in enumerate(filled):
            if self._names_another(row):
                self._doubt_lengths(filled[start:at])
                start = at
                self._start(row, is_department=not opens_form(row))
            if self._current is not None:
                self._current.read(row)
        self._doubt_lengths(filled[start:])

    def _start(self, row: GridRow, *, is_department: bool) -> None:
        first = self._heading[0] if self._heading else row.filled[0]
        heading = tuple(self._heading)
        form: AnyForm
        if is_department:
            form = DepartmentForm(_department_id(len(self.departments)), heading, first, self.claims)
            self.departments.append(form)
        else:
            form = ScopedForm(f"#{len(self.projects) + 1}", heading, first, self.claims)
            self.projects.append(form)
        for line in self._notes:
            self._read_note(line, form)
        self._current = form
        self._heading, self._notes = [], []

    def _take_repeated(self) -> None:
        """The heading of the form above, printed again on the next page."""
        known = {without_note(piece.text) for piece in (self._current.heading if self._current else ())}
        self.claims.furniture(
            Furniture.REPEATED_HEAD, *(piece for piece in self._heading if without_note(piece.text) in known)
        )
        self._heading, self._notes = [], []

    def _names_another(self, row: GridRow) -> bool:
        """Whether a row opens a form of its own: it names another project than the form it would belong to."""
        if isinstance(self._current, DepartmentForm):
            return opens_form(row)
        if self._current is None or not opens_form(row):
            return self._current is not None and is_department_row(row)
        name = fold("".join(cell.text for cell in self._current.fields.cells.get("name", ())))
        return bool(name) and name not in {fold(cell.text) for cell in row.filled}

    def _doubt_lengths(self, rows: Sequence[GridRow]) -> None:
        if self._current is not None:
            doubt_lengths(rows, self._current.path, self.claims)

    def _read_note(self, line: Piece, form: AnyForm) -> None:
        stated = read_table_line(line.text)
        if stated is None or stated.facts:
            return
        if stated.money_unit is not None:
            self.units[form.path] = stated.money_unit
            self.claims.take(f"{form.path}/money_unit", line)

    def close_projects(self, given: MoneyUnit | None) -> tuple[Project, ...]:
        """The projects, all their cells claimed. `given` is the unit of money where a form states none."""
        projects: list[Project] = []
        names: set[str] = set()
        for form in self.projects:
            project = form.close(self.units.get(form.path, given))
            if project.name and fold(project.name) in names:
                self.claims.unsure(f"{form.path}/name", form.first, _TWICE)
            names.add(fold(project.name))
            projects.append(project)
        return tuple(projects)

    def close_departments(self, given: MoneyUnit | None) -> tuple[Targets, ...]:
        """The whole-department forms, all their cells claimed."""
        return tuple(form.close(self.units.get(form.path, given)) for form in self.departments)


def _department_id(number: int) -> str:
    return "department" if not number else f"department-{number + 1}"
