"""The files of one submission that people take away: tables as CSV, their description, one workbook of everything."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from generator.downloads.data_table import DataTable, table_csv
from generator.downloads.indicators import indicator_table
from generator.downloads.notes import notes_sheet
from generator.downloads.package import budget_resource, submission_package, table_resource
from generator.downloads.projects import money_table, project_table
from generator.downloads.sheet import Sheet, Strings, sheet_xml
from generator.downloads.sheets import Say, budget_sheet, data_sheet
from generator.downloads.texts import text_table
from generator.downloads.workbook import sheet_name, workbook
from generator.model.catalogue import Relations
from generator.model.message import msg
from generator.model.site import Site
from generator.model.submission import Submission
from generator.pages.shared.budget_csv import CSV_FILE, budget_csv
from generator.pages.shared.downloads import PACKAGE_FILE, workbook_file
from generator.pages.shared.linked_data import submission_name


@dataclass(frozen=True, slots=True)
class Download:
    """A file to be written beside the page of the submission."""

    name: str
    content: bytes
    texts: bytes
    """What the gate is to look through: the content itself, or its texts where they are packed."""


def submission_files(
    submission: Submission, relations: Relations, site: Site, generator: str, say: Say
) -> Iterator[Download]:
    """The files of a submission, in the order people choose from them; same submission, same bytes."""
    tables = data_tables(submission, site)
    if site.workbooks:
        yield _workbook(submission, relations, site, generator, tables, say)
    resources = []
    for table in tables:
        if table.rows:
            content = table_csv(table)
            resources.append(table_resource(table, content, say, refers=bool(submission.projects)))
            yield Download(table.file, content, content)
    for budget in submission.tables:
        resources.append(budget_resource(budget, f"t/{budget.id}/{CSV_FILE}", budget_csv(budget)))
    if resources:
        content = submission_package(submission, site, resources, say)
        yield Download(PACKAGE_FILE, content, content)


def data_tables(submission: Submission, site: Site) -> tuple[DataTable, ...]:
    """The tables of data of a submission; one without rows has no file."""
    return (
        project_table(submission, site.base_url),
        money_table(submission),
        indicator_table(submission),
        text_table(submission),
    )


def _workbook(
    submission: Submission,
    relations: Relations,
    site: Site,
    generator: str,
    tables: tuple[DataTable, ...],
    say: Say,
) -> Download:
    notes = say(msg("Notes on this workbook"))
    names = [notes]
    sheets: list[Sheet] = []
    for table in tables:
        if table.rows:
            names.append(sheet_name(say(table.title), names))
            sheets.append(data_sheet(table, names[-1], say))
    for budget in submission.tables:
        names.append(sheet_name(f"{budget.number} {budget.title}".strip(), names))
        sheets.append(budget_sheet(budget, names[-1], say))
    strings = Strings()
    parts = [sheet_xml(sheet, strings) for sheet in sheets]
    first = notes_sheet(submission, relations, site, generator, sheets, strings.cut, notes, say)
    title = say(submission_name(submission))
    made = workbook([first, *sheets], [sheet_xml(first, strings, is_first=True), *parts], strings, title, generator)
    return Download(workbook_file(submission), made.content, made.texts)
