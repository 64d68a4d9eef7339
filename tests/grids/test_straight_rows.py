"""Rows of a performance table that slid sideways."""

import pytest

from generator.grids.straight_rows import straighten
from generator.model.grid import Document, Grid
from tests.grids.reading import table

HEAD = "绩效指标 | 一级指标 | 二级指标 | 三级指标 | 指标值 |"


def straight(*rows: str) -> tuple[list[list[str]], int]:
    """The texts of the rows below the head, closing blanks left out, and the number of repairs."""
    document = straighten(Document("a.txt", "", "UTF-8", (), (Grid(table(HEAD, *rows)),)))
    [grid] = document.blocks
    assert isinstance(grid, Grid)
    texts = [[cell.text for cell in row.cells] for row in grid.rows[1:]]
    for row in texts:
        while row and not row[-1]:
            row.pop()
    return texts, len(document.repairs)


RIGHT = ["", "产出指标", "数量指标", "卷数", "30卷"]


@pytest.mark.parametrize(
    "row",
    [
        pytest.param(" | 产出指标 | 数量指标 | 卷数 | 30卷 |", id="in place"),
        pytest.param("产出指标 | 数量指标 | 卷数 | 30卷 | |", id="one to the left"),
        pytest.param("产出指标 | 数量指标 | 卷数 | 30卷", id="one to the left, no closing blanks"),
        pytest.param(" | | 产出指标 | 数量指标 | 卷数 | 30卷", id="one to the right"),
        pytest.param(" | 产出指标 | 数量指标 | | 卷数 | 30卷", id="a gap before the name"),
        pytest.param(" | 产出指标 | | 数量指标 | 卷数 | 30卷", id="a gap before the second level"),
    ],
)
def test_a_row_is_put_below_its_heads(row: str) -> None:
    [found], repairs = straight(row)
    assert found == RIGHT
    assert repairs == (not row.startswith(" | 产出指标 | 数量指标 | 卷数"))


@pytest.mark.parametrize(
    ("row", "expected"),
    [
        ("社会成本指标 | 等候 | 1日 | |", ["", "", "社会成本指标", "等候", "1日"]),
        (" | 社会成本指标 | 等候 | 1日 | |", ["", "", "社会成本指标", "等候", "1日"]),
        ("社会成本指标 | 无 | | |", ["", "", "社会成本指标", "无"]),
    ],
)
def test_a_known_second_level_shows_its_column(row: str, expected: list[str]) -> None:
    assert straight(row) == ([expected], 1)


@pytest.mark.parametrize(
    "row",
    [
        pytest.param("群众评价 | 等候 | 1日 | |", id="two places fit"),
        pytest.param("群众评价 | 便民 | 等候 | 1日 |", id="an unknown first level"),
        pytest.param("甲 | 乙 | 丙 | 丁 | 戊 | 己", id="more cells than heads"),
        pytest.param("填表人 | 张三 | | 电话 |", id="another table's row"),
    ],
)
def test_a_row_that_nothing_proves_stays_where_it_is(row: str) -> None:
    [found], repairs = straight(row)
    assert found == [text.strip() for text in row.rstrip(" |").split("|")]
    assert repairs == 0


def test_a_row_that_slid_is_recognised_by_the_gap_of_the_rows_above() -> None:
    texts, repairs = straight(
        " | 能力建设 | 提升修复能力 | | 培训 | >20人次",
        " | | 提升接待能力 | | 培训 | >30人次",
        "提升扫描能力 | | 培训 | >40人次 | |",
    )
    assert texts == [
        ["", "能力建设", "提升修复能力", "培训", ">20人次"],
        ["", "", "提升接待能力", "培训", ">30人次"],
        ["", "", "提升扫描能力", "培训", ">40人次"],
    ]
    assert repairs == 3


def test_rows_without_a_head_above_them_are_left_alone() -> None:
    rows = table("产出指标 | 数量指标 | 卷数 | 30卷")
    document = Document("a.txt", "", "UTF-8", (), (Grid(rows),))
    assert straighten(document) == document
