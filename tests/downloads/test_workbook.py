"""The workbook holds every value of the submission, typed, never as a formula, and is the same bytes each time."""

import dataclasses
import datetime
import io
import re
import zipfile
from decimal import Decimal

import openpyxl
import pytest

from generator.downloads.sheet import MOST_CHARACTERS, Figure, Sheet, SheetColumn, Strings, escaped, letters, sheet_xml
from generator.downloads.sheets import printed_figure
from generator.downloads.workbook import MOST_IN_A_NAME, sheet_name, workbook
from generator.model.amount import MoneyUnit
from generator.model.indicator import Goal
from generator.model.project import Note
from generator.model.submission import Submission
from tests import samples, samples_tables
from tests.downloads.reading import Cell, files_of, full, table_of, workbook_of

NAME = "dangan-guanli-ju-2031.xlsx"
HOSTILE = (
    "=1+1",
    '=HYPERLINK("http://x","y")',
    "+1",
    "-1+cmd|'/c calc'!A0",
    "@SUM(A1)",
    "\tx",
    "\rx",
    "a\r\nb",
    "a\nb",
    " a  b ",
    "'=1",
    "\x0b\x00\x1f",
    "_x000B_ _x0041_ _y",
    "<b>&amp;\"']]>",
    "\ufffe\uffff\ufeff",
    "\u202e倒",
    "𠮷😀",
    "016",
    "1e9",
    "TRUE",
    "2031-01-02",
    "#REF!",
    "{=1}",
)


def sheets_of(submission: Submission) -> dict[str, list[list[Cell]]]:
    return dict(workbook_of(files_of(submission)[NAME]))


def made(*texts: Cell, style: int = 2) -> openpyxl.Workbook:
    strings = Strings()
    sheet = Sheet("甲", (SheetColumn("头", 10, texts, style),))
    content = workbook([sheet], [sheet_xml(sheet, strings, is_first=True)], strings, "题", "Mingzhang").content
    return openpyxl.load_workbook(io.BytesIO(content))


def unescaped(text: str) -> str:
    """What spreadsheet programs make of `_x000B_`; openpyxl takes out no more than `x005F_`. ECMA-376, 22.9.2.19."""
    return re.sub("_x([0-9A-Fa-f]{4})_", lambda found: chr(int(found[1], 16)), text)


@pytest.mark.parametrize("text", HOSTILE)
def test_a_hostile_text_stays_the_text_it_was(text: str) -> None:
    cell = made(text)["甲"]["A2"]
    assert cell.data_type == "s"
    assert (cell.value if "_x" in text else unescaped(cell.value)) == text
    assert cell.number_format == "@"


def test_no_file_of_a_submission_holds_a_formula() -> None:
    project = samples.project(name="=1+1", purpose="=2", goals=(Goal("@x"),), notes=(Note("+a", "-b"),))
    table = samples_tables.table("t", "=表", ("t =项目", "m =数"), "=SUM(A1) | 1")
    submission = samples.submission(projects=(project,), tables=(table,))
    content = files_of(submission)[NAME]
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        for name in archive.namelist():
            assert b"<f>" not in archive.read(name), name
            assert b"<f " not in archive.read(name), name
    for sheet in openpyxl.load_workbook(io.BytesIO(content)).worksheets:
        assert {cell.data_type for row in sheet.iter_rows() for cell in row} <= {"s", "n", "d"}
    found = {cell for sheet in workbook_of(content).values() for row in sheet for cell in row}
    assert {"=1+1", "=2", "@x", "+a", "-b", "=SUM(A1)", "=项目", "=数"} <= found


def test_a_text_longer_than_a_cell_is_cut_and_the_notes_say_where() -> None:
    long = "长" * (MOST_CHARACTERS + 1)
    fits = "满" * MOST_CHARACTERS
    submission = samples.submission(projects=(samples.project(purpose=long, overview=fits),))
    sheets = sheets_of(submission)
    texts = {row["What it is"]: row for row in table_of(sheets["Goals and texts"])}
    assert texts["Use of the money"]["Text as printed"] == "长" * (MOST_CHARACTERS - 1) + "…"
    assert texts["Project overview"]["Text as printed"] == fits
    row = 2 + [each["What it is"] for each in table_of(sheets["Goals and texts"])].index("Use of the money")
    (note,) = [text for about, text in sheets["Notes on this workbook"][2:] if about == "Cut texts"]
    assert note.endswith(f": Goals and texts!G{row}") or note.endswith(f": Goals and texts!F{row}"), note
    assert "Cut texts" not in [about for about, _ in sheets_of(full())["Notes on this workbook"]]


def test_a_cut_never_splits_a_character_of_two_units() -> None:
    value = made("a" + "😀" * MOST_CHARACTERS)["甲"]["A2"].value
    assert value.endswith("😀…")
    assert len(value.encode("utf-16-le")) // 2 <= MOST_CHARACTERS


def test_every_amount_of_the_projects_stands_printed_and_exact() -> None:
    submission = full()
    rows = table_of(sheets_of(submission)["Projects"])
    assert [row["Project name"] for row in rows] == [project.name for project in submission.projects]
    for row, project in zip(rows, submission.projects, strict=True):
        assert row["Amount as printed"] == (project.amount.text or None)
        assert row["Printed unit"] == "万元"
        exact = row["Amount in yuan"]
        assert (None if exact is None else Decimal(str(exact))) == project.amount.yuan
        assert row["Project code"] == project.code
    assert [row["What the cell says"] for row in rows] == ["number", "number", "number", "blank in the original"]


@pytest.mark.parametrize(
    ("text", "says", "yuan"),
    [
        pytest.param("0", "number", 0, id="0"),
        pytest.param("", "blank in the original", None, id="blank"),
        pytest.param("无", "none, as printed", None, id="none"),
        pytest.param("——", "not applicable", None, id="not applicable"),
    ],
)
def test_blank_zero_and_none_are_three_things(text: str, says: str, yuan: int | None) -> None:
    project = samples.project(amount=samples.amount(text), funding=())
    (row,) = table_of(sheets_of(samples.submission(projects=(project,)))["Projects"])
    assert (row["Amount as printed"], row["What the cell says"], row.get("Amount in yuan")) == (
        text or None,
        says,
        yuan,
    )


def test_every_indicator_stands_whole() -> None:
    submission = full()
    rows = table_of(sheets_of(submission)["Performance indicators"])
    expected = [(project.name, row) for project in submission.projects for row in project.indicators]
    expected += [(form.title, row) for form in submission.targets for row in form.indicators]
    assert len(rows) == len(expected)
    for row, (of, indicator) in zip(rows, expected, strict=True):
        value = indicator.value
        assert row["Project or form"] == of
        assert row["First level"] == indicator.level1
        assert row["Second level"] == indicator.level2
        assert row["Third level"] == indicator.name
        assert row["Target value"] == value.text
        assert row["Basis of the target value"] == (indicator.basis or None)
        number = row["Number read"]
        assert (None if number is None else Decimal(str(number))) == value.number
        assert row["Unit read"] == (value.unit or None)
        day = row["Last day"]
        assert (day.date() if isinstance(day, datetime.datetime) else None) == value.date_to
    assert {row["Sign"] for row in rows} == {"≥", "≤", None}


def test_what_no_form_asks_for_has_no_column_and_what_one_lacks_is_named() -> None:
    one = samples.indicator("产出指标", "数量指标", "甲", "1", description=None, weight="10")
    other = samples.indicator("产出指标", "数量指标", "乙", "", cut_off=("value", "basis"), basis="")
    project = samples.project(indicators=(one, other))
    rows = table_of(sheets_of(samples.submission(projects=(project,)))["Performance indicators"])
    assert "Performance standard" not in rows[0]
    assert "Id of the form above the projects" not in rows[0]
    assert rows[0]["Not asked for by the form"] == "Indicator description"
    assert rows[1]["Not asked for by the form"] == "Weight"
    assert rows[1]["Cut off in the original"] == "Target value、Basis of the target value"
    assert rows[0]["Cut off in the original"] is None


def test_a_budget_table_stands_as_printed_with_levels_and_numbers() -> None:
    sheets = sheets_of(full())
    rows = sheets["表二 2031年支出总表"]
    assert rows[0][0] == "表二　2031年支出总表　部门名称：青川市档案管理局　Unit: 万元"
    assert rows[1] == [
        "Level",
        "项目 / 科目编码",
        "项目 / 科目名称",
        "预算数 / 合计",
        "预算数 / 基本支出",
        "预算数 / 项目支出",
    ]
    assert rows[2] == [None, None, "合计", 161.25, 120, 41.25]
    assert rows[4] == ["款", "20126", "档案事务", 150.5, 120, 30.5]
    assert rows[8] == ["项", "2210201", "住房公积金", 10.75, None, 10.75]
    book = openpyxl.load_workbook(io.BytesIO(files_of(full())[NAME]))
    sheet = book["表二 2031年支出总表"]
    shown = [[shown_as_printed(cell) for cell in row] for row in sheet.iter_rows(min_row=3)]
    assert [row[1:] for row in shown] == [[cell.text for cell in row.cells] for row in samples_tables.classified().rows]
    assert sheet.freeze_panes == "A3"
    assert sheet.print_title_rows == "$1:$2"


def shown_as_printed(cell: Cell) -> str:
    """What a spreadsheet program shows of a cell with one of our formats."""
    if cell.value is None:
        return ""
    if isinstance(cell.value, str):
        return cell.value
    decimals = len(cell.number_format.partition(".")[2])
    return f"{Decimal(str(cell.value)):{',' if ',' in cell.number_format else ''}.{decimals}f}"


@pytest.mark.parametrize(
    "text", ["0", "0.00", "12", "1234.5", "1,234.50", "-7.10", "999", "123456789012345", "9,999,999.123456"]
)
def test_a_plain_figure_is_a_number_that_is_shown_as_printed(text: str) -> None:
    figure = printed_figure(text)
    assert isinstance(figure, Figure)
    cell = made(figure)["甲"]["A2"]
    assert cell.data_type == "n"
    assert shown_as_printed(cell) == text


@pytest.mark.parametrize(
    "text",
    [
        "无",
        "—",
        "（12）",
        "１２",
        "100万元",
        "016",
        "-0.00",
        "+5",
        "12.",
        " 12",
        "1234567890123456",
        "1.1234567",
        "0.1234567890123456",
    ],
)
def test_any_other_figure_stays_the_printed_text(text: str) -> None:
    assert printed_figure(text) == text


def test_days_and_exact_numbers_are_typed() -> None:
    cells = made(datetime.date(2031, 11, 15), Figure(Decimal("123456789.123456"), 6, False), 7)["甲"]
    assert cells["A2"].value == datetime.datetime(2031, 11, 15)
    assert cells["A3"].value == 123456789.123456
    assert cells["A4"].value == 7


def test_the_notes_say_what_it_is_and_from_where() -> None:
    submission = dataclasses.replace(full(), source_url="https://budget.example/1")
    found = dict(row[:2] for row in sheets_of(submission)["Notes on this workbook"])
    assert found["Notice"].startswith("Sample site, not a government website")
    assert found["SHA-256 of the source document"] == "ab" * 32
    assert found["Licence of the data"] == "not stated by the body"
    assert found["Original address"] == "https://budget.example/1"
    assert found["Made with"] == "Mingzhang"
    assert found["Sheet “Projects”"] == "4 rows"
    assert found["Remarks of the checks"].startswith("none ")
    stated = dataclasses.replace(submission, body=samples.body(licence="开放许可"))
    official = files_of(stated, site=samples.site(official=True))[NAME]
    notes = dict(row[:2] for row in workbook_of(official)["Notes on this workbook"])
    assert notes["Licence of the data"] == "开放许可"
    assert "Notice" not in notes


def test_the_same_submission_gives_the_same_bytes_and_no_moment_stands_in_them() -> None:
    content = files_of(full())[NAME]
    assert files_of(full())[NAME] == content
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        assert {entry.date_time for entry in archive.infolist()} == {(1980, 1, 1, 0, 0, 0)}
        assert b"created" not in archive.read("docProps/core.xml")
        assert archive.testzip() is None


@pytest.mark.parametrize(
    ("wanted", "taken", "expected"),
    [
        pytest.param("项目", (), "项目", id="plain"),
        pytest.param("a/b:c*[d]?\\e", (), "a b c d e", id="signs"),
        pytest.param("'甲'", (), "甲", id="quotes"),
        pytest.param("", (), "-", id="nothing"),
        pytest.param("Table", ("table",), "Table (2)", id="case"),
        pytest.param("甲", ("甲", "甲 (2)"), "甲 (3)", id="third"),
        pytest.param("History", (), "History (2)", id="kept by the program"),
        pytest.param("长" * 40, (), "长" * MOST_IN_A_NAME, id="long"),
        pytest.param("长" * 40, ("长" * 31,), "长" * 27 + " (2)", id="long twice"),
        pytest.param("😀" * 20, (), "😀" * 15, id="two units"),
        pytest.param("甲\x00乙\n丙", (), "甲 乙 丙", id="controls"),
    ],
)
def test_names_of_sheets_are_such_as_programs_take(wanted: str, taken: tuple[str, ...], expected: str) -> None:
    assert sheet_name(wanted, taken) == expected


@pytest.mark.parametrize(
    ("place", "expected"), [(0, "A"), (25, "Z"), (26, "AA"), (51, "AZ"), (52, "BA"), (701, "ZZ"), (702, "AAA")]
)
def test_letters_of_columns(place: int, expected: str) -> None:
    assert letters(place) == expected


def test_signs_that_xml_cannot_hold_are_written_as_the_standard_says() -> None:
    assert escaped("a\x0b_x0041_\ud800<") == "a_x000B__x005F_x0041__xD800_&lt;"


def test_a_table_of_several_units_of_money_keeps_what_its_cells_print() -> None:
    table = samples_tables.table("t", "表", ("t 项目", "m 数（元）"), "甲 | 12\n乙 | 3万元", money_unit=MoneyUnit.WAN)
    rows = sheets_of(samples.submission(tables=(table,)))["表"]
    assert rows[2:] == [["甲", 12], ["乙", "3万元"]]
