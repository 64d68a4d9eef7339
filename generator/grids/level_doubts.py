"""Second levels that cannot stand below the first level of the rows above: a row between them was lost."""

from __future__ import annotations

from collections.abc import Sequence

from generator.grids.claims import Claims
from generator.grids.labels import plain
from generator.model.grid import GridCell
from generator.model.indicator import Indicator, IndicatorKind
from generator.model.message import msg

_FIRST_LEVELS = {
    **dict.fromkeys((IndicatorKind.QUANTITY, IndicatorKind.QUALITY, IndicatorKind.TIMELINESS), ("产出",)),
    IndicatorKind.COST: ("成本", "产出"),
    **dict.fromkeys(
        (IndicatorKind.ECONOMIC_COST, IndicatorKind.SOCIAL_COST, IndicatorKind.ENVIRONMENTAL_COST), ("成本", "产出")
    ),
    **dict.fromkeys(
        (
            *(IndicatorKind.ECONOMIC_BENEFIT, IndicatorKind.SOCIAL_BENEFIT),
            *(IndicatorKind.ECOLOGICAL_BENEFIT, IndicatorKind.SUSTAINED_INFLUENCE),
        ),
        ("效益",),
    ),
    IndicatorKind.SATISFACTION: ("满意度", "效益"),
}
"""Kind of the second level → the first levels it stands below in the common taxonomies."""


def doubt_levels(indicators: Sequence[Indicator], path: str, claims: Claims) -> None:
    """Doubts each row whose first level goes on from above though its second belongs to another of the common ones."""
    fields = claims.fields()
    for number, row in enumerate(indicators):
        usual = _FIRST_LEVELS.get(row.kind, ())
        first = plain(row.level1).removesuffix("指标")
        is_common = any(first == level for levels in _FIRST_LEVELS.values() for level in levels)
        if row.continues_level1 and not row.continues_level2 and is_common and usual and first not in usual:
            field = f"{path}/indicators/{number}/level2"
            message = msg("The second level does not belong to the first level above it, “{level}”", level=row.level1)
            claims.unsure(field, GridCell(row.level2, row.level2, fields.get(field, (0,)), 0), message)
