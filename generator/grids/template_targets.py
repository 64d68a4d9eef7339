"""The target forms above the projects in a filled workbook of ours."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

from generator.grids.claims import Claims
from generator.grids.template_goals import Owned, goals_of, indicators_of, labels_of, notes_of
from generator.grids.template_rows import Part, Record, by_owner, read_records
from generator.model.amount import MoneyUnit
from generator.model.han import strip_blanks
from generator.model.message import msg
from generator.model.submission import BudgetLine, Direction, Targets, Task
from generator.model.template_layout import BUDGET, DIRECTIONS, PARTS, TARGETS, TASKS

_ID = re.compile(r"[a-z0-9](?:[a-z0-9-]{0,62}[a-z0-9])?")
_BETWEEN = re.compile("[、,，;；]")


def read_target_rows(parts: Sequence[Part], claims: Claims) -> dict[str, Record]:
    """Id → row of each form; a row whose number cannot be part of an address, or comes twice, stays unread."""
    rows: dict[str, Record] = {}
    for record in read_records(parts, TARGETS, claims):
        id = record.text("id")
        if not _ID.fullmatch(id) or id in rows:
            message = msg("A number of a target form is of a-z, 0-9 and -, each once: department")
            claims.unsure("targets", record.first, message)
            continue
        rows[id] = record
    return rows


def read_targets(
    rows: Mapping[str, Record],
    parts: Sequence[Part],
    owned: Owned,
    projects: Mapping[str, str],
    unit: MoneyUnit | None,
    claims: Claims,
) -> tuple[Targets, ...]:
    """The forms in order. `projects`: what a project is called by → its path."""
    known = {id: f"targets/{id}" for id in rows}
    budget, tasks, directions = (
        by_owner(read_records(parts, sheet, claims), known, claims) for sheet in (BUDGET, TASKS, DIRECTIONS)
    )
    found = []
    for id, record in rows.items():
        path = f"targets/{id}"
        own = record.choice(TARGETS.column("money_unit"), path, claims)
        has_money = path in budget or path in directions
        money_unit = MoneyUnit(own) if own else unit if has_money else None
        if money_unit is None and has_money:
            claims.miss(
                msg("The target form “{name}” states no unit of money: give --money-unit", name=record.text("title"))
            )
        counted = money_unit or MoneyUnit.YUAN
        record.take(claims, path, "id", "title", "owner", "order")
        found.append(
            Targets(
                id=id,
                title=record.text("title"),
                owner=record.text("owner"),
                money_unit=money_unit,
                facts=notes_of(owned.notes.get(path, ()), f"{path}/facts", claims),
                budget=_budget(budget.get(path, ()), counted, path, claims),
                tasks=_tasks(tasks.get(path, ()), path, claims),
                directions=_directions(directions.get(path, ()), counted, path, projects, claims),
                goals=goals_of(owned.goals.get(path, ()), path, claims),
                indicators=indicators_of(owned.indicators.get(path, ()), path, claims),
                labels=labels_of(owned.labels.get(path, ()), path, claims),
                order=_order(record, path, claims),
            )
        )
    return tuple(found)


def _order(record: Record, path: str, claims: Claims) -> tuple[str, ...]:
    words = {word: part for part, word in PARTS}
    named = [strip_blanks(word) for word in _BETWEEN.split(record.text("order")) if word.strip()]
    parts = tuple(dict.fromkeys(words[word] for word in named if word in words))
    if len(parts) < len(named):
        expected = "、".join(words)
        message = msg("“{label}” names each of these at most once: {expected}", label="各部分顺序", expected=expected)
        claims.unsure(f"{path}/order", record.cells["order"], message)
    return parts


def _budget(records: Sequence[Record], unit: MoneyUnit, path: str, claims: Claims) -> tuple[BudgetLine, ...]:
    found = []
    for number, record in enumerate(records):
        place = f"{path}/budget/{number}"
        record.take(claims, place, "labels")
        labels = tuple(line for line in record.text("labels").split("\n") if line)
        found.append(BudgetLine(labels, record.amount("amount", unit, place, claims)))
    return tuple(found)


def _tasks(records: Sequence[Record], path: str, claims: Claims) -> tuple[Task, ...]:
    found = []
    for number, record in enumerate(records):
        record.take(claims, f"{path}/tasks/{number}", "subject", "text", "responsible")
        found.append(Task(record.text("subject"), record.text("text"), record.optional("responsible")))
    return tuple(found)


def _directions(
    records: Sequence[Record], unit: MoneyUnit, path: str, projects: Mapping[str, str], claims: Claims
) -> tuple[Direction, ...]:
    found = []
    for number, record in enumerate(records):
        place = f"{path}/directions/{number}"
        record.take(claims, place, "number", "name", "goal_term", "goal_year", "project")
        named = strip_blanks(record.text("project"))
        if named and named not in projects:
            message = msg("No project or target form of the workbook has this number")
            claims.unsure(f"{place}/project", record.cells["project"], message)
        found.append(
            Direction(
                number=record.text("number"),
                name=record.text("name"),
                amount=record.amount("amount", unit, place, claims),
                goal_term=record.text("goal_term"),
                goal_year=record.text("goal_year"),
                project=projects.get(named, "").removeprefix("projects/"),
            )
        )
    return tuple(found)
