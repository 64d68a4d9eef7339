"""Two disclosures side by side (对比): years of one body, or two bodies of one year; the projects in parts."""

from __future__ import annotations

import functools
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Any, Final

from generator.model.catalogue import Catalogue, Summary
from generator.model.message import Message, msg
from generator.model.page import Head, Page
from generator.model.site import Site
from generator.pages.shared import records
from generator.pages.shared.addresses import HOME
from generator.pages.shared.compare_words import ComparedSide
from generator.pages.shared.compared_counts import CountRow
from generator.pages.shared.compared_pairs import (
    COMPARE,
    ComparedPair,
    Sort,
    compared_pairs,
    pair_address,
    pair_title,
    side_names,
)
from generator.pages.shared.comparison import AmountCell, AmountRow, Comparison, ProjectRow, compare
from generator.pages.shared.listings import PartLink, part_links
from generator.pages.shared.words import seal, year_title

ROWS_OF_A_PART: Final = 200
"""Most projects of one page: about what a phone still scrolls without a pause."""


@dataclass(frozen=True, slots=True)
class ComparePairPage:
    """What one part of the page of two disclosures shows."""

    head: Head
    """Title, description, trail."""
    sides: tuple[ComparedSide, ComparedSide]
    """The two."""
    are_bodies: bool
    """Whether they are of two bodies, so that projects of one name are not the same."""
    comparison: Comparison
    """What they have, side by side; but for its projects it stands on the first part only."""
    projects: tuple[ProjectRow, ...]
    """The projects of this part."""
    is_template: bool
    """False: nothing is filled in by a script."""
    part: int
    """Number of this part, from 1."""
    parts: tuple[PartLink, ...]
    """All parts."""


def site_pages(catalogue: Catalogue) -> Iterator[Page]:
    """The parts of the page of each pair."""
    for pair in compared_pairs(catalogue):
        comparison = compare(pair.first, pair.second)
        address = functools.partial(pair_address, pair.first.path, pair.second.path)
        parts = part_links(len(comparison.projects), ROWS_OF_A_PART, address)
        for link in parts:
            first = (link.number - 1) * ROWS_OF_A_PART
            context = ComparePairPage(
                head=_head(pair, link.number, len(parts)),
                sides=_sides(pair),
                are_bodies=pair.sort is not Sort.YEARS,
                comparison=comparison,
                projects=comparison.projects[first : first + ROWS_OF_A_PART],
                is_template=False,
                part=link.number,
                parts=parts,
            )
            data = _record(catalogue.site, link.address, pair, context)
            yield Page(link.address, "pages/compare_pair.html", context, data, is_permanent=False)


def _head(pair: ComparedPair, part: int, parts: int) -> Head:
    return Head(
        pair_title(pair),
        msg("Two disclosures side by side: what both print, and the exact differences"),
        (HOME, COMPARE),
        part=None if parts == 1 else msg("page {part} of {parts}", part=part, parts=parts),
    )


def _sides(pair: ComparedPair) -> tuple[ComparedSide, ComparedSide]:
    first, second = side_names(pair)
    return _side(first, pair.first), _side(second, pair.second)


def _side(name: Message, summary: Summary) -> ComparedSide:
    owner = year_title(summary.body.name, summary.fiscal_year, summary.kind)
    return ComparedSide(name, owner, summary.path, summary.title, seal(summary.status))


def _record(site: Site, address: str, pair: ComparedPair, context: ComparePairPage) -> dict[str, Any]:
    """All of it, but the projects of this part only."""
    comparison = context.comparison
    return records.page_record(
        site,
        "compare_pair",
        address,
        pair.sort.value,
        first=pair.first.path,
        second=pair.second.path,
        part=context.part,
        parts=len(context.parts),
        sums=_amount_records(comparison.sums),
        counts=_count_records(comparison.counts),
        indicators=_count_records(comparison.kinds),
        three_public=_amount_records(comparison.three_public),
        tables=[
            {"titles": list(table.titles), "addresses": list(table.addresses), "totals": _amount_records(table.rows)}
            for table in comparison.tables
        ],
        own_tables=list(comparison.own_tables),
        projects=[
            {
                "names": list(row.names),
                "match": row.pair.match.value if row.pair.match else None,
                **_amount_record(row.amounts),
            }
            for row in context.projects
        ],
    )


def _count_records(rows: Iterable[CountRow]) -> list[dict[str, Any]]:
    return [{"label": row.label.id, "counts": list(row.counts)} for row in rows]


def _amount_records(rows: Iterable[AmountRow]) -> list[dict[str, Any]]:
    labelled = ((row.label if isinstance(row.label, str) else row.label.id, row) for row in rows)
    return [{"label": label, **_amount_record(row)} for label, row in labelled]


def _amount_record(row: AmountRow) -> dict[str, Any]:
    first, second = (_cell_record(cell) for cell in row.cells)
    return {
        "first": first,
        "second": second,
        "difference": records.decimal_text(row.difference.yuan) if row.difference else None,
    }


def _cell_record(cell: AmountCell | None) -> dict[str, Any] | None:
    return None if cell is None else {"address": cell.address, "amount": records.amount_record(cell.amount)}
