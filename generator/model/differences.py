"""What differs between two texts of one submission, matched by what things are, never by where they stand."""

from __future__ import annotations

import enum
from dataclasses import dataclass

from generator.model.message import Message
from generator.model.spot import Spot


class ThingKind(enum.Enum):
    """The parts of a submission that readers know by name."""

    DOCUMENT = "document"
    """Cover, units, terms: what belongs to no part."""
    TARGETS = "targets"
    """A target form above the projects."""
    PROJECT = "project"
    TABLE = "table"
    TEXT = "text"
    """A section of prose."""


class State(enum.Enum):
    """What became of a thing."""

    CHANGED = "changed"
    ADDED = "added"
    REMOVED = "removed"


@dataclass(frozen=True, slots=True)
class Change:
    """One field, cell or paragraph that differs."""

    subject: str | Message
    """Which indicator, source of funds or row it belongs to; empty for a field of the thing itself."""
    field: str | Message
    """Its label, as printed where the form prints one of its own."""
    before: str | Message | None
    """As printed, an amount with its unit; empty where it was blank, None where there was no such field."""
    after: str | Message | None
    is_figure: bool
    """Whether an amount, a target or a number in a table is another one, and not only printed otherwise."""
    at: Spot
    """In the later text; of what that does not have, the thing it belonged to."""


@dataclass(frozen=True, slots=True)
class ThingChange:
    """A project, table, form or section that differs."""

    kind: ThingKind
    id: str
    """In the later text; of what that does not have, in the earlier one. Empty for the document."""
    name: str | Message
    """As the later text has it; of what that does not have, the earlier one."""
    name_before: str
    """Its other name in the earlier text; empty where it had the same or none."""
    state: State
    changes: tuple[Change, ...]
    """In the order of the later text; of what was added or removed as a whole only its amount."""
    at: Spot
    """In the later text; of what that does not have, its list."""

    @property
    def figures(self) -> int:
        """How many of its figures are other ones; what came or went as a whole counts as one, unless it is prose."""
        if self.state is not State.CHANGED:
            return int(self.kind is not ThingKind.TEXT)
        return sum(change.is_figure for change in self.changes)


@dataclass(frozen=True, slots=True)
class Differences:
    """Everything that differs between an earlier and a later text; nothing where `things` is empty."""

    things: tuple[ThingChange, ...] = ()
    """The document, then forms above the projects, projects, tables and sections, in the later text's order."""

    @property
    def figures(self) -> int:
        """How many figures are other ones."""
        return sum(thing.figures for thing in self.things)

    def of(self, kind: ThingKind, id: str) -> ThingChange | None:
        """What differs in one thing; None where nothing does."""
        return next((thing for thing in self.things if thing.kind is kind and thing.id == id), None)
