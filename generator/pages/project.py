"""The page of a project (项目): the heart of the site."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from itertools import groupby
from typing import Any

from generator.model.amount import Amount, MoneyUnit
from generator.model.body import Unit
from generator.model.catalogue import ProjectLine, Relations
from generator.model.glossary import Term
from generator.model.han import fold
from generator.model.indicator import Goal, Scope
from generator.model.message import Message, msg
from generator.model.page import Head, Page
from generator.model.project import PlanStep, Project
from generator.model.site import Site
from generator.model.source import Repair
from generator.model.submission import Submission
from generator.pages.shared import records
from generator.pages.shared.addresses import crumbs_to_year, indicator_anchor, unit_anchor
from generator.pages.shared.explain import Explanations, explanations
from generator.pages.shared.linked_data import dataset
from generator.pages.shared.performance import IndicatorTable, indicator_tables
from generator.pages.shared.provenance import Excerpt, excerpts
from generator.pages.shared.view import SubmissionView, submission_view, unit_line
from generator.pages.shared.words import scope_word

_FACTS = (
    ("department", msg("Department in charge and its code")),
    ("category", msg("Project category")),
    ("attribute", msg("Project attribute")),
    ("term", msg("Project term")),
    ("parent_fund", msg("Special fund it belongs to")),
)
_TEXTS = (
    ("purpose", msg("Use of the money")),
    ("overview", msg("Project overview")),
    ("basis", msg("Basis for setting up the project")),
    ("necessity", msg("Necessity of the project")),
    ("safeguards", msg("Rules and measures that secure the project")),
    ("schedule", msg("Implementation plan")),
)


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


@dataclass(frozen=True, slots=True)
class GoalList:
    """The goals of one scope."""

    scope_label: Message | None
    """年度 or 实施期; None where the form knows only the year."""
    goals: tuple[Goal, ...]
    """The goals with their printed numbers."""


@dataclass(frozen=True, slots=True)
class NearName:
    """Another project of the submission whose name is near, and why; never said to be the same project."""

    name: str
    """Its name."""
    address: str
    """Its address."""
    reason: Message
    """What makes the names near."""


@dataclass(frozen=True, slots=True)
class ProjectPage:
    """What the page of a project shows."""

    head: Head
    """Title, description, trail, linked data."""
    submission: SubmissionView
    """The submission it belongs to."""
    name: str
    """Name as printed."""
    code: str | None
    """Project code (项目编码) as put right; None where the form has none."""
    code_label: str | Message
    """Label of the code."""
    name_label: str | Message
    """Label of the name."""
    heading: str | None
    """Title of its form as printed, with its number."""
    amount: Amount
    """The year's budget."""
    is_in_yuan: bool
    """Whether it is printed in 元, so that 万元 is shown beside it."""
    unit: str
    """Code and name of the unit that carries it out; empty where none is named."""
    unit_anchor: str
    """Id of the unit's group on the page of the year."""
    number: int
    """Its place in the document, from 1."""
    count: int
    """How many projects the document has."""
    facts: tuple[Fact, ...]
    """Short labelled texts."""
    money: tuple[MoneyTable, ...]
    """The money, one table a scope."""
    purpose: LongText | None
    """资金用途; None where the form has no such field."""
    texts: tuple[LongText, ...]
    """The other long texts, in the order of the forms."""
    plan_label: str | Message
    """Label of the spending plan."""
    plan: tuple[PlanStep, ...]
    """The spending plan."""
    goals_label: str | Message
    """Label of the goals."""
    goals: tuple[GoalList, ...]
    """The goals, one list a scope."""
    indicators: tuple[IndicatorTable, ...]
    """The performance tables, one a scope."""
    plain: Explanations
    """Plain sentences of official terms."""
    near: tuple[NearName, ...]
    """Projects of near names."""
    previous: ProjectLine | None
    """The project printed before it."""
    next: ProjectLine | None
    """The project printed after it."""
    excerpt: Excerpt | None
    """The lines of the document it was read from; None where there is no document."""


def submission_pages(
    submission: Submission,
    relations: Relations,
    site: Site,
    terms: tuple[Term, ...],
    source_lines: tuple[str, ...],
) -> Iterator[Page]:
    """The page of each project of a submission, in printed order."""
    view = submission_view(submission, relations)
    plain = explanations(terms)
    sources = excerpts(submission.source, source_lines)
    lines = relations.summary.projects
    by_id = {line.id: line for line in lines}
    names = Counter(line.name for line in lines)
    for place, (project, line) in enumerate(zip(submission.projects, lines, strict=True)):
        near = tuple(_near(line, by_id[other]) for other in relations.near_names.get(project.id, ()))
        excerpt = sources.get(project.id)
        labels = dict(project.labels)
        purpose, *texts = _texts(project, labels)
        context = ProjectPage(
            head=_head(submission, relations, site, line, is_name_shared=names[line.name] > 1),
            submission=view,
            name=project.name,
            code=project.code,
            code_label=labels.get("code", _CODE),
            name_label=labels.get("name", _NAME),
            heading=project.heading,
            amount=project.amount,
            is_in_yuan=project.amount.unit is MoneyUnit.YUAN,
            unit=unit_line(line.unit),
            unit_anchor=unit_anchor(line.unit),
            number=place + 1,
            count=len(lines),
            facts=_facts(project, labels),
            money=_money(project, labels),
            purpose=purpose,
            texts=tuple(text for text in texts if text is not None),
            plan_label=labels.get("plan", _PLAN),
            plan=project.plan,
            goals_label=labels.get("goals", _GOALS),
            goals=_goals(project.goals),
            indicators=indicator_tables(project, labels),
            plain=plain,
            near=near,
            previous=lines[place - 1] if place else None,
            next=lines[place + 1] if place + 1 < len(lines) else None,
            excerpt=excerpt,
        )
        data = _record(submission, site, project, line, excerpt, relations.near_names.get(project.id, ()))
        yield Page(line.address, "pages/project.html", context, data)


_CODE = msg("Project code")
_NAME = msg("Project name")
_PLAN = msg("Spending plan")
_GOALS = msg("Performance goals")
_BUDGET = msg("Budget of the year")
_BUDGET_OF_TERM = msg("Money of the whole term")


def _head(submission: Submission, relations: Relations, site: Site, line: ProjectLine, is_name_shared: bool) -> Head:
    name = f"{line.name}（{line.code or line.id}）" if is_name_shared else line.name
    title = msg("{name} · {body} {year}", name=name, body=submission.body.name, year=submission.folder)
    amount = f"{line.amount.text} {line.amount.unit.value}" if line.amount.is_number else "—"
    description = msg(
        "Project “{name}” of {body}, {year}: budget {amount}, use, goals and performance indicators",
        name=line.name,
        body=submission.body.name,
        year=submission.fiscal_year,
        amount=amount,
    )
    linked = dataset(site, submission, line.address, line.name, description, submission.title)
    return Head(title, description, crumbs_to_year(relations.summary), linked)


def _facts(project: Project, labels: Mapping[str, str]) -> tuple[Fact, ...]:
    pairs = ((labels.get(name, label), getattr(project, name)) for name, label in _FACTS)
    return tuple(Fact(label, text) for label, text in pairs if text is not None)


def _texts(project: Project, labels: Mapping[str, str]) -> Iterator[LongText | None]:
    """The text of each of `_TEXTS`, None where the form lacks it, then the notes."""
    for name, label in _TEXTS:
        text = getattr(project, name)
        yield None if text is None else LongText(name, labels.get(name, label), text)
    for number, note in enumerate(project.notes, start=1):
        yield LongText(f"note-{number}", note.label, note.text)


def _money(project: Project, labels: Mapping[str, str]) -> tuple[MoneyTable, ...]:
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
            tables.append(MoneyTable(scope.value, scope_word(scope) if has_term else None, rows))
    return tuple(tables)


def _goals(goals: tuple[Goal, ...]) -> tuple[GoalList, ...]:
    in_order = sorted(goals, key=_is_of_year)
    is_plain = all(_is_of_year(goal) for goal in goals)
    return tuple(
        GoalList(None if is_plain else scope_word(Scope.YEAR if of_year else Scope.TERM), tuple(of_scope))
        for of_year, of_scope in groupby(in_order, key=_is_of_year)
    )


def _is_of_year(goal: Goal) -> bool:
    return goal.scope is Scope.YEAR


def _near(line: ProjectLine, other: ProjectLine) -> NearName:
    one, two = fold(line.name), fold(other.name)
    if one == two:
        reason = msg("the names are spelt alike")
    elif _without_digits(one) == _without_digits(two):
        reason = msg("the names differ only in year or number")
    elif sorted(one) == sorted(two):
        reason = msg("the names have the same characters in another order")
    else:
        reason = msg("the names have most characters in common")
    return NearName(other.name, other.address, reason)


def _without_digits(text: str) -> str:
    return "".join(character for character in text if not character.isdigit()).replace("年度", "").replace("年", "")


def _record(
    submission: Submission,
    site: Site,
    project: Project,
    line: ProjectLine,
    excerpt: Excerpt | None,
    near: tuple[str, ...],
) -> dict[str, Any]:
    unit: Unit | None = line.unit
    return records.page_record(
        site,
        "project",
        line.address,
        project.name,
        id=project.id,
        region=records.region_record(submission.region),
        body=records.body_record(submission.body),
        fiscal_year=submission.fiscal_year,
        document={"title": submission.title, "kind": submission.kind.value, "status": submission.status.value},
        name=project.name,
        code=project.code,
        heading=project.heading,
        unit=records.unit_record(unit),
        money_unit=project.money_unit.value,
        amount=records.amount_record(project.amount),
        amount_term=records.amount_record(project.amount_term),
        funding=[records.funding_record(each) for each in project.funding],
        **{name: getattr(project, name) for name, _ in (*_FACTS, *_TEXTS)},
        notes=[{"label": note.label, "text": note.text} for note in project.notes],
        plan=[{"until": step.until, "share": step.share} for step in project.plan],
        goals=[records.goal_record(goal) for goal in project.goals],
        indicators=[
            records.indicator_record(indicator, indicator_anchor(number))
            for number, indicator in enumerate(project.indicators, start=1)
        ],
        labels=dict(project.labels),
        near_names=list(near),
        source=_source_record(excerpt),
    )


def _source_record(excerpt: Excerpt | None) -> dict[str, Any] | None:
    if excerpt is None:
        return None
    return {
        "document": records.document_record(excerpt.document),
        "first_line": excerpt.first,
        "last_line": excerpt.last,
        "lines": [{"number": line.number, "text": line.text} for line in excerpt.lines],
        "withheld_lines": excerpt.withheld,
        "repairs": [_repair_record(repair) for repair in excerpt.repairs],
    }


def _repair_record(repair: Repair) -> dict[str, Any]:
    return {
        "field": repair.field,
        "lines": list(repair.lines),
        "before": repair.before,
        "after": repair.after,
        "reason": str(repair.reason),
    }
