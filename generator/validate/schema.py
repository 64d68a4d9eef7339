"""The shapes of the content files. Every scalar is text; what it means is decided when the model is built.

The descriptions are message ids: `mingzhang schema` writes them in the language asked for.
"""

from __future__ import annotations

import datetime
from typing import Annotated, Any, Literal

from pydantic import AfterValidator, BaseModel, ConfigDict, Field, StringConstraints


def _day_that_exists(text: str) -> str:
    """The text, empty or a day of the calendar. Errors: ValueError, as for 2024-02-30."""
    if text:
        datetime.date.fromisoformat(text)
    return text


Slug = Annotated[str, StringConstraints(pattern=r"^[a-z0-9]([a-z0-9-]{0,62}[a-z0-9])?$")]
"""A part of an address."""
SlugOrNothing = Annotated[str, StringConstraints(pattern=r"^$|^[a-z0-9]([a-z0-9-]{0,62}[a-z0-9])?$")]
Year = Annotated[str, StringConstraints(pattern=r"^20[0-9]{2}$")]
IsoDate = Annotated[
    str,
    StringConstraints(pattern=r"^$|^20[0-9]{2}-(0[1-9]|1[0-2])-(0[1-9]|[12][0-9]|3[01])$"),
    AfterValidator(_day_that_exists),
]
NonEmpty = Annotated[str, StringConstraints(min_length=1)]
TargetsPart = Literal["facts", "budget", "goals", "tasks", "directions", "indicators"]
MoneyUnitText = Literal["元", "千元", "万元", "百万元", "亿元"]


def described(description: str, **extra: Any) -> Any:
    """A field with its description, a message id found by the extraction of the catalogues."""
    return Field(description=description, **extra)


class ContentPart(BaseModel):
    """A file or a part of one: unknown fields are refused, nothing changes once it is read."""

    # A shape is made ready when its first file is read: no run reads files of every kind.
    model_config = ConfigDict(extra="forbid", frozen=True, strict=True, defer_build=True)


class SiteFile(ContentPart):
    """site.yaml"""

    title: NonEmpty = described("Name of the site", default="明账")
    official: Literal["true", "false"] = described(
        "true only where the government body that owns the content runs the site", default="false"
    )
    language: Literal["zh-CN", "en"] = described("Language of the shell", default="zh-CN")
    operator: str = described("Office or organisation that runs the site, never a person", default="")
    contact: str = described("How to report an error", default="")
    about: str = described("Who runs the site and why, as Markdown", default="")
    accessibility: str = described("Accessibility statement, as Markdown", default="")
    findings: Literal["error", "warning", "notice"] = described(
        "The lightest finding of the checks that is public", default="notice"
    )
    workbooks: Literal["true", "false"] = described(
        "Whether each submission is offered as a workbook (XLSX) too", default="true"
    )


class ExpectedEntry(ContentPart):
    """One disclosure that is owed."""

    body: Slug = described("Folder of the body")
    name: NonEmpty = described("Name of the body, for where it has not published yet")
    folder: Annotated[str, StringConstraints(pattern=r"^20[0-9]{2}(-accounts|-evaluation)?$")] = described(
        "Folder of the year: 2024, or 2024-accounts for final accounts"
    )
    due: IsoDate = described("Day by which it is owed")


class RegionFile(ContentPart):
    """<region6>/region.yaml"""

    name: NonEmpty = described("Name of the region without those above it")
    parents: list[NonEmpty] = described("Names of the regions above it, the largest first", default_factory=list)
    expected: list[ExpectedEntry] = described("Which disclosures are owed, and by when", default_factory=list)


class BodyFile(ContentPart):
    """<region6>/<body>/body.yaml"""

    name: NonEmpty = described("Name of the body")
    code: str = described("Department or unit code as printed", default="")
    parent: SlugOrNothing = described("Folder of the department a unit belongs to", default="")
    names_before: list[NonEmpty] = described("Earlier names, the newest first", default_factory=list)
    contact: str = described("Office to turn to, as the body publishes it, never a person", default="")
    licence: str = described("Licence of the data as the body states it", default="")


class UnitEntry(ContentPart):
    """A budget unit."""

    code: str = described("Unit code as printed", default="")
    name: NonEmpty = described("Name of the unit")


class SectionEntry(ContentPart):
    """A section of prose; its text is the file text/<id>.md."""

    id: Slug = described("Name of its file in text/, without .md")
    title: str = described("Heading as printed", default="")
    part: list[NonEmpty] = described("Heading lines of the part it stands in", default_factory=list)


class RemovedEntry(ContentPart):
    """A project an earlier text had."""

    id: Slug = described("Former name of its file")
    name: NonEmpty = described("Its name")


class FundingEntry(ContentPart):
    """One source of money."""

    source: NonEmpty = described("Source of the money as printed")
    amount: str = described("Amount as printed")
    scope: Literal["year", "term"] = described("year or term", default="year")


class PlanEntry(ContentPart):
    """One point of the spending plan."""

    until: NonEmpty = described("Until when, as printed")
    share: str = described("Cumulative share as printed; empty where left blank", default="")


class NoteEntry(ContentPart):
    """A labelled text without a field of its own."""

    label: NonEmpty = described("Label as printed")
    text: str = described("Text as printed")


class IndicatorEntry(ContentPart):
    """One row of a performance table."""

    level1: str | None = described("First level as printed; left out where its cell goes on from above", default=None)
    level2: str | None = described("Second level as printed; left out where its cell goes on from above", default=None)
    name: str = described("Third level: the indicator's own name")
    description: str | None = described("Description", default=None)
    target: str = described("Target as printed")
    basis: str | None = described("Basis of the target", default=None)
    standard: str | None = described("Performance standard", default=None)
    weight: str | None = described("Weight", default=None)
    remark: str | None = described("Remark", default=None)
    row: Annotated[str, StringConstraints(pattern=r"^[0-9]{1,4}$")] | None = described(
        "Number of the printed row that a term's and a year's target share", default=None
    )
    cut_off: list[Literal["name", "description", "target", "basis", "standard", "weight", "remark"]] = described(
        "Cells that the document cuts off: nobody can say what they held", default_factory=list
    )


class BudgetLineEntry(ContentPart):
    """One line of a budget breakdown."""

    labels: list[NonEmpty] = described("Labels above and beside the amount, the widest first", min_length=1)
    amount: str = described("Amount as printed")


class TaskEntry(ContentPart):
    """One key task."""

    subject: str = described("Function or item as printed")
    text: str = described("Task or goal as printed")
    responsible: str | None = described("Responsible office as printed", default=None)


class DirectionEntry(ContentPart):
    """One line of a special fund's summary."""

    number: str = described("Number as printed", default="")
    name: NonEmpty = described("Name of the direction as printed")
    amount: str = described("Amount as printed")
    goal_term: str = described("Goal of the whole term as printed", default="")
    goal_year: str = described("Goal of the year as printed", default="")
    project: Slug | Literal[""] = described("Project that is this direction's own form", default="")


class TargetsEntry(ContentPart):
    """A target form above the projects: of the whole department or of a special fund."""

    id: Slug = described("Part of its address")
    title: NonEmpty = described("Title as printed")
    owner: str = described("Department or fund it belongs to, as printed", default="")
    money_unit: MoneyUnitText | None = described("Unit of money", default=None)
    facts: list[NoteEntry] = described("Other labelled texts of the form", default_factory=list)
    budget: list[BudgetLineEntry] = described("Budget breakdown", default_factory=list)
    tasks: list[TaskEntry] = described("Key tasks", default_factory=list)
    directions: list[DirectionEntry] = described("Directions of a special fund", default_factory=list)
    goals: list[NonEmpty] = described("Goals of the year, numbers as printed", default_factory=list)
    goals_term: list[NonEmpty] = described("Goals of the whole term, numbers as printed", default_factory=list)
    indicators: list[IndicatorEntry] = described("Targets of the year", default_factory=list)
    indicators_term: list[IndicatorEntry] = described("Targets of the whole term", default_factory=list)
    labels: dict[str, NonEmpty] = described("Labels as printed, by field", default_factory=dict)
    order: list[TargetsPart] = described("Parts of the form in printed order", default_factory=list)


class DocumentTermEntry(ContentPart):
    """A term of the document's own glossary."""

    name: NonEmpty = described("The term as printed")
    text: str = described("Its explanation as printed")


class SecrecyReviewEntry(ContentPart):
    """The record of a secrecy review."""

    by: NonEmpty = described("Office that reviewed, never a person")
    on: Annotated[IsoDate, StringConstraints(min_length=1)] = described("Day of the review")


class SubmissionFile(ContentPart):
    """<region6>/<body>/<year>/submission.yaml"""

    title: NonEmpty = described("Title of the document as printed")
    fiscal_year: Year = described("Fiscal year")
    kind: Literal["budget", "accounts", "evaluation"] = described("Kind of document", default="budget")
    family: Slug = described("Family of the printed form")
    status: Literal["draft", "approved", "unstated"] = described("How far the document had come", default="unstated")
    status_text: str = described("Mark of the status as printed", default="")
    origin: Literal["filed", "copied"] = described(
        "filed: published here by the body; copied: transcribed from what it published elsewhere"
    )
    source_url: str = described("Address of the original publication", default="")
    prepared_by: str = described("Who drew it up, as printed", default="")
    reviewed_by: str = described("Who reviewed it, as printed", default="")
    dated: str = described("Date on the cover as printed", default="")
    published_on: IsoDate = described("Day of publication, as stated; it holds nothing back", default="")
    publish_on: IsoDate = described("Day from which it is public here: before, no page shows it", default="")
    approved_on: IsoDate = described("Day of approval by the finance bureau", default="")
    secrecy_review: SecrecyReviewEntry | None = described("Secrecy review of the whole disclosure", default=None)
    publisher: str = described("Name of the body as printed on the cover", default="")
    units: list[UnitEntry] = described("Budget units, in printed order", default_factory=list)
    text: list[SectionEntry] = described("Sections of prose, in printed order", default_factory=list)
    targets: list[TargetsEntry] = described("Target forms above the projects", default_factory=list)
    projects_part: list[NonEmpty] = described(
        "Heading lines of the part the project forms stand in", default_factory=list
    )
    terms: list[DocumentTermEntry] = described("Terms of the document's own glossary", default_factory=list)
    projects: list[Slug] = described("Projects in printed order: names of the files in projects/", default_factory=list)
    removed: list[RemovedEntry] = described(
        "Projects an earlier text had: their addresses go on answering", default_factory=list
    )


class ProjectFile(ContentPart):
    """<region6>/<body>/<year>/projects/<id>.yaml"""

    name: NonEmpty = described("Name of the project as printed")
    code: str | None = described("Project code", default=None)
    heading: str | None = described("Title of its form as printed", default=None)
    unit: str = described("Unit that carries it out: its code, else its name", default="")
    department: str | None = described("Department in charge and its code, as printed", default=None)
    money_unit: MoneyUnitText = described("Unit of money of the form")
    amount: str = described("Budget of the year as printed")
    amount_term: str | None = described("Budget of the whole term as printed", default=None)
    funding: list[FundingEntry] = described("Sources of the money", default_factory=list)
    purpose: str | None = described("What the money is for", default=None)
    overview: str | None = described("Overview of the project", default=None)
    basis: str | None = described("Basis of the project", default=None)
    necessity: str | None = described("Why the project is needed", default=None)
    safeguards: str | None = described("Rules and measures that secure it", default=None)
    schedule: str | None = described("Plan of work", default=None)
    category: str | None = described("Category", default=None)
    attribute: str | None = described("Attribute", default=None)
    term: str | None = described("Term as printed", default=None)
    parent_fund: str | None = described("Special fund it belongs to", default=None)
    notes: list[NoteEntry] = described("Labelled texts without a field of their own", default_factory=list)
    plan: list[PlanEntry] = described("Spending plan, cumulative", default_factory=list)
    goals: list[NonEmpty] = described("Goals of the year, numbers as printed", default_factory=list)
    goals_term: list[NonEmpty] = described("Goals of the whole term, numbers as printed", default_factory=list)
    indicators: list[IndicatorEntry] = described("Targets of the year", default_factory=list)
    indicators_term: list[IndicatorEntry] = described("Targets of the whole term", default_factory=list)
    labels: dict[str, NonEmpty] = described("Printed labels that differ from the usual ones", default_factory=dict)
    secrecy_review: SecrecyReviewEntry | None = described("Secrecy review of this project", default=None)


class TermEntry(ContentPart):
    """A term of the glossary."""

    id: Slug = described("Anchor on the glossary page")
    name: NonEmpty = described("The term")
    plain: NonEmpty = described("One plain sentence")
    text: str = described("Fuller text", default="")
    source: str = described("Law with article, or title to be checked", default="")
    also: list[NonEmpty] = described("Other words for the same thing", default_factory=list)


class GlossaryFile(ContentPart):
    """glossary.yaml"""

    terms: list[TermEntry] = described("Terms", default_factory=list)
    synonyms: list[list[NonEmpty]] = described(
        "Groups of words for the same thing, which search treats alike", default_factory=list
    )
