"""What all pages of one submission say of it."""

from __future__ import annotations

from dataclasses import dataclass

from generator.model.amount import MoneyUnit
from generator.model.body import Unit
from generator.model.catalogue import Relations
from generator.model.han import fold
from generator.model.message import Message
from generator.model.submission import Status, Submission, SubmissionKind
from generator.pages.shared.addresses import body_address, region_address
from generator.pages.shared.linked_data import submission_name
from generator.pages.shared.words import origin_word, seal


@dataclass(frozen=True, slots=True)
class SubmissionView:
    """A submission as each of its pages names it."""

    region: str
    """Name of the region with those above it."""
    region_address: str
    """Address of the region's page."""
    body: str
    """Name of the body."""
    body_address: str
    """Address of the body's page."""
    year: str
    """The fiscal year."""
    is_budget: bool
    """Whether it is a budget, not final accounts or an evaluation."""
    is_draft: bool
    """Whether it is a draft: what it says is planned, not decided."""
    name: Message
    """Name of the submission: 某某局 2024 年预算."""
    address: str
    """Address of the page of the year."""
    seal: Message | None
    """草案 or 已批复; None where the document does not say."""
    document_title: str
    """Title of the document as printed."""
    status_text: str
    """Mark of the status as printed; empty where none is printed."""
    origin: Message
    """Who put the text on this site."""
    licence: str
    """Licence as the body states it; empty: not stated."""
    money_unit: MoneyUnit | None
    """Unit of money of all its forms; None where they differ or there are none."""


def submission_view(submission: Submission, relations: Relations) -> SubmissionView:
    """What the pages of a submission have in common."""
    units = submission.money_units
    return SubmissionView(
        region=submission.region.full_name,
        region_address=region_address(submission.region),
        body=submission.body.name,
        body_address=body_address(submission.region, submission.body),
        year=str(submission.fiscal_year),
        is_budget=submission.kind is SubmissionKind.BUDGET,
        is_draft=submission.status is Status.DRAFT,
        name=submission_name(submission),
        address=relations.summary.path,
        seal=seal(submission.status),
        document_title=submission.title,
        status_text=submission.status_text,
        origin=origin_word(submission.origin),
        licence=submission.body.licence,
        money_unit=units[0] if len(units) == 1 else None,
    )


def unit_line(unit: Unit | None) -> str:
    """A budget unit as forms print it, code and name: `816001 某某局本级`; empty for none."""
    return "" if unit is None else f"{unit.code} {unit.name}".strip()


def spender(submission: Submission, unit: Unit | None) -> str:
    """Who carries a project out, for a sentence that stands alone: no short name that every county has.

    A form may print 机关事务管理局 for the body itself: that is the end of its name. A unit that names neither place
    nor body stands in brackets behind the body.
    """
    body = submission.body.name
    name = fold(unit.name) if unit is not None else ""
    if unit is None or not name or fold(body).endswith(name):
        return body
    places = (body, submission.region.name, *submission.region.parents)
    return unit.name if name.startswith(tuple(map(fold, places))) else f"{body}（{unit.name}）"
