"""Two scopes side by side become two indicators of one printed row."""

import pytest

from generator.grids.claims import Claims
from generator.grids.sided_table import read_sided_table
from generator.model.indicator import Indicator, Scope
from generator.model.indicator_value import ValueKind
from generator.model.message import msg
from generator.model.source import Furniture
from tests.grids.reading import claims_on, table, unread, unsure

HEAD = "绩效指标 | 一级指标 | 二级指标 | 三级指标 | 指标值 | 二级指标 | 三级指标 | 指标值"
BOTH = (Scope.TERM, Scope.YEAR)


def read(*rows: str, scopes: tuple[Scope, ...] = BOTH) -> tuple[tuple[Indicator, ...], Claims]:
    """The indicators below the head, and the ledger."""
    printed = table(*rows)
    claims = claims_on(*printed)
    return read_sided_table(printed, scopes, "p", claims), claims


def test_the_term_comes_before_the_year() -> None:
    found, claims = read(
        HEAD, "| 产出指标 | 数量指标 | 卷数 | ≥9卷 | 数量指标 | 卷 | ≥3卷", "| | | 页数 | 9页 | | 页数 | 3页"
    )
    assert [(row.scope, row.pair, row.level1, row.level2, row.name, row.value.text) for row in found] == [
        (Scope.TERM, 1, "产出指标", "数量指标", "卷数", "≥9卷"),
        (Scope.TERM, 2, "产出指标", "数量指标", "页数", "9页"),
        (Scope.YEAR, 1, "产出指标", "数量指标", "卷", "≥3卷"),
        (Scope.YEAR, 2, "产出指标", "数量指标", "页数", "3页"),
    ]
    assert [(row.continues_level1, row.continues_level2) for row in found] == [(False, False), (True, True)] * 2
    assert unread(claims) == []
    assert claims.fields()["p/indicators/0/level1"] == claims.fields()["p/indicators_term/0/level1"] == (2,)


def test_a_row_printed_on_one_side_has_no_other() -> None:
    found, claims = read(
        HEAD,
        "| 产出指标 | 数量指标 | 卷数 | ≥9卷 | 数量指标 | 卷数 | ≥3卷",
        "| 效益指标 | 社会效益指标 | 便利 | 提升",
        "| | 生态效益指标 | 废纸 | ≤1吨 | 生态效益指标 | 废纸 | ≤1吨",
    )
    year = [row for row in found if row.scope is Scope.YEAR]
    assert [(row.pair, row.level1, row.continues_level1) for row in year] == [
        (1, "产出指标", False),
        (3, "效益指标", False),
    ]
    assert unsure(claims) == []


def test_a_table_of_one_side_has_no_pairs() -> None:
    found, _ = read(
        "一级指标 | 二级指标 | 三级指标 | 指标值 | 备注", "产出 | 数量 | 卷数 | ≥9卷 |", scopes=(Scope.YEAR,)
    )
    assert [(row.pair, row.scope, row.remark, row.basis) for row in found] == [(None, Scope.YEAR, "", None)]


def test_the_head_repeated_on_the_next_page_is_no_row() -> None:
    row = "| 产出指标 | 数量指标 | 卷数 | ≥9卷 | 数量指标 | 卷数 | ≥3卷"
    found, claims = read(HEAD, row, HEAD, row)
    assert len(found) == 4
    assert len(claims.furniture_lines()[Furniture.REPEATED_HEAD]) == 8


def test_a_target_without_a_name_is_unsure() -> None:
    _, claims = read(HEAD, "| 产出指标 | 数量指标 | | ≥9卷 | 数量指标 | 卷数 | ≥3卷")
    assert unsure(claims) == ["The row has a target but no name"]


def test_a_first_row_without_a_first_level_is_unsure() -> None:
    _, claims = read(HEAD, "| | 数量指标 | 卷数 | ≥9卷 | 数量指标 | 卷数 | ≥3卷")
    assert set(unsure(claims)) == {"The table's first row has no first level"}


def test_a_target_cut_in_two_is_unsure() -> None:
    _, claims = read(HEAD, "| 产出指标 | 数量指标 | 卷数 | ≥12 00卷 | 数量指标 | 卷数 | ≥1200卷")
    assert unsure(claims) == ["The target has a blank between its digits"]


CUT = msg("The right-hand side of the table is cut off in the document: some of its columns are lost")


@pytest.mark.parametrize(
    ("head", "rows", "kept", "cut_off"),
    [
        pytest.param(
            "绩效指标 | 一级指标 | 二级指标 | 三级指标 | 指标值 | |",
            ("| 产出指标 | 数量指标 | 卷数 | ≥9卷 | 数量指标 | ", "| | 质量指标 | 合格率 | ≥9% | 质量指标 | "),
            [("数量指标", ""), ("质量指标", "")],
            ("name", "value"),
            id="without heads",
        ),
        pytest.param(
            "绩效指标 | 一级指标 | 二级指标 | 三级指标 | 指标值 | 二级指标 | 三级指标",
            ("| 产出指标 | 数量指标 | 卷数 | ≥9卷 | 数量指标 | 卷", "| | 质量指标 | 合格率 | ≥9% | 质量指标 | 率"),
            [("数量指标", "卷"), ("质量指标", "率")],
            ("value",),
            id="with two of its heads",
        ),
        pytest.param(
            "绩效指标 | 一级指标 | 二级指标 | 三级指标 | 绩效标准 | 指标值 | 二级指标",
            ("| 产出指标 | 数量指标 | 卷数 | 9卷 | ≥9卷 | 数量指标", "| | 质量指标 | 合格率 | | ≥9% | 质量指标"),
            [("数量指标", ""), ("质量指标", "")],
            ("name", "value", "standard"),
            id="with another column",
        ),
    ],
)
def test_cells_that_the_document_cuts_off_are_not_blank(
    head: str, rows: tuple[str, ...], kept: list[tuple[str, str]], cut_off: tuple[str, ...]
) -> None:
    found, claims = read(head, *rows)
    year = [row for row in found if row.scope is Scope.YEAR]
    assert [(row.level2, row.name) for row in year] == kept
    assert [(row.cut_off, row.value.kind) for row in year] == [(cut_off, ValueKind.CUT_OFF)] * 2
    assert [row.cut_off for row in found if row.scope is Scope.TERM] == [(), ()]
    assert unread(claims) == []
    assert [(each.line, each.field, each.text, each.reason) for each in claims.unsure_readings()] == [
        (2, "p/indicators", "数量指标", CUT)
    ]


def test_a_side_without_a_column_of_the_other_is_not_cut_off() -> None:
    found, claims = read(
        "绩效指标 | 一级指标 | 二级指标 | 三级指标 | 指标值 | 备注 | 二级指标 | 三级指标 | 指标值",
        "| 产出指标 | 数量指标 | 卷数 | ≥9卷 | 注 | 数量指标 | 卷数 | ≥3卷",
    )
    assert [(row.remark, row.cut_off) for row in found] == [("注", ()), (None, ())]
    assert unsure(claims) == []


def test_one_text_alone_on_both_sides_is_a_level_and_unsure_where_it_is_not_known() -> None:
    found, claims = read(
        "绩效指标 | 一级指标 | 二级指标 | 三级指标 | 指标值 | |",
        "| 满意度指标 | 服务对象满意度 | 职工满意度 | ≥9% | 服务对象满意度 |",
        "读者满意度 | | | | 读者满意度 | |",
    )
    assert [(row.level2, row.name, row.continues_level1) for row in found if row.pair == 2] == [
        ("读者满意度", "", True),
        ("读者满意度", "", True),
    ]
    assert [each.line for each in claims.unsure_readings()] == [2, 3]
    assert [str(each.reason) for each in claims.repairs()] == [
        "A row that stands under other heads is put where its cells most likely belong"
    ]
