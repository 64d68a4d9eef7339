"""Forms of targets of no known layout: which grids hold them, where each begins, and what is read of it."""

import pytest

from generator.grids.claims import Claims
from generator.grids.loose_form import LooseForm
from generator.grids.loose_forms import read_loose_forms, split_loose_forms
from generator.model.amount import MoneyUnit
from generator.model.grid import Paragraph
from generator.model.indicator import Scope
from tests.grids.reading import unread, unsure
from tests.samples_printed import Block, rows
from tests.samples_provinces import document

FIELDS = "项目名称 | {name} | | \n预算数（元） | 900 | | "
TABLE = "一级指标 | 二级指标 | 三级指标 | 指标值\n产出指标 | 数量指标 | {name}数 | 5卷"
TITLE = "项目支出绩效目标表"


def form(name: str) -> list[tuple[str, ...]]:
    return rows(f"{FIELDS}\n{TABLE}".format(name=name))


def read(blocks: list[Block]) -> tuple[tuple[LooseForm, ...], list[str], Claims]:
    """The forms, the lines that belong to none, and the ledger."""
    made = document(blocks)
    claims = Claims(made)
    grids, others = split_loose_forms(made.blocks)
    left = [block.text for block in others if isinstance(block, Paragraph)]
    return read_loose_forms(grids, None, claims), left, claims


@pytest.mark.parametrize(
    "blocks",
    [
        pytest.param([TITLE, form("甲"), TITLE, form("乙")], id="each below its title"),
        pytest.param([form("甲"), "下一个项目", form("乙")], id="without titles"),
        pytest.param([form("甲") + form("乙")], id="one grid"),
        pytest.param([[(TITLE, "", "", ""), *form("甲"), (TITLE, "", "", ""), *form("乙")]], id="titles in the grid"),
        pytest.param([TITLE, form("甲")[:2], form("甲")[2:], TITLE, form("乙")], id="cut below its labels"),
        pytest.param([TITLE, form("甲"), TITLE, form("乙")[:3], form("乙")[3:]], id="cut in its table"),
    ],
)
def test_each_project_has_a_form(blocks: list[Block]) -> None:
    found, _, claims = read(blocks)
    projects = [one.close_project(number) for number, one in enumerate(found, start=1)]
    assert [(one.name, one.amount.text, one.money_unit) for one in projects] == [
        ("甲", "900", MoneyUnit.YUAN),
        ("乙", "900", MoneyUnit.YUAN),
    ]
    assert [[row.name for row in one.indicators] for one in projects] == [["甲数"], ["乙数"]]
    assert [text for text in unread(claims) if text != "下一个项目"] == []


def test_lines_that_head_no_form_are_left_to_others() -> None:
    _, left, _ = read(["一、概况", "说明。", "附件1", TITLE, "（2031年度）", "单位：元", form("甲"), "说明。"])
    assert left == ["一、概况", "说明。", "说明。"]


@pytest.mark.parametrize(
    ("title", "name"),
    [
        ("1.馆藏修复经费项目绩效目标表", "馆藏修复经费"),
        ("2031年“馆藏修复经费”绩效目标申报表", "馆藏修复经费"),
        ("项目支出绩效目标表", ""),
        ("部门预算项目绩效目标表", ""),
        ("青川县县级项目支出绩效目标表", ""),
    ],
)
def test_a_title_may_name_the_project_and_is_doubted(title: str, name: str) -> None:
    found, _, claims = read([title, "单位：元", rows(TABLE)])
    [project] = [one.close_project(1) for one in found]
    assert project.name == name
    assert any("taken from the title" in one for one in unsure(claims)) is bool(name)


def test_what_stands_beside_no_known_label_stays_unread() -> None:
    found, _, claims = read([TITLE, [*form("甲")[:2], ("领导批示", "同意", "", ""), *form("甲")[2:]]])
    found[0].close_project(1)
    assert unread(claims) == ["领导批示", "同意"]


def test_targets_of_two_times_side_by_side_are_not_read() -> None:
    head = ("一级指标", "二级指标", "三级指标", "指标值", "三级指标", "指标值")
    found, _, claims = read([TITLE, [*form("甲")[:2], head, ("产出指标", "数量指标", "卷数", "50卷", "卷数", "5卷")]])
    project = found[0].close_project(1)
    assert project.indicators == ()
    assert {"50卷", "5卷"} <= set(unread(claims))
    assert any("targets of the term beside" in one for one in unsure(claims))


def test_goals_of_the_term_are_not_those_of_the_year() -> None:
    goals = rows("中长期目标 | 修复全部档案。 | | \n年度目标 | 修复五百卷。 | | ")
    found, _, claims = read([TITLE, [*form("甲")[:2], *goals, *form("甲")[2:]]])
    project = found[0].close_project(1)
    assert [(goal.scope, goal.text) for goal in project.goals] == [
        (Scope.TERM, "修复全部档案。"),
        (Scope.YEAR, "修复五百卷。"),
    ]
    assert unread(claims) == []


def test_a_line_of_labels_below_the_table_ends_it() -> None:
    found, _, claims = read([TITLE, [*form("甲"), ("负责人：", "张三", "填报日期：", "20310101")]])
    assert len(found[0].close_project(1).indicators) == 1
    assert "20310101" in unread(claims)


def test_the_form_of_the_whole_body_is_no_project() -> None:
    whole = rows("部门名称 | 档案局 | | \n年度目标 | 管好档案。 | | ")
    found, _, claims = read(["部门整体支出绩效目标表", [*whole, *rows(TABLE.format(name="卷"))]])
    assert [one.is_whole for one in found] == [True]
    targets = found[0].close_whole(1)
    assert (targets.owner, targets.title, len(targets.indicators)) == ("档案局", "部门整体支出绩效目标表", 1)
    assert unread(claims) == []
