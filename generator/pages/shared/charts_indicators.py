"""How many indicators there are, by kind and by sort of target: counts with bars (`components/chart_counts.html`)."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from decimal import Decimal
from typing import Final

from generator.model.indicator import Indicator, IndicatorKind
from generator.model.indicator_value import IndicatorValue, ValueKind, parse_indicator_value
from generator.model.message import Message, msg
from generator.pages.shared.charts import Bar, bars, share

_GROUPS: Final = (
    (msg("Output"), (IndicatorKind.QUANTITY, IndicatorKind.QUALITY, IndicatorKind.TIMELINESS)),
    (
        msg("Cost"),
        (
            IndicatorKind.COST,
            IndicatorKind.ECONOMIC_COST,
            IndicatorKind.SOCIAL_COST,
            IndicatorKind.ENVIRONMENTAL_COST,
        ),
    ),
    (
        msg("Benefit"),
        (
            IndicatorKind.ECONOMIC_BENEFIT,
            IndicatorKind.SOCIAL_BENEFIT,
            IndicatorKind.ECOLOGICAL_BENEFIT,
            IndicatorKind.SUSTAINED_INFLUENCE,
        ),
    ),
    (msg("Satisfaction"), (IndicatorKind.SATISFACTION,)),
    (msg("Other"), (IndicatorKind.OTHER,)),
)
_SORTS: Final = (
    (msg("A number (≥95%, 12 months)"), (ValueKind.NUMBER,)),
    (msg("A range (80% to 90%)"), (ValueKind.RANGE,)),
    (msg("A day or a period"), (ValueKind.DATE, ValueKind.PERIOD)),
    (msg("In words"), (ValueKind.TEXT,)),
    (msg("None (无) or not applicable"), (ValueKind.NONE,)),
    (msg("Blank in the original"), (ValueKind.BLANK,)),
    (msg("Cut off in the original"), (ValueKind.CUT_OFF,)),
)


@dataclass(frozen=True, slots=True)
class CountRow:
    """One line: how many there are of a kind."""

    label: Message
    """The kind."""
    count: int
    """How many."""
    share: str
    """Its share of all, rounded to one decimal; empty where there are none at all."""
    bar: Bar | None
    """How long it is drawn; None where there are none at all."""


@dataclass(frozen=True, slots=True)
class CountChart:
    """Counts with bars: a table that is a picture too."""

    id: str
    """Id on the page."""
    caption: Message
    """What is counted."""
    head: Message
    """Head of the column of kinds."""
    rows: tuple[CountRow, ...]
    """One a kind, in the order of the forms; kinds of which there are none are left out, but for those all forms ask
    for."""
    count: int
    """How many all are."""


def kinds_chart(indicators: Iterable[Indicator], id: str = "chart-kinds") -> CountChart:
    """Named indicators by kind: 产出, 成本, 效益, 满意度. Of output, benefit and satisfaction none is said too."""
    counts = Counter(indicator.kind for indicator in indicators if indicator.is_named)
    lines = [(word, sum(counts[kind] for kind in kinds)) for word, kinds in _GROUPS]
    asked = {str(word) for word in (_GROUPS[0][0], _GROUPS[2][0], _GROUPS[3][0])}
    rows = _rows([(word, count) for word, count in lines if count or str(word) in asked])
    return CountChart(id, msg("Named indicators by kind"), msg("Kind"), rows, sum(counts.values()))


def sorts_chart(indicators: Iterable[Indicator], id: str = "chart-sorts") -> CountChart:
    """Named indicators by what their target is: a number, a range, a date, words, nothing."""
    return _sorts(Counter(each.value.kind for each in indicators if each.is_named), id)


def sorts_chart_of_texts(targets: Mapping[str, int], cut_off: int = 0, id: str = "chart-sorts") -> CountChart:
    """The same of printed targets and how often each occurs; `cut_off` more are cut off in their documents."""
    counts: Counter[ValueKind] = Counter()
    for text, count in targets.items():
        value: IndicatorValue = parse_indicator_value(text)
        counts[value.kind] += count
    counts[ValueKind.CUT_OFF] += cut_off
    return _sorts(counts, id)


def _sorts(counts: Counter[ValueKind], id: str) -> CountChart:
    lines = [(word, sum(counts[kind] for kind in kinds)) for word, kinds in _SORTS]
    rows = _rows([(word, count) for word, count in lines if count])
    return CountChart(id, msg("Named indicators by what their target is"), msg("Target"), rows, sum(counts.values()))


def _rows(lines: list[tuple[Message, int]]) -> tuple[CountRow, ...]:
    whole = sum(count for _, count in lines)
    drawn = bars([Decimal(count) for _, count in lines])
    return tuple(
        CountRow(word, count, share(Decimal(count), Decimal(whole)) if whole else "", bar)
        for (word, count), bar in zip(lines, drawn, strict=True)
    )
