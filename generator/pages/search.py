"""The page of search: a form that works without a script, and the ways to browse."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from generator.model.catalogue import Catalogue
from generator.model.message import msg
from generator.model.page import Crumb, Head, Page
from generator.pages.shared.addresses import HOME, region_address

_ADDRESS = "search/"


@dataclass(frozen=True, slots=True)
class SearchPage:
    """What the page of search shows before any script runs."""

    head: Head
    """Title, description, trail."""
    regions: tuple[Crumb, ...]
    """Where to browse instead."""


def site_pages(catalogue: Catalogue) -> Iterator[Page]:
    """The page of search."""
    regions = tuple(Crumb(entry.region.full_name, region_address(entry.region)) for entry in catalogue.regions)
    head = Head(msg("Search"), msg("Find a project by any part of its name, its code or its unit"), (HOME,))
    yield Page(_ADDRESS, "pages/search.html", SearchPage(head, regions))
