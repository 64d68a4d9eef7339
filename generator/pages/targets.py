"""The page of the target forms above the projects: of the whole department (整体支出), of special funds (专项资金)."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from generator.model.amount import Amount
from generator.model.catalogue import Relations
from generator.model.glossary import Term
from generator.model.message import Message, msg
from generator.model.page import Head, Page
from generator.model.project import Note
from generator.model.site import Site
from generator.model.source import SourceDocument
from generator.model.submission import BudgetLine, Direction, Submission, Targets, Task
from generator.pages.shared import records
from generator.pages.shared.addresses import (
    crumbs_to_year,
    direction_anchor,
    indicator_anchor,
    project_address,
    targets_address,
)
from generator.pages.shared.performance import IndicatorTable, indicator_tables
from generator.pages.shared.project_parts import GoalList, goals_of
from generator.pages.shared.provenance import Excerpt, excerpt_record, excerpts
from generator.pages.shared.view import SubmissionView, submission_view

_OWNER = msg("Department or fund")
_BUDGET = msg("Budget breakdown")
_GOALS = msg("Performance goals")
_INDICATORS = msg("Performance indicators")
_TASKS = msg("Key tasks")
_TASK_COLUMNS = (
    ("subject", msg("Function or matter")),
    ("text", msg("Task or goal")),
    ("responsible", msg("Responsible office")),
)
_DIRECTIONS = msg("Directions of spending")
_DIRECTION_COLUMNS = (
    ("number", msg("Number")),
    ("name", msg("Direction of spending")),
    ("amount", msg("Amount")),
    ("goal_term", msg("Goals of the whole term")),
    ("goal_year", msg("Goals of the year")),
)


@dataclass(frozen=True, slots=True)
class RowLabel:
    """A label of a budget line, its cell reaching over the lines and columns it stands for."""

    text: str
    """As printed."""
    rows: int
    """How many lines it reaches over."""
    columns: int
    """How many columns of labels it reaches over."""


@dataclass(frozen=True, slots=True)
class BudgetRow:
    """One line of the budget breakdown."""

    labels: tuple[RowLabel, ...]
    """Its labels, without those that reach down from a line above."""
    amount: Amount
    """Its amount."""


@dataclass(frozen=True, slots=True)
class DirectionRow:
    """One direction of a special fund."""

    anchor: str
    """Id of the row on the page."""
    direction: Direction
    """Its cells as printed."""
    address: str
    """Address of the project that is its form; empty where none was found."""


@dataclass(frozen=True, slots=True)
class TargetsForm:
    """One target form."""

    id: str
    """Id of its section on the page."""
    title: str
    """Its title as printed."""
    owner: str
    """Name of the department or fund it belongs to; empty where none is printed."""
    labels: Mapping[str, str | Message]
    """Part of the form, or column of one (`tasks/subject`) → its label, as printed where the form prints another."""
    facts: tuple[Note, ...]
    """Other labelled texts, as printed."""
    money_unit: str
    """Unit of its amounts; empty where it has none."""
    depth: int
    """How many columns of labels the budget breakdown has."""
    budget: tuple[BudgetRow, ...]
    """The budget breakdown, in printed order."""
    goals: tuple[GoalList, ...]
    """The goals, one list a scope."""
    tasks: tuple[Task, ...]
    """The key tasks, in printed order."""
    has_responsible: bool
    """Whether the tasks name offices that answer for them."""
    directions: tuple[DirectionRow, ...]
    """The directions of a special fund, in printed order."""
    goal_columns: tuple[str, ...]
    """Which columns of goals the directions have: `goal_term`, `goal_year`."""
    indicators: tuple[IndicatorTable, ...]
    """The performance tables, one a scope."""
    excerpt: Excerpt | None
    """The lines of the document it was read from; None where there is no document."""


@dataclass(frozen=True, slots=True)
class TargetsPage:
    """What the page of the target forms shows."""

    head: Head
    """Title, description, trail."""
    submission: SubmissionView
    """The submission it belongs to."""
    forms: tuple[TargetsForm, ...]
    """The forms, in printed order."""
    document: SourceDocument | None
    """The document to compare with; None where there is none."""


def submission_pages(
    submission: Submission,
    relations: Relations,
    site: Site,
    terms: tuple[Term, ...],
    source_lines: tuple[str, ...],
) -> Iterator[Page]:
    """The page of the target forms; none for a submission without any."""
    if not submission.targets:
        return
    address = targets_address(submission.path)
    found = excerpts(submission.source, source_lines)
    forms = tuple(_form(submission, form, found.get(f"targets/{form.id}")) for form in submission.targets)
    titles = "、".join(form.title for form in forms)
    context = TargetsPage(
        head=Head(
            msg("Targets above the projects · {body} {year}", body=submission.body.name, year=submission.folder),
            msg("{titles}, of {body}, {year}", titles=titles, body=submission.body.name, year=submission.fiscal_year),
            crumbs_to_year(relations.summary),
        ),
        submission=submission_view(submission, relations),
        forms=forms,
        document=next((form.excerpt.document for form in forms if form.excerpt is not None), None),
    )
    data = records.page_record(
        site,
        "targets",
        address,
        submission.title,
        forms=[_record(form, found.get(f"targets/{form.id}")) for form in submission.targets],
    )
    yield Page(address, "pages/targets.html", context, data)


def _form(submission: Submission, form: Targets, excerpt: Excerpt | None) -> TargetsForm:
    labels = dict(form.labels)
    goals = goals_of(form.goals, labels)
    directions = form.directions
    return TargetsForm(
        id=form.id,
        title=form.title,
        owner=form.owner,
        labels=_labels(labels, goals),
        facts=form.facts,
        money_unit=form.money_unit.value if form.money_unit else "",
        depth=max((len(line.labels) for line in form.budget), default=0),
        budget=budget_rows(form.budget),
        goals=goals,
        tasks=form.tasks,
        has_responsible=any(task.responsible is not None for task in form.tasks),
        directions=tuple(
            DirectionRow(
                direction_anchor(form.id, number),
                direction,
                project_address(submission.path, direction.project) if direction.project else "",
            )
            for number, direction in enumerate(directions, start=1)
        ),
        goal_columns=tuple(
            name for name in ("goal_term", "goal_year") if any(getattr(direction, name) for direction in directions)
        ),
        indicators=indicator_tables(form.indicators, labels, form.title, form.id),
        excerpt=excerpt,
    )


def _labels(printed: Mapping[str, str], goals: tuple[GoalList, ...]) -> Mapping[str, str | Message]:
    """The label of each part of a form: as printed where the form prints another than the usual one."""
    usual: dict[str, str | Message] = {
        "owner": _OWNER,
        "budget": _BUDGET,
        "goals": _GOALS,
        "indicators": _INDICATORS,
        "tasks": _TASKS,
        "directions": _DIRECTIONS,
        **{f"tasks/{name}": label for name, label in _TASK_COLUMNS},
        **{f"directions/{name}": label for name, label in _DIRECTION_COLUMNS},
    }
    labels = {name: printed.get(name, label) for name, label in usual.items()}
    # With goals of two scopes each list has its own label, and none is over both.
    return labels if all(each.scope_label is None for each in goals) else {**labels, "goals": _GOALS}


def budget_rows(lines: tuple[BudgetLine, ...]) -> tuple[BudgetRow, ...]:
    """The lines with their labels; one that neighbours share above labels of their own stands once for them all."""
    depth = max((len(line.labels) for line in lines), default=0)
    rows = []
    for place, line in enumerate(lines):
        labels = []
        for level, text in enumerate(line.labels):
            if level == len(line.labels) - 1:
                labels.append(RowLabel(text, 1, depth - level))
            elif not place or not _share(lines[place - 1], line, level):
                end = place + 1
                while end < len(lines) and _share(line, lines[end], level):
                    end += 1
                labels.append(RowLabel(text, end - place, 1))
        rows.append(BudgetRow(tuple(labels), line.amount))
    return tuple(rows)


def _share(one: BudgetLine, other: BudgetLine, level: int) -> bool:
    """Whether two lines have the labels down to `level` in common, and more below."""
    return min(len(one.labels), len(other.labels)) > level + 1 and one.labels[: level + 1] == other.labels[: level + 1]


def _record(form: Targets, excerpt: Excerpt | None) -> dict[str, Any]:
    return {
        "id": form.id,
        "title": form.title,
        "owner": form.owner,
        "money_unit": form.money_unit.value if form.money_unit else None,
        "facts": [{"label": fact.label, "text": fact.text} for fact in form.facts],
        "budget": [{"labels": list(line.labels), "amount": records.amount_record(line.amount)} for line in form.budget],
        "tasks": [{"subject": task.subject, "text": task.text, "responsible": task.responsible} for task in form.tasks],
        "directions": [
            {
                "anchor": direction_anchor(form.id, number),
                "number": direction.number,
                "name": direction.name,
                "amount": records.amount_record(direction.amount),
                "goal_term": direction.goal_term,
                "goal_year": direction.goal_year,
                "project": direction.project or None,
            }
            for number, direction in enumerate(form.directions, start=1)
        ],
        "goals": [records.goal_record(goal) for goal in form.goals],
        "indicators": [
            records.indicator_record(indicator, indicator_anchor(number, form.id))
            for number, indicator in enumerate(form.indicators, start=1)
        ],
        "labels": dict(form.labels),
        "source": excerpt_record(excerpt),
    }
