"""The page of a body (公开主体): its years."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from generator.model.catalogue import BodyEntry, Catalogue, RegionEntry, Summary, Total
from generator.model.message import Message, msg
from generator.model.page import Crumb, Head, Page
from generator.pages.shared import records
from generator.pages.shared.addresses import body_address, crumbs_to_region, region_address
from generator.pages.shared.linked_data import organization
from generator.pages.shared.words import decimals_in_yuan, kind_word, left_out_note, seal, sum_head


@dataclass(frozen=True, slots=True)
class YearRow:
    """One submission of the body."""

    year: str
    """Fiscal year."""
    kind: Message
    """预算, 决算 or 绩效自评."""
    address: str
    """Its address."""
    title: str
    """Title of the document as printed."""
    seal: Message | None
    """草案 or 已批复; None where the document does not say."""
    projects: int
    """How many projects."""
    total: Total
    """What their amounts add up to."""
    note: Message | None
    """What the sum could not count."""


@dataclass(frozen=True, slots=True)
class BodyPage:
    """What the page of a body shows."""

    head: Head
    """Title, description, trail, linked data."""
    name: str
    """Its name."""
    code: str
    """Its code as printed; empty where none is known."""
    region: Crumb
    """Its region."""
    department: Crumb | None
    """The department it belongs to; None for a department."""
    units: tuple[Crumb, ...]
    """Units of this department that publish here themselves."""
    years: tuple[YearRow, ...]
    """Its submissions, the newest first."""
    withheld: tuple[Crumb, ...]
    """Its submissions that are not shown for now, the newest first."""
    sum_head: Message
    """Head of the column of sums."""
    decimals: int
    """How many decimals that column has, in 元."""
    names_before: tuple[str, ...]
    """Earlier names, the newest first."""
    contact: str
    """Office to turn to; empty where none is given."""
    licence: str
    """Licence as the body states it; empty: not stated."""


def site_pages(catalogue: Catalogue) -> Iterator[Page]:
    """The page of each body, by region and slug."""
    for entry in catalogue.regions:
        for body in entry.bodies:
            yield _page(catalogue, entry, body)


def _page(catalogue: Catalogue, entry: RegionEntry, body_entry: BodyEntry) -> Page:
    site = catalogue.site
    region, body = entry.region, body_entry.body
    address = body_address(region, body)
    parent = next((each.body for each in entry.bodies if body.parent and each.body.slug == body.parent), None)
    withheld = tuple(
        Crumb(each.folder, each.path)
        for each in sorted(catalogue.withheld, key=lambda each: each.folder, reverse=True)
        if each.path.startswith(address)
    )
    context = BodyPage(
        head=Head(
            msg("{body} ({region})", body=body.name, region=region.full_name),
            msg("Budgets and performance targets of {body}, {region}", body=body.name, region=region.full_name),
            crumbs_to_region(region),
            organization(site, region, body, address),
        ),
        name=body.name,
        code=body.code,
        region=Crumb(region.full_name, region_address(region)),
        department=Crumb(parent.name, body_address(region, parent)) if parent else None,
        units=tuple(
            Crumb(each.body.name, body_address(region, each.body))
            for each in entry.bodies
            if each.body.parent == body.slug
        ),
        years=tuple(_year_row(summary) for summary in body_entry.submissions),
        withheld=withheld,
        sum_head=sum_head(summary.kind for summary in body_entry.submissions),
        decimals=decimals_in_yuan(summary.total.yuan for summary in body_entry.submissions),
        names_before=body.names_before,
        contact=body.contact,
        licence=body.licence,
    )
    data = records.page_record(
        site,
        "body",
        address,
        body.name,
        region=records.region_record(region),
        body=records.body_record(body),
        submissions=[records.summary_record(summary) for summary in body_entry.submissions],
        withheld=[each.address for each in withheld],
    )
    return Page(address, "pages/body.html", context, data)


def _year_row(summary: Summary) -> YearRow:
    return YearRow(
        year=str(summary.fiscal_year),
        kind=kind_word(summary.kind),
        address=summary.path,
        title=summary.title,
        seal=seal(summary.status),
        projects=len(summary.projects),
        total=summary.total,
        note=left_out_note(summary.total),
    )
