"""The page of all checks (核对规则): what is checked, what it rests on, how often it occurs now, and where."""

from __future__ import annotations

import dataclasses
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass

from generator.model.catalogue import Catalogue
from generator.model.diagnostic import Severity
from generator.model.legal_source import unread_note
from generator.model.message import Message, msg
from generator.model.page import Head, Page
from generator.pages.shared import records
from generator.pages.shared.addresses import CHECKS, HOME, body_address, check_address, findings_address
from generator.pages.shared.findings import FindingsCount, findings_count
from generator.pages.shared.words import severity_meaning, severity_word, year_label


@dataclass(frozen=True, slots=True)
class CheckLine:
    """One check."""

    title: Message
    """The fault in a few words."""
    address: str
    """Its address."""
    sources: tuple[str, ...]
    """What it rests on; of what is still to be checked the title."""
    places: int
    """At how many places it occurs now."""
    submissions: int
    """In how many disclosures."""


@dataclass(frozen=True, slots=True)
class CheckGroup:
    """The checks of one weight."""

    severity: str
    """`error`, `warning` or `notice`: id on the page."""
    word: Message
    """That weight in words."""
    meaning: Message
    """What it says."""
    checks: tuple[CheckLine, ...]
    """By id; at least one."""


@dataclass(frozen=True, slots=True)
class YearCount:
    """What was found in one disclosure."""

    label: Message
    """2024 年预算."""
    address: str
    """Address of its findings."""
    count: FindingsCount
    """How many of each weight."""


@dataclass(frozen=True, slots=True)
class BodyCounts:
    """A body and its disclosures."""

    name: str
    """Its name."""
    address: str
    """Its address."""
    years: tuple[YearCount, ...]
    """The newest first; at least one."""


@dataclass(frozen=True, slots=True)
class ChecksPage:
    """What the page shows."""

    head: Head
    """Title, description, trail."""
    count: int
    """How many checks there are."""
    groups: tuple[CheckGroup, ...]
    """The checks by weight, the gravest first."""
    bodies: tuple[BodyCounts, ...]
    """The bodies with a disclosure here, in the order of the catalogue."""
    least: Message | None
    """The lightest weight that the site shows; None where it shows all."""
    unread: Message | None
    """What of all they rest on is still to be checked; None where nothing is."""


def site_pages(catalogue: Catalogue) -> Iterator[Page]:
    """The page."""
    least = catalogue.site.shown_findings
    context = ChecksPage(
        head=Head(
            CHECKS.label, msg("Which faults programs look for in each disclosure, and where they occur"), (HOME,)
        ),
        count=len(catalogue.rules),
        groups=tuple(_groups(catalogue)),
        bodies=tuple(_bodies(catalogue)),
        least=None if least is Severity.NOTICE else severity_word(least),
        unread=unread_note(source for rule in catalogue.rules for source in rule.sources),
    )
    data = records.page_record(
        catalogue.site,
        "checks",
        CHECKS.address,
        "checks",
        checks=[
            {
                "id": rule.id,
                "address": check_address(rule.id),
                "severity": rule.severity.value,
                "title": str(rule.title),
                "sources": [source.text for source in rule.sources],
            }
            for rule in catalogue.rules
        ],
        submissions=[
            {"address": year.address, "findings_count": dataclasses.asdict(year.count)}
            for body in context.bodies
            for year in body.years
        ],
    )
    yield Page(CHECKS.address, "pages/checks.html", context, data)


def _groups(catalogue: Catalogue) -> Iterator[CheckGroup]:
    places: Counter[str] = Counter()
    submissions: Counter[str] = Counter()
    for found in catalogue.findings.values():
        of_one = Counter(one.check for one in found)
        places.update(of_one)
        submissions.update(of_one.keys())
    for severity in Severity:
        lines = tuple(
            CheckLine(
                title=rule.title,
                address=check_address(rule.id),
                sources=tuple(source.short for source in rule.sources),
                places=places[rule.id],
                submissions=submissions[rule.id],
            )
            for rule in catalogue.rules
            if rule.severity is severity
        )
        if lines:
            yield CheckGroup(severity.value, severity_word(severity), severity_meaning(severity), lines)


def _bodies(catalogue: Catalogue) -> Iterator[BodyCounts]:
    for entry in catalogue.regions:
        for body in entry.bodies:
            years = tuple(
                YearCount(
                    year_label(summary.fiscal_year, summary.kind),
                    findings_address(summary.path),
                    findings_count(catalogue.findings.get(summary.path, ())),
                )
                for summary in body.submissions
            )
            if years:
                yield BodyCounts(body.body.name, body_address(entry.region, body.body), years)
