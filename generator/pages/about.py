"""The page about the site: who runs it, what it promises, how to report an error."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from generator.model.catalogue import Catalogue
from generator.model.message import msg
from generator.model.page import Head, Page
from generator.model.site import Site
from generator.pages.shared import records
from generator.pages.shared.addresses import HOME

_ADDRESS = "about/"


@dataclass(frozen=True, slots=True)
class AboutPage:
    """What the page about the site shows."""

    head: Head
    """Title, description, trail."""
    site: Site
    """Who runs the site, its accessibility statement, whether it is official."""


def site_pages(catalogue: Catalogue) -> Iterator[Page]:
    """The page about the site."""
    site = catalogue.site
    head = Head(
        msg("About this site"),
        msg("Who runs this site, how it is made accessible, how to report an error"),
        (HOME,),
    )
    data = records.page_record(site, "about", _ADDRESS, site.title, operator=site.operator, contact=site.contact)
    yield Page(_ADDRESS, "pages/about.html", AboutPage(head, site), data)
