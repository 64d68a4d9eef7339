"""The page that answers at the addresses of a disclosure which did not pass the checks and is not shown for now."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from generator.model.catalogue import Catalogue, Withheld
from generator.model.message import Message, msg
from generator.model.page import Head, Page
from generator.model.site import Site
from generator.pages.shared import records
from generator.pages.shared.addresses import body_address, crumbs_to_body


@dataclass(frozen=True, slots=True)
class WithheldPage:
    """What the page shows."""

    head: Head
    """Title, description, trail."""
    body: str
    """Name of the body."""
    body_address: str
    """Address of the body's page."""
    folder: str
    """Year, and kind where it is not the budget."""
    errors: int
    """How many disagreements stand in the way."""
    is_part: bool
    """Whether the address was that of a part: of a project, a table, the text."""


def site_pages(catalogue: Catalogue) -> Iterator[Page]:
    """One page at the address of each withheld disclosure, and one at each address below it that was published once."""
    for withheld in catalogue.withheld:
        for address in dict.fromkeys((withheld.path, *withheld.addresses)):
            yield _page(catalogue.site, withheld, address)


def _page(site: Site, withheld: Withheld, address: str) -> Page:
    body, folder = withheld.body, withheld.folder
    part = address.removeprefix(withheld.path).strip("/")
    title: Message = (
        msg("{body} {year}, not shown for now: {part}", body=body.name, year=folder, part=part)
        if part
        else msg("{body} {year}, not shown for now", body=body.name, year=folder)
    )
    context = WithheldPage(
        head=Head(
            title,
            msg("This disclosure did not pass the checks and is not shown for now"),
            crumbs_to_body(withheld.region, body),
        ),
        body=body.name,
        body_address=body_address(withheld.region, body),
        folder=folder,
        errors=withheld.errors,
        is_part=bool(part),
    )
    data = records.page_record(
        site, "withheld", address, body.name, disclosure=withheld.path, folder=folder, errors=withheld.errors
    )
    # What is not shown makes no address permanent; those that were published once are so already.
    return Page(address, "pages/withheld.html", context, data, is_permanent=False)
