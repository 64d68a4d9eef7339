"""How far two figures may differ: nothing in 元, the last place in 万元, half a place between units."""

from __future__ import annotations

from decimal import Decimal

import pytest

from generator.checks.shared.tolerance import agree, half_place, rounding_between, slack_across
from generator.model.amount import Amount, MoneyUnit, parse_amount


def wan(text: str) -> Amount:
    return parse_amount(text, MoneyUnit.WAN)


def yuan(text: str) -> Amount:
    return parse_amount(text, MoneyUnit.YUAN)


def test_values_agree_within_the_slack_and_no_further() -> None:
    assert agree(Decimal(100), Decimal(100))
    assert not agree(Decimal(100), Decimal("100.01"))
    assert agree(Decimal(100), Decimal(150), Decimal(50))
    assert not agree(Decimal(100), Decimal("150.01"), Decimal(50))


@pytest.mark.parametrize(
    ("amount", "half"),
    [
        pytest.param(wan("1234.57"), Decimal(50), id="two decimals"),
        pytest.param(wan("75"), Decimal(5000), id="none"),
        pytest.param(yuan("7.38"), Decimal("0.005"), id="yuan"),
    ],
)
def test_half_a_place_follows_what_is_printed(amount: Amount, half: Decimal) -> None:
    assert half_place(amount) == half


def test_sums_in_yuan_have_no_slack() -> None:
    assert slack_across([yuan("10.00")], [yuan("4.00"), yuan("6.00")]) == 0


def test_sums_in_one_larger_unit_have_a_place_for_each_figure_added() -> None:
    assert slack_across([wan("10.00")], [wan("4.00"), wan("6.00")]) == 200
    assert slack_across([wan("10")], [wan("10")]) == 100
    assert slack_across([wan("10.0000")], [wan("10.0000")]) == 1


def test_two_units_have_half_a_place_of_the_larger() -> None:
    assert slack_across([wan("1234.57")], [yuan("12,345,670")]) == 50
    assert slack_across([yuan("12,345,670")], [wan("1234.57"), wan("1.00")]) == 100


def test_one_figure_printed_twice_differs_by_rounding_alone() -> None:
    assert rounding_between(wan("12.00"), wan("12.01")) == 0
    assert rounding_between(wan("12.00"), wan("12.0049")) == 50
    assert rounding_between(yuan("120,000.00"), wan("12.00")) == 50
