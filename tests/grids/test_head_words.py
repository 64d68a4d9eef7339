"""The kind of a table, told by the words of its head."""

import pytest

from generator.grids.head_words import HeadKind, head_kind, is_performance_head
from tests.grids.reading import table

PERFORMANCE, PROJECTS, BUDGET = HeadKind.PERFORMANCE, HeadKind.PROJECTS, HeadKind.BUDGET


@pytest.mark.parametrize(
    ("rows", "kind"),
    [
        pytest.param(["一级指标 | 二级指标 | 三级指标 | 指标值"], PERFORMANCE, id="levels"),
        pytest.param(["一级指标 | 指标名称 | 计划值"], PERFORMANCE, id="planned value"),
        pytest.param(["项目名称 | 甲", "一级指标 | 二级指标 | 三级指标 | 指标值"], PERFORMANCE, id="below labels"),
        pytest.param(["项目名称 | 预算数", "甲 | 1.00"], PROJECTS, id="list of projects"),
        pytest.param(["项目编码 | 项目名称 | 合计", "1 | 甲 | 1.00"], PROJECTS, id="list with codes"),
        pytest.param(["科目编码 | 科目名称 | 合计", "201 | 甲 | 1.00"], BUDGET, id="accounts"),
        pytest.param(["科目名称 | 项目名称 | 金额", "外交 | 甲 | 1.00"], BUDGET, id="projects below accounts"),
        pytest.param(["收入 | | 支出 | ", "项目 | 预算数 | 项目 | 预算数"], BUDGET, id="two sides"),
        pytest.param(
            ["因公出国（境）费 | 公务接待费 | 公务用车购置及运行费", "1 | 2 | 3"], BUDGET, id="public expenses"
        ),
        pytest.param(["功能分类科目编码 | | | 合计", "类 | 款 | 项 | ", "201 | 01 | | 9"], BUDGET, id="code in three"),
        pytest.param(["201 | 行政运行 | 12.00", "202 | 外交 | 1.00"], None, id="figures without a head"),
        pytest.param(["时间 | 地点", "1月 | 县城"], None, id="other words"),
        pytest.param(["项目名称 | 负责人", "甲 | 乙"], None, id="no amounts"),
        pytest.param([" | ", "科目编码 | 合计"], None, id="blank first row"),
    ],
)
def test_the_words_of_the_head_tell_the_kind(rows: list[str], kind: HeadKind | None) -> None:
    assert head_kind(table(*rows)) is kind


def test_no_rows_are_no_table() -> None:
    assert head_kind(()) is None


@pytest.mark.parametrize(
    ("row", "expected"), [("二级指标 | 三级指标", True), ("一级指标 | 二级指标", False), ("指标值 | 备注", False)]
)
def test_a_performance_head_names_indicators(row: str, expected: bool) -> None:
    assert is_performance_head(*table(row)) is expected
