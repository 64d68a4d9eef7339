"""The budget of a whole-department form: groups of labelled amounts side by side (按支出类型分 ∥ 按来源类型分)."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from generator.grids.claims import Claims
from generator.grids.labels import plain
from generator.grids.money_rows import looks_like_amount, read_amount
from generator.grids.split_rows import prints_blanks
from generator.model.amount import MoneyUnit
from generator.model.grid import GridCell, GridRow
from generator.model.message import msg
from generator.model.source import Furniture
from generator.model.submission import BudgetLine

_GROUP = re.compile(r"按.{2,12}分类?")
_AMOUNT_HEADS = frozenset({"预算金额", "金额", "预算数", "年度预算金额"})
_IN_ONE_CELL = re.compile(r"(?P<label>[^:：0-9]+[:：])\s*(?P<amount>[^:：]*)")
_YEAR = re.compile(r"20\d\d年?度?")
_OTHER_LENGTH = msg("The row has another number of cells than its form: a label or an amount may be lost")
_MOST_LABELS = 3
"""Most levels of labels one group prints before its amount."""


@dataclass(frozen=True, slots=True)
class _Line:
    """One amount with the cells of its labels."""

    group: GridCell | None
    labels: tuple[GridCell, ...]
    amount: GridCell | None


@dataclass(slots=True)
class BudgetSides:
    """The budget of one form under way. Lives only inside one reading."""

    _groups: tuple[GridCell, ...] = ()
    _length: int = 0
    """Number of cells of the row that names the groups."""
    _lines: list[_Line | GridCell] = field(default_factory=list)
    """A cell alone holds its label and its amount: 资金总额：9.20."""
    _above: dict[int, tuple[GridCell, ...]] = field(default_factory=dict)
    """Group → labels of its last line."""
    _rows: list[GridRow] = field(default_factory=list)
    """The rows read by place."""
    _heads: list[GridCell] = field(default_factory=list)
    """Heads of the columns of amounts: 预算金额."""

    def read(self, row: GridRow, cells: Sequence[GridCell]) -> bool:
        """Takes the cells of a row, blank ones included, its label at the side left out. False for any other row."""
        filled = [cell for cell in cells if cell.text]
        if filled and all(_is_group_head(cell) for cell in filled):
            return self._read_heads(row, filled)
        both = _split(filled[0]) if len(filled) == 1 else None
        if both and (both[1] or not self._groups):
            self._lines.append(filled[0])
            return True
        is_below = self._is_below_heads(row)
        lines = self._by_place(cells) if is_below else self._in_order(cells)
        if lines is None:
            return False
        if is_below:
            self._rows.append(row)
        self._lines.extend(lines)
        return True

    def _read_heads(self, row: GridRow, filled: Sequence[GridCell]) -> bool:
        groups = tuple(cell for cell in filled if plain(cell.text) not in _AMOUNT_HEADS)
        if not groups:
            return False
        self._groups, self._length, self._above = groups, len(row.cells), {}
        self._heads.extend(cell for cell in filled if cell not in groups)
        return True

    def _is_below_heads(self, row: GridRow) -> bool:
        """Whether the places of the row's cells can be compared with those of the heads.

        Without blank cells for merged ones, rows are longer than the heads' row: then only the order of cells counts.
        """
        shares_line = len({cell.lines for cell in row.cells}) < len(row.cells)
        return len(row.cells) <= self._length or (bool(self._heads) and shares_line)

    def _by_place(self, cells: Sequence[GridCell]) -> list[_Line] | None:
        """The lines of a row below the heads: each cell belongs to the group it stands below."""
        starts = [group.column for group in self._groups]
        if cells and starts and any(cell.text and cell.column < starts[0] for cell in cells):
            return None
        lines = []
        for number, start in enumerate(starts):
            end = starts[number + 1] if number + 1 < len(starts) else self._length
            line = self._line(number, [cell for cell in cells if start <= cell.column < end])
            if line is None or not all(self._is_in_column(one, start, end) for one in line):
                return None
            lines.extend(line)
        return lines

    def _is_in_column(self, line: _Line, start: int, end: int) -> bool:
        """Whether the amount stands below the head of its group's amounts, and no label does."""
        head = next((head.column for head in self._heads if start <= head.column < end), None)
        own = [label for label in line.labels if start <= label.column < end]
        return head is None or (
            all(label.column < head for label in own) and (line.amount is None or line.amount.column == head)
        )

    def _in_order(self, cells: Sequence[GridCell]) -> list[_Line] | None:
        """The lines of any other row: an amount, or a blank behind a label, ends its group.

        Blank cells are printed: a row where a group does not end has lost one.
        """
        sides: list[list[GridCell]] = [[]]
        for cell in cells:
            side = sides[-1]
            has_label = any(one.text for one in side)
            side.append(cell)
            is_blank_side = not has_label and not cell.text and len(side) > 1
            if is_blank_side or looks_like_amount(cell.text) or (has_label and not cell.text):
                sides.append([])
        count = max(len(self._groups), 1)
        if len(sides) <= count or any(cell.text for side in sides[count:] for cell in side):
            return None
        lines = [self._line(number, side) for number, side in enumerate(sides[:count])]
        return None if any(line is None for line in lines) else [one for line in lines if line for one in line]

    def _line(self, group: int, side: Sequence[GridCell]) -> list[_Line] | None:
        """The line of one group, none where its cells are blank; None where they are no labels and an amount."""
        filled = [cell for cell in side if cell.text]
        if not filled:
            return []
        amount = filled[-1] if looks_like_amount(filled[-1].text) else None
        labels = tuple(cell for cell in filled if cell is not amount)
        if not 0 < len(labels) <= _MOST_LABELS or any(_holds_number(cell.text) for cell in labels):
            return None
        if amount is None and side[-1].text and len(side) > 1:
            # The last cell of a group is that of its amount: a label there has lost its place.
            return None
        blanks = next(place for place, cell in enumerate(side) if cell.text)
        above = self._above.get(group, ())
        if blanks > len(above):
            return None
        labels = (*above[:blanks], *labels)
        self._above[group] = labels
        return [_Line(self._groups[group] if self._groups else None, labels, amount)]

    @property
    def amount_heads(self) -> tuple[GridCell, ...]:
        """The heads of the columns of amounts: 预算金额."""
        return tuple(self._heads)

    @property
    def has_lines(self) -> bool:
        """Whether an amount or the label of one was read."""
        return bool(self._lines)

    def lines(self, unit: MoneyUnit, owner: str, claims: Claims) -> tuple[BudgetLine, ...]:
        """The lines in printed order, claimed as `<owner>/budget/<n>`."""
        claims.furniture(Furniture.LABEL, *self._heads)
        keeps_tails = any(prints_blanks(row) or not row.cells[-1].text for row in self._rows)
        for row in self._rows:
            if keeps_tails and len(row.cells) < self._length:
                claims.unsure(f"{owner}/budget", row.filled[0], _OTHER_LENGTH)
        return tuple(self._claimed(unit, f"{owner}/budget", claims))

    def _claimed(self, unit: MoneyUnit, path: str, claims: Claims) -> Iterator[BudgetLine]:
        for number, line in enumerate(self._lines):
            amount_path = f"{path}/{number}/amount"
            if isinstance(line, GridCell):
                label, text = _split(line) or ("", "")
                claims.take(f"{path}/{number}/labels", line)
                amount = read_amount(_with_text(line, text) if text else None, unit, amount_path, claims)
                yield BudgetLine((label,), amount)
                continue
            cells = (*((line.group,) if line.group else ()), *line.labels)
            claims.take(f"{path}/{number}/labels", *cells)
            yield BudgetLine(tuple(cell.text for cell in cells), read_amount(line.amount, unit, amount_path, claims))


def _is_group_head(cell: GridCell) -> bool:
    text = plain(cell.text)
    return text in _AMOUNT_HEADS or _GROUP.fullmatch(text) is not None


def _holds_number(text: str) -> bool:
    """Whether a text holds a number that is no year: then it is no label, or one that ran together with its amount."""
    return any(sign.isdigit() for sign in _YEAR.sub("", text))


def _split(cell: GridCell) -> tuple[str, str] | None:
    """Label and amount of a cell that holds both, the label with its colon; None for any other cell."""
    found = _IN_ONE_CELL.fullmatch(cell.text)
    if found is None or (found.group("amount") and not looks_like_amount(found.group("amount"))):
        return None
    return found.group("label"), found.group("amount")


def _with_text(cell: GridCell, text: str) -> GridCell:
    return GridCell(text, cell.raw, cell.lines, cell.column)
