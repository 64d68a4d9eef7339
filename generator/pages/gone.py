"""The page that answers at the address of a project which the present text no longer has."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from generator.model.catalogue import Relations
from generator.model.glossary import Term
from generator.model.message import msg
from generator.model.page import Head, Page
from generator.model.site import Site
from generator.model.submission import Submission
from generator.pages.shared import records
from generator.pages.shared.addresses import crumbs_to_year, project_address
from generator.pages.shared.view import SubmissionView, submission_view


@dataclass(frozen=True, slots=True)
class GonePage:
    """What the page shows."""

    head: Head
    """Title, description, trail."""
    submission: SubmissionView
    """The submission that once had the project."""
    name: str
    """The project's name in the earlier text."""


def submission_pages(
    submission: Submission,
    relations: Relations,
    site: Site,
    terms: tuple[Term, ...],
    source_lines: tuple[str, ...],
) -> Iterator[Page]:
    """One page for each removed project."""
    view = submission_view(submission, relations)
    for removed in submission.removed:
        address = project_address(relations.summary.path, removed.id)
        names = {"name": removed.name, "id": removed.id, "body": submission.body.name, "year": submission.folder}
        head = Head(
            msg("No longer listed: {name} ({id}) · {body} {year}", **names),
            msg("The project “{name}” is not in the present text", name=removed.name),
            crumbs_to_year(relations.summary),
        )
        data = records.page_record(site, "gone", address, removed.name, id=removed.id, present=relations.summary.path)
        yield Page(address, "pages/gone.html", GonePage(head, view, removed.name), data)
