"""Figures that stand in two places and must agree, and the finding where they do not."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal

from generator.checks import Finding
from generator.checks.shared.sums import Part, spot_of
from generator.checks.shared.tolerance import agree, slack_across
from generator.model.amount import Amount, exact, format_in, sum_yuan
from generator.model.message import Message, msg
from generator.model.spot import Spot

Slack = Callable[[Sequence[Amount], Sequence[Amount]], Decimal]


@dataclass(frozen=True, slots=True)
class Difference:
    """What a message says of a figure that differs; amounts as printed, with their units."""

    name: str
    here: str
    there: str
    parts: str
    """What the figure there was added up from, as `11.76+7.81`; empty where it is printed as it is."""


def _here_and_there(said: Difference) -> Message:
    return msg("{name}: {here} here, {there} there", name=said.name, here=said.here, there=said.there)


@dataclass(frozen=True, slots=True)
class Agreement:
    """A figure and where else it stands; each place in every way it may be read, the likeliest first."""

    name: str
    """What the figure is of, as printed."""
    left: Sequence[tuple[Part, ...]]
    """Parts that together are the figure; the finding stands at the first."""
    right: Sequence[tuple[Part, ...]]
    slack: Slack = slack_across
    message: Callable[[Difference], Message] = _here_and_there


def disagreements(pairs: Iterable[Agreement]) -> Iterator[Finding]:
    """A finding for each figure that agrees in no reading; two blanks, and a blank beside 0, are nothing to compare."""
    for pair in pairs:
        left = [parts for parts in pair.left if _numbers(parts)]
        right = [parts for parts in pair.right if _numbers(parts)]
        if left and right:
            if not any(_agree(one, other, pair.slack) for one in left for other in right):
                yield _differs(pair, left[0], _nearest(left[0], right))
        elif pair.left and pair.right and any(_value(parts) for parts in (*left, *right)):
            yield _one_blank(pair, left[0] if left else None, right[0] if right else None)


def _numbers(parts: Iterable[Part]) -> list[Amount]:
    return [amount for amount, _ in parts if amount is not None and amount.is_number]


def _value(parts: Iterable[Part]) -> Decimal:
    return sum_yuan(_numbers(parts))


def _agree(left: tuple[Part, ...], right: tuple[Part, ...], slack: Slack) -> bool:
    return agree(_value(left), _value(right), slack(_numbers(left), _numbers(right)))


def _nearest(left: tuple[Part, ...], right: Sequence[tuple[Part, ...]]) -> tuple[Part, ...]:
    return min(right, key=lambda parts: abs(_value(parts) - _value(left)))


def _differs(pair: Agreement, left: tuple[Part, ...], right: tuple[Part, ...]) -> Finding:
    here, there = _numbers(left)[0], _numbers(right)[0]
    with exact():
        difference = _value(left) - _value(right)
    return Finding(
        pair.message(
            Difference(
                pair.name,
                f"{_shown(_value(left), here)}{here.unit.value}",
                f"{_shown(_value(right), there)}{there.unit.value}",
                "+".join(amount.text.strip() for amount in _numbers(right)) if len(_numbers(right)) > 1 else "",
            )
        ),
        spot_of(left[0][1]),
        here.text if len(left) == 1 else _shown(_value(left), here),
        _shown(_value(right), here),
        _shown(difference, here),
        related=_spots(right),
    )


def _one_blank(pair: Agreement, left: tuple[Part, ...] | None, right: tuple[Part, ...] | None) -> Finding:
    printed = left or right or ()
    amount = _numbers(printed)[0]
    blank = (pair.right if left else pair.left)[0]
    return Finding(
        msg(
            "{name}: {stated} {unit} in one place, nothing in the other; whether a blank stands for nothing cannot "
            "be told",
            name=pair.name,
            stated=_shown(_value(printed), amount),
            unit=amount.unit.value,
        ),
        spot_of(blank[0][1]),
        blank[0][0].text if blank[0][0] is not None else "",
        _shown(_value(printed), amount),
        related=_spots(printed),
        is_undecided=True,
    )


def _spots(parts: Sequence[Part]) -> tuple[Spot, ...]:
    return tuple(spot_of(where) for _, where in parts[:12])


def _shown(yuan: Decimal, like: Amount) -> str:
    return format_in(yuan, like.unit, like.decimals)
