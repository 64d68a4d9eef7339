"""All summaries become the catalogue the site's upper pages are made from."""

from __future__ import annotations

import dataclasses
import datetime
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence

from generator.model.amount import exact
from generator.model.body import Body, Region
from generator.model.catalogue import (
    BodyEntry,
    Catalogue,
    Expected,
    ExpectedState,
    RegionEntry,
    Sibling,
    Summary,
    Total,
    YearLine,
)
from generator.model.glossary import Term
from generator.model.site import Site
from generator.model.submission import SubmissionKind


def build_catalogue(
    site: Site,
    regions: Iterable[tuple[Region, tuple[Expected, ...], tuple[Body, ...]]],
    summaries: Sequence[Summary],
    terms: tuple[Term, ...],
    today: datetime.date | None,
) -> Catalogue:
    """The catalogue: regions by code, bodies by slug, submissions the newest first.

    `today` decides whether what was expected is overdue; without it nothing is ever said to be missing.
    """
    by_body: dict[tuple[str, str], list[Summary]] = defaultdict(list)
    for summary in summaries:
        by_body[summary.region.code, summary.body.slug].append(summary)
    entries = []
    for region, expected, bodies in sorted(regions, key=lambda item: item[0].code):
        held = tuple(
            BodyEntry(body, tuple(sorted(by_body[region.code, body.slug], key=_newest_first)))
            for body in sorted(bodies, key=lambda body: body.slug)
        )
        years = tuple(year_lines(summary for body in held for summary in body.submissions))
        entries.append(RegionEntry(region, held, tuple(_states(expected, held, today)), years))
    return Catalogue(site, tuple(entries), tuple(year_lines(summaries)), terms)


def siblings_of(summary: Summary, summaries: Mapping[tuple[str, str], Sequence[Summary]]) -> tuple[Sibling, ...]:
    """The other submissions of the same body, the newest first."""
    others = [other for other in summaries[summary.region.code, summary.body.slug] if other.path != summary.path]
    return tuple(
        Sibling(other.path, other.folder, other.fiscal_year, other.kind) for other in sorted(others, key=_newest_first)
    )


def year_lines(summaries: Iterable[Summary]) -> Iterable[YearLine]:
    """One line per year and kind, the newest first. No sum crosses years or kinds."""
    groups: dict[tuple[int, SubmissionKind], list[Summary]] = defaultdict(list)
    for summary in summaries:
        groups[summary.fiscal_year, summary.kind].append(summary)
    kinds = list(SubmissionKind)
    for (year, kind), group in sorted(groups.items(), key=lambda item: (-item[0][0], kinds.index(item[0][1]))):
        with exact():
            total = Total(
                sum((summary.total.yuan for summary in group), start=group[0].total.yuan * 0),
                sum(summary.total.counted for summary in group),
                sum(summary.total.left_out for summary in group),
            )
        bodies = {(summary.region.code, summary.body.slug) for summary in group}
        yield YearLine(year, kind, len(bodies), sum(len(summary.projects) for summary in group), total)


def newest_first(summaries: Iterable[Summary]) -> list[Summary]:
    """The submissions of one body, the newest first."""
    return sorted(summaries, key=_newest_first)


def _newest_first(summary: Summary) -> tuple[int, int]:
    return -summary.fiscal_year, list(SubmissionKind).index(summary.kind)


def _states(
    expected: Iterable[Expected], bodies: Sequence[BodyEntry], today: datetime.date | None
) -> Iterable[Expected]:
    held = {(entry.body.slug, summary.folder) for entry in bodies for summary in entry.submissions}
    for item in expected:
        if (item.body_slug, item.folder) in held:
            state = ExpectedState.PUBLISHED
        elif today is not None and item.due and datetime.date.fromisoformat(item.due) < today:
            state = ExpectedState.MISSING
        else:
            state = ExpectedState.NOT_HELD
        yield dataclasses.replace(item, state=state)
