"""The earlier versions of a submission, where the history of the content holds them."""

from __future__ import annotations

from dataclasses import dataclass

from generator.model.differences import Differences, ThingKind
from generator.model.revision import Revision
from generator.model.submission import Submission


@dataclass(frozen=True, slots=True)
class EarlierFolders:
    """Where the earlier texts of a submission lie, each in a scratch folder laid out like a content folder."""

    versions: tuple[tuple[int, str], ...] = ()
    """Number → folder, ascending."""
    published: str = ""
    """Of the text published first under the present number; empty where it is the present one, or not known."""


@dataclass(frozen=True, slots=True)
class RevisionStep:
    """What one revision changed."""

    revision: Revision
    differences: Differences | None
    """From the version before it; None where one of the two is not in the history or cannot be read."""


@dataclass(frozen=True, slots=True)
class Past:
    """The earlier versions of a submission and what each revision changed."""

    versions: tuple[Submission, ...]
    """Those that can be read, ascending."""
    steps: tuple[RevisionStep, ...]
    """One for each revision, the newest first."""

    def last_change(self, kind: ThingKind, id: str) -> Revision | None:
        """The last revision that changed a project, table, form or section; None where none did."""
        return next((step.revision for step in self.steps if step.differences and step.differences.of(kind, id)), None)
