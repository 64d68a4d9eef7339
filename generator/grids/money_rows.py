"""Amounts that stand beside their labels (预算数 | 9.20 | 其他资金 | …), or in the row below them.

Never paired by count: a label and an amount belong together by standing side by side, or one right below the other.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Collection, Sequence
from dataclasses import dataclass, field, replace

from generator.grids.claims import Claims
from generator.grids.labels import bare_label
from generator.model.amount import Amount, AmountError, AmountKind, MoneyUnit, parse_amount, parse_money_unit
from generator.model.grid import GridCell, GridRow
from generator.model.han import is_han, strip_blanks
from generator.model.message import msg
from generator.model.project import Funding
from generator.model.source import Furniture

_NO_AMOUNT = frozenset({"无", "-", "--", "—", "——", "–", "/", "不适用"})
_MONEY_WORDS = (
    *("资金", "基金", "预算", "预算数", "拨款", "收入", "结转", "结余", "贷款", "债券"),
    *("自筹", "补助", "其他", "合计", "小计", "总额", "金额"),
)
"""What the name of an amount ends with; other words beside an amount are no label, but text that lost its row."""
_UNIT_SIGNS = frozenset("元百千万亿人民币整")
_YEAR = re.compile(r"20\d\d年?度?")
_OTHER_LENGTH = msg("The row has another number of cells than its form: a label or an amount may be lost")
_FEW_ROWS = 3
_LONGEST_REST = 6
_NO_CELL = msg("No amount stands beside these labels or below them: whether it is blank or lost is not certain")
_BRACKETS = re.compile(r"[(（](.*?)[)）]")


@dataclass(frozen=True, slots=True)
class LabelledMoney:
    """A label with the cell of its amount; None where the amount is blank."""

    label: GridCell
    value: GridCell | None = None


def looks_like_amount(text: str) -> bool:
    """Whether a cell holds an amount or a part of one: digits without words, or a word for a missing amount."""
    plain = strip_blanks(unicodedata.normalize("NFKC", text))
    if plain in _NO_AMOUNT:
        return True
    return any(sign.isdigit() for sign in plain) and all(
        sign in _UNIT_SIGNS or not (is_han(sign) or sign.isalpha()) for sign in plain
    )


def is_money_label(text: str) -> bool:
    """Whether a cell names an amount: it ends as the names of money do, and holds no number but a year."""
    plain = strip_blanks(unicodedata.normalize("NFKC", text)).rstrip(":")
    bare = _BRACKETS.sub("", plain)
    return bare.endswith(_MONEY_WORDS) and not any(sign.isdigit() for sign in _YEAR.sub("", plain))


def is_rest_of_label(text: str) -> bool:
    """Whether a lone cell below a row of amounts is the end of a cut label, or a label that ran into its amount."""
    words = strip_blanks(unicodedata.normalize("NFKC", text)).rstrip("0123456789.,元万")
    return is_money_label(words) and (len(words) <= _LONGEST_REST or words != strip_blanks(text))


def read_money_row(cells: Sequence[GridCell]) -> tuple[LabelledMoney, ...] | None:
    """The labels among the filled cells of a row, each with the amount right of it.

    None where a cell is neither label nor amount, or an amount has no label of its own.

    A label at the end of a row, and one with an empty cell before the next, has a blank amount. Two labels without a
    cell between them are none of that: there an amount was lost, or the amounts stand below.
    """
    found: list[LabelledMoney] = []
    for cell in cells:
        if looks_like_amount(cell.text):
            if not found or found[-1].value is not None:
                return None
            found[-1] = replace(found[-1], value=cell)
        elif is_money_label(cell.text):
            if found and found[-1].value is None and found[-1].label.column + 1 == cell.column:
                return None
            found.append(LabelledMoney(cell))
        else:
            return None
    return tuple(found)


def read_money_below(labels: Sequence[GridCell], row: GridRow) -> tuple[LabelledMoney, ...] | None:
    """The labels of the row above with the amounts right below them; None where a cell stands below no label."""
    by_column = {cell.column: cell for cell in row.filled}
    if not by_column.keys() <= {label.column for label in labels}:
        return None
    if not all(looks_like_amount(cell.text) for cell in by_column.values()):
        return None
    return tuple(LabelledMoney(label, by_column.get(label.column)) for label in labels)


def unit_in_label(text: str) -> MoneyUnit | None:
    """The unit of money a label prints in brackets: 预算数（万元）."""
    found = _BRACKETS.search(text)
    return parse_money_unit(found.group(1)) if found else None


def read_amount(cell: GridCell | None, unit: MoneyUnit, path: str, claims: Claims) -> Amount:
    """The amount of a cell, claimed as `path`; what is no amount is unsure, and its text kept."""
    if cell is None:
        return Amount("", unit, AmountKind.BLANK, None)
    claims.take(path, cell)
    try:
        return parse_amount(cell.text, unit)
    except AmountError as error:
        claims.unsure(path, cell, error.message)
        return Amount(cell.text, unit, AmountKind.UNREADABLE, None)


@dataclass(slots=True)
class MoneyRows:
    """The rows of amounts of one form under way. Lives only inside one reading."""

    total: str
    """Label of the amount that the others make up: 预算数."""
    pairs: list[LabelledMoney] = field(default_factory=list)
    _rows: list[tuple[GridCell, int]] = field(default_factory=list)
    """First label and number of cells of each row."""
    _last: tuple[GridCell, ...] = ()
    """Labels of the last row, where none of them has an amount beside it."""
    _has_no_cells: bool = False
    """Whether those labels stand side by side, without cells for their amounts."""

    def read(self, cells: Sequence[GridCell], length: int) -> bool:
        """Takes the filled cells of a row of labels and amounts, `length` cells long.

        False for any other row, and for one that states the total a second time.
        """
        row = read_money_row(cells)
        self._has_no_cells = row is None
        if row is None:
            self._last = tuple(cells) if all(is_money_label(cell.text) for cell in cells) else ()
            row = tuple(LabelledMoney(cell) for cell in self._last)
        else:
            self._last = tuple(pair.label for pair in row) if all(pair.value is None for pair in row) else ()
        if not row or (self._total() is not None and any(self._is_total(pair) for pair in row)):
            return False
        self.pairs.extend(row)
        self._rows.append((row[0].label, length))
        return True

    def read_below(self, row: GridRow) -> bool:
        """Takes a row of amounts right below a row of labels. False where it stands below anything else."""
        pairs = read_money_below(self._last, row) if self._last else None
        if pairs is None:
            return False
        self.pairs[-len(pairs) :] = pairs
        self._last, self._has_no_cells = (), False
        return True

    def _is_total(self, pair: LabelledMoney) -> bool:
        return bare_label(pair.label.text) == self.total

    def _total(self) -> LabelledMoney | None:
        return next((pair for pair in self.pairs if self._is_total(pair)), None)

    def stated_unit(self) -> MoneyUnit | None:
        """The unit of money in the label of the total."""
        total = self._total()
        return unit_in_label(total.label.text) if total else None

    @property
    def has_total(self) -> bool:
        """Whether the label of the total was read."""
        return self._total() is not None

    def amount(self, unit: MoneyUnit, owner: str, claims: Claims) -> Amount:
        """The total, claimed as `<owner>/amount`; blank where its label is missing."""
        total = self._total()
        if total is None:
            return Amount("", unit, AmountKind.BLANK, None)
        claims.furniture(Furniture.LABEL, total.label)
        self._doubt_gap(total, f"{owner}/amount", claims)
        return read_amount(total.value, unit, f"{owner}/amount", claims)

    def funding(self, unit: MoneyUnit, owner: str, claims: Claims) -> tuple[Funding, ...]:
        """What the total is made up of, in printed order, claimed as `<owner>/funding/<n>`."""
        found = []
        for number, pair in enumerate(pair for pair in self.pairs if not self._is_total(pair)):
            path = f"{owner}/funding/{number}"
            claims.take(f"{path}/source", pair.label)
            self._doubt_gap(pair, f"{path}/amount", claims)
            found.append(Funding(pair.label.text, read_amount(pair.value, unit, f"{path}/amount", claims)))
        return tuple(found)

    def doubt_lengths(self, others: Collection[int], owner: str, claims: Claims) -> None:
        """Doubts a row of another length than all other rows of the form: it may lack a label or an amount."""
        if len(others) < _FEW_ROWS or len(set(others)) > 1:
            return
        for label, length in self._rows:
            if length not in others:
                claims.unsure(f"{owner}/funding", label, _OTHER_LENGTH)

    def _doubt_gap(self, pair: LabelledMoney, path: str, claims: Claims) -> None:
        if self._has_no_cells and pair.label in self._last:
            claims.unsure(path, pair.label, _NO_CELL)
