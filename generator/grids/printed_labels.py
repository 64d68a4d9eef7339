"""Labels as a form prints them, kept where they differ from the usual ones."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from types import MappingProxyType
from typing import Final

from generator.grids.claims import Piece
from generator.grids.labels import column_of, plain
from generator.model.grid import GridRow
from generator.model.submission import TARGETS_PARTS

USUAL_LABELS: Final[Mapping[str, str]] = MappingProxyType(
    {
        "department": "主管部门及代码",
        "category": "项目类别",
        "attribute": "项目属性",
        "term": "项目期",
        "purpose": "资金用途",
        "overview": "项目概况",
        "basis": "立项依据",
        "necessity": "项目设立必要性",
        "safeguards": "保证项目实施的制度、措施",
        "schedule": "项目实施计划",
        "plan": "资金支出计划",
        "goals": "绩效目标",
        "indicators/level1": "一级指标",
        "indicators/level2": "二级指标",
        "indicators/name": "三级指标",
        "indicators/description": "绩效指标描述",
        "indicators/value": "指标值",
        "indicators/basis": "指标值确定依据",
        "indicators/standard": "绩效标准",
        "indicators/weight": "权重",
        "indicators/remark": "备注",
    }
)
"""What pages call a field whose printed label is not kept."""


@dataclass(slots=True)
class PrintedLabels:
    """The labels of one form under way. Lives only inside one reading."""

    _printed: dict[str, str] = field(default_factory=dict)
    _parts: dict[str, None] = field(default_factory=dict)
    """The parts of the form so far, in order of reading."""

    def read(self, name: str, cell: Piece) -> None:
        """Takes the label of a field; the first one printed counts. It opens the part of the form it stands in."""
        self._printed.setdefault(name, cell.text)
        self.begin(name.partition("/")[0].removesuffix("_term"))

    def begin(self, part: str) -> None:
        """Notes that a part of a target form begins, by its name in `TARGETS_PARTS`; other names are none."""
        if part in TARGETS_PARTS:
            self._parts.setdefault(part)

    @property
    def order(self) -> tuple[str, ...]:
        """The parts of the form in order of reading."""
        return tuple(self._parts)

    def read_heads(self, row: GridRow) -> None:
        """Takes the heads of the columns of a performance table."""
        for cell in row.filled:
            column = column_of(cell.text)
            if column is not None:
                self.read(f"indicators/{column}", cell)

    def differing(self) -> tuple[tuple[str, str], ...]:
        """Field and printed label of those that differ from the usual ones, in order of reading."""
        return tuple((name, text) for name, text in self._printed.items() if plain(text) != USUAL_LABELS.get(name))
