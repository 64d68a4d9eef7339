"""Performance tables as checks see them: empty rows gone, the two columns of one row as one."""

from __future__ import annotations

from typing import Any

from generator.checks.shared.merged_rows import MergedTable, merged_tables
from generator.model.indicator import IndicatorKind
from tests.checks.made_submissions import made


def row(name: str, target: str, number: str = "", **more: Any) -> dict[str, Any]:
    """A row of a file; `number` is that of the printed row."""
    return (
        {"level1": "产出指标", "level2": "数量指标", "name": name, "target": target}
        | ({"row": number} if number else {})
        | more
    )


def table(year: list[dict[str, Any]], term: list[dict[str, Any]]) -> MergedTable:
    """The table of the one project."""
    submission, _ = made({"projects": {"ludeng": {"indicators": year, "indicators_term": term}}})
    return merged_tables(submission)[0]


def seen(table: MergedTable) -> list[tuple[str, str, bool]]:
    """Name, target and whether both columns print it."""
    return [(one.name, one.value.text, one.twin is not None) for one in table.rows]


def test_rows_that_say_nothing_are_left_out() -> None:
    assert seen(table([row("", ""), row("无", ""), row("-", "无"), row("路灯", ""), row("", "≥3盏")], [])) == [
        ("路灯", "", False),
        ("", "≥3盏", False),
    ]


def test_two_columns_that_print_the_same_are_one_row() -> None:
    year = [row("更换路灯", "≥3盏", "1"), row("培训", "≥2次", "2")]
    term = [row("更换路灯", "≥ 3盏", "1"), row("培训", "≥6次", "2")]
    assert seen(table(year, term)) == [("更换路灯", "≥3盏", True), ("培训", "≥2次", False), ("培训", "≥6次", False)]


def test_of_a_name_that_one_column_cuts_off_the_fuller_is_taken() -> None:
    year, term = [row("路灯检修验", "≥3次", "1")], [row("路灯检修验收合格次数", "≥3次", "1")]
    assert seen(table(year, term)) == [("路灯检修验收合格次数", "≥3次", True)]


def test_names_find_each_other_where_the_columns_are_in_different_orders() -> None:
    year = [row("甲方培训", "≥1次", "1"), row("乙方培训与考", "≥2次", "2")]
    term = [row("乙方培训与考核", "≥2次", "1"), row("甲方培训", "≥1次", "2")]
    assert seen(table(year, term)) == [("甲方培训", "≥1次", True), ("乙方培训与考核", "≥2次", True)]


def test_rows_without_numbers_are_joined_by_their_names() -> None:
    assert seen(table([row("甲", "≥1次"), row("乙", "≥2次")], [row("乙", "≥2次"), row("丙", "≥3次")])) == [
        ("甲", "≥1次", False),
        ("乙", "≥2次", True),
        ("丙", "≥3次", False),
    ]


def test_a_sentence_in_the_place_of_a_level_is_no_kind() -> None:
    duty = "负责提升全市公共机构节能工作质量并监督实施"
    assert [one.kind for one in table([row("甲", "≥1次", level2=duty), row("乙", "≥1次")], []).rows] == [
        IndicatorKind.OTHER,
        IndicatorKind.QUANTITY,
    ]


def test_cells_before_which_the_document_ends_are_no_rows() -> None:
    cut = table([row("", "", "1", cut_off=["name", "target"])], [row("甲", "≥1次", "1")])
    assert cut.is_cut_off
    assert seen(cut) == [("甲", "≥1次", False)]
