"""Amounts as texts of messages: as a sentence says them, with their exact 元 for readers of another language."""

from __future__ import annotations

from decimal import Decimal

from generator.model.amount import Amount, format_yuan, with_minus


class MoneyText(str):
    """A figure with its unit, `9.20 万元`, that knows its exact 元: a sentence in English says these beside it."""

    yuan: str
    """With separators, without the unit: `92,000`."""

    def __new__(cls, text: str, yuan: str) -> MoneyText:
        """The text as it is said; `yuan` as it may stand behind it."""
        made = super().__new__(cls, text)
        made.yuan = yuan
        return made

    def __reduce__(self) -> tuple[type[MoneyText], tuple[str, str]]:
        """What it is made of again where it has passed between processes."""
        return MoneyText, (str(self), self.yuan)


def money_text(text: str, yuan: Decimal | None) -> str:
    """The text of an amount with its exact value in 元; the text alone where it is no number."""
    return text if yuan is None else MoneyText(text, with_minus(format_yuan(yuan)))


def in_words(amount: Amount) -> str:
    """An amount for a sentence, its unit behind it: `9.20 万元`."""
    text = amount.text.strip()
    return money_text(text if text.endswith("元") else f"{text} {amount.unit.value}", amount.yuan)
