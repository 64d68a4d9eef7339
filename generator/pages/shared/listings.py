"""Lists over all submissions: indicators by kind, rows of tables by function; only what two or more feed."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from generator.model.catalogue import Catalogue, FunctionLine, IndicatorLine, Summary
from generator.model.indicator import IndicatorKind
from generator.model.message import Message, msg
from generator.model.page import Crumb
from generator.model.site import Site
from generator.pages.shared import records

ENOUGH = 2
"""Submissions that must feed a list: one alone is told by its own pages."""


@dataclass(frozen=True, slots=True)
class ListLink:
    """A list over all submissions, as other pages name it."""

    label: str | Message
    """What it lists."""
    address: str
    """Its address."""
    rows: int
    """How many rows it has."""
    submissions: int
    """How many submissions feed it."""


@dataclass(frozen=True, slots=True)
class PartLink:
    """A part of a long list."""

    number: int
    """From 1."""
    address: str
    """Its address."""


def part_links(rows: int, most: int, address: Callable[[int], str]) -> tuple[PartLink, ...]:
    """The parts of a list of so many rows, `most` of them on each; one part where there are none."""
    return tuple(PartLink(number, address(number)) for number in range(1, max(1, -(-rows // most)) + 1))


def submissions_of(catalogue: Catalogue) -> Iterator[Summary]:
    """All submissions in the order of the catalogue."""
    for region in catalogue.regions:
        for body in region.bodies:
            yield from body.submissions


def indicators_by_kind(
    catalogue: Catalogue,
) -> Mapping[IndicatorKind, tuple[tuple[Summary, tuple[IndicatorLine, ...]], ...]]:
    """Kind → each submission with its indicators of that kind; kinds that too few submissions have are left out."""
    found: dict[IndicatorKind, list[tuple[Summary, tuple[IndicatorLine, ...]]]] = {
        kind: [] for kind in IndicatorKind if kind is not IndicatorKind.OTHER
    }
    for summary in submissions_of(catalogue):
        by_kind: dict[IndicatorKind, list[IndicatorLine]] = {}
        for line in summary.indicators:
            by_kind.setdefault(line.kind, []).append(line)
        for kind, lines in by_kind.items():
            if kind in found:
                found[kind].append((summary, tuple(lines)))
    return {kind: tuple(fed) for kind, fed in found.items() if len(fed) >= ENOUGH}


def rows_by_function(catalogue: Catalogue) -> Mapping[str, tuple[tuple[Summary, tuple[FunctionLine, ...]], ...]]:
    """Code of a function, in their order → each submission with its rows; codes too few submissions have left out."""
    found: dict[str, list[tuple[Summary, tuple[FunctionLine, ...]]]] = {}
    for summary in submissions_of(catalogue):
        by_code: dict[str, list[FunctionLine]] = {}
        for line in summary.functions:
            by_code.setdefault(line.code, []).append(line)
        for code, lines in by_code.items():
            found.setdefault(code, []).append((summary, tuple(lines)))
    return {code: tuple(found[code]) for code in sorted(found) if len(found[code]) >= ENOUGH}


def list_link(label: str | Message, address: str, fed: Iterable[tuple[Summary, tuple[object, ...]]]) -> ListLink:
    """The link to a list that these submissions feed."""
    counts = [len(lines) for _, lines in fed]
    return ListLink(label, address, sum(counts), len(counts))


def function_name(fed: Iterable[tuple[Summary, tuple[FunctionLine, ...]]]) -> str:
    """The name of a function as the first of its rows prints it; empty where none does."""
    return next((line.name for _, lines in fed for line in lines if line.name), "")


def lists_record(site: Site, kind: str, address: str, lists: Iterable[ListLink]) -> dict[str, Any]:
    """The record of a page that names lists."""
    found = [{"address": each.address, "rows": each.rows, "submissions": each.submissions} for each in lists]
    return records.page_record(site, kind, address, kind, lists=found)


INDICATORS = Crumb(msg("Indicators by kind"), "indicators/")
"""The page that names the kinds of indicator there are lists of."""
FUNCTIONS = Crumb(msg("Expenditure by function"), "functions/")
"""The page that names the functions there are lists of."""

_KINDS = (
    (IndicatorKind.QUANTITY, msg("Quantity indicators")),
    (IndicatorKind.QUALITY, msg("Quality indicators")),
    (IndicatorKind.TIMELINESS, msg("Timeliness indicators")),
    (IndicatorKind.COST, msg("Cost indicators")),
    (IndicatorKind.ECONOMIC_COST, msg("Economic cost indicators")),
    (IndicatorKind.SOCIAL_COST, msg("Social cost indicators")),
    (IndicatorKind.ENVIRONMENTAL_COST, msg("Environmental cost indicators")),
    (IndicatorKind.ECONOMIC_BENEFIT, msg("Economic benefit indicators")),
    (IndicatorKind.SOCIAL_BENEFIT, msg("Social benefit indicators")),
    (IndicatorKind.ECOLOGICAL_BENEFIT, msg("Ecological benefit indicators")),
    (IndicatorKind.SUSTAINED_INFLUENCE, msg("Indicators of sustained influence")),
    (IndicatorKind.SATISFACTION, msg("Satisfaction indicators")),
    (IndicatorKind.OTHER, msg("Other indicators")),
)


def indicator_word(kind: IndicatorKind) -> Message:
    """The name of a kind of indicator: 数量指标."""
    return next(word for each, word in _KINDS if each is kind)


def kind_address(kind: IndicatorKind, part: int = 1) -> str:
    """The address of a part of the list of one kind of indicator; parts count from 1."""
    return f"{INDICATORS.address}{kind.value}/" + (f"{part}/" if part > 1 else "")


def function_address(code: str) -> str:
    """The address of the list of one function."""
    return f"{FUNCTIONS.address}{code}/"
