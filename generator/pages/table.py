"""The page of a budget table (预算表): its figures as printed, each row named, its CSV beside it."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from generator.model.budget_table import BudgetTable
from generator.model.catalogue import Relations
from generator.model.download import DownloadFile
from generator.model.glossary import Term
from generator.model.message import Message, msg
from generator.model.page import Head, Page
from generator.model.project import Note
from generator.model.site import Site
from generator.model.submission import Submission
from generator.model.table_rows import column_names
from generator.pages.shared import records
from generator.pages.shared.addresses import crumbs_to_year, project_address, table_address
from generator.pages.shared.budget_csv import CSV_FILE, budget_csv
from generator.pages.shared.charts_budget import WholeChart, table_charts
from generator.pages.shared.downloads import DownloadLink, download_links
from generator.pages.shared.findings import FindingsSection, findings_data, sections_by_page
from generator.pages.shared.linked_data import dataset
from generator.pages.shared.provenance import Excerpt, excerpts
from generator.pages.shared.table_parts import LevelChoice, TablePart, level_choices, table_parts
from generator.pages.shared.table_rows import TableLink, projects_of_cells, row_sides, table_links
from generator.pages.shared.view import SubmissionView, submission_view

_NUMBERED = re.compile(r"\S{0,10}表")
_NUMBER = re.compile(r"[0-9一二三四五六七八九十]+(?:[-—][0-9]+)*")


@dataclass(frozen=True, slots=True)
class TablePage:
    """What the page of a budget table shows."""

    head: Head
    """Title, description, trail, linked data."""
    submission: SubmissionView
    """The submission it belongs to."""
    title: str
    """Title as printed."""
    numbers: tuple[str, ...]
    """Its number as printed, and a second one where it prints two: 表一, 预算公开表1."""
    money_unit: str
    """Unit of money as printed; empty where the table states none."""
    facts: tuple[Note, ...]
    """Labelled lines between title and table."""
    parts: tuple[TablePart, ...]
    """The table, cut where a second column of names begins: 收入 | 支出."""
    charts: tuple[WholeChart, ...]
    """Its pictures; none where its kind has none."""
    is_empty: bool
    """Whether it is shown empty: 本表无数据."""
    has_blanks: bool
    """Whether any cell is blank."""
    has_levels: bool
    """Whether codes tell levels: 类, 款, 项."""
    levels: tuple[LevelChoice, ...]
    """The levels to choose from; none where no row is part of another."""
    words: tuple[str, ...]
    """Its title and heads, in which terms are explained."""
    note: str
    """Note below the table as printed; empty where there is none."""
    number: int
    """Its place among the tables of the document, from 1."""
    count: int
    """How many tables the document has."""
    downloads: tuple[DownloadLink, ...]
    """Its files beside the page."""
    previous: TableLink | None
    """The table printed before it."""
    next: TableLink | None
    """The table printed after it."""
    excerpt: Excerpt | None
    """The lines of the document it was read from; None where there is no document."""
    findings: FindingsSection | None
    """What the checks found in it; None where they found nothing."""


def submission_pages(
    submission: Submission,
    relations: Relations,
    site: Site,
    terms: tuple[Term, ...],
    source_lines: tuple[str, ...],
) -> Iterator[Page]:
    """The page of each budget table of a submission, in printed order."""
    if not submission.tables:
        return
    view = submission_view(submission, relations)
    lines = excerpts(submission.source, source_lines)
    projects = projects_of_cells(submission)
    found = sections_by_page(submission, relations)
    links = table_links(submission)
    shared = {title for title, count in Counter(each.title for each in submission.tables).items() if count > 1}
    for place, table in enumerate(submission.tables):
        of_table = {(row, at): project for (id, row, at), project in projects.items() if id == table.id}
        addresses = {cell: project_address(relations.summary.path, project) for cell, project in of_table.items()}
        parts = table_parts(table, addresses)
        csv = budget_csv(table)
        downloads = download_links([DownloadFile(CSV_FILE, len(csv))])
        context = TablePage(
            head=_head(submission, relations, site, table, table.title in shared, downloads),
            submission=view,
            title=table.title,
            numbers=tuple(filter(None, (table.number, *(_as_number(fact) for fact in table.facts)))),
            money_unit=table.money_unit.value if table.money_unit else "",
            facts=tuple(fact for fact in table.facts if not _as_number(fact)),
            parts=parts,
            charts=table_charts(submission, table),
            is_empty=table.is_empty,
            has_blanks=any(not cell.text.strip() for part in parts for row in part.rows for cell in row.all_cells),
            has_levels=any(row.level_word for part in parts for row in part.rows),
            levels=level_choices(parts),
            words=(table.title, *(label for column in table.columns for label in column.path)),
            note=table.note,
            number=place + 1,
            count=len(submission.tables),
            downloads=downloads,
            previous=links[place - 1] if place else None,
            next=links[place + 1] if place + 1 < len(links) else None,
            excerpt=lines.get(f"tables/{table.id}"),
            findings=found.get(links[place].address),
        )
        data = _record(
            submission, site, links[place].address, table, {row: project for (row, _), project in of_table.items()}
        )
        data |= findings_data(context.findings)
        yield Page(links[place].address, "pages/table.html", context, data, ((CSV_FILE, csv),))


def _as_number(fact: Note) -> str:
    """A labelled line that is a number of the table, in one piece as printed: 预算公开表1; empty for any other."""
    return f"{fact.label}{fact.text}" if _NUMBERED.fullmatch(fact.label) and _NUMBER.fullmatch(fact.text) else ""


def _head(
    submission: Submission,
    relations: Relations,
    site: Site,
    table: BudgetTable,
    is_shared: bool,
    files: tuple[DownloadLink, ...],
) -> Head:
    address = table_address(relations.summary.path, table.id)
    name = f"{table.title}（{table.id}）" if is_shared else table.title
    description = msg(
        "Budget table “{title}” of {body}, {year}, every figure as printed",
        title=table.title,
        body=submission.body.name,
        year=submission.fiscal_year,
    )
    title: Message = msg("{name} · {body} {year}", name=name, body=submission.body.name, year=submission.folder)
    linked = dataset(site, submission, address, table.title, description, submission.title, files)
    return Head(title, description, crumbs_to_year(relations.summary), linked)


def _record(
    submission: Submission, site: Site, address: str, table: BudgetTable, projects: Mapping[int, str]
) -> dict[str, Any]:
    names = column_names(table.columns)
    return records.page_record(
        site,
        "table",
        address,
        table.title,
        id=table.id,
        number=table.number,
        table_kind=table.kind.value,
        region=records.region_record(submission.region),
        body=records.body_record(submission.body),
        fiscal_year=submission.fiscal_year,
        document={"title": submission.title, "kind": submission.kind.value, "status": submission.status.value},
        money_unit=table.money_unit.value if table.money_unit else None,
        facts=[{"label": fact.label, "text": fact.text} for fact in table.facts],
        columns=[
            {"name": name, "path": list(column.path), "kind": column.kind.value}
            for name, column in zip(names, table.columns, strict=True)
        ],
        numbering=list(table.numbering),
        rows=[
            {
                "heads": [
                    {
                        "anchor": side.anchor,
                        "code": side.head.code,
                        "name": side.head.name,
                        "level": side.head.level,
                        "is_total": side.head.is_total,
                    }
                    for side in sides
                    if not side.head.is_blank
                ],
                "project": projects.get(number),
                "cells": [
                    cell.text if cell.amount is None else records.amount_record(cell.amount) for cell in row.cells
                ],
            }
            for number, (row, sides) in enumerate(zip(table.rows, row_sides(table), strict=True))
        ],
        note=table.note,
        is_empty=table.is_empty,
        csv=CSV_FILE,
    )
