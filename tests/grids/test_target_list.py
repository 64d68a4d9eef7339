"""Targets of many projects in one table."""

import pytest

from generator.grids.target_list import head_of_list, read_target_list
from generator.model.amount import AmountKind, MoneyUnit
from generator.model.grid import GridRow
from generator.model.project import Project
from generator.model.source import Furniture
from tests.grids.reading import claims_on, table, unread, unsure

HEAD = "序号 | 项目名称 | 预算数（万元） | 一级指标 | 二级指标 | 三级指标 | 指标值"
ROWS = (
    "1 | 甲 | 3.50 | 产出指标 | 数量指标 | 卷数 | ≥5卷",
    " | | | | 质量指标 | 合格率 | ≥98%",
    "2 | 乙 | 4 | 产出指标 | 数量指标 | 部数 | 6部",
)


def read(rows: tuple[GridRow, ...]) -> tuple[tuple[Project, ...], list[str], list[str]]:
    """The projects of a list, what is left over and what is unsure."""
    claims = claims_on(*rows)
    found = read_target_list((), rows, 1, None, claims)
    return found, unread(claims), unsure(claims)


def test_rows_below_a_name_belong_to_its_project() -> None:
    found, left, doubts = read(table(HEAD, *ROWS))
    assert [(one.name, one.amount.text, one.money_unit) for one in found] == [
        ("甲", "3.50", MoneyUnit.WAN),
        ("乙", "4", MoneyUnit.WAN),
    ]
    assert [[(row.level1, row.name, row.value.text) for row in one.indicators] for one in found] == [
        [("产出指标", "卷数", "≥5卷"), ("产出指标", "合格率", "≥98%")],
        [("产出指标", "部数", "6部")],
    ]
    assert (left, doubts) == ([], [])


def test_a_head_printed_again_and_a_name_printed_again_begin_no_project() -> None:
    again = " | 甲 | 3.50 | 效益指标 | 社会效益指标 | 便利 | 提高"
    rows = table(HEAD, ROWS[0], HEAD, again, ROWS[2])
    claims = claims_on(*rows)
    found = read_target_list((), rows, 1, None, claims)
    assert [(one.name, len(one.indicators)) for one in found] == [("甲", 2), ("乙", 1)]
    assert unread(claims) == []
    assert claims.furniture_lines()[Furniture.REPEATED_HEAD] == (3,) * 7


def test_another_amount_for_the_same_project_stays_unread() -> None:
    _, left, _ = read(table(HEAD, ROWS[0], " | 甲 | 9.99 | 效益指标 | 社会效益指标 | 便利 | 提高"))
    assert left == ["9.99"]


def test_a_list_without_amounts_needs_no_unit() -> None:
    rows = table("项目名称 | 一级指标 | 二级指标 | 三级指标 | 指标值", "甲 | 产出指标 | 数量指标 | 卷数 | 5卷")
    claims = claims_on(*rows)
    [project] = read_target_list((), rows, 1, None, claims)
    assert project.amount.kind is AmountKind.BLANK
    assert claims.missing() == ()


def test_amounts_without_a_unit_ask_for_it() -> None:
    rows = table(HEAD.replace("（万元）", ""), ROWS[0])
    claims = claims_on(*rows)
    read_target_list((), rows, 1, None, claims)
    assert len(claims.missing()) == 1


def test_a_column_of_other_words_stays_unread_and_rows_without_a_name_are_unsure() -> None:
    _, left, _ = read(table(f"{HEAD} | 指标方向性", f"{ROWS[0]} | 正向"))
    assert left == ["指标方向性", "正向"]
    _, _, doubts = read(table(HEAD, ROWS[1]))
    assert "No project is named for these rows" in doubts


@pytest.mark.parametrize(
    ("cells", "target"),
    [
        ("≥ | 95 | %", "≥95%"),
        ("定性 | 优 | ", "优（定性）"),
        (" | 95 | %", "95%"),
        ("≤ | 3 | 天", "≤3天"),
        (" | 优 | ", "优"),
    ],
)
def test_sign_number_and_unit_are_one_target(cells: str, target: str) -> None:
    head = "项目名称 | 一级指标 | 二级指标 | 三级指标 | 指标性质 | 指标值 | 度量单位"
    rows = table(head, f"甲 | 产出指标 | 质量指标 | 合格率 | {cells}")
    claims = claims_on(*rows)
    [project] = read_target_list((), rows, 1, None, claims)
    assert [row.value.text for row in project.indicators] == [target]
    assert unread(claims) == []
    assert len(claims.repairs()) == (len([cell for cell in cells.split("|") if cell.strip()]) > 1)


@pytest.mark.parametrize(
    ("rows", "expected"),
    [
        pytest.param([HEAD], 1, id="one row"),
        pytest.param(["项目名称 | 预算数 | 绩效指标 | | ", " | | 一级指标 | 二级指标 | 三级指标"], 2, id="two rows"),
        pytest.param(["项目名称 | 甲 | | ", " | 一级指标 | 二级指标 | 三级指标"], None, id="form of one project"),
        pytest.param(["一级指标 | 二级指标 | 三级指标 | 指标值"], None, id="no name"),
        pytest.param(["项目名称 | 预算数"], None, id="no targets"),
    ],
)
def test_a_list_has_the_name_in_its_head(rows: list[str], expected: int | None) -> None:
    assert head_of_list(table(*rows)) == expected
