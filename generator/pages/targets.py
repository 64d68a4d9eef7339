"""The page of the target forms above the projects: of the whole department (整体支出), of special funds (专项资金)."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from generator.model.catalogue import Relations
from generator.model.glossary import Term
from generator.model.message import Message, msg
from generator.model.page import Head, Page
from generator.model.project import Note
from generator.model.site import Site
from generator.model.source import SourceDocument
from generator.model.submission import TARGETS_PARTS, Direction, Submission, Targets, Task
from generator.pages.shared import records
from generator.pages.shared.addresses import (
    crumbs_to_year,
    direction_anchor,
    doubts_anchor,
    indicator_anchor,
    project_address,
    targets_address,
)
from generator.pages.shared.budget_parts import BudgetPart, budget_parts
from generator.pages.shared.cut_names import printed_names
from generator.pages.shared.findings import FindingsSection, findings_data, sections_by_page
from generator.pages.shared.performance import IndicatorTable, indicator_tables
from generator.pages.shared.project_parts import GoalList, goals_label, goals_of
from generator.pages.shared.provenance import Excerpt, doubted_fields, excerpt_record, excerpts
from generator.pages.shared.view import SubmissionView, submission_view
from generator.pages.shared.words import is_converted

_OWNER = msg("Department or fund")
_BUDGET = msg("Budget breakdown")
_AS_PRINTED = msg("As printed")
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
    parts: tuple[str, ...]
    """The parts that it has, of `TARGETS_PARTS`, in printed order."""
    labels: Mapping[str, str | Message]
    """Part of the form, or column of one (`tasks/subject`) → its label, as printed where the form prints another.

    `facts` is there only where the form prints a label over them.
    """
    facts: tuple[Note, ...]
    """Other labelled texts, as printed."""
    money_unit: str
    """Unit of its amounts; empty where it has none."""
    budget: tuple[BudgetPart, ...]
    """The budget breakdown, each side by itself."""
    goals: tuple[GoalList, ...]
    """The goals, one list a scope."""
    tasks: tuple[Task, ...]
    """The key tasks, in printed order."""
    task_columns: tuple[str, ...]
    """The columns of the tasks, by the names of their fields, in printed order."""
    directions: tuple[DirectionRow, ...]
    """The directions of a special fund, in printed order."""
    goal_columns: tuple[str, ...]
    """Which columns of goals the directions have: `goal_term`, `goal_year`."""
    is_converted: bool
    """Whether a column in 元 tells more of the directions than the printed one."""
    indicators: tuple[IndicatorTable, ...]
    """The performance tables, one a scope."""
    excerpt: Excerpt | None
    """The lines of the document it was read from; None where there is no document."""
    doubts_anchor: str
    """Id of what was read with a doubt."""


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
    findings: FindingsSection | None
    """What the checks found in them; None where they found nothing."""


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
    names = printed_names(submission)
    forms = tuple(_form(submission, form, found.get(f"targets/{form.id}"), names) for form in submission.targets)
    findings = sections_by_page(submission, relations).get(address)
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
        findings=findings,
    )
    data = records.page_record(
        site,
        "targets",
        address,
        submission.title,
        forms=[_record(form, found.get(f"targets/{form.id}")) for form in submission.targets],
        **findings_data(findings),
    )
    yield Page(address, "pages/targets.html", context, data)


def _form(submission: Submission, form: Targets, excerpt: Excerpt | None, names: tuple[str, ...]) -> TargetsForm:
    labels = dict(form.labels)
    goals = goals_of(form.goals, labels)
    directions = form.directions
    return TargetsForm(
        id=form.id,
        title=form.title,
        owner=form.owner,
        parts=_parts(form),
        labels=_labels(labels, goals),
        facts=form.facts,
        money_unit=form.money_unit.value if form.money_unit else "",
        budget=budget_parts(form.budget),
        goals=goals,
        tasks=form.tasks,
        task_columns=_task_columns(form.tasks, labels),
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
        is_converted=is_converted(direction.amount for direction in directions),
        indicators=indicator_tables(
            form.indicators, labels, form.title, form.id, printed=names, doubts=doubted_fields(excerpt)
        ),
        excerpt=excerpt,
        doubts_anchor=doubts_anchor(form.id),
    )


def _parts(form: Targets) -> tuple[str, ...]:
    """The parts the form has, in printed order; one whose place is not known stands before the next one usually."""
    order = list(form.order)
    for place, part in reversed(list(enumerate(TARGETS_PARTS))):
        if part not in order:
            following = [order.index(later) for later in TARGETS_PARTS[place + 1 :] if later in order]
            order.insert(following[0] if following else len(order), part)
    # The name of the department stands among the facts where a label is printed over them.
    has_owner_among_facts = bool(form.owner) and "facts" in dict(form.labels)
    return tuple(part for part in order if getattr(form, part) or (part == "facts" and has_owner_among_facts))


def _task_columns(tasks: tuple[Task, ...], printed: Mapping[str, str]) -> tuple[str, ...]:
    """The columns of the tasks in the order of their printed heads, those without one behind."""
    heads = [name for name, _ in _TASK_COLUMNS if name != "responsible"]
    if any(task.responsible is not None for task in tasks):
        heads.append("responsible")
    in_order = [name.removeprefix("tasks/") for name in printed if name.startswith("tasks/")]
    return tuple(sorted(heads, key=lambda name: in_order.index(name) if name in in_order else len(in_order)))


def _labels(printed: Mapping[str, str], goals: tuple[GoalList, ...]) -> Mapping[str, str | Message]:
    """The label of each part of a form: as printed where the form prints another than the usual one."""
    usual: dict[str, str | Message] = {
        "owner": _OWNER,
        "budget": _BUDGET,
        "budget/amount": _AS_PRINTED,
        "goals": _GOALS,
        "indicators": _INDICATORS,
        "tasks": _TASKS,
        "directions": _DIRECTIONS,
        **{f"tasks/{name}": label for name, label in _TASK_COLUMNS},
        **{f"directions/{name}": label for name, label in _DIRECTION_COLUMNS},
    }
    labels = {name: printed.get(name, label) for name, label in usual.items()}
    facts = {"facts": printed["facts"]} if "facts" in printed else {}
    note = {"money_unit": printed["money_unit"]} if "money_unit" in printed else {}
    return {**labels, **facts, **note, "goals": goals_label(goals, printed, _GOALS)}


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
        "order": list(form.order),
        "source": excerpt_record(excerpt),
    }
