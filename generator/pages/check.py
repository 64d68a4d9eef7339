"""The page of one check: what it finds and why, what it rests on, and where it occurs now."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from generator.model.catalogue import Catalogue, Summary
from generator.model.diagnostic import Diagnostic
from generator.model.legal_source import unread_note
from generator.model.message import Message
from generator.model.page import Head, Page
from generator.model.rule import Rule
from generator.pages.shared import records
from generator.pages.shared.addresses import CHECKS, FINDINGS, HOME, check_address, findings_address
from generator.pages.shared.finding_places import PagePlace, page_names, page_of
from generator.pages.shared.findings import MOST_LINES, FindingView, view_of
from generator.pages.shared.listings import submissions_of
from generator.pages.shared.words import severity_meaning, severity_word, year_title

OF_ONE: Final = 20
"""Most lines of one submission: the rest stand on its own page of findings."""
MOST_SUBMISSIONS: Final = 500
"""Most submissions that one page names."""


@dataclass(frozen=True, slots=True)
class Occurrence:
    """Where the check occurs in one submission."""

    name: Message
    """The submission: 某某局 2024 年预算."""
    address: str
    """Address of its findings."""
    findings: tuple[FindingView, ...]
    """Those spelt out; none once the page is full."""
    count: int
    """How many there are."""


@dataclass(frozen=True, slots=True)
class CheckPage:
    """What the page shows."""

    head: Head
    """Title, description, trail."""
    rule: Rule
    """The texts of the check."""
    word: Message
    """Its weight in words."""
    meaning: Message
    """What that weight says."""
    copied: Message | None
    """Its weight where the text was transcribed; None where it is the same."""
    unread: Message | None
    """What of all it rests on is still to be checked; None where nothing is."""
    count: int
    """At how many places it occurs now."""
    submissions: int
    """In how many disclosures."""
    occurrences: tuple[Occurrence, ...]
    """These disclosures, in the order of the catalogue; at most `MOST_SUBMISSIONS`."""


Found = tuple[Summary, Sequence[Diagnostic]]
"""A submission and what one check found in it."""


def site_pages(catalogue: Catalogue) -> Iterator[Page]:
    """The page of each check, whether it occurs or not."""
    by_check: dict[str, list[Found]] = {}
    for summary in submissions_of(catalogue):
        of_one: dict[str, list[Diagnostic]] = {}
        for one in catalogue.findings.get(summary.path, ()):
            of_one.setdefault(one.check, []).append(one)
        for check, several in of_one.items():
            by_check.setdefault(check, []).append((summary, several))
    names = {
        summary.path: page_names(summary) for summary in submissions_of(catalogue) if summary.path in catalogue.findings
    }
    for rule in catalogue.rules:
        yield _page(catalogue, rule, by_check.get(rule.id, ()), names)


def _page(
    catalogue: Catalogue, rule: Rule, found: Sequence[Found], names: Mapping[str, Mapping[str, str | Message]]
) -> Page:
    address = check_address(rule.id)
    context = CheckPage(
        head=Head(rule.title, rule.finds, (HOME, CHECKS)),
        rule=rule,
        word=severity_word(rule.severity),
        meaning=severity_meaning(rule.severity),
        copied=severity_word(rule.copied) if rule.copied and rule.copied.rank > rule.severity.rank else None,
        unread=unread_note(rule.sources),
        count=sum(len(several) for _, several in found),
        submissions=len(found),
        occurrences=tuple(_occurrences(found[:MOST_SUBMISSIONS], names)),
    )
    data = records.page_record(
        catalogue.site,
        "check",
        address,
        rule.id,
        id=rule.id,
        severity=rule.severity.value,
        severity_of_transcribed=rule.copied.value if rule.copied else None,
        **{name: str(getattr(rule, name)) for name in ("finds", "why", "example", "mend")},
        tolerance=str(rule.tolerance) if rule.tolerance else None,
        sources=[source.text for source in rule.sources],
        submissions=[{"address": findings_address(summary.path), "count": len(several)} for summary, several in found],
    )
    return Page(address, "pages/check.html", context, data)


def _occurrences(found: Sequence[Found], names: Mapping[str, Mapping[str, str | Message]]) -> Iterator[Occurrence]:
    """The submissions in their order; each spells out its first findings as long as the page has room."""
    room = MOST_LINES
    for summary, several in found:
        shown = several[: min(OF_ONE, room)]
        room -= len(shown)
        yield Occurrence(
            name=year_title(summary.body.name, summary.fiscal_year, summary.kind),
            address=findings_address(summary.path, f"{several[0].severity.value}-{several[0].check}"),
            findings=tuple(_view(one, summary, names[summary.path]) for one in shown),
            count=len(several),
        )


def _view(one: Diagnostic, summary: Summary, names: Mapping[str, str | Message]) -> FindingView:
    """A finding with the way to the section of findings on its page: its own id there needs the whole submission."""
    page = page_of(one.spot, summary.path)
    return view_of(one, PagePlace(page, FINDINGS, ""), names=names)
