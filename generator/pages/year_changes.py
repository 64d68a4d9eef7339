"""The page of what the revisions (更正) of a submission changed: by project, indicator and figure."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import Any

from generator.model.catalogue import Relations
from generator.model.glossary import Term
from generator.model.message import msg
from generator.model.page import Head, Page
from generator.model.past import Past, RevisionStep
from generator.model.site import Site
from generator.model.submission import Submission
from generator.pages.shared import records
from generator.pages.shared.addresses import crumbs_to_year, differences_address, version_address
from generator.pages.shared.change_rows import ChangedThing, anchors, changed_things, things_record
from generator.pages.shared.revisions import RevisionNote, revision_anchor, revision_note
from generator.pages.shared.view import SubmissionView, submission_view


@dataclass(frozen=True, slots=True)
class RevisionChanges:
    """A revision and what it changed."""

    anchor: str
    """Id on the page."""
    note: RevisionNote
    """The revision as the body states it."""
    before_address: str
    """Address of the version before it; empty where it cannot be read."""
    is_known: bool
    """Whether both texts are at hand."""
    is_hidden: bool
    """Whether the text before it is not to be shown any more."""
    figures: int
    """How many figures are other ones."""
    things: tuple[ChangedThing, ...]
    """What changed."""


@dataclass(frozen=True, slots=True)
class YearChangesPage:
    """What the page shows."""

    head: Head
    """Title, description, trail."""
    submission: SubmissionView
    """The submission it belongs to."""
    version: int
    """Number of the present version."""
    revisions: tuple[RevisionChanges, ...]
    """The newest first."""
    is_held_back: bool
    """Whether what changed is not shown, since it holds what must not go out."""


def submission_pages(
    submission: Submission,
    relations: Relations,
    site: Site,
    terms: tuple[Term, ...],
    source_lines: tuple[str, ...],
) -> Iterator[Page]:
    """The page; none where nothing was revised or no earlier version is at hand."""
    if relations.past is None:
        return
    context = YearChangesPage(
        head=Head(
            msg("What was corrected · {body} {year}", body=submission.body.name, year=submission.folder),
            msg("What each correction of {title} changed, by project, indicator and figure", title=submission.title),
            crumbs_to_year(relations.summary),
        ),
        submission=submission_view(submission, relations),
        version=submission.version,
        revisions=tuple(_revisions(submission, relations, relations.past)),
        is_held_back=False,
    )
    address = differences_address(submission.path)
    data = records.page_record(site, "year-changes", address, submission.title, version=submission.version)
    told = {**data, "revisions": [_record(step) for step in relations.past.steps]}
    bare = tuple(replace(each, things=()) for each in context.revisions)
    instead = Page(
        address,
        "pages/year_changes.html",
        replace(context, revisions=bare, is_held_back=True),
        data,
        is_permanent=False,
    )
    yield Page(address, "pages/year_changes.html", context, told, is_permanent=False, instead=instead)


def _revisions(submission: Submission, relations: Relations, past: Past) -> Iterator[RevisionChanges]:
    found = [step.differences for step in past.steps]
    prefixes = [revision_anchor(step.revision.number) for step in past.steps]
    readable = {version.version for version in past.versions}
    for step, ids in zip(past.steps, anchors(found, prefixes), strict=True):
        number = step.revision.number
        yield RevisionChanges(
            anchor=revision_anchor(number),
            note=revision_note(submission, relations, step.revision),
            before_address=version_address(submission.path, number - 1) if number - 1 in readable else "",
            is_known=step.differences is not None,
            is_hidden=any(each.hides_earlier for each in submission.revisions if each.number >= number),
            figures=step.differences.figures if step.differences is not None else 0,
            things=() if step.differences is None else changed_things(step.differences, submission, ids),
        )


def _record(step: RevisionStep) -> dict[str, Any]:
    revision = step.revision
    return {
        "n": revision.number,
        "date": revision.date.isoformat(),
        "note": revision.note,
        "weight": revision.weight.value,
        "things": None if step.differences is None else things_record(step.differences, str),
    }
