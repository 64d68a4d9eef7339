"""The Shanxi family: a whole disclosure (部门预算公开), with its tables, prose, forms of targets and glossary.

Recognised by the labels of its project forms, or of its tables. Prose in parts and numbered sections; budget tables
below their titles; one whole-department form; one form a project that prints 实施期 and 年度 side by side. All of it is
found by labels, in whatever order, and any part may be missing.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from generator.forms import Form, Given
from generator.grids.budget_tables import read_budget_table
from generator.grids.claims import Claims
from generator.grids.cover import fiscal_year_of, read_cover
from generator.grids.disclosure_forms import DisclosureForms, split_forms_off
from generator.grids.disclosure_text import is_section_heading, read_disclosure_text
from generator.grids.labels import bare_label
from generator.grids.titled_tables import find_tables
from generator.model.body import Unit
from generator.model.budget_table import BudgetTable
from generator.model.grid import ContentsEntry, Document, Paragraph
from generator.model.han import strip_blanks
from generator.model.message import msg
from generator.model.reading import Reading, Recognition
from generator.model.submission import SubmissionKind

_FORM_LABELS = (
    "主管部门及代码",
    "实施单位",
    "项目属性",
    "实施期资金总额",
    "年度资金总额",
    "项目概况",
    "立项依据",
    "项目设立必要性",
    "保证项目实施的制度、措施",
    "项目实施计划",
    "实施期目标",
    "年度目标",
)
_TABLE_LABELS = (
    "部门预算支出经济科目名称",
    "政府预算支出经济科目名称",
    "科目编码",
    "科目名称",
    "当年预算安排",
    "上年结转安排",
    "财政专户管理资金",
    "单位资金",
    "公务用车购置及运行费",
    "本年收入合计",
)
_TITLE = re.compile(r"(?:部门|单位|年度)预算|预算公开|预算信息公开")
_LISTED_TABLE = re.compile(r"表(?:[一二三四五六七八九十]+|\d+)")
_OWNER = "部门名称"


def _recognise(document: Document) -> Recognition:
    texts = {bare_label(text) for text in document.texts()}
    found = (
        Recognition(labels, tuple(label for label in labels if label in texts))
        for labels in (_FORM_LABELS, _TABLE_LABELS)
    )
    return max(found, key=lambda recognition: recognition.share)


def _read(document: Document, given: Given) -> Reading:
    claims = Claims(document)
    grids, others = split_forms_off(document.blocks)
    forms = DisclosureForms(claims)
    for heading, grid in grids:
        forms.read(heading, grid)
    found, paragraphs = find_tables(others, document.contents)
    tables = tuple(
        read_budget_table(table, f"#{number}", document.contents, given.money_unit, claims)
        for number, table in enumerate(found, start=1)
    )
    projects = forms.close_projects(given.money_unit)
    targets = forms.close_departments(given.money_unit)
    start = _end_of_cover(paragraphs, document.contents)
    cover = read_cover(paragraphs[:start], _TITLE, claims)
    text = read_disclosure_text(paragraphs[start:], document.contents, claims)
    _compare_with_contents(document, tables, claims)
    headings = (*(table.title for table in tables), *(project.heading or "" for project in projects))
    return Reading(
        family="shanxi",
        publisher=cover.publisher or _named_owner(tables),
        fiscal_year=cover.fiscal_year or _only_year(headings),
        kind=SubmissionKind.BUDGET,
        title=cover.title,
        status=cover.status,
        units=_units(form.unit() for form in forms.projects),
        projects=projects,
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


def _end_of_cover(paragraphs: Sequence[Paragraph], contents: Sequence[ContentsEntry]) -> int:
    """Place of the first part or section; the number of paragraphs where there is none."""
    places = (place for place, one in enumerate(paragraphs) if is_section_heading(one, contents))
    return next(places, len(paragraphs))


def _named_owner(tables: Iterable[BudgetTable]) -> str | None:
    """The body that the tables name as theirs, where all name the same."""
    names = {fact.text for table in tables for fact in table.facts if fact.label == _OWNER and fact.text}
    return names.pop() if len(names) == 1 else None


def _only_year(headings: Iterable[str]) -> int | None:
    """The year in the titles of tables and forms, where they name only one."""
    years = {year for heading in headings if (year := fiscal_year_of(heading)) is not None}
    return years.pop() if len(years) == 1 else None


def _units(units: Iterable[Unit | None]) -> tuple[Unit, ...]:
    """The units of all forms, each once, in printed order."""
    return tuple({unit.key: unit for unit in units if unit is not None}.values())


def _compare_with_contents(document: Document, tables: Sequence[BudgetTable], claims: Claims) -> None:
    """A table that the table of contents names but the document does not hold was lost on the way: it is unsure."""
    titles = tuple(strip_blanks(table.title) for table in tables)
    for entry in document.contents:
        text = strip_blanks(entry.text)
        if _LISTED_TABLE.match(text) and not text.endswith(titles):
            message = msg("The table of contents names this table, but no table with this title was read")
            claims.unsure("tables", Paragraph(entry.text, entry.text, entry.line), message)


FORM = Form("shanxi", _recognise, _read)
