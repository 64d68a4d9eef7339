"""The indicators of all submissions of one kind: a list in parts."""

from __future__ import annotations

import functools
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby
from typing import Final

from generator.model.catalogue import Catalogue, IndicatorLine, Summary
from generator.model.indicator import IndicatorKind, Scope
from generator.model.message import Message, msg
from generator.model.page import Head, Page
from generator.model.site import Site
from generator.pages.shared import records
from generator.pages.shared.addresses import HOME, indicator_anchor
from generator.pages.shared.charts_indicators import CountChart, sorts_chart_of_texts
from generator.pages.shared.listings import (
    INDICATORS,
    PartLink,
    indicator_word,
    indicators_by_kind,
    kind_address,
    part_links,
)
from generator.pages.shared.words import scope_word, year_title

_SCOPES = {scope: scope_word(scope) for scope in Scope}
ROWS_OF_A_PART: Final = 200
"""Most rows of one page: about what a phone still scrolls without a pause."""


@dataclass(frozen=True, slots=True)
class ListedIndicator:
    """One row of a performance table somewhere."""

    name: str
    """Third level as printed; empty where left blank or cut off."""
    is_name_cut_off: bool
    """Whether the document is cut off before the name."""
    address: str
    """Address of the row."""
    target: str
    """As printed; empty where left blank or cut off."""
    is_target_cut_off: bool
    """Whether the document is cut off before the target."""
    scope: Message
    """年度 or 实施期."""
    project: str
    """Name of the project."""


@dataclass(frozen=True, slots=True)
class ListedSubmission:
    """A submission with its rows on one part of the list."""

    name: Message
    """Its name: 某某局 2024 年预算."""
    address: str
    """Its address."""
    rows: tuple[ListedIndicator, ...]
    """At least one."""


@dataclass(frozen=True, slots=True)
class IndicatorsPage:
    """What one part of the list of a kind shows."""

    head: Head
    """Title, description, trail."""
    kind: Message
    """数量指标."""
    groups: tuple[ListedSubmission, ...]
    """The rows of this part, by submission."""
    sorts: CountChart | None
    """What the targets of all parts are; on the first part only, None on the others."""
    has_scopes: bool
    """Whether some speak of the whole term, so that each says of which time it speaks."""
    count: int
    """How many rows all parts have."""
    unnamed: int
    """How many of them print no indicator, blank or cut off; the chart does not count them."""
    submissions: int
    """How many submissions feed the list."""
    part: int
    """Number of this part, from 1."""
    parts: tuple[PartLink, ...]
    """All parts."""


def site_pages(catalogue: Catalogue) -> Iterator[Page]:
    """The parts of each list; none of a kind that fewer than two submissions have."""
    for kind, fed in indicators_by_kind(catalogue).items():
        rows = tuple((summary, line) for summary, lines in fed for line in lines)
        parts = part_links(len(rows), ROWS_OF_A_PART, functools.partial(kind_address, kind))
        sorts = _sorts(line for _, line in rows)
        has_scopes = any(line.scope is Scope.TERM for _, line in rows)
        unnamed = sum(not line.name for _, line in rows)
        for part in parts:
            first = (part.number - 1) * ROWS_OF_A_PART
            of_part = groupby(rows[first : first + ROWS_OF_A_PART], key=lambda row: row[0].path)
            context = IndicatorsPage(
                head=_head(kind, part.number, len(parts)),
                kind=indicator_word(kind),
                groups=tuple(_group(tuple(of_submission)) for _, of_submission in of_part),
                sorts=sorts if part.number == 1 else None,
                has_scopes=has_scopes,
                count=len(rows),
                unnamed=unnamed,
                submissions=len(fed),
                part=part.number,
                parts=parts,
            )
            yield _page(catalogue.site, kind, part, context)


def _sorts(lines: Iterable[IndicatorLine]) -> CountChart:
    """What the targets of named indicators are; the same few are printed again and again."""
    named = [line for line in lines if line.name]
    whole = Counter(line.target for line in named if "value" not in line.cut_off)
    return sorts_chart_of_texts(whole, len(named) - whole.total())


def _head(kind: IndicatorKind, part: int, parts: int) -> Head:
    return Head(
        indicator_word(kind),
        msg("Indicators of all disclosures on this site, by kind"),
        (HOME, INDICATORS),
        part=None if parts == 1 else msg("page {part} of {parts}", part=part, parts=parts),
    )


def _group(rows: Sequence[tuple[Summary, IndicatorLine]]) -> ListedSubmission:
    summary = rows[0][0]
    return ListedSubmission(
        name=year_title(summary.body.name, summary.fiscal_year, summary.kind),
        address=summary.path,
        rows=tuple(
            ListedIndicator(
                name=line.name,
                is_name_cut_off="name" in line.cut_off,
                address=f"{summary.projects[line.project].address}#{indicator_anchor(line.number)}",
                target=line.target,
                is_target_cut_off="value" in line.cut_off,
                scope=_SCOPES[line.scope],
                project=summary.projects[line.project].name,
            )
            for _, line in rows
        ),
    )


def _page(site: Site, kind: IndicatorKind, part: PartLink, context: IndicatorsPage) -> Page:
    data = records.page_record(
        site,
        "indicators",
        part.address,
        kind.value,
        part=context.part,
        parts=len(context.parts),
        rows=[
            {
                "address": row.address,
                "name": row.name,
                "target": row.target,
                "cut_off": [
                    name
                    for name, is_cut_off in (("name", row.is_name_cut_off), ("target", row.is_target_cut_off))
                    if is_cut_off
                ],
            }
            for group in context.groups
            for row in group.rows
        ],
    )
    return Page(part.address, "pages/indicators.html", context, data, is_permanent=False)
