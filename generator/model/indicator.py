"""Performance indicators (绩效指标) and goals (绩效目标)."""

from __future__ import annotations

import functools
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Final

from generator.model.indicator_value import IndicatorValue, ValueKind, parse_indicator_value
from generator.model.quick_enum import QuickEnum


class Scope(QuickEnum):
    """Which time a target speaks of: the fiscal year (年度) or the whole term of the project (实施期)."""

    YEAR = "year"
    TERM = "term"


class IndicatorKind(QuickEnum):
    """The kinds of indicator all forms share, whatever they print.

    Source: 依据待核：〈中央部门预算绩效目标管理办法〉、〈中央部门项目支出核心绩效目标和指标设置及取值指引〉.
    """

    QUANTITY = "quantity"
    QUALITY = "quality"
    TIMELINESS = "timeliness"
    COST = "cost"
    ECONOMIC_COST = "economic-cost"
    SOCIAL_COST = "social-cost"
    ENVIRONMENTAL_COST = "environmental-cost"
    ECONOMIC_BENEFIT = "economic-benefit"
    SOCIAL_BENEFIT = "social-benefit"
    ECOLOGICAL_BENEFIT = "ecological-benefit"
    SUSTAINED_INFLUENCE = "sustained-influence"
    SATISFACTION = "satisfaction"
    OTHER = "other"


_KIND_WORDS: tuple[tuple[str, IndicatorKind], ...] = (
    # The longer words come first: 社会成本 is not 社会效益, and 生态环境成本 is not 成本.
    ("生态环境成本", IndicatorKind.ENVIRONMENTAL_COST),
    ("社会成本", IndicatorKind.SOCIAL_COST),
    ("经济成本", IndicatorKind.ECONOMIC_COST),
    ("经济效益", IndicatorKind.ECONOMIC_BENEFIT),
    ("社会效益", IndicatorKind.SOCIAL_BENEFIT),
    ("生态效益", IndicatorKind.ECOLOGICAL_BENEFIT),
    ("可持续", IndicatorKind.SUSTAINED_INFLUENCE),
    ("满意", IndicatorKind.SATISFACTION),
    ("数量", IndicatorKind.QUANTITY),
    ("质量", IndicatorKind.QUALITY),
    ("时效", IndicatorKind.TIMELINESS),
    ("成本", IndicatorKind.COST),
)


# The same few labels stand in every table.
@functools.lru_cache(maxsize=1024)
def indicator_kind(level1: str, level2: str) -> IndicatorKind:
    """The kind told from the printed second level, else from the first; `OTHER` when neither names one."""
    for text in (level2, level1):
        for word, kind in _KIND_WORDS:
            if word in text:
                return kind
    return IndicatorKind.OTHER


CELLS: Final = ("name", "description", "value", "basis", "standard", "weight", "remark")
"""The cells of a row that tell of its indicator, in the usual order of the columns."""
_NO_TARGET: Final = (ValueKind.BLANK, ValueKind.NONE, ValueKind.CUT_OFF)


@dataclass(frozen=True, slots=True)
class Indicator:
    """One row of a performance table, its cells as printed.

    A cell is None where the form has no such column, and the empty text where the form left it blank or where the
    document cuts it off; `cut_off` tells which.
    """

    level1: str
    """First level as printed, 产出指标; carried down over the rows of a merged cell."""
    level2: str
    name: str
    """Third level (三级指标), the indicator's own name."""
    value: IndicatorValue
    """Its target (指标值)."""
    description: str | None = None
    """绩效指标描述."""
    basis: str | None = None
    """指标值确定依据."""
    standard: str | None = None
    """绩效标准."""
    weight: str | None = None
    """权重."""
    remark: str | None = None
    """备注."""
    scope: Scope = Scope.YEAR
    continues_level1: bool = False
    """True where the first level was not printed in this row: its cell goes on from the row above."""
    continues_level2: bool = False
    pair: int | None = None
    """Number of the printed row that two scopes of one indicator share (实施期 and 年度 side by side)."""
    cut_off: tuple[str, ...] = ()
    """The cells, of `CELLS`, that the document cuts off: nobody can say what they held. Their texts are empty."""

    @property
    def kind(self) -> IndicatorKind:
        """The kind all forms share."""
        return indicator_kind(self.level1, self.level2)

    @property
    def is_placeholder(self) -> bool:
        """Whether the form prints the levels only, for an indicator that the project does not have."""
        if self.name or self.value.text or self.cut_off:
            return False
        return not any((self.description, self.basis, self.standard, self.weight, self.remark))

    @property
    def is_none(self) -> bool:
        """Whether the form says that there is no such indicator: 无, a dash or 不适用 for its name, and no target.

        That is neither a blank nor an indicator. Beside a target it would be a name, however odd.
        """
        has_target = self.value.kind not in _NO_TARGET
        return not has_target and parse_indicator_value(self.name).kind is ValueKind.NONE

    @property
    def is_named(self) -> bool:
        """Whether the row names an indicator."""
        return bool(self.name) and not self.is_none


def kinds_of(indicators: Iterable[Indicator]) -> tuple[IndicatorKind, ...]:
    """The kinds that occur among indicators, in the order of the model; rows that stand for none do not count."""
    found = {each.kind for each in indicators if not each.is_placeholder and not each.is_none}
    return tuple(kind for kind in IndicatorKind if kind in found)


@dataclass(frozen=True, slots=True)
class Goal:
    """One goal (绩效目标) in words, its number as printed."""

    text: str
    scope: Scope = Scope.YEAR
