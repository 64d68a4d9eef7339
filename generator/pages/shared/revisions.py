"""What pages say of the revisions (更正) of a submission: which version they show, what was put right, where to look.

Without a revision nothing of this is shown; without a history the notes are, and no link to what they changed.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from generator.model.catalogue import Relations
from generator.model.differences import ThingKind
from generator.model.message import Message
from generator.model.revision import FIRST_VERSION, Revision
from generator.model.submission import Submission
from generator.pages.shared.addresses import differences_address, version_address
from generator.pages.shared.words import weight_word


@dataclass(frozen=True, slots=True)
class VersionLink:
    """An earlier version that can be read."""

    number: int
    """Its number."""
    address: str
    """Its address."""


@dataclass(frozen=True, slots=True)
class RevisionNote:
    """A revision as its body states it."""

    number: int
    """Of the version it made."""
    date: str
    """Its day, ISO."""
    weight: Message
    """How much it weighs: 一般更正, 重大更正."""
    note: str
    """更正说明."""
    address: str
    """Where what it changed is told; empty without a history."""


@dataclass(frozen=True, slots=True)
class Revised:
    """What a page of a revised submission says of its version."""

    last: RevisionNote
    """The revision that made the present version."""
    before: tuple[RevisionNote, ...]
    """The others, the newest first."""
    versions: tuple[VersionLink, ...]
    """The earlier versions that can be read, the newest first."""
    own: RevisionNote | None
    """The last revision that changed the project the page is of; None where none did, where that is not known, and on
    pages of no project."""
    is_own_known: bool
    """Whether it is known which revisions changed the project."""


def revised(submission: Submission, relations: Relations, project: str = "") -> Revised | None:
    """What a page says of the version, with what became of one project; None for a text that was never revised."""
    if not submission.revisions:
        return None
    past = relations.past
    notes = [revision_note(submission, relations, each) for each in reversed(submission.revisions)]
    own = None
    if past is not None and project and (change := past.last_change(ThingKind.PROJECT, project)) is not None:
        own = revision_note(submission, relations, change, project_anchor(project))
    versions = past.versions if past is not None else ()
    return Revised(
        last=notes[0],
        before=tuple(notes[1:]),
        versions=tuple(
            VersionLink(each.version, version_address(submission.path, each.version)) for each in reversed(versions)
        ),
        own=own,
        is_own_known=bool(project) and past is not None and all(step.differences is not None for step in past.steps),
    )


def revision_note(submission: Submission, relations: Relations, revision: Revision, anchor: str = "") -> RevisionNote:
    """A revision, with the address of what it changed, or of one part of that."""
    address = differences_address(submission.path, anchor or revision_anchor(revision.number))
    return RevisionNote(
        number=revision.number,
        date=revision.date.isoformat(),
        weight=weight_word(revision.weight),
        note=revision.note,
        address=address if relations.past is not None else "",
    )


def revision_anchor(number: int) -> str:
    """The id of a revision on the page of differences."""
    return f"v{number}"


def project_anchor(project: str) -> str:
    """The id of the last change of a project on the page of differences."""
    return f"p-{project}"


def revisions_record(submission: Submission) -> dict[str, Any]:
    """Version and revisions for `index.json`; nothing for a text that was never revised."""
    if submission.version == FIRST_VERSION:
        return {}
    revisions = [
        {"n": each.number, "date": each.date.isoformat(), "note": each.note, "weight": each.weight.value}
        for each in submission.revisions
    ]
    return {"version": submission.version, "revisions": revisions}
