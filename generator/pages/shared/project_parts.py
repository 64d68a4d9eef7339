"""The parts of a project's page: facts, texts, money, goals."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from itertools import groupby
from typing import Final

from generator.model.amount import Amount
from generator.model.indicator import Goal, Scope
from generator.model.message import Message, msg
from generator.model.project import Project
from generator.model.submission import Submission
from generator.pages.shared.addresses import direction_anchor, targets_address
from generator.pages.shared.words import is_converted, money_scope_word, scope_word

FACTS: Final = (
    ("department", msg("Department in charge and its code")),
    ("category", msg("Project category")),
    ("attribute", msg("Project attribute")),
    ("term", msg("Project term")),
    ("parent_fund", msg("Special fund it belongs to")),
)
"""Fields of short texts with their usual labels, in the order of the page."""
TEXTS: Final = (
    ("purpose", msg("Use of the money")),
    ("overview", msg("Project overview")),
    ("basis", msg("Basis for setting up the project")),
    ("necessity", msg("Necessity of the project")),
    ("safeguards", msg("Rules and measures that secure the project")),
    ("schedule", msg("Implementation plan")),
)
"""Fields of long texts with their usual labels, in the order of the page; the first is 资金用途."""


@dataclass(frozen=True, slots=True)
class Fact:
    """A short labelled text of the form."""

    label: str | Message
    """As printed where the form prints another label than the usual one."""
    text: str
    """As printed; empty where the form left it blank."""


@dataclass(frozen=True, slots=True)
class LongText:
    """A labelled paragraph of the form."""

    anchor: str
    """Id on the page."""
    label: str | Message
    """As printed where the form prints another label than the usual one."""
    text: str
    """As printed; empty where the form left it blank."""


@dataclass(frozen=True, slots=True)
class MoneyRow:
    """One amount of the money table."""

    label: str | Message
    """What it is: 预算数, or the source of funds as printed."""
    amount: Amount
    """The amount."""
    is_total: bool
    """Whether the rows after it are its parts."""


@dataclass(frozen=True, slots=True)
class MoneyTable:
    """The money of a project for one scope: the whole and its sources."""

    scope: str
    """`year` or `term`."""
    scope_label: Message | None
    """年度 or 实施期; None where the form knows only the year."""
    rows: tuple[MoneyRow, ...]
    """The whole first, then the sources, as printed."""
    is_converted: bool
    """Whether a column in 元 tells more than the printed one."""


@dataclass(frozen=True, slots=True)
class GoalList:
    """The goals of one scope."""

    scope_label: str | Message | None
    """Label of the list, 年度目标 or 实施期目标; None where the label over all goals is the only one."""
    goals: tuple[Goal, ...]
    """The goals with their printed numbers."""


@dataclass(frozen=True, slots=True)
class DirectionLink:
    """The line of a special fund that a project is the form of."""

    fund: str
    """Title of the fund's form as printed."""
    name: str
    """Number and name of the direction as printed."""
    address: str
    """Its address."""


_BUDGET = msg("Budget of the year")
_BUDGET_OF_TERM = msg("Money of the whole term")


def facts_of(project: Project, labels: Mapping[str, str]) -> tuple[Fact, ...]:
    """The short labelled texts that the form has, blank ones included."""
    pairs = ((labels.get(name, label), getattr(project, name)) for name, label in FACTS)
    return tuple(Fact(label, text) for label, text in pairs if text is not None)


def texts_of(project: Project, labels: Mapping[str, str]) -> Iterator[LongText | None]:
    """The text of each of `TEXTS`, None where the form lacks it, then the notes."""
    for name, label in TEXTS:
        text = getattr(project, name)
        yield None if text is None else LongText(name, labels.get(name, label), text)
    for number, note in enumerate(project.notes, start=1):
        yield LongText(f"note-{number}", note.label, note.text)


def money_of(project: Project, labels: Mapping[str, str]) -> tuple[MoneyTable, ...]:
    """The money of the whole term, where the form has it, before that of the year."""
    amounts = (
        (Scope.TERM, labels.get("amount_term", _BUDGET_OF_TERM), project.amount_term),
        (Scope.YEAR, labels.get("amount", _BUDGET), project.amount),
    )
    has_term = project.amount_term is not None or any(each.scope is Scope.TERM for each in project.funding)
    tables: list[MoneyTable] = []
    for scope, label, whole in amounts:
        parts = tuple(MoneyRow(each.source, each.amount, False) for each in project.funding if each.scope is scope)
        rows = parts if whole is None else (MoneyRow(label, whole, True), *parts)
        if rows:
            word = money_scope_word(scope) if has_term else None
            tables.append(MoneyTable(scope.value, word, rows, is_converted(row.amount for row in rows)))
    return tuple(tables)


def names_the_money(label: str | Message) -> bool:
    """Whether a label of the purpose is printed over the amounts too: 预算规模及资金用途."""
    return isinstance(label, str) and "预算" in label


def directions_of(submission: Submission) -> Mapping[str, tuple[DirectionLink, ...]]:
    """Project id → the lines of special funds that it is the form of."""
    found: dict[str, tuple[DirectionLink, ...]] = {}
    for form in submission.targets:
        for number, direction in enumerate(form.directions, start=1):
            if direction.project:
                address = targets_address(submission.path, direction_anchor(form.id, number))
                link = DirectionLink(form.title, f"{direction.number} {direction.name}".strip(), address)
                found[direction.project] = (*found.get(direction.project, ()), link)
    return found


def goals_of(goals: tuple[Goal, ...], labels: Mapping[str, str]) -> tuple[GoalList, ...]:
    """The goals of the whole term before those of the year, each in printed order."""
    in_order = sorted(goals, key=_is_of_year)
    is_plain = "goals/all" not in labels and all(_is_of_year(goal) for goal in goals)
    return tuple(
        GoalList(None if is_plain else _goals_label(labels, of_year), tuple(of_scope))
        for of_year, of_scope in groupby(in_order, key=_is_of_year)
    )


def goals_label(lists: tuple[GoalList, ...], labels: Mapping[str, str], usual: Message) -> str | Message:
    """The label over all goals: with lists that have labels of their own, that of a single list is not over all."""
    if "goals/all" in labels:
        return labels["goals/all"]
    return labels.get("goals", usual) if all(each.scope_label is None for each in lists) else usual


def _goals_label(labels: Mapping[str, str], of_year: bool) -> str | Message:
    if of_year:
        return labels.get("goals", scope_word(Scope.YEAR))
    return labels.get("goals_term", scope_word(Scope.TERM))


def _is_of_year(goal: Goal) -> bool:
    return goal.scope is Scope.YEAR
