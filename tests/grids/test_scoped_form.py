"""Which rows belong to a project's form. What is read from them: tests/forms/test_shanxi.py."""

import pytest

from generator.grids.scoped_form import ScopedForm, is_form_row, opens_form
from tests.grids.reading import claims_on, table, unread


@pytest.mark.parametrize(
    ("row", "opens", "belongs"),
    [
        ("项目名称 | | 档案修复", True, False),
        ("项目名称 | 合计 | 2031年财政拨款 | | 基金 | 专户", False, False),
        ("立项依据 | 年初预算。", False, True),
        ("项目资金 | 实施期资金总额: | 9", False, True),
        ("2031年合计 | 9", False, False),
    ],
)
def test_a_row_of_a_form_is_told_from_one_of_a_table(row: str, opens: bool, belongs: bool) -> None:
    [printed] = table(row)
    assert (opens_form(printed), is_form_row(printed)) == (opens, belongs)


def test_a_label_without_a_field_becomes_a_note() -> None:
    rows = table("项目名称 | 档案修复", "其他说明 | 与上年相同。", "项目资金(元) | 年度资金总额 | 9")
    claims = claims_on(*rows)
    form = ScopedForm("#1", (), rows[0].cells[0], claims)
    for row in rows:
        form.read(row)
    project = form.close(None)
    assert [(note.label, note.text) for note in project.notes] == [("其他说明", "与上年相同。")]
    assert unread(claims) == []


@pytest.mark.parametrize(
    ("money", "kept"),
    [
        pytest.param(("项目资金(元) | 年度资金总额: | 9",), {"funding": "项目资金(元)"}, id="unit in the label"),
        pytest.param(
            ("项目资金 | 年度资金总额: | 9", "(元) | 其他资金 | "),
            {"funding": "项目资金", "money_unit": "(元)"},
            id="unit below the label",
        ),
    ],
)
def test_the_labels_at_the_side_are_kept_as_printed(money: tuple[str, ...], kept: dict[str, str]) -> None:
    table_rows = ("年度绩效指标 | 一级指标 | 二级指标 | 三级指标 | 指标值", " | 产出指标 | 数量指标 | 卷数 | 9卷")
    rows = table("项目名称 | 档案修复", *money, "总体目标 | 修复。", *table_rows)
    claims = claims_on(*rows)
    form = ScopedForm("#1", (), rows[0].cells[0], claims)
    for row in rows:
        form.read(row)
    labels = dict(form.close(None).labels)
    assert {name: labels.pop(name) for name in ("funding", "money_unit") if name in labels} == kept
    assert labels == {"amount": "年度资金总额:", "goals": "总体目标", "indicators": "年度绩效指标"}
    assert unread(claims) == []


def test_a_text_that_goes_on_below_is_joined() -> None:
    rows = table("项目概况 | 修复档案", " | 并上网。", "年度资金总额(元) | 9")
    claims = claims_on(*rows)
    form = ScopedForm("#1", (), rows[0].cells[0], claims)
    for row in rows:
        form.read(row)
    assert form.close(None).overview == "修复档案并上网。"
    assert len(claims.repairs()) == 1
