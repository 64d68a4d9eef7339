"""Amounts (金额) on pages: every figure of money stands in a `data` element whose value is its exact 元.

`<data value="92000">9.20</data>`: what is printed is read, the value is for programs and for the reader's own switch
between units. A unit stands behind the figure as plain text (` 万元`) or once in the caption of its table. Before a
figure that the site computed a minus is U+2212; what is printed keeps its own sign, and so does the value.
"""

from __future__ import annotations

import re
from decimal import Decimal
from typing import Final

from markupsafe import Markup, escape

from generator.model.amount import Amount, MoneyUnit, format_in, format_yuan, with_minus
from generator.model.message import Message, msg
from generator.model.money_text import MoneyText

UNITS: Final = (MoneyUnit.YUAN.value, MoneyUnit.WAN.value, MoneyUnit.YI.value)
"""The units that readers may choose."""
UNIT_NAMES: Final = (
    (MoneyUnit.YUAN.value, msg("yuan").id),
    (MoneyUnit.WAN.value, msg("10,000 yuan").id),
    (MoneyUnit.YI.value, msg("100 million yuan").id),
)
"""What the shell calls them."""
_IN_YUAN: Final = re.compile("(?<![千百万亿])元$")


def money(value: Decimal, shown: str) -> Markup:
    """A figure as it is shown, with its exact value in 元."""
    digits = f"{value:f}"
    if "." in digits:
        digits = digits.rstrip("0").rstrip(".")
    return Markup(f'<data value="{"0" if value.is_zero() else digits}">{escape(shown)}</data>')


def unit(amount: Amount) -> str:
    """The unit to stand behind a printed figure; empty where no number is printed or the cell prints its own unit."""
    return "" if not amount.is_number or amount.text.rstrip().endswith("元") else amount.unit.value


def printed(amount: Amount) -> str:
    """The amount for a sentence, as printed with its unit: `9.20 万元`. It stays as printed whatever unit is chosen."""
    return f"{amount.text} {unit(amount)}".rstrip()


def printed_and_yuan(amount: Amount) -> str:
    """The same for a sentence in English: `9.20 万元 (92,000 yuan)`, `92000 yuan`."""
    if amount.yuan is None or amount.unit is MoneyUnit.YUAN:
        return printed(amount).replace(MoneyUnit.YUAN.value, UNIT_NAMES[0][1])
    return f"{printed(amount)} ({yuan_text(amount.yuan)} {UNIT_NAMES[0][1]})"


def with_yuan(message: Message) -> Message:
    """A message for a sentence in English: each amount among its parameters with the exact yuan beside it."""
    if not any(isinstance(value, MoneyText) for _, value in message.params):
        return message
    return Message(message.id, tuple((name, _in_english(value)) for name, value in message.params))


def computed_and_yuan(text: str) -> str:
    """What a finding computed, in English: `−9.20万元 (−92,000 yuan)`."""
    return with_minus(_in_english(text))


def _in_english(text: str) -> str:
    """`9.20 万元 (92,000 yuan)`, `92,000 yuan`; what is no amount as it is."""
    if not isinstance(text, MoneyText):
        return text
    if _IN_YUAN.search(text):
        return f"{text.removesuffix(MoneyUnit.YUAN.value).rstrip()} {UNIT_NAMES[0][1]}"
    return f"{text} ({text.yuan} {UNIT_NAMES[0][1]})"


def yuan(value: Decimal, decimals: int = 0) -> Markup:
    """A value given in 元 with its separators, without the unit; `decimals` is how many it has at least."""
    return money(value, yuan_text(value, decimals))


def yuan_text(value: Decimal, decimals: int = 0) -> str:
    """The same as plain text, where no element can stand: in attributes and pictures."""
    return with_minus(format_yuan(value, decimals))


def wan_figure(value: Decimal) -> str:
    """A value given in 元 in 万元, exact, without the unit, as plain text."""
    return with_minus(format_in(value, MoneyUnit.WAN))


def wan(value: Decimal) -> Markup:
    """A value given in 元 in 万元, exact, its unit behind it."""
    return Markup("%s %s") % (money(value, wan_figure(value)), MoneyUnit.WAN.value)
