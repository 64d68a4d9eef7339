"""The form of a whole department or unit (整体支出绩效目标表), put together from its parts."""

from __future__ import annotations

from generator.grids.budget_sides import BudgetSides
from generator.grids.key_tasks import KeyTasks
from generator.grids.target_form import TargetForm
from generator.model.submission import Targets


def numbered_id(kind: str, number: int) -> str:
    """The id of the form at place `number` among those of its kind, from 1: `overall`, `overall-2`."""
    return kind if number == 1 else f"{kind}-{number}"


def close_whole(form: TargetForm, budget: BudgetSides, tasks: KeyTasks, number: int, usual_title: str) -> Targets:
    """The form, all its cells claimed as `targets/overall/…`; `usual_title` stands for a title that was lost."""
    id = numbered_id("overall", number)
    path = f"targets/{id}"
    for head in budget.amount_heads:
        form.labels.read("budget/amount", head)
    unit = form.money_unit(path, has_money=budget.has_lines)
    return Targets(
        id=id,
        title=form.heading(f"{path}/title") or usual_title,
        owner=form.text(path, "owner") or "",
        money_unit=unit,
        facts=form.notes(f"{path}/facts"),
        budget=budget.lines(unit, path, form.claims) if unit else (),
        tasks=tasks.tasks(path, form.claims),
        goals=form.goals(path),
        indicators=form.indicators(path),
        labels=form.labels.differing(),
        order=form.labels.order,
    )
