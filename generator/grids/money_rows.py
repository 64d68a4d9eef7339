"""Amounts that stand beside their labels (预算数 | 9.20 | 其他资金 | …), or in the row below them.

Never paired by count: a label and an amount belong together by standing side by side, or one right below the other.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence
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
_UNIT_SIGNS = frozenset("元百千万亿人民币整")
_YEAR = re.compile(r"20\d\d年?度?")
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
    """Whether a cell can name an amount: words, and no number but a year."""
    plain = strip_blanks(unicodedata.normalize("NFKC", text))
    return any(is_han(sign) for sign in plain) and not any(sign.isdigit() for sign in _YEAR.sub("", plain))


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
    _last: tuple[GridCell, ...] = ()
    """Labels of the last row, where none of them has an amount beside it."""

    def read(self, cells: Sequence[GridCell]) -> bool:
        """Takes the filled cells of a row of labels and amounts. False for any other row, and for a second total."""
        row = read_money_row(cells)
        if row is None:
            self._last = tuple(cells) if all(is_money_label(cell.text) for cell in cells) else ()
            row = tuple(LabelledMoney(cell) for cell in self._last)
        else:
            self._last = tuple(pair.label for pair in row) if all(pair.value is None for pair in row) else ()
        if not row or (self._total() is not None and any(self._is_total(pair) for pair in row)):
            return False
        self.pairs.extend(row)
        return True

    def read_below(self, row: GridRow) -> bool:
        """Takes a row of amounts right below a row of labels. False where it stands below anything else."""
        pairs = read_money_below(self._last, row) if self._last else None
        if pairs is None:
            return False
        self.pairs[-len(pairs) :] = pairs
        self._last = ()
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

    def _doubt_gap(self, pair: LabelledMoney, path: str, claims: Claims) -> None:
        if self._last and pair.label in self._last and len(self._last) > 1:
            claims.unsure(path, pair.label, _NO_CELL)
