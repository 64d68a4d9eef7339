"""Disclosures of no known form, from any province: read by the words of the heads of their tables alone.

The last resort. Budget tables keep their own heads; forms of targets are read by the labels that forms share; prose is
kept in its parts, the glossary as terms. What the words do not tell for certain is read as unsure, or not read.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from generator.forms import Form, Given
from generator.grids.claims import Claims
from generator.grids.cover import Cover, fiscal_year_of, read_cover
from generator.grids.head_words import HeadKind, head_kind
from generator.grids.headed_prose import Headings, first_heading, read_headed_text
from generator.grids.labelled_cover import is_region_alone, owner_of_tables, read_owner_line
from generator.grids.listed_contents import without_frames
from generator.grids.loose_form import LooseForm
from generator.grids.loose_forms import is_target_list, read_loose_forms, read_target_lists, split_loose_forms
from generator.grids.loose_tables import find_loose_tables, kind_of_grid, read_loose_table
from generator.grids.project_doubts import doubt_repeats
from generator.grids.project_list import list_projects
from generator.grids.stacked_tables import split_stacked
from generator.grids.straight_rows import straighten
from generator.grids.titled_tables import TitledTable
from generator.grids.whose_forms import read_publisher, read_title
from generator.model.body import Unit
from generator.model.budget_table import BudgetTable
from generator.model.grid import Document, Grid, Paragraph
from generator.model.message import msg
from generator.model.project import Project
from generator.model.reading import Reading, Recognition
from generator.model.submission import Status, SubmissionKind

_TITLE = re.compile(r"(?:部门|单位|年度|年|级|财政)预算|预算(?:信息)?公开|绩效目标")
_NO_TITLE = msg("The document prints no title: the name of its file stands for it")
_NO_COVER = Cover(None, None, "", Status.UNSTATED, "", "", "", "")
_LABELS = tuple(dict.fromkeys(label for kind in HeadKind for label in kind.value))


def _recognise(document: Document) -> Recognition:
    kinds = {kind_of_grid(block) for block in document.blocks if isinstance(block, Grid)}
    known = [kind for kind in HeadKind if kind in kinds]
    return Recognition(known[0].value, known[0].value) if known else Recognition(_LABELS, ())


def _read(document: Document, given: Given) -> Reading:
    document = straighten(split_stacked(without_frames(document)))
    claims = Claims(document)
    grids, others = split_loose_forms(document.blocks)
    lists = [grid for grid in grids if is_target_list(grid)]
    listed = read_target_lists(lists, given.money_unit, claims)
    forms = read_loose_forms([grid for grid in grids if grid not in lists], given.money_unit, claims)
    found, paragraphs = find_loose_tables(others, document)
    tables = tuple(
        read_loose_table(table, f"#{number}", document, given.money_unit, claims)
        for number, table in enumerate(found, start=1)
    )
    targets = tuple(
        form.close_whole(number) for number, form in enumerate((one for one in forms if one.is_whole), start=1)
    )
    of_projects = [form for form in forms if not form.is_whole]
    closed = tuple(form.close_project(number) for number, form in enumerate(of_projects, start=len(listed) + 1))
    doubt_repeats(zip(closed, (form.form.first for form in of_projects), strict=True), claims)
    projects = (*listed, *closed)
    headings = Headings(document.contents)
    start = first_heading(paragraphs, headings)
    owner, cover_lines = read_owner_line(paragraphs[:start], claims)
    cover = read_cover(cover_lines, _TITLE, claims)
    text = read_headed_text(paragraphs[start:], document.contents, headings, claims)
    return Reading(
        family="generic",
        publisher=_publisher(owner, cover.publisher, tables, forms, listed, claims),
        fiscal_year=_fiscal_year(cover.fiscal_year, tables, found, forms, claims) or _only_year(listed),
        kind=SubmissionKind.BUDGET,
        title=_title(cover, forms, listed, document, claims),
        status=cover.status,
        units=_units(form.unit for form in of_projects),
        projects=projects or _listed_projects(tables, found, claims),
        sections=text.sections,
        targets=targets,
        tables=tables,
        terms=text.terms,
        status_text=cover.status_text,
        dated=cover.dated,
        prepared_by=cover.prepared_by,
        reviewed_by=cover.reviewed_by,
        **claims.outcome(),
    )


def _publisher(
    owner: str | None,
    on_cover: str | None,
    tables: Sequence[BudgetTable],
    forms: Sequence[LooseForm],
    listed: Sequence[Project],
    claims: Claims,
) -> str | None:
    """The body a label of the cover or the tables names, else the cover, else the forms; a region alone is none."""
    labelled = owner or owner_of_tables(tables)
    if labelled:
        return labelled
    if on_cover and not is_region_alone(on_cover):
        return on_cover
    owners = [form.parts.named("owner") for form in forms if form.is_whole]
    departments = [form.parts.named("department") for form in forms if not form.is_whole]
    in_lists = {project.department for project in listed if project.department}
    return read_publisher(owners, _NO_COVER, departments, claims) or (in_lists.pop() if len(in_lists) == 1 else None)


def _fiscal_year(
    on_cover: int | None,
    tables: Sequence[BudgetTable],
    found: Sequence[TitledTable],
    forms: Sequence[LooseForm],
    claims: Claims,
) -> int | None:
    """The year of the cover, else the one that the titles of tables and forms name; a title of another is unsure."""
    titles = [(fiscal_year_of(table.title), one.title) for table, one in zip(tables, found, strict=True)]
    titles += [(form.form.fiscal_year, form.form.first) for form in forms]
    stated = on_cover
    for year, piece in titles:
        if year is None:
            continue
        if stated is not None and year != stated:
            message = msg("The titles of the forms name several years: {one} and {other}", one=stated, other=year)
            claims.unsure("fiscal_year", piece, message)
        stated = stated or year
    return stated


def _only_year(listed: Sequence[Project]) -> int | None:
    """The year in the titles of lists of targets, where they name only one."""
    years = {year for project in listed if (year := fiscal_year_of(project.heading or "")) is not None}
    return years.pop() if len(years) == 1 else None


def _title(
    cover: Cover, forms: Sequence[LooseForm], listed: Sequence[Project], document: Document, claims: Claims
) -> str:
    """The title on the cover, else of the first form or list of targets, else the name of the file."""
    wholes = [form.form for form in forms if form.is_whole]
    title = read_title(cover, wholes, [form.form for form in forms], claims)
    return title or next((one.heading for one in listed if one.heading), "") or _file_title(document, claims)


def _file_title(document: Document, claims: Claims) -> str:
    """The name of the file without its kind, for a document that prints no title."""
    first = next((number for number, text in enumerate(document.line_texts, start=1) if text.strip()), 1)
    name = document.name.rsplit(".", 1)[0]
    claims.unsure("title", Paragraph(name, name, first), _NO_TITLE)
    return name


def _listed_projects(
    tables: Sequence[BudgetTable], found: Sequence[TitledTable], claims: Claims
) -> tuple[Project, ...]:
    """The projects of the lists, for a document that has no form of a project."""
    projects: list[Project] = []
    for table, one in zip(tables, found, strict=True):
        if head_kind(one.rows) is HeadKind.PROJECTS:
            projects.extend(list_projects(table, one.rows, len(projects) + 1, claims))
    return tuple(projects)


def _units(units: Iterable[Unit | None]) -> tuple[Unit, ...]:
    """The units of all forms, each once, in printed order."""
    return tuple({unit.key: unit for unit in units if unit is not None}.values())


FORM = Form("generic", _recognise, _read, is_last_resort=True)
