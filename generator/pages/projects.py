"""All projects (全部项目): how many there are, of which bodies and years, and the ways to each of them."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass

from generator.model.catalogue import BodyEntry, Catalogue, RegionEntry, Summary
from generator.model.message import Message, msg
from generator.model.page import Head, Page
from generator.pages.shared import records
from generator.pages.shared.addresses import HOME
from generator.pages.shared.listings import submissions_of
from generator.pages.shared.project_filing import LETTERS, filing
from generator.pages.shared.project_lists import (
    PROJECTS,
    LetterLink,
    body_list_address,
    letter_links,
    region_list_address,
    withheld_below,
)
from generator.pages.shared.words import year_label


@dataclass(frozen=True, slots=True)
class YearCount:
    """A submission and its projects."""

    label: Message
    """2024 年预算."""
    address: str
    """Its address."""
    projects: int
    """How many projects."""


@dataclass(frozen=True, slots=True)
class BodyCount:
    """A body and its projects."""

    name: str
    """Its name."""
    address: str
    """Address of the list of its projects."""
    years: tuple[YearCount, ...]
    """Its submissions, the newest first."""
    projects: int
    """How many projects all of them have."""


@dataclass(frozen=True, slots=True)
class RegionCounts:
    """A region and its bodies."""

    name: str
    """Its name with those above it."""
    address: str
    """Address of the list of its projects."""
    bodies: tuple[BodyCount, ...]
    """At least one."""


@dataclass(frozen=True, slots=True)
class ProjectsPage:
    """What the page of all projects shows."""

    head: Head
    """Title, description, trail."""
    projects: int
    """How many projects; one disclosed in several years counts once for each."""
    submissions: int
    """How many disclosures they stand in."""
    bodies: int
    """How many bodies these are of."""
    withheld: int
    """How many disclosures are not shown for now."""
    letters: tuple[LetterLink, ...]
    """The lists by first letter."""
    regions: tuple[RegionCounts, ...]
    """The lists by place."""


def site_pages(catalogue: Catalogue) -> Iterator[Page]:
    """The one page."""
    submissions = tuple(submissions_of(catalogue))
    letters = Counter(filing(line.name).letter for summary in submissions for line in summary.projects)
    context = ProjectsPage(
        head=Head(PROJECTS.label, msg("Every project on this site, by region, by body and by first letter"), (HOME,)),
        projects=letters.total(),
        submissions=len(submissions),
        bodies=len({(summary.region.code, summary.body.slug) for summary in submissions}),
        withheld=withheld_below(catalogue),
        letters=letter_links(lambda letter: letters[letter]),
        regions=tuple(_region_counts(entry) for entry in catalogue.regions if entry.bodies),
    )
    data = records.page_record(
        catalogue.site,
        "projects",
        PROJECTS.address,
        "projects",
        projects=context.projects,
        submissions=context.submissions,
        bodies=context.bodies,
        withheld=context.withheld,
        letters={letter: letters[letter] for letter in LETTERS},
        regions=[
            {
                "name": region.name,
                "address": region.address,
                "bodies": [
                    {"name": body.name, "address": body.address, "projects": body.projects} for body in region.bodies
                ],
            }
            for region in context.regions
        ],
    )
    yield Page(PROJECTS.address, "pages/projects.html", context, data)


def _region_counts(entry: RegionEntry) -> RegionCounts:
    return RegionCounts(
        entry.region.full_name,
        region_list_address(entry.region),
        tuple(_body_count(entry, body) for body in entry.bodies),
    )


def _body_count(entry: RegionEntry, body: BodyEntry) -> BodyCount:
    return BodyCount(
        name=body.body.name,
        address=body_list_address(entry.region, body.body),
        years=tuple(_year_count(summary) for summary in body.submissions),
        projects=sum(len(summary.projects) for summary in body.submissions),
    )


def _year_count(summary: Summary) -> YearCount:
    return YearCount(year_label(summary.fiscal_year, summary.kind), summary.path, len(summary.projects))
