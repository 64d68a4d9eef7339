"""All submissions seen from above: summaries, and what relates them."""

from __future__ import annotations

import datetime
import enum
from collections.abc import Mapping
from dataclasses import dataclass, field
from decimal import Decimal
from typing import NamedTuple

from generator.model.amount import Amount
from generator.model.body import Body, Region, Unit
from generator.model.budget_table import TableKind
from generator.model.diagnostic import Diagnostic
from generator.model.download import DownloadFile
from generator.model.glossary import Term
from generator.model.indicator import IndicatorKind, Scope
from generator.model.main_figures import MainFigures
from generator.model.past import Past
from generator.model.question import Answer
from generator.model.redirect import Redirect
from generator.model.related import NearNames, OtherYear
from generator.model.revision import Revision
from generator.model.rule import Rule
from generator.model.site import Site
from generator.model.submission import DocumentTerm, Origin, Status, SubmissionKind
from generator.model.summary_lines import SortedProject, TableFigure


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
class TableLine:
    """A budget table as pages and searches over all submissions see it."""

    title: str
    address: str
    """Below the site's root, with the closing slash."""
    kind: TableKind = TableKind.OTHER
    is_empty: bool = False
    """Whether it is shown empty (空表)."""


@dataclass(frozen=True, slots=True)
class TargetsLine:
    """A target form above the projects as the search for names finds it."""

    id: str
    title: str
    owner: str
    kinds: tuple[IndicatorKind, ...] = ()
    """The kinds of its indicators, in the order of the model."""


class IndicatorLine(NamedTuple):
    """A row of a performance table as pages over all submissions list it.

    A plain tuple: large sites have a million of them, and they pass between processes.
    """

    kind: IndicatorKind
    scope: Scope
    project: int
    """Place of its project in the summary, from 0."""
    number: int
    """Its place among the project's indicators, from 1."""
    name: str
    target: str
    """As printed."""
    cut_off: tuple[str, ...] = ()
    """Which of these two, `name` and `value`, and of its other cells the document cuts off."""


class FunctionLine(NamedTuple):
    """A row of a budget table that a code of the functional classification (功能分类科目) names."""

    code: str
    name: str
    table: str
    """Id of the table."""
    title: str
    """Title of the table."""
    anchor: str
    """Id of the row on the table's page."""
    amounts: tuple[tuple[str, Amount], ...]
    """Head of the column and amount, where one is printed."""


@dataclass(frozen=True, slots=True)
class PrintedTotal:
    """The total of a whole department as its document prints it; never a sum of this site's own."""

    label: str
    """Its label as printed: 支出总计."""
    where: str
    """Number and title of the table, or title of the form, it stands in."""
    address: str
    """Its address."""
    amount: Amount
    """Its figure; a number."""


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
    tables: tuple[TableLine, ...] = ()
    targets: tuple[TargetsLine, ...] = ()
    terms: tuple[DocumentTerm, ...] = ()
    indicators: tuple[IndicatorLine, ...] = ()
    """Rows of the performance tables of its projects, in printed order; blank ones and those that say 无 left out.

    For pages over all submissions only.
    """
    functions: tuple[FunctionLine, ...] = ()
    """Rows of its tables by function; for pages over all submissions only."""
    figures: MainFigures = field(default_factory=MainFigures)
    """For checks across years only."""
    approved_on: str = ""
    """批复日期, ISO, where it is stated."""
    published_on: str = ""
    """公开日期, ISO, where it is stated or set."""
    publish_on: datetime.date | None = None
    """The day from which it is public; None where none is set."""
    printed_totals: tuple[PrintedTotal, ...] = ()
    """What it prints as the total of the department."""
    table_figures: tuple[TableFigure, ...] = ()
    """The totals of its budget tables, in printed order."""
    sorts: tuple[SortedProject, ...] = ()
    """What sorts of project its forms print; for pages over all submissions only."""
    answers: tuple[Answer, ...] = ()
    """What it answers to the questions asked of all projects; for pages over all submissions only."""
    revisions: tuple[Revision, ...] = ()
    """更正 of its published text, in order of their numbers."""


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
class Withheld:
    """A submission left out of this publication, because errors in it are neither mended nor released."""

    path: str
    """Its address below the site's root, with the closing slash."""
    folder: str
    region: Region
    body: Body
    errors: int
    addresses: tuple[str, ...]
    """Below its own that were published once and go on answering, each with the closing slash."""


@dataclass(frozen=True, slots=True)
class Relations:
    """What a submission needs to know beyond itself, and what its own pages share."""

    summary: Summary
    groups: tuple[UnitGroup, ...]
    near_names: Mapping[str, NearNames]
    """Project id → projects of this submission whose names are near."""
    siblings: tuple[Sibling, ...]
    """Other years and kinds of the same body, the newest first."""
    findings: tuple[Diagnostic, ...] = ()
    """What the checks found in it and the site makes public, errors first."""
    rules: Mapping[str, Rule] = field(default_factory=dict)
    """The checks that found it, by id."""
    checks: int = 0
    """How many checks looked at it."""
    downloads: tuple[DownloadFile, ...] = ()
    """The files beside its page that people take away."""
    other_years: Mapping[str, tuple[OtherYear, ...]] = field(default_factory=dict)
    """Project id → the project in other disclosures of the body, the newest first."""
    past: Past | None = None
    """Its earlier versions; None where it has none or the history of the content is not at hand."""


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
class YearLine:
    """A year and kind of document, of the whole site or of one region, and what the sum counts."""

    fiscal_year: int
    kind: SubmissionKind
    bodies: int
    projects: int
    total: Total


@dataclass(frozen=True, slots=True)
class RegionEntry:
    """A region and its bodies, by slug."""

    region: Region
    bodies: tuple[BodyEntry, ...]
    expected: tuple[Expected, ...] = ()
    years: tuple[YearLine, ...] = ()
    """One line for each year and kind, the newest first."""


@dataclass(frozen=True, slots=True)
class Catalogue:
    """Everything the site holds, in a fixed order: regions by code, bodies by slug, years newest first."""

    site: Site
    regions: tuple[RegionEntry, ...]
    years: tuple[YearLine, ...]
    terms: tuple[Term, ...]
    rules: tuple[Rule, ...] = ()
    """Every check there is, by id."""
    findings: Mapping[str, tuple[Diagnostic, ...]] = field(default_factory=dict)
    """Address of a submission → what was found in it and the site makes public, errors first."""
    withheld: tuple[Withheld, ...] = ()
    """Submissions left out, by address."""
    synonyms: tuple[tuple[str, ...], ...] = ()
    """Groups of words for the same thing, beyond those of the terms; search treats them alike."""
    redirects: tuple[Redirect, ...] = ()
    """Addresses whose pages moved, by the old one."""
