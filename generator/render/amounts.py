"""Amounts (金额) on pages: every figure of money stands in a `data` element whose value is its exact 元.

`<data value="92000">9.20</data>`: what is printed is read, the value is for programs and for the reader's own switch
between units. A unit stands behind the figure as plain text (` 万元`) or once in the caption of its table.
"""

from __future__ import annotations

from decimal import Decimal
from typing import Final

from markupsafe import Markup, escape

from generator.model.amount import Amount, MoneyUnit, format_in, format_yuan
from generator.model.message import msg

UNITS: Final = (MoneyUnit.YUAN.value, MoneyUnit.WAN.value, MoneyUnit.YI.value)
"""The units that readers may choose."""
UNIT_NAMES: Final = (
    (MoneyUnit.YUAN.value, msg("yuan").id),
    (MoneyUnit.WAN.value, msg("10,000 yuan").id),
    (MoneyUnit.YI.value, msg("100 million yuan").id),
)
"""What the shell calls them."""


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
    return f"{printed(amount)} ({format_yuan(amount.yuan, 0)} {UNIT_NAMES[0][1]})"


def yuan(value: Decimal, decimals: int = 0) -> Markup:
    """A value given in 元 with its separators, without the unit; `decimals` is how many it has at least."""
    return money(value, format_yuan(value, decimals))


def yuan_text(value: Decimal, decimals: int = 0) -> str:
    """The same as plain text, where no element can stand: in attributes and pictures."""
    return format_yuan(value, decimals)


def wan_figure(value: Decimal) -> str:
    """A value given in 元 in 万元, exact, without the unit, as plain text."""
    return format_in(value, MoneyUnit.WAN)


def wan(value: Decimal) -> Markup:
    """A value given in 元 in 万元, exact, its unit behind it."""
    return Markup("%s %s") % (money(value, wan_figure(value)), MoneyUnit.WAN.value)
