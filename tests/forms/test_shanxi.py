"""Documents of the Shanxi form: whole disclosures, varied in order and parts, and damaged."""

import dataclasses

import pytest

from generator.forms.shanxi import FORM
from generator.intake.text import read_text_document
from generator.model.amount import AmountKind, MoneyUnit
from generator.model.budget_table import TableKind
from generator.model.indicator import Scope
from generator.model.indicator_value import ValueKind
from generator.model.reading import Reading
from generator.model.source import Furniture
from tests import samples_disclosure as sample
from tests.samples_printed import Block, doubts, left_over, read, rows

BASIC = "部门预算支出经济科目名称 | 政府预算支出经济科目名称 | 财政专户管理资金 | 单位资金 | 当年预算安排"
SLID = "A row that slid under other heads is put back: its levels and targets show where its cells belong"


def read_blocks(blocks: list[Block], unit: MoneyUnit | None = None) -> Reading:
    """The reading of a document printed with tabs."""
    return read(FORM, sample.text(blocks), unit)


def one(rows_text: str = sample.PROJECT_ROWS) -> Reading:
    """The reading of a document that holds one project's form."""
    return read_blocks([*sample.COVER, *sample.project("馆藏档案修复经费", rows_text)])


def test_a_whole_disclosure_is_read_with_nothing_left_over() -> None:
    text = sample.text(sample.whole())
    reading = read(FORM, text)
    assert left_over(FORM, text) == []
    assert doubts(reading) == []
    assert reading.missing == ()
    assert (reading.publisher, reading.fiscal_year, reading.title) == (sample.PUBLISHER, 2031, "2031年度部门预算公开")
    assert [unit.name for unit in reading.units] == ["县方志编纂中心"]
    assert [project.name for project in reading.projects] == ["馆藏档案修复经费", "方志编纂经费"]
    assert [(table.number, table.kind) for table in reading.tables] == [
        ("表一", TableKind.REVENUE_EXPENDITURE),
        ("表二", TableKind.EXPENDITURE),
        ("", TableKind.PROJECT_CARRYOVER),
    ]
    assert [term.name for term in reading.terms] == ["基本支出", "财政专户管理资金", "政府性基金预算"]


def test_prose_goes_on_around_tables_and_forms() -> None:
    reading = read_blocks(sample.whole())
    assert [(section.part[0][:4], section.title) for section in reading.sections] == [
        ("第一部分", "一、本部门职责"),
        ("第二部分", "第二部分 2031年部门预算报表"),
        ("第三部分", "一、收入预算情况说明"),
        ("第三部分", "二、绩效管理情况"),
        ("第三部分", "三、其他说明"),
        ("第四部分", "第四部分 名词解释"),
    ]
    assert reading.sections[1].text == ""
    assert "专指教育收费。" in reading.sections[-1].text


def test_a_project_is_read_as_printed() -> None:
    project = one().projects[0]
    assert project.heading == "青川县县(区)级预算部门(单位)项目支出绩效目标表 (2031年度)"
    assert (project.department, project.unit) == ("816-青川县档案管理局", "县方志编纂中心")
    assert (project.attribute, project.term) == ("经常性项目(长期开展)", "99年")
    assert dict(project.labels)["term"] == "项目日期"
    assert project.money_unit is MoneyUnit.YUAN
    assert project.amount_term is not None
    assert (project.amount_term.text, project.amount.text) == ("365,000", "180,000")
    assert project.amount.yuan == 180_000
    assert [(each.scope, each.source, each.amount.text) for each in project.funding] == [
        (Scope.TERM, "其中:中央财政资金", "0"),
        (Scope.TERM, "市县(区)财政资金", "365,000"),
        (Scope.TERM, "其他资金", ""),
        (Scope.YEAR, "其中:中央财政资金", "0"),
        (Scope.YEAR, "市县(区)财政资金", "180,000"),
        (Scope.YEAR, "其他资金", ""),
    ]
    assert project.funding[2].amount.kind is AmountKind.BLANK
    assert [(goal.scope, goal.text) for goal in project.goals] == [
        (Scope.TERM, "修复全部受潮档案。"),
        (Scope.YEAR, "修复受潮档案1200卷。"),
    ]
    texts = (project.overview, project.basis, project.necessity, project.safeguards, project.schedule)
    assert texts == ("修复受潮的馆藏档案，并扫描上网。", "年初预算。", "保护馆藏。", "档案修复规程。", "全年开展。")


def test_the_two_targets_of_a_row_are_joined_and_the_cut_name_stays_cut() -> None:
    project = one().projects[0]
    by_scope = {(row.scope, row.pair): row for row in project.indicators}
    assert {row.pair for row in project.indicators} == {1, 2, 3, 4, 5, 6}
    assert by_scope[Scope.TERM, 1].name == "修复受潮馆藏档案卷数"
    assert by_scope[Scope.YEAR, 1].name == "修复受潮馆藏"
    assert (by_scope[Scope.TERM, 1].value.text, by_scope[Scope.YEAR, 1].value.text) == ("≥3600卷", "≥1200卷")
    second = by_scope[Scope.YEAR, 2]
    assert (second.level1, second.level2) == ("产出指标", "数量指标")
    assert second.continues_level1 and second.continues_level2
    assert by_scope[Scope.YEAR, 5].level2 == "生态效益指标"
    assert by_scope[Scope.YEAR, 5].name == ""


def test_time_stamps_signatures_and_watermarks_are_no_content() -> None:
    reading = read_blocks(sample.whole())
    assert len(reading.furniture[Furniture.TIMESTAMP]) == 2
    assert len(reading.furniture[Furniture.SIGNATURE]) == 6
    assert len(reading.furniture[Furniture.WATERMARK]) == 1
    assert "20301211103307" not in repr([dataclasses.asdict(project) for project in reading.projects])


def test_a_person_beside_a_signature_is_kept_back_and_told() -> None:
    reading = one(sample.PROJECT_ROWS.replace("经办人: |", "经办人: | 李某某 |").replace("填报日期: |", "填报日期:"))
    assert "李某某" not in repr(reading.projects)
    assert reading.unread == ()
    assert any(doubt.startswith("Something stands beside a label for signatures") for doubt in doubts(reading))


def test_the_departments_form_is_read_as_printed() -> None:
    [targets] = read_blocks(sample.whole()).targets
    assert targets.title == "县(区)级预算部门(单位)整体支出绩效目标申报表 (2031)年度"
    assert targets.owner == "816-青川县档案管理局"
    assert [(fact.label, fact.text) for fact in targets.facts][-2:] == [
        ("其他人员数", "0人"),
        ("部门职责", "保管馆藏档案。"),
    ]
    assert targets.order == ("facts", "budget", "tasks", "goals", "indicators")
    assert targets.money_unit is MoneyUnit.WAN
    assert [(line.labels, line.amount.text) for line in targets.budget] == [
        (("按资金来源划分", "合计"), "165.00"),
        (("按资金来源划分", "其中:一般公共预算资金"), "165.00"),
        (("按资金来源划分", "政府性基金预算资金"), "0.00"),
        (("按资金来源划分", "单位资金"), ""),
        (("按资金方向划分", "合计"), "165.00"),
        (("按资金方向划分", "其中:基本支出"), "128.50"),
        (("按资金方向划分", "项目支出"), "36.50"),
    ]
    assert [(task.subject, task.text) for task in targets.tasks] == [("档案保护", "修复受潮档案。")]
    assert [goal.text for goal in targets.goals] == ["馆藏安全，查档便利。"]
    assert [(row.level1, row.level2, row.name, row.pair) for row in targets.indicators] == [
        ("产出指标", "数量指标", "修复档案卷数", None),
        ("产出指标", "数量指标", "数字化页数", None),
        ("满意度指标", "服务对象满意度指标", "查档群众满意度", None),
    ]


@pytest.mark.parametrize(
    "left_out",
    [
        pytest.param(sample.CONTENTS, id="no contents"),
        pytest.param(sample.DUTIES, id="no duties"),
        pytest.param(sample.DEPARTMENT, id="no department form"),
        pytest.param(sample.project("方志编纂经费"), id="one project"),
        pytest.param(sample.EMPTY, id="one table less"),
        pytest.param(sample.GLOSSARY, id="no glossary"),
    ],
)
def test_any_part_may_be_missing(left_out: list[Block]) -> None:
    blocks = sample.whole()
    at = next(i for i in range(len(blocks)) if blocks[i : i + len(left_out)] == left_out)
    text = sample.text(blocks[:at] + blocks[at + len(left_out) :])
    assert left_over(FORM, text) == []
    assert doubts(read(FORM, text)) == []


def test_parts_may_stand_in_another_order() -> None:
    blocks = [*sample.COVER, *sample.DUTIES, *sample.INCOME, *sample.project("馆藏档案修复经费")]
    blocks += [*sample.DEPARTMENT, *sample.GLOSSARY, "第五部分 预算报表", *sample.SPENDING, *sample.SUMMARY]
    reading = read_blocks(blocks)
    assert left_over(FORM, sample.text(blocks)) == []
    assert doubts(reading) == []
    assert [table.title for table in reading.tables] == ["2031年预算支出总表", "2031年预算收支总表"]
    assert len(reading.terms) == 3


def test_the_rows_of_a_form_may_stand_in_another_order() -> None:
    lines = sample.PROJECT_ROWS.strip().split("\n")
    texts, money = lines[7:12], lines[3:7]
    reading = one("\n".join([*texts, lines[0], *lines[2:3], *money, lines[1], *lines[12:]]))
    assert doubts(reading) == []
    assert reading.unread == ()
    assert reading.projects[0].overview == "修复受潮的馆藏档案，并扫描上网。"
    assert reading.projects[0].amount.text == "180,000"


def test_a_form_of_the_year_alone_has_no_term() -> None:
    reading = one(
        """
        项目名称 | {name} | |
        主管部门及代码 | 816-青川县档案管理局 | 实施单位 | 县方志编纂中心
        项目资金(万元) | 年度资金总额: | 36.50 |
         | 市县(区)财政资金 | 36.50 |
        年度目标 | 修复受潮档案。 | |
        绩效指标 | 一级指标 | 二级指标 | 三级指标 | 指标值
         | 产出指标 | 数量指标 | 修复卷数 | ≥1200卷
        """
    )
    project = reading.projects[0]
    assert (reading.unread, doubts(reading)) == ((), [])
    assert project.amount_term is None
    assert project.money_unit is MoneyUnit.WAN
    assert project.amount.yuan == 365_000
    assert [goal.scope for goal in project.goals] == [Scope.YEAR]
    assert [(row.scope, row.pair) for row in project.indicators] == [(Scope.YEAR, None)]


def test_the_year_may_stand_left_of_the_term() -> None:
    text = sample.PROJECT_ROWS.replace("实施期资金总额:", "#").replace("年度资金总额:", "实施期资金总额:")
    text = text.replace("#", "年度资金总额:").replace("实施期目标", "#").replace("年度目标", "实施期目标")
    project = one(text.replace("#", "年度目标")).projects[0]
    assert project.amount.text == "365,000"
    assert [row.value.text for row in project.indicators if row.pair == 1 and row.scope is Scope.YEAR] == ["≥3600卷"]


@pytest.mark.parametrize(
    ("printed", "left", "right"),
    [
        pytest.param(
            "纸张费 | | | ≤3万元 | 纸张费 | | ≤1万元 |",
            ("成本指标", "纸张费", "≤3万元"),
            ("成本指标", "纸张费", "≤1万元"),
            id="name in the first column",
        ),
        pytest.param(
            " | | 纸张费用预算 | ≤3万元 | | | 纸张费用 | ≤1万元",
            ("成本指标", "纸张费用预算", "≤3万元"),
            ("成本指标", "纸张费用", "≤1万元"),
            id="left side alone slid",
        ),
        pytest.param(
            " | 可持续影响指标 | | | | 可持续影响指标 | |",
            ("可持续影响指标", "", ""),
            ("可持续影响指标", "", ""),
            id="second level below the first",
        ),
        pytest.param(
            " | 社会效益指标 | 查档便利 | 提升 | 社会效益指标 | 查档便利 | 提升 |",
            ("社会效益指标", "查档便利", "提升"),
            ("社会效益指标", "查档便利", "提升"),
            id="whole row",
        ),
    ],
)
def test_a_slid_row_is_put_right_where_labels_prove_it_and_listed(
    printed: str, left: tuple[str, ...], right: tuple[str, ...]
) -> None:
    cost = " | 成本指标 | 成本指标 | 修复成本 | ≤5元/页 | 成本指标 | 修复成本 | ≤5元/页\n"
    reading = one(sample.PROJECT_ROWS.replace(" | 效益指标 |", f"{cost}{printed}\n | 效益指标 |"))
    found = {
        row.scope: (row.level2, row.name, row.value.text) for row in reading.projects[0].indicators if row.pair == 5
    }
    assert found == {Scope.TERM: left, Scope.YEAR: right}
    assert (reading.unread, doubts(reading)) == ((), [])
    assert SLID in [repair.reason.id for repair in reading.repairs]


def test_a_row_whose_cells_prove_nothing_is_unsure() -> None:
    reading = one(sample.PROJECT_ROWS.replace("负责人:", "查档便利 | | | | 查档便利 | | |\n负责人:"))
    assert doubts(reading) == ["The cells of the row do not show which columns they belong to"]


def test_a_right_hand_side_that_was_cut_off_is_told() -> None:
    table = """
    绩效指标 | 一级指标 | 二级指标 | 三级指标 | 指标值 | |
     | 产出指标 | 数量指标 | 修复卷数 | ≥1200卷 | | 数量指标
     | 效益指标 | 社会效益指标 | 查档便利 | 提升 | | 社会效益指标
    """
    reading = one(sample.PROJECT_ROWS.split("绩效指标 |")[0] + table.strip())
    assert reading.unread == ()
    assert doubts(reading) == [
        "The right-hand side of the table is cut off in the document: some of its columns are lost"
    ]
    year = [row for row in reading.projects[0].indicators if row.scope is Scope.YEAR]
    assert [(row.level2, row.name, row.value.text, row.value.kind, row.cut_off) for row in year] == [
        ("数量指标", "", "", ValueKind.CUT_OFF, ("name", "value")),
        ("社会效益指标", "", "", ValueKind.CUT_OFF, ("name", "value")),
    ]
    assert all(row.cut_off == () for row in reading.projects[0].indicators if row.scope is Scope.TERM)


def test_amounts_that_slid_are_read_by_their_labels_and_listed() -> None:
    slid = "其他资金 | 1 | | 其他资金 | 2 | | |"
    reading = one(sample.PROJECT_ROWS.replace(" | 其他资金 | | 其他资金 | | | |", slid))
    assert [each.amount.text for each in reading.projects[0].funding if each.source == "其他资金"] == ["1", "2"]
    assert doubts(reading) == []
    assert any("slid beside the heads" in repair.reason.id for repair in reading.repairs)


def test_a_form_that_goes_on_after_a_page_break_is_one_form() -> None:
    before, after = sample.PROJECT_ROWS.split(" | 效益指标 |")
    blocks = [
        *sample.COVER,
        *sample.project("馆藏档案修复经费", before),
        "青川县县(区)级预算部门(单位)项目支出绩效目标表",
    ]
    blocks.append(rows(f" | 效益指标 |{after}"))
    reading = read_blocks(blocks)
    assert len(reading.projects) == 1
    assert len(reading.projects[0].indicators) == 12
    assert reading.unread == ()
    assert len(reading.furniture[Furniture.REPEATED_HEAD]) == 1


@pytest.mark.parametrize(
    ("lost", "doubt"),
    [
        pytest.param("年度资金总额: | 180,000", "The form has no budget (预算数)", id="budget"),
        pytest.param(
            sample.PROJECT_ROWS[sample.PROJECT_ROWS.index("绩效指标 |") :],
            "The form has no performance table",
            id="table",
        ),
    ],
)
def test_a_form_without_what_every_form_has_is_unsure(lost: str, doubt: str) -> None:
    assert doubt in doubts(one(sample.PROJECT_ROWS.replace(lost, " | ")))


def test_a_form_without_its_unit_of_money_must_be_given_one() -> None:
    text = sample.PROJECT_ROWS.replace("项目资金(元)", "项目资金")
    assert [message.id for message in one(text).missing] == [
        "“{form}” states no unit of money: give --money-unit 元 or 万元"
    ]
    given = read_blocks([*sample.COVER, *sample.project("馆藏档案修复经费", text)], MoneyUnit.YUAN)
    assert given.missing == ()
    assert given.projects[0].amount.yuan == 180_000


def test_the_unit_of_money_may_stand_above_the_form() -> None:
    form = sample.project("馆藏档案修复经费", sample.PROJECT_ROWS.replace("项目资金(元)", "项目资金"))
    reading = read_blocks([*sample.COVER, *form[:2], "单位：元", *form[2:]])
    assert reading.missing == ()
    assert reading.projects[0].money_unit is MoneyUnit.YUAN
    assert reading.unread == ()


def test_two_forms_of_one_name_are_unsure() -> None:
    reading = read_blocks([*sample.COVER, *sample.project("方志编纂经费"), *sample.project("方志编纂经费")])
    assert len(reading.projects) == 2
    assert doubts(reading) == ["Another form names the same project"]


def test_a_table_the_contents_names_but_the_document_lost_is_unsure() -> None:
    blocks = [block for block in sample.whole() if block not in sample.SPENDING]
    assert doubts(read_blocks(blocks)) == [
        "The table of contents names this table, but no table with this title was read"
    ]


def test_a_row_that_lost_a_cell_is_unsure() -> None:
    text = sample.text(sample.whole()).replace("2012601\t行政运行", "2012601行政运行")
    assert doubts(read(FORM, text)) == [
        "The row has another number of cells than its table: its columns are not certain"
    ]


def test_a_row_of_more_cells_than_columns_is_unread() -> None:
    strange = " | ".join("甲乙丙丁戊己庚辛")
    text = sample.text(
        [*sample.COVER, *sample.project("馆藏", sample.PROJECT_ROWS.replace("负责人:", f"{strange}\n负责人:"))]
    )
    assert left_over(FORM, text) == list("甲乙丙丁戊己庚辛")


def test_a_line_that_belongs_nowhere_is_unread() -> None:
    text = sample.text([*sample.COVER, *sample.SUMMARY[:3], "来路不明", *sample.SUMMARY[3:]])
    assert "来路不明" in left_over(FORM, text)
    assert "收入总计" in left_over(FORM, text)


def test_without_a_cover_the_tables_name_the_body_and_the_year() -> None:
    reading = read_blocks([*sample.DUTIES, *sample.SUMMARY, *sample.SPENDING])
    assert (reading.publisher, reading.fiscal_year) == (sample.PUBLISHER, 2031)


@pytest.mark.parametrize(
    "blocks",
    [
        pytest.param([*sample.COVER, *sample.project("方志编纂经费")], id="forms alone"),
        pytest.param(
            [*sample.COVER, *sample.SUMMARY, *sample.SPENDING, "一般公共预算基本支出表", rows(BASIC)],
            id="tables alone",
        ),
    ],
)
def test_the_family_is_recognised_by_its_forms_or_its_tables(blocks: list[Block]) -> None:
    document = read_text_document("a.txt", sample.text(blocks).encode())
    assert FORM.recognise(document).share > 0.5
