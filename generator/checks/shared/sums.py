"""Printed totals beside what their parts add up to, and the finding where the two differ."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from decimal import Decimal

from generator.checks import Finding, Subject
from generator.checks.shared.tolerance import NONE, agree, half_place, may_be_rounded, says_it_rounds
from generator.model.amount import Amount, AmountKind, MoneyUnit, exact, format_in, sum_yuan
from generator.model.diagnostic import Severity
from generator.model.message import msg
from generator.model.spot import Spot, in_cell

_ROUNDED_DECIMALS = 2
_MOST_RELATED = 12
"""A sum of thirty lines needs no thirty links."""

Where = Spot | tuple[str, int, int] | Callable[[], Spot]
"""A place, the table, row and column of a cell, or what makes the place: of thousands added up few are ever shown."""

Part = tuple[Amount | None, Where]
"""An amount, None where the cell holds none at all, and where it stands."""


def spot_of(where: Where) -> Spot:
    """The place itself."""
    if isinstance(where, Spot):
        return where
    return in_cell(*where) if isinstance(where, tuple) else where()


@dataclass(frozen=True, slots=True)
class Sum:
    """A printed total, its parts, and how both are called."""

    name: str
    """What the total is: the name of its row, and of its column where there are several."""
    total: Amount | None
    at: Where
    parts: tuple[Part, ...]
    readings: tuple[tuple[Part, ...], ...] = field(default=())
    """Other ways to tell which lines are its parts; where one of them adds up nothing is said."""
    slack: Decimal = NONE
    """By how much total and sum may differ, in 元."""


def _is_blank(amount: Amount | None) -> bool:
    return amount is None or amount.kind is AmountKind.BLANK


def _numbers(parts: Iterable[Part]) -> list[Amount]:
    return [amount for amount, _ in parts if amount is not None and amount.is_number]


def _adds_up(one: Sum) -> bool:
    """Whether the printed total is the sum of the printed parts, blanks counting for nothing."""
    if one.total is None or one.total.yuan is None:
        return False
    total = one.total.yuan
    return any(agree(total, sum_yuan(_numbers(parts)), one.slack) for parts in (one.parts, *one.readings))


def wrong_sums(subject: Subject, sums: Sequence[Sum], *, needs_parts: bool = False) -> Iterator[Finding]:
    """The findings on sums that do not add up.

    A blank part counts for nothing if blanks do so elsewhere among these sums; else it cannot be told what it means.
    `needs_parts`: a total all of whose parts are blank lacks them, whatever a blank means.
    """
    adding = [_adds_up(one) for one in sums]
    if all(adding):
        return
    blank_is_nothing = any(
        adds_up and _numbers(one.parts) and any(_is_blank(part) for part, _ in one.parts)
        for one, adds_up in zip(sums, adding, strict=True)
    )
    for one, adds_up in zip(sums, adding, strict=True):
        if adds_up or not one.parts:
            continue
        found = _missing_total(one) if one.total is None or one.total.yuan is None else None
        if one.total is not None and one.total.yuan is not None:
            found = _wrong(one, one.total, one.total.yuan, blank_is_nothing=blank_is_nothing, needs_parts=needs_parts)
            is_said = subject.view(says_it_rounds)
            if _is_rounding(one, one.total, one.total.yuan, is_said=is_said):
                found = _rounded(one, one.total, one.total.yuan, is_said=is_said)
        if found is not None:
            yield found


def _is_rounding(one: Sum, total: Amount, yuan: Decimal, *, is_said: bool) -> bool:
    """Whether rounding each added figure by half a last place explains the difference; of one figure it never does.

    Whole 万元 are mostly exact, so that figures count as rounded with two decimals, or with one where the document says
    that it rounds.
    """
    numbers = [amount for amount in _numbers(one.parts) if amount.yuan]
    if len(numbers) < 2 or any(amount.unit is MoneyUnit.YUAN for amount in (total, *numbers)):
        return False
    finest = min((total, *numbers), key=half_place)
    if finest.decimals < (1 if is_said else _ROUNDED_DECIMALS) or not may_be_rounded(finest):
        return False
    with exact():
        return abs(yuan - sum_yuan(numbers)) <= half_place(finest) * len(numbers)


def _rounded(one: Sum, total: Amount, yuan: Decimal, *, is_said: bool) -> Finding:
    added = sum_yuan(_numbers(one.parts))
    said = {
        "name": one.name,
        "sum": _shown(added, total),
        "stated": total.text.strip().removesuffix(total.unit.value),
        "unit": total.unit.value,
    }
    with exact():
        difference = yuan - added
    return Finding(
        msg("{name}: the parts add up to {sum} {unit}, {stated} {unit} is printed; the document says it rounds", **said)
        if is_said
        else msg(
            "{name}: the parts add up to {sum} {unit}, {stated} {unit} is printed; rounding may explain it", **said
        ),
        spot_of(one.at),
        total.text,
        _shown(added, total),
        _shown(difference, total),
        related=_related(one),
        help=msg("Take the figures from the budget in 元, or say below the table that they are rounded"),
        severity=Severity.NOTICE if is_said else Severity.WARNING,
    )


def _wrong(one: Sum, total: Amount, yuan: Decimal, *, blank_is_nothing: bool, needs_parts: bool) -> Finding | None:
    numbers = _numbers(one.parts)
    blanks = sum(_is_blank(part) for part, _ in one.parts)
    added = sum_yuan(numbers)
    if not numbers and not blanks and not yuan:
        return None
    with exact():
        difference = yuan - added
    said = {
        "name": one.name,
        "sum": _shown(added, total),
        "stated": total.text.strip().removesuffix(total.unit.value),
        "unit": total.unit.value,
    }
    is_without_parts = needs_parts and blanks == len(one.parts) and yuan != 0
    is_undecided = not is_without_parts and blanks > 0 and (not numbers or (difference > 0 and not blank_is_nothing))
    if is_without_parts:
        message = msg(
            "{name}: {stated} {unit} is printed, and its {count} parts are all blank", count=len(one.parts), **said
        )
    elif is_undecided:
        message = msg(
            "{name}: {stated} {unit} is printed, {blanks} of {count} parts are blank and the others add up to {sum} "
            "{unit}; whether the blanks stand for nothing cannot be told",
            blanks=blanks,
            count=len(one.parts),
            **said,
        )
    else:
        message = msg("{name}: the parts add up to {sum} {unit}, {stated} {unit} is printed", **said)
    return Finding(
        message,
        spot_of(one.at),
        total.text,
        _shown(added, total) if numbers or not blanks else "",
        _shown(difference, total) if numbers or not blanks else "",
        related=_related(one),
        severity=Severity.WARNING if is_without_parts else None,
        is_undecided=is_undecided,
    )


def _missing_total(one: Sum) -> Finding | None:
    """What is said where parts are printed and their total is not."""
    numbers = _numbers(one.parts)
    added = sum_yuan(numbers)
    if not added or not numbers:
        return None
    shown = _shown(added, numbers[0])
    return Finding(
        msg(
            "{name}: no total is printed, its parts add up to {sum} {unit}",
            name=one.name,
            sum=shown,
            unit=numbers[0].unit.value,
        ),
        spot_of(one.at),
        one.total.text if one.total is not None else "",
        shown,
        related=_related(one),
        # 无 and a dash say that there is nothing, which the parts contradict; a blank says nothing.
        is_undecided=_is_blank(one.total),
    )


def _related(one: Sum) -> tuple[Spot, ...]:
    printed = [where for amount, where in one.parts if not _is_blank(amount) and where != one.at]
    return tuple(spot_of(where) for where in printed[:_MOST_RELATED])


def _shown(yuan: Decimal, like: Amount) -> str:
    """A value as the amount beside it is printed: in its unit, with as many decimals at least."""
    return format_in(yuan, like.unit, like.decimals)
