"""What is new on the site and what was corrected (更新记录): the newest first, by year, in parts."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby
from typing import Any, Final

from generator.model.catalogue import Catalogue, Summary
from generator.model.message import Message, msg
from generator.model.page import Head, Page
from generator.pages.shared import records
from generator.pages.shared.addresses import CHANGES, HOME, changes_address
from generator.pages.shared.feeds import FEED_OF_SITE
from generator.pages.shared.listings import PartLink, part_links, submissions_of
from generator.pages.shared.news import News, news_of, without_a_day
from generator.pages.shared.words import weight_word, year_title

ENTRIES_OF_A_PART: Final = 200
"""Most entries of one page: about what a phone still scrolls without a pause."""


@dataclass(frozen=True, slots=True)
class ChangeRow:
    """A disclosure that was published or corrected."""

    label: Message
    """Body and year: 某某局 2024 年预算."""
    address: str
    """Its address."""
    region: str
    """Name of the region with those above it."""
    projects: int
    """How many projects it has now."""
    day: str
    """The day, ISO; empty where none is stated."""
    version: int
    """Number of the text."""
    weight: Message | None
    """How much a correction weighs; None where it was published for the first time."""
    note: str
    """What was corrected, as the body states it; empty where it was published for the first time."""


@dataclass(frozen=True, slots=True)
class ChangesOfYear:
    """What happened in one year."""

    year: str
    """The year of the calendar."""
    rows: tuple[ChangeRow, ...]
    """The newest first."""


@dataclass(frozen=True, slots=True)
class ChangesPage:
    """What one part of the page shows."""

    head: Head
    """Title, description, trail, feed."""
    years: tuple[ChangesOfYear, ...]
    """What happened, the newest year first."""
    undated: tuple[ChangeRow, ...]
    """Disclosures that state no day; behind all that do."""
    undated_count: int
    """How many there are of these in all."""
    part: int
    """Number of this part, from 1."""
    parts: tuple[PartLink, ...]
    """All parts."""


def site_pages(catalogue: Catalogue) -> Iterator[Page]:
    """The parts of the page; one where there is nothing to list."""
    undated = without_a_day(catalogue)
    rows = (*(_row(news) for news in news_of(submissions_of(catalogue))), *(_undated_row(each) for each in undated))
    parts = part_links(len(rows), ENTRIES_OF_A_PART, changes_address)
    for part in parts:
        first = (part.number - 1) * ENTRIES_OF_A_PART
        shown = rows[first : first + ENTRIES_OF_A_PART]
        head = Head(
            CHANGES.label,
            msg("Which disclosures were published and which were corrected, the newest first"),
            (HOME,),
            part=None if len(parts) == 1 else msg("page {part} of {parts}", part=part.number, parts=len(parts)),
            feed=FEED_OF_SITE,
        )
        by_year = groupby((row for row in shown if row.day), key=lambda row: row.day[:4])
        context = ChangesPage(
            head=head,
            years=tuple(ChangesOfYear(year, tuple(of_year)) for year, of_year in by_year),
            undated=tuple(row for row in shown if not row.day),
            undated_count=len(undated),
            part=part.number,
            parts=parts,
        )
        data = _record(catalogue, part, len(parts), shown)
        yield Page(part.address, "pages/changes.html", context, data, is_permanent=part.number == 1)


def _row(news: News) -> ChangeRow:
    summary, revision = news.summary, news.revision
    return ChangeRow(
        label=year_title(summary.body.name, summary.fiscal_year, summary.kind),
        address=summary.path,
        region=summary.region.full_name,
        projects=len(summary.projects),
        day=news.day.isoformat(),
        version=news.version,
        weight=weight_word(revision.weight) if revision else None,
        note=revision.note if revision else "",
    )


def _undated_row(summary: Summary) -> ChangeRow:
    label = year_title(summary.body.name, summary.fiscal_year, summary.kind)
    return ChangeRow(label, summary.path, summary.region.full_name, len(summary.projects), "", 1, None, "")


def _record(catalogue: Catalogue, part: PartLink, parts: int, rows: Sequence[ChangeRow]) -> dict[str, Any]:
    return records.page_record(
        catalogue.site,
        "changes",
        part.address,
        "changes",
        part=part.number,
        parts=parts,
        entries=[
            {
                "submission": row.address,
                "date": row.day or None,
                "kind": "corrected" if row.weight else "new",
                "version": row.version,
                "note": row.note or None,
            }
            for row in rows
        ],
    )
