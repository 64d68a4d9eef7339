"""A project file becomes a `Project`."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import Any

from generator.model.amount import Amount, AmountError, AmountKind, MoneyUnit, parse_amount
from generator.model.indicator import CELLS, Goal, Indicator, Scope
from generator.model.indicator_value import CUT_OFF, parse_indicator_value
from generator.model.message import msg
from generator.model.project import Funding, Note, PlanStep, Project
from generator.model.secrecy_review import SecrecyReview
from generator.validate.faults import Fault, FieldPath
from generator.validate.labels import GOAL_PARTS, INDICATOR_PARTS, label_faults
from generator.validate.schema import IndicatorEntry, ProjectFile, SecrecyReviewEntry

_LABELLED = (*ProjectFile.model_fields, *GOAL_PARTS, *INDICATOR_PARTS)
"""The fields and parts of a project that may have a printed label."""

AmountReader = Callable[[str, FieldPath], Amount]


def amount_reader(unit: MoneyUnit, faults: list[Fault]) -> AmountReader:
    """A reader of printed amounts in one unit; what it cannot read joins `faults`."""

    def read(text: str, path: FieldPath) -> Amount:
        try:
            return parse_amount(text, unit)
        except AmountError as error:
            faults.append(Fault("unreadable-amount", path, error.message, text))
            return Amount(text, unit, AmountKind.UNREADABLE, None)

    return read


def build_project(id: str, file: ProjectFile) -> tuple[Project, tuple[Fault, ...]]:
    """The project, and what is wrong with its fields; with faults the project must not be used."""
    faults: list[Fault] = []
    unit = MoneyUnit(file.money_unit)
    amount = amount_reader(unit, faults)
    faults.extend(label_faults(file.labels, _LABELLED))
    project = Project(
        id=id,
        name=file.name,
        money_unit=unit,
        amount=amount(file.amount, ("amount",)),
        code=file.code,
        heading=file.heading,
        unit=file.unit,
        department=file.department,
        amount_term=None if file.amount_term is None else amount(file.amount_term, ("amount_term",)),
        funding=tuple(
            Funding(entry.source, amount(entry.amount, ("funding", i, "amount")), Scope(entry.scope))
            for i, entry in enumerate(file.funding)
        ),
        purpose=file.purpose,
        overview=file.overview,
        basis=file.basis,
        necessity=file.necessity,
        safeguards=file.safeguards,
        schedule=file.schedule,
        category=file.category,
        attribute=file.attribute,
        term=file.term,
        parent_fund=file.parent_fund,
        notes=tuple(Note(entry.label, entry.text) for entry in file.notes),
        plan=tuple(PlanStep(entry.until, entry.share) for entry in file.plan),
        goals=build_goals(file.goals, file.goals_term),
        indicators=build_indicators(file.indicators, file.indicators_term, (), faults),
        labels=tuple(file.labels.items()),
        secrecy_review=build_review(file.secrecy_review),
    )
    return project, tuple(faults)


def unreadable_amounts(tree: Mapping[str, Any]) -> tuple[Fault, ...]:
    """What is wrong with the amounts of a file that also breaks its shape, so that both are told at once."""
    faults: list[Fault] = []
    read = amount_reader(MoneyUnit.YUAN, faults)
    funding = tree.get("funding")
    entries = enumerate(funding) if isinstance(funding, list) else ()
    places: list[tuple[FieldPath, Any]] = [((name,), tree.get(name)) for name in ("amount", "amount_term")]
    places += [(("funding", i, "amount"), entry.get("amount")) for i, entry in entries if isinstance(entry, dict)]
    for path, text in places:
        if isinstance(text, str):
            read(text, path)
    return tuple(faults)


def build_review(entry: SecrecyReviewEntry | None) -> SecrecyReview | None:
    """The record of a secrecy review, of a project or of the whole."""
    return None if entry is None else SecrecyReview(entry.by, entry.on)


def build_goals(year: Sequence[str], term: Sequence[str]) -> tuple[Goal, ...]:
    """Goals of the term before those of the year, as forms print them."""
    return (*(Goal(text, Scope.TERM) for text in term), *(Goal(text) for text in year))


def build_indicators(
    year: Sequence[IndicatorEntry], term: Sequence[IndicatorEntry], path: FieldPath, faults: list[Fault]
) -> tuple[Indicator, ...]:
    """Indicators of the term before those of the year; a level left out goes on from the row above."""
    return (
        *_rows(term, Scope.TERM, (*path, "indicators_term"), faults),
        *_rows(year, Scope.YEAR, (*path, "indicators"), faults),
    )


def _rows(entries: Sequence[IndicatorEntry], scope: Scope, path: FieldPath, faults: list[Fault]) -> list[Indicator]:
    rows: list[Indicator] = []
    for i, entry in enumerate(entries):
        above = rows[-1] if rows else None
        if above is None and entry.level1 is None:
            message = msg("The first row has no “{field}” to go on from", field="level1")
            faults.append(Fault("missing-field", (*path, i), message, expected="level1"))
        level1, level2 = entry.level1, entry.level2
        rows.append(
            Indicator(
                level1=level1 if level1 is not None else (above.level1 if above else ""),
                level2=level2 if level2 is not None else (above.level2 if above else ""),
                name=entry.name,
                value=CUT_OFF if "target" in entry.cut_off else parse_indicator_value(entry.target),
                description=entry.description,
                basis=entry.basis,
                standard=entry.standard,
                weight=entry.weight,
                remark=entry.remark,
                scope=scope,
                continues_level1=level1 is None,
                continues_level2=level2 is None,
                pair=None if entry.row is None else int(entry.row),
                cut_off=_cut_off(entry, (*path, i), faults),
            )
        )
    return rows


def _cut_off(entry: IndicatorEntry, path: FieldPath, faults: list[Fault]) -> tuple[str, ...]:
    """The cells that the document cuts off, by the names of the model: what has a text there was not cut off."""
    if not entry.cut_off:
        return ()
    named = tuple("value" if name == "target" else name for name in entry.cut_off)
    for i, name in enumerate(entry.cut_off):
        if name in entry.cut_off[:i]:
            message = msg("“{name}” is listed twice", name=name)
            faults.append(Fault("entry-repeated", (*path, "cut_off", i), message, name))
        elif text := getattr(entry, name):
            message = msg("“{field}” is said to be cut off, but has a text", field=name)
            faults.append(Fault("cut-off-cell-filled", (*path, name), message, text, '""'))
    return tuple(name for name in CELLS if name in named)
