"""The projects of a filled workbook of ours, with all the sheets whose rows belong to them."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from generator.grids.claims import Claims
from generator.grids.template_goals import Owned, goals_of, indicators_of, labels_of, notes_of, scope_of
from generator.grids.template_rows import Part, Record, by_owner, read_records
from generator.model.amount import MoneyUnit
from generator.model.body import Unit
from generator.model.han import strip_blanks
from generator.model.message import msg
from generator.model.project import Funding, PlanStep, Project
from generator.model.source import Furniture
from generator.model.template_layout import BUDGET_UNITS, FUNDING, PLAN, PROJECTS

_TEXTS = tuple(column.name for column in PROJECTS.columns if column.is_optional and column.name != "amount_term")


@dataclass(frozen=True, slots=True)
class ProjectRows:
    """The rows of the sheet of projects; a project is called by its number, its code or its name."""

    records: tuple[Record, ...]
    known: Mapping[str, str]
    """What a project is called by → `projects/#1`."""


def read_project_rows(parts: Sequence[Part], claims: Claims) -> ProjectRows:
    """The rows; a code or name that two projects have calls neither."""
    records = read_records(parts, PROJECTS, claims)
    known: dict[str, str] = {}
    for name in ("no", "code", "name"):
        texts = [strip_blanks(record.text(name)) for record in records]
        counted = Counter(texts)
        for number, text in enumerate(texts, start=1):
            if text and counted[text] == 1:
                known.setdefault(text, f"projects/#{number}")
            elif text and name == "no":
                message = msg("Two projects have the number {number}", number=text)
                claims.unsure("projects", records[number - 1].first, message)
    for record in records:
        claims.furniture(Furniture.LABEL, record.cells["no"])
    return ProjectRows(records, known)


def read_units(parts: Sequence[Part], claims: Claims) -> tuple[Unit, ...]:
    """The budget units listed, each once."""
    units: dict[str, Unit] = {}
    for number, record in enumerate(read_records(parts, BUDGET_UNITS, claims)):
        claims.furniture(Furniture.LABEL, record.cells["no"])
        record.take(claims, f"units/{number}", "code", "name")
        unit = Unit(record.text("code"), record.text("name"))
        units.setdefault(unit.key, unit)
    return tuple(units.values())


def with_named_units(units: Sequence[Unit], rows: ProjectRows, claims: Claims) -> tuple[Unit, ...]:
    """The units, with those that projects name and the list does not; a code alone names none."""
    found = {unit.key: unit for unit in units}
    for number, record in enumerate(rows.records, start=1):
        text = record.text("unit")
        if not text or text in found:
            continue
        if text.isdigit():
            message = msg("No budget unit has the code {code}: add it to the sheet of budget units", code=text)
            claims.unsure(f"projects/#{number}/unit", record.cells["unit"], message)
        found[text] = Unit("", text)
    return tuple(found.values())


def read_projects(
    rows: ProjectRows, parts: Sequence[Part], owned: Owned, unit: MoneyUnit | None, claims: Claims
) -> tuple[Project, ...]:
    """The projects in order; `unit` holds for those that state none of their own."""
    funding = by_owner(read_records(parts, FUNDING, claims), rows.known, claims)
    plan = by_owner(read_records(parts, PLAN, claims), rows.known, claims)
    projects = []
    for number, record in enumerate(rows.records, start=1):
        path = f"projects/#{number}"
        own = record.choice(PROJECTS.column("money_unit"), path, claims)
        money_unit = MoneyUnit(own) if own else unit
        if money_unit is None:
            claims.miss(
                msg("The project “{name}” states no unit of money: give --money-unit", name=record.text("name"))
            )
            money_unit = MoneyUnit.YUAN
        record.take(claims, path, "name", "unit", *_TEXTS)
        texts = {name: record.optional(name) for name in _TEXTS}
        projects.append(
            Project(
                id=f"#{number}",
                name=record.text("name"),
                money_unit=money_unit,
                amount=record.amount("amount", money_unit, path, claims),
                unit=record.text("unit"),
                amount_term=None
                if record.optional("amount_term") is None
                else record.amount("amount_term", money_unit, path, claims),
                funding=_funding(funding.get(path, ()), money_unit, path, claims),
                notes=notes_of(owned.notes.get(path, ()), f"{path}/notes", claims),
                plan=_plan(plan.get(path, ()), path, claims),
                goals=goals_of(owned.goals.get(path, ()), path, claims),
                indicators=indicators_of(owned.indicators.get(path, ()), path, claims),
                labels=labels_of(owned.labels.get(path, ()), path, claims),
                **texts,  # type: ignore[arg-type]  # all names are those of texts
            )
        )
        if record.printed("amount_term"):
            record.take(claims, path, "amount_term")
    return tuple(projects)


def _funding(records: Sequence[Record], unit: MoneyUnit, path: str, claims: Claims) -> tuple[Funding, ...]:
    found = []
    for number, record in enumerate(records):
        place = f"{path}/funding/{number}"
        record.take(claims, place, "source")
        found.append(
            Funding(
                record.text("source"), record.amount("amount", unit, place, claims), scope_of(record, place, claims)
            )
        )
    return tuple(found)


def _plan(records: Sequence[Record], path: str, claims: Claims) -> tuple[PlanStep, ...]:
    found = []
    for number, record in enumerate(records):
        record.take(claims, f"{path}/plan/{number}", "until", "share")
        found.append(PlanStep(record.text("until"), record.text("share")))
    return tuple(found)
