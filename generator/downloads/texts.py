"""The texts of a submission, one a row: goals, long fields, plans, labelled lines, tasks, prose."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from typing import Final

from generator.downloads.data_table import SUBMISSION, DataColumn, DataTable, Kind, Value
from generator.downloads.projects import FORM_COLUMNS, PROJECT_COLUMN, PROJECT_OF_ROW
from generator.downloads.words import SCOPES
from generator.model.indicator import Scope
from generator.model.message import Message, msg
from generator.model.project import Project
from generator.model.submission import Section, Submission, Targets
from generator.pages.shared.project_parts import TEXTS

_FIELDS: Final[dict[str, Message | str]] = {
    "goal": msg("Performance goal"),
    **dict(TEXTS),
    "plan": msg("Spending plan"),
    "note": msg("Labelled line of the form"),
    "owner": msg("Department or fund"),
    "task": msg("Key task"),
    "task-office": msg("Who is responsible for the task"),
    "direction": msg("Direction of spending"),
    "section": msg("Explanation"),
    "table": msg("Note below a table"),
    "term": msg("Term explained by the document"),
}
_COLUMNS: Final = (
    SUBMISSION,
    PROJECT_COLUMN,
    *FORM_COLUMNS,
    DataColumn("field", msg("What it is"), words=_FIELDS),
    DataColumn("number", msg("Number in order"), Kind.INTEGER),
    DataColumn("scope", msg("Time"), words=SCOPES),
    DataColumn("label", msg("Label as printed")),
    DataColumn("text", msg("Text as printed"), Kind.LONG),
)
TEXTS_OF_SUBMISSION: Final = DataTable("texts", msg("Goals and texts"), _COLUMNS, (), refers=(PROJECT_OF_ROW,))
"""The texts of a submission, without rows."""

Row = tuple[str, Scope | None, str | None, str]
"""Field, time, label and text of a row."""


def text_table(submission: Submission) -> DataTable:
    """The texts of each project, of the forms above them, then the prose (as Markdown), notes, terms."""
    rows: list[tuple[Value, ...]] = []
    for project in submission.projects:
        rows.extend(_numbered((submission.path, project.id, None, project.name), _of_project(project)))
    for form in submission.targets:
        rows.extend(_numbered((submission.path, None, form.id, form.title), _of_form(form)))
    prose: tuple[Value, ...] = (submission.path, None, None, submission.title)
    rows.extend(_numbered(prose, (_section(section) for section in submission.sections)))
    notes = ((f"{table.number} {table.title}".strip(), table.note) for table in submission.tables if table.note)
    rows.extend(_numbered(prose, (("table", None, title, note) for title, note in notes)))
    rows.extend(_numbered(prose, (("term", None, term.name, term.text) for term in submission.terms)))
    return replace(TEXTS_OF_SUBMISSION, rows=tuple(rows))


def _numbered(of: tuple[Value, ...], rows: Iterator[Row]) -> Iterator[tuple[Value, ...]]:
    """The rows with a number that counts those of one field from 1."""
    counts: dict[str, int] = {}
    for field, scope, label, text in rows:
        counts[field] = counts.get(field, 0) + 1
        yield *of, field, counts[field], scope.value if scope else None, label, text


def _of_project(project: Project) -> Iterator[Row]:
    labels = dict(project.labels)
    for goal in project.goals:
        label = labels.get("goals" if goal.scope is Scope.YEAR else "goals_term", labels.get("goals/all"))
        yield "goal", goal.scope, label, goal.text
    for name, _ in TEXTS:
        text = getattr(project, name)
        if text is not None:
            yield name, None, labels.get(name), text
    for step in project.plan:
        yield "plan", None, step.until, step.share
    for note in project.notes:
        yield "note", None, note.label, note.text


def _of_form(form: Targets) -> Iterator[Row]:
    yield "owner", None, dict(form.labels).get("owner"), form.owner
    for goal in form.goals:
        yield "goal", goal.scope, None, goal.text
    for fact in form.facts:
        yield "note", None, fact.label, fact.text
    for task in form.tasks:
        yield "task", None, task.subject, task.text
        if task.responsible is not None:
            yield "task-office", None, task.subject, task.responsible
    for each in form.directions:
        name = f"{each.number} {each.name}".strip()
        for scope, text in ((Scope.TERM, each.goal_term), (Scope.YEAR, each.goal_year)):
            if text:
                yield "direction", scope, name, text


def _section(section: Section) -> Row:
    return "section", None, " / ".join((*section.part, section.title)), section.text
