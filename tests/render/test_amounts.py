"""Every figure of money carries its exact 元, and shows what is printed."""

from __future__ import annotations

import pickle
from decimal import Decimal

import pytest

from generator.checks.shared.shown_money import shown
from generator.model.amount import MoneyUnit, signed
from generator.model.message import Message, msg
from generator.model.money_text import MoneyText, in_words
from generator.render.amounts import computed_and_yuan, money, printed, unit, wan, with_yuan, yuan, yuan_text
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


def test_the_minus_of_what_is_computed_is_one_and_what_is_printed_keeps_its_sign() -> None:
    assert yuan(Decimal(-92_000)) == '<data value="-92000">\N{MINUS SIGN}92,000</data>'
    assert wan(Decimal(-92_000)) == '<data value="-92000">\N{MINUS SIGN}9.2</data> 万元'
    assert printed(amount("-9.20")) == "-9.20 万元"
    found = [signed(Decimal(value), value) for value in ("-0.50", "0", "7")]
    assert found == ["\N{MINUS SIGN}0.50", "0", "+7"]


@pytest.mark.parametrize(
    ("text", "unit", "said"),
    [
        pytest.param("9.20", MoneyUnit.WAN, "It is 9.20 万元 (92,000 yuan).", id="万元"),
        pytest.param("92000", MoneyUnit.YUAN, "It is 92000 yuan.", id="元"),
        pytest.param("9.20万元", MoneyUnit.YUAN, "It is 9.20万元 (92,000 yuan).", id="its own unit"),
        pytest.param("-9.20", MoneyUnit.WAN, "It is -9.20 万元 (\N{MINUS SIGN}92,000 yuan).", id="below zero"),
        pytest.param("无", MoneyUnit.WAN, "It is 无 万元.", id="no number"),
    ],
)
def test_an_amount_in_a_message_has_its_yuan_beside_it_in_english(text: str, unit: MoneyUnit, said: str) -> None:
    message = msg("It is {sum}.", sum=in_words(amount(text, unit)))
    assert str(with_yuan(message)) == said
    assert str(message).startswith(f"It is {text}")


def test_what_a_finding_computed_has_its_yuan_beside_it_in_english() -> None:
    found = shown(Decimal(-92_000), MoneyUnit.WAN)
    assert computed_and_yuan(found) == "−9.2万元 (−92,000 yuan)"
    assert computed_and_yuan("≤72万元") == "≤72万元"


def test_an_amount_in_a_message_passes_between_processes() -> None:
    message: Message = pickle.loads(pickle.dumps(msg("{sum}", sum=in_words(amount("9.20")))))
    ((_, text),) = message.params
    assert isinstance(text, MoneyText)
    assert (text, text.yuan) == ("9.20 万元", "92,000")


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
