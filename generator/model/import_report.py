"""What an import did with a document: every line's fate, every repair, every doubt."""

from __future__ import annotations

import enum
from collections.abc import Mapping
from dataclasses import dataclass

from generator.model.message import Message
from generator.model.reading import Recognition, Unread
from generator.model.remark import Remark, RemarkKind
from generator.model.source import Furniture, Repair, Unsure


class Outcome(enum.Enum):
    """How an import ended."""

    WRITTEN = "written"
    UNCHANGED = "unchanged"
    """The content held the same already."""
    CHECKED = "checked"
    """Everything could be written; --dry-run kept it from being so."""
    REFUSED = "refused"
    """Nothing was written."""


class MatchedBy(enum.Enum):
    """How a project found the address it had in an earlier version of the document."""

    CODE = "code"
    NAME = "name"
    NEW = "new"


@dataclass(frozen=True, slots=True)
class Match:
    """A project and its address."""

    id: str
    name: str
    by: MatchedBy


@dataclass(frozen=True, slots=True)
class Accounting:
    """What became of the document's lines. Each line with anything on it is in exactly one of the first three."""

    taken: int
    """Lines of which something is in a named field."""
    furniture_only: int
    """Lines that carry nothing but furniture."""
    unread: int
    blank: int
    """Lines without a sign, or with tabs alone."""

    @property
    def total(self) -> int:
        """All lines of the document."""
        return self.taken + self.furniture_only + self.unread + self.blank


@dataclass(frozen=True, slots=True)
class ImportReport:
    """One document's import."""

    document: str
    outcome: Outcome
    problems: tuple[Message, ...] = ()
    """Why nothing was written, a sentence each."""
    family: str = ""
    recognition: tuple[tuple[str, Recognition], ...] = ()
    """(family, labels found), of every form, where none was recognised."""
    path: str = ""
    """The submission's folder below the content folder."""
    encoding: str = ""
    accounting: Accounting | None = None
    furniture: Mapping[Furniture, tuple[int, ...]] | None = None
    wrap_blanks: int = 0
    repairs: tuple[Repair, ...] = ()
    unread: tuple[Unread, ...] = ()
    unsure: tuple[Unsure, ...] = ()
    matches: tuple[Match, ...] = ()
    removed: tuple[str, ...] = ()
    """Names of projects an earlier text had and this one has not."""
    files: tuple[str, ...] = ()
    """Files written or, with --dry-run, that would be, below the content folder."""
    projects: int = 0
    indicators: int = 0
    remarks: tuple[Remark, ...] = ()
    """What the reader of the file has to say, in reading order."""
    places: tuple[str, ...] = ()
    """Where each line stands in a file that has none (`document_place`); empty for a text."""
    held: tuple[Message, ...] = ()
    """Why the original, or its lines too, are not kept in `source/`."""
    undone: tuple[Message, ...] = ()
    """What a person had written into the content and does not hold for the text that came in its place."""

    @property
    def doubtful(self) -> tuple[Remark, ...]:
        """The remarks that keep the document from being written unless a person says so."""
        return tuple(remark for remark in self.remarks if remark.kind is RemarkKind.DOUBTFUL)

    def place_of(self, line: int) -> str:
        """Where a line stands in a file that has no lines; empty for a text."""
        return self.places[line - 1] if self.places else ""
