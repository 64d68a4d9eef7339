"""What of the model is searched: names for the name index, cells of the tables for the text index."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import replace

from generator.index.names import NameEntry
from generator.index.text import TextRecord
from generator.model.amount import Amount
from generator.model.budget_table import BudgetTable
from generator.model.catalogue import Catalogue, Summary
from generator.model.handbook import HandbookPage
from generator.model.indicator import IndicatorKind
from generator.model.submission import Submission, Targets
from generator.pages.shared.addresses import (
    direction_anchor,
    indicator_anchor,
    project_address,
    table_address,
    targets_address,
    text_address,
    unit_anchor,
)
from generator.pages.shared.document_terms import glossary_entries
from generator.pages.shared.table_rows import row_sides


def name_entries(catalogue: Catalogue, pages: Iterable[HandbookPage] = ()) -> Iterator[NameEntry]:
    """Every project, unit, body, budget table and term of the site, every text, and the `pages` of the handbook."""
    for region in catalogue.regions:
        for body in region.bodies:
            address = f"{region.region.code}/{body.body.slug}/"
            yield NameEntry(
                name=body.body.name,
                code=body.body.code,
                unit_code="",
                unit_name="",
                body_name=body.body.name,
                region_name=region.region.full_name,
                year=0,
                amount_yuan=None,
                amount_text="",
                address=address,
                kind="body",
            )
            for summary in body.submissions:
                yield from _of_submission(summary)
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
        yield NameEntry(form.title, "", "", form.owner, body, region, year, None, "", address, "text")
    for table in summary.tables:
        yield NameEntry(table.title, "", "", "", body, region, year, None, "", table.address, "table")
    if summary.has_text:
        yield NameEntry(summary.title, "", "", "", body, region, year, None, "", text_address(summary.path), "text")


def _kinds_of_indicators(summary: Summary) -> dict[int, tuple[IndicatorKind, ...]]:
    """Place of a project in the summary → the kinds of its indicators, in the order of the model."""
    found: dict[int, set[IndicatorKind]] = defaultdict(set)
    for line in summary.indicators:
        found[line.project].add(line.kind)
    return {project: tuple(kind for kind in IndicatorKind if kind in kinds) for project, kinds in found.items()}


def _amount_text(amount: Amount) -> str:
    return f"{amount.text} {amount.unit.value}" if amount.is_number else amount.text


def text_records(submission: Submission) -> Iterable[TextRecord]:
    """What the pages of the submission say, row by row; the fixed labels of the forms are left out."""
    for project in submission.projects:
        address = project_address(submission.path, project.id)
        texts = [
            project.purpose,
            project.overview,
            project.basis,
            project.necessity,
            project.safeguards,
            project.schedule,
            *(note.text for note in project.notes),
            *(goal.text for goal in project.goals),
        ]
        yield TextRecord(address, "", project.name, tuple(t for t in texts if t), project.amount.yuan)
        for number, row in enumerate(project.indicators, start=1):
            cells = (row.name, row.description, row.value.text, row.basis, row.standard, row.remark)
            yield TextRecord(
                address, indicator_anchor(number), project.name, tuple(c for c in cells if c), project.amount.yuan
            )
    for form in submission.targets:
        yield from _of_targets(submission, form)
    for table in submission.tables:
        yield from _of_table(submission, table)
    for section in submission.sections:
        paragraphs = tuple(line.lstrip("- ") for line in section.text.split("\n") if line.strip())
        yield TextRecord(
            text_address(submission.path), section.id, submission.title, (section.title, *paragraphs), None
        )


def _of_targets(submission: Submission, form: Targets) -> Iterator[TextRecord]:
    """The texts of a target form, then its lines, tasks, directions and indicators."""
    address = targets_address(submission.path)

    def record(anchor: str, *cells: str | None) -> TextRecord:
        return TextRecord(address, anchor, form.title, tuple(cell for cell in cells if cell))

    yield record(form.id, form.owner, *(fact.text for fact in form.facts), *(goal.text for goal in form.goals))
    for line in form.budget:
        yield record(form.id, *line.labels, line.amount.text)
    for task in form.tasks:
        yield record(form.id, task.subject, task.text, task.responsible)
    for number, one in enumerate(form.directions, start=1):
        yield record(direction_anchor(form.id, number), one.name, one.amount.text, one.goal_term, one.goal_year)
    for number, row in enumerate(form.indicators, start=1):
        anchor = indicator_anchor(number, form.id)
        yield record(anchor, row.name, row.description, row.value.text, row.basis, row.standard, row.remark)


def _of_table(submission: Submission, table: BudgetTable) -> Iterator[TextRecord]:
    """The texts around a budget table, then its rows; each side of a row is a place of its own."""
    address = table_address(submission.path, table.id)
    around = (table.number, *(fact.text for fact in table.facts), table.note)
    yield TextRecord(address, "", table.title, tuple(text for text in around if text))
    for row, sides in zip(table.rows, row_sides(table), strict=True):
        for each in sides:
            texts = tuple(cell.text for cell in row.cells[each.side.first : each.side.end] if cell.text.strip())
            if texts:
                yield TextRecord(address, each.anchor, table.title, texts)
