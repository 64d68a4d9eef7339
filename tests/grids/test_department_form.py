"""The whole-department form read row by row. Whole documents: tests/forms/test_shanxi.py."""

import pytest

from generator.grids.claims import Claims
from generator.grids.department_form import DepartmentForm, is_department_row
from generator.model.submission import Targets
from tests.grids.reading import claims_on, table, unread


def read(*rows: str) -> tuple[Targets, Claims]:
    printed = table(*rows)
    claims = claims_on(*printed)
    form = DepartmentForm("department", (), printed[0].filled[0], claims)
    for row in printed:
        form.read(row)
    return form.close(None), claims


@pytest.mark.parametrize(
    ("row", "expected"),
    [
        ("部门基本信息 | 部门名称 | 甲局", True),
        ("年度重点任务 | 核心职能", True),
        (" | 年度重点任务", False),
        ("项目名称 | 甲", False),
    ],
)
def test_a_row_opens_a_part_of_the_form(row: str, expected: bool) -> None:
    assert is_department_row(table(row)[0]) is expected


def test_a_label_behind_a_label_leaves_the_first_blank() -> None:
    found, claims = read("部门基本信息 | 内设职能部门数 | | 所属预算单位数 | 3个")
    assert [(fact.label, fact.text) for fact in found.facts] == [("内设职能部门数", ""), ("所属预算单位数", "3个")]
    assert unread(claims) == []


def test_a_text_without_a_label_stays_unread() -> None:
    found, claims = read("部门基本信息 | 来路不明 | 3个")
    assert found.facts == ()
    assert unread(claims) == ["来路不明", "3个"]


def test_tasks_name_who_is_responsible_where_the_form_has_the_column() -> None:
    found, _ = read("年度重点任务 | 核心职能 | 重点任务 | 责任部门", " | 保护 | 修复。 | 修复股", " | 编修 | 编志。 |")
    assert [(task.subject, task.text, task.responsible) for task in found.tasks] == [
        ("保护", "修复。", "修复股"),
        ("编修", "编志。", ""),
    ]


def test_a_form_without_a_budget_needs_no_unit_of_money() -> None:
    found, claims = read("年度绩效目标 | 馆藏安全。")
    assert (found.money_unit, claims.missing()) == (None, ())


def test_the_parts_are_named_as_printed_and_keep_their_order() -> None:
    found, claims = read(
        "年度绩效目标 | 修复档案。",
        "年度预算情况 | 按资金来源划分 | 资金总额(万元)",
        " | 合计 | 9",
        "年度重点任务 | 核心职能 | 重点任务",
        " | 保护 | 修复。",
        "部门基本信息 | 部门名称 | 甲局 | 人数 | 9人",
        "年度绩效指标 | 一级指标 | 二级指标 | 三级指标 | 指标值",
        " | 产出指标 | 数量指标 | 卷数 | 9卷",
    )
    labels = dict(found.labels)
    assert [labels[part] for part in found.order] == [
        *("年度绩效目标", "年度预算情况", "年度重点任务"),
        *("部门基本信息", "年度绩效指标"),
    ]
    assert unread(claims) == []


def test_facts_without_a_label_over_them_have_their_place_too() -> None:
    found, _ = read("年度绩效目标 | 修复档案。", "部门职责 | 保管档案。")
    assert (found.order, "facts" in dict(found.labels)) == (("goals", "facts"), False)
