"""What of the model the text index holds: whatever a submission prints, at the place where its pages show it.

Left out are, on purpose: what the name index holds already (names and codes of projects, titles of tables and forms,
names and codes of units), and what each form prints alike: labels of fields, the common levels of indicators, units of
money, numbers of columns. `tests/index/test_text_records.py` lists all of it and proves that nothing else is missing.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from decimal import Decimal
from functools import partial
from typing import Final, Protocol

from generator.index.text import TextRecord
from generator.model.budget_table import BudgetTable
from generator.model.indicator import Indicator
from generator.model.indicator_levels import is_fixed_level
from generator.model.project import Project
from generator.model.submission import Submission, Targets
from generator.pages.shared.addresses import (
    direction_anchor,
    indicator_anchor,
    project_address,
    table_address,
    targets_address,
    text_address,
)
from generator.pages.shared.cover_facts import cover_facts
from generator.pages.shared.project_parts import FACTS, TEXTS
from generator.pages.shared.table_rows import row_sides
from generator.pages.shared.text_parts import text_parts

_LIST_ITEM: Final = re.compile(r"\s*(?:[-+*]|[0-9]{1,9}[.)])\s")
_ESCAPED: Final = re.compile(r"\\([!-/:-@\[-`{-~])")


class _Record(Protocol):
    """Makes a record of a page from an anchor and the texts that stand there; blank ones are left out."""

    def __call__(self, anchor: str, *cells: str | None) -> Iterator[TextRecord]: ...


def text_records(submission: Submission) -> Iterator[TextRecord]:
    """What the pages of the submission say, paragraph by paragraph and row by row."""
    for project in submission.projects:
        address = project_address(submission.path, project.id)
        yield from _of_project(project, partial(_record, address, project.name, project.amount.yuan))
    for form in submission.targets:
        yield from _of_targets(form, partial(_record, targets_address(submission.path), form.title, None))
    for table in submission.tables:
        yield from _of_table(table, partial(_record, table_address(submission.path, table.id), table.title, None))
    yield from _of_text(submission, partial(_record, text_address(submission.path), submission.title, None))
    yield from _of_year(submission, partial(_record, submission.path, submission.title, None))


def _record(
    address: str, title: str, amount_yuan: Decimal | None, anchor: str, *cells: str | None
) -> Iterator[TextRecord]:
    printed = tuple(cell for cell in cells if cell is not None and cell.strip())
    if printed:
        yield TextRecord(address, anchor, title, printed, amount_yuan)


def _of_project(project: Project, record: _Record) -> Iterator[TextRecord]:
    yield from record("facts", *(getattr(project, field) for field, _ in FACTS), project.heading)
    for field, _ in TEXTS:
        yield from record(field, getattr(project, field))
    term = project.amount_term
    yield from record("money", project.amount.text, None if term is None else term.text)
    for part in project.funding:
        yield from record("money", part.source, part.amount.text)
    yield from record("plan", *(text for step in project.plan for text in (step.until, step.share)))
    yield from record("goals", *(goal.text for goal in project.goals))
    for number, note in enumerate(project.notes, start=1):
        yield from record(f"note-{number}", note.label, note.text)
    yield from _of_indicators(project.indicators, record)


def _of_targets(form: Targets, record: _Record) -> Iterator[TextRecord]:
    """The texts of a target form, then its lines, tasks, directions and indicators."""
    facts = (text for fact in form.facts for text in (fact.label, fact.text))
    yield from record(form.id, form.owner, *facts, *(goal.text for goal in form.goals))
    for line in form.budget:
        yield from record(form.id, *line.labels, line.amount.text)
    for task in form.tasks:
        yield from record(form.id, task.subject, task.text, task.responsible)
    for number, one in enumerate(form.directions, start=1):
        cells = (one.number, one.name, one.amount.text, one.goal_term, one.goal_year)
        yield from record(direction_anchor(form.id, number), *cells)
    yield from _of_indicators(form.indicators, record, form.id)


def _of_indicators(indicators: Sequence[Indicator], record: _Record, form: str = "") -> Iterator[TextRecord]:
    """The rows of performance tables; a level of the form's own stands with the first row of its cell."""
    above = ("", "")
    for number, row in enumerate(indicators, start=1):
        levels = (row.level1, row.level2)
        own = (new for new, old in zip(levels, above, strict=True) if new != old and not is_fixed_level(new))
        above = levels
        cells = (row.name, row.description, row.value.text, row.basis, row.standard, row.weight, row.remark)
        yield from record(indicator_anchor(number, form), *own, *cells)


def _of_table(table: BudgetTable, record: _Record) -> Iterator[TextRecord]:
    """The texts around a budget table and its head, then its rows; each side of a row is a place of its own."""
    facts = (text for fact in table.facts for text in (fact.label, fact.text))
    yield from record("", table.number, *facts, table.note)
    yield from record("table", *dict.fromkeys(label for column in table.columns for label in column.path))
    for row, sides in zip(table.rows, row_sides(table), strict=True):
        for each in sides:
            yield from record(each.anchor, *(cell.text for cell in row.cells[each.side.first : each.side.end]))


def _of_text(submission: Submission, record: _Record) -> Iterator[TextRecord]:
    """The sections of the prose; the heading of a part stands with its first section."""
    for part in text_parts(submission.sections):
        heading = " ".join(part.heading)
        for section in (*((part.own,) if part.own else ()), *part.sections):
            yield from record(section.id, heading, section.title, *_paragraphs(section.text))
            heading = ""
    if submission.sections:
        yield from record("projects-part", " ".join(submission.projects_part))


def _of_year(submission: Submission, record: _Record) -> Iterator[TextRecord]:
    """What the cover of the document says, and what stands on the page of the year alone."""
    yield from record("cover", *(fact.text for fact in cover_facts(submission)))
    if not submission.sections:
        yield from record("projects", " ".join(submission.projects_part))
    yield from record("removed", *(one.name for one in (*submission.removed, *submission.removed_tables)))


def _paragraphs(text: str) -> Iterator[str]:
    """The paragraphs and list items of a Markdown text, each in one piece, without its marks of structure."""
    lines: list[str] = []
    for line in (*text.split("\n"), ""):
        if lines and (not line.strip() or _LIST_ITEM.match(line)):
            yield _ESCAPED.sub(r"\1", " ".join(lines))
            lines = []
        if line.strip():
            lines.append(_LIST_ITEM.sub("", line, count=1) if _is_bullet(line) else line.strip())


def _is_bullet(line: str) -> bool:
    # The number of a list item is printed, a bullet is not.
    return _LIST_ITEM.match(line) is not None and not line.lstrip()[0].isdigit()
