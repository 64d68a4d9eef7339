"""Targets in percent whose names are money spent: a cost (成本) that is no amount."""

from __future__ import annotations

import re
from typing import Final

from generator.checks.shared.indicator_words import (
    BENEFIT_KINDS,
    COST_KINDS,
    COST_NAME,
    EXPENSE_NAME,
    FLOORS,
    RATE_NAME,
    SAVING_NAME,
    SPENDING_NAME,
    Measure,
)
from generator.checks.shared.merged_rows import MergedRow
from generator.model.indicator import IndicatorKind
from generator.model.indicator_value import Operator

_PLAIN_COSTS: Final = (IndicatorKind.COST, IndicatorKind.ECONOMIC_COST)
_NO_COST: Final = re.compile("执行|到位|拨付|支付进度|完成|合规|合格|达标|规范|精准|公开|满意")
_BAD_RATE: Final = re.compile("涨|超|增")


def is_cost_in_percent(row: MergedRow) -> bool:
    """Whether a row under cost names money spent and prints a percentage with a floor, or with no sign at all.

    With a ceiling it may be a share of the budget; 资金支付率 ≥95% is no cost, though it stands under cost.
    """
    if row.measure is not Measure.PERCENT or row.kind not in COST_KINDS or SAVING_NAME.search(row.name):
        return False
    # Social and ecological costs are often no money; there only a name that is nothing but money says that it is.
    if row.kind not in _PLAIN_COSTS and not SPENDING_NAME.search(row.name):
        return False
    if _NO_COST.search(row.name):
        return False
    if row.value.operator in FLOORS:
        return COST_NAME.search(row.name) is not None and (not RATE_NAME.search(row.name) or is_price_rise(row))
    return row.value.operator is Operator.NONE and SPENDING_NAME.search(row.name) is not None


def is_price_rise(row: MergedRow) -> bool:
    """Whether a name is a rate of something that is to stay small: 单价涨幅比率."""
    return RATE_NAME.search(row.name) is not None and _BAD_RATE.search(row.name) is not None


def is_expense_under_benefit(row: MergedRow) -> bool:
    """Whether a row under benefits (效益) has nothing but a kind of spending for a name, and prints a percentage."""
    return row.measure is Measure.PERCENT and row.kind in BENEFIT_KINDS and EXPENSE_NAME.fullmatch(row.name) is not None
