"""The page of completeness (公开情况): which of the required tables each body has disclosed, year by year, and when."""

from __future__ import annotations

import datetime
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import groupby
from typing import Any, Final

from generator.model.catalogue import Catalogue, Expected, ExpectedState, RegionEntry, Summary, Withheld
from generator.model.legal_source import Law, article
from generator.model.message import Message, msg
from generator.model.page import Head, Page
from generator.model.required_tables import REQUIRED_TABLES, required_kinds
from generator.model.submission import SubmissionKind
from generator.pages.shared import records
from generator.pages.shared.addresses import COMPLETENESS, HOME, body_address, completeness_address
from generator.pages.shared.listings import PartLink, part_links
from generator.pages.shared.words import expected_word

ROWS_OF_A_PART: Final = 200
"""Most rows of one page: about what a phone still scrolls without a pause."""
DAYS_TO_PUBLISH: Final = 20
"""Days from approval within which a budget is published: 预算法 第十四条."""

_TARGETS = msg("Performance targets")


@dataclass(frozen=True, slots=True)
class StateCell:
    """Whether one table is there."""

    state: ExpectedState
    """One of the four states."""
    word: Message
    """The state in words."""
    address: str
    """Address of the table; empty where there is none."""


@dataclass(frozen=True, slots=True)
class CompletenessRow:
    """One budget of a body: held, withheld, or expected and not held."""

    year: str
    """Its fiscal year."""
    address: str
    """Address of its page; empty where there is none."""
    cells: tuple[StateCell, ...]
    """One for each required table, and one for the targets; none where it is withheld."""
    deadline: Message | None
    """Days between approval and publication; None where it is withheld or not held."""


@dataclass(frozen=True, slots=True)
class CompletenessBody:
    """A body and its budgets on this part of the page."""

    region: str
    """Name of its region."""
    name: str
    """Its name."""
    address: str
    """Its address; empty where the site does not hold it."""
    rows: tuple[CompletenessRow, ...]
    """The newest first; at least one."""


@dataclass(frozen=True, slots=True)
class CompletenessPage:
    """What one part of the page shows."""

    head: Head
    """Title, description, trail."""
    columns: tuple[str | Message, ...]
    """Names of the required tables, and of the targets."""
    law: str
    """The article on the days to publish."""
    days: int
    """How many they are."""
    bodies: tuple[CompletenessBody, ...]
    """The bodies of this part, by region."""
    part: int
    """Number of this part, from 1."""
    parts: tuple[PartLink, ...]
    """All parts."""


_Owner = tuple[str, str, str]
"""Region, name and address of a body."""


def site_pages(catalogue: Catalogue) -> Iterator[Page]:
    """The parts of the page; one where there is nothing to list."""
    rows = [(owner, row) for entry in catalogue.regions for owner, row in _rows(entry, catalogue.withheld)]
    parts = part_links(len(rows), ROWS_OF_A_PART, completeness_address)
    for part in parts:
        first = (part.number - 1) * ROWS_OF_A_PART
        bodies = groupby(rows[first : first + ROWS_OF_A_PART], key=lambda pair: pair[0])
        context = CompletenessPage(
            head=Head(
                COMPLETENESS.label,
                msg("Which of the required tables each body has disclosed, year by year"),
                (HOME,),
                part=None if len(parts) == 1 else msg("page {part} of {parts}", part=part.number, parts=len(parts)),
            ),
            columns=(*(name for name, _, _ in REQUIRED_TABLES), _TARGETS),
            law=article(Law.BUDGET, 14).text,
            days=DAYS_TO_PUBLISH,
            bodies=tuple(
                CompletenessBody(region, name, address, tuple(row for _, row in own))
                for (region, name, address), own in bodies
            ),
            part=part.number,
            parts=parts,
        )
        data = records.page_record(
            catalogue.site,
            "completeness",
            part.address,
            "completeness",
            part=part.number,
            parts=len(parts),
            tables=[*(kind.value for _, kind, _ in REQUIRED_TABLES), "targets"],
            rows=[_record(body, row) for body in context.bodies for row in body.rows],
        )
        is_first = part.number == 1
        yield Page(part.address, "pages/completeness.html", context, data, is_permanent=is_first)


def _rows(entry: RegionEntry, withheld: Sequence[Withheld]) -> Iterator[tuple[_Owner, CompletenessRow]]:
    """The budgets of a region: of each body the newest first."""
    region = entry.region
    owners = {
        each.body.slug: (region.full_name, each.body.name, body_address(region, each.body)) for each in entry.bodies
    }
    found: dict[str, dict[str, CompletenessRow]] = {slug: {} for slug in owners}
    expected = {(each.body_slug, each.folder): each for each in entry.expected}
    for each in entry.expected:
        owners.setdefault(each.body_slug, (region.full_name, each.body_name, ""))
        # Of other kinds of document other tables are due.
        if each.folder.isdigit():
            found.setdefault(each.body_slug, {})[each.folder] = _not_held(each)
    for body in entry.bodies:
        for summary in body.submissions:
            if summary.kind is SubmissionKind.BUDGET:
                is_expected = (body.body.slug, summary.folder) in expected
                found[body.body.slug][summary.folder] = _held(summary, is_expected)
    for one in withheld:
        if one.region.code == region.code and one.folder.isdigit():
            found[one.body.slug][one.folder] = CompletenessRow(one.folder, one.path, (), None)
    for slug in sorted(found):
        for folder in sorted(found[slug], reverse=True):
            yield owners[slug], found[slug][folder]


def _not_held(expected: Expected) -> CompletenessRow:
    cell = _cell(expected.state)
    return CompletenessRow(expected.folder, "", (cell,) * (len(REQUIRED_TABLES) + 1), None)


def _held(summary: Summary, is_expected: bool) -> CompletenessRow:
    """A budget that is here. Of a table that is not in it no more is said than is known."""
    absent = ExpectedState.MISSING if is_expected else ExpectedState.NOT_HELD
    tables: dict[Any, list[tuple[bool, str]]] = {}
    for line in summary.tables:
        for kind in required_kinds(line.kind, line.title):
            tables.setdefault(kind, []).append((line.is_empty, line.address))
    cells = []
    for _, kind, _ in REQUIRED_TABLES:
        # A filled table speaks before an empty one of its kind.
        is_empty, address = min(tables.get(kind, [(False, "")]))
        state = absent if not address else ExpectedState.NO_DATA if is_empty else ExpectedState.PUBLISHED
        cells.append(_cell(state, address))
    has_targets = bool(summary.indicators or summary.targets)
    cells.append(_cell(ExpectedState.PUBLISHED if has_targets else absent, summary.path if has_targets else ""))
    return CompletenessRow(str(summary.fiscal_year), summary.path, tuple(cells), _deadline(summary))


def _cell(state: ExpectedState, address: str = "") -> StateCell:
    return StateCell(state, expected_word(state), address)


def _deadline(summary: Summary) -> Message:
    """How long publication took, where both days are stated."""
    if not summary.approved_on or not summary.published_on:
        return msg("not stated")
    approved, published = map(datetime.date.fromisoformat, (summary.approved_on, summary.published_on))
    days = (published - approved).days
    if days < 0:
        return msg("published before the approval")
    if days > DAYS_TO_PUBLISH:
        return msg("Days after approval: {days}, more than {limit}", days=days, limit=DAYS_TO_PUBLISH)
    return msg("Days after approval: {days}", days=days)


def _record(body: CompletenessBody, row: CompletenessRow) -> Mapping[str, Any]:
    return {
        "body": body.name,
        "address": row.address,
        "fiscal_year": int(row.year),
        "withheld": not row.cells,
        "states": [cell.state.value for cell in row.cells],
    }
