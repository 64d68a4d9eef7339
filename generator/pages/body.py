"""The page of a body (公开主体): its years."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal

from generator.model.amount import MoneyUnit, exact, format_in, format_yuan, signed
from generator.model.body import Body, Region
from generator.model.catalogue import BodyEntry, Catalogue, PrintedTotal, RegionEntry, Summary, Total
from generator.model.diagnostic import Diagnostic
from generator.model.han import fold
from generator.model.message import Message, msg
from generator.model.page import Crumb, Head, Page
from generator.model.site import Site
from generator.pages.shared import records
from generator.pages.shared.addresses import body_address, crumbs_to_region, region_address, unit_anchor
from generator.pages.shared.compared_pairs import compared_pairs, pair_title, pairs_by_body
from generator.pages.shared.feeds import feed_of_body
from generator.pages.shared.findings import FindingsCount, findings_count
from generator.pages.shared.linked_data import organization
from generator.pages.shared.listings import ENOUGH, submissions_of
from generator.pages.shared.project_lists import body_list_address
from generator.pages.shared.view import unit_line
from generator.pages.shared.words import (
    decimals_in_yuan,
    for_a_sentence,
    left_out_note,
    seal,
    sum_head,
    year_label,
)


@dataclass(frozen=True, slots=True)
class YearColumn:
    """One submission of the body, beside its others."""

    label: Message
    """2024 年预算."""
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
    change: Change | None
    """How that sum differs from the one before; None where there is none to compare with."""
    printed: tuple[PrintedTotal, ...]
    """What the document prints as the total of the department."""
    printed_change: Change | None
    """How that total differs from the one before; None where none of the same label and unit is there."""
    indicators: int
    """How many indicators its projects name."""
    tables: int
    """How many budget tables it has."""
    empty: int
    """How many of them are shown empty."""
    findings: FindingsCount
    """What the checks found."""


@dataclass(frozen=True, slots=True)
class Change:
    """The difference of two figures of the same kind, computed by this site."""

    before: Message
    """What it is compared with: 2023 年预算."""
    yuan: Decimal
    """The difference in 元."""
    figure: str
    """With its sign, in the unit of the figures: `+12.50`."""
    unit: str
    """That unit."""


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
    own_units: tuple[Crumb, ...]
    """The units that its newest submission names, each at its place there."""
    years: tuple[YearColumn, ...]
    """Its submissions, the newest first."""
    newest: Message | None
    """What the newest of them lists, in a sentence; None where there is none."""
    compared: tuple[Crumb, ...]
    """Pages that set two of its submissions, or one and another body's, side by side, the newest first."""
    is_comparable: bool
    """Whether there is any other submission on the site to set beside one of its own."""
    projects: str
    """Address of the list of its projects."""
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
    pairs = pairs_by_body(compared_pairs(catalogue))
    is_comparable = sum(1 for _ in submissions_of(catalogue)) >= ENOUGH
    for entry in catalogue.regions:
        for body in entry.bodies:
            compared = tuple(Crumb(pair_title(pair), pair.address) for pair in pairs.get(_address(entry, body), ()))
            yield _page(catalogue, entry, body, compared, is_comparable=is_comparable and bool(body.submissions))


def _address(entry: RegionEntry, body: BodyEntry) -> str:
    return body_address(entry.region, body.body)


def _page(
    catalogue: Catalogue,
    entry: RegionEntry,
    body_entry: BodyEntry,
    compared: tuple[Crumb, ...],
    *,
    is_comparable: bool,
) -> Page:
    site = catalogue.site
    region, body = entry.region, body_entry.body
    address = body_address(region, body)
    parent = next((each.body for each in entry.bodies if body.parent and each.body.slug == body.parent), None)
    withheld = _withheld(catalogue, address)
    context = BodyPage(
        head=_head(site, region, body),
        name=body.name,
        code=body.code,
        region=Crumb(region.full_name, region_address(region)),
        department=Crumb(parent.name, body_address(region, parent)) if parent else None,
        units=tuple(
            Crumb(each.body.name, body_address(region, each.body))
            for each in entry.bodies
            if each.body.parent == body.slug
        ),
        own_units=tuple(
            Crumb(unit_line(unit), f"{summary.path}#{unit_anchor(unit)}")
            for summary in body_entry.submissions[:1]
            for unit in summary.units
        ),
        years=_year_columns(body_entry.submissions, catalogue.findings),
        newest=_newest(body_entry.submissions),
        compared=compared,
        is_comparable=is_comparable,
        projects=body_list_address(region, body),
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
        submissions=[
            _submission_record(summary, column)
            for summary, column in zip(body_entry.submissions, context.years, strict=True)
        ],
        withheld=[each.address for each in withheld],
    )
    return Page(address, "pages/body.html", context, data)


def _head(site: Site, region: Region, body: Body) -> Head:
    return Head(
        msg("{body} ({region})", body=body.name, region=region.full_name),
        msg("Budgets and performance targets of {body}, {region}", body=body.name, region=region.full_name),
        crumbs_to_region(region),
        organization(site, region, body, body_address(region, body)),
        feed=feed_of_body(region, body),
    )


def _withheld(catalogue: Catalogue, address: str) -> tuple[Crumb, ...]:
    return tuple(
        Crumb(each.folder, each.path)
        for each in sorted(catalogue.withheld, key=lambda each: each.folder, reverse=True)
        if each.path.startswith(address)
    )


def _submission_record(summary: Summary, column: YearColumn) -> dict[str, object]:
    return {
        **records.summary_record(summary),
        "printed_totals": [
            {"label": each.label, "address": each.address, "amount": records.amount_record(each.amount)}
            for each in column.printed
        ],
        "indicators": column.indicators,
        "tables": column.tables,
        "empty_tables": column.empty,
        "findings": column.findings.all,
    }


def _newest(submissions: Sequence[Summary]) -> Message | None:
    if not submissions:
        return None
    newest = submissions[0]
    if not newest.total.counted:
        return msg("Projects listed there: {projects}.", projects=f"{len(newest.projects):,}")
    return msg(
        "Projects listed there: {projects}; their amounts add up to {amount} (computed by this site).",
        projects=f"{len(newest.projects):,}",
        amount=for_a_sentence(newest.total, (line.amount for line in newest.projects)),
    )


def _year_columns(
    submissions: Sequence[Summary], findings: Mapping[str, tuple[Diagnostic, ...]]
) -> tuple[YearColumn, ...]:
    found = []
    for place, summary in enumerate(submissions):
        before = next((each for each in submissions[place + 1 :] if each.kind is summary.kind), None)
        found.append(
            YearColumn(
                label=year_label(summary.fiscal_year, summary.kind),
                address=summary.path,
                title=summary.title,
                seal=seal(summary.status),
                projects=len(summary.projects),
                total=summary.total,
                note=left_out_note(summary.total),
                change=_change_of_sums(summary, before) if before is not None else None,
                printed=summary.printed_totals,
                printed_change=_change_of_printed(summary, before) if before is not None else None,
                indicators=sum(bool(line.name) for line in summary.indicators),
                tables=len(summary.tables),
                empty=sum(table.is_empty for table in summary.tables),
                findings=findings_count(findings.get(summary.path, ())),
            )
        )
    return tuple(found)


def _change_of_sums(now: Summary, before: Summary) -> Change | None:
    """In 元, like the sums themselves; nothing where one of them counted nothing."""
    if not now.total.counted or not before.total.counted:
        return None
    with exact():
        difference = now.total.yuan - before.total.yuan
    return Change(_label(before), difference, signed(difference, format_yuan(difference)), MoneyUnit.YUAN.value)


def _change_of_printed(now: Summary, before: Summary) -> Change | None:
    """Only where each document prints one total, and both print it under the same label and in the same unit."""
    if len(now.printed_totals) != 1 or len(before.printed_totals) != 1:
        return None
    (one,), (other,) = now.printed_totals, before.printed_totals
    amount, earlier = one.amount, other.amount
    if fold(one.label) != fold(other.label) or amount.unit is not earlier.unit:
        return None
    if amount.yuan is None or earlier.yuan is None:
        return None
    with exact():
        difference = amount.yuan - earlier.yuan
    figure = format_in(difference, amount.unit, max(amount.decimals, earlier.decimals))
    return Change(_label(before), difference, signed(difference, figure), amount.unit.value)


def _label(summary: Summary) -> Message:
    return year_label(summary.fiscal_year, summary.kind)
