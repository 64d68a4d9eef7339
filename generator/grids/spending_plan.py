"""The cumulative spending plan (资金支出计划): points of the year in one row, their shares in the row below."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from generator.grids.cells import is_split
from generator.grids.claims import Claims
from generator.model.grid import GridCell, GridRow
from generator.model.message import msg
from generator.model.project import PlanStep

_SHARE = re.compile(r"\d{1,3}(?:[.．]\d+)?\s*[%％]?|无|[-—/]+")
_NO_SHARES = msg("The spending plan has no row of shares")
_UNTIL = re.compile(r"\d{1,2}\s*月|[一二三四1-4]\s*季度|半年|年底|年末|全年")


def read_plan_heads(row: GridRow) -> tuple[GridCell, ...]:
    """The cells of the row that name a point of the year and nothing more: 3月底."""
    return tuple(
        cell for cell in row.filled if _UNTIL.search(cell.text) and "%" not in cell.text and not is_split(cell.text)
    )


def match_shares(head_row: GridRow, heads: Sequence[GridCell], row: GridRow) -> tuple[GridCell | None, ...] | None:
    """For each head its share, None where that is blank; None for the whole row where the columns are not certain.

    Shares stand below their heads. In a row of another length a cell was lost, merged or added: then the shares belong
    to the heads in their order where there are as many of them, else no one knows. A row that ends in a share has only
    lost its closing blanks.
    """
    by_column = {cell.column: cell for cell in row.filled}
    is_below = by_column.keys() <= {head.column for head in heads}
    is_aligned = len(row.cells) == len(head_row.cells) or bool(row.cells[-1].text)
    if is_below and (is_aligned or len(by_column) == len(heads)):
        return tuple(by_column.get(head.column) for head in heads)
    return tuple(row.filled) if len(row.filled) == len(heads) else None


@dataclass(slots=True)
class SpendingPlan:
    """The plan of one form under way. Lives only inside one reading."""

    _row: GridRow | None = None
    _heads: tuple[GridCell, ...] = ()
    _shares: tuple[GridCell | None, ...] | None = None

    def read_heads(self, row: GridRow) -> bool:
        """Takes the row of the points of the year. False for a second one, and where there are none."""
        heads = read_plan_heads(row)
        if self._row is not None or not heads:
            return False
        self._row, self._heads = row, heads
        return True

    def read_shares(self, row: GridRow) -> bool:
        """Takes the row of the shares. False for a second one, and where their heads are not certain."""
        shares = match_shares(self._row, self._heads, row) if self._row and self._shares is None else None
        if shares is None or not all(share is None or _SHARE.fullmatch(share.text) for share in shares):
            return False
        self._shares = shares
        return True

    def steps(self, owner: str, claims: Claims) -> tuple[PlanStep, ...]:
        """The plan, claimed as `<owner>/plan/<n>`."""
        shares = self._shares or (None,) * len(self._heads)
        if self._heads and self._shares is None:
            claims.unsure(f"{owner}/plan", self._heads[0], _NO_SHARES)
        for number, (until, share) in enumerate(zip(self._heads, shares, strict=True)):
            claims.take(f"{owner}/plan/{number}/until", until)
            claims.take(f"{owner}/plan/{number}/share", *([share] if share else []))
        return tuple(
            PlanStep(until.text, share.text if share else "") for until, share in zip(self._heads, shares, strict=True)
        )
