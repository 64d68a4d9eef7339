"""The pages of the earlier versions of a submission: each whole, as official forms, and marked as corrected since."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace

from generator.model.budget_table import BudgetTable, HeadCell, head_rows
from generator.model.catalogue import Relations
from generator.model.glossary import Term
from generator.model.message import msg
from generator.model.page import Head, Page
from generator.model.revision import Revision
from generator.model.site import Site
from generator.model.submission import DocumentTerm, Submission
from generator.pages.shared import records
from generator.pages.shared.addresses import crumbs_to_year, version_address
from generator.pages.shared.cover_facts import CoverFact, cover_facts
from generator.pages.shared.official_forms import PrintForm, form_templates, official_forms
from generator.pages.shared.revisions import RevisionNote, revision_note
from generator.pages.shared.text_parts import TextPart, text_parts
from generator.pages.shared.view import SubmissionView, submission_view


@dataclass(frozen=True, slots=True)
class EarlierTable:
    """A budget table as it was printed."""

    table: BudgetTable
    """The table."""
    heads: tuple[tuple[HeadCell, ...], ...]
    """The rows of its head."""
    unit: str
    """Its unit of money; empty where it states none."""


@dataclass(frozen=True, slots=True)
class EarlierVersionPage:
    """What the page shows."""

    head: Head
    """Title, description, trail."""
    submission: SubmissionView
    """The submission it belongs to."""
    number: int
    """Number of the version."""
    date: str
    """The day it was made, ISO; empty for the first one."""
    next: RevisionNote
    """The revision that put it right."""
    title: str
    """Title of the document as it was printed."""
    cover: tuple[CoverFact, ...]
    """What the document said of itself."""
    templates: tuple[str, ...]
    """The template of the family's forms, then the one for families without."""
    forms: tuple[PrintForm, ...]
    """The target forms above the projects, then the projects' forms."""
    tables: tuple[EarlierTable, ...]
    """The budget tables."""
    parts: tuple[TextPart, ...]
    """The prose."""
    terms: tuple[DocumentTerm, ...]
    """The document's own glossary."""
    is_held_back: bool
    """Whether its text is not shown, since it holds what must not go out."""


def submission_pages(
    submission: Submission,
    relations: Relations,
    site: Site,
    terms: tuple[Term, ...],
    source_lines: tuple[str, ...],
) -> Iterator[Page]:
    """One page for each earlier version that can be read."""
    if relations.past is None:
        return
    for earlier in relations.past.versions:
        following = next(each for each in submission.revisions if each.number == earlier.version + 1)
        context = _context(submission, relations, earlier, following)
        address = version_address(submission.path, earlier.version)
        data = records.page_record(
            site, "earlier-version", address, earlier.title, version=earlier.version, present=submission.path
        )
        bare = replace(context, forms=(), tables=(), parts=(), terms=(), cover=(), is_held_back=True)
        instead = Page(address, "pages/earlier_version.html", bare, data, is_permanent=False)
        yield Page(address, "pages/earlier_version.html", context, data, is_permanent=False, instead=instead)


def _context(
    submission: Submission, relations: Relations, earlier: Submission, following: Revision
) -> EarlierVersionPage:
    there = {project.id for project in submission.projects} | {form.id for form in submission.targets}
    return EarlierVersionPage(
        head=Head(
            msg(
                "Version {number}, corrected since · {body} {year}",
                number=earlier.version,
                body=submission.body.name,
                year=submission.folder,
            ),
            msg("{title} as it was before the correction of {date}", title=earlier.title, date=following.date),
            crumbs_to_year(relations.summary),
            is_listed=False,
        ),
        submission=submission_view(submission, relations),
        number=earlier.version,
        date=earlier.revisions[-1].date.isoformat() if earlier.revisions else "",
        next=revision_note(submission, relations, following),
        title=earlier.title,
        cover=cover_facts(earlier),
        templates=form_templates(earlier),
        forms=tuple(official_forms(earlier, there)),
        tables=tuple(_table(table) for table in earlier.tables),
        parts=text_parts(earlier.sections),
        terms=earlier.terms,
        is_held_back=False,
    )


def _table(table: BudgetTable) -> EarlierTable:
    return EarlierTable(table, head_rows(table.columns), table.money_unit.value if table.money_unit else "")
