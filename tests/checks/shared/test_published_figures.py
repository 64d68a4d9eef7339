"""The main figures of a budget, and what it says of those of the year before."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

import pytest

from generator.checks import Subject
from generator.checks.shared.published_figures import main_figures
from generator.model.main_figures import MainFigures
from tests.checks.made_submissions import made


def figures(fixture: dict[str, Any]) -> MainFigures:
    return main_figures(Subject(made(fixture)[0]))


def implied(text: str) -> list[dict[str, Decimal]]:
    """Last year's figures by each change a text states, in 元."""
    return [
        {concept: figure.yuan for concept, figure in claim.figures} for claim in figures({"text": {"a": text}}).before
    ]


CLAIMS = [
    pytest.param("“三公”经费预算30.00万元，比2030年增加5.00万元。", [{"three-public": Decimal(250000)}], id="up"),
    pytest.param("机关运行经费12万元，较上年减少3万元。", [{"operating": Decimal(150000)}], id="down"),
    pytest.param("公务接待费4万元，与上年相比预算数增加1万元。", [{"reception": Decimal(30000)}], id="budget"),
    pytest.param("公务接待费4万元，比上年决算数增加1万元。", [], id="final accounts"),
    pytest.param("公务接待费4万元，比2029年增加1万元。", [], id="two years before"),
    pytest.param("公务接待费约4万元，增加1万元。", [], id="nothing compared"),
    pytest.param("会议室使用费4万元，比上年增加1万元。", [], id="no main figure"),
    pytest.param("公务接待费4万元。比上年增加1万元。", [], id="another sentence"),
]  # fmt: skip


@pytest.mark.parametrize(("text", "expected"), CLAIMS)
def test_a_change_says_what_last_year_was(text: str, expected: list[dict[str, Decimal]]) -> None:
    assert implied(text) == expected


def test_a_sentence_with_several_figures_leaves_open_which_changed() -> None:
    (found,) = implied("收入总计120万元，其中：项目支出20万元，比上年减少5万元。")
    assert found == {"income": Decimal(1250000), "project": Decimal(250000)}


def test_figures_that_disagree_are_no_figure_to_compare_with() -> None:
    now = figures({"text": {"a": "公务接待费4万元。", "b": "公务接待费5万元。机关运行经费3万元。"}}).now
    assert {concept: figure.yuan for concept, figure in now.items()} == {"operating": Decimal(30000)}


def test_a_sentence_about_one_of_several_units_is_not_about_the_whole() -> None:
    units = [{"code": "816001", "name": "青川市档案管理局本级"}, {"code": "816002", "name": "青川市档案馆"}]
    text = "青川市档案馆公务接待费4万元，比上年增加1万元。公务接待费9万元。"
    found = figures({"submission": {"units": units}, "text": {"a": text}})
    assert found.before == ()
    assert {concept: figure.yuan for concept, figure in found.now.items()} == {"reception": Decimal(90000)}


def test_final_accounts_and_a_budget_without_prose_have_none() -> None:
    text = {"text": {"a": "公务接待费4万元。"}}
    assert figures({"submission": {"kind": "accounts"}} | text) == MainFigures()
    assert figures({}) == MainFigures()
