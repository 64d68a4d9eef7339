"""Documents of the Gansu form: the whole unit's and the projects' forms, whole, varied and damaged."""

import pytest

from generator import forms
from generator.forms import discover_forms
from generator.forms.gansu import FORM
from generator.intake.text import read_text_document
from generator.model.amount import AmountKind, MoneyUnit
from generator.model.source import Furniture
from tests.samples_printed import Block, Layout, doubts, left_over, one_cell_a_line, read, rows, silently_changed, tabs

LAYOUTS = [pytest.param(tabs, id="tabs"), pytest.param(one_cell_a_line, id="one cell a line")]

WHOLE = """
单位名称 | 青川县档案管理局
总体目标 | 目标1: 馆藏安全
 | 目标2: 查档便利
预算情况(万元) | 按支出类型分 | | 预算金额 | 按来源类型分 | 预算金额
 | 基本支出 | 人员经费 | 120.35 | 当年财政拨款 |
 | | 公用经费 | 8 | 上年结转资金 | 0
 | | 合计 | 128.35 | 其他资金 | 无
 | 项目支出 | | 36.5 | 收入预算合计 | 164.85
 | | | | 支出预算合计 | 164.85
绩效指标 | 一级指标 | 二级指标 | 三级指标 | 指标值
 | 部门管理 | 计划制定 | 计划健全性 | 健全
 | | 目标设定 | 目标合理性 | 合理
 | 能力建设 | 提升修复人员能力 | 业务培训 | >20人次
"""
PROJECT = """
项目名称 | 馆藏档案修复经费
主管部门及代码 | 青川县档案管理局 | 实施单位 | 县方志编纂中心
项目资金 | 年度资金总额: | 36.5
(万元) | 其中:当年财政拨款 | 30
 | 上年结转资金 | 6.5
 | 其他资金 |
总体目标 | 目标1:修复受潮档案
 | 目标2:地方志上网
绩效指标 | 一级指标 | 二级指标 | 三级指标 | 指标值
 | 成本指标 | 经济成本指标 | 修复总成本 | ≤36.5万元
 | | 社会成本指标 | 查档等候 | 1个工作日内
 | | 生态环境成本指标 | 废纸处理 | 无
 | 产出指标 | 数量指标 | 修复卷数 | 1200卷
 | 效益指标 | 社会效益指标 | 查档便利 | 进一步提升
 | 满意度指标 | 服务对象满意度指标 | 查档群众满意度 | ≥92%
"""


def whole(text: str = WHOLE, year: str = "2031") -> list[Block]:
    return ["单位整体支出绩效目标表", f"({year}年度)", rows(text)]


def project(text: str = PROJECT, year: str = "2031") -> list[Block]:
    return ["项目支出绩效目标表", f"({year}年度)", rows(text)]


def other(name: str) -> list[Block]:
    return project(PROJECT.replace("馆藏档案修复经费", name))


def merged(layout: Layout, text: str) -> str:
    """The budget as a word processor has it: without blank cells for merged ones, where each cell has its line."""
    if layout is tabs:
        return text
    return (
        text.replace("按支出类型分 | | 预算金额", "按支出类型分 | 预算金额")
        .replace("项目支出 | | 36.5", "项目支出 | 36.5")
        .replace(" | | | | 支出预算合计", " | | | 支出预算合计")
    )


@pytest.mark.parametrize("layout", LAYOUTS)
def test_a_whole_document_is_read_with_nothing_left_over(layout: Layout) -> None:
    text = layout([*whole(merged(layout, WHOLE)), *project(), *other("库房空调更换")])
    reading = read(FORM, text)
    assert left_over(FORM, text) == []
    assert doubts(reading) == []
    assert not reading.repairs
    assert not reading.missing
    assert (reading.publisher, reading.fiscal_year) == ("青川县档案管理局", 2031)
    assert reading.title == "单位整体支出绩效目标表 (2031年度)"
    assert [unit.name for unit in reading.units] == ["县方志编纂中心"]
    assert [one.name for one in reading.projects] == ["馆藏档案修复经费", "库房空调更换"]
    assert [one.id for one in reading.projects] == ["#1", "#2"]


@pytest.mark.parametrize("layout", LAYOUTS)
def test_the_budget_of_the_whole_unit_has_a_path_of_labels_for_each_amount(layout: Layout) -> None:
    [targets] = read(FORM, layout(whole(merged(layout, WHOLE)))).targets
    assert targets.money_unit is MoneyUnit.WAN
    assert sorted((line.labels, line.amount.text) for line in targets.budget) == sorted(
        [
            (("按支出类型分", "基本支出", "人员经费"), "120.35"),
            (("按支出类型分", "基本支出", "公用经费"), "8"),
            (("按支出类型分", "基本支出", "合计"), "128.35"),
            (("按支出类型分", "项目支出"), "36.5"),
            (("按来源类型分", "当年财政拨款"), ""),
            (("按来源类型分", "上年结转资金"), "0"),
            (("按来源类型分", "其他资金"), "无"),
            (("按来源类型分", "收入预算合计"), "164.85"),
            (("按来源类型分", "支出预算合计"), "164.85"),
        ]
    )
    kinds = {line.labels[-1]: line.amount.kind for line in targets.budget}
    assert kinds["当年财政拨款"] is AmountKind.BLANK
    assert kinds["上年结转资金"] is AmountKind.NUMBER
    assert kinds["其他资金"] is AmountKind.NONE
    assert [goal.text for goal in targets.goals] == ["目标1: 馆藏安全", "目标2: 查档便利"]
    assert dict(targets.labels)["budget"] == "预算情况(万元)"
    assert dict(targets.labels)["budget/amount"] == "预算金额"
    assert targets.order == ("goals", "budget", "indicators")


@pytest.mark.parametrize("layout", LAYOUTS)
def test_a_project_is_read_as_printed(layout: Layout) -> None:
    [one] = read(FORM, layout(project())).projects
    assert one.heading == "项目支出绩效目标表 (2031年度)"
    assert (one.department, one.unit) == ("青川县档案管理局", "县方志编纂中心")
    assert (one.amount.text, one.money_unit) == ("36.5", MoneyUnit.WAN)
    assert [(each.source, each.amount.text) for each in one.funding] == [
        ("其中:当年财政拨款", "30"),
        ("上年结转资金", "6.5"),
        ("其他资金", ""),
    ]
    assert [goal.text for goal in one.goals] == ["目标1:修复受潮档案", "目标2:地方志上网"]
    assert [(row.level1, row.level2, row.value.text) for row in one.indicators] == [
        ("成本指标", "经济成本指标", "≤36.5万元"),
        ("成本指标", "社会成本指标", "1个工作日内"),
        ("成本指标", "生态环境成本指标", "无"),
        ("产出指标", "数量指标", "1200卷"),
        ("效益指标", "社会效益指标", "进一步提升"),
        ("满意度指标", "服务对象满意度指标", "≥92%"),
    ]


def test_the_label_over_the_money_and_the_unit_below_it_are_kept() -> None:
    [one] = read(FORM, tabs(project())).projects
    assert {name: dict(one.labels)[name] for name in ("funding", "money_unit", "goals")} == {
        "funding": "项目资金",
        "money_unit": "(万元)",
        "goals": "总体目标",
    }


def test_the_parts_of_a_form_may_stand_in_any_order() -> None:
    lines = PROJECT.strip("\n").split("\n")
    table, head, money, goals = lines[8:], lines[:2], lines[2:6], lines[6:8]
    [plain] = read(FORM, tabs(project())).projects
    [moved] = read(FORM, tabs(project("\n".join([*head, *goals, *money, *table])))).projects
    assert (moved.goals, moved.funding, moved.indicators) == (plain.goals, plain.funding, plain.indicators)


def test_the_whole_form_may_follow_the_projects_and_still_names_the_document() -> None:
    reading = read(FORM, tabs([*project(), *whole()]))
    assert reading.title.startswith("单位整体支出绩效目标表")
    assert len(reading.projects) == len(reading.targets) == 1


def test_without_the_whole_form_the_department_is_the_body() -> None:
    reading = read(FORM, tabs([*project(PROJECT.replace("青川县档案管理局", "016-青川县档案管理局")), *other("乙")]))
    assert reading.publisher == "青川县档案管理局"
    assert reading.projects[0].department == "016-青川县档案管理局"
    assert reading.targets == ()


def test_projects_of_two_departments_name_no_body() -> None:
    other_department = PROJECT.replace("青川县档案管理局", "青川县文旅局").replace("馆藏档案修复经费", "乙")
    assert read(FORM, tabs([*project(), *project(other_department)])).publisher is None


def test_another_unit_of_money_is_the_forms_own() -> None:
    [one] = read(FORM, tabs(project(PROJECT.replace("(万元)", "(元)").replace("36.5 ", "365,000.00 ")))).projects
    assert one.money_unit is MoneyUnit.YUAN


def test_a_form_without_its_unit_of_money_must_be_given_one() -> None:
    text = tabs(project(PROJECT.replace("(万元)", "")))
    assert [message.id for message in read(FORM, text).missing] == [
        "“{form}” states no unit of money: give --money-unit 元 or 万元"
    ]
    reading = read(FORM, text, MoneyUnit.WAN)
    assert reading.missing == ()
    assert reading.projects[0].money_unit is MoneyUnit.WAN


def test_titles_that_name_two_years_are_unsure() -> None:
    reading = read(FORM, tabs([*project(), *project(PROJECT.replace("馆藏", "新馆"), year="2030")]))
    assert doubts(reading) == ["The titles of the forms name several years: {one} and {other}"]


def test_a_title_repeated_after_a_page_break_opens_no_second_form() -> None:
    top, bottom = PROJECT.split("绩效指标 |")
    text = tabs([*project(top), *project(f"绩效指标 |{bottom}")])
    reading = read(FORM, text)
    assert len(reading.projects) == 1
    assert len(reading.projects[0].indicators) == 6
    assert left_over(FORM, text) == []
    assert Furniture.REPEATED_HEAD in reading.furniture


def test_a_form_that_lost_its_title_is_a_form_of_its_own() -> None:
    second = rows(PROJECT.replace("馆藏档案修复经费", "库房空调更换"))
    reading = read(FORM, tabs([*project(), second]))
    assert [one.name for one in reading.projects] == ["馆藏档案修复经费", "库房空调更换"]
    assert [len(one.indicators) for one in reading.projects] == [6, 6]
    assert reading.projects[1].heading is None


SLID = [
    pytest.param(
        " | 满意度指标 | 服务对象满意度指标 | 查档群众满意度 | ≥92%",
        "满意度指标 | 服务对象满意度指标 | 查档群众满意度 | ≥92%",
        id="a blank cell lost at the start",
    ),
    pytest.param(" | | 社会成本指标 | 查档等候", "社会成本指标 | 查档等候", id="both blank cells lost at the start"),
    pytest.param(" | | 社会成本指标 | 查档等候", " | 社会成本指标 | 查档等候", id="one of two blank cells lost"),
    pytest.param(
        " | 产出指标 | 数量指标 | 修复卷数 | 1200卷",
        " | 产出指标 | 数量指标 | | 修复卷数 | 1200卷",
        id="a blank cell too many before the name",
    ),
]


@pytest.mark.parametrize(("before", "after"), SLID)
def test_a_slid_row_is_put_right_where_labels_prove_it_and_listed(before: str, after: str) -> None:
    reading = read(FORM, tabs(project(PROJECT.replace(before, after))))
    [one] = reading.projects
    assert one.indicators == read(FORM, tabs(project())).projects[0].indicators
    assert len(reading.repairs) == 1
    assert doubts(reading) == []


def test_a_row_whose_labels_prove_nothing_stays_unread() -> None:
    damaged = PROJECT.replace(" | | 社会成本指标 | 查档等候 | 1个工作日内", "群众评价 | 查档等候 | 1个工作日内")
    text = tabs(project(damaged))
    assert left_over(FORM, text) == ["群众评价", "查档等候", "1个工作日内"]
    assert not read(FORM, text).repairs


def test_rows_below_one_another_with_the_same_gap_are_read_as_one_of_them_proves() -> None:
    damaged = WHOLE.replace("计划制定 | ", "计划制定 | | ").replace("目标设定 | ", "目标设定 | | ")
    damaged = damaged.replace(" | 能力建设 | 提升修复人员能力 | ", "提升修复人员能力 | | ")
    reading = read(FORM, tabs(whole(damaged)))
    [targets] = reading.targets
    assert [(row.level1, row.level2, row.name, row.value.text) for row in targets.indicators] == [
        ("部门管理", "计划制定", "计划健全性", "健全"),
        ("部门管理", "目标设定", "目标合理性", "合理"),
        ("部门管理", "提升修复人员能力", "业务培训", ">20人次"),
    ]
    assert len(reading.repairs) == 3


def test_an_amount_that_slid_below_another_head_stays_unread() -> None:
    damaged = WHOLE.replace(" | | 合计 | 128.35", " | 合计 | 128.35")
    assert left_over(FORM, tabs(whole(damaged))) == ["合计", "128.35", "其他资金", "无"]


@pytest.mark.parametrize(
    ("lost", "doubt"),
    [
        pytest.param("项目名称 | 馆藏档案修复经费\n", "The form has no project name", id="name"),
        pytest.param("项目资金 | 年度资金总额: | 36.5\n", "The form has no budget (预算数)", id="total"),
    ],
)
def test_a_form_without_what_every_form_has_is_unsure(lost: str, doubt: str) -> None:
    assert doubt in doubts(read(FORM, tabs(project(PROJECT.replace(lost, "")))))


def test_a_form_without_its_table_is_unsure() -> None:
    assert doubts(read(FORM, tabs(project(PROJECT.split("绩效指标 |")[0])))) == ["The form has no performance table"]


def test_a_strange_row_is_unread_and_nothing_is_lost() -> None:
    text = tabs(project(PROJECT.replace("总体目标 |", "领导批示 | 同意\n总体目标 |")))
    assert left_over(FORM, text) == ["领导批示", "同意"]


def test_empty_signatures_are_set_aside_and_filled_ones_are_not() -> None:
    assert left_over(FORM, tabs([*project(), "填表人： 联系电话：".replace(" ", "\n")])) == []
    assert left_over(FORM, tabs([*project(), "填表人：张三"])) == ["填表人：张三"]


@pytest.mark.parametrize("blocks", [whole(), project(), [*whole(), *project()]], ids=["whole", "project", "both"])
@pytest.mark.parametrize("layout", LAYOUTS)
def test_the_family_is_recognised_by_any_of_its_forms(blocks: list[Block], layout: Layout) -> None:
    document = read_text_document("a.txt", layout(blocks).encode())
    known = (form for form in discover_forms(forms) if not form.is_last_resort)
    shares = {form.family: form.recognise(document).share for form in known}
    assert shares.pop("gansu") == 1
    assert max(shares.values()) < 1


def test_a_tab_lost_anywhere_changes_nothing_in_silence() -> None:
    text = tabs([*whole(), *project()])
    lines = text.split("\n")
    for number, line in enumerate(lines):
        for place, sign in enumerate(line):
            if sign == "\t" and not line[place:].isspace():
                damaged = "\n".join([*lines[:number], line[:place] + line[place + 1 :], *lines[number + 1 :]])
                assert silently_changed(FORM, text, damaged) == [], line


def test_a_first_level_lost_with_its_row_is_noticed_by_the_second_levels_below() -> None:
    damaged = PROJECT.replace(" | 效益指标 | 社会效益指标", " | | 社会效益指标")
    assert doubts(read(FORM, tabs(project(damaged)))) == [
        "The second level does not belong to the first level above it, “{level}”"
    ]
