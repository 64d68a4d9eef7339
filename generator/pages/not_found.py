"""The page a server shows for an address that does not exist."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from generator.model.catalogue import Catalogue
from generator.model.message import msg
from generator.model.page import Head, Page


@dataclass(frozen=True, slots=True)
class NotFoundPage:
    """What the page shows."""

    head: Head
    """Title and description."""


def site_pages(catalogue: Catalogue) -> Iterator[Page]:
    """The file `404.html` at the site's root."""
    head = Head(msg("Page not found"), msg("There is no page at this address"))
    yield Page("404.html", "pages/not_found.html", NotFoundPage(head))
