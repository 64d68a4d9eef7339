"""The page of comparisons (对比): the pairs there are pages of, and, with a script, any two disclosures."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import groupby
from typing import Final

from generator.model.catalogue import Catalogue
from generator.model.message import Message, msg
from generator.model.page import Crumb, Head, Page
from generator.pages.shared import records
from generator.pages.shared.addresses import HOME
from generator.pages.shared.compare_words import NOTHING_YET, ComparedSide, Word, compare_words, sides_to_fill
from generator.pages.shared.compared_pairs import (
    COMPARE,
    ComparedPair,
    Sort,
    compared_pairs,
    list_address,
    pair_title,
)
from generator.pages.shared.comparison import Comparison, ProjectRow
from generator.pages.shared.listings import ENOUGH, PartLink, part_links, submissions_of

PAIRS_OF_A_PART: Final = 200
"""Most pairs of one page: about what a phone still scrolls without a pause."""


@dataclass(frozen=True, slots=True)
class ListedPairs:
    """Pairs that share the same."""

    id: str
    """Id on the page."""
    title: Message
    """What they share."""
    links: tuple[Crumb, ...]
    """Their pages."""


@dataclass(frozen=True, slots=True)
class ComparePage:
    """What one part of the page shows before any script runs, and what its script fills in."""

    head: Head
    """Title, description, trail."""
    groups: tuple[ListedPairs, ...]
    """The pairs of this part."""
    count: int
    """How many pairs all parts have."""
    part: int
    """Number of this part, from 1."""
    parts: tuple[PartLink, ...]
    """All parts."""
    words: tuple[Word, ...]
    """For the script."""
    sides: tuple[ComparedSide, ComparedSide]
    """Without names: the script fills them in."""
    are_bodies: bool
    """True: the script may set two bodies side by side."""
    comparison: Comparison
    """Empty: the script fills it in."""
    projects: tuple[ProjectRow, ...]
    """None: the script fills them in."""
    is_template: bool
    """True: what is empty is filled in."""


def site_pages(catalogue: Catalogue) -> Iterator[Page]:
    """The parts of the page; none of a site that has fewer than two disclosures."""
    if sum(1 for _ in submissions_of(catalogue)) < ENOUGH:
        return
    pairs = compared_pairs(catalogue)
    parts = part_links(len(pairs), PAIRS_OF_A_PART, list_address)
    for link in parts:
        first = (link.number - 1) * PAIRS_OF_A_PART
        context = ComparePage(
            head=_head(link.number, len(parts)),
            groups=tuple(_groups(pairs[first : first + PAIRS_OF_A_PART])),
            count=len(pairs),
            part=link.number,
            parts=parts,
            words=compare_words(),
            sides=sides_to_fill(),
            are_bodies=True,
            comparison=NOTHING_YET,
            projects=(),
            is_template=True,
        )
        data = records.page_record(
            catalogue.site,
            "compare",
            link.address,
            "compare",
            part=link.number,
            parts=len(parts),
            pairs=[
                {"address": pair.address, "first": pair.first.path, "second": pair.second.path, "sort": pair.sort.value}
                for pair in pairs[first : first + PAIRS_OF_A_PART]
            ],
        )
        yield Page(link.address, "pages/compare.html", context, data, is_permanent=False)


def _head(part: int, parts: int) -> Head:
    return Head(
        COMPARE.label,
        msg("Two years of one body, or two bodies, side by side, with exact differences"),
        (HOME,),
        part=None if parts == 1 else msg("page {part} of {parts}", part=part, parts=parts),
    )


def _groups(pairs: Iterable[ComparedPair]) -> Iterator[ListedPairs]:
    for sort, group in groupby(pairs, key=lambda pair: pair.sort):
        yield ListedPairs(sort.value, _sort_word(sort), tuple(Crumb(pair_title(pair), pair.address) for pair in group))


def _sort_word(sort: Sort) -> Message:
    match sort:
        case Sort.YEARS:
            return msg("Two years of one body")
        case Sort.ALIKE:
            return msg("Two bodies of one name, in different places")
        case Sort.PLACE:
            return msg("Two bodies of one place")
