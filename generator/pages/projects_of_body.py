"""The projects of a body (公开主体), of all its years: a list in parts."""

from __future__ import annotations

import functools
from collections.abc import Iterator
from dataclasses import dataclass

from generator.model.catalogue import BodyEntry, Catalogue, RegionEntry
from generator.model.message import msg
from generator.model.page import Crumb, Head, Page
from generator.pages.shared import records
from generator.pages.shared.addresses import HOME, body_address
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
class ProjectsOfBodyPage:
    """What one part of the list shows."""

    head: Head
    """Title, description, trail."""
    body: Crumb
    """The body."""
    listed: ListedPart
    """The projects."""


def site_pages(catalogue: Catalogue) -> Iterator[Page]:
    """The parts of each list, by region and slug of the body."""
    for entry in catalogue.regions:
        for body in entry.bodies:
            yield from _pages(catalogue, entry, body)


def _pages(catalogue: Catalogue, entry: RegionEntry, body_entry: BodyEntry) -> Iterator[Page]:
    region, body = entry.region, body_entry.body
    own = body_address(region, body)
    address = functools.partial(body_list_address, region, body)
    entries = listed_projects(body_entry.submissions)
    for listed in parts_of_list(entries, withheld_below(catalogue, own), address):
        context = ProjectsOfBodyPage(
            head=Head(
                msg("All projects of {body} ({region})", body=body.name, region=region.full_name),
                msg("The projects of {body}, {region}, of all years", body=body.name, region=region.full_name),
                (HOME, PROJECTS, Crumb(region.full_name, region_list_address(region))),
                part=listed.title,
            ),
            body=Crumb(body.name, own),
            listed=listed,
        )
        data = records.page_record(
            catalogue.site,
            "projects_of_body",
            listed.here.address,
            body.name,
            region=records.region_record(region),
            body=records.body_record(body),
            **list_record(listed),
        )
        is_first = listed.part == 1
        yield Page(listed.here.address, "pages/projects_of_body.html", context, data, is_permanent=is_first)
