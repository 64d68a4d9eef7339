"""The page that names the kinds of indicator there are lists of."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from generator.model.catalogue import Catalogue, IndicatorLine, Summary
from generator.model.indicator import IndicatorKind
from generator.model.message import msg
from generator.model.page import Head, Page
from generator.pages.shared.addresses import HOME
from generator.pages.shared.listings import (
    INDICATORS,
    ListLink,
    indicator_word,
    indicators_by_kind,
    kind_address,
    list_link,
    lists_record,
)


@dataclass(frozen=True, slots=True)
class IndicatorKindsPage:
    """What the page shows."""

    head: Head
    """Title, description, trail."""
    lists: tuple[ListLink, ...]
    """The kinds there are lists of."""


def site_pages(catalogue: Catalogue) -> Iterator[Page]:
    """The page; none where no kind has indicators of two submissions."""
    by_kind = indicators_by_kind(catalogue)
    lists = tuple(_link(kind, fed) for kind, fed in by_kind.items())
    if lists:
        description = msg("Indicators of all disclosures on this site, by kind")
        context = IndicatorKindsPage(Head(INDICATORS.label, description, (HOME,)), lists)
        data = lists_record(catalogue.site, "indicator_kinds", INDICATORS.address, lists)
        yield Page(INDICATORS.address, "pages/indicator_kinds.html", context, data, is_permanent=False)


def _link(kind: IndicatorKind, fed: Iterable[tuple[Summary, tuple[IndicatorLine, ...]]]) -> ListLink:
    """The link to a kind's list; it counts what that page counts, rows that print an indicator."""
    named = [(summary, tuple(line for line in lines if line.name)) for summary, lines in fed]
    return list_link(indicator_word(kind), kind_address(kind), named)
