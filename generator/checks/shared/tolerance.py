"""By how much two amounts of money may differ and still agree; everything exact, in 元."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal
from typing import Final

from generator.model.amount import Amount, MoneyUnit, exact, minus
from generator.model.message import Message, msg
from generator.model.submission import Submission

_USUAL_DECIMALS: Final = 2
_SMALLEST: Final = Decimal("0.01")
_ROUNDS: Final = "四舍五入"
NONE: Final = Decimal(0)

IN_ONE_TABLE: Final[Message] = msg("Figures of one table must agree exactly")
IN_SUMS: Final[Message] = msg(
    "None. In 万元 and larger units with two decimals, a difference of half a last place for each of two or more added "
    "figures is a warning; where the document says that it rounds (四舍五入), one decimal is enough and it is a notice"
)
ACROSS_TABLES: Final[Message] = msg(
    "Figures in 元 must agree exactly, in larger units up to 0.01 of the unit for each figure added; between two units "
    "up to half of the last printed place"
)


def agree(left: Decimal, right: Decimal, slack: Decimal = NONE) -> bool:
    """Whether two values differ by no more than `slack`; all in 元."""
    return minus(left, right).copy_abs() <= slack


def half_place(amount: Amount) -> Decimal:
    """Half a unit of the last printed place of an amount, in 元: 50 for `1234.57` in 万元."""
    with exact():
        return amount.unit.yuan.scaleb(-amount.decimals) / 2


def may_be_rounded(amount: Amount) -> bool:
    """Whether an amount is printed to less than the 分, so that there may be more of it than its last place shows."""
    with exact():
        return amount.unit.yuan.scaleb(-amount.decimals) > _SMALLEST


def says_it_rounds(submission: Submission) -> bool:
    """Whether the document says that its figures are rounded (四舍五入); a view for `Subject.view`."""
    return any(
        _ROUNDS in text
        for text in (
            *(section.text for section in submission.sections),
            *(table.note or "" for table in submission.tables),
            *(fact.text for table in submission.tables for fact in table.facts),
            *(fact.text for form in submission.targets for fact in form.facts),
        )
    )


def slack_across(left: Sequence[Amount], right: Sequence[Amount]) -> Decimal:
    """By how much two sums of printed figures from different tables or forms may differ, in 元.

    In one unit: nothing in 元, else one unit of the last place for each addend (0.01 万元, less where more decimals are
    printed). In two units: half of the last printed place of each figure in the larger unit.
    """
    amounts = [*left, *right]
    units = {amount.unit for amount in amounts}
    largest = max(units, key=lambda unit: unit.yuan, default=MoneyUnit.YUAN)
    coarse = [amount for amount in amounts if amount.unit is largest]
    with exact():
        if len(units) > 1:
            return sum((half_place(amount) for amount in coarse), NONE)
        if largest is MoneyUnit.YUAN:
            return NONE
        decimals = max(_USUAL_DECIMALS, *(amount.decimals for amount in coarse))
        return largest.yuan.scaleb(-decimals) * max(len(left), len(right))


def rounding_between(left: Amount, right: Amount) -> Decimal:
    """By how much one figure printed twice may differ, in 元: half a place of the coarser print, nothing if both are
    equally fine."""
    with exact():
        places = [half_place(amount) for amount in (left, right)]
        return NONE if places[0] == places[1] else max(places)
