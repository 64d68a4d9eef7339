"""The page that answers at the address of a project or table which the present text no longer has."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from generator.model.catalogue import Relations
from generator.model.glossary import Term
from generator.model.message import Message, msg
from generator.model.page import Head, Page
from generator.model.site import Site
from generator.model.submission import Submission
from generator.pages.shared import records
from generator.pages.shared.addresses import crumbs_to_year, project_address, table_address
from generator.pages.shared.view import SubmissionView, submission_view


@dataclass(frozen=True, slots=True)
class GonePage:
    """What the page shows."""

    head: Head
    """Title, description, trail."""
    submission: SubmissionView
    """The submission that once had it."""
    name: str
    """Name of the project, or title of the table, in the earlier text."""
    is_table: bool
    """Whether it is a budget table, not a project."""


def submission_pages(
    submission: Submission,
    relations: Relations,
    site: Site,
    terms: tuple[Term, ...],
    source_lines: tuple[str, ...],
) -> Iterator[Page]:
    """One page for each removed project and table."""
    path = relations.summary.path
    view = submission_view(submission, relations)
    removed = [
        *((entry, project_address(path, entry.id), False) for entry in submission.removed),
        *((entry, table_address(path, entry.id), True) for entry in submission.removed_tables),
    ]
    for entry, address, is_table in removed:
        names = {"name": entry.name, "id": entry.id, "body": submission.body.name, "year": submission.folder}
        head = Head(
            msg("No longer listed: {name} ({id}) · {body} {year}", **names),
            _description(entry.name, is_table),
            crumbs_to_year(relations.summary),
        )
        data = records.page_record(site, "gone", address, entry.name, id=entry.id, present=path)
        yield Page(address, "pages/gone.html", GonePage(head, view, entry.name, is_table), data)


def _description(name: str, is_table: bool) -> Message:
    if is_table:
        return msg("The table “{name}” is not in the present text", name=name)
    return msg("The project “{name}” is not in the present text", name=name)
