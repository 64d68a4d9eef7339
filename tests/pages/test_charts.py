"""Bars of amounts: lengths that add up, figures that stay as printed, and words on what is not drawn."""

import itertools
import random
from collections.abc import Sequence
from decimal import Decimal

import pytest

from generator.model.amount import MoneyUnit
from generator.pages.shared.charts import BarItem, bar_chart, bars, bars_of, edges, percent, share
from tests import samples

LONG = "档案" * 400


def items(*texts: str, unit: MoneyUnit = MoneyUnit.WAN) -> list[BarItem]:
    return [BarItem(f"项目{place}", f"p/{place}/", samples.amount(text, unit)) for place, text in enumerate(texts)]


def values(*numbers: str) -> list[Decimal]:
    return [Decimal(number) for number in numbers]


@pytest.mark.parametrize(
    "parts",
    [
        pytest.param(values("1"), id="one"),
        pytest.param(values("1", "1", "1"), id="thirds"),
        pytest.param(values("999999999999999", "0.000001"), id="the largest beside the smallest"),
        pytest.param([Decimal(place + 1) for place in range(200)], id="200"),
    ],
)
def test_widths_of_parts_add_up_to_the_whole(parts: Sequence[Decimal]) -> None:
    at = edges(parts)
    assert at[0] == 0
    assert at[-1] == 100
    assert sum((right - left for left, right in itertools.pairwise(at)), Decimal(0)) == 100
    assert list(at) == sorted(at)


def test_each_part_is_as_wide_as_its_share_to_a_thousandth_of_a_percent() -> None:
    chance = random.Random(6)
    for _ in range(200):
        parts = [Decimal(chance.randrange(1, 10**12)).scaleb(-2) for _ in range(chance.randrange(1, 40))]
        whole = sum(parts, Decimal(0))
        at = edges(parts)
        for place, part in enumerate(parts):
            # Two rounded edges are each off by half a place at most.
            assert abs(at[place + 1] - at[place] - part * 100 / whole) <= Decimal("0.001")


@pytest.mark.parametrize(
    ("value", "text"), [("0", "0"), ("100.000", "100"), ("12.5", "12.5"), ("33.33333", "33.333"), ("0.0004", "0")]
)
def test_a_percent_for_drawing_has_no_more_places_than_it_needs(value: str, text: str) -> None:
    assert percent(Decimal(value)) == text


@pytest.mark.parametrize(
    ("part", "whole", "said"),
    [
        ("1", "3", "33.3%"),
        ("1", "100000", "<0.1%"),
        ("0", "5", "0.0%"),
        ("5", "5", "100%"),
        ("99999", "100000", "100.0%"),
        ("2", "3", "66.7%"),
    ],
)
def test_a_share_says_nothing_is_nothing_only_where_it_is(part: str, whole: str, said: str) -> None:
    assert share(Decimal(part), Decimal(whole)) == said


def test_bars_begin_at_one_zero_also_below_it() -> None:
    left, none, right = bars([Decimal(-50), None, Decimal(150)])
    assert none is None
    assert left is not None
    assert right is not None
    assert (left.x, left.width, left.is_negative) == ("0", "25", True)
    assert (right.x, right.width, right.is_negative) == ("25", "75", False)


def test_where_all_is_zero_there_is_no_bar() -> None:
    assert bars_of([samples.amount("0"), samples.amount("0.00"), samples.amount("")]) == (None, None, None)
    assert bars_of([]) == ()


def test_the_largest_stands_first_and_equal_amounts_share_a_rank() -> None:
    chart = bar_chart("largest", "项目", "名称", items("5", "20.0", "5.00", "无", "", "-1"))
    assert [(row.rank, row.name, row.amount.text) for row in chart.rows] == [
        (1, "项目1", "20.0"),
        (2, "项目0", "5"),
        (2, "项目2", "5.00"),
        (4, "项目5", "-1"),
    ]
    assert chart.unit == "万元"
    assert [str(note) for note in chart.notes] == ["Without a printed figure and not drawn: 2"]
    # Shares of a sum that figures below zero make smaller mean nothing.
    assert chart.description is None


def test_two_hundred_are_twenty_and_the_rest_with_its_exact_sum() -> None:
    texts = [f"{place}.05" for place in range(1, 201)]
    chart = bar_chart("largest", "项目", "名称", items(*texts))
    assert len(chart.rows) == 20
    assert chart.rest_count == 180
    assert chart.rest is not None
    assert chart.rest.text == "16,299.00"
    assert sum(row.amount.yuan or 0 for row in chart.rows) + (chart.rest.yuan or 0) == Decimal(201100000)
    assert str(chart.description) == (
        "The 3 largest of 200 make up 3.0% of their sum, 20,110.00 万元 (computed by this site)."
    )


@pytest.mark.parametrize("count", [0, 1, 20, 21])
def test_a_list_that_fits_gathers_nothing(count: int) -> None:
    chart = bar_chart("largest", "项目", "名称", items(*(str(place + 1) for place in range(count))))
    assert len(chart.rows) == count
    assert chart.rest is None


def test_amounts_in_two_units_are_drawn_by_their_worth_and_each_says_its_own() -> None:
    mixed = [*items("1"), BarItem("元", "", samples.amount("20000", MoneyUnit.YUAN))]
    chart = bar_chart("largest", "项目", "名称", mixed)
    assert [(row.name, row.bar.width) for row in chart.rows] == [("元", "100"), ("项目0", "50")]
    assert chart.unit == ""
