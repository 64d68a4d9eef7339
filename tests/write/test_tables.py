"""Budget tables read back as they were written, whatever their labels and cells hold."""

from __future__ import annotations

import dataclasses
import tempfile
from pathlib import Path

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from generator.model.amount import AmountError, MoneyUnit
from generator.model.budget_table import BudgetTable, Cell, Column, ColumnKind, TableKind, TableRow, read_cell
from generator.model.project import Note
from generator.model.submission import Removed
from generator.write.files import write_content
from generator.write.tables import write_tables
from tests import samples, samples_tables
from tests.write.test_submission import NAMES, TEXTS, round_trip

MONEY = st.one_of(
    st.sampled_from(["", " ", "0", "0.00", "无", "—", "-", "1,234.50", "-5", "9.2万元", "（3.10）"]),
    st.decimals(0, 10**9, places=2).map(lambda value: f"{value:,}"),
)
CODES = st.one_of(st.sampled_from(["", "201", "0201", "201 03 05", "016"]), TEXTS)
COLUMNS = st.builds(Column, st.lists(NAMES, max_size=3).map(tuple), st.sampled_from(ColumnKind))


@st.composite
def tables(draw: st.DrawFn, id: str) -> BudgetTable:
    columns = tuple(draw(st.lists(COLUMNS, min_size=1, max_size=4)))
    unit: MoneyUnit | None = draw(st.sampled_from([None, *MoneyUnit]))
    rows = draw(st.integers(0, 3))
    return BudgetTable(
        id=id,
        title=draw(NAMES),
        kind=draw(st.sampled_from(TableKind)),
        money_unit=unit,
        columns=columns,
        rows=tuple(TableRow(tuple(draw(cells(column, unit)) for column in columns)) for _ in range(rows)),
        number=draw(TEXTS),
        facts=tuple(draw(st.lists(st.builds(Note, NAMES, TEXTS), max_size=2))),
        numbering=draw(st.sampled_from([(), tuple(str(number) for number in range(len(columns)))])),
        note=draw(TEXTS),
    )


@st.composite
def cells(draw: st.DrawFn, column: Column, unit: MoneyUnit | None) -> Cell:
    text = draw({ColumnKind.MONEY: MONEY, ColumnKind.CODE: CODES, ColumnKind.TEXT: TEXTS}[column.kind])
    try:
        return read_cell(text, column, unit)
    except AmountError:
        return read_cell("", column, unit)


@settings(max_examples=80, suppress_health_check=[HealthCheck.too_slow])
@given(tables("a"), tables("b"))
def test_any_tables_read_back_the_same(first: BudgetTable, second: BudgetTable) -> None:
    submission = samples.submission(tables=(second, first), removed_tables=(Removed("alt", "旧表"),))
    with tempfile.TemporaryDirectory() as folder:
        assert round_trip(submission, Path(folder)) == submission


def test_the_sample_tables_read_back_the_same(tmp_path: Path) -> None:
    submission = samples.submission(tables=samples_tables.tables())
    assert round_trip(submission, tmp_path) == submission


def test_a_submission_without_tables_has_no_files_of_tables() -> None:
    assert write_tables((), ()) == {}


def test_a_removed_table_is_kept_without_any_other(tmp_path: Path) -> None:
    submission = samples.submission(removed_tables=(Removed("alt", "旧表"),))
    assert list(write_tables((), submission.removed_tables)) == ["tables.yaml"]
    assert round_trip(submission, tmp_path) == submission


def test_rows_are_written_as_a_clerk_edits_them() -> None:
    files = write_tables((samples_tables.empty(),), ())
    assert files["tables/zhengfuxingjijin.csv"] == "科目编码,科目名称,合计,基本支出,项目支出\n,合计,,,\n"
    assert files["tables.yaml"].startswith(
        "tables:\n"
        "  - id: zhengfuxingjijin\n"
        "    title: 2031年政府性基金预算支出表\n"
        "    number: 表四\n"
        "    kind: government-fund-expenditure\n"
        "    money_unit: 万元\n"
        "    facts:\n"
        "      - label: 部门名称\n"
        "        text: 青川市档案管理局\n"
        "    columns:\n"
        "      - path:\n"
        "          - 科目编码\n"
        "        kind: code\n"
    )
    assert files["tables.yaml"].endswith("    note: 注：本表无数据\n")


def test_derived_values_are_not_stored() -> None:
    written = "".join(write_tables(samples_tables.tables(), ()).values())
    assert "level" not in written
    assert "total" not in written


def test_files_of_tables_that_are_gone_go(tmp_path: Path) -> None:
    earlier = samples.submission(tables=samples_tables.tables())
    files = {earlier.path + name: text.encode() for name, text in write_tables(earlier.tables, ()).items()}
    write_content(tmp_path, files, earlier, None)
    gone = f"{earlier.path}tables/{earlier.tables[1].id}.csv"
    now = dataclasses.replace(earlier, tables=(earlier.tables[0], *earlier.tables[2:]))
    kept = {path: data for path, data in files.items() if path != gone}
    assert write_content(tmp_path, kept, now, earlier) == (gone,)
    none = dataclasses.replace(earlier, tables=())
    assert f"{earlier.path}tables.yaml" in write_content(tmp_path, {}, none, now)
