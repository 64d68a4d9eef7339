"""The target forms above the projects: of the whole department, of a special fund with its directions."""

from __future__ import annotations

from collections.abc import Collection

from generator.model.amount import MoneyUnit
from generator.model.message import msg
from generator.model.project import Note
from generator.model.submission import BudgetLine, Direction, Targets, Task
from generator.model.suggest import suggest
from generator.validate.faults import Fault, FieldPath
from generator.validate.labels import GOAL_PARTS, INDICATOR_PARTS, label_faults, parts
from generator.validate.project import AmountReader, amount_reader, build_goals, build_indicators
from generator.validate.schema import BudgetLineEntry, DirectionEntry, TargetsEntry, TaskEntry

_LABELS = (
    *TargetsEntry.model_fields,
    *parts("budget", BudgetLineEntry.model_fields),
    *parts("tasks", TaskEntry.model_fields),
    *parts("directions", DirectionEntry.model_fields),
    *GOAL_PARTS,
    *INDICATOR_PARTS,
)


def build_targets(entry: TargetsEntry, number: int, projects: Collection[str], faults: list[Fault]) -> Targets:
    """The form at place `number` of the list; what is wrong with its fields joins `faults`."""
    path = ("targets", number)
    unit = MoneyUnit(entry.money_unit) if entry.money_unit else None
    if (entry.budget or entry.directions) and unit is None:
        message = msg("The field “{field}” is missing", field="money_unit")
        faults.append(Fault("missing-field", path, message, expected="money_unit"))
    faults.extend(label_faults(entry.labels, _LABELS, path))
    for i, part in enumerate(entry.order):
        if part in entry.order[:i]:
            faults.append(
                Fault("entry-repeated", (*path, "order", i), msg("“{name}” is listed twice", name=part), part)
            )
    amount = amount_reader(unit or MoneyUnit.YUAN, faults)
    return Targets(
        id=entry.id,
        title=entry.title,
        owner=entry.owner,
        money_unit=unit,
        facts=tuple(Note(fact.label, fact.text) for fact in entry.facts),
        budget=tuple(
            BudgetLine(tuple(line.labels), amount(line.amount, (*path, "budget", i, "amount")))
            for i, line in enumerate(entry.budget)
        ),
        tasks=tuple(Task(task.subject, task.text, task.responsible) for task in entry.tasks),
        directions=_directions(entry, path, amount, projects, faults),
        goals=build_goals(entry.goals, entry.goals_term),
        indicators=build_indicators(entry.indicators, entry.indicators_term, path, faults),
        labels=tuple(entry.labels.items()),
        order=tuple(entry.order),
    )


def _directions(
    entry: TargetsEntry, path: FieldPath, amount: AmountReader, projects: Collection[str], faults: list[Fault]
) -> tuple[Direction, ...]:
    found = []
    for i, line in enumerate(entry.directions):
        place = (*path, "directions", i)
        if line.project and line.project not in projects:
            near = suggest(line.project, tuple(projects))
            help = msg("Did you mean “{name}”?", name=near) if near else None
            message = msg("There is no file projects/{id}.yaml", id=line.project)
            faults.append(Fault("file-missing", (*place, "project"), message, line.project, help=help))
        found.append(
            Direction(
                number=line.number,
                name=line.name,
                amount=amount(line.amount, (*place, "amount")),
                goal_term=line.goal_term,
                goal_year=line.goal_year,
                project=line.project,
            )
        )
    return tuple(found)
