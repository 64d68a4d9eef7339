"""The CSV files of a submission: every value, plain, harmless in a spreadsheet program."""

import dataclasses
import datetime
from decimal import Decimal

import pytest

from generator.downloads.data_table import DataColumn, DataTable, Kind, Value, table_csv
from generator.downloads.submission import data_tables
from generator.model.csv_text import csv_download
from generator.model.message import msg
from generator.model.personal_values import personal_values
from tests import samples, samples_tables
from tests.downloads.reading import csv_of, files_of, full, json_of

PATH = "990100/dangan-guanli-ju/2031/"


def one_column(kind: Kind, *values: Value) -> DataTable:
    columns = (DataColumn("a", msg("A"), kind), DataColumn("b", msg("B")))
    return DataTable("t", msg("T"), columns, tuple((value, "x") for value in values))


def test_projects_stand_with_printed_and_exact_amounts() -> None:
    rows = csv_of(files_of(full())["projects.csv"])
    assert [row["id"] for row in rows] == [project.id for project in samples.projects()]
    assert {row["submission"] for row in rows} == {PATH}
    first = rows[0]
    assert first["code"] == samples.CODE
    assert (first["unit_code"], first["unit_name"]) == ("816001", "青川市档案管理局本级")
    assert (first["amount"], first["amount_unit"], first["amount_kind"]) == ("36.50", "万元", "number")
    assert Decimal(first["amount_yuan"]) == 365000
    assert (rows[3]["amount"], rows[3]["amount_kind"], rows[3]["amount_yuan"]) == ("", "blank", "")
    assert first["not_in_form"] == "department category attribute term parent_fund amount_term"
    assert rows[2]["not_in_form"].startswith("code ")
    assert first["address"] == f"p/{samples.CODE.lower()}/"


def test_addresses_are_absolute_only_where_the_site_has_one() -> None:
    files = files_of(full(), site=samples.site(base_url="https://budget.example/x/"))
    assert csv_of(files["projects.csv"])[0]["address"].startswith(f"https://budget.example/x/{PATH}p/")


def test_every_amount_of_every_form_is_a_row() -> None:
    submission = full()
    rows = csv_of(files_of(submission)["money.csv"])
    expected = []
    for project in submission.projects:
        expected += [project.amount.text, *(each.amount.text for each in project.funding)]
    for form in submission.targets:
        expected += [line.amount.text for line in form.budget]
        expected += [direction.amount.text for direction in form.directions]
    assert [row["amount"] for row in rows] == expected
    assert sum(row["is_whole"] == "true" for row in rows) == len(submission.projects)
    assert rows[0]["label"] == ""
    assert rows[1]["label"] == "其中：财政资金"
    (line,) = [row for row in rows if row["label"] == "按支出性质分 / 基本支出 / 人员经费"]
    assert (line["project"], line["form"], line["amount_yuan"]) == ("", "bumenzhengti", "1000000")


def test_every_text_is_a_row() -> None:
    submission = full()
    found = {row["text"] for row in csv_of(files_of(submission)["texts.csv"])}
    expected = {section.text for section in submission.sections} | {term.text for term in submission.terms}
    expected |= {table.note for table in submission.tables if table.note}
    for project in submission.projects:
        expected |= {goal.text for goal in project.goals} | {project.purpose or ""}
        expected |= {step.share for step in project.plan}
    for form in submission.targets:
        expected |= {form.owner} | {goal.text for goal in form.goals} | {fact.text for fact in form.facts}
        expected |= {text for task in form.tasks for text in (task.text, task.responsible or "")}
        expected |= {text for each in form.directions for text in (each.goal_term, each.goal_year)}
    assert expected <= found | {""}


def test_what_a_target_says_is_told_apart() -> None:
    rows = csv_of(files_of(full())["indicators.csv"])
    by_name = {row["name"]: row for row in rows}
    first = by_name["修复档案卷数"]
    assert (first["target"], first["operator"], first["number"], first["unit"]) == ("≥1200 卷", "ge", "1200", "卷")
    assert by_name["完成时间"]["date_to"] == "2031-11-30"
    assert by_name["查档便利"]["target_kind"] == "text"
    assert [row["number_of_row"] for row in rows[:9]] == [str(number) for number in range(1, 10)]
    # A merged cell is repeated, so that every row can be read alone.
    assert by_name["数字化页数"]["level2"] == "数量指标"


@pytest.mark.parametrize("name", ["projects.csv", "money.csv", "indicators.csv", "texts.csv"])
def test_the_quick_way_writes_what_the_careful_one_does(name: str) -> None:
    (table,) = [each for each in data_tables(full(), samples.site()) if each.file == name]
    harmless = table_csv(table)
    rows = [list(row.values()) for row in csv_of(harmless)]
    assert csv_download([[column.name for column in table.columns], *rows]) == harmless


@pytest.mark.parametrize("text", ["=1+1", "+x", "-x", "@x", "\tx", "＝1", "＋x", "－x", "＠x", "\rx"])
@pytest.mark.parametrize("place", [0, 1])
def test_what_looks_like_a_formula_gets_an_apostrophe(text: str, place: int) -> None:
    columns = (DataColumn("a", msg("A")), DataColumn("b", msg("B")))
    row = (text, "x") if place == 0 else ("x", text)
    found = csv_of(table_csv(DataTable("t", msg("T"), columns, (row,))))
    assert found[0]["ab"[place]] == f"'{text}"


@pytest.mark.parametrize("text", ["-5", "-", "+5", "-1,234.50", "a=1", 'a"b', "a,=b", "a\nb"])
def test_what_does_not_stays(text: str) -> None:
    assert csv_of(table_csv(one_column(Kind.TEXT, text)))[0]["a"] == text


@pytest.mark.parametrize(
    ("kind", "value", "expected"),
    [
        pytest.param(Kind.YUAN, Decimal("92000.00"), "92000.00", id="yuan"),
        pytest.param(Kind.YUAN, Decimal("1E+5"), "100000", id="no exponent"),
        pytest.param(Kind.NUMBER, Decimal("-0.5"), "-0.5", id="negative"),
        pytest.param(Kind.INTEGER, 7, "7", id="whole"),
        pytest.param(Kind.DATE, datetime.date(2031, 1, 2), "2031-01-02", id="day"),
        pytest.param(Kind.NAMES, ("a", "b"), "a b", id="names"),
        pytest.param(Kind.LABEL, msg("Label"), "", id="label of the site"),
        pytest.param(Kind.LABEL, "预算数", "预算数", id="printed label"),
        pytest.param(Kind.TEXT, None, "", id="nothing"),
    ],
)
def test_values_are_plain(kind: Kind, value: Value, expected: str) -> None:
    assert csv_of(table_csv(one_column(kind, value)))[0]["a"] == expected


def test_an_amount_never_looks_like_the_number_of_a_person() -> None:
    text = table_csv(one_column(Kind.YUAN, Decimal(13812345678))).decode("utf-8-sig")
    assert not list(personal_values(text))
    assert Decimal(csv_of(text.encode("utf-8-sig"))[0]["a"]) == 13812345678


def test_what_a_submission_does_not_have_makes_no_file() -> None:
    bare = samples.submission(projects=(), sections=())
    assert list(files_of(bare)) == ["dangan-guanli-ju-2031.xlsx"]
    with_tables = dataclasses.replace(bare, tables=samples_tables.tables())
    files = files_of(with_tables)
    assert list(files) == ["dangan-guanli-ju-2031.xlsx", "texts.csv", "datapackage.json"]
    names = [resource["name"] for resource in json_of(files["datapackage.json"])["resources"]]
    assert names == ["texts", *(f"table-{table.id}" for table in samples_tables.tables())]


def test_a_site_may_leave_the_workbooks_out() -> None:
    assert "dangan-guanli-ju-2031.xlsx" not in files_of(full(), site=samples.site(workbooks=False))
