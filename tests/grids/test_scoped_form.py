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


def test_a_text_that_goes_on_below_is_joined() -> None:
    rows = table("项目概况 | 修复档案", " | 并上网。", "年度资金总额(元) | 9")
    claims = claims_on(*rows)
    form = ScopedForm("#1", (), rows[0].cells[0], claims)
    for row in rows:
        form.read(row)
    assert form.close(None).overview == "修复档案并上网。"
    assert len(claims.repairs()) == 1
