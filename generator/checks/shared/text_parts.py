"""The texts a submission is made of, one by one in their order, each with its field, its place and what it is."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from functools import partial
from operator import attrgetter
from typing import Final, NamedTuple

from generator.checks.shared.scoped_fields import scoped_fields
from generator.model.budget_table import BudgetTable, ColumnKind
from generator.model.indicator import Goal, Indicator
from generator.model.project import Note, Project
from generator.model.quick_enum import QuickEnum
from generator.model.spot import FieldPath, Part, Spot
from generator.model.submission import Section, Submission, Targets


class TextKind(QuickEnum):
    """What a text is: words that are a fault in a title may be right in a sentence."""

    TITLE = "title"
    """Names the document or a part of it, or marks it: title, cover, heading, number of a table."""
    LABEL = "label"
    """A printed label or the head of a column."""
    NAME = "name"
    """Names a project, an indicator, a unit, a direction."""
    PROSE = "prose"
    """What a form says in words: its fields, goals, notes, tasks."""
    SECTION = "section"
    """A whole section of prose, as Markdown."""
    VALUE = "value"
    """A cell of a performance table: target, basis, description."""
    CELL = "cell"
    """A cell of a budget table that holds no money."""
    TERM = "term"
    """Explains a term of the document's glossary."""
    CODE = "code"
    """A code."""
    FILE = "file"
    """Name of the source document."""
    NOTE = "note"
    """更正说明: what the body says of a revision; no part of the document."""


class Entry(NamedTuple):
    """One text. Places are kept as parts and made into a spot only where something is found."""

    text: str
    kind: TextKind
    field: str
    """Name of its field: `overview`, `goals`, `target`; of a note or fact its printed label."""
    part: Part
    id: str = ""
    path: FieldPath = ()
    project: Project | None = None
    row: int = 0
    column: int = 0

    @property
    def spot(self) -> Spot:
        """Its place; of a section its whole text."""
        end = len(self.text) if self.part is Part.TEXT else 0
        return Spot(self.part, self.id, self.path, self.row, self.column, 0, end)


class Block(NamedTuple):
    """Texts that stand together. Most are only searched; what they are is worked out where something is found."""

    texts: Sequence[str]
    """Those that are not blank, in their order."""
    entries: Callable[[], Iterable[Entry]]
    """The same texts with their places, and blank ones."""


class Owner(NamedTuple):
    """The file and the path in it that the fields of a form stand below."""

    part: Part
    id: str = ""
    path: FieldPath = ()
    project: Project | None = None

    def entry(self, text: str | None, kind: TextKind, field: str, *path: str | int) -> Entry:
        """A text of the form."""
        return Entry(text or "", kind, field, self.part, self.id, (*self.path, *path), self.project)


_SUBMISSION: Final = Owner(Part.SUBMISSION)
_TITLES: Final = ("title", "publisher", "status_text", "dated", "prepared_by", "reviewed_by")
_PROJECT_FIELDS: Final = (
    ("name", TextKind.NAME),
    ("code", TextKind.CODE),
    ("heading", TextKind.TITLE),
    ("unit", TextKind.NAME),
    ("department", TextKind.NAME),
    ("purpose", TextKind.PROSE),
    ("overview", TextKind.PROSE),
    ("basis", TextKind.PROSE),
    ("necessity", TextKind.PROSE),
    ("safeguards", TextKind.PROSE),
    ("schedule", TextKind.PROSE),
    ("category", TextKind.VALUE),
    ("attribute", TextKind.VALUE),
    ("term", TextKind.VALUE),
    ("parent_fund", TextKind.NAME),
)
_project_fields: Final = attrgetter(*(name for name, _ in _PROJECT_FIELDS))
_CELLS: Final = ("description", "basis", "standard", "weight", "remark")
_cells: Final = attrgetter(*_CELLS)


_row_texts: Final = attrgetter("name", "value.text", *_CELLS)


def blocks_of(submission: Submission) -> Iterator[Block]:
    """Every text but amounts; the texts of one form stand together."""
    yield _listed(_document(submission))
    for number, section in enumerate(submission.sections):
        yield _listed(_section(number, section))
    for number, form in enumerate(submission.targets):
        yield _listed(_targets(form, Owner(Part.SUBMISSION, path=("targets", number))))
    for project in submission.projects:
        yield Block(_project_texts(project), partial(_project, project))
    for table in submission.tables:
        yield _listed(_table(table))


def _listed(entries: Iterable[Entry]) -> Block:
    """A block of which there are few in a submission."""
    listed = [entry for entry in entries if entry.text]
    return Block([entry.text for entry in listed], lambda: listed)


def _project_texts(project: Project) -> list[str]:
    """The texts that `_project` gives, in its order, without making their places."""
    texts: list[str | None] = [*_project_fields(project), *(funding.source for funding in project.funding)]
    for note in project.notes:
        texts += (note.label, note.text)
    for step in project.plan:
        texts += (step.until, step.share)
    texts += [goal.text for goal in project.goals]
    for row in project.indicators:
        if not row.continues_level1:
            texts.append(row.level1)
        if not row.continues_level2:
            texts.append(row.level2)
        texts += _row_texts(row)
    texts += [label for _, label in project.labels]
    return [text for text in texts if text]


def _section(number: int, section: Section) -> Iterator[Entry]:
    yield from (_SUBMISSION.entry(line, TextKind.TITLE, "part", "text", number, "part") for line in section.part)
    yield _SUBMISSION.entry(section.title, TextKind.TITLE, "title", "text", number, "title")
    yield Entry(section.text, TextKind.SECTION, "text", Part.TEXT, section.id)


def _document(submission: Submission) -> Iterator[Entry]:
    for name in _TITLES:
        yield _SUBMISSION.entry(getattr(submission, name), TextKind.TITLE, name, name)
    for number, unit in enumerate(submission.units):
        yield _SUBMISSION.entry(unit.code, TextKind.CODE, "code", "units", number, "code")
        yield _SUBMISSION.entry(unit.name, TextKind.NAME, "name", "units", number, "name")
    for number, term in enumerate(submission.terms):
        yield _SUBMISSION.entry(term.name, TextKind.TERM, "name", "terms", number, "name")
        yield _SUBMISSION.entry(term.text, TextKind.TERM, "text", "terms", number, "text")
    for number, line in enumerate(submission.projects_part):
        yield _SUBMISSION.entry(line, TextKind.TITLE, "projects_part", "projects_part", number)
    for number, removed in enumerate(submission.removed):
        yield _SUBMISSION.entry(removed.name, TextKind.NAME, "name", "removed", number, "name")
    if submission.source is not None:
        yield _SUBMISSION.entry(submission.source.document.file, TextKind.FILE, "document")
    for number, revision in enumerate(submission.revisions):
        path: FieldPath = ("revisions", number, "note")
        yield Entry(revision.note, TextKind.NOTE, "note", Part.REVISIONS, path=path)


def _targets(form: Targets, owner: Owner) -> Iterator[Entry]:
    yield owner.entry(form.title, TextKind.TITLE, "title", "title")
    yield owner.entry(form.owner, TextKind.NAME, "owner", "owner")
    yield from _notes(form.facts, owner, "facts")
    for i, line in enumerate(form.budget):
        yield from (owner.entry(label, TextKind.LABEL, "labels", "budget", i, "labels") for label in line.labels)
    for i, task in enumerate(form.tasks):
        yield owner.entry(task.subject, TextKind.NAME, "subject", "tasks", i, "subject")
        yield owner.entry(task.text, TextKind.PROSE, "text", "tasks", i, "text")
        yield owner.entry(task.responsible, TextKind.VALUE, "responsible", "tasks", i, "responsible")
    for i, direction in enumerate(form.directions):
        yield owner.entry(direction.name, TextKind.NAME, "name", "directions", i, "name")
        yield owner.entry(direction.goal_term, TextKind.PROSE, "goal_term", "directions", i, "goal_term")
        yield owner.entry(direction.goal_year, TextKind.PROSE, "goal_year", "directions", i, "goal_year")
    yield from _goals(form.goals, owner)
    yield from _indicators(form.indicators, owner)
    yield from _labels(form.labels, owner)


def _project(project: Project) -> Iterator[Entry]:
    owner = Owner(Part.PROJECT, project.id, (), project)
    for (name, kind), text in zip(_PROJECT_FIELDS, _project_fields(project), strict=True):
        if text:
            yield Entry(text, kind, name, Part.PROJECT, project.id, (name,), project)
    for i, funding in enumerate(project.funding):
        yield owner.entry(funding.source, TextKind.LABEL, "source", "funding", i, "source")
    yield from _notes(project.notes, owner, "notes")
    for i, step in enumerate(project.plan):
        yield owner.entry(step.until, TextKind.LABEL, "until", "plan", i, "until")
        yield owner.entry(step.share, TextKind.VALUE, "share", "plan", i, "share")
    yield from _goals(project.goals, owner)
    yield from _indicators(project.indicators, owner)
    yield from _labels(project.labels, owner)


def _notes(notes: Sequence[Note], owner: Owner, name: str) -> Iterator[Entry]:
    """Label and text one behind the other, so that a pattern can see both."""
    for i, note in enumerate(notes):
        yield owner.entry(note.label, TextKind.LABEL, "label", name, i, "label")
        yield owner.entry(note.text, TextKind.PROSE, note.label, name, i, "text")


def _goals(goals: Iterable[Goal], owner: Owner) -> Iterator[Entry]:
    for goal, name, number in scoped_fields(goals, "goals"):
        yield owner.entry(goal.text, TextKind.PROSE, name, name, number)


def _indicators(indicators: Iterable[Indicator], owner: Owner) -> Iterator[Entry]:
    part, id, above, project = owner
    for row, field, number in scoped_fields(indicators, "indicators"):
        path: FieldPath = (*above, field, number)
        if not row.continues_level1:
            yield Entry(row.level1, TextKind.LABEL, "level1", part, id, (*path, "level1"), project)
        if not row.continues_level2:
            yield Entry(row.level2, TextKind.LABEL, "level2", part, id, (*path, "level2"), project)
        if row.name:
            yield Entry(row.name, TextKind.NAME, "name", part, id, (*path, "name"), project)
        if row.value.text:
            yield Entry(row.value.text, TextKind.VALUE, "target", part, id, (*path, "target"), project)
        for name, text in zip(_CELLS, _cells(row), strict=True):
            if text:
                yield Entry(text, TextKind.VALUE, name, part, id, (*path, name), project)


def _labels(labels: Iterable[tuple[str, str]], owner: Owner) -> Iterator[Entry]:
    return (owner.entry(label, TextKind.LABEL, "labels", "labels", field) for field, label in labels)


def _table(table: BudgetTable) -> Iterator[Entry]:
    owner = Owner(Part.TABLE, table.id)
    yield owner.entry(table.number, TextKind.TITLE, "number", "number")
    yield owner.entry(table.title, TextKind.TITLE, "title", "title")
    yield from _notes(table.facts, owner, "facts")
    for i, column in enumerate(table.columns):
        yield from (owner.entry(label, TextKind.LABEL, "path", "columns", i, "path") for label in column.path)
    kinds = [TextKind.CODE if column.kind is ColumnKind.CODE else TextKind.CELL for column in table.columns]
    shown = [at for at, column in enumerate(table.columns) if column.kind is not ColumnKind.MONEY]
    for number, row in enumerate(table.rows):
        for at in shown:
            text = row.cells[at].text
            if text:
                yield Entry(text, kinds[at], "cell", Part.CELL, table.id, (), None, number, at)
    yield owner.entry(table.note, TextKind.PROSE, "note", "note")
