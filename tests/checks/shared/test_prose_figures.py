"""Figures of money in prose: amount, unit, noun, place; and what is left alone because it is no clear figure."""

from __future__ import annotations

from decimal import Decimal

import pytest

from generator.checks.shared.prose_figures import money_figures, percents
from generator.model.amount import MoneyUnit


@pytest.mark.parametrize(
    ("text", "printed", "yuan", "decimals", "noun"),
    [
        ("支出预算9,484.94万元，其中", "9,484.94万元", "94849400", 2, "支出预算"),
        ("共需2416982元。", "2416982元", "2416982", 0, "共需"),
        ("改造9万，", "9万", "90000", 0, "改造"),
        ("总投资1.23亿元", "1.23亿元", "123000000", 2, "总投资"),
        ("保洁费 ３０．５ 万元", "３０．５ 万元", "305000", 1, "保洁费"),
        ("因公出国(境)费0万元", "0万元", "0", 0, "因公出国（境）费"),
        ("经费（其中水费2万元", "2万元", "20000", 0, "其中水费"),
        ("5千元", "5千元", "5000", 0, ""),
    ],
)
def test_a_figure_is_read_with_its_unit_and_noun(text: str, printed: str, yuan: str, decimals: int, noun: str) -> None:
    (figure,) = money_figures(text)
    assert (figure.text, figure.yuan, figure.decimals, figure.noun) == (printed, Decimal(yuan), decimals, noun)
    assert text[figure.start : figure.end] == printed


@pytest.mark.parametrize(
    "text",
    [
        "需要3250000。",
        "用电328万度",
        "9 484.94万元",
        "10，200元",
        "2,50元",
        "03.2万元",
        "1.2.3万元",
        "A100元素",
        "",
    ],
)
def test_what_is_no_clear_figure_is_left_alone(text: str) -> None:
    assert [figure.text for figure in money_figures(text)] == []


def test_changes_totals_prices_and_guesses_are_told_apart() -> None:
    text = (
        "经费44万元，与上年相比预算数增加8.22万元，比2030年减少3万元；每件550元，补助标准为6元/人，每年维护费18万元，"
        "价值50万元（原值）以上，约507万元，维修费用共70万元。三项共计28万元。"
    )
    found = {figure.text: figure for figure in money_figures(text)}
    assert [(text, figure.change) for text, figure in found.items() if figure.change] == [
        ("8.22万元", 1),
        ("3万元", -1),
    ]
    assert [text for text, figure in found.items() if figure.is_rate] == ["550元", "6元", "50万元"]
    assert [text for text, figure in found.items() if figure.is_about] == ["507万元"]
    assert [text for text, figure in found.items() if figure.is_total] == ["70万元", "28万元"]
    assert [text for text, figure in found.items() if figure.closes_list] == ["28万元"]


def test_rounding_is_half_the_last_printed_place() -> None:
    (figure,) = money_figures("预算1190.6万元")
    assert (figure.unit, figure.half_place) == (MoneyUnit.WAN, Decimal(500))


def test_percentages_are_read_with_the_words_before_them() -> None:
    found = percents("基本支出40万元，占 12.55%；比上年下降１５％。")
    assert [(one.text, one.value, one.decimals, one.noun) for one in found] == [
        ("12.55%", Decimal("12.55"), 2, "占"),
        ("１５％", Decimal(15), 0, "比上年下降"),
    ]
