"""The official forms of a submission as their templates lay them out (`templates/forms/<family>.html`)."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass
from itertools import takewhile
from typing import Any

from generator.model.body import Unit
from generator.model.indicator import Goal, Scope
from generator.model.project import Funding, Note, Project
from generator.model.submission import Submission, Targets
from generator.pages.shared.addresses import print_anchor, project_address, targets_address
from generator.pages.shared.printed_layout import BudgetBlock, FormTable, budget_block, form_tables
from generator.pages.shared.project_parts import FACTS, TEXTS
from generator.pages.shared.view import unit_line

_TASK_COLUMNS = ("subject", "text", "responsible")
_SHORT = 16


@dataclass(frozen=True, slots=True)
class FormText:
    """A labelled text of a form."""

    key: str
    """Name of the project's field, or `note-1`."""
    label: str
    """As printed; empty where the form prints the usual one."""
    text: str
    """As printed; empty where the form left it blank."""


@dataclass(frozen=True, slots=True)
class ScopedGoals:
    """The goals of one scope."""

    scope: str
    """`year` or `term`."""
    goals: tuple[Goal, ...]
    """In printed order."""


@dataclass(frozen=True, slots=True)
class PrintForm:
    """What the forms of projects and those above them have in common."""

    anchor: str
    """Id of the form on the page, permanent."""
    key: str
    """What the ids of its cells begin with: `f3`; it changes with the form's place."""
    name: str
    """What it is about: the project, department or fund."""
    title: str
    """Title of the form as printed, with its number; empty where none is printed."""
    address: str
    """Address of its own page; empty where it has none."""
    labels: Mapping[str, str]
    """Field → its label as printed."""
    unit_of_money: str
    """Unit of its amounts; empty where it has none."""
    goals: tuple[ScopedGoals, ...]
    """The goals, those of the whole term before those of the year."""
    indicators: tuple[FormTable, ...]
    """The performance tables as printed, two scopes in the same rows where the document has them so."""
    separate: tuple[FormTable, ...]
    """The same tables, one a scope, for layouts that do not know scopes side by side."""
    project: Project | None
    """The project, in a project's form."""
    unit: str
    """Code and name of the unit that carries the project out; empty where none is named."""
    texts: tuple[FormText, ...]
    """All labelled texts of the project's form."""
    funding: Mapping[str, tuple[Funding, ...]]
    """Scope → the project's sources of funds."""
    targets: Targets | None
    """The form above the projects; None in a project's form."""
    facts: tuple[tuple[tuple[int, Note], ...], ...]
    """Its other texts with their numbers, short neighbours in one row."""
    short_facts: int
    """How many rows of short texts stand above the first long one."""
    budget: BudgetBlock | None
    """Its budget breakdown."""
    tasks: tuple[str, ...]
    """The columns of its key tasks in printed order; none without tasks."""
    directions: tuple[str, ...]
    """The columns of goals that the directions of a special fund have."""


def form_templates(submission: Submission) -> tuple[str, ...]:
    """The template of the family's forms, then the one for families without."""
    return (f"forms/{submission.family}.html", "forms/plain.html")


def official_forms(submission: Submission, pages: Collection[str] | None = None) -> Iterator[PrintForm]:
    """The target forms above the projects, then the projects' forms, each in printed order.

    `pages` are the ids of the projects and forms that have a page of their own; None: all.
    """
    for number, targets in enumerate(submission.targets, start=1):
        has_page = pages is None or targets.id in pages
        yield _targets_form(targets, f"f{number}", targets_address(submission.path, targets.id) if has_page else "")
    units = {unit.key: unit for unit in submission.units}
    for number, project in enumerate(submission.projects, start=len(submission.targets) + 1):
        address = project_address(submission.path, project.id) if pages is None or project.id in pages else ""
        yield _project_form(project, f"f{number}", address, units.get(project.unit))


def _project_form(project: Project, key: str, address: str, unit: Unit | None) -> PrintForm:
    return PrintForm(
        anchor=print_anchor(project.id),
        name=project.name,
        title=project.heading or "",
        unit_of_money=project.money_unit.value,
        project=project,
        unit=unit_line(unit),
        texts=tuple(_texts(project)),
        funding={
            scope.value: tuple(each for each in project.funding if each.scope is scope)
            for scope in (Scope.TERM, Scope.YEAR)
        },
        targets=None,
        facts=(),
        short_facts=0,
        budget=None,
        tasks=(),
        directions=(),
        **_shared(project, key, address),
    )


def _targets_form(targets: Targets, key: str, address: str) -> PrintForm:
    facts = tuple(_fact_rows(targets.facts))
    return PrintForm(
        anchor=print_anchor(targets.id, is_project=False),
        name=targets.owner or targets.title,
        title=targets.title,
        unit_of_money=targets.money_unit.value if targets.money_unit else "",
        project=None,
        unit="",
        texts=(),
        funding={},
        targets=targets,
        facts=facts,
        short_facts=sum(1 for _ in takewhile(lambda row: all(map(_is_short, row)), facts)),
        budget=budget_block(targets.budget, key) if targets.budget else None,
        tasks=_task_columns(targets),
        directions=tuple(
            name for name in ("goal_term", "goal_year") if any(getattr(each, name) for each in targets.directions)
        ),
        **_shared(targets, key, address),
    )


def _shared(of: Project | Targets, key: str, address: str) -> dict[str, Any]:
    tables = form_tables(of.indicators, key)
    is_joined = any(len(table.scopes) > 1 for table in tables)
    return {
        "key": key,
        "address": address,
        "labels": dict(of.labels),
        "goals": tuple(
            ScopedGoals(scope.value, found)
            for scope in (Scope.TERM, Scope.YEAR)
            if (found := tuple(goal for goal in of.goals if goal.scope is scope))
        ),
        "indicators": tables,
        "separate": form_tables(of.indicators, key, joins_scopes=False) if is_joined else tables,
    }


def _texts(project: Project) -> Iterator[FormText]:
    labels = dict(project.labels)
    for name, _ in (*FACTS, *TEXTS):
        text = getattr(project, name)
        if text is not None:
            yield FormText(name, labels.get(name, ""), text)
    for number, note in enumerate(project.notes, start=1):
        yield FormText(f"note-{number}", note.label, note.text)


def _is_short(numbered: tuple[int, Note]) -> bool:
    return max(len(numbered[1].label), len(numbered[1].text)) <= _SHORT


def _fact_rows(facts: tuple[Note, ...]) -> Iterator[tuple[tuple[int, Note], ...]]:
    """The facts, two short neighbours in one row as the forms print them."""
    row: tuple[tuple[int, Note], ...] = ()
    for numbered in enumerate(facts, start=1):
        if row and _is_short(numbered):
            yield (*row, numbered)
            row = ()
            continue
        if row:
            yield row
        row = (numbered,) if _is_short(numbered) else ()
        if not row:
            yield (numbered,)
    if row:
        yield row


def _task_columns(targets: Targets) -> tuple[str, ...]:
    """The columns of the key tasks, in the order in which the form prints their heads."""
    if not targets.tasks:
        return ()
    printed = [name.removeprefix("tasks/") for name, _ in targets.labels if name.startswith("tasks/")]
    has_responsible = any(task.responsible is not None for task in targets.tasks)
    columns = [name for name in _TASK_COLUMNS if name != "responsible" or has_responsible]
    return tuple(sorted(columns, key=lambda name: printed.index(name) if name in printed else len(printed)))
