"""The fields of projects and of forms above them as leaves that two texts are compared by.

Left out is only how a form lays out what it says (merged cells, two scopes in one row) and what follows from the rest.
"""

from __future__ import annotations

from collections.abc import Callable, Hashable, Iterable, Iterator, Sequence
from dataclasses import replace
from typing import Final

from generator.checks.shared.scoped_fields import scoped_fields
from generator.model.amount import Amount, AmountKind, MoneyUnit
from generator.model.han import strip_blanks
from generator.model.indicator import Goal, Indicator
from generator.model.indicator_value import IndicatorValue, ValueKind
from generator.model.message import Message, msg
from generator.model.project import Note, Project
from generator.model.secrecy_review import SecrecyReview
from generator.model.spot import FieldPath, Spot
from generator.model.submission import Targets
from generator.pages.shared.project_parts import FACTS, TEXTS
from generator.pages.shared.words import money_scope_word, scope_word
from generator.relate.matching import Element, Leaf

PlaceOf = Callable[..., Spot]
"""The spot of a field of the thing, by its path."""
Labels = dict[str, str]
"""Field → its label as printed."""

AMOUNT: Final = msg("Budget")
NAME: Final = msg("Name")
TITLE: Final = msg("Title as printed")
MONEY_UNIT: Final = msg("Unit of money")
_SCOPE: Final = msg("Year or whole term")
_CUT_OFF: Final = msg("cut off in the original")
_CELLS: Final = (
    ("level1", msg("First level")),
    ("level2", msg("Second level")),
    ("name", msg("Third level")),
    ("description", msg("Indicator description")),
    ("value", msg("Target value")),
    ("basis", msg("Basis of the target value")),
    ("standard", msg("Performance standard")),
    ("weight", msg("Weight")),
    ("remark", msg("Remark")),
)


def amount_text(amount: Amount | None) -> str | None:
    """An amount as printed, a number with its unit; None for none."""
    if amount is None:
        return None
    return amount.text if not amount.is_number else f"{amount.text} {amount.unit.value}"


def worth(amount: Amount | None) -> Hashable:
    """What an amount is worth; None for a blank, which is no figure: 0 and 无 are."""
    if amount is None or amount.kind is AmountKind.BLANK:
        return None
    return amount.kind, amount.yuan, "" if amount.is_number else strip_blanks(amount.text)


def _target(value: IndicatorValue) -> Hashable:
    """What a target says, however it is printed; None for a blank."""
    if value.kind in (ValueKind.BLANK, ValueKind.CUT_OFF):
        return None
    return replace(value, text=strip_blanks(value.text) if value.is_qualitative else "")


def money_leaf(name: str, label: str | Message, amount: Amount | None, at: Spot) -> Leaf:
    """The leaf of an amount."""
    return Leaf(name, label, amount_text(amount), at, worth(amount))


def unit_leaf(unit: MoneyUnit | None, at: Spot) -> Leaf:
    """The leaf of a unit of money."""
    return Leaf("money_unit", MONEY_UNIT, None if unit is None else unit.value, at)


def review_leaves(review: SecrecyReview | None, at: Spot) -> Iterator[Leaf]:
    """The leaves of a secrecy review."""
    yield Leaf("review_by", msg("Secrecy review by"), review.by if review else None, at)
    yield Leaf("review_on", msg("Secrecy review on"), review.on if review else None, at)


def project_elements(project: Project, at: PlaceOf) -> dict[str, tuple[Element, ...]]:
    """The lists of a project, each entry an element; its own fields are the one entry of the first."""
    labels = dict(project.labels)
    return {
        "": (Element(("",), "", tuple(_project_leaves(project, labels, at))),),
        "funding": tuple(_funding(project, at)),
        "plan": tuple(_plan(project, at)),
        "notes": note_elements(project.notes, "notes", at),
        **_shared(project.goals, project.indicators, project.labels, at),
    }


def targets_elements(form: Targets, at: PlaceOf) -> dict[str, tuple[Element, ...]]:
    """The lists of a form above the projects, each entry an element; its own fields are the one entry of the first."""
    order = " ".join(form.order) or None
    own = (
        Leaf("id", msg("Part of its address"), form.id, at("id")),
        Leaf("title", TITLE, form.title, at("title")),
        Leaf("owner", msg("Department or fund"), form.owner, at("owner")),
        unit_leaf(form.money_unit, at("money_unit")),
        Leaf("order", msg("Order of the parts of the form"), order, at("order")),
    )
    return {
        "": (Element(("",), "", own),),
        "facts": note_elements(form.facts, "facts", at),
        "budget": tuple(_budget(form, at)),
        "tasks": tuple(_tasks(form, at)),
        "directions": tuple(_directions(form, at)),
        **_shared(form.goals, form.indicators, form.labels, at),
    }


def _shared(
    goals: Sequence[Goal], indicators: Sequence[Indicator], labels: Sequence[tuple[str, str]], at: PlaceOf
) -> dict[str, tuple[Element, ...]]:
    printed = dict(labels)
    return {
        "goals": tuple(_goals(goals, printed, at)),
        "indicators": tuple(_indicators(indicators, printed, at)),
        "labels": tuple(
            Element((name,), "", (Leaf(name, msg("Label as printed ({field})", field=name), label, at("labels")),))
            for name, label in labels
        ),
    }


def _project_leaves(project: Project, labels: Labels, at: PlaceOf) -> Iterator[Leaf]:
    fields: tuple[tuple[str, str | Message], ...] = (
        ("name", msg("Project name")),
        ("code", msg("Project code")),
        ("heading", msg("Title of the form")),
        ("unit", msg("Budget unit")),
        *FACTS,
        *TEXTS,
    )
    yield Leaf("id", msg("Part of its address"), project.id, at())
    for name, label in fields:
        yield Leaf(name, labels.get(name, label), getattr(project, name), at(name))
    yield unit_leaf(project.money_unit, at("money_unit"))
    yield money_leaf("amount", labels.get("amount", AMOUNT), project.amount, at("amount"))
    yield money_leaf(
        "amount_term", labels.get("amount_term", msg("The whole term")), project.amount_term, at("amount_term")
    )
    yield from review_leaves(project.secrecy_review, at("secrecy_review"))


def _funding(project: Project, at: PlaceOf) -> Iterator[Element]:
    for i, each in enumerate(project.funding):
        worth_of = worth(each.amount)
        leaves = (
            Leaf("source", msg("Source of funds"), each.source, at("funding", i, "source")),
            money_leaf("amount", msg("Amount"), each.amount, at("funding", i, "amount")),
            Leaf("scope", _SCOPE, money_scope_word(each.scope), at("funding", i)),
        )
        yield Element(((each.scope, each.source), (each.scope, i, worth_of), (each.source,)), each.source, leaves)


def _plan(project: Project, at: PlaceOf) -> Iterator[Element]:
    for i, step in enumerate(project.plan):
        share = strip_blanks(step.share) or None
        leaves = (
            Leaf("until", msg("Until"), step.until, at("plan", i, "until")),
            Leaf("share", msg("Share, cumulative"), step.share, at("plan", i, "share"), share),
        )
        yield Element((step.until, (i, share)), step.until, leaves)


def note_elements(notes: Iterable[Note], field: str, at: PlaceOf) -> tuple[Element, ...]:
    """Labelled texts: known by their labels, else by place and text."""
    return tuple(
        Element(
            (note.label, (i, note.text)),
            "",
            (
                Leaf("label", msg("Label as printed"), note.label, at(field, i, "label")),
                Leaf("text", note.label, note.text, at(field, i, "text")),
            ),
        )
        for i, note in enumerate(notes)
    )


def _goals(goals: Sequence[Goal], labels: Labels, at: PlaceOf) -> Iterator[Element]:
    for goal, field, number in scoped_fields(goals, "goals"):
        label = labels.get("goals", msg("Performance goals"))
        leaves = (
            Leaf("text", label, goal.text, at(field, number)),
            Leaf("scope", _SCOPE, scope_word(goal.scope), at(field, number)),
        )
        yield Element((goal.text, (field, number)), msg("Goal {number}", number=number + 1), leaves)


def _indicators(indicators: Sequence[Indicator], labels: Labels, at: PlaceOf) -> Iterator[Element]:
    for row, field, number in scoped_fields(indicators, "indicators"):
        path: FieldPath = (field, number)
        name = strip_blanks(row.name)
        target = _target(row.value)
        keys: tuple[Hashable, ...] = (
            (row.scope, strip_blanks(row.level1), strip_blanks(row.level2), name),
            (row.scope, name) if name else None,
            (row.scope, number, target),
            name or None,
        )
        subject = (
            row.name or row.level2 or row.level1 or msg("Row {number} of the performance table", number=number + 1)
        )
        yield Element(keys, subject, tuple(_indicator_leaves(row, labels, path, at)))


def _indicator_leaves(row: Indicator, labels: Labels, path: FieldPath, at: PlaceOf) -> Iterator[Leaf]:
    for name, label in _CELLS:
        text: str | Message | None = row.value.text if name == "value" else getattr(row, name)
        if name in row.cut_off:
            text = _CUT_OFF
        field = "target" if name == "value" else name
        figure = _target(row.value) if name == "value" else None
        yield Leaf(name, labels.get(f"indicators/{name}", label), text, at(*path, field), figure)
    yield Leaf("scope", _SCOPE, scope_word(row.scope), at(*path))


def _budget(form: Targets, at: PlaceOf) -> Iterator[Element]:
    for i, line in enumerate(form.budget):
        subject = " / ".join(line.labels)
        leaves = (
            Leaf("labels", msg("Label as printed"), subject, at("budget", i, "labels")),
            money_leaf("amount", msg("Amount"), line.amount, at("budget", i, "amount")),
        )
        yield Element((line.labels, (i, worth(line.amount)), line.labels[-1:] or None), subject, leaves)


def _tasks(form: Targets, at: PlaceOf) -> Iterator[Element]:
    labels = dict(form.labels)
    names: tuple[tuple[str, Message], ...] = (
        ("subject", msg("Subject")),
        ("text", msg("Task")),
        ("responsible", msg("Responsible")),
    )
    for i, task in enumerate(form.tasks):
        leaves = tuple(
            Leaf(name, labels.get(f"tasks/{name}", label), getattr(task, name), at("tasks", i, name))
            for name, label in names
        )
        yield Element((task.subject or None, task.text or None, i), task.subject, leaves)


def _directions(form: Targets, at: PlaceOf) -> Iterator[Element]:
    names: tuple[tuple[str, Message], ...] = (
        ("number", msg("Number")),
        ("name", NAME),
        ("goal_term", msg("Goal of the whole term")),
        ("goal_year", msg("Goal of the year")),
        ("project", msg("Project")),
    )
    for i, each in enumerate(form.directions):
        leaves = (
            *(Leaf(name, label, getattr(each, name), at("directions", i, name)) for name, label in names),
            money_leaf("amount", msg("Amount"), each.amount, at("directions", i, "amount")),
        )
        yield Element((each.name or None, each.number or None, (i, worth(each.amount))), each.name, leaves)
