"""Every figure of money carries its exact 元, and shows what is printed."""

from __future__ import annotations

from decimal import Decimal

import pytest

from generator.model.amount import MoneyUnit
from generator.render.amounts import money, printed, unit, wan, yuan, yuan_text
from tests.samples import amount


@pytest.mark.parametrize(
    ("value", "digits"),
    [
        pytest.param(Decimal("92000.00"), "92000", id="no decimals that say nothing"),
        pytest.param(Decimal("54671.41"), "54671.41", id="fen"),
        pytest.param(Decimal("-0.50"), "-0.5", id="negative"),
        pytest.param(Decimal("-0.00"), "0", id="no minus before zero"),
        pytest.param(Decimal("1E+3"), "1000", id="no exponent"),
        pytest.param(Decimal("123456789012345678901234567890.12"), "123456789012345678901234567890.12", id="long"),
    ],
)
def test_the_value_is_exact_and_plain(value: Decimal, digits: str) -> None:
    assert money(value, "9.20") == f'<data value="{digits}">9.20</data>'


def test_what_is_shown_is_no_markup() -> None:
    assert money(Decimal(1), "<b>1</b>") == '<data value="1">&lt;b&gt;1&lt;/b&gt;</data>'


def test_values_computed_by_the_site_stand_with_separators() -> None:
    assert yuan(Decimal(92_000), 2) == '<data value="92000">92,000.00</data>'
    assert yuan_text(Decimal(92_000), 2) == "92,000.00"
    assert wan(Decimal(92_000)) == '<data value="92000">9.2</data> 万元'


@pytest.mark.parametrize(
    ("text", "behind", "sentence"),
    [
        pytest.param("9.20", "万元", "9.20 万元", id="a figure"),
        pytest.param("9.20元", "", "9.20元", id="its own unit"),
        pytest.param("无", "", "无", id="none"),
    ],
)
def test_the_unit_stands_behind_figures_that_print_none(text: str, behind: str, sentence: str) -> None:
    one = amount(text, MoneyUnit.WAN)
    assert (unit(one), printed(one)) == (behind, sentence)
