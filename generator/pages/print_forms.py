"""The page of the official forms of a submission, for print: a cover, then each form in its province's own layout.

Where there are very many it comes in parts; the cover stands on the first, which names all forms. What a form looks
like is said by `templates/forms/<family>.html` alone; a family without one gets `plain.html`.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import islice
from typing import Any

from generator.model.catalogue import Relations
from generator.model.glossary import Term
from generator.model.message import msg
from generator.model.page import Head, Page
from generator.model.site import Site
from generator.model.submission import Submission
from generator.pages.shared import records
from generator.pages.shared.addresses import crumbs_to_year, print_address
from generator.pages.shared.listings import PartLink
from generator.pages.shared.official_forms import PrintForm, form_templates, official_forms
from generator.pages.shared.print_parts import print_parts
from generator.pages.shared.view import SubmissionView, submission_view


@dataclass(frozen=True, slots=True)
class ListedForm:
    """A form in the list of forms."""

    form: PrintForm
    """The form."""
    address: str
    """Where it stands for print."""
    is_here: bool
    """Whether that is on the part that lists it."""


@dataclass(frozen=True, slots=True)
class PrintFormsPage:
    """What one part of the page shows."""

    head: Head
    """Title, description, trail."""
    submission: SubmissionView
    """The submission it belongs to."""
    templates: tuple[str, ...]
    """The template of the family's forms, then the one for families without."""
    publisher: str
    """Name of the body as the cover prints it, else as the site does."""
    dated: str
    """Date on the cover as printed; empty where none is."""
    prepared_by: str
    """Who drew it up, as printed; empty where nobody is named."""
    reviewed_by: str
    """Who reviewed it, as printed; empty where nobody is named."""
    forms: tuple[PrintForm, ...]
    """The forms of this part: the target forms above the projects, then the projects' forms, in printed order."""
    listed: tuple[ListedForm, ...]
    """On the first part the forms of all parts, on the others their own."""
    part: int
    """Number of this part, from 1."""
    parts: tuple[PartLink, ...]
    """All parts."""


def submission_pages(
    submission: Submission,
    relations: Relations,
    site: Site,
    terms: tuple[Term, ...],
    source_lines: tuple[str, ...],
) -> Iterator[Page]:
    """The parts of the page of the forms; none for a submission without any."""
    forms = iter(official_forms(submission))
    parts = tuple(tuple(islice(forms, len(part))) for part in print_parts(submission))
    links = tuple(PartLink(number, print_address(submission.path, part=number)) for number, _ in enumerate(parts, 1))
    view = submission_view(submission, relations)
    for link, of_part in zip(links, parts, strict=True):
        is_first = link.number == 1
        context = PrintFormsPage(
            head=_head(submission, relations, link.number, len(parts)),
            submission=view,
            templates=form_templates(submission),
            publisher=submission.publisher or submission.body.name,
            dated=submission.dated,
            prepared_by=submission.prepared_by,
            reviewed_by=submission.reviewed_by,
            forms=of_part,
            listed=tuple(_listed(parts if is_first else (of_part,), links if is_first else (link,), link)),
            part=link.number,
            parts=links,
        )
        data = _record(submission, site, context)
        # Later parts go when the text has fewer forms.
        yield Page(link.address, "pages/print_forms.html", context, data, is_permanent=is_first)


def _head(submission: Submission, relations: Relations, part: int, parts: int) -> Head:
    return Head(
        msg("Official forms for print · {body} {year}", body=submission.body.name, year=submission.folder),
        msg("The forms of {title} as the form of the province lays them out, for print", title=submission.title),
        crumbs_to_year(relations.summary),
        part=None if parts == 1 else msg("page {part} of {parts}", part=part, parts=parts),
    )


def _listed(parts: Iterable[tuple[PrintForm, ...]], links: Iterable[PartLink], here: PartLink) -> Iterator[ListedForm]:
    for link, forms in zip(links, parts, strict=True):
        for form in forms:
            yield ListedForm(form, f"{link.address}#{form.anchor}", is_here=link is here)


def _record(submission: Submission, site: Site, context: PrintFormsPage) -> dict[str, Any]:
    """The forms that the part lists, each with its own page and its place for print."""
    forms = [
        {
            "anchor": each.form.anchor,
            "name": each.form.name,
            "title": each.form.title or None,
            "page": each.form.address,
            "address": each.address,
        }
        for each in context.listed
    ]
    return records.page_record(
        site,
        "print",
        context.parts[context.part - 1].address,
        submission.title,
        family=submission.family,
        part=context.part,
        parts=len(context.parts),
        forms=forms,
    )
