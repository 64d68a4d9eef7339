"""The page of all findings (核对结果) in a submission: by weight and check, each with the way to its place."""

from __future__ import annotations

import dataclasses
from collections.abc import Iterator
from dataclasses import dataclass

from generator.model.catalogue import Relations
from generator.model.diagnostic import Severity
from generator.model.glossary import Term
from generator.model.message import Message, msg
from generator.model.page import Head, Page
from generator.model.site import Site
from generator.model.submission import Submission
from generator.pages.shared import records
from generator.pages.shared.addresses import crumbs_to_year, findings_address
from generator.pages.shared.finding_places import FindingPlaces, page_names
from generator.pages.shared.findings import (
    FindingGroup,
    FindingsCount,
    finding_groups,
    finding_record,
    findings_count,
    view_of,
)
from generator.pages.shared.view import SubmissionView, submission_view
from generator.pages.shared.words import severity_meaning, severity_word


@dataclass(frozen=True, slots=True)
class SeverityGroups:
    """The findings of one weight."""

    severity: str
    """`error`, `warning` or `notice`: id on the page."""
    word: Message
    """That weight in words."""
    meaning: Message
    """What it says."""
    groups: tuple[FindingGroup, ...]
    """By check; at least one."""
    count: int
    """How many."""


@dataclass(frozen=True, slots=True)
class SubmissionFindingsPage:
    """What the page shows."""

    head: Head
    """Title, description, trail."""
    submission: SubmissionView
    """The submission."""
    count: FindingsCount
    """How many findings of each weight."""
    undecided: int
    """How many the checks cannot tell."""
    severities: tuple[SeverityGroups, ...]
    """The findings, the gravest first."""
    checks: int
    """How many checks looked at it."""
    unchecked: tuple[Message, ...]
    """What there was nothing to look at in."""
    least: Message | None
    """The lightest weight that the site shows; None where it shows all."""


def submission_pages(
    submission: Submission,
    relations: Relations,
    site: Site,
    terms: tuple[Term, ...],
    source_lines: tuple[str, ...],
) -> Iterator[Page]:
    """The page; also where nothing was found, since that is worth saying."""
    found = relations.findings
    view = submission_view(submission, relations)
    address = findings_address(submission.path)
    places, names = FindingPlaces(submission), page_names(relations.summary)
    shown = [(one, places.of(one), places.related(one)) for one in found]
    groups = finding_groups([view_of(*each, names=names) for each in shown], relations.rules)
    context = SubmissionFindingsPage(
        head=Head(
            msg("Remarks of the checks · {body} {year}", body=submission.body.name, year=submission.folder),
            msg("What the checks noticed in {title}, place by place", title=submission.title),
            crumbs_to_year(relations.summary),
        ),
        submission=view,
        count=findings_count(found),
        undecided=sum(one.is_undecided for one in found),
        severities=tuple(_by_severity(groups)),
        checks=relations.checks,
        unchecked=tuple(_unchecked(submission, relations)),
        least=None if site.shown_findings is Severity.NOTICE else severity_word(site.shown_findings),
    )
    data = records.page_record(
        site,
        "submission_findings",
        address,
        submission.title,
        checks=relations.checks,
        findings_count=dataclasses.asdict(context.count),
        findings=[finding_record(*each) for each in shown],
    )
    yield Page(address, "pages/submission_findings.html", context, data)


def _by_severity(groups: tuple[FindingGroup, ...]) -> Iterator[SeverityGroups]:
    for severity in Severity:
        own = tuple(group for group in groups if group.severity == severity.value)
        if own:
            count = sum(group.count for group in own)
            yield SeverityGroups(severity.value, severity_word(severity), severity_meaning(severity), own, count)


def _unchecked(submission: Submission, relations: Relations) -> Iterator[Message]:
    """What the disclosure lacks, so that checks had nothing to look at."""
    if not submission.tables:
        yield msg("The disclosure has no budget tables here: no sums of tables were checked.")
    if not submission.projects:
        yield msg("The disclosure has no projects here: no targets of projects were checked.")
    if not submission.sections:
        yield msg("The disclosure has no text here: no figures in prose were checked.")
    if not relations.siblings:
        yield msg("This site holds no other year of this body: nothing was compared between years.")
