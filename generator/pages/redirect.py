"""The page that answers at an address whose page moved, and leads to where it stands now."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from generator.model.catalogue import Catalogue
from generator.model.message import Message, msg
from generator.model.page import Head, Page
from generator.pages.shared import records
from generator.pages.shared.addresses import HOME, body_address, region_address
from generator.pages.shared.words import year_title


@dataclass(frozen=True, slots=True)
class RedirectPage:
    """What the page shows."""

    head: Head
    """Title, description, trail."""
    new: str
    """The address its page stands at now."""
    name: str | Message
    """What stands there; the address itself where it is no page of a region, a body, a year or a project."""


def site_pages(catalogue: Catalogue) -> Iterator[Page]:
    """One page for each redirect, by the old address."""
    names = _names(catalogue) if catalogue.redirects else {}
    for redirect in catalogue.redirects:
        head = Head(
            msg("Moved: {address}", address=redirect.old),
            msg("The page that stood at {old} stands at {new}", old=redirect.old, new=redirect.new),
            (HOME,),
            is_listed=False,
        )
        context = RedirectPage(head, redirect.new, names.get(redirect.new, redirect.new))
        data = records.page_record(catalogue.site, "redirect", redirect.old, redirect.old, to=redirect.new)
        yield Page(redirect.old, "pages/redirect.html", context, data)


def _names(catalogue: Catalogue) -> Mapping[str, str | Message]:
    """Address → what stands there, of regions, bodies, years and projects."""
    names: dict[str, str | Message] = {}
    for entry in catalogue.regions:
        names[region_address(entry.region)] = entry.region.full_name
        for body in entry.bodies:
            names[body_address(entry.region, body.body)] = body.body.name
            for summary in body.submissions:
                names[summary.path] = year_title(summary.body.name, summary.fiscal_year, summary.kind)
                names.update((line.address, line.name) for line in summary.projects)
    return names
