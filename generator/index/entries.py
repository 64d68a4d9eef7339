"""What of the model is searched: names for the name index, cells of the tables for the text index."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from generator.index.names import NameEntry
from generator.index.text import TextRecord
from generator.model.amount import Amount
from generator.model.catalogue import Catalogue, Summary
from generator.model.submission import Submission
from generator.pages.shared.addresses import indicator_anchor, project_address, text_address, unit_anchor


def name_entries(catalogue: Catalogue) -> Iterator[NameEntry]:
    """Every project, unit, body and term of the site, and every text."""
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
    for term in catalogue.terms:
        for name in (term.name, *term.also):
            yield NameEntry(name, "", "", "", "", "", 0, None, "", f"glossary/#{term.id}", "term")


def _of_submission(summary: Summary) -> Iterator[NameEntry]:
    body, region, year = summary.body.name, summary.region.full_name, summary.fiscal_year
    for line in summary.projects:
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
        )
    for unit in summary.units:
        address = f"{summary.path}#{unit_anchor(unit)}"
        yield NameEntry(unit.name, unit.code, unit.code, unit.name, body, region, year, None, "", address, "unit")
    if summary.has_text:
        yield NameEntry(summary.title, "", "", "", body, region, year, None, "", text_address(summary.path), "text")


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
    for section in submission.sections:
        paragraphs = tuple(line.lstrip("- ") for line in section.text.split("\n") if line.strip())
        yield TextRecord(
            text_address(submission.path), section.id, submission.title, (section.title, *paragraphs), None
        )
