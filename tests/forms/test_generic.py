"""Disclosures of no known form: made-up tables as other provinces print them, varied and damaged."""

import random
from decimal import Decimal

import pytest

from generator import forms
from generator.forms import Given, discover_forms
from generator.forms.generic import FORM
from generator.intake.account import account_for
from generator.intake.text import read_text_document
from generator.model.amount import MoneyUnit
from generator.model.budget_table import BudgetTable, ColumnKind, TableKind
from generator.model.grid import Document
from generator.model.indicator import Scope
from generator.model.project import Project
from generator.model.reading import Reading
from generator.model.table_rows import row_head, sides_of
from tests import samples_disclosure, samples_text
from tests import samples_provinces as sample
from tests.samples_printed import Block, rows

NO_TITLE = "The document prints no title: the name of its file stands for it"
TABLE = rows("科目编码 | 科目名称 | 合计 | 基本支出\n201 | 一般公共服务支出 | 12.00 | 12.00\n合计 | | 12.00 | 12.00")
COVER: list[Block] = ["青川县2031年县级部门预算", f"预算主管部门：{sample.OWNER}"]
PROSE: list[Block] = [
    f"{sample.OWNER}主要职能",
    "主要职能包括：",
    "一、保管馆藏档案，编修地方志。",
    "名词解释",
    "（一）财政拨款收入：指从本级财政部门取得的财政拨款。",
    "（二）基本支出：指为保障机构正常运转而发生的支出，",
    "包括人员经费和公用经费。",
]


def read(
    blocks: list[Block], unit: MoneyUnit | None = None, name: str = "a.docx", sheets: tuple[str, ...] = ()
) -> Reading:
    return FORM.read(sample.document(blocks, name, sheets), Given(unit))


def unread(document: Document) -> list[str]:
    return [item.text for item in account_for(document, FORM.read(document, Given())).unread]


def doubts(reading: Reading) -> list[tuple[str, str]]:
    """Field and reason of what is unsure, but for the title no sample prints."""
    return [(item.field, item.reason.id) for item in reading.unsure if item.reason.id != NO_TITLE]


def texts(table: BudgetTable) -> list[tuple[str, ...]]:
    return [tuple(cell.text for cell in row.cells) for row in table.rows]


def column(table: BudgetTable, *path: str) -> list[str]:
    [place] = [place for place, one in enumerate(table.columns) if one.path == path]
    return [row.cells[place].text for row in table.rows]


@pytest.mark.parametrize("name", sample.PROVINCES)
def test_a_table_of_another_province_is_read_with_nothing_left_over(name: str) -> None:
    blocks = sample.PROVINCES[name]
    document = sample.document(blocks)
    assert FORM.recognise(document).share == 1
    reading = FORM.read(document, Given())
    assert unread(document) == []
    assert doubts(reading) == []
    assert reading.missing == ()
    [table] = reading.tables
    [grid] = [block for block in blocks if not isinstance(block, str)]
    printed = [text for row in grid for text in row if any(sign.isdigit() for sign in text)]
    read_texts = {text for row in texts(table) for text in row} | set(table.numbering) | {table.number}
    read_texts |= {label for one in table.columns for label in one.path}
    assert [text for text in printed if text not in read_texts] == []


@pytest.mark.parametrize(
    ("name", "number", "title", "kind", "unit"),
    [
        ("guangdong", "表1", "收支总体情况表", TableKind.REVENUE_EXPENDITURE, MoneyUnit.WAN),
        ("zhejiang", "预算01表", "部门收支预算总表", TableKind.REVENUE_EXPENDITURE, MoneyUnit.WAN),
        ("beijing", "附表3", "部门支出总体情况表", TableKind.EXPENDITURE, MoneyUnit.WAN),
        ("sichuan", "表1-2", "部门支出总表", TableKind.EXPENDITURE, MoneyUnit.WAN),
        ("hubei", "公开表5", "2031年一般公共预算基本支出表", TableKind.BASIC_EXPENDITURE, MoneyUnit.YUAN),
        ("jiangsu", "公开08表", "“三公”经费、会议费、培训费支出预算表", TableKind.THREE_PUBLIC, MoneyUnit.WAN),
        ("shandong", "部门公开表2", "部门收入总体情况表", TableKind.REVENUE, MoneyUnit.YUAN),
        ("chongqing", "表九", "2031年项目支出预算表", TableKind.PROJECT_EXPENDITURE, MoneyUnit.WAN),
    ],
)
def test_number_title_kind_and_unit_are_those_printed(
    name: str, number: str, title: str, kind: TableKind, unit: MoneyUnit
) -> None:
    [table] = read(sample.PROVINCES[name]).tables
    assert (table.number, table.title, table.kind, table.money_unit) == (number, title, kind, unit)


def test_codes_in_three_columns_keep_their_columns_and_tell_their_levels() -> None:
    [table] = read(sample.SICHUAN).tables
    assert [one.kind for one in table.columns[:5]] == [ColumnKind.CODE] * 4 + [ColumnKind.TEXT]
    assert [one.path[-1] for one in table.columns[:3]] == ["类", "款", "项"]
    [side] = sides_of(table.columns)
    heads = [row_head(table.columns, side, row) for row in table.rows]
    assert [(head.code, head.level) for head in heads[2:]] == [("2012601", 3), ("2012604", 3)]
    assert column(table, "项目支出") == ["65.00", "65.00", "", "65.00"]


def test_the_wide_head_of_public_expenses_stands_above_each_of_its_columns() -> None:
    [table] = read(sample.JIANGSU).tables
    assert column(table, "“三公”经费", "合计") == ["12.50"]
    assert column(table, "“三公”经费", "公务用车购置及运行维护费", "公务用车运行维护费") == ["10.00"]
    assert column(table, "培训费") == ["4.20"]
    assert table.note == "注：本表为财政拨款口径。"


def test_owner_and_unit_in_one_line_are_both_read() -> None:
    reading = read(sample.ZHEJIANG)
    assert [(fact.label, fact.text) for fact in reading.tables[0].facts] == [("单位", sample.OWNER)]
    assert reading.publisher == sample.OWNER


def test_a_whole_disclosure_keeps_cover_prose_and_terms() -> None:
    blocks = [*COVER, *PROSE, *sample.GUANGDONG, "其他相关情况说明", "一、机关运行经费情况", "本部门无机关运行经费。"]
    document = sample.document(blocks)
    reading = FORM.read(document, Given())
    assert unread(document) == []
    assert doubts(reading) == []
    assert (reading.publisher, reading.fiscal_year) == (sample.OWNER, 2031)
    assert reading.title == "青川县2031年县级部门预算"
    assert [(section.part, section.title) for section in reading.sections] == [
        ((f"{sample.OWNER}主要职能",), f"{sample.OWNER}主要职能"),
        (("名词解释",), "名词解释"),
        (("其他相关情况说明",), "一、机关运行经费情况"),
    ]
    assert [term.name for term in reading.terms] == ["财政拨款收入", "基本支出"]
    assert reading.terms[1].text.endswith("包括人员经费和公用经费。")


def test_a_title_that_names_a_region_alone_names_no_body() -> None:
    assert read(["青川县2031年县级部门预算", *sample.HUBEI]).publisher is None


def test_a_table_cut_by_pages_goes_on_below_its_repeated_head() -> None:
    [table] = read(["部门支出总表", "单位：万元", TABLE[:2], [TABLE[0], TABLE[2]]]).tables
    assert texts(table) == [tuple(row) for row in TABLE[1:]]


@pytest.mark.parametrize(
    ("blocks", "field", "reason"),
    [
        pytest.param(
            ["下表列出支出", "单位：万元", TABLE], "tables/#1/title", "no line that is its title", id="no title"
        ),
        pytest.param(["单位：万元", TABLE], "tables/#1/title", "no line that is its title", id="no words at all"),
        pytest.param(
            ["政府购买服务目录表", "单位：万元", rows("甲 | 乙\n保洁 | 1.00")],
            "tables/#1/columns",
            "no known kind",
            id="unknown head",
        ),
        pytest.param(
            ["部门支出总表", "单位：万元", [*TABLE, ("202", "外交支出", "1.00", "1.00", "9.99")]],
            "tables/#1/columns",
            "No label stands above",
            id="row longer than the head",
        ),
        pytest.param(
            ["部门支出总表", "单位：万元", [*TABLE, ("202", "外交支出", "待定", "1.00")]],
            "tables/#1/rows/2",
            "Expected an amount",
            id="no amount",
        ),
        pytest.param(
            ["部门支出总表", "单位：万元", TABLE, rows("202 | 外交支出 | 1.00")],
            "tables/#1",
            "another number of cells",
            id="rows of another width",
        ),
        pytest.param(
            ["2030年部门支出总表", "单位：万元", TABLE, "2031年部门收入总表", "单位：万元", TABLE],
            "fiscal_year",
            "several years",
            id="two years",
        ),
    ],
)
def test_what_is_not_certain_is_listed(blocks: list[Block], field: str, reason: str) -> None:
    found = doubts(read(blocks))
    assert [one for one, _ in found] == [field]
    assert reason in found[0][1]


def test_a_table_without_a_unit_asks_for_it() -> None:
    assert read(["部门支出总表", TABLE]).missing
    assert read(["部门支出总表", TABLE], MoneyUnit.YUAN).tables[0].money_unit is MoneyUnit.YUAN


def test_figures_without_a_head_are_not_read() -> None:
    document = sample.document(["部门支出总表", "单位：万元", rows("201 | 行政运行 | 12.00\n202 | 外交支出 | 1.00")])
    assert FORM.recognise(document).share == 0
    assert FORM.read(document, Given()).tables == ()
    assert {"部门支出总表", "12.00", "1.00"} <= set(unread(document))


def test_no_table_goes_on_in_the_next_sheet_and_a_sheet_names_its_table() -> None:
    reading = read([TABLE, TABLE], MoneyUnit.YUAN, "a.xlsx", ("收入总表", "支出总表"))
    assert [(table.title, table.kind) for table in reading.tables] == [
        ("收入总表", TableKind.REVENUE),
        ("支出总表", TableKind.EXPENDITURE),
    ]
    assert [field for field, reason in doubts(reading) if "sheet" in reason] == ["tables/#1/title", "tables/#2/title"]


def test_a_list_of_projects_is_a_table_and_its_rows_are_projects() -> None:
    reading = read(sample.CHONGQING)
    assert [(one.name, one.code, one.amount.yuan) for one in reading.projects] == [
        ("馆藏档案修复经费", "50010031T000000001", Decimal(365_000)),
        ("方志编纂经费", "50010031T000000002", Decimal(180_000)),
    ]
    assert texts(reading.tables[0])[-1] == ("", "合计", "54.50", "46.50")


def test_a_form_of_targets_is_read_by_its_labels() -> None:
    document = sample.document(sample.TARGETS)
    reading = FORM.read(document, Given())
    assert unread(document) == []
    [project] = reading.projects
    assert (project.name, project.amount.yuan) == ("馆藏档案修复经费", Decimal(365_000))
    assert (project.department, project.unit) == (sample.OWNER, "县方志编纂中心")
    assert [(row.level1, row.name, row.value.text) for row in project.indicators] == [
        ("产出指标", "修复卷数", "≥500卷"),
        ("产出指标", "修复合格率", "≥98%"),
        ("效益指标", "查档便利", "提高"),
    ]
    assert (reading.fiscal_year, reading.publisher) == (2031, sample.OWNER)


def test_targets_of_many_projects_in_one_table_are_read_project_by_project() -> None:
    document = sample.document(sample.TARGET_LIST)
    reading = FORM.read(document, Given())
    assert unread(document) == []
    assert doubts(reading) == []
    assert [(one.name, one.amount.yuan, one.department) for one in reading.projects] == [
        ("馆藏档案修复经费", Decimal(365_000), sample.OWNER),
        ("方志编纂经费", Decimal(180_000), sample.OWNER),
    ]
    assert [row.value.text for one in reading.projects for row in one.indicators] == [
        "≥500卷",
        "≥98%",
        "提高（定性）",
        "＝1部",
        "≥95%",
    ]
    assert len(reading.repairs) == 5


def test_it_is_the_last_resort() -> None:
    assert [form.family for form in discover_forms(forms) if form.is_last_resort] == ["generic"]


@pytest.mark.parametrize(
    "text", ["天气预报\n", "青川县2031年部门预算\n\n一、主要职责\n\n管理档案。\n", "甲\t乙\n丙\t丁\n"]
)
def test_a_document_without_a_table_it_knows_is_not_recognised(text: str) -> None:
    assert FORM.recognise(read_text_document("a.txt", text.encode())).found == ()


def _targets(project: Project) -> list[tuple[str, str, str]]:
    return [(row.level2, row.name, row.value.text) for row in project.indicators if row.scope is Scope.YEAR]


def test_what_it_reads_of_a_known_form_is_what_the_family_reads() -> None:
    by_family = {form.family: form for form in discover_forms(forms)}
    for family, text in (
        ("hebei", samples_text.printed(samples_text.disclosure(3))),
        ("shanxi", samples_disclosure.text(samples_disclosure.whole())),
    ):
        document = read_text_document("a.txt", text.encode())
        known, generic = by_family[family].read(document, Given()), FORM.read(document, Given())
        assert [one.name for one in generic.projects] == [one.name for one in known.projects]
        assert [one.title for one in generic.tables] == [one.title for one in known.tables]
        assert [texts(one) for one in generic.tables] == [texts(one) for one in known.tables]
        if family == "shanxi":
            # It prints the targets of the term beside those of the year: none may pass for the other.
            assert [one.indicators for one in generic.projects] == [()] * len(known.projects)
            assert any("targets of the term beside" in reason for _, reason in doubts(generic))
        else:
            assert [_targets(one) for one in generic.projects] == [_targets(one) for one in known.projects]
        assert account_for(document, generic).unread


def test_damaged_tables_never_raise() -> None:
    chance = random.Random(31)
    every = [block for blocks in sample.PROVINCES.values() for block in blocks] + sample.TARGETS + sample.TARGET_LIST
    strange = ("", "合计", "项目名称", "12.0", "一级指标", "表1", "收支总表")

    def damaged(block: Block) -> Block:
        if isinstance(block, str):
            return block
        cut = [
            tuple(cell if chance.random() > 0.15 else chance.choice(strange) for cell in row)[: chance.randint(1, 12)]
            for row in block
        ]
        return cut[chance.randint(0, 1) :] or block

    for _ in range(60):
        blocks = [damaged(block) for block in every if chance.random() > 0.5]
        document = sample.document(blocks)
        account_for(document, FORM.read(document, Given(MoneyUnit.YUAN)))
