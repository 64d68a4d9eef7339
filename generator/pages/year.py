"""The page of one submission, of one body and year: its projects by unit, its prose, where it comes from."""

from __future__ import annotations

import dataclasses
from collections.abc import Iterator
from dataclasses import dataclass

from generator.model.amount import MoneyUnit
from generator.model.catalogue import ProjectLine, Relations, Total, UnitGroup
from generator.model.glossary import Term
from generator.model.message import Message, msg
from generator.model.page import Head, Page
from generator.model.site import Site
from generator.model.source import Repair, SourceDocument, Unsure
from generator.model.submission import Submission, SubmissionKind
from generator.pages.shared import records
from generator.pages.shared.addresses import crumbs_to_body, targets_address, text_address, unit_anchor
from generator.pages.shared.cover_facts import CoverFact, cover_facts, has_cover
from generator.pages.shared.findings import YearFindings, year_findings, year_findings_record
from generator.pages.shared.linked_data import dataset
from generator.pages.shared.performance import IndicatorCount, indicator_count
from generator.pages.shared.printed_totals import PrintedTotal, printed_totals
from generator.pages.shared.provenance import (
    FurnitureCount,
    furniture_counts,
    repair_record,
    repairs_of,
    unsure_of,
    unsure_record,
)
from generator.pages.shared.table_rows import TableLink, table_links
from generator.pages.shared.text_parts import TextPart, text_parts
from generator.pages.shared.view import SubmissionView, submission_view, unit_line
from generator.pages.shared.words import (
    decimals_in_yuan,
    is_converted,
    left_out_note,
    sum_as_printed,
    total_label,
    year_label,
)


@dataclass(frozen=True, slots=True)
class UnitRows:
    """The projects of one unit."""

    anchor: str
    """Id on the page."""
    name: str
    """Code and name of the unit; empty for projects of no unit."""
    projects: tuple[ProjectLine, ...]
    """In printed order."""
    total: Total
    """What their amounts add up to."""
    sum: tuple[str, str]
    """That sum as the amounts are printed: figure and unit."""
    total_label: Message
    """What that sum adds up, and that this site computed it."""
    note: Message | None
    """What the sum could not count."""
    is_converted: bool
    """Whether a column in 元 tells more than the printed one."""
    decimals: int
    """How many decimals that column has."""


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
class YearPage:
    """What the page of a submission shows."""

    head: Head
    """Title, description, trail, linked data."""
    submission: SubmissionView
    """What all its pages say of it."""
    total: Total
    """What the amounts of all projects add up to."""
    sum: tuple[str, str]
    """That sum as the amounts are printed: figure and unit."""
    is_in_yuan: bool
    """Whether it is shown in 元."""
    total_label: Message
    """What that sum adds up, and that this site computed it."""
    note: Message | None
    """What the sum could not count."""
    projects: int
    """How many projects."""
    indicators: IndicatorCount
    """How many indicators the projects' performance tables name."""
    units: tuple[UnitRows, ...]
    """The projects by unit."""
    has_codes: bool
    """Whether any project has a code."""
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
    tables: tuple[TableLink, ...]
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
    printed_sum = sum_as_printed(summary.total, (line.amount for line in summary.projects))
    context = YearPage(
        head=_head(submission, relations, site, view),
        submission=view,
        total=summary.total,
        sum=printed_sum,
        is_in_yuan=printed_sum[1] == MoneyUnit.YUAN.value,
        total_label=total_label(summary.kind, summary.total),
        note=left_out_note(summary.total),
        projects=len(summary.projects),
        indicators=_indicators(submission),
        has_codes=any(line.code for line in summary.projects),
        units=tuple(_unit_rows(group, summary.kind) for group in relations.groups),
        unit_count=sum(group.unit is not None and bool(group.projects) for group in relations.groups),
        parts=text_parts(submission.sections),
        text_address=text_address(summary.path),
        has_cover=has_cover(submission),
        cover=cover_facts(submission),
        printed_totals=printed_totals(submission),
        siblings=tuple(
            SiblingLink(year_label(sibling.fiscal_year, sibling.kind), sibling.path) for sibling in relations.siblings
        ),
        removed=tuple(removed.name for removed in submission.removed),
        document=submission.source.document if submission.source else None,
        source_url=submission.source_url,
        projects_part=submission.projects_part,
        tables=table_links(submission),
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
    )
    yield Page(summary.path, "pages/year.html", context, _record(submission, relations, site, context.findings))


def _indicators(submission: Submission) -> IndicatorCount:
    return indicator_count(row for project in submission.projects for row in project.indicators)


def _unit_rows(group: UnitGroup, kind: SubmissionKind) -> UnitRows:
    return UnitRows(
        anchor=unit_anchor(group.unit),
        name=unit_line(group.unit),
        projects=group.projects,
        total=group.total,
        sum=sum_as_printed(group.total, (line.amount for line in group.projects)),
        total_label=total_label(kind, group.total),
        note=left_out_note(group.total),
        is_converted=is_converted(line.amount for line in group.projects),
        decimals=decimals_in_yuan(line.amount.yuan for line in group.projects if line.amount.yuan is not None),
    )


def _head(submission: Submission, relations: Relations, site: Site, view: SubmissionView) -> Head:
    description = msg(
        "{name}: {count} projects with their budgets, goals and performance indicators",
        name=submission.title,
        count=len(submission.projects),
    )
    linked = dataset(site, submission, relations.summary.path, view.name, description)
    return Head(view.name, description, crumbs_to_body(submission.region, submission.body), linked)


def _record(submission: Submission, relations: Relations, site: Site, findings: YearFindings) -> dict[str, object]:
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
        published_on=submission.published_on or None,
        secrecy_review=records.review_record(submission.secrecy_review),
        source_url=submission.source_url or None,
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
        indicators=dataclasses.asdict(_indicators(submission)),
        sections=[{"id": each.id, "title": each.title, "part": list(each.part)} for each in submission.sections],
        targets=[{"id": form.id, "title": form.title, "owner": form.owner} for form in submission.targets],
        **year_findings_record(findings),
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
