"""The content beside that of a commit, submission by submission."""

from __future__ import annotations

from dataclasses import dataclass

from generator.model.diagnostic import Diagnostic
from generator.model.differences import Differences, State
from generator.model.submission import Submission


@dataclass(frozen=True, slots=True)
class Compared:
    """One submission in which files differ."""

    path: str
    body: str
    """Name of its body; empty where that cannot be read."""
    present: Submission | None
    """The later text; of what is gone the earlier one. None where it cannot be read."""
    state: State
    differences: Differences
    """Of one that changed; nothing where files differ and nothing that is printed."""
    unread: tuple[Diagnostic, ...] = ()
    """Why one of its texts cannot be read."""

    @property
    def changes(self) -> int:
        """How many fields, cells and paragraphs differ; what came or went as a whole counts as one."""
        return sum(len(thing.changes) or 1 for thing in self.differences.things)


@dataclass(frozen=True, slots=True)
class Comparison:
    """What differs from a commit."""

    commit: str
    submissions: tuple[Compared, ...]
    """By address."""
    others: tuple[str, ...]
    """Files that belong to no submission and differ."""

    @property
    def changes(self) -> int:
        """How many fields, cells and paragraphs differ."""
        return sum(each.changes for each in self.submissions)

    @property
    def figures(self) -> int:
        """How many figures are other ones."""
        return sum(each.differences.figures for each in self.submissions)
