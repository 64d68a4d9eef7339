"""What pictures of figures share: exact places on a line for drawing, and bars of amounts.

Lengths are percents of the drawing's width with three decimals. Edges are rounded, never widths, so that the widths of
neighbours add up exactly to the distance of their edges; figures in texts are never rounded but for shares, which say
so. Nothing is drawn for what is no number.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from decimal import ROUND_HALF_EVEN, ROUND_HALF_UP, Decimal
from typing import Final

from generator.model.amount import Amount, AmountKind, MoneyUnit, exact, format_in, format_yuan, sum_yuan, with_minus
from generator.model.message import Message, msg
from generator.model.money_text import in_words

_WHOLE: Final = Decimal(100)
_PLACE: Final = Decimal("0.001")
_SHARE: Final = Decimal("0.1")
MOST_BARS: Final = 20
"""Most bars of one list: what is seen at a glance; the rest is gathered in one line."""
_TOLD: Final = 3


@dataclass(frozen=True, slots=True)
class Bar:
    """A bar that begins at zero, in percents of the width of its cell."""

    x: str
    """Its left edge: `12.5`."""
    width: str
    """Its width."""
    is_negative: bool
    """Whether it stands for a figure below zero, and reaches from zero to the left."""


@dataclass(frozen=True, slots=True)
class BarItem:
    """One figure to be drawn."""

    name: str | Message
    """What it is of."""
    address: str
    """Address of its page; empty where it has none."""
    amount: Amount
    """The figure as printed."""


@dataclass(frozen=True, slots=True)
class BarRow:
    """One line of a list of bars."""

    rank: int
    """Its rank by amount, from 1; equal amounts share one."""
    name: str | Message
    """What it is of."""
    address: str
    """Address of its page; empty where it has none."""
    amount: Amount
    """The figure as printed."""
    bar: Bar
    """How long it is drawn."""


@dataclass(frozen=True, slots=True)
class BarChart:
    """Figures by size, each with a bar: a table that is a picture too (`components/chart_bars.html`)."""

    id: str
    """Id on the page."""
    caption: str | Message
    """What it shows."""
    head: str | Message
    """Head of the column of names."""
    description: Message | None
    """Its one plain sentence; None where there is nothing to tell."""
    unit: str
    """The unit of all its amounts; empty where they have several, so that each says its own."""
    rows: tuple[BarRow, ...]
    """The largest first."""
    rest: Amount | None
    """What the others add up to, computed by this site; None where none are left out."""
    rest_count: int
    """How many these others are."""
    notes: tuple[Message, ...]
    """What could not be drawn."""


def percent(value: Decimal) -> str:
    """A percent for drawing, with at most three decimals and without trailing zeros: `12.5`."""
    text = f"{value.quantize(_PLACE, ROUND_HALF_EVEN):f}"
    return text.rstrip("0").rstrip(".") if "." in text else text


def edges(values: Sequence[Decimal]) -> tuple[Decimal, ...]:
    """The edges of parts of a whole laid side by side, in percents: 0 first, 100 last, one more than there are parts.

    Parts are not negative, and their sum is above 0.
    """
    with exact():
        whole = sum(values, Decimal(0))
    found, so_far = [Decimal(0)], Decimal(0)
    for value in values:
        so_far += value
        found.append((so_far * _WHOLE / whole).quantize(_PLACE, ROUND_HALF_EVEN))
    return tuple(found)


def share(part: Decimal, whole: Decimal) -> str:
    """A share for reading, to one decimal: `72.4%`; the whole is `100%`, and what is not nothing is never `0.0%`."""
    if part == whole:
        return "100%"
    value = (part * _WHOLE / whole).quantize(_SHARE, ROUND_HALF_UP)
    return f"<{_SHARE}%" if part and not value else f"{value}%"


def bars(values: Sequence[Decimal | None]) -> tuple[Bar | None, ...]:
    """A bar for each value, all on one scale with one zero; None for what is no number, and where all are 0."""
    numbers = [value for value in values if value is not None]
    low, high = min([*numbers, Decimal(0)]), max([*numbers, Decimal(0)])
    span = high - low
    if not span:
        return (None,) * len(values)
    return tuple(None if value is None else _bar(value, low, span) for value in values)


def _bar(value: Decimal, low: Decimal, span: Decimal) -> Bar:
    zero, end = ((at - low) * _WHOLE / span for at in (Decimal(0), value))
    left, right = (at.quantize(_PLACE, ROUND_HALF_EVEN) for at in sorted((zero, end)))
    return Bar(percent(left), percent(right - left), value < 0)


def bars_of(amounts: Sequence[Amount]) -> tuple[Bar | None, ...]:
    """A bar for each amount of a column, to stand behind its figure; see `bars`."""
    return bars([amount.yuan for amount in amounts])


def common_unit(amounts: Iterable[Amount]) -> MoneyUnit | None:
    """The one unit all numbers are printed in; None where there are several, or no number."""
    units = {amount.unit for amount in amounts if amount.is_number}
    return units.pop() if len(units) == 1 else None


def sum_of(amounts: Sequence[Amount]) -> Amount:
    """What amounts add up to, computed by this site, as they are printed: in their unit and with their decimals.

    Several units give a sum in 元.
    """
    yuan = sum_yuan(amounts)
    unit = common_unit(amounts) or MoneyUnit.YUAN
    decimals = max((amount.decimals for amount in amounts if amount.unit is unit), default=0)
    text = format_yuan(yuan, decimals) if unit is MoneyUnit.YUAN else format_in(yuan, unit, decimals)
    return Amount(with_minus(text), unit, AmountKind.NUMBER, yuan)


def bar_chart(
    id: str,
    caption: str | Message,
    head: str | Message,
    items: Iterable[BarItem],
    most: int = MOST_BARS,
) -> BarChart:
    """A list of figures by size. More than `most` are gathered in a last line without a bar, with their sum.

    Figures of one kind only: what they add up to is told. Blank, 无 and "not applicable" are counted and left out.
    """
    all_items = tuple(items)
    drawn = sorted((item for item in all_items if item.amount.is_number), key=_size, reverse=True)
    # One left out would take as much room as the line that gathers it.
    shown, others = (drawn[:most], drawn[most:]) if len(drawn) > most + 1 else (drawn, [])
    amounts = [item.amount for item in drawn]
    unit = common_unit(amounts)
    lines = zip(shown, bars_of([item.amount for item in shown]), strict=True)
    ranks: dict[Decimal, int] = {}
    return BarChart(
        id=id,
        caption=caption,
        head=head,
        description=_largest(amounts),
        unit=unit.value if unit else "",
        rows=tuple(
            BarRow(ranks.setdefault(_size(item), place), item.name, item.address, item.amount, bar or _NO_BAR)
            for place, (item, bar) in enumerate(lines, start=1)
        ),
        rest=sum_of([item.amount for item in others]) if others else None,
        rest_count=len(others),
        notes=_left_out(len(all_items) - len(drawn)),
    )


_NO_BAR: Final = Bar("0", "0", is_negative=False)


def _size(item: BarItem) -> Decimal:
    return item.amount.yuan if item.amount.yuan is not None else Decimal(0)


def _largest(amounts: Sequence[Amount]) -> Message | None:
    """What share the largest have; nothing of a few, or where some are below zero: shares mean nothing then."""
    values = [amount.yuan for amount in amounts if amount.yuan is not None]
    whole = sum_yuan(amounts)
    if len(values) <= _TOLD or values[-1] < 0 or not whole:
        return None
    with exact():
        part = sum(values[:_TOLD], Decimal(0))
    return msg(
        "The {told} largest of {count} make up {share} of their sum, {sum} (computed by this site).",
        told=_TOLD,
        count=len(values),
        share=share(part, whole),
        sum=in_words(sum_of(amounts)),
    )


def _left_out(count: int) -> tuple[Message, ...]:
    return (msg("Without a printed figure and not drawn: {count}", count=count),) if count else ()
