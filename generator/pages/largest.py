"""The page that names the years there are lists of the largest projects of."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from generator.model.catalogue import Catalogue
from generator.model.message import msg
from generator.model.page import Head, Page
from generator.pages.shared.across import LARGEST, largest_address, submissions_by_year
from generator.pages.shared.addresses import HOME
from generator.pages.shared.listings import ListLink, lists_record
from generator.pages.shared.words import year_label


@dataclass(frozen=True, slots=True)
class LargestPage:
    """What the page shows."""

    head: Head
    """Title, description, trail."""
    lists: tuple[ListLink, ...]
    """The years there are lists of, the newest first; the rows are all projects with a printed figure."""


def site_pages(catalogue: Catalogue) -> Iterator[Page]:
    """The page; none where no year and kind of document has amounts in two submissions."""
    lists = tuple(
        ListLink(
            year_label(year, kind),
            largest_address(year, kind),
            sum(summary.total.counted for summary in submissions),
            len(submissions),
        )
        for (year, kind), submissions in submissions_by_year(catalogue).items()
    )
    if lists:
        description = msg("The largest projects of each year, over all disclosures on this site")
        context = LargestPage(Head(LARGEST.label, description, (HOME,)), lists)
        data = lists_record(catalogue.site, "largest", LARGEST.address, lists)
        yield Page(LARGEST.address, "pages/largest.html", context, data, is_permanent=False)
