"""Documents of the Hunan form: the department's, the fund's and the directions' forms, whole, varied and damaged."""

import pytest

from generator import forms
from generator.forms import discover_forms
from generator.forms.hunan import FORM
from generator.intake.text import read_text_document
from generator.model.amount import AmountKind, MoneyUnit
from generator.model.indicator import Scope
from generator.model.indicator_value import Operator
from generator.model.project import Project
from generator.model.source import Furniture
from tests.samples_printed import Block, Layout, doubts, left_over, one_cell_a_line, read, rows, silently_changed, tabs

LAYOUTS = [pytest.param(tabs, id="tabs"), pytest.param(one_cell_a_line, id="one cell a line")]

WHOLE = """
填报单位：（盖章） | | |
部门名称 | 青川县档案事务中心
年度预算申请（万元） | 资金总额：164.85
 | 按收入性质分 | | 按支出性质分 |
 | 其中：一般公共预算拨款 | 164.85 | 其中：基本支出 | 128.35
 | 政府性基金拨款 | | 项目支出 | 36.50
 | 其他资金 | | |
部门职责概述 | 管理全县档案，提供查阅。
年度重点工作计划 | 事项 | 责任单位/科室 | 工作目标
 | 修复档案 | 修复科 | 修复受潮档案1200卷。
 | 地方志上网 | | 全部可以查阅。
年度绩效指标 | 一级指标 | 二级指标 | 三级指标 | 指标值 | 备注
 | 产出指标 | 产出数量 | 修复卷数 | 1200卷以上 |
 | | 产出成本 | 总费用控制 | 36.50万元以内 |
 | 效益指标 | 经济效益 | 无 | |
 | | 社会公众及服务对象满意度 | 群众满意度 | ≥90% | 抽样
"""
FUND = """
项目主管部门：（盖章）青川县档案事务中心 | | 金额单位：万元
序号 | 支出方向（子项） | 金额 | 实施期绩效目标 | 年度绩效目标
 | 合  计 | 36.50 | |
一 | 档案修复 | 30 | 馆藏不再霉变 | 修复1200卷
 | | | |
二 | 地方志上网经费 | 6.50 | 全部可查 | 扫描300册
"""
DIRECTION = """
项目主管部门：（盖章）青川县档案事务中心 | 金额单位：万元
支出方向（子项） | 档案修复 | 所属专项 | 档案修复专项经费
项目金额 | 30 | 项目实施期 | 2031-2033
实施期绩效目标 | 馆藏不再霉变
年度绩效目标 | 修复1200卷
年度绩效指标 | 一级指标 | 二级指标 | 三级指标 | 指标值 | 备注
 | 产出指标 | 产出数量 | 修复卷数 | 50卷以上 |
 | | 产出时效 | 完成时间 | 2031年12月前 |
 | 效益指标 | 经济效益 | 无 | |
 | | 社会效益 | 查档更加便利。 | |
"""
SCAN = DIRECTION.replace("档案修复", "地方志上网").replace("项目金额 | 30", "项目金额 | 6.50")


def whole(text: str = WHOLE) -> list[Block]:
    return ["附件1", "2031年部门整体支出绩效目标表", rows(text)]


def fund(text: str = FUND) -> list[Block]:
    return ["附件2", "2031年专项资金预算绩效目标汇总表", rows(text)]


def direction(text: str = DIRECTION, number: int = 3, year: str = "2031") -> list[Block]:
    return [f"附件{number}", f"{year}年专项资金支出方向绩效目标表", rows(text)]


def merged(layout: Layout, text: str) -> str:
    """The heads of the budget as a word processor has them where each cell has its line: merged cells are one."""
    return text if layout is tabs else text.replace("按收入性质分 | | 按支出性质分 |", "按收入性质分 | 按支出性质分")


@pytest.mark.parametrize("layout", LAYOUTS)
def test_a_whole_document_is_read_with_nothing_left_over(layout: Layout) -> None:
    text = layout([*whole(merged(layout, WHOLE)), *fund(), *direction(), *direction(SCAN, 4)])
    reading = read(FORM, text)
    assert left_over(FORM, text) == []
    assert doubts(reading) == []
    assert not reading.repairs
    assert not reading.missing
    assert (reading.publisher, reading.fiscal_year) == ("青川县档案事务中心", 2031)
    assert reading.title == "2031年部门整体支出绩效目标表"
    assert [one.id for one in reading.targets] == ["overall", "fund"]
    assert [one.name for one in reading.projects] == ["档案修复", "地方志上网"]
    assert len(reading.furniture[Furniture.SIGNATURE]) == 1


@pytest.mark.parametrize("layout", LAYOUTS)
def test_the_form_of_the_department_is_read_as_printed(layout: Layout) -> None:
    [targets] = read(FORM, layout(whole(merged(layout, WHOLE)))).targets
    assert targets.title == "附件1 2031年部门整体支出绩效目标表"
    assert (targets.owner, targets.money_unit) == ("青川县档案事务中心", MoneyUnit.WAN)
    assert sorted((line.labels, line.amount.text) for line in targets.budget) == sorted(
        [
            (("资金总额：",), "164.85"),
            (("按收入性质分", "其中：一般公共预算拨款"), "164.85"),
            (("按收入性质分", "政府性基金拨款"), ""),
            (("按收入性质分", "其他资金"), ""),
            (("按支出性质分", "其中：基本支出"), "128.35"),
            (("按支出性质分", "项目支出"), "36.50"),
        ]
    )
    assert [(note.label, note.text) for note in targets.facts] == [("部门职责概述", "管理全县档案，提供查阅。")]
    assert [(task.subject, task.responsible, task.text) for task in targets.tasks] == [
        ("修复档案", "修复科", "修复受潮档案1200卷。"),
        ("地方志上网", "", "全部可以查阅。"),
    ]
    assert [(row.level2, row.name, row.value.text, row.remark) for row in targets.indicators] == [
        ("产出数量", "修复卷数", "1200卷以上", ""),
        ("产出成本", "总费用控制", "36.50万元以内", ""),
        ("经济效益", "无", "", ""),
        ("社会公众及服务对象满意度", "群众满意度", "≥90%", "抽样"),
    ]
    assert dict(targets.labels)["tasks/responsible"] == "责任单位/科室"
    assert [name for name, _ in targets.labels if name.startswith("tasks/")] == [
        *("tasks/subject", "tasks/responsible", "tasks/text"),
    ]
    assert targets.order == ("budget", "facts", "tasks", "indicators")


@pytest.mark.parametrize("layout", LAYOUTS)
def test_the_summary_of_the_fund_has_its_directions_and_its_total(layout: Layout) -> None:
    [targets] = read(FORM, layout(fund())).targets
    assert targets.owner == "青川县档案事务中心"
    assert targets.order == ("budget", "directions")
    assert [(line.labels, line.amount.text) for line in targets.budget] == [(("合计",), "36.50")]
    assert [(one.number, one.name, one.amount.text, one.goal_term, one.goal_year) for one in targets.directions] == [
        ("一", "档案修复", "30", "馆藏不再霉变", "修复1200卷"),
        ("二", "地方志上网经费", "6.50", "全部可查", "扫描300册"),
    ]


@pytest.mark.parametrize("layout", LAYOUTS)
def test_the_form_of_a_direction_is_a_project(layout: Layout) -> None:
    [one] = read(FORM, layout(direction())).projects
    assert one.heading == "附件3 2031年专项资金支出方向绩效目标表"
    assert (one.department, one.parent_fund, one.term) == ("青川县档案事务中心", "档案修复专项经费", "2031-2033")
    assert (one.amount.text, one.money_unit) == ("30", MoneyUnit.WAN)
    assert [(goal.scope, goal.text) for goal in one.goals] == [
        (Scope.TERM, "馆藏不再霉变"),
        (Scope.YEAR, "修复1200卷"),
    ]
    first, second, third, fourth = one.indicators
    assert (first.value.text, first.value.operator) == ("50卷以上", Operator.GE)
    assert second.value.date_to is not None
    assert (third.name, third.value.text) == ("无", "")
    assert (fourth.level1, fourth.name, fourth.value.text, fourth.remark) == ("效益指标", "查档更加便利。", "", "")
    assert dict(one.labels)["name"] == "支出方向（子项）"


def links(*blocks: Block) -> list[str]:
    [targets] = read(FORM, tabs([*fund(), *blocks])).targets
    return [one.project for one in targets.directions]


def test_a_direction_leads_to_the_form_of_its_name_and_of_a_near_name_with_its_amount() -> None:
    assert links(*direction(), *direction(SCAN)) == ["#1", "#2"]
    assert links(*direction(SCAN), *direction()) == ["#2", "#1"]


@pytest.mark.parametrize(
    ("blocks", "expected"),
    [
        pytest.param([], ["", ""], id="no forms"),
        pytest.param(direction(SCAN.replace("6.50", "7")), ["", ""], id="near name, another amount"),
        pytest.param(direction(SCAN.replace("地方志上网", "乡志")), ["", ""], id="another name, the same amount"),
        pytest.param([*direction(SCAN), *direction(SCAN.replace("上网", ""))], ["", ""], id="two near names"),
        pytest.param(direction(DIRECTION.replace("| 30 |", "| |")), ["#1", ""], id="one name, a blank amount"),
    ],
)
def test_a_direction_without_a_proof_leads_nowhere(blocks: list[Block], expected: list[str]) -> None:
    assert links(*blocks) == expected


def test_the_forms_may_stand_in_any_order_and_number() -> None:
    third = direction(SCAN.replace("地方志上网", "库房空调"), 1)
    reading = read(FORM, one_cell_a_line([*third, *direction(), *fund(), *whole(merged(one_cell_a_line, WHOLE))]))
    assert [one.name for one in reading.projects] == ["库房空调", "档案修复"]
    assert [one.id for one in reading.targets] == ["overall", "fund"]
    assert reading.title == "2031年部门整体支出绩效目标表"
    assert not reading.unread


def only(text: str) -> Project:
    [one] = read(FORM, one_cell_a_line(direction(text))).projects
    return one


def test_a_blank_amount_is_not_zero_and_not_none() -> None:
    kinds = [only(DIRECTION.replace("| 30 |", f"| {text} |")).amount.kind for text in ("", "0", "无")]
    assert kinds == [AmountKind.BLANK, AmountKind.NUMBER, AmountKind.NONE]


def test_a_part_the_form_lacks_is_none_and_a_blank_one_empty() -> None:
    assert only(DIRECTION.replace(" | 项目实施期 | 2031-2033", "")).term is None
    assert only(DIRECTION.replace("2031-2033", "")).term == ""


def test_the_unit_of_money_may_stand_in_the_label_of_the_amount() -> None:
    text = DIRECTION.replace(" | 金额单位：万元", "").replace("项目金额", "项目金额（元）")
    assert only(text).money_unit is MoneyUnit.YUAN


@pytest.mark.parametrize(
    ("printed", "kept"),
    [
        pytest.param("金额单位：万元", "金额单位：万元", id="a label of its own"),
        pytest.param("单位：万元", None, id="the usual label"),
    ],
)
def test_the_line_of_the_unit_of_money_is_kept_as_printed(printed: str, kept: str | None) -> None:
    project = only(DIRECTION.replace("金额单位：万元", printed))
    assert project.money_unit is MoneyUnit.WAN
    assert dict(project.labels).get("money_unit") == kept


def test_a_form_that_states_no_unit_of_money_must_be_given_one() -> None:
    text = one_cell_a_line(direction(DIRECTION.replace(" | 金额单位：万元", "")))
    assert len(read(FORM, text).missing) == 1
    assert read(FORM, text, MoneyUnit.WAN).projects[0].money_unit is MoneyUnit.WAN


def test_the_line_of_the_seal_may_name_the_body_that_reports() -> None:
    reading = read(FORM, tabs(whole(WHOLE.replace("（盖章） |", "（盖章）县档案局办公室 |"))))
    [targets] = reading.targets
    assert next((note.label, note.text) for note in targets.facts) == ("填报单位：（盖章）", "县档案局办公室")
    assert reading.publisher == "青川县档案事务中心"


def test_without_the_departments_form_the_body_in_charge_is_the_publisher() -> None:
    assert read(FORM, tabs([*fund(), *direction()])).publisher == "青川县档案事务中心"


def test_a_title_repeated_after_a_page_break_opens_no_second_form() -> None:
    top, bottom = DIRECTION.split("年度绩效指标")
    text = tabs([*direction(top), "2031年专项资金支出方向绩效目标表", rows(f"年度绩效指标{bottom}")])
    reading = read(FORM, text)
    assert [len(one.indicators) for one in reading.projects] == [4]
    assert left_over(FORM, text) == []


def test_a_form_that_lost_its_title_is_a_form_of_its_own() -> None:
    reading = read(FORM, tabs([*direction(), rows(SCAN)]))
    assert [one.name for one in reading.projects] == ["档案修复", "地方志上网"]
    assert [one.department for one in reading.projects] == ["青川县档案事务中心"] * 2


@pytest.mark.parametrize(
    ("before", "after", "lost"),
    [
        pytest.param(
            "一 | 档案修复 | 30", "档案修复 | 30", ["档案修复", "30", "馆藏不再霉变", "修复1200卷"], id="slid"
        ),
        pytest.param(
            "| 30 |", "| 约三十 |", ["一", "档案修复", "约三十", "馆藏不再霉变", "修复1200卷"], id="no amount"
        ),
    ],
)
def test_a_direction_that_does_not_fit_its_heads_is_unread(before: str, after: str, lost: list[str]) -> None:
    assert left_over(FORM, tabs(fund(FUND.replace(before, after)))) == lost


def test_an_amount_that_is_none_is_unsure_and_kept() -> None:
    reading = read(FORM, tabs(direction(DIRECTION.replace("| 30 |", "| 约30 |"))))
    assert reading.projects[0].amount.text == "约30"
    assert len(reading.unsure) == 1


@pytest.mark.parametrize(
    ("lost", "doubt"),
    [
        pytest.param("支出方向（子项） | 档案修复 | ", "The form has no project name", id="name"),
        pytest.param("项目金额 | 30 | ", "The form has no budget (预算数)", id="amount"),
    ],
)
def test_a_form_without_what_every_form_has_is_unsure(lost: str, doubt: str) -> None:
    assert doubts(read(FORM, tabs(direction(DIRECTION.replace(lost, ""))))) == [doubt]


def test_a_strange_row_is_unread_and_nothing_is_lost() -> None:
    text = one_cell_a_line(direction(DIRECTION.replace("实施期绩效目标 |", "领导批示 | 同意\n实施期绩效目标 |")))
    assert left_over(FORM, text) == ["领导批示", "同意"]


@pytest.mark.parametrize("width", [2, 3, 4, 5, 6, 7])
def test_neighbouring_rows_stay_apart_whatever_the_usual_width_is(width: int) -> None:
    table = "\n".join(" | ".join(["", "甲", "乙", "丙", "丁", "戊"][:width]) for _ in range(12))
    text = one_cell_a_line([*whole(merged(one_cell_a_line, WHOLE)), *direction(), rows(table)])
    reading = read(FORM, text)
    assert [one.parent_fund for one in reading.projects] == ["档案修复专项经费"]
    assert len(reading.targets[0].budget) == 6
    assert len(reading.targets[0].tasks) == 2


@pytest.mark.parametrize(
    "blocks",
    [whole(), fund(), direction(), [*whole(), *fund(), *direction()]],
    ids=["whole", "fund", "direction", "all"],
)
def test_the_family_is_recognised_by_any_of_its_forms(blocks: list[Block]) -> None:
    document = read_text_document("a.txt", tabs(blocks).encode())
    known = (form for form in discover_forms(forms) if not form.is_last_resort)
    shares = {form.family: form.recognise(document).share for form in known}
    assert shares.pop("hunan") == 1
    assert max(shares.values()) < 1


def test_a_line_lost_anywhere_changes_nothing_in_silence() -> None:
    text = one_cell_a_line([*whole(merged(one_cell_a_line, WHOLE)), *fund(), *direction()])
    lines = text.split("\n")
    for number, line in enumerate(lines):
        # Where label and text stand on one line, both are lost and nothing is left to notice.
        if "（盖章）" not in line:
            assert silently_changed(FORM, text, "\n".join(lines[:number] + lines[number + 1 :])) == [], line


def test_a_tab_lost_anywhere_changes_nothing_in_silence() -> None:
    text = one_cell_a_line([*whole(merged(one_cell_a_line, WHOLE)), *fund(), *direction()])
    lines = text.split("\n")
    for number, line in enumerate(lines):
        damaged = "\n".join([*lines[:number], line.lstrip("\t"), *lines[number + 1 :]])
        assert silently_changed(FORM, text, damaged) == [], line
