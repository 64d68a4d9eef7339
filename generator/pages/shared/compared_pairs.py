"""Which disclosures have a page of their own side by side (对比), how it is called and where it stands."""

from __future__ import annotations

import enum
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from itertools import islice, pairwise
from typing import Any, Final, NamedTuple

from generator.model.catalogue import Catalogue, Summary
from generator.model.indicator import Indicator, Scope
from generator.model.message import Message, msg
from generator.model.page import Crumb
from generator.model.submission import SubmissionKind
from generator.pages.shared import records
from generator.pages.shared.listings import submissions_of
from generator.pages.shared.words import year_label, year_title

COMPARE: Final = Crumb(msg("Side by side"), "compare/")
"""The page that names the pairs there are pages of, and where readers choose others."""
MOST_PAIRS_OF_BODIES: Final = 100
"""Most pages that set two bodies side by side, whatever the size of the site; all others are chosen in the browser."""


class Sort(enum.Enum):
    """What two disclosures side by side share, besides the kind of document."""

    YEARS = "years"
    """The body: one year and the next there is."""
    ALIKE = "alike"
    """The year, and the name of the body but for the place."""
    PLACE = "place"
    """The year and the region."""


class ComparedPair(NamedTuple):
    """Two disclosures that are shown side by side."""

    first: Summary
    """Of two years the earlier."""
    second: Summary
    sort: Sort

    @property
    def address(self) -> str:
        """The address of the page, its first part."""
        return pair_address(self.first.path, self.second.path)


def pair_address(first: str, second: str, part: int = 1) -> str:
    """The address of a part of the page that sets the submissions at these paths side by side; parts count from 1."""
    return f"{COMPARE.address}{first}{second}" + (f"{part}/" if part > 1 else "")


def list_address(part: int = 1) -> str:
    """The address of a part of the list of pairs."""
    return COMPARE.address + (f"{part}/" if part > 1 else "")


def compared_pairs(catalogue: Catalogue) -> tuple[ComparedPair, ...]:
    """Years of one body, each with the one before; then bodies, at most `MOST_PAIRS_OF_BODIES` pairs.

    No disclosure stands in more than two pairs of one sort, so that there are never more than three times as many
    pages as disclosures. Of bodies the newest years come first, and those of one name before those of one place.
    """
    submissions = tuple(submissions_of(catalogue))
    return (*_years(submissions), *islice(_bodies(submissions), MOST_PAIRS_OF_BODIES))


def pairs_by_body(pairs: Iterable[ComparedPair]) -> Mapping[str, tuple[ComparedPair, ...]]:
    """Address of a body → the pairs it stands in."""
    found: dict[str, list[ComparedPair]] = defaultdict(list)
    for pair in pairs:
        for path in dict.fromkeys(summary.path.removesuffix(f"{summary.folder}/") for summary in pair[:2]):
            found[path].append(pair)
    return {path: tuple(each) for path, each in found.items()}


def _years(submissions: Iterable[Summary]) -> Iterator[ComparedPair]:
    """The submissions of a body come the newest first."""
    groups: dict[tuple[str, str, SubmissionKind], list[Summary]] = defaultdict(list)
    for each in submissions:
        groups[each.region.code, each.body.slug, each.kind].append(each)
    for group in groups.values():
        for later, earlier in pairwise(group):
            yield ComparedPair(earlier, later, Sort.YEARS)


def _bodies(submissions: tuple[Summary, ...]) -> Iterator[ComparedPair]:
    """In a group each is set beside the next; a pair that both sorts have is one of its name."""
    seen: set[tuple[str, str]] = set()
    newest_first = sorted(submissions, key=lambda each: -each.fiscal_year)
    for sort in (Sort.ALIKE, Sort.PLACE):
        groups: dict[tuple[int, SubmissionKind, str], list[Summary]] = defaultdict(list)
        for each in newest_first:
            shared = each.body.slug if sort is Sort.ALIKE else each.region.code
            groups[each.fiscal_year, each.kind, shared].append(each)
        for group in groups.values():
            for first, second in pairwise(group):
                if (first.path, second.path) not in seen:
                    seen.add((first.path, second.path))
                    yield ComparedPair(first, second, sort)


def side_names(pair: ComparedPair) -> tuple[Message, Message]:
    """How the two are called on their page: by year where they are of one body, else by body."""
    if pair.sort is Sort.YEARS:
        return _label(pair.first), _label(pair.second)
    return _title(pair.first), _title(pair.second)


def pair_title(pair: ComparedPair) -> Message:
    """The title of the page; of two bodies with their places, since bodies of two places may have one name."""
    first, second = pair.first, pair.second
    if pair.sort is Sort.YEARS:
        place = f"{first.body.name}（{first.region.full_name}）"
        years = {"first": first.fiscal_year, "second": second.fiscal_year}
        match first.kind:
            case SubmissionKind.BUDGET:
                return msg("{body}: the budgets of {first} and {second}", body=place, **years)
            case SubmissionKind.ACCOUNTS:
                return msg("{body}: the final accounts of {first} and {second}", body=place, **years)
            case SubmissionKind.EVALUATION:
                return msg("{body}: the self-evaluations of {first} and {second}", body=place, **years)
    names = {"first": _place_and_name(first), "second": _place_and_name(second), "year": first.fiscal_year}
    match first.kind:
        case SubmissionKind.BUDGET:
            return msg("Budgets {year}: {first} and {second}", **names)
        case SubmissionKind.ACCOUNTS:
            return msg("Final accounts {year}: {first} and {second}", **names)
        case SubmissionKind.EVALUATION:
            return msg("Self-evaluations {year}: {first} and {second}", **names)


def _place_and_name(summary: Summary) -> str:
    return f"{summary.body.name}（{summary.region.full_name}）"


def _label(summary: Summary) -> Message:
    return year_label(summary.fiscal_year, summary.kind)


def _title(summary: Summary) -> Message:
    return year_title(summary.body.name, summary.fiscal_year, summary.kind)


def comparable_record(summary: Summary, indicators: Iterable[Indicator]) -> dict[str, Any]:
    """What a disclosure's own `index.json` says beyond its lists, so that a browser can set any two side by side."""
    counts: dict[str, dict[str, int]] = {scope.value: {} for scope in Scope}
    for each in indicators:
        if each.is_named:
            of_scope = counts[each.scope.value]
            of_scope[each.kind.value] = of_scope.get(each.kind.value, 0) + 1
    return {
        "printed_totals": [
            {"label": total.label, "address": total.address, "amount": records.amount_record(total.amount)}
            for total in summary.printed_totals
        ],
        "indicators_by_kind": counts,
        "table_figures": [
            {
                "table": summary.tables[figure.table].address,
                "name": figure.name,
                "anchor": figure.anchor,
                "expense": figure.expense or None,
                "amount": records.amount_record(figure.amount),
            }
            for figure in summary.table_figures
        ],
    }
