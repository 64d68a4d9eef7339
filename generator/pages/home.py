"""The home page: what the site holds, by year and by place."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from generator.model.catalogue import BodyEntry, Catalogue, RegionEntry, Summary, Total, YearLine
from generator.model.message import Message, msg
from generator.model.page import Crumb, Head, Page
from generator.model.site import Site
from generator.model.submission import SubmissionKind
from generator.pages.shared import records
from generator.pages.shared.addresses import body_address, region_address
from generator.pages.shared.linked_data import website
from generator.pages.shared.listings import FUNCTIONS, INDICATORS, indicators_by_kind, rows_by_function
from generator.pages.shared.words import decimals_in_yuan, for_a_sentence, left_out_note, sum_head, year_label


@dataclass(frozen=True, slots=True)
class YearSentence:
    """One year and kind in a sentence that says what it counts. Sums never cross years or kinds."""

    sentence: Message
    """How many bodies and projects, and what their amounts add up to."""
    note: Message | None
    """What the sum could not count."""


@dataclass(frozen=True, slots=True)
class YearLink:
    """A link to a submission."""

    label: Message
    """2024 年预算."""
    address: str
    """Its address."""


@dataclass(frozen=True, slots=True)
class BodyRow:
    """A body in the table of places."""

    name: str
    """Its name."""
    address: str
    """Its address."""
    years: tuple[YearLink, ...]
    """Its submissions, the newest first."""
    newest: Message | None
    """The submission that the figures are of; None where there is none."""
    projects: int
    """How many projects the newest submission has."""
    total: Total | None
    """What their amounts add up to; None where there is no submission."""


@dataclass(frozen=True, slots=True)
class RegionRows:
    """A region and its bodies in the table of places."""

    name: str
    """Its name with those above it."""
    address: str
    """Its address."""
    bodies: tuple[BodyRow, ...]
    """At least one."""


@dataclass(frozen=True, slots=True)
class HomePage:
    """What the home page shows."""

    head: Head
    """Title, description, linked data."""
    site: Site
    """The site."""
    years: tuple[YearSentence, ...]
    """One sentence for each year and kind."""
    sum_head: Message
    """Head of the column of sums."""
    decimals: int
    """How many decimals that column has, in 元."""
    regions: tuple[RegionRows, ...]
    """The table of places."""
    lists: tuple[Crumb, ...]
    """The lists over all submissions: indicators by kind, expenditure by function."""


def site_pages(catalogue: Catalogue) -> Iterator[Page]:
    """The home page."""
    site = catalogue.site
    description = msg("Budgets and performance targets of public bodies, project by project, as printed")
    context = HomePage(
        head=Head(site.title, description, (), website(site)),
        site=site,
        years=tuple(_sentence(line) for line in catalogue.years),
        sum_head=sum_head(line.kind for line in catalogue.years),
        decimals=decimals_in_yuan(
            body.submissions[0].total.yuan for entry in catalogue.regions for body in entry.bodies if body.submissions
        ),
        regions=tuple(_region_rows(entry) for entry in catalogue.regions if entry.bodies),
        lists=tuple(
            crumb
            for crumb, lists in ((INDICATORS, indicators_by_kind(catalogue)), (FUNCTIONS, rows_by_function(catalogue)))
            if lists
        ),
    )
    data = records.page_record(
        site,
        "home",
        "",
        site.title,
        regions=[
            {
                **records.region_record(entry.region),
                "address": region_address(entry.region),
                "bodies": [_body_record(entry, body) for body in entry.bodies],
            }
            for entry in catalogue.regions
        ],
        years=[
            {
                "fiscal_year": line.fiscal_year,
                "kind": line.kind.value,
                "bodies": line.bodies,
                "projects": line.projects,
                "total": records.total_record(line.total),
            }
            for line in catalogue.years
        ],
    )
    yield Page("", "pages/home.html", context, data)


def _sentence(line: YearLine) -> YearSentence:
    values = {
        "year": line.fiscal_year,
        "bodies": line.bodies,
        "projects": line.projects,
        "amount": for_a_sentence(line.total.yuan),
    }
    match line.kind:
        case SubmissionKind.BUDGET:
            sentence = msg(
                "{year}: bodies {bodies}, projects {projects}, sum of the project budgets {amount} "
                "(computed by this site)",
                **values,
            )
        case SubmissionKind.ACCOUNTS:
            sentence = msg(
                "{year}, final accounts: bodies {bodies}, projects {projects}, sum of the amounts {amount} "
                "(computed by this site)",
                **values,
            )
        case SubmissionKind.EVALUATION:
            sentence = msg(
                "{year}, self-evaluation: bodies {bodies}, projects {projects}, sum of the amounts {amount} "
                "(computed by this site)",
                **values,
            )
    return YearSentence(sentence, left_out_note(line.total))


def _region_rows(entry: RegionEntry) -> RegionRows:
    return RegionRows(
        entry.region.full_name,
        region_address(entry.region),
        tuple(_body_row(entry, body) for body in entry.bodies),
    )


def _body_row(entry: RegionEntry, body: BodyEntry) -> BodyRow:
    newest = body.submissions[0] if body.submissions else None
    return BodyRow(
        name=body.body.name,
        address=body_address(entry.region, body.body),
        years=tuple(_year_link(summary) for summary in body.submissions),
        newest=year_label(newest.fiscal_year, newest.kind) if newest else None,
        projects=len(newest.projects) if newest else 0,
        total=newest.total if newest else None,
    )


def _year_link(summary: Summary) -> YearLink:
    return YearLink(year_label(summary.fiscal_year, summary.kind), summary.path)


def _body_record(entry: RegionEntry, body: BodyEntry) -> dict[str, object]:
    return {
        **records.body_record(body.body),
        "address": body_address(entry.region, body.body),
        "submissions": [records.summary_record(summary) for summary in body.submissions],
    }
