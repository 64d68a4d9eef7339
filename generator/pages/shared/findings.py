"""Findings of the checks as pages show them: by weight and check, each with its place, figures and release."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import asdict, dataclass
from typing import Any, Final

from generator.model.catalogue import Relations
from generator.model.diagnostic import Diagnostic, Severity
from generator.model.message import Message
from generator.model.rule import Rule
from generator.model.submission import Submission
from generator.pages.shared.addresses import check_address, findings_address
from generator.pages.shared.finding_places import FindingPlaces, PagePlace, RelatedPlace, page_names
from generator.pages.shared.finding_pointers import NO_POINTERS, OF_A_FILE, Pointed, Pointers, pointers_of
from generator.pages.shared.words import release_word, severity_word

_Shown = tuple[Diagnostic, PagePlace, tuple[RelatedPlace, ...]]
"""A finding, where it stands, and the other places it speaks of."""

MOST_LINES: Final = 300
"""Most findings one page spells out: the rest are counted, and stand in its data and on the pages they concern."""
MOST_SEE_ALSO: Final = 5
"""Most other places that one finding leads to; its data has all."""
AT_ONCE: Final = 5
"""Most findings of one check that stand open; what follows can be folded away."""


@dataclass(frozen=True, slots=True)
class SeeAlso:
    """Another place that a finding speaks of."""

    place: PagePlace
    """Where it stands on the pages."""
    name: str | Message
    """Name of that page; empty on that page itself."""


@dataclass(frozen=True, slots=True)
class FindingView:
    """One finding."""

    diagnostic: Diagnostic
    """The finding: its sentence, what is printed, what was computed, the lines of the document."""
    place: PagePlace
    """Where it stands on the pages."""
    of_page: str | Message
    """Name of the page it stands on; empty on that page itself."""
    release: Message | None
    """Who let it stand; None where nobody did."""
    see_also: tuple[SeeAlso, ...] = ()
    """The other places it speaks of, the first few."""
    see_also_left_out: int = 0
    """How many more there are."""


@dataclass(frozen=True, slots=True)
class FindingGroup:
    """The findings of one check that weigh the same."""

    id: str
    """Id of the group on the page."""
    check: str
    """Id of the check."""
    title: Message
    """The fault in a few words."""
    address: str
    """Address of the check; empty for faults of files, which no check of the content finds."""
    severity: str
    """`error`, `warning` or `notice`."""
    word: Message
    """That weight in words."""
    findings: tuple[FindingView, ...]
    """Those spelt out."""
    count: int
    """How many there are."""

    @property
    def first(self) -> tuple[FindingView, ...]:
        """Those that stand open."""
        return self.findings[:AT_ONCE]

    @property
    def more(self) -> tuple[FindingView, ...]:
        """Those that can be folded away."""
        return self.findings[AT_ONCE:]

    @property
    def left_out(self) -> int:
        """How many are only counted."""
        return self.count - len(self.findings)


@dataclass(frozen=True, slots=True)
class FindingsCount:
    """How many findings of each weight there are, released ones apart."""

    errors: int
    """不符."""
    warnings: int
    """存疑."""
    notices: int
    """提示."""
    released: int
    """Those that a record lets stand; in none of the others."""

    @property
    def all(self) -> int:
        """All of them."""
        return self.errors + self.warnings + self.notices + self.released


@dataclass(frozen=True, slots=True)
class FindingsSection:
    """The findings of one page."""

    groups: tuple[FindingGroup, ...]
    """By weight and check, the gravest first; none where all that concerns the page stands on others."""
    count: int
    """How many stand on the page."""
    records: list[dict[str, Any]]
    """All of them as data."""
    address: str
    """Address of all findings of the submission."""
    pointers: Pointers = NO_POINTERS
    """What stands on other pages and speaks of this one too."""


@dataclass(frozen=True, slots=True)
class YearFindings:
    """The findings of a submission as the page of its year tells them."""

    own: FindingsSection | None
    """What no other page shows; None where nothing such was found."""
    count: FindingsCount
    """What was found on all its pages."""
    address: str
    """Address of all of it."""
    checks: int
    """How many checks looked at it."""


def year_findings(submission: Submission, relations: Relations) -> YearFindings:
    """What the page of the year tells of the findings."""
    return YearFindings(
        own=sections_by_page(submission, relations).get(submission.path),
        count=findings_count(relations.findings),
        address=findings_address(submission.path),
        checks=relations.checks,
    )


def year_findings_record(found: YearFindings) -> dict[str, Any]:
    """The findings of the page of the year, and how many all pages have, as data."""
    return {**findings_data(found.own), "findings_count": asdict(found.count), "checks": found.checks}


def findings_count(found: Iterable[Diagnostic]) -> FindingsCount:
    """How many findings there are of each weight."""
    counts = Counter(None if one.release is not None else one.severity for one in found)
    return FindingsCount(counts[Severity.ERROR], counts[Severity.WARNING], counts[Severity.NOTICE], counts[None])


def sections_by_page(submission: Submission, relations: Relations) -> Mapping[str, FindingsSection]:
    """Address of each page of a submission that something was found on, or that a finding speaks of → its findings."""
    if not relations.findings:
        return {}
    places, names = FindingPlaces(submission), page_names(relations.summary)
    own: dict[str, list[_Shown]] = defaultdict(list)
    pointed: dict[str, list[Pointed]] = defaultdict(list)
    for one in relations.findings:
        main, others = places.of(one), places.related(one)
        own[main.page].append((one, main, others))
        for page in dict.fromkeys(other.place.page for other in others if other.place.page != main.page):
            pointed[page].append((one, main, tuple(other for other in others if other.place.page == page)))
    address = findings_address(submission.path)
    return {
        page: FindingsSection(
            groups=finding_groups([view_of(*each, names=names, page=page) for each in own[page]], relations.rules),
            count=len(own[page]),
            records=[finding_record(*each) for each in own[page]],
            address=address,
            pointers=pointers_of(pointed[page], relations.rules, names),
        )
        for page in dict.fromkeys((*own, *pointed))
    }


def findings_data(section: FindingsSection | None) -> dict[str, list[dict[str, Any]]]:
    """The findings of a page as data, and those of other pages that speak of it; none where nothing was found."""
    if section is None:
        return {"findings": [], "findings_elsewhere": []}
    return {"findings": section.records, "findings_elsewhere": section.pointers.records}


def view_of(
    one: Diagnostic,
    place: PagePlace,
    elsewhere: Sequence[RelatedPlace] = (),
    *,
    names: Mapping[str, str | Message],
    page: str = "",
) -> FindingView:
    """A finding as the page at `page` shows it at `place`; `names` are those of the submission's pages."""
    others = (other.place for other in elsewhere)
    see_also = tuple(SeeAlso(other, "" if other.page == page else names[other.page]) for other in others)
    return FindingView(
        diagnostic=one,
        place=place,
        of_page="" if place.page == page else names[place.page],
        release=None if one.release is None else release_word(one.release.kind),
        see_also=see_also[:MOST_SEE_ALSO],
        see_also_left_out=len(see_also[MOST_SEE_ALSO:]),
    )


def finding_groups(found: Sequence[FindingView], rules: Mapping[str, Rule]) -> tuple[FindingGroup, ...]:
    """The findings by weight, the gravest first, and within it by check; of many, each check shows a share."""
    by_check: dict[tuple[int, str], list[FindingView]] = {}
    for one in found:
        by_check.setdefault((one.diagnostic.severity.rank, one.diagnostic.check), []).append(one)
    share = len(found) if len(found) <= MOST_LINES else max(1, MOST_LINES // len(by_check))
    return tuple(_group(check, by_check[rank, check], rules.get(check), share) for rank, check in sorted(by_check))


def _group(check: str, found: Sequence[FindingView], rule: Rule | None, share: int) -> FindingGroup:
    severity = found[0].diagnostic.severity
    return FindingGroup(
        id=f"{severity.value}-{check}",
        check=check,
        title=rule.title if rule is not None else OF_A_FILE,
        address=check_address(check) if rule is not None else "",
        severity=severity.value,
        word=severity_word(severity),
        findings=tuple(found[:share]),
        count=len(found),
    )


def finding_record(one: Diagnostic, place: PagePlace, elsewhere: Sequence[RelatedPlace]) -> dict[str, Any]:
    """A finding as data: where it stands, and the other places it speaks of."""
    release = one.release
    return {
        "check": one.check,
        "severity": one.severity.value,
        "undecided": one.is_undecided,
        "message": str(one.message),
        "address": place.address,
        "see_also": [other.place.address for other in elsewhere],
        "field": one.place.field,
        "lines": one.place.source,
        "found": one.found,
        "expected": one.expected,
        "difference": one.difference,
        "release": None
        if release is None
        else {
            "kind": release.kind.value,
            "reason": release.reason,
            "date": release.date.isoformat(),
            "until": release.until.isoformat() if release.until else None,
        },
    }
