"""The home page: what the site holds, by year and by place."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal
from itertools import groupby
from typing import Final

from generator.model.amount import exact
from generator.model.body import Region
from generator.model.catalogue import BodyEntry, Catalogue, RegionEntry, Summary, Total, YearLine
from generator.model.message import Message, msg
from generator.model.page import Crumb, Head, Page
from generator.model.site import Site
from generator.model.submission import Status, SubmissionKind
from generator.pages.shared import records
from generator.pages.shared.across import (
    LARGEST,
    PROJECT_KINDS,
    QUESTIONS,
    answers_by_question,
    project_kinds,
    submissions_by_year,
)
from generator.pages.shared.addresses import body_address, region_address
from generator.pages.shared.compared_pairs import COMPARE
from generator.pages.shared.feeds import FEED_OF_SITE
from generator.pages.shared.linked_data import website
from generator.pages.shared.listings import (
    ENOUGH,
    FUNCTIONS,
    INDICATORS,
    indicators_by_kind,
    rows_by_function,
    submissions_of,
)
from generator.pages.shared.words import decimals_in_yuan, seal, sum_head, year_label, year_title
from generator.pages.shared.year_sentences import YearSentence, year_sentences_of_site

MOST_BODIES: Final = 60
"""Most bodies that the table of places names; where there are more, it names provinces and their regions."""
MOST_NEWEST: Final = 8
"""Most of the newest submissions that are named."""
_DIGITS_OF_PROVINCE: Final = 2


@dataclass(frozen=True, slots=True)
class YearLink:
    """A link to a submission."""

    label: Message
    """2024 年预算."""
    address: str
    """Its address."""
    seal: Message | None
    """草案 where it is a draft, else None."""


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
class ProvinceRow:
    """The regions of a province, where there are too many bodies to name each."""

    name: str
    """Name of the province."""
    regions: tuple[Crumb, ...]
    """Its regions with bodies, by code; the province itself may be one."""
    bodies: int
    """How many bodies they have."""
    year: Message | None
    """The newest year and kind any of them has; None where they have no submission."""
    projects: int
    """How many projects their submissions of that year and kind have."""
    total: Total
    """What the amounts of these projects add up to."""


@dataclass(frozen=True, slots=True)
class NewestRow:
    """One of the newest submissions."""

    label: Message
    """Body and year: 某某局 2024 年预算."""
    address: str
    """Its address."""
    region: str
    """Name of the region with those above it."""
    published_on: str
    """The day it was published, ISO; empty where the document does not say."""
    approved_on: str
    """The day it was approved, ISO; empty where the document does not say."""
    projects: int
    """How many projects."""


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
    """The table of places; empty where they have more bodies than `MOST_BODIES`."""
    provinces: tuple[ProvinceRow, ...]
    """Instead of it where they have more."""
    newest: tuple[NewestRow, ...]
    """By the day of publication, else of approval, else by their year; none where the table of places says as much."""
    lists: tuple[Crumb, ...]
    """The lists over all submissions: indicators by kind, expenditure by function."""


def site_pages(catalogue: Catalogue) -> Iterator[Page]:
    """The home page."""
    site = catalogue.site
    description = msg("Budgets and performance targets of public bodies, project by project, as printed")
    held = tuple(entry for entry in catalogue.regions if entry.bodies)
    are_few = sum(len(entry.bodies) for entry in held) <= MOST_BODIES
    named = held if are_few else ()
    provinces = () if are_few else _provinces(held)
    context = HomePage(
        head=Head(site.title, description, (), website(site), feed=FEED_OF_SITE),
        site=site,
        years=year_sentences_of_site(catalogue.years, catalogue.regions),
        sum_head=sum_head(line.kind for line in catalogue.years),
        decimals=decimals_in_yuan(
            [
                *(body.submissions[0].total.yuan for each in named for body in each.bodies if body.submissions),
                *(province.total.yuan for province in provinces),
            ]
        ),
        regions=tuple(_region_rows(entry) for entry in named),
        provinces=provinces,
        newest=_newest(held),
        lists=tuple(_lists(catalogue)),
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


def _lists(catalogue: Catalogue) -> Iterator[Crumb]:
    """The pages over all disclosures that there are."""
    lists = (
        (COMPARE, sum(1 for _ in submissions_of(catalogue)) >= ENOUGH),
        (QUESTIONS, answers_by_question(catalogue)),
        (LARGEST, submissions_by_year(catalogue)),
        (PROJECT_KINDS, project_kinds(catalogue)),
        (INDICATORS, indicators_by_kind(catalogue)),
        (FUNCTIONS, rows_by_function(catalogue)),
    )
    return (crumb for crumb, is_there in lists if is_there)


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


def _provinces(held: Sequence[RegionEntry]) -> tuple[ProvinceRow, ...]:
    """The provinces by code. What one has of its newest year and kind is added up; nothing crosses years or kinds."""
    found = []
    for _, group in groupby(held, key=lambda entry: entry.region.code[:_DIGITS_OF_PROVINCE]):
        entries = tuple(group)
        region = entries[0].region
        lines = [line for entry in entries for line in entry.years]
        newest = max(lines, key=_by_year, default=None)
        counted = [line for line in lines if newest is not None and _by_year(line) == _by_year(newest)]
        with exact():
            yuan = sum((line.total.yuan for line in counted), start=Decimal(0))
        found.append(
            ProvinceRow(
                name=region.parents[0] if region.parents else region.name,
                regions=tuple(Crumb(_below_province(entry.region), region_address(entry.region)) for entry in entries),
                bodies=sum(len(entry.bodies) for entry in entries),
                year=year_label(newest.fiscal_year, newest.kind) if newest is not None else None,
                projects=sum(line.projects for line in counted),
                total=Total(
                    yuan, sum(line.total.counted for line in counted), sum(line.total.left_out for line in counted)
                ),
            )
        )
    return tuple(found)


def _by_year(line: YearLine) -> tuple[int, int]:
    return line.fiscal_year, -list(SubmissionKind).index(line.kind)


def _below_province(region: Region) -> str:
    return "".join((*region.parents[1:], region.name))


def _newest(held: Sequence[RegionEntry]) -> tuple[NewestRow, ...]:
    """The newest by what is known of them; none where they are few and no day is known: the table names them."""
    all_of_them = [summary for entry in held for body in entry.bodies for summary in body.submissions]
    if len(all_of_them) <= MOST_NEWEST and not any(
        summary.published_on or summary.approved_on for summary in all_of_them
    ):
        return ()
    newest = sorted(
        all_of_them,
        key=lambda summary: summary.published_on or summary.approved_on or str(summary.fiscal_year),
        reverse=True,
    )
    return tuple(
        NewestRow(
            label=year_title(summary.body.name, summary.fiscal_year, summary.kind),
            address=summary.path,
            region=summary.region.full_name,
            published_on=summary.published_on,
            approved_on=summary.approved_on,
            projects=len(summary.projects),
        )
        for summary in newest[:MOST_NEWEST]
    )


def _year_link(summary: Summary) -> YearLink:
    mark = seal(summary.status) if summary.status is Status.DRAFT else None
    return YearLink(year_label(summary.fiscal_year, summary.kind), summary.path, mark)


def _body_record(entry: RegionEntry, body: BodyEntry) -> dict[str, object]:
    return {
        **records.body_record(body.body),
        "address": body_address(entry.region, body.body),
        "submissions": [records.summary_record(summary) for summary in body.submissions],
    }
