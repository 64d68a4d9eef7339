"""A submission: what one body discloses for one year. The unit of work of every stage."""

from __future__ import annotations

import datetime
import enum
from dataclasses import dataclass
from typing import Final

from generator.model.amount import Amount, MoneyUnit
from generator.model.body import Body, Region, Unit
from generator.model.budget_table import BudgetTable
from generator.model.indicator import Goal, Indicator
from generator.model.project import Note, Project
from generator.model.revision import FIRST_VERSION, Revision
from generator.model.secrecy_review import SecrecyReview
from generator.model.source import SourceMap


class SubmissionKind(enum.Enum):
    """What kind of document was disclosed; totals never cross kinds."""

    BUDGET = "budget"
    """预算, with its performance targets."""
    ACCOUNTS = "accounts"
    """决算."""
    EVALUATION = "evaluation"
    """绩效自评."""


class Status(enum.Enum):
    """How far the document had come when it was disclosed, as it says itself."""

    DRAFT = "draft"
    """草案."""
    APPROVED = "approved"
    """已批复."""
    UNSTATED = "unstated"
    """The document does not say."""


class Origin(enum.Enum):
    """Whether the body publishes here itself, or the text was transcribed from what it published elsewhere."""

    FILED = "filed"
    COPIED = "copied"


@dataclass(frozen=True, slots=True)
class Section:
    """One section of prose (文字说明) as Markdown, its heading and numbering as printed."""

    id: str
    title: str
    text: str
    part: tuple[str, ...] = ()
    """Heading lines of the part it stands in, as printed: ("第一部分", "部门整体绩效目标")."""


@dataclass(frozen=True, slots=True)
class BudgetLine:
    """One line of the budget breakdown on a whole-department form: label path and amount as printed."""

    labels: tuple[str, ...]
    amount: Amount


@dataclass(frozen=True, slots=True)
class Task:
    """A key task of the year (年度重点任务), its cells as printed."""

    subject: str
    text: str
    responsible: str | None = None


@dataclass(frozen=True, slots=True)
class Direction:
    """One line of a special fund's summary (支出方向), its cells as printed."""

    number: str
    """一."""
    name: str
    amount: Amount
    goal_term: str = ""
    """实施期绩效目标."""
    goal_year: str = ""
    """年度绩效目标."""
    project: str = ""
    """Id of the project that is this direction's own form; empty where none was found by its labels."""


@dataclass(frozen=True, slots=True)
class DocumentTerm:
    """A term of the document's own glossary (名词解释), its text as printed."""

    name: str
    text: str


TARGETS_PARTS: Final = ("facts", "budget", "goals", "tasks", "directions", "indicators")
"""The parts of a target form in their usual order."""


@dataclass(frozen=True, slots=True)
class Targets:
    """A target form above the projects: of the whole department (整体支出), or of a special fund (专项资金)."""

    id: str
    title: str
    owner: str
    """Name of the department or fund it belongs to, as printed."""
    money_unit: MoneyUnit | None = None
    facts: tuple[Note, ...] = ()
    """Other labelled texts of the form, as printed."""
    budget: tuple[BudgetLine, ...] = ()
    tasks: tuple[Task, ...] = ()
    directions: tuple[Direction, ...] = ()
    goals: tuple[Goal, ...] = ()
    indicators: tuple[Indicator, ...] = ()
    labels: tuple[tuple[str, str], ...] = ()
    """Labels as printed: (field, label); the head of a column is (`tasks/subject`, 事项).

    Heads of the columns of one list stand in their printed order.
    """
    order: tuple[str, ...] = ()
    """Parts of the form, of `TARGETS_PARTS`, in printed order; none where the usual order holds."""


@dataclass(frozen=True, slots=True)
class Removed:
    """A project or table that an earlier text of this submission had: its address goes on answering."""

    id: str
    name: str


@dataclass(frozen=True, slots=True)
class Submission:
    """What one body discloses for one year and kind, whole, as printed."""

    region: Region
    body: Body
    fiscal_year: int
    kind: SubmissionKind
    title: str
    """Title of the document as printed."""
    family: str
    """Family of the printed form: `hebei`."""
    status: Status
    origin: Origin
    money_units: tuple[MoneyUnit, ...]
    """Units of money its forms print, each once, in order of first use."""
    units: tuple[Unit, ...]
    projects: tuple[Project, ...]
    """In printed order."""
    sections: tuple[Section, ...] = ()
    targets: tuple[Targets, ...] = ()
    tables: tuple[BudgetTable, ...] = ()
    terms: tuple[DocumentTerm, ...] = ()
    removed: tuple[Removed, ...] = ()
    removed_tables: tuple[Removed, ...] = ()
    """Tables that an earlier text of it had."""
    projects_part: tuple[str, ...] = ()
    """Heading lines of the part the project forms stand in, as printed: ("第二部分", "预算项目绩效目标")."""
    publisher: str = ""
    """The body's name as its cover prints it."""
    status_text: str = ""
    """The mark of the status as printed: （草案）."""
    dated: str = ""
    """Date on the cover as printed."""
    prepared_by: str = ""
    """Who drew it up, as printed on the cover."""
    reviewed_by: str = ""
    published_on: str = ""
    """公开日期, ISO, where the document or the body states it."""
    publish_on: datetime.date | None = None
    """The day from which it is public; None where none is set. Before that day a build leaves it out whole."""
    approved_on: str = ""
    """批复日期, ISO."""
    secrecy_review: SecrecyReview | None = None
    """保密审查 of the whole; None where the body records none."""
    source_url: str = ""
    """Address of the original publication, where known."""
    source: SourceMap | None = None
    revisions: tuple[Revision, ...] = ()
    """更正 of the published text, in order of their numbers, which begin at 2 and have no gap."""

    @property
    def version(self) -> int:
        """Number of this text: 1 as it was published first, else that of its last revision."""
        return self.revisions[-1].number if self.revisions else FIRST_VERSION

    @property
    def public_on(self) -> str:
        """公开日期, ISO: as stated, else the day it is set to be published on; empty where neither is known."""
        return self.published_on or (self.publish_on.isoformat() if self.publish_on else "")

    @property
    def folder(self) -> str:
        """Name of its folder and part of its address: `2024`, or `2024-accounts` for other kinds."""
        return str(self.fiscal_year) + ("" if self.kind is SubmissionKind.BUDGET else f"-{self.kind.value}")

    @property
    def path(self) -> str:
        """Its address below the site's root, with the closing slash, and its folder in the content."""
        return f"{self.region.code}/{self.body.slug}/{self.folder}/"
