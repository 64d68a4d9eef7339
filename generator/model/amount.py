"""Amounts of money 金额: the printed text and the exact value in 元; binary fractions never come near them.

Errors: `AmountError` (a `ValueError`) where a text is no amount.
"""

from __future__ import annotations

import enum
import re
import unicodedata
from collections.abc import Iterable
from contextlib import AbstractContextManager
from dataclasses import dataclass
from decimal import Context, Decimal, Inexact, InvalidOperation, localcontext
from typing import Final

from generator.model.han import BLANKS, excerpt
from generator.model.message import Message, msg
from generator.model.quick_enum import QuickEnum

INTEGER_DIGITS: Final = 15
"""Most digits before the point: a thousand times what a country spends in a year, in 元."""
DECIMAL_DIGITS: Final = 6
"""Most digits after the point: 万元 printed to 分 needs six."""


class MoneyUnit(enum.Enum):
    """A unit of money 金额单位 as documents print it; `yuan` is its size in 元."""

    yuan: Decimal

    YUAN = ("元", 1)
    THOUSAND_YUAN = ("千元", 1_000)
    WAN = ("万元", 10_000)
    MILLION_YUAN = ("百万元", 1_000_000)
    YI = ("亿元", 100_000_000)

    def __new__(cls, printed: str, yuan: int = 1) -> MoneyUnit:
        """A member whose value is the printed name, so that `MoneyUnit("万元")` finds it."""
        member = object.__new__(cls)
        member._value_ = printed
        member.yuan = Decimal(yuan)
        return member


class AmountKind(QuickEnum):
    """What a cell for an amount says: a number, nothing, 无 (there is none), or that it does not apply."""

    NUMBER = "number"
    BLANK = "blank"
    NONE = "none"
    NOT_APPLICABLE = "not-applicable"
    UNREADABLE = "unreadable"
    """Never read from content: import writes such a text as printed, for a person to put right."""


class AmountError(ValueError):
    """A text that is no amount; `message` says what was found and what was expected."""

    def __init__(self, message: Message) -> None:
        """An error that carries its message untranslated."""
        super().__init__(str(message))
        self.message = message


@dataclass(frozen=True, slots=True)
class Amount:
    """An amount: `text` exactly as printed, its `unit`, its `kind` and its exact value in 元.

    `yuan` is a number for `AmountKind.NUMBER` and None for the other kinds: blank, 0, 无 and "not applicable" are four
    different things.
    """

    text: str
    unit: MoneyUnit
    kind: AmountKind
    yuan: Decimal | None

    @property
    def is_number(self) -> bool:
        """Whether a number is printed; 0 is one, a blank is not."""
        return self.kind is AmountKind.NUMBER

    @property
    def decimals(self) -> int:
        """The number of digits printed after the point, 0 if there is none."""
        fraction = _FRACTION.search(self.text)
        return len(fraction[1]) if fraction is not None and self.is_number else 0

    @property
    def fen(self) -> int | None:
        """The value in 分, None where no number is printed or it is not a whole number of 分."""
        if self.yuan is None:
            return None
        with exact():
            fen = self.yuan * 100
            return int(fen) if fen == fen.to_integral_value() else None


# Every use gets a copy of its own, so this one never changes.
_EXACT: Final = Context(prec=50, traps=[Inexact, InvalidOperation])
_FRACTION: Final = re.compile("[.．]([0-9０-９]+)")
# What typists and OCR put for the signs of a number; every other sign is taken as it stands.
_NARROW: Final = str.maketrans("０１２３４５６７８９．，－−＋（）" + BLANKS, "0123456789.,--+()" + " " * len(BLANKS))
_NUMBER: Final = re.compile(
    r"(?P<open>\()?(?P<sign>[+-])?"
    r"(?P<integer>0|[1-9][0-9]{0,2}(?:,[0-9]{3})+|[1-9][0-9]*)(?:\.(?P<fraction>[0-9]+))?"
    r"(?P<close>\))?(?P<unit>[ 百千万亿]*元)?"
)
_UNIT: Final = "(?:人 *民 *币 *)?(?P<unit>(?:百 *万|[千万亿])? *元)(?: *\\(? *人 *民 *币 *\\)?)?"
_UNIT_ALONE: Final = re.compile(_UNIT)
_UNIT_MARKED: Final = re.compile(rf"(?:\(|金 *额 *:|单 *位 *[:为]?) *{_UNIT} *(?=$|[ ,;。)])")
_UNITS: Final = frozenset(unit.value for unit in MoneyUnit)
_NOT_APPLICABLE: Final = frozenset((*"-－−–—―─/／", "--", "－－", "−−", "––", "——", "――", "──", "不适用"))


# What is done for every amount goes straight to the context: to enter a copy of it takes longer than to add.
_ALWAYS: Final = Context(prec=50, traps=[Inexact, InvalidOperation])
plus: Final = _ALWAYS.add
"""The sum of two values, exact or `Inexact`."""
minus: Final = _ALWAYS.subtract
"""The difference of two values, exact or `Inexact`."""
times: Final = _ALWAYS.multiply
"""The product of two values, exact or `Inexact`."""
_ZERO: Final = Decimal(0)


def exact() -> AbstractContextManager[Context]:
    """A decimal context in which no amount is ever rounded: an operation that would have to round raises `Inexact`."""
    return localcontext(_EXACT)


def parse_amount(text: str, unit: MoneyUnit) -> Amount:
    """The amount printed in a cell of a table whose unit of money is `unit`.

    Read are an optional sign (or brackets round the number, which accountants print for minus), digits with thousands
    separators at every third place or without any, and up to six decimals, in half- or full-width characters. A unit
    printed behind the number (`100万元`) is the amount's unit in place of the table's. Blanks around are ignored;
    a blank cell, 无 and a lone dash, stroke or 不适用 are amounts of their own kinds.
    Errors: `AmountError` for everything else, a leading zero included: `016` in a column of amounts is a code.
    """
    plain = text.translate(_NARROW).strip(" ")
    found = _NUMBER.fullmatch(plain)
    if found is None:
        kind = _kind_without_number(plain)
        if kind is None:
            raise AmountError(_fault(text, plain))
        return Amount(text, unit, kind, None)
    digits = found["integer"].replace(",", "")
    fraction = found["fraction"] or ""
    printed_unit = (found["unit"] or "").replace(" ", "")
    is_bracketed = found["open"] is not None
    if (
        len(digits) > INTEGER_DIGITS
        or len(fraction) > DECIMAL_DIGITS
        or is_bracketed is not (found["close"] is not None)
        or (is_bracketed and found["sign"])
        or (printed_unit and printed_unit not in _UNITS)
    ):
        raise AmountError(_fault(text, plain))
    if printed_unit:
        unit = MoneyUnit(printed_unit)
    value = Decimal(f"{digits}.{fraction}" if fraction else digits)
    yuan = times(value, unit.yuan)
    if is_bracketed or found["sign"] == "-":
        yuan = minus(_ZERO, yuan)
    return Amount(text, unit, AmountKind.NUMBER, yuan)


def _kind_without_number(plain: str) -> AmountKind | None:
    """The kind of a cell without a number, None if it says something else."""
    if not plain:
        return AmountKind.BLANK
    if plain == "无":
        return AmountKind.NONE
    return AmountKind.NOT_APPLICABLE if plain in _NOT_APPLICABLE else None


def _fault(text: str, plain: str) -> Message:
    """The message that says why a text is no amount, as precisely as can be told from its signs."""
    found = excerpt(text)
    body = plain.lstrip("+-(").rstrip(")元百千万亿 ").rstrip(")")
    integer, point, fraction = body.partition(".")
    if re.fullmatch("[0-9]+(?: +[0-9,.]+)+", body):
        return msg('The amount "{found}" has a blank between its digits', found=found)
    if not re.fullmatch(",?[0-9][0-9,]*", integer) or (point and not re.fullmatch("[0-9]+", fraction)):
        return msg(
            "Expected an amount such as 1,234.50 (digits, separators at every third place, at most {decimals} "
            'decimals), found "{found}"',
            found=found,
            decimals=DECIMAL_DIGITS,
        )
    if "," in integer and not re.fullmatch("[0-9]{1,3}(?:,[0-9]{3})+", integer):
        return msg('The amount "{found}" has its separators in the wrong places; expected every third', found=found)
    if len(integer) > 1 and integer[0] == "0":
        return msg('The amount "{found}" begins with a zero, as a code does', found=found)
    if len(integer.replace(",", "")) > INTEGER_DIGITS:
        limit = INTEGER_DIGITS
        return msg('The amount "{found}" has more than {limit} digits before the point', found=found, limit=limit)
    if len(fraction) > DECIMAL_DIGITS:
        return msg('The amount "{found}" has more than {limit} decimals', found=found, limit=DECIMAL_DIGITS)
    return msg('The amount "{found}" has a sign, bracket or unit that does not fit', found=found)


def parse_money_unit(text: str) -> MoneyUnit | None:
    """The unit of money that a heading or note prints (`单位：万元`, `（元）`, `人民币万元`), None if none or several.

    The unit has to be marked as one: alone, in brackets, or behind 单位 or 金额. `9.2万元` is an amount, `单位：元/人`
    a price: neither names the unit of a table.
    """
    plain = unicodedata.normalize("NFKC", text).translate(_NARROW).strip(" ")
    alone = _UNIT_ALONE.fullmatch(plain)
    units = {found["unit"].replace(" ", "") for found in ((alone,) if alone else _UNIT_MARKED.finditer(plain))}
    return MoneyUnit(units.pop()) if len(units) == 1 else None


def format_yuan(value: Decimal, decimals: int = 0) -> str:
    """The value in 元 with thousands separators, to the 分 if it is not whole (`54,671.41`, `92,000`, `7.50`).

    A value finer than a 分 keeps all its decimals; nothing is rounded. `decimals` is how many it has at least.
    """
    plain = _plain(value)
    own = _decimals(plain)
    return f"{plain:,.{max(decimals, 2 if own == 1 else own)}f}"


def format_in(value: Decimal, unit: MoneyUnit, decimals: int = 0) -> str:
    """The value, given in 元, in another unit: exact, with thousands separators, with at least so many decimals."""
    with exact():
        plain = _plain(value / unit.yuan)
    return f"{plain:,.{max(decimals, _decimals(plain))}f}"


def with_minus(figure: str) -> str:
    """A figure that this site computed, for people: the sign before it is U+2212, which is drawn and heard as minus.

    What is printed keeps the sign it is printed with, and data keep the one that programs read.
    """
    return f"\N{MINUS SIGN}{figure[1:]}" if figure.startswith("-") else figure


def signed(value: Decimal, figure: str) -> str:
    """The figure of a difference with its sign: `+12.50`, `−0.80`; no sign before 0."""
    return f"+{figure}" if value > 0 else with_minus(figure)


def sum_yuan(amounts: Iterable[Amount]) -> Decimal:
    """The exact sum in 元 of those amounts that are numbers; blank, 无 and "not applicable" add nothing.

    Whether a blank among the addends is a fault is for a check to say. The sum of no number is 0.
    """
    total = _ZERO
    for amount in amounts:
        if amount.yuan is not None:
            total = plus(total, amount.yuan)
    return total


def _plain(value: Decimal) -> Decimal:
    """The value without trailing zeros and without a minus before zero."""
    with exact():
        return (value + 0).normalize()


def _decimals(value: Decimal) -> int:
    """The number of digits after the point of a value without trailing zeros."""
    exponent = value.as_tuple().exponent
    if not isinstance(exponent, int):
        raise ValueError(f"not a finite amount: {value}")
    return max(0, -exponent)
