"""The page of a project (项目): the heart of the site."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from generator.model.amount import Amount, MoneyUnit
from generator.model.body import Unit
from generator.model.catalogue import ProjectLine, Relations
from generator.model.glossary import Term
from generator.model.message import Message, msg
from generator.model.page import Head, Page
from generator.model.project import PlanStep, Project
from generator.model.site import Site
from generator.model.submission import Submission
from generator.pages.shared import records
from generator.pages.shared.addresses import crumbs_to_year, indicator_anchor, unit_anchor
from generator.pages.shared.charts_plan import PlanChart, plan_chart
from generator.pages.shared.cut_names import printed_names
from generator.pages.shared.explain import Explanations, explanations
from generator.pages.shared.findings import FindingsSection, findings_data, sections_by_page
from generator.pages.shared.linked_data import dataset
from generator.pages.shared.performance import IndicatorTable, indicator_tables
from generator.pages.shared.print_parts import form_addresses
from generator.pages.shared.project_parts import (
    FACTS,
    TEXTS,
    DirectionLink,
    Fact,
    GoalList,
    LongText,
    MoneyTable,
    directions_of,
    facts_of,
    goals_label,
    goals_of,
    money_of,
    names_the_money,
    texts_of,
)
from generator.pages.shared.provenance import Excerpt, doubted_fields, excerpt_record, excerpts
from generator.pages.shared.related import RelatedProjects, UnitProjects, related_projects, unit_projects, years_record
from generator.pages.shared.revisions import Revised, revised, revisions_record
from generator.pages.shared.table_rows import TableRowLink, rows_of_projects
from generator.pages.shared.view import SubmissionView, spender, submission_view, unit_line

_CODE = msg("Project code")
_NAME = msg("Project name")
_UNIT = msg("Budget unit")
_MONEY = msg("Budget and sources of funds")
_PLAN = msg("Spending plan")
_GOALS = msg("Performance goals")
_INDICATORS = msg("Performance indicators")


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
    unit_label: str | Message
    """Label of the unit."""
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
    spender: str
    """Full name of the unit that carries it out; of the body where none is named."""
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
    money_label: str | Message
    """Label of the money; where it is the purpose's too (预算规模及资金用途), both stand under it."""
    money_note: str
    """The unit of money as printed below that label: (万元); empty where it stands elsewhere."""
    is_purpose_with_money: bool
    """Whether the form prints one label over money and purpose."""
    directions: tuple[DirectionLink, ...]
    """The lines of special funds that it is the form of."""
    table_rows: tuple[TableRowLink, ...]
    """The rows of budget tables that name it."""
    texts: tuple[LongText, ...]
    """The other long texts, in the order of the forms."""
    plan_label: str | Message
    """Label of the spending plan."""
    plan: tuple[PlanStep, ...]
    """The spending plan."""
    plan_chart: PlanChart | None
    """Its picture; None where no step says a share in percent."""
    goals_label: str | Message
    """Label of the goals."""
    goals: tuple[GoalList, ...]
    """The goals, one list a scope."""
    indicators_label: str | Message
    """Label of the performance tables."""
    indicators: tuple[IndicatorTable, ...]
    """The performance tables, one a scope."""
    plain: Explanations
    """Plain sentences of official terms."""
    related: RelatedProjects
    """The projects beside it: of other years, of its unit, of near names."""
    previous: ProjectLine | None
    """The project printed before it."""
    next: ProjectLine | None
    """The project printed after it."""
    excerpt: Excerpt | None
    """The lines of the document it was read from; None where there is no document."""
    form_address: str
    """Address of its official form, for print."""
    findings: FindingsSection | None
    """What the checks found in it; None where they found nothing."""
    revised: Revised | None
    """Which version it shows and what was put right; None for a text that was never revised."""


@dataclass(frozen=True, slots=True)
class _Whole:
    """What the pages of one submission's projects share."""

    submission: Submission
    """The submission."""
    relations: Relations
    """What relates its projects."""
    site: Site
    """The site."""
    view: SubmissionView
    """What all its pages say of it."""
    plain: Explanations
    """Plain sentences of official terms."""
    excerpts: Mapping[str, Excerpt]
    """Project id → the lines it was read from."""
    directions: Mapping[str, tuple[DirectionLink, ...]]
    """Project id → the lines of special funds that it is the form of."""
    table_rows: Mapping[str, tuple[TableRowLink, ...]]
    """Project id → the rows of budget tables that name it."""
    findings: Mapping[str, FindingsSection]
    """Address of a page → what the checks found on it."""
    by_id: Mapping[str, ProjectLine]
    """Project id → how lists show it."""
    by_unit: Mapping[Unit | None, UnitProjects]
    """Unit → its projects."""
    forms: Mapping[str, str]
    """Project id → the address of its official form."""
    shared_names: frozenset[str]
    """Names that more than one project has."""
    indicator_names: tuple[str, ...]
    """The names of indicators that the submission prints."""


def submission_pages(
    submission: Submission,
    relations: Relations,
    site: Site,
    terms: tuple[Term, ...],
    source_lines: tuple[str, ...],
) -> Iterator[Page]:
    """The page of each project of a submission, in printed order."""
    lines = relations.summary.projects
    whole = _Whole(
        submission=submission,
        relations=relations,
        site=site,
        view=submission_view(submission, relations),
        plain=explanations(terms),
        excerpts=excerpts(submission.source, source_lines),
        directions=directions_of(submission),
        table_rows=rows_of_projects(submission),
        findings=sections_by_page(submission, relations),
        by_id={line.id: line for line in lines},
        by_unit=unit_projects(relations),
        forms=form_addresses(submission),
        shared_names=frozenset(name for name, count in Counter(line.name for line in lines).items() if count > 1),
        indicator_names=printed_names(submission),
    )
    for place, project in enumerate(submission.projects):
        context = _context(whole, project, place)
        yield Page(lines[place].address, "pages/project.html", context, _record(whole, project))


def _context(whole: _Whole, project: Project, place: int) -> ProjectPage:
    lines = whole.relations.summary.projects
    line = lines[place]
    labels = dict(project.labels)
    purpose, *texts = texts_of(project, labels)
    goals = goals_of(project.goals, labels)
    excerpt = whole.excerpts.get(f"projects/{project.id}")
    is_shared = purpose is not None and "funding" not in labels and names_the_money(purpose.label)
    return ProjectPage(
        head=_head(whole, line),
        submission=whole.view,
        name=project.name,
        code=project.code,
        unit_label=labels.get("unit", _UNIT),
        code_label=labels.get("code", _CODE),
        name_label=labels.get("name", _NAME),
        heading=project.heading,
        amount=project.amount,
        is_in_yuan=project.amount.unit is MoneyUnit.YUAN,
        unit=unit_line(line.unit),
        spender=spender(whole.submission, line.unit),
        unit_anchor=unit_anchor(line.unit),
        number=place + 1,
        count=len(lines),
        facts=facts_of(project, labels),
        money=money_of(project, labels),
        purpose=purpose,
        money_label=purpose.label if purpose is not None and is_shared else labels.get("funding", _MONEY),
        money_note=labels.get("money_unit", ""),
        is_purpose_with_money=is_shared,
        directions=whole.directions.get(project.id, ()),
        table_rows=whole.table_rows.get(project.id, ()),
        texts=tuple(text for text in texts if text is not None),
        plan_label=labels.get("plan", _PLAN),
        plan=project.plan,
        plan_chart=plan_chart(project.plan),
        goals_label=goals_label(goals, labels, _GOALS),
        goals=goals,
        indicators_label=labels.get("indicators", _INDICATORS),
        indicators=indicator_tables(
            project.indicators, labels, project.name, printed=whole.indicator_names, doubts=doubted_fields(excerpt)
        ),
        plain=whole.plain,
        related=related_projects(line, whole.relations, whole.by_id, whole.by_unit),
        previous=lines[place - 1] if place else None,
        next=lines[place + 1] if place + 1 < len(lines) else None,
        excerpt=excerpt,
        form_address=whole.forms[project.id],
        findings=whole.findings.get(line.address),
        revised=revised(whole.submission, whole.relations, project.id),
    )


def _head(whole: _Whole, line: ProjectLine) -> Head:
    submission = whole.submission
    name = f"{line.name}（{line.code or line.id}）" if line.name in whole.shared_names else line.name
    description = msg(
        "Project “{name}” of {body}, {year}: budget {amount}, use, goals and performance indicators",
        name=line.name,
        body=submission.body.name,
        year=submission.fiscal_year,
        amount=f"{line.amount.text} {line.amount.unit.value}" if line.amount.is_number else "—",
    )
    return Head(
        title=msg("{name} · {body} {year}", name=name, body=submission.body.name, year=submission.folder),
        description=description,
        crumbs=crumbs_to_year(whole.relations.summary),
        linked_data=dataset(whole.site, submission, line.address, line.name, description, submission.title),
    )


def _record(whole: _Whole, project: Project) -> dict[str, Any]:
    submission, line = whole.submission, whole.by_id[project.id]
    near = whole.relations.near_names.get(project.id)
    return records.page_record(
        whole.site,
        "project",
        line.address,
        project.name,
        id=project.id,
        region=records.region_record(submission.region),
        body=records.body_record(submission.body),
        fiscal_year=submission.fiscal_year,
        document={"title": submission.title, "kind": submission.kind.value, "status": submission.status.value},
        **revisions_record(submission),
        name=project.name,
        code=project.code,
        heading=project.heading,
        unit=records.unit_record(line.unit),
        money_unit=project.money_unit.value,
        amount=records.amount_record(project.amount),
        amount_term=records.amount_record(project.amount_term),
        funding=[records.funding_record(each) for each in project.funding],
        **{name: getattr(project, name) for name, _ in (*FACTS, *TEXTS)},
        notes=[{"label": note.label, "text": note.text} for note in project.notes],
        plan=[{"until": step.until, "share": step.share} for step in project.plan],
        goals=[records.goal_record(goal) for goal in project.goals],
        indicators=[
            records.indicator_record(indicator, indicator_anchor(number))
            for number, indicator in enumerate(project.indicators, start=1)
        ],
        labels=dict(project.labels),
        secrecy_review=records.review_record(project.secrecy_review),
        table_rows=[{"table": row.table, "address": row.address} for row in whole.table_rows.get(project.id, ())],
        near_names=list(near.first) if near else [],
        other_years=years_record(whole.relations.other_years.get(project.id, ())),
        directions=[link.address for link in whole.directions.get(project.id, ())],
        **findings_data(whole.findings.get(line.address)),
        source=excerpt_record(whole.excerpts.get(f"projects/{project.id}")),
    )
