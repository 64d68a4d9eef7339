"""What is wrong with a budget table is said at its file, line and cell."""

from __future__ import annotations

import functools
from collections.abc import Mapping

import pytest

from generator.model.amount import MoneyUnit
from generator.model.budget_table import TableKind
from generator.model.diagnostic import Diagnostic
from generator.model.raw import RawFile, RawSubmission, RawTable
from generator.read.csv_table import column_at, parse_csv
from generator.read.strict_yaml import load_mapping, positions
from generator.read.yaml_survey import locate
from generator.validate.tables import MOST_FINDINGS, build_tables

PATH = "990100/dangan-guanli-ju/2031/"
COLUMNS = """
    columns:
      - path: [科目编码]
        kind: code
      - path: [预算数, 合计]
        kind: money
"""
PLAIN = f"tables:\n  - id: zhichu\n    title: 支出总表\n    money_unit: 万元{COLUMNS}"
CSV = "科目编码,预算数 / 合计\n"


def file(path: str, text: str) -> RawFile:
    def look(field: tuple[str | int, ...]) -> tuple[int | None, int | None]:
        position = locate(positions(text), field)
        return position.line, position.column

    return RawFile(path, load_mapping(text, path), look)


def raw(yaml: str | None, csv: Mapping[str, str]) -> RawSubmission:
    return RawSubmission(
        path=PATH,
        submission=file(f"{PATH}submission.yaml", "title: 预算\n"),
        projects={},
        texts={},
        tables=None if yaml is None else file(f"{PATH}tables.yaml", yaml),
        table_rows={
            id: RawTable(f"{PATH}tables/{id}.csv", parse_csv(text, f"{id}.csv"), functools.partial(column_at, text))
            for id, text in csv.items()
        },
    )


def findings(yaml: str | None, csv: Mapping[str, str]) -> tuple[Diagnostic, ...]:
    return build_tables(raw(yaml, csv))[2]


def in_short(found: tuple[Diagnostic, ...]) -> list[tuple[str, str, str]]:
    return [(item.check, str(item.place).removeprefix(PATH), item.place.field) for item in found]


def test_a_table_is_built() -> None:
    tables, removed, found = build_tables(raw(PLAIN, {"zhichu": f"{CSV}0201,1.50\n,\n"}))
    assert found == ()
    assert removed == ()
    [table] = tables
    assert (table.title, table.kind, table.money_unit) == ("支出总表", TableKind.OTHER, MoneyUnit.WAN)
    assert [[cell.text for cell in row.cells] for row in table.rows] == [["0201", "1.50"], ["", ""]]
    amount = table.rows[0].cells[1].amount
    assert amount is not None
    assert amount.yuan == 15000
    assert table.rows[0].cells[0].amount is None


def test_a_submission_may_have_no_tables() -> None:
    assert build_tables(raw(None, {})) == ((), (), ())


def test_an_amount_that_cannot_be_read_is_found_at_its_cell() -> None:
    found = findings(PLAIN, {"zhichu": f'{CSV}201,5\n"2,01",1O.5\n'})
    assert in_short(found) == [("unreadable-amount", "tables/zhichu.csv:3:8", "预算数 / 合计")]
    assert found[0].found == "1O.5"


def test_a_number_without_any_unit_is_found() -> None:
    found = findings(PLAIN.replace("    money_unit: 万元\n", ""), {"zhichu": f"{CSV}201,5\n202,\n"})
    assert in_short(found) == [("unreadable-amount", "tables/zhichu.csv:2:5", "预算数 / 合计")]
    assert "no unit" in str(found[0].message)


def test_a_header_that_differs_is_found_column_by_column() -> None:
    found = findings(PLAIN, {"zhichu": "科目编码,合计\n201,x\n"})
    assert in_short(found) == [("header-differs", "tables/zhichu.csv:1:6", "合计")]
    assert (found[0].found, found[0].expected) == ("合计", "预算数 / 合计")


def test_a_header_of_another_width_is_found_once() -> None:
    found = findings(PLAIN, {"zhichu": "科目编码\n201\n"})
    assert in_short(found) == [("header-differs", "tables/zhichu.csv:1:1", "科目编码")]
    assert (found[0].found, found[0].expected) == ("1", "2")


@pytest.mark.parametrize(
    ("yaml", "csv", "expected"),
    [
        pytest.param(PLAIN, {}, [("file-missing", "tables.yaml:2:5", "tables/0/id")], id="no rows"),
        pytest.param(
            PLAIN,
            {"zhichu": CSV, "shouru": CSV},
            [("file-not-listed", "tables/shouru.csv", "")],
            id="rows of no table",
        ),
        pytest.param(None, {"zhichu": CSV}, [("file-not-listed", "tables/zhichu.csv", "")], id="no tables.yaml"),
        pytest.param(
            PLAIN + PLAIN.removeprefix("tables:\n"),
            {"zhichu": CSV},
            [("entry-repeated", "tables.yaml:10:5", "tables/1/id")],
            id="listed twice",
        ),
        pytest.param(
            PLAIN + '    numbering: ["1"]\n',
            {"zhichu": CSV},
            [("numbering-ragged", "tables.yaml:10:5", "tables/0/numbering")],
            id="too few numbers",
        ),
        pytest.param(
            PLAIN + "removed:\n  - id: zhichu\n    name: 支出总表\n",
            {"zhichu": CSV},
            [("removed-but-present", "tables.yaml:11:5", "removed/0")],
            id="removed but there",
        ),
        pytest.param(
            PLAIN.replace("    columns", "    kind: expense\n    columns"),
            {"zhichu": CSV},
            [("value-not-in-list", "tables.yaml:5:5", "tables/0/kind")],
            id="unknown kind",
        ),
        pytest.param(
            PLAIN.replace("kind: money", "kind: amount"),
            {"zhichu": CSV},
            [("value-not-in-list", "tables.yaml:9:9", "tables/0/columns/1/kind")],
            id="unknown kind of column",
        ),
        pytest.param(
            "tables:\n  - id: zhichu\n    title: 支出总表\n    columns: []\n",
            {"zhichu": CSV},
            [("malformed-value", "tables.yaml:4:5", "tables/0/columns")],
            id="no columns",
        ),
        pytest.param(
            PLAIN.replace("[科目编码]", '[" "]'),
            {"zhichu": CSV},
            [("malformed-value", "tables.yaml:6:16", "tables/0/columns/0/path/0")],
            id="a label of blanks",
        ),
        pytest.param(
            PLAIN.replace("title", "titel"),
            {"zhichu": CSV},
            [
                ("missing-field", "tables.yaml:2:5", "tables/0/title"),
                ("unknown-field", "tables.yaml:3:5", "tables/0/titel"),
            ],
            id="misspelt field",
        ),
    ],
)
def test_where_tables_yaml_and_the_files_disagree(
    yaml: str | None, csv: Mapping[str, str], expected: list[tuple[str, str, str]]
) -> None:
    assert in_short(findings(yaml, csv)) == expected


def test_a_misspelt_id_gets_a_proposal() -> None:
    [missing, unlisted] = findings(PLAIN, {"zhichou": CSV})
    assert str(missing.help) == "Did you mean “zhichou”?"
    assert unlisted.check == "file-not-listed"


def test_a_column_of_another_kind_does_not_flood_the_list() -> None:
    body = "".join("201,文字\n" for _ in range(MOST_FINDINGS * 3))
    assert len(findings(PLAIN, {"zhichu": CSV + body})) == MOST_FINDINGS


def test_removed_tables_are_remembered() -> None:
    _, removed, found = build_tables(raw("removed:\n  - id: alt\n    name: 旧表\n", {}))
    assert found == ()
    assert [(entry.id, entry.name) for entry in removed] == [("alt", "旧表")]
