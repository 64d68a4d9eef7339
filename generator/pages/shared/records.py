"""What `index.json` beside a page holds: printed texts, exact values as text, no words of the shell."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

from generator.model.amount import Amount
from generator.model.body import Body, Region, Unit
from generator.model.catalogue import ProjectLine, Summary, Total
from generator.model.indicator import Goal, Indicator
from generator.model.indicator_value import IndicatorValue
from generator.model.project import Funding
from generator.model.secrecy_review import SecrecyReview
from generator.model.site import Site
from generator.model.source import SourceDocument


def page_record(site: Site, kind: str, address: str, title: str, **content: Any) -> dict[str, Any]:
    """The record of a page: which kind, where, on which site, and its content."""
    return {
        "kind": kind,
        "address": address,
        "title": title,
        "site": {"title": site.title, "official": site.official, "base_url": site.base_url or None},
        **content,
    }


def decimal_text(value: Decimal | None) -> str | None:
    """A number as text, exact and without an exponent; None for none."""
    return None if value is None else format(value, "f")


def amount_record(amount: Amount | None) -> dict[str, Any] | None:
    """An amount: printed text, unit, kind and exact yuan as text; None for none."""
    if amount is None:
        return None
    return {
        "text": amount.text,
        "unit": amount.unit.value,
        "kind": amount.kind.value,
        "yuan": decimal_text(amount.yuan),
    }


def review_record(review: SecrecyReview | None) -> dict[str, str] | None:
    """A secrecy review: who and when; None where none is recorded."""
    return None if review is None else {"by": review.by, "on": review.on}


def total_record(total: Total) -> dict[str, Any]:
    """A sum this site computed: exact yuan as text, of how many amounts, how many had no number."""
    return {"yuan": decimal_text(total.yuan), "counted": total.counted, "left_out": total.left_out}


def region_record(region: Region) -> dict[str, Any]:
    """A region with its code and those above it."""
    return {"code": region.code, "name": region.name, "parents": list(region.parents)}


def body_record(body: Body) -> dict[str, Any]:
    """A body as the site names it; its licence is None where it states none."""
    return {
        "slug": body.slug,
        "name": body.name,
        "code": body.code,
        "parent": body.parent or None,
        "names_before": list(body.names_before),
        "licence": body.licence or None,
    }


def unit_record(unit: Unit | None) -> dict[str, str] | None:
    """A budget unit with code and name as printed; None for none."""
    return None if unit is None else {"code": unit.code, "name": unit.name}


def summary_record(summary: Summary) -> dict[str, Any]:
    """A submission as the pages above it list it."""
    return {
        "address": summary.path,
        "fiscal_year": summary.fiscal_year,
        "kind": summary.kind.value,
        "title": summary.title,
        "status": summary.status.value,
        "origin": summary.origin.value,
        "projects": len(summary.projects),
        "total": total_record(summary.total),
    }


def project_line_record(line: ProjectLine) -> dict[str, Any]:
    """A project as a list shows it."""
    return {
        "id": line.id,
        "name": line.name,
        "code": line.code,
        "unit": line.unit.key if line.unit else None,
        "amount": amount_record(line.amount),
        "address": line.address,
    }


def funding_record(funding: Funding) -> dict[str, Any]:
    """One source of a project's money."""
    return {"source": funding.source, "scope": funding.scope.value, "amount": amount_record(funding.amount)}


def goal_record(goal: Goal) -> dict[str, str]:
    """A goal in words, as printed."""
    return {"text": goal.text, "scope": goal.scope.value}


def value_record(value: IndicatorValue) -> dict[str, Any]:
    """A target: the printed text and what was read from it."""
    return {
        "text": value.text,
        "kind": value.kind.value,
        "operator": value.operator.value,
        "number": decimal_text(value.number),
        "upper": decimal_text(value.upper),
        "unit": value.unit,
        "date_from": value.date_from.isoformat() if value.date_from else None,
        "date_to": value.date_to.isoformat() if value.date_to else None,
        "suffix": value.suffix,
        "label": value.label,
    }


def indicator_record(indicator: Indicator, anchor: str) -> dict[str, Any]:
    """A row of a performance table: its cells as printed, None for a column the form does not have.

    Cells of `cut_off` are empty because the document ends before them, not because they were left blank.
    """
    return {
        "anchor": anchor,
        "scope": indicator.scope.value,
        "level1": indicator.level1,
        "level2": indicator.level2,
        "name": indicator.name,
        "kind": indicator.kind.value,
        "description": indicator.description,
        "value": value_record(indicator.value),
        "basis": indicator.basis,
        "standard": indicator.standard,
        "weight": indicator.weight,
        "remark": indicator.remark,
        "cut_off": list(indicator.cut_off),
    }


def document_record(document: SourceDocument | None) -> dict[str, Any] | None:
    """The document a submission was read from; None where there is none."""
    if document is None:
        return None
    return {
        "file": document.file,
        "sha256": document.sha256,
        "encoding": document.encoding,
        "lines": document.lines,
    }
