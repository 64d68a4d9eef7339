"""The workbook to fill: made from the model, protected, explained, and empty until somebody fills it."""

from __future__ import annotations

import functools
import io
import typing
import zipfile

import openpyxl
import pytest
from openpyxl.worksheet.worksheet import Worksheet
from pydantic import BaseModel

from generator import forms, locale
from generator.forms import discover_forms
from generator.model.budget_table import TableKind
from generator.model.submission import TARGETS_PARTS
from generator.model.template_layout import BASIC_LINES, BASICS_SCHEMA, PARTS, SHEETS
from generator.model.template_tables import LINES, TABLE_KINDS, usual_columns
from generator.model.template_text import ABSENT, CONTINUED, CUT_OFF, from_cell, to_cell
from generator.report.say import Speaker
from generator.template_book.book import LAST_ROW
from generator.template_book.families import FAMILIES
from generator.template_book.guide import GUIDANCES
from generator.validate import schema, schema_tables
from generator.workbooks import field_hints, template
from tests.template_book.trips import back

# Fields that stand in a sheet of their own or by their place, and those that are kept beside a document's content.
ELSEWHERE = {
    "SubmissionFile": {"units", "text", "targets", "terms", "projects", "removed", "secrecy_review"},
    "ProjectFile": {
        "funding",
        "notes",
        "plan",
        "goals_term",
        "indicators",
        "indicators_term",
        "labels",
        "secrecy_review",
    },
    "TargetsEntry": {
        *("facts", "budget", "tasks", "directions", "goals", "goals_term", "indicators", "indicators_term"),
    },
    "IndicatorEntry": {"cut_off"},
    "SectionEntry": {"id"},
    "TableEntry": {"id", "facts", "columns", "numbering"},
}


def english() -> Speaker:
    return Speaker(locale.current_translations())


@functools.cache
def whole() -> bytes:
    """The template that asks for everything."""
    return template("", english())


def sheets_of(content: bytes) -> dict[str, Worksheet]:
    book = openpyxl.load_workbook(io.BytesIO(content))
    return {sheet.title: sheet for sheet in book.worksheets}


def shapes() -> dict[str, type[BaseModel]]:
    found = {}
    for module in (schema, schema_tables):
        for name, value in vars(module).items():
            if isinstance(value, type) and issubclass(value, BaseModel):
                found[name] = value
    return found


def test_every_field_of_the_content_files_has_its_place() -> None:
    held: dict[str, set[str]] = {}
    for sheet in SHEETS:
        held.setdefault(sheet.schema, set()).update(column.name for column in sheet.columns)
    held.setdefault(BASICS_SCHEMA, set()).update(line.name for line in BASIC_LINES)
    held["TableEntry"] = {line.name for line in LINES}
    for name, columns in held.items():
        missing = set(shapes()[name].model_fields) - columns - ELSEWHERE.get(name, set())
        assert missing == set(), f"{name} has fields that the workbook does not hold"


def test_the_words_of_closed_lists_are_those_of_the_model() -> None:
    assert [value for value, _ in TABLE_KINDS] == [kind.value for kind in TableKind]
    assert sorted(part for part, _ in PARTS) == sorted(TARGETS_PARTS)
    for column in (*BASIC_LINES, *LINES, *(column for sheet in SHEETS for column in sheet.columns)):
        words = [word for _, word in column.choices]
        assert len(set(words)) == len(words)
        allowed = allowed_by_schema(column.name)
        assert not column.choices or {value for value, _ in column.choices} in allowed, column.name


def allowed_by_schema(name: str) -> list[set[str]]:
    """The closed lists that the shapes have for fields of a name."""
    found = []
    for shape in shapes().values():
        field = shape.model_fields.get(name)
        for kind in (field.annotation, *typing.get_args(field.annotation)) if field else ():
            if typing.get_origin(kind) is typing.Literal:
                found.append(set(typing.get_args(kind)))
    return found


def test_every_sheet_says_what_it_is_for() -> None:
    assert set(GUIDANCES) == {sheet.name for sheet in SHEETS}


def test_an_empty_template_holds_nothing_to_import() -> None:
    found = back(whole())
    assert found.report.unread == ()
    assert found.reading.unsure == ()
    assert (found.reading.projects, found.reading.tables, found.reading.targets, found.reading.sections) == ((),) * 4
    assert (found.reading.title, found.reading.publisher, found.reading.fiscal_year) == ("", None, None)
    assert found.reading.family == "template"


@pytest.mark.parametrize("family", FAMILIES)
def test_a_template_of_a_family_asks_for_less(family: str) -> None:
    every, part = sheets_of(whole()), sheets_of(template(family, english()))
    columns = [sum(sheet.max_column for sheet in sheets.values()) for sheets in (part, every)]
    assert set(part) <= set(every)
    assert columns[0] < columns[1]
    assert back(template(family, english())).reading.family == family
    assert family in {form.family for form in discover_forms(forms)}
    named = FAMILIES[family]
    known = {sheet.name: {column.name for column in sheet.columns} for sheet in SHEETS}
    assert named.sheets <= set(known)
    assert all(set(columns) <= known[name] for name, columns in named.columns.items())


def test_heads_are_protected_and_cells_to_fill_are_not() -> None:
    for sheet in sheets_of(whole()).values():
        assert sheet.protection.sheet
        assert sheet.protection.password is None
        assert sheet["A1"].protection.locked
    projects = sheets_of(whole())["项目"]
    assert projects["B3"].value == "项目名称*"
    assert projects["B3"].protection.locked
    assert projects["A4"].value == "示例"
    assert projects["B4"].protection.locked
    assert not projects["B5"].protection.locked
    assert not projects.column_dimensions["C"].protection.locked
    assert projects["C5"].number_format == "@"
    assert projects.column_dimensions["C"].number_format == "@"
    assert projects.freeze_panes == "C4"
    assert projects.print_title_rows == "$1:$3"
    assert projects.page_setup.orientation == "landscape"


def test_cells_offer_words_and_hints() -> None:
    indicators = sheets_of(whole())["绩效指标"]
    by_cells = {str(each.sqref): each for each in indicators.data_validations.dataValidation}
    scope, level, value = (by_cells[f"{letter}5:{letter}{LAST_ROW}"] for letter in "BCF")
    assert (scope.type, scope.formula1, scope.showErrorMessage) == ("list", '"年度,实施期"', True)
    assert level.type == "list"
    assert not level.showErrorMessage
    assert value.type is None
    assert value.prompt.startswith("Target as printed；连同符号和计量单位")
    assert value.showInputMessage


def test_hints_come_from_the_shapes() -> None:
    hints = field_hints(english())
    assert hints["ProjectFile.amount"] == "Budget of the year as printed"
    assert hints["TableEntry.note"] == "Note below the table as printed"
    for sheet in SHEETS:
        shape = shapes()[sheet.schema].model_fields
        assert all(f"{sheet.schema}.{column.name}" in hints for column in sheet.columns if column.name in shape)


def test_nothing_in_a_template_is_a_formula_or_a_moment() -> None:
    content = whole()
    assert content == template("", english())
    for sheet in sheets_of(content).values():
        assert not [cell for row in sheet.iter_rows() for cell in row if cell.data_type not in "sn"]
    with zipfile.ZipFile(io.BytesIO(content)) as package:
        assert {entry.date_time for entry in package.infolist()} == {(1980, 1, 1, 0, 0, 0)}
        assert b"1980-01-01T00:00:00Z" in package.read("docProps/core.xml")


def test_the_head_of_a_table_stands_column_by_column() -> None:
    sheet = sheets_of(whole())["部门收支总表"]
    rows = {sheet.cell(row, 1).value: row for row in range(1, 14)}
    columns = usual_columns(TableKind.REVENUE_EXPENDITURE)
    for level in range(2):
        shown = [sheet.cell(rows[f"栏名{level + 1}"], at).value for at in range(2, 6)]
        assert shown == [column.path[level] for column in columns]
    assert sheet.cell(rows["表类"], 2).value == "收支总表"


@pytest.mark.parametrize(
    "text", ["", " ", "a", "〖a〗", "〖〗", ABSENT, CONTINUED, CUT_OFF, " a", "a\n", "〖", "〖a", "示例"]
)
def test_a_text_comes_back_from_its_cell(text: str) -> None:
    cell = to_cell(text)
    assert cell == cell.strip()
    assert cell not in (ABSENT, CONTINUED, CUT_OFF)
    assert from_cell(cell) == text
