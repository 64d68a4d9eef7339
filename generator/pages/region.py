"""The page of a region (行政区划): its bodies, their years, and what is owed."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from generator.model.catalogue import BodyEntry, Catalogue, Expected, ExpectedState, RegionEntry, Total
from generator.model.message import Message, msg
from generator.model.page import Head, Page
from generator.model.site import Site
from generator.pages.shared import records
from generator.pages.shared.addresses import HOME, body_address, region_address
from generator.pages.shared.feeds import feed_of_region
from generator.pages.shared.project_lists import region_list_address
from generator.pages.shared.words import decimals_in_yuan, expected_word, left_out_note, seal, sum_head, year_label
from generator.pages.shared.year_sentences import YearSentence, year_sentences


@dataclass(frozen=True, slots=True)
class SubmissionRow:
    """A submission of one body."""

    label: Message
    """2024 年预算."""
    address: str
    """Its address."""
    seal: Message | None
    """草案 or 已批复; None where the document does not say."""
    projects: int
    """How many projects."""
    total: Total
    """What their amounts add up to."""
    note: Message | None
    """What the sum could not count."""


@dataclass(frozen=True, slots=True)
class BodyRows:
    """A body and its submissions."""

    name: str
    """Its name."""
    address: str
    """Its address."""
    submissions: tuple[SubmissionRow, ...]
    """The newest first."""


@dataclass(frozen=True, slots=True)
class ExpectedRow:
    """A disclosure that is owed, and whether it is there."""

    body: str
    """Name of the body that owes it."""
    what: str
    """Year, and kind where it is not the budget: `2024`."""
    due: str
    """By when, ISO date; empty where no day is set."""
    state: Message
    """已公开, 本表无数据, 应公开未见 or 本站未收录; or that it is withheld."""
    is_missing: bool
    """Whether it is due and was not found."""
    address: str
    """Address of the disclosure; empty where the site does not hold it."""


@dataclass(frozen=True, slots=True)
class RegionPage:
    """What the page of a region shows."""

    head: Head
    """Title, description, trail."""
    name: str
    """Name with those above it."""
    code: str
    """Code of GB/T 2260."""
    years: tuple[YearSentence, ...]
    """One sentence for each year and kind."""
    bodies: tuple[BodyRows, ...]
    """Its bodies, by slug."""
    projects: str
    """Address of the list of its projects."""
    sum_head: Message
    """Head of the column of sums."""
    decimals: int
    """How many decimals that column has, in 元."""
    expected: tuple[ExpectedRow, ...]
    """What is owed; empty where nothing was expected."""


def site_pages(catalogue: Catalogue) -> Iterator[Page]:
    """The page of each region, by code."""
    for entry in catalogue.regions:
        yield _page(catalogue.site, entry, frozenset(each.path for each in catalogue.withheld))


def _page(site: Site, entry: RegionEntry, withheld: frozenset[str]) -> Page:
    region = entry.region
    address = region_address(region)
    description = msg("Public bodies of {region} and their disclosures", region=region.full_name)
    context = RegionPage(
        head=Head(region.full_name, description, (HOME,), feed=feed_of_region(region)),
        name=region.full_name,
        code=region.code,
        years=year_sentences(entry),
        bodies=tuple(
            BodyRows(body.body.name, body_address(region, body.body), _submission_rows(body)) for body in entry.bodies
        ),
        projects=region_list_address(region),
        sum_head=sum_head(summary.kind for body in entry.bodies for summary in body.submissions),
        decimals=decimals_in_yuan(summary.total.yuan for body in entry.bodies for summary in body.submissions),
        expected=tuple(_expected_row(entry, expected, withheld) for expected in entry.expected),
    )
    data = records.page_record(
        site,
        "region",
        address,
        region.full_name,
        region=records.region_record(region),
        bodies=[
            {
                **records.body_record(body.body),
                "address": body_address(region, body.body),
                "submissions": [records.summary_record(summary) for summary in body.submissions],
            }
            for body in entry.bodies
        ],
        expected=[
            {
                "body": expected.body_slug,
                "name": expected.body_name,
                "folder": expected.folder,
                "due": expected.due or None,
                "state": expected.state.value,
            }
            for expected in entry.expected
        ],
    )
    return Page(address, "pages/region.html", context, data)


def _submission_rows(body: BodyEntry) -> tuple[SubmissionRow, ...]:
    return tuple(
        SubmissionRow(
            label=year_label(summary.fiscal_year, summary.kind),
            address=summary.path,
            seal=seal(summary.status),
            projects=len(summary.projects),
            total=summary.total,
            note=left_out_note(summary.total),
        )
        for summary in body.submissions
    )


def _expected_row(entry: RegionEntry, expected: Expected, withheld: frozenset[str]) -> ExpectedRow:
    path = f"{entry.region.code}/{expected.body_slug}/{expected.folder}/"
    # What is here and not shown was found: it must not be called missing.
    is_withheld = path in withheld
    held = is_withheld or expected.state is ExpectedState.PUBLISHED
    return ExpectedRow(
        body=expected.body_name,
        what=expected.folder,
        due=expected.due,
        is_missing=expected.state is ExpectedState.MISSING and not is_withheld,
        state=msg("Did not pass the checks, not shown for now") if is_withheld else expected_word(expected.state),
        address=path if held else "",
    )
