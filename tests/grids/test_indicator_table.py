"""A performance table is read by its heads; what its columns do not prove is unsure or unread."""

import pytest

from generator.grids.indicator_table import is_head_row, read_indicator_table
from generator.model.indicator import Indicator
from tests.grids.reading import cells, claims_on, table, unread, unsure

HEAD = "一级指标 | 二级指标 | 三级指标 | 绩效指标描述 | 指标值 | 指标值确定依据 | "
FIRST = "产出指标 | 数量指标 | 卷数 | 修复的卷数 | ≥1200卷 | 工作计划 | "
SECOND = " | 质量指标 | 合格率 | 验收合格 | 100% | 合同 | "


def read(*rows: str) -> tuple[list[Indicator], list[str], list[str]]:
    lines = table(*rows)
    claims = claims_on(*lines)
    found = list(read_indicator_table(lines, "p", claims))
    return found, unsure(claims), unread(claims)


def shown(indicators: list[Indicator]) -> list[str]:
    return [f"{row.level1}/{row.level2}/{row.name}={row.value.text}" for row in indicators]


def test_merged_levels_go_on_from_the_row_above() -> None:
    found, doubts, left = read(
        HEAD, FIRST, SECOND, " |  | 差错率 | | ≤3% | | ", "效益指标 | 社会效益指标 | 便利 | | 提升 | | "
    )
    assert shown(found) == [
        "产出指标/数量指标/卷数=≥1200卷",
        "产出指标/质量指标/合格率=100%",
        "产出指标/质量指标/差错率=≤3%",
        "效益指标/社会效益指标/便利=提升",
    ]
    assert [(row.continues_level1, row.continues_level2) for row in found] == [
        (False, False),
        (True, False),
        (True, True),
        (False, False),
    ]
    assert (doubts, left) == ([], [])


def test_columns_are_those_of_the_head_in_whatever_order() -> None:
    found, doubts, left = read(
        "二级指标 | 一级指标 | 指标值 | 三级指标 | 权重 | 备注", "数量指标 | 产出指标 | ≥1200卷 | 卷数 | 10 | 见附表"
    )
    assert shown(found) == ["产出指标/数量指标/卷数=≥1200卷"]
    assert (found[0].weight, found[0].remark, found[0].basis, found[0].description) == ("10", "见附表", None, None)
    assert (doubts, left) == ([], [])


def test_a_column_without_a_known_head_stays_unread() -> None:
    _, _, left = read(
        "一级指标 | 二级指标 | 三级指标 | 指标值 | 责任科室", "产出指标 | 数量指标 | 卷数 | ≥1卷 | 档案科"
    )
    assert left == ["责任科室", "档案科"]


def test_a_row_cut_by_a_page_break_is_put_together() -> None:
    cut = " | 社会效益指 | 查档便 | 群众查 | ≥95% | 工作计 | "
    found, doubts, left = read(
        HEAD, "效益指标 | 经济效益指标 | 节约 | | ≥3% | | ", cut, HEAD, " | 标 | 利 | 档方便 |  | 划 | "
    )
    assert shown(found)[1:] == ["效益指标/社会效益指标/查档便利=≥95%"]
    assert (found[1].description, found[1].basis) == ("群众查档方便", "工作计划")
    assert (doubts, left) == ([], [])


@pytest.mark.parametrize("column", range(2, 6))
def test_a_cut_in_any_cell_of_a_table_that_prints_every_level_is_put_together(column: int) -> None:
    whole = ["", "数量指标", "数字化页数", "扫描的页数", "≥30万页", "工作计划", ""]
    rest = [""] * 7
    if column != 4:
        whole[column], rest[column] = whole[column][:2], whole[column][2:]
    else:
        whole[2], rest[2] = whole[2][:2], whole[2][2:]
    found, doubts, left = read(HEAD, FIRST, " | ".join(whole), HEAD, " | ".join(rest))
    # The first two rows print the same level one below the other: a row without a level is none of its own.
    assert shown(found)[1:] == ["产出指标/数量指标/数字化页数=≥30万页"]
    assert (doubts, left) == ([], [])


@pytest.mark.parametrize(
    ("rows", "doubt"),
    [
        pytest.param((FIRST, HEAD, " |  | 页数 | 扫描 |  | 计划 | "), "may go on from", id="no target after a break"),
        pytest.param(
            (FIRST, HEAD, " | 质量指标 | 合格率 |  |  | 合同 | "), "beside a page break", id="level but no target"
        ),
        pytest.param((" | 数量指标 | 卷数 |  | ≥1卷 |  | ",), "no first level", id="first row without a first level"),
        pytest.param(
            (FIRST, " | 质量指标 | 验收合格 | 100% | 合同 | "), "another number of cells", id="a cell is lost"
        ),
        pytest.param(
            (FIRST, " | 质量指标 |  | 合格率 | 验收 | 100% | 合同 | "), "another number", id="a cell too many"
        ),
        pytest.param((FIRST, SECOND, " | 时效指标 |  | 及时 | 11月底前 | 合同 | "), "but no name", id="no name"),
        pytest.param((FIRST, SECOND, " | 时效指标 | 次数 | ≥3次 | 合同 |  | "), "column is not certain", id="shifted"),
        pytest.param((FIRST, SECOND, " | 成本指标 | 成本 | 总 | ≤3 6万元 |  | "), "blank between", id="split number"),
        pytest.param(
            (FIRST, SECOND, "时效指标 | 及时率 | 及时 | ≥9% | 合同 |  | "), "have slid", id="slid, length kept"
        ),
        pytest.param((FIRST, "保障 | 数量指标 | 卷数 |  | ≥1卷 |  | "), "none of the known", id="unknown first level"),
    ],
)
def test_a_row_that_may_be_misread_is_unsure(rows: tuple[str, ...], doubt: str) -> None:
    _, doubts, _ = read(HEAD, *rows)
    assert any(doubt in reason for reason in doubts)


@pytest.mark.parametrize(
    "foreign", ["填报人：某某 | 联系电话：1234567 |  |  |  |  | ", "注：本表按年度填报。 |  |  |  |  |  | "]
)
def test_a_row_that_is_no_indicator_stays_unread(foreign: str) -> None:
    found, _, left = read(HEAD, FIRST, foreign)
    assert len(found) == 1
    assert left == [text.strip() for text in foreign.split("|") if text.strip()]


def test_a_row_one_cell_short_that_opens_with_a_second_level_is_read_one_column_on() -> None:
    found, doubts, left = read(HEAD, FIRST, SECOND, "时效指标 | 期限 | 按期 | 11月底前 | 合同 | ")
    assert shown(found)[2:] == ["产出指标/时效指标/期限=11月底前"]
    assert (doubts, left) == ([], [])


def test_a_row_that_could_have_slid_or_not_is_unsure() -> None:
    _, doubts, _ = read(HEAD, FIRST, SECOND, "成本指标 | 总成本 | 预算 | ≤36.5万元 | 合同 | ")
    assert doubts != []


def test_without_closing_tabs_a_short_row_is_whole_where_its_target_is_a_measure() -> None:
    head = HEAD.removesuffix(" | ")
    found, doubts, _ = read(head, FIRST.removesuffix(" | "), " | 质量指标 | 合格率 | 验收 | 100%")
    assert found[1].basis == ""
    assert doubts == []
    _, doubts, _ = read(head, FIRST.removesuffix(" | "), " | 质量指标 | 合格率 | 验收 | 良好")
    assert doubts != []


def test_a_repeated_head_that_lost_a_cell_keeps_the_columns() -> None:
    found, doubts, left = read(
        HEAD, FIRST, "一级指标 | 二级指标 |  | 绩效指标描述 | 指标值 | 指标值确定依据 | ", SECOND
    )
    assert shown(found)[1:] == ["产出指标/质量指标/合格率=100%"]
    assert (doubts, left) == ([], [])


def test_placeholders_stay_rows_without_a_target() -> None:
    found, doubts, _ = read(HEAD, FIRST, "效益指标 | 经济效益指标 |  |  |  |  | ", " | 社会效益指标 |  |  | 无 |  | ")
    assert [row.value.text for row in found] == ["≥1200卷", "", "无"]
    assert doubts == ["The row has a target but no name"]


def test_a_head_names_the_second_and_the_third_level() -> None:
    assert is_head_row(cells("一级指标", "二级 指标", "三级指标"))
    assert is_head_row(cells("绩效指标", "二级指标", "指标名称"))
    assert not is_head_row(cells("产出指标", "数量指标", "卷数"))
