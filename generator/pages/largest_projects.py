"""The largest projects of one year and kind of document, over all submissions; no list crosses years."""

from __future__ import annotations

import heapq
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from decimal import Decimal
from typing import Final

from generator.model.catalogue import Catalogue, ProjectLine, Summary
from generator.model.message import Message, msg
from generator.model.page import Head, Page
from generator.model.submission import SubmissionKind
from generator.pages.shared import records
from generator.pages.shared.across import LARGEST, largest_address, submissions_by_year
from generator.pages.shared.addresses import HOME
from generator.pages.shared.project_lists import withheld_below
from generator.pages.shared.words import decimals_in_yuan, is_converted

MOST: Final = 200
"""Most projects of a list, about what a phone still scrolls without a pause; every project stands in other lists."""


@dataclass(frozen=True, slots=True)
class LargeProject:
    """A project by its amount."""

    rank: int
    """From 1; equal amounts share one."""
    line: ProjectLine
    """Its name, address and amount, a number."""
    summary: Summary
    """The submission."""


@dataclass(frozen=True, slots=True)
class LargestProjectsPage:
    """What the list of a year shows."""

    head: Head
    """Title, description, trail."""
    rows: tuple[LargeProject, ...]
    """The projects, the largest first; of equal amounts in the order of the catalogue."""
    count: int
    """How many projects print a figure."""
    left_out: int
    """How many print none, so that they have no rank."""
    submissions: int
    """How many disclosures they are of."""
    withheld: int
    """How many disclosures, of any year, are not shown for now."""
    is_converted: bool
    """Whether a column in 元 tells more than the printed one."""
    decimals: int
    """How many decimals that column has."""


def site_pages(catalogue: Catalogue) -> Iterator[Page]:
    """One list a year and kind; none where fewer than two submissions have amounts."""
    withheld = withheld_below(catalogue)
    for (year, kind), submissions in submissions_by_year(catalogue).items():
        rows = tuple(_largest(submissions))
        amounts = [row.line.amount for row in rows]
        context = LargestProjectsPage(
            head=_head(year, kind),
            rows=rows,
            count=sum(summary.total.counted for summary in submissions),
            left_out=sum(summary.total.left_out for summary in submissions),
            submissions=len(submissions),
            withheld=withheld,
            is_converted=is_converted(amounts),
            decimals=decimals_in_yuan(amount.yuan for amount in amounts if amount.yuan is not None),
        )
        address = largest_address(year, kind)
        data = records.page_record(
            catalogue.site,
            "largest_projects",
            address,
            str(year),
            fiscal_year=year,
            document_kind=kind.value,
            count=context.count,
            left_out=context.left_out,
            projects=[
                {
                    "rank": row.rank,
                    **records.project_line_record(row.line),
                    "region": row.summary.region.code,
                    "body": row.summary.body.slug,
                }
                for row in rows
            ],
        )
        yield Page(address, "pages/largest_projects.html", context, data, is_permanent=False)


def _largest(submissions: Iterable[Summary]) -> Iterator[LargeProject]:
    lines = [
        (line.amount.yuan, summary, line)
        for summary in submissions
        for line in summary.projects
        if line.amount.yuan is not None
    ]
    rank, before = 0, None
    for place, (yuan, summary, line) in enumerate(heapq.nlargest(MOST, lines, key=_yuan), start=1):
        if yuan != before:
            rank, before = place, yuan
        yield LargeProject(rank, line, summary)


def _yuan(entry: tuple[Decimal, Summary, ProjectLine]) -> Decimal:
    return entry[0]


def _head(year: int, kind: SubmissionKind) -> Head:
    return Head(_title(year, kind), msg("By amount, over all disclosures of that year on this site"), (HOME, LARGEST))


def _title(year: int, kind: SubmissionKind) -> Message:
    match kind:
        case SubmissionKind.BUDGET:
            return msg("The largest projects in the budgets of {year}", year=year)
        case SubmissionKind.ACCOUNTS:
            return msg("The largest projects in the final accounts of {year}", year=year)
        case SubmissionKind.EVALUATION:
            return msg("The largest projects in the self-evaluations of {year}", year=year)
