"""The page of one submission, of one body and year: its money, projects, goals, tables, prose, where it comes from."""

from __future__ import annotations

import dataclasses
from collections.abc import Iterator
from dataclasses import dataclass

from generator.model.budget_table import TableKind
from generator.model.catalogue import PrintedTotal, Relations
from generator.model.glossary import Term
from generator.model.message import Message, msg
from generator.model.page import Head, Page
from generator.model.site import Site
from generator.model.source import Repair, SourceDocument, Unsure
from generator.model.submission import Submission
from generator.pages.shared import records
from generator.pages.shared.addresses import crumbs_to_body, targets_address, text_address
from generator.pages.shared.charts_budget import BudgetCharts, budget_charts
from generator.pages.shared.charts_indicators import CountChart, kinds_chart, sorts_chart
from generator.pages.shared.compared_pairs import comparable_record
from generator.pages.shared.cover_facts import CoverFact, cover_facts, has_cover
from generator.pages.shared.cut_names import printed_names
from generator.pages.shared.downloads import DownloadLink, download_links
from generator.pages.shared.feeds import feed_of_body
from generator.pages.shared.findings import YearFindings, year_findings, year_findings_record
from generator.pages.shared.indicator_counts import IndicatorCount, indicator_count
from generator.pages.shared.linked_data import dataset
from generator.pages.shared.provenance import (
    FurnitureCount,
    furniture_counts,
    repair_record,
    repairs_of,
    unsure_of,
    unsure_record,
)
from generator.pages.shared.revisions import Revised, revised, revisions_record
from generator.pages.shared.table_meanings import table_meaning
from generator.pages.shared.table_rows import TableLink, table_links
from generator.pages.shared.text_parts import TextPart, text_parts
from generator.pages.shared.view import SubmissionView, submission_view
from generator.pages.shared.words import year_label
from generator.pages.shared.year_projects import RankedProjects, UnitRow, ranked_projects, unit_rows


@dataclass(frozen=True, slots=True)
class TargetsLink:
    """A target form above the projects."""

    title: str
    """Its title as printed."""
    owner: str
    """The department or fund it belongs to, as printed."""
    address: str
    """Its address."""


@dataclass(frozen=True, slots=True)
class SiblingLink:
    """Another submission of the same body."""

    label: Message
    """2023 年预算."""
    address: str
    """Its address."""


@dataclass(frozen=True, slots=True)
class TableEntry:
    """A budget table in the list of tables."""

    link: TableLink
    """Its name and address, and whether it is shown empty."""
    meaning: Message | None
    """What tables of its kind tell, in plain words; None where its kind is not known."""
    is_three_public: bool
    """Whether it is one of “三公” expenses."""


@dataclass(frozen=True, slots=True)
class YearPage:
    """What the page of a submission shows."""

    head: Head
    """Title, description, trail, linked data."""
    submission: SubmissionView
    """What all its pages say of it."""
    projects: RankedProjects
    """Its projects by amount, and what they add up to."""
    indicators: IndicatorCount
    """How many indicators the projects' performance tables name."""
    counts: tuple[CountChart, ...]
    """These indicators by kind and by what their target is; none where none is named."""
    charts: BudgetCharts
    """Where the money comes from and goes, as its tables print it."""
    units: tuple[UnitRow, ...]
    """The units, with their projects in printed order."""
    unit_count: int
    """How many units carry out projects; 0 where the form names none."""
    parts: tuple[TextPart, ...]
    """Links to the prose."""
    text_address: str
    """Address of the prose."""
    has_cover: bool
    """Whether the document has a cover."""
    cover: tuple[CoverFact, ...]
    """What the cover prints, or the document elsewhere says of itself."""
    printed_totals: tuple[PrintedTotal, ...]
    """What the document itself prints as the total of the department."""
    siblings: tuple[SiblingLink, ...]
    """Other years and kinds of the body."""
    removed: tuple[str, ...]
    """Names of projects that an earlier text had."""
    document: SourceDocument | None
    """The document it was read from; None where there is none."""
    source_url: str
    """Address of the original publication; empty where unknown."""
    projects_part: tuple[str, ...]
    """Heading lines of the part the project forms stand in; none where none are printed."""
    tables: tuple[TableEntry, ...]
    """The budget tables, in printed order."""
    targets: tuple[TargetsLink, ...]
    """The target forms above the projects."""
    repairs: int
    """How many printed texts were put right."""
    own_repairs: tuple[Repair, ...]
    """Those of what only this page shows."""
    unsure: int
    """How many readings were published with a doubt."""
    own_unsure: tuple[Unsure, ...]
    """Those of what only this page shows."""
    wrap_blanks: int
    """How many blanks of line wrapping were taken out of cells."""
    furniture: tuple[FurnitureCount, ...]
    """What the document carries besides its content and the pages show."""
    withheld: tuple[FurnitureCount, ...]
    """What is kept off the pages."""
    findings: YearFindings
    """What the checks found in it."""
    downloads: tuple[DownloadLink, ...]
    """Its files beside the page, for people to take away."""
    contact: str
    """Office of the body to turn to, as it publishes it; empty where none is given."""
    revised: Revised | None
    """Which version it shows and what was put right; None for a text that was never revised."""


def submission_pages(
    submission: Submission,
    relations: Relations,
    site: Site,
    terms: tuple[Term, ...],
    source_lines: tuple[str, ...],
) -> Iterator[Page]:
    """The page of the submission."""
    summary = relations.summary
    view = submission_view(submission, relations)
    furniture = furniture_counts(submission.source)
    context = YearPage(
        head=_head(submission, relations, site, view),
        submission=view,
        projects=ranked_projects(relations),
        indicators=_indicators(submission),
        counts=_counts(submission),
        charts=budget_charts(submission),
        units=unit_rows(summary.kind, relations.groups),
        unit_count=sum(group.unit is not None and bool(group.projects) for group in relations.groups),
        parts=text_parts(submission.sections),
        text_address=text_address(summary.path),
        has_cover=has_cover(submission),
        cover=cover_facts(submission),
        printed_totals=summary.printed_totals,
        siblings=tuple(
            SiblingLink(year_label(sibling.fiscal_year, sibling.kind), sibling.path) for sibling in relations.siblings
        ),
        removed=tuple(removed.name for removed in submission.removed),
        document=submission.source.document if submission.source else None,
        source_url=submission.source_url,
        projects_part=submission.projects_part,
        tables=tuple(
            TableEntry(link, table_meaning(table.kind), table.kind is TableKind.THREE_PUBLIC)
            for table, link in zip(submission.tables, table_links(submission), strict=True)
        ),
        targets=tuple(
            TargetsLink(form.title, form.owner, targets_address(summary.path, form.id)) for form in submission.targets
        ),
        repairs=len(submission.source.repairs) if submission.source else 0,
        own_repairs=repairs_of(submission.source, ""),
        unsure=len(submission.source.unsure) if submission.source else 0,
        own_unsure=unsure_of(submission.source, ""),
        wrap_blanks=submission.source.wrap_blanks if submission.source else 0,
        furniture=tuple(each for each in furniture if not each.is_withheld),
        withheld=tuple(each for each in furniture if each.is_withheld),
        findings=year_findings(submission, relations),
        downloads=download_links(relations.downloads),
        contact=submission.body.contact,
        revised=revised(submission, relations),
    )
    yield Page(summary.path, "pages/year.html", context, _record(submission, relations, site, context))


def _indicators(submission: Submission) -> IndicatorCount:
    return indicator_count((project.indicators for project in submission.projects), printed_names(submission))


def _counts(submission: Submission) -> tuple[CountChart, ...]:
    rows = tuple(row for project in submission.projects for row in project.indicators)
    charts = (kinds_chart(rows), sorts_chart(rows))
    return charts if charts[0].count else ()


def _head(submission: Submission, relations: Relations, site: Site, view: SubmissionView) -> Head:
    description = msg(
        "{name}: its projects ({count} in all) with their budgets, goals and performance indicators",
        name=submission.title,
        count=len(submission.projects),
    )
    files = download_links(relations.downloads)
    linked = dataset(site, submission, relations.summary.path, view.name, description, files=files)
    trail, feed = crumbs_to_body(submission.region, submission.body), feed_of_body(submission.region, submission.body)
    return Head(view.name, description, trail, linked, feed=feed)


def _record(submission: Submission, relations: Relations, site: Site, context: YearPage) -> dict[str, object]:
    source = submission.source
    return records.page_record(
        site,
        "year",
        relations.summary.path,
        submission.title,
        region=records.region_record(submission.region),
        body=records.body_record(submission.body),
        fiscal_year=submission.fiscal_year,
        document_kind=submission.kind.value,
        status=submission.status.value,
        status_text=submission.status_text,
        origin=submission.origin.value,
        publisher=submission.publisher,
        dated=submission.dated,
        prepared_by=submission.prepared_by,
        reviewed_by=submission.reviewed_by,
        approved_on=submission.approved_on or None,
        published_on=submission.public_on or None,
        secrecy_review=records.review_record(submission.secrecy_review),
        source_url=submission.source_url or None,
        **revisions_record(submission),
        money_units=[unit.value for unit in submission.money_units],
        total=records.total_record(relations.summary.total),
        units=[
            {
                "unit": records.unit_record(group.unit),
                "total": records.total_record(group.total),
                "projects": [line.id for line in group.projects],
            }
            for group in relations.groups
        ],
        projects=[records.project_line_record(line) for line in relations.summary.projects],
        **comparable_record(relations.summary, (row for each in submission.projects for row in each.indicators)),
        indicators=dataclasses.asdict(context.indicators),
        sections=[{"id": each.id, "title": each.title, "part": list(each.part)} for each in submission.sections],
        targets=[{"id": form.id, "title": form.title, "owner": form.owner} for form in submission.targets],
        **year_findings_record(context.findings),
        projects_part=list(submission.projects_part),
        tables=[
            {
                "id": table.id,
                "number": table.number,
                "title": table.title,
                "table_kind": table.kind.value,
                "is_empty": table.is_empty,
            }
            for table in submission.tables
        ],
        removed=[{"id": removed.id, "name": removed.name} for removed in submission.removed],
        source=records.document_record(source.document if source else None),
        repairs=[repair_record(repair) for repair in repairs_of(source, "")],
        unsure=[unsure_record(each) for each in unsure_of(source, "")],
        wrap_blanks=source.wrap_blanks if source else 0,
    )
