"""The budget of a whole-department form: two groups side by side, 按资金来源划分 and 按资金方向划分, with amounts."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field

from generator.grids.claims import Claims
from generator.grids.labels import bare_label, plain
from generator.grids.money_rows import LabelledMoney, read_amount, unit_in_label
from generator.grids.scoped_money import read_pairs
from generator.model.amount import MoneyUnit
from generator.model.grid import GridCell, GridRow
from generator.model.message import msg
from generator.model.source import Furniture
from generator.model.submission import BudgetLine

_GROUP = re.compile(r"按.{2,10}(?:划分|分类|分)")
_AMOUNT_HEAD = re.compile(r"(?:资金|预算)?(?:总额|金额|预算数|预算金额)|预算资金")
_SPENDING = re.compile(r"(?:其中:)?.*(?:支出|经费|公用|人员)")
_SLID = msg("A row of amounts that slid beside the heads is read by its label")
_NO_GROUP = msg("The row does not show to which group of the budget its amount belongs")


@dataclass(slots=True)
class DepartmentBudget:
    """The budget of one form under way. Lives only inside one reading."""

    _groups: list[GridCell] = field(default_factory=list)
    heads: list[GridCell] = field(default_factory=list)
    """Heads of the columns of amounts: 资金总额（万元）."""
    lines: list[tuple[GridCell | None, LabelledMoney]] = field(default_factory=list)
    """Group and labelled amount, in order of reading."""
    _moved: list[tuple[LabelledMoney, GridRow]] = field(default_factory=list)
    _doubtful: list[LabelledMoney] = field(default_factory=list)

    def read(self, cells: Sequence[GridCell], row: GridRow) -> bool:
        """Takes the filled cells of a row, the label of the part left out. False for any other row."""
        groups = [cell for cell in cells if _GROUP.fullmatch(bare_label(cell.text))]
        heads = [cell for cell in cells if _AMOUNT_HEAD.fullmatch(bare_label(cell.text))]
        if cells and not self._groups and len(groups) + len(heads) == len(cells):
            self._groups, self.heads = groups, heads
            return True
        pairs = read_pairs(cells)
        if not pairs or len(pairs) > max(len(self._groups), 1):
            return False
        for pair in pairs:
            self.lines.append((self._group_of(pair, len(pairs), pairs.index(pair), row), pair))
        return True

    def _group_of(self, pair: LabelledMoney, count: int, place: int, row: GridRow) -> GridCell | None:
        """The group above the label; for a row that slid, the group whose kind of label it prints."""
        below = next((group for group in self._groups if group.column == pair.label.column), None)
        if below is not None or not self._groups:
            return below
        if count == len(self._groups):
            self._moved.append((pair, row))
            return self._groups[place]
        is_spending = _SPENDING.fullmatch(plain(pair.label.text)) is not None
        fitting = [group for group in self._groups if ("来源" in group.text) is not is_spending]
        if len(fitting) == 1:
            self._moved.append((pair, row))
        else:
            self._doubtful.append(pair)
        return fitting[0] if len(fitting) == 1 else self._groups[0]

    def stated_unit(self) -> MoneyUnit | None:
        """The unit of money in the heads of the amounts."""
        units = (unit_in_label(cell.text) for cell in (*self.heads, *self._groups))
        return next((unit for unit in units if unit is not None), None)

    def close(self, unit: MoneyUnit, owner: str, claims: Claims) -> tuple[BudgetLine, ...]:
        """The lines group by group, in printed order, claimed as `<owner>/budget/<n>`."""
        claims.furniture(Furniture.LABEL, *self.heads)
        groups: Sequence[GridCell | None] = self._groups or [None]
        ordered = [(group, pair) for group in groups for own, pair in self.lines if own is group]
        found: list[BudgetLine] = []
        for group, pair in ordered:
            path = f"{owner}/budget/{len(found)}"
            claims.take(f"{path}/labels", *([group] if group is not None else []), pair.label)
            labels = (*((group.text,) if group is not None else ()), pair.label.text)
            self._tell(path, pair, " / ".join(labels), claims)
            found.append(BudgetLine(labels, read_amount(pair.value, unit, f"{path}/amount", claims)))
        return tuple(found)

    def _tell(self, path: str, pair: LabelledMoney, labels: str, claims: Claims) -> None:
        for moved, row in self._moved:
            if moved is pair:
                before = " | ".join(cell.text for cell in row.cells).rstrip(" |")
                after = f"{labels} | {pair.value.text if pair.value else ''}".rstrip(" |")
                claims.repair(path, row.filled[:1], before, after, _SLID)
        if any(doubtful is pair for doubtful in self._doubtful):
            claims.unsure(path, pair.label, _NO_GROUP)
