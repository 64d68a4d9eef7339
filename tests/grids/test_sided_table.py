"""Two scopes side by side become two indicators of one printed row."""

from generator.grids.claims import Claims
from generator.grids.sided_table import read_sided_table
from generator.model.indicator import Indicator, Scope
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
