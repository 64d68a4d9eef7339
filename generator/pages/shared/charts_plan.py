"""The spending plan (资金支出计划) as a step line over the months of a year (`components/chart_plan.html`).

A step says what share is to be spent by a day, all before it counted; between two days the plan says nothing, so that
the line stays level and rises where the day is. Behind its last day it says nothing at all: there the line ends.
"""

from __future__ import annotations

import functools
import itertools
import re
import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import Final

from generator.model.han import strip_blanks
from generator.model.indicator_value import ValueKind, parse_indicator_value
from generator.model.message import Message, msg
from generator.model.project import PlanStep
from generator.pages.shared.charts import percent

_MONTH: Final = re.compile("(?<![0-9])(1[0-2]|[1-9])月(?:底|末|份|[0-9]{1,2}日)?前?")
_MONTHS: Final = 12
_LEFT, _RIGHT, _TOP, _BOTTOM = Decimal(2), Decimal(92), Decimal(18), Decimal(70)
"""Where the axes stand, in percents of the drawing: room for the shares above and the months below."""
_WHOLE: Final = Decimal(100)
_CLOSE: Final = Decimal(20)
"""Two days nearer than this, in percents of the width, have no room beside each other on a phone."""
_LONGEST: Final = 6
"""Most characters of a label in the picture; a longer one stands in the table only."""
_MOST_LABELS: Final = 6


@dataclass(frozen=True, slots=True)
class PlanPoint:
    """A step of the line, in percents of the drawing's width and height."""

    x: str
    """Where the day is."""
    y: str
    """How much is spent by then; larger is lower."""
    until: str
    """The day as printed; empty where there is no room for it."""
    share: str
    """The share as printed; empty where there is no room for it."""
    is_lower: bool
    """Whether the day stands a line lower, to be clear of the one before."""


@dataclass(frozen=True, slots=True)
class PlanChart:
    """A spending plan as a step line."""

    title: Message
    """What it shows."""
    description: Message
    """All its steps, in a sentence."""
    points: tuple[PlanPoint, ...]
    """The steps that say a share, in printed order."""
    says_whole: bool
    """Whether one of the texts says 100% already."""
    line: str
    """The steps as a path, on a drawing of 100 by 100."""
    ticks: str
    """A path from each step down to 0."""
    guide: str
    """A path at the height of the whole, 100%."""
    axis: str
    """A path at 0."""
    top: str
    """How high the whole, 100%, is."""
    foot: str
    """How high 0 is."""
    notes: tuple[Message, ...]
    """What is not drawn, and where days stand that are no months."""


# The same few plans are printed for project after project.
@functools.lru_cache(maxsize=1024)
def plan_chart(plan: tuple[PlanStep, ...]) -> PlanChart | None:
    """The picture of a plan; None where no step says a share in percent."""
    shares = [_share(step.share) for step in plan]
    drawn = [(step, share) for step, share in zip(plan, shares, strict=True) if share is not None]
    if not drawn:
        return None
    months = _rising_months([step.until for step, _ in drawn])
    places = months or tuple(range(1, len(drawn) + 1))
    length = _MONTHS if months else len(drawn)
    highest = max(_WHOLE, *(share for _, share in drawn))
    xs = [_LEFT, *(_LEFT + (_RIGHT - _LEFT) * place / length for place in places)]
    ys = [_BOTTOM, *(_BOTTOM - (_BOTTOM - _TOP) * share / highest for _, share in drawn)]
    lower = _lower(xs[1:]) if len(drawn) <= _MOST_LABELS else (False,) * len(drawn)
    points = tuple(
        PlanPoint(
            x=percent(xs[place]),
            y=percent(ys[place]),
            until=_label(step.until, place, len(drawn)),
            share=_label(step.share, place, len(drawn)),
            is_lower=lower[place - 1],
        )
        for place, (step, _) in enumerate(drawn, start=1)
    )
    top, foot, right = (percent(at) for at in (_BOTTOM - (_BOTTOM - _TOP) * _WHOLE / highest, _BOTTOM, _RIGHT))
    return PlanChart(
        title=msg("Spending plan: what share is to be spent by when, all before counted"),
        description=msg("Planned: {steps}.", steps="，".join(f"{step.until} {step.share}" for step, _ in drawn)),
        points=points,
        says_whole=any(share == _WHOLE and point.share for (_, share), point in zip(drawn, points, strict=True)),
        line=f"M{percent(_LEFT)} {foot}{''.join(f'H{point.x}V{point.y}' for point in points)}",
        ticks="".join(f"M{point.x} {point.y}V{foot}" for point in points),
        guide=f"M{percent(_LEFT)} {top}H{right}",
        axis=f"M{percent(_LEFT)} {foot}H{right}",
        top=top,
        foot=foot,
        notes=_notes(len(plan) - len(drawn), is_dated=bool(months)),
    )


def _lower(xs: Sequence[Decimal]) -> tuple[bool, ...]:
    """Which days stand a line lower: each that follows closely on one that does not."""
    found: list[bool] = []
    for place, x in enumerate(xs):
        found.append(place > 0 and not found[-1] and x - xs[place - 1] < _CLOSE)
    return tuple(found)


def _share(text: str) -> Decimal | None:
    """A share in percent that can be drawn: a number with its sign, not below zero."""
    value = parse_indicator_value(text)
    is_share = value.kind is ValueKind.NUMBER and value.unit == "%" and not value.label
    return value.number if is_share and value.number is not None and value.number >= 0 else None


def _rising_months(texts: Sequence[str]) -> tuple[int, ...]:
    """The months that days name; none at all where one names none, or they do not rise."""
    found = [_MONTH.search(strip_blanks(unicodedata.normalize("NFKC", text))) for text in texts]
    months = tuple(int(each[1]) for each in found if each is not None)
    rise = all(one < two for one, two in itertools.pairwise(months))
    return months if rise and len(months) == len(texts) else ()


def _label(text: str, place: int, steps: int) -> str:
    """A text of a step where there is room for it; of many steps only the first and the last have."""
    plain = strip_blanks(text)
    return plain if len(plain) <= _LONGEST and (steps <= _MOST_LABELS or place in (1, steps)) else ""


def _notes(left_out: int, *, is_dated: bool) -> tuple[Message, ...]:
    notes = [msg("Steps without a share in percent, not drawn: {count}", count=left_out)] if left_out else []
    if not is_dated:
        notes.append(msg("The steps are no rising months of one year and stand at equal distances."))
    return tuple(notes)
