"""The projects of a region (行政区划), of all its bodies and years: a list in parts."""

from __future__ import annotations

import functools
from collections.abc import Iterator
from dataclasses import dataclass

from generator.model.catalogue import Catalogue, RegionEntry
from generator.model.message import msg
from generator.model.page import Crumb, Head, Page
from generator.pages.shared import records
from generator.pages.shared.addresses import HOME, region_address
from generator.pages.shared.project_lists import (
    PROJECTS,
    ListedPart,
    body_list_address,
    list_record,
    listed_projects,
    parts_of_list,
    region_list_address,
    withheld_below,
)


@dataclass(frozen=True, slots=True)
class BodyList:
    """A body of the region and how many projects it has."""

    name: str
    """Its name."""
    address: str
    """Address of the list of its projects."""
    projects: int
    """How many they are."""


@dataclass(frozen=True, slots=True)
class ProjectsOfRegionPage:
    """What one part of the list shows."""

    head: Head
    """Title, description, trail."""
    region: Crumb
    """The region."""
    bodies: tuple[BodyList, ...]
    """Its bodies by slug; on the first part only."""
    listed: ListedPart
    """The projects."""


def site_pages(catalogue: Catalogue) -> Iterator[Page]:
    """The parts of each list, by code of the region."""
    for entry in catalogue.regions:
        yield from _pages(catalogue, entry)


def _pages(catalogue: Catalogue, entry: RegionEntry) -> Iterator[Page]:
    region = entry.region
    entries = listed_projects(summary for body in entry.bodies for summary in body.submissions)
    slugs = frozenset(each.body.slug for each in entry.bodies)
    address = functools.partial(region_list_address, region, slugs=slugs)
    bodies = tuple(
        BodyList(
            each.body.name,
            body_list_address(region, each.body),
            sum(len(summary.projects) for summary in each.submissions),
        )
        for each in entry.bodies
    )
    for listed in parts_of_list(entries, withheld_below(catalogue, region_address(region)), address):
        is_first = listed.part == 1
        context = ProjectsOfRegionPage(
            head=Head(
                msg("All projects of {region}", region=region.full_name),
                msg("The projects of all public bodies of {region} on this site", region=region.full_name),
                (HOME, PROJECTS),
                part=listed.title,
            ),
            region=Crumb(region.full_name, region_address(region)),
            bodies=bodies if is_first else (),
            listed=listed,
        )
        data = records.page_record(
            catalogue.site,
            "projects_of_region",
            listed.here.address,
            region.full_name,
            region=records.region_record(region),
            **list_record(listed),
        )
        yield Page(listed.here.address, "pages/projects_of_region.html", context, data, is_permanent=is_first)
