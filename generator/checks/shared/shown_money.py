"""Amounts as findings show them."""

from __future__ import annotations

from decimal import Decimal

from generator.model.amount import Amount, MoneyUnit, format_in
from generator.model.money_text import money_text


def shown(yuan: Decimal, unit: MoneyUnit, decimals: int = 0) -> str:
    """A value given in 元 with its unit, exact, with at least so many decimals: 1,190.60万元."""
    return money_text(f"{format_in(yuan, unit, decimals)}{unit.value}", yuan)


def as_printed(amount: Amount) -> str:
    """A printed amount with its unit, which the cell itself may name: 1190.60万元."""
    text = amount.text.strip()
    return money_text(text if text.endswith("元") else f"{text}{amount.unit.value}", amount.yuan)
