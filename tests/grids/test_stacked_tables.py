"""Tables one below the other in one grid."""

from generator.grids.stacked_tables import split_stacked
from generator.model.grid import Grid
from tests.samples_printed import rows
from tests.samples_provinces import document

FIRST = rows("表1 | | \n部门收入总表 | | \n单位：万元 | | \n科目编码 | 科目名称 | 合计\n201 | 行政 | 1.00")
SECOND = rows("表2 | | \n部门支出总表 | | \n单位：万元 | | \n科目编码 | 科目名称 | 合计\n201 | 行政 | 2.00")
TARGETS = rows("项目支出绩效目标表 | | \n项目名称 | 甲 | \n一级指标 | 二级指标 | 三级指标\n产出指标 | 数量指标 | 卷数")


def lengths(*stacked: list[tuple[str, ...]]) -> list[int]:
    blocks = split_stacked(document([[row for part in stacked for row in part]])).blocks
    return [len(block.rows) for block in blocks if isinstance(block, Grid)]


def test_each_title_above_a_head_begins_a_table() -> None:
    assert lengths(FIRST, SECOND, FIRST) == [5, 5, 5]


def test_a_line_that_is_worded_like_a_title_begins_none_without_a_head_below() -> None:
    assert lengths(FIRST, rows("附表 | | \n部门支出明细表 | | \n见附件 | | ")) == [8]


def test_forms_of_targets_are_not_cut_from_each_other() -> None:
    assert lengths(TARGETS, TARGETS) == [8]
    assert lengths(FIRST, TARGETS) == [5, 4]
