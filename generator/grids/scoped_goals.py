"""Goals that a form prints for two scopes side by side: 实施期目标 and 年度目标."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from generator.grids.claims import Claims
from generator.grids.goals import read_goals
from generator.grids.labels import bare_label
from generator.model.grid import GridCell, GridRow
from generator.model.indicator import Goal, Scope
from generator.model.message import msg
from generator.model.source import Furniture

_HEADS = {
    "实施期目标": Scope.TERM,
    "实施期绩效目标": Scope.TERM,
    "实施期总体目标": Scope.TERM,
    "中长期目标": Scope.TERM,
    "长期目标": Scope.TERM,
    "年度目标": Scope.YEAR,
    "年度绩效目标": Scope.YEAR,
    "年度总体目标": Scope.YEAR,
}
_LABELS = frozenset({"总体目标", "绩效目标", "项目绩效目标", "总体绩效目标", "项目总体目标"})
_NO_SCOPE = msg("The row does not show whether its goal is that of the year or of the whole term")


def opens_goals(row: GridRow) -> bool:
    """Whether a row heads the goals or holds them."""
    first = bare_label(row.filled[0].text) if row.filled else ""
    return first in _HEADS or first in _LABELS


@dataclass(slots=True)
class ScopedGoals:
    """The goals of one form under way. Lives only inside one reading."""

    _heads: dict[int, Scope] = field(default_factory=dict)
    _texts: dict[Scope, list[GridCell]] = field(default_factory=dict)
    _doubtful: list[tuple[Scope, GridCell]] = field(default_factory=list)
    _labels: dict[str, GridCell] = field(default_factory=dict)

    @property
    def scopes(self) -> tuple[Scope, ...]:
        """The scopes the form names, from left to right; the year where it names none."""
        return tuple(scope for _, scope in sorted(self._heads.items())) or (Scope.YEAR,)

    @property
    def labels(self) -> dict[str, GridCell]:
        """Field → its label; the label of a form that heads no scope is that of the goals of the year."""
        if self._heads or "goals/all" not in self._labels:
            return self._labels
        return {"goals": self._labels["goals/all"]}

    def read(self, row: GridRow, claims: Claims) -> bool:
        """Takes a row that heads the goals, holds them, or goes on with them. False for any other row."""
        texts: list[GridCell] = []
        scope: Scope | None = None
        for cell in row.filled:
            label = bare_label(cell.text)
            if label in _HEADS:
                scope = _HEADS[label]
                self._labels.setdefault("goals" if scope is Scope.YEAR else "goals_term", cell)
                if scope not in self._heads.values():
                    self._heads[cell.column] = scope
                claims.furniture(Furniture.LABEL, cell)
            elif label in _LABELS and cell is row.filled[0]:
                self._labels.setdefault("goals/all", cell)
                claims.furniture(Furniture.LABEL, cell)
            elif scope is not None:
                # A goal right of the head of its scope: 实施期目标 | … | 年度目标 | …
                self._texts.setdefault(scope, []).append(cell)
                scope = None
            else:
                texts.append(cell)
        return self._place(texts)

    def _place(self, texts: Sequence[GridCell]) -> bool:
        """Puts texts below the heads: as many as heads in their order, a single one by the head it stands below."""
        scopes = self.scopes
        if len(texts) > len(scopes):
            return False
        if texts and len(texts) < len(scopes):
            starts = sorted(self._heads.items())
            below = [scope for column, scope in starts if column <= texts[0].column]
            scopes = (below[-1] if below else scopes[0],)
            if texts[0].column not in self._heads:
                self._doubtful.append((scopes[0], texts[0]))
        for scope, cell in zip(scopes, texts, strict=False):
            self._texts.setdefault(scope, []).append(cell)
        return True

    def goals(self, owner: str, claims: Claims) -> tuple[Goal, ...]:
        """The goals of the term, then those of the year."""
        for scope, cell in self._doubtful:
            claims.unsure(f"{owner}/{'goals' if scope is Scope.YEAR else 'goals_term'}", cell, _NO_SCOPE)
        return tuple(
            goal
            for scope in (Scope.TERM, Scope.YEAR)
            for goal in read_goals(self._texts.get(scope, ()), owner, claims, scope)
        )
