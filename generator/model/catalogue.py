"""All submissions seen from above: summaries, and what relates them."""

from __future__ import annotations

import enum
from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal

from generator.model.amount import Amount
from generator.model.body import Body, Region, Unit
from generator.model.glossary import Term
from generator.model.site import Site
from generator.model.submission import Origin, Status, SubmissionKind


@dataclass(frozen=True, slots=True)
class Total:
    """A sum this site computed, never one that was printed: exact yuan, of how many amounts, how many had no number."""

    yuan: Decimal
    counted: int
    left_out: int = 0


@dataclass(frozen=True, slots=True)
class ProjectLine:
    """A project as a list shows it."""

    id: str
    name: str
    code: str | None
    unit: Unit | None
    amount: Amount
    address: str
    """Below the site's root, with the closing slash."""


@dataclass(frozen=True, slots=True)
class Summary:
    """A submission as the pages above it see it."""

    path: str
    """Its address below the site's root, with the closing slash."""
    folder: str
    region: Region
    body: Body
    fiscal_year: int
    kind: SubmissionKind
    title: str
    status: Status
    origin: Origin
    projects: tuple[ProjectLine, ...]
    total: Total
    units: tuple[Unit, ...]
    has_text: bool


@dataclass(frozen=True, slots=True)
class UnitGroup:
    """The projects of one unit of a submission, in printed order, and their sum."""

    unit: Unit | None
    projects: tuple[ProjectLine, ...]
    total: Total


@dataclass(frozen=True, slots=True)
class Sibling:
    """Another submission of the same body."""

    path: str
    folder: str
    fiscal_year: int
    kind: SubmissionKind


@dataclass(frozen=True, slots=True)
class Relations:
    """What a submission needs to know beyond itself, and what its own pages share."""

    summary: Summary
    groups: tuple[UnitGroup, ...]
    near_names: Mapping[str, tuple[str, ...]]
    """Project id → ids of projects of this submission whose names are near; never said to be the same project."""
    siblings: tuple[Sibling, ...]
    """Other years and kinds of the same body, the newest first."""


class ExpectedState(enum.Enum):
    """The four states of a disclosure. Missing is only said where something was expected."""

    PUBLISHED = "published"
    """已公开."""
    NO_DATA = "no-data"
    """本表无数据."""
    MISSING = "missing"
    """应公开未见: expected, the day has passed, and nothing was found."""
    NOT_HELD = "not-held"
    """本站未收录: the site does not hold it and says nothing more."""


@dataclass(frozen=True, slots=True)
class Expected:
    """What `region.yaml` says is owed: which body, which folder (`2024`), by when (ISO date)."""

    body_slug: str
    body_name: str
    folder: str
    due: str
    state: ExpectedState


@dataclass(frozen=True, slots=True)
class BodyEntry:
    """A body and its submissions, the newest first."""

    body: Body
    submissions: tuple[Summary, ...]


@dataclass(frozen=True, slots=True)
class RegionEntry:
    """A region and its bodies, by slug."""

    region: Region
    bodies: tuple[BodyEntry, ...]
    expected: tuple[Expected, ...] = ()


@dataclass(frozen=True, slots=True)
class YearLine:
    """One line of the home page: a year and kind, and what the sum counts."""

    fiscal_year: int
    kind: SubmissionKind
    bodies: int
    projects: int
    total: Total


@dataclass(frozen=True, slots=True)
class Catalogue:
    """Everything the site holds, in a fixed order: regions by code, bodies by slug, years newest first."""

    site: Site
    regions: tuple[RegionEntry, ...]
    years: tuple[YearLine, ...]
    terms: tuple[Term, ...]
