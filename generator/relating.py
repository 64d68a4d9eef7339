"""Where the two maps meet: all summaries come together as a catalogue, and each submission is related to it."""

from __future__ import annotations

import dataclasses
from collections import defaultdict
from collections.abc import Mapping
from types import MappingProxyType

from generator import checks
from generator.batches import Loaded
from generator.checks import discover_checks
from generator.loading import Content
from generator.model.body import Body
from generator.model.catalogue import Catalogue, Relations, Summary, Withheld
from generator.model.diagnostic import Severity
from generator.relate.catalogue import build_catalogue, newest_first, siblings_of
from generator.relate.other_years import OtherYears
from generator.relate.summary import relate_submission, shown_findings
from generator.settings import BuildSettings


def relate_content(
    settings: BuildSettings,
    content: Content,
    withheld: tuple[Loaded, ...],
    before: Mapping[str, Relations] = MappingProxyType({}),
) -> tuple[Catalogue, list[tuple[Loaded, Relations]]]:
    """The catalogue of all summaries, and each submission with what its pages need beyond itself.

    `withheld`: submissions left out for their errors, whose addresses go on answering. `before`: address of a
    submission → its relations when the content was last read, of which those within it are taken over.
    """
    by_body: dict[tuple[str, str], list[Summary]] = defaultdict(list)
    bodies: dict[str, list[Body]] = defaultdict(list)
    for summary in content.summaries:
        by_body[summary.region.code, summary.body.slug].append(summary)
    for body in content.bodies:
        bodies[body.region_code].append(body)
    regions = [(region, expected, tuple(bodies[region.code])) for region, expected in content.regions]
    rules = {check.id: check.rule for check in discover_checks(checks)}
    shown = {
        item.place.folder.path: shown_findings(item.diagnostics, content.site)
        for item in content.loaded
        if item.summary is not None
    }
    catalogue = dataclasses.replace(
        build_catalogue(content.site, regions, content.summaries, content.glossary.terms, settings.today),
        rules=tuple(rules.values()),
        findings=shown,
        withheld=tuple(
            _withheld(item, content.addresses)
            for item in withheld
            if not settings.holds_back or _may_be_named(item, content.addresses)
        ),
        synonyms=content.glossary.synonyms,
        redirects=content.redirects,
    )
    years = {body: OtherYears(newest_first(summaries)) for body, summaries in by_body.items()}
    related = []
    for item in content.loaded:
        if (of := item.summary) is not None:
            other_years = years[of.region.code, of.body.slug].of(of)
            found = shown[item.place.folder.path]
            related.append(
                (item, relate_submission(of, siblings_of(of, by_body), found, rules, other_years, before.get(of.path)))
            )
    return catalogue, related


def _may_be_named(item: Loaded, published: tuple[tuple[str, int], ...]) -> bool:
    """Whether a page may say that it is left out: one whose files do not tell its day may have to wait for it."""
    return item.is_day_told or any(address.startswith(item.place.folder.path) for address, _ in published)


def _withheld(item: Loaded, published: tuple[tuple[str, int], ...]) -> Withheld:
    folder = item.place.folder.path
    return Withheld(
        path=folder,
        folder=folder.rstrip("/").rpartition("/")[2],
        region=item.place.region,
        body=item.place.body,
        errors=sum(one.severity is Severity.ERROR and one.release is None for one in item.diagnostics),
        addresses=tuple(address for address, _ in published if address.startswith(folder) and address != folder),
    )
