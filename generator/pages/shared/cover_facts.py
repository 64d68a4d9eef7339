"""What a document says of itself: title, body, date, status, who drew it up."""

from __future__ import annotations

from dataclasses import dataclass

from generator.model.message import Message, msg
from generator.model.submission import Submission


@dataclass(frozen=True, slots=True)
class CoverFact:
    """What the document says of itself, mostly on its cover, or the body states about it."""

    label: Message
    """What it is."""
    text: str
    """As printed; dates of approval and publication in ISO form."""


def has_cover(submission: Submission) -> bool:
    """Whether the document has a cover: one without takes its title from one of its forms, and states no date."""
    if submission.dated or submission.prepared_by or submission.reviewed_by:
        return True
    titles = (*(form.title for form in submission.targets), *(each.heading or "" for each in submission.projects))
    return not any(submission.title in title for title in titles)


def cover_facts(submission: Submission) -> tuple[CoverFact, ...]:
    """The facts about the document that are stated, in the order of a cover."""
    title = msg("Title as printed") if has_cover(submission) else msg("Title of the first form, as printed")
    facts = (
        (msg("Name of the body as printed"), submission.publisher),
        (title, submission.title),
        (msg("Status as printed"), submission.status_text),
        (msg("Date as printed"), submission.dated),
        (msg("Drawn up by"), submission.prepared_by),
        (msg("Reviewed by"), submission.reviewed_by),
        (msg("Approved on"), submission.approved_on),
        (msg("Published on"), submission.public_on),
    )
    return tuple(CoverFact(label, text) for label, text in facts if text)
