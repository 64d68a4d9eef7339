"""What a form found in a document, before the site gives it a region, a body and addresses."""

from __future__ import annotations

import datetime
from collections.abc import Mapping
from dataclasses import dataclass, field

from generator.model.body import Unit
from generator.model.budget_table import BudgetTable
from generator.model.message import Message
from generator.model.project import Project
from generator.model.source import Furniture, Repair, Unsure
from generator.model.submission import DocumentTerm, Origin, Section, Status, SubmissionKind, Targets


@dataclass(frozen=True, slots=True)
class Unread:
    """A piece of the document that no field took: line, text, and where it stood."""

    line: int
    text: str


@dataclass(frozen=True, slots=True)
class Reading:
    """A disclosure as one form read it. Ids of projects are places in printed order, `#1`, until import gives them."""

    family: str
    publisher: str | None
    """Name of the body as printed; None where the document does not say."""
    fiscal_year: int | None
    kind: SubmissionKind
    title: str
    status: Status
    units: tuple[Unit, ...]
    projects: tuple[Project, ...]
    sections: tuple[Section, ...] = ()
    targets: tuple[Targets, ...] = ()
    tables: tuple[BudgetTable, ...] = ()
    terms: tuple[DocumentTerm, ...] = ()
    projects_part: tuple[str, ...] = ()
    """Heading lines of the part the project forms stand in, as printed."""
    status_text: str = ""
    dated: str = ""
    prepared_by: str = ""
    reviewed_by: str = ""
    published_on: str = ""
    """公开日期, ISO; this and the four below only where the document is a workbook of ours that states them."""
    publish_on: datetime.date | None = None
    approved_on: str = ""
    source_url: str = ""
    origin: Origin | None = None
    region_codes: tuple[str, ...] = ()
    """Region codes that stand in its project codes, each once."""
    fields: Mapping[str, tuple[int, ...]] = field(default_factory=dict)
    """Field path → lines; projects are named by their `#n`."""
    furniture: Mapping[Furniture, tuple[int, ...]] = field(default_factory=dict)
    repairs: tuple[Repair, ...] = ()
    unread: tuple[Unread, ...] = ()
    unsure: tuple[Unsure, ...] = ()
    missing: tuple[Message, ...] = ()
    """What the document does not say and no field can do without: the person must give it."""


@dataclass(frozen=True, slots=True)
class Recognition:
    """How far a form recognises a document: the fixed labels it looked for and those it found."""

    looked_for: tuple[str, ...]
    found: tuple[str, ...]

    @property
    def share(self) -> float:
        """Part of the labels found, 0 to 1; a share of labels, never money."""
        return len(self.found) / len(self.looked_for) if self.looked_for else 0.0
