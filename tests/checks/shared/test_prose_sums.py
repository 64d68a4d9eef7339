"""Totals in prose and the items beside them: which list a total belongs to, where it ends, whether it is certain."""

from __future__ import annotations

import pytest

from generator.checks.shared.prose_figures import money_figures
from generator.checks.shared.prose_sums import SumClaim, sum_claims


def claims(text: str) -> list[SumClaim]:
    return list(sum_claims(text, money_figures(text)))


@pytest.mark.parametrize(
    ("text", "total", "items"),
    [
        ("水费2万元，电费6万元，共计8万元。", "8万元", ["2万元", "6万元"]),
        ("支出100万元，其中：基本支出60万元，项目支出40万元。", "100万元", ["60万元", "40万元"]),
        ("支出100万元。其中：基本支出60万元；项目支出40万元。", "100万元", ["60万元", "40万元"]),
        ("费用50万元（其中保安20万元，保洁30万元），绿化5万元", "50万元", ["20万元", "30万元"]),
        (
            "总额100万元，其中：本年90万元，结转10万元，比上年减少5万元；支出总计100万元。",
            "100万元",
            ["90万元", "10万元"],
        ),
    ],
)
def test_a_list_belongs_to_its_total(text: str, total: str, items: list[str]) -> None:
    (claim,) = claims(text)
    assert (claim.total.text, [item.text for item in claim.items]) == (total, items)
    assert claim.adds_up


@pytest.mark.parametrize(
    "text",
    [
        "",
        "共计55万元。",
        "人员经费80万元，主要包括：基本工资、津贴等；公用经费20万元。",
        "保洁费30万元。公务用车购置经费共70万元。",
        "安排300万元，主要用于以下方面：采购120万元、维修90万元等。",
    ],
)
def test_where_nothing_is_listed_nothing_is_claimed(text: str) -> None:
    assert claims(text) == []


def test_a_total_in_the_middle_of_a_list_is_an_item_where_nothing_stands_before_it() -> None:
    (claim,) = claims("培训、宣传印刷共5万，宣传周5万，共计10万元。")
    assert [item.text for item in claim.items] == ["5万", "5万"]


def test_a_second_list_of_a_paragraph_speaks_of_the_same_total() -> None:
    first, second = claims("总预算100万元。其中：财政100万元，基金0万元。其中：当年90万元，结转10万元。")
    assert first.total == second.total
    assert second.adds_up


def test_a_grand_total_adds_up_the_totals_before_it() -> None:
    *_, last = claims("水费5万元，电费10万元，共计15万元。取暖10万元，维保5万元，共计15万元。总计30万元。")
    assert [item.text for item in last.items] == ["15万元", "15万元"]


@pytest.mark.parametrize(
    ("text", "is_certain"),
    [
        ("水费2万元，电费6万元，共计9万元。", True),
        ("水费约2万元，电费6万元，共计9万元。", False),
        ("水费2万元，每台500元，电费6万元，共计9万元。", False),
        ("运行费用50万元。其中：保安20万元、保洁10万元。", False),
        ("运行费用50万元。其中：保安40万元、保洁20万元。", True),
        ("支出100万元，其中：基本支出50万元，项目支出40万元。", True),
    ],
)
def test_a_wrong_total_is_certain_only_where_the_list_is_whole(text: str, is_certain: bool) -> None:
    (claim,) = claims(text)
    assert not claim.adds_up
    assert claim.is_certain is is_certain


def test_what_follows_a_semicolon_may_stand_beside_the_total() -> None:
    (claim,) = claims("基本支出100万元，其中人员60万元、公用40万元；项目支出30万元。")
    assert claim.adds_up


def test_units_may_be_mixed_and_rounded() -> None:
    (claim,) = claims("总投资1.23亿元，其中：主体10000万元，附属2304万元。")
    assert claim.adds_up
    (claim,) = claims("总投资1.23亿元，其中：主体10000万元，附属2400万元。")
    assert not claim.adds_up
