"""Heading, unit and unit of money above a form."""

import pytest

from generator.grids.form_head import (
    FormHead,
    gather_units,
    heading_name,
    read_head_line,
    read_shared_head,
    without_note,
)
from generator.model.amount import MoneyUnit
from generator.model.body import Unit
from tests.grids.reading import claims_on, lines, unread, unsure


@pytest.mark.parametrize(
    ("text", "name"),
    [
        pytest.param("1.2024 年修复经费绩效目标表", "2024年修复经费", id="numbered"),
        pytest.param("十二、修复经费绩效目标表", "修复经费", id="Han number"),
        pytest.param("修复经费绩效目标表", "修复经费", id="no number"),
        pytest.param("3.修复项目绩效目标表", "修复", id="a project's"),
        pytest.param("修复经费支出绩效目标表（2031年度）", "修复经费", id="with its year"),
        pytest.param("项目支出绩效目标表", "", id="names none"),
        pytest.param("绩效目标表见附件。", None, id="a sentence"),
        pytest.param("三、工作保障措施", None, id="another heading"),
        pytest.param("长" * 130 + "绩效目标表", None, id="too long"),
    ],
)
def test_a_heading_names_its_project(text: str, name: str | None) -> None:
    assert heading_name(text) == name


@pytest.mark.parametrize(
    ("text", "unit", "money"),
    [
        pytest.param("816001青川市档案馆", Unit("816001", "青川市档案馆"), None, id="unit"),
        pytest.param("816001 青川市档案馆", Unit("816001", "青川市档案馆"), None, id="unit, blank"),
        pytest.param("816-青川市档案馆", Unit("816", "青川市档案馆"), None, id="unit, dash"),
        pytest.param("预算单位：816001青川市档案馆", Unit("816001", "青川市档案馆"), None, id="unit, label"),
        pytest.param("单位名称：青川市档案馆", Unit("", "青川市档案馆"), None, id="unit without a code"),
        pytest.param("单位：万元", None, MoneyUnit.WAN, id="money"),
        pytest.param("（金额单位:元）", None, MoneyUnit.YUAN, id="money in brackets"),
        pytest.param("单 位：千元", None, MoneyUnit.THOUSAND_YUAN, id="money, blank"),
        pytest.param("816001青川市档案馆      单位：元", Unit("816001", "青川市档案馆"), MoneyUnit.YUAN, id="both"),
    ],
)
def test_a_line_states_unit_or_unit_of_money(text: str, unit: Unit | None, money: MoneyUnit | None) -> None:
    line = read_head_line(text)
    assert line is not None
    assert (line.unit, line.money_unit) == (unit, money)


@pytest.mark.parametrize("text", ["2031年度", "2031 年预算", "单位：万", "单位：", "说明 单位：元", "正文", ""])
def test_any_other_line_states_neither(text: str) -> None:
    assert read_head_line(text) is None


def head(*texts: str, is_open: bool = True) -> tuple[FormHead, list[str], list[str]]:
    paragraphs = lines(*texts)
    claims = claims_on(*paragraphs)
    form = FormHead("p", claims)
    for paragraph in paragraphs:
        form.read_line(paragraph, is_open=is_open)
    return form, unread(claims), unsure(claims)


def test_what_is_stated_again_is_a_repeated_head() -> None:
    form, left, _ = head("816001 档案馆", "单位：元", "单位：元", "816001 档案馆")
    assert (form.unit, form.money_unit, left) == (Unit("816001", "档案馆"), MoneyUnit.YUAN, [])


def test_what_contradicts_it_stays_unread() -> None:
    assert head("816001 档案馆", "816002 方志馆", "单位：元", "单位：万元")[1] == ["816002 方志馆", "单位：万元"]


def test_inside_the_form_nothing_new_is_taken() -> None:
    assert head("816001 档案馆", is_open=False)[1] == ["816001 档案馆"]


def test_one_code_under_two_names_is_unsure() -> None:
    paragraphs = lines("816001 档案馆", "816001 档 案馆", "816001 方志馆")
    claims = claims_on(*paragraphs)
    heads = [FormHead(f"p{number}", claims) for number in range(3)]
    for form, paragraph in zip(heads, paragraphs, strict=True):
        form.read_line(paragraph, is_open=True)
    assert gather_units(heads, claims) == (Unit("816001", "档案馆"),)
    assert len(unsure(claims)) == 1


def test_a_unit_of_money_above_all_forms_holds_for_them() -> None:
    paragraphs = lines("第二部分", "预算项目绩效目标", "单位：万元")
    claims = claims_on(*paragraphs)
    assert read_shared_head(paragraphs, claims) == (MoneyUnit.WAN, ("第二部分", "预算项目绩效目标"))
    assert unread(claims) == []
    assert read_shared_head(lines("第二部分"), claims) == (None, ("第二部分",))


def test_the_note_that_a_form_goes_on_is_no_part_of_its_heading() -> None:
    assert without_note("1.修复经费绩效目标表（续）") == without_note("1.修复经费绩效目标表")
