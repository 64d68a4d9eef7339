"""What of the model the name index holds; what the text index holds, see `text_records`."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import replace

from generator.index.names import NameEntry
from generator.model.amount import Amount
from generator.model.catalogue import Catalogue, Summary
from generator.model.handbook import HandbookPage
from generator.model.indicator import IndicatorKind
from generator.pages.shared.addresses import body_address, region_address, targets_address, text_address, unit_anchor
from generator.pages.shared.document_terms import glossary_entries


def name_entries(catalogue: Catalogue, pages: Iterable[HandbookPage] = ()) -> Iterator[NameEntry]:
    """Every region, body, unit, project, budget table and term of the site, every text, and `pages` of the handbook."""
    for entry in catalogue.regions:
        region = entry.region
        # Looked for with and without the regions above it; all names lead to one page, which is listed once.
        for first in range(len(region.parents) + 1):
            name = "".join((*region.parents[first:], region.name))
            address = region_address(region)
            yield NameEntry(name, region.code, "", "", "", region.full_name, 0, None, "", address, "region")
        for of_body in entry.bodies:
            body, address = of_body.body, body_address(region, of_body.body)
            for name in dict.fromkeys((body.name, *body.names_before)):
                yield NameEntry(name, body.code, "", "", body.name, region.full_name, 0, None, "", address, "body")
            for summary in of_body.submissions:
                yield from _of_submission(summary)
    yield from _of_site(catalogue, pages)


def _of_site(catalogue: Catalogue, pages: Iterable[HandbookPage]) -> Iterator[NameEntry]:
    """The terms of the glossary and the pages of the handbook."""
    for entry in glossary_entries(catalogue):
        for name in (entry.name, *(entry.term.also if entry.term else ())):
            yield NameEntry(name, "", "", "", "", "", 0, None, "", f"glossary/#{entry.id}", "term")
    for page in pages:
        yield NameEntry(page.title, "", "", "", "", "", 0, None, "", page.address, "page")
        for section in page.sections:
            if section.anchor and section.title:
                address = f"{page.address}#{section.anchor}"
                # The title of the page stands where that of a unit does: it tells sections of one name apart.
                yield NameEntry(section.title, "", "", page.title, "", "", 0, None, "", address, "page")


def _of_submission(summary: Summary) -> Iterator[NameEntry]:
    for entry in _without_status(summary):
        yield replace(entry, status=summary.status)


def _without_status(summary: Summary) -> Iterator[NameEntry]:
    body, region, year = summary.body.name, summary.region.full_name, summary.fiscal_year
    yield from _of_year(summary)
    kinds = _kinds_of_indicators(summary)
    for number, line in enumerate(summary.projects):
        unit = line.unit
        yield NameEntry(
            name=line.name,
            code=line.code or "",
            unit_code=unit.code if unit else "",
            unit_name=unit.name if unit else "",
            body_name=body,
            region_name=region,
            year=year,
            amount_yuan=line.amount.yuan,
            amount_text=_amount_text(line.amount),
            address=line.address,
            kind="project",
            indicators=kinds.get(number, ()),
        )
    for unit in summary.units:
        address = f"{summary.path}#{unit_anchor(unit)}"
        yield NameEntry(unit.name, unit.code, unit.code, unit.name, body, region, year, None, "", address, "unit")
    for form in summary.targets:
        address = targets_address(summary.path, form.id)
        entry = NameEntry(form.title, "", "", form.owner, body, region, year, None, "", address, "targets")
        yield replace(entry, indicators=form.kinds)
    for table in summary.tables:
        yield NameEntry(table.title, "", "", "", body, region, year, None, "", table.address, "table")
    if summary.has_text:
        yield NameEntry(summary.title, "", "", "", body, region, year, None, "", text_address(summary.path), "text")


def _of_year(summary: Summary) -> Iterator[NameEntry]:
    """The page of the year, by each amount that its document prints as the total of the department."""
    totals = {total.amount.yuan: total.amount for total in reversed(summary.printed_totals)}
    amounts = [(amount.yuan, _amount_text(amount)) for amount in totals.values()] or [(None, "")]
    for yuan, text in amounts:
        body, region, year = summary.body.name, summary.region.full_name, summary.fiscal_year
        yield NameEntry(summary.title, "", "", "", body, region, year, yuan, text, summary.path, "year")


def _kinds_of_indicators(summary: Summary) -> dict[int, tuple[IndicatorKind, ...]]:
    """Place of a project in the summary → the kinds of its indicators, in the order of the model."""
    found: dict[int, set[IndicatorKind]] = defaultdict(set)
    for line in summary.indicators:
        found[line.project].add(line.kind)
    return {project: tuple(kind for kind in IndicatorKind if kind in kinds) for project, kinds in found.items()}


def _amount_text(amount: Amount) -> str:
    # As on the pages: a figure that names its unit itself is not followed by another.
    names_unit = not amount.is_number or amount.text.rstrip().endswith("元")
    return amount.text if names_unit else f"{amount.text} {amount.unit.value}"
