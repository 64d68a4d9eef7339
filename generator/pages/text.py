"""The prose of a submission (文字说明), part by part."""

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
from generator.pages.shared.addresses import crumbs_to_year, text_address
from generator.pages.shared.findings import FindingsSection, findings_data, sections_by_page
from generator.pages.shared.provenance import TEXT, Excerpt, excerpt_record, excerpts
from generator.pages.shared.text_parts import TextPart, text_parts
from generator.pages.shared.view import SubmissionView, submission_view


@dataclass(frozen=True, slots=True)
class TextPage:
    """What the page of the prose shows."""

    head: Head
    """Title, description, trail."""
    submission: SubmissionView
    """The submission it belongs to."""
    parts: tuple[TextPart, ...]
    """The parts, in printed order."""
    projects_part: tuple[str, ...]
    """Heading lines of the part the project forms stand in; none where none are printed."""
    excerpt: Excerpt | None
    """The lines of the document it was read from; None where there is no document."""
    findings: FindingsSection | None
    """What the checks found in it; None where they found nothing."""


def submission_pages(
    submission: Submission,
    relations: Relations,
    site: Site,
    terms: tuple[Term, ...],
    source_lines: tuple[str, ...],
) -> Iterator[Page]:
    """The page of the prose; none for a submission without any."""
    if not submission.sections:
        return
    view = submission_view(submission, relations)
    address = text_address(relations.summary.path)
    excerpt = excerpts(submission.source, source_lines).get(TEXT)
    findings = sections_by_page(submission, relations).get(address)
    context = TextPage(
        head=Head(
            msg("Text of the document · {body} {year}", body=submission.body.name, year=submission.folder),
            msg("Goals and explanations of {title}, as printed", title=submission.title),
            crumbs_to_year(relations.summary),
        ),
        submission=view,
        parts=text_parts(submission.sections),
        projects_part=submission.projects_part,
        excerpt=excerpt,
        findings=findings,
    )
    data = records.page_record(
        site,
        "text",
        address,
        submission.title,
        sections=[
            {"id": section.id, "part": list(section.part), "title": section.title, "text": section.text}
            for section in submission.sections
        ],
        projects_part=list(submission.projects_part),
        **findings_data(findings),
        source=excerpt_record(excerpt),
    )
    yield Page(address, "pages/text.html", context, data)
