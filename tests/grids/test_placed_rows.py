"""Cells of a slid row are placed by what they say, never out of their order."""

import pytest

from generator.grids.placed_rows import Slot, is_known_level, is_target, place_row
from tests.grids.reading import table

ONE_SIDE = {1: Slot(0, "level1"), 2: Slot(0, "level2"), 3: Slot(0, "name"), 4: Slot(0, "value")}
TWO_SIDES = ONE_SIDE | {5: Slot(1, "level2"), 6: Slot(1, "name"), 7: Slot(1, "value")}


def placed(row: str, columns: dict[int, Slot]) -> tuple[str, bool, bool]:
    """The texts by column, whether any moved, and whether that is certain."""
    [cells] = table(row)
    found = place_row(cells.filled, columns)
    assert found is not None
    texts = {slot: cell.text for slot, cell in found.cells.items()}
    return " | ".join(texts.get(slot, "") for slot in columns.values()), found.is_moved, found.is_certain


@pytest.mark.parametrize(
    ("row", "expected"),
    [
        pytest.param("| 产出指标 | 数量指标 | 卷数 | ≥9卷", "产出指标 | 数量指标 | 卷数 | ≥9卷", id="in place"),
        pytest.param("| | | 便利 | 提升", " |  | 便利 | 提升", id="words in place"),
        pytest.param(
            "| 数量指标 | 数量指标 | 卷数 | ≥9卷", "数量指标 | 数量指标 | 卷数 | ≥9卷", id="drifted level stays"
        ),
        pytest.param(
            "| | 服务对象满意度指标 | 服务对象满意度 | ≥9%",
            " | 服务对象满意度指标 | 服务对象满意度 | ≥9%",
            id="named as level",
        ),
        pytest.param("| | | 服务对象满意度 | ≥9%", " |  | 服务对象满意度 | ≥9%", id="name like a level"),
        pytest.param(
            "| 部门管理 | 计划制定 | 健全性 | 健全", "部门管理 | 计划制定 | 健全性 | 健全", id="unknown levels"
        ),
    ],
)
def test_a_row_that_fits_where_it_stands_is_not_moved(row: str, expected: str) -> None:
    assert placed(row, ONE_SIDE) == (expected, False, True)


@pytest.mark.parametrize(
    ("row", "columns", "expected"),
    [
        pytest.param("卷数 | ≥9卷", ONE_SIDE, " |  | 卷数 | ≥9卷", id="name and target first"),
        pytest.param("| 卷数 | | | ≥9卷", ONE_SIDE, " |  | 卷数 | ≥9卷", id="name below the first level"),
        pytest.param("生态效益指标 | 废纸 | ≤1吨", ONE_SIDE, " | 生态效益指标 | 废纸 | ≤1吨", id="second level first"),
        pytest.param(
            "| | 质量指标 | 质量指标 | 合格率 | 9%", ONE_SIDE, "质量指标 | 质量指标 | 合格率 | 9%", id="to the left"
        ),
        pytest.param(
            "| 产出指标 | 数量指标 | | 数量指标",
            TWO_SIDES,
            "产出指标 | 数量指标 |  |  | 数量指标 |  | ",
            id="right side alone",
        ),
        pytest.param(
            "| 生态效益指标 | | | | 生态效益指标",
            TWO_SIDES,
            " | 生态效益指标 |  |  | 生态效益指标 |  | ",
            id="left side alone",
        ),
        pytest.param(
            "水费 | | | ≤9元 | 水费 | | ≤3元", TWO_SIDES, " |  | 水费 | ≤9元 |  | 水费 | ≤3元", id="both sides"
        ),
        pytest.param(
            "满意度指标 | 服务对象满意度指 | 群众 | ≥9% | 服务对象满意度指 | 群众 | ≥8%",
            TWO_SIDES,
            "满意度指标 | 服务对象满意度指 | 群众 | ≥9% | 服务对象满意度指 | 群众 | ≥8%",
            id="cut level",
        ),
    ],
)
def test_a_slid_row_is_put_back(row: str, columns: dict[int, Slot], expected: str) -> None:
    assert placed(row, columns) == (expected, True, True)


@pytest.mark.parametrize(
    ("row", "columns"),
    [
        pytest.param("便利 | | | | | 便利", TWO_SIDES, id="two words"),
        pytest.param("满意度指标 | 满意度指标 | 数量指标", ONE_SIDE, id="levels that contradict each other"),
    ],
)
def test_a_row_that_proves_nothing_is_not_certain(row: str, columns: dict[int, Slot]) -> None:
    assert not placed(row, columns)[2]


def test_a_row_of_one_side_alone_stays_on_its_side() -> None:
    assert placed("| | | 便利 | 提升", TWO_SIDES) == (" |  | 便利 | 提升 |  |  | ", False, True)


def test_more_cells_than_columns_have_no_place() -> None:
    [row] = table("甲 | 乙 | 丙 | 丁 | 戊")
    assert place_row(row.filled, ONE_SIDE) is None


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("≥9卷", True),
        ("2031年底", True),
        ("100%", True),
        ("提升", False),
        ("5号楼改造成本", False),
        ("合格率≥9%", False),
    ],
)
def test_a_target_is_told_from_a_name(text: str, expected: bool) -> None:
    assert is_target(text) is expected


@pytest.mark.parametrize(("text", "expected"), [("服务对象满意度指", True), ("数量 指标", True), ("卷数", False)])
def test_a_level_is_known_even_cut(text: str, expected: bool) -> None:
    assert is_known_level(text) is expected


@pytest.mark.parametrize(
    ("row", "expected"),
    [
        pytest.param("读者满意度 | | | | | 读者满意度", " | 读者满意度 |  |  | 读者满意度 |  | ", id="unknown level"),
        pytest.param("≥9% | | | | | ≥9%", " |  |  | ≥9% |  |  | ≥9%", id="target"),
    ],
)
def test_one_text_alone_on_both_sides_is_the_same_on_both(row: str, expected: str) -> None:
    assert placed(row, TWO_SIDES)[0] == expected


def test_a_level_that_no_text_proves_is_not_certain() -> None:
    assert placed("读者满意度 | | | | | 读者满意度", TWO_SIDES)[1:] == (True, False)
