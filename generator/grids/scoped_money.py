"""Money that a project's form prints for two scopes side by side: 实施期资金总额 and 年度资金总额, with sources."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field

from generator.grids.claims import Claims
from generator.grids.labels import plain
from generator.grids.money_rows import LabelledMoney, looks_like_amount, read_amount, unit_in_label
from generator.grids.printed_labels import PrintedLabels
from generator.model.amount import Amount, AmountKind, MoneyUnit
from generator.model.grid import GridCell, GridRow
from generator.model.indicator import Scope
from generator.model.message import msg
from generator.model.project import Funding
from generator.model.source import Furniture

_TOTALS = (
    (Scope.TERM, re.compile(r"(?:项目)?实施期.*(?:总额|总计|合计|金额|预算数?)")),
    (Scope.YEAR, re.compile(r"(?:项目)?(?:年度|当年|本年度?|20\d\d年度?).*(?:总额|总计|合计|金额|预算数?)")),
)
_SLID = msg("A row of amounts that slid beside the heads is read by its labels, the same on both sides")
_NO_SCOPE = msg("The row does not show whether its amount is that of the year or of the whole term")


@dataclass(frozen=True, slots=True)
class _Source:
    """One amount that is no total, with the row it stands in."""

    pair: LabelledMoney
    scope: Scope


def total_scope(text: str) -> Scope | None:
    """The scope whose total a label names: 年度资金总额; None for any other label."""
    label = plain(text)
    return next((scope for scope, pattern in _TOTALS if pattern.fullmatch(re.sub(r"\(.*?\)$", "", label))), None)


def read_pairs(cells: Sequence[GridCell]) -> tuple[LabelledMoney, ...] | None:
    """The labels among the filled cells of a row, each with the amount right of it.

    None where an amount has no label, or two labels have no cell between them: there an amount was lost.
    """
    found: list[LabelledMoney] = []
    for cell in cells:
        if not looks_like_amount(cell.text):
            if found and found[-1].label.column + 1 == cell.column:
                return None
            found.append(LabelledMoney(cell))
        elif found and found[-1].value is None:
            found[-1] = LabelledMoney(found[-1].label, cell)
        else:
            return None
    return tuple(found)


@dataclass(slots=True)
class ScopedMoney:
    """The rows of money of one form under way. Lives only inside one reading."""

    totals: dict[Scope, LabelledMoney] = field(default_factory=dict)
    _sources: list[_Source] = field(default_factory=list)
    _moved: list[tuple[int, GridRow, tuple[LabelledMoney, ...]]] = field(default_factory=list)
    """Number of the first source, the row, and its pairs, of each row that slid."""
    _doubtful: list[tuple[int, GridCell]] = field(default_factory=list)

    def read(self, cells: Sequence[GridCell], row: GridRow) -> bool:
        """Takes the filled cells of a row of labels and amounts. False for any other row."""
        pairs = read_pairs(cells)
        if not pairs or len(pairs) > max(len(self.totals), 2):
            return False
        scopes = [total_scope(pair.label.text) for pair in pairs]
        known = [scope for scope in scopes if scope is not None]
        if known:
            if len(known) < len(pairs) or len(set(known)) < len(known) or any(scope in self.totals for scope in known):
                return False
            self.totals.update(zip(known, pairs, strict=True))
            return True
        return bool(self.totals) and self._read_sources(pairs, row)

    def _read_sources(self, pairs: tuple[LabelledMoney, ...], row: GridRow) -> bool:
        by_column = {total.label.column: scope for scope, total in self.totals.items()}
        in_order = [scope for _, scope in sorted(by_column.items())]
        if len(pairs) > len(in_order):
            return False
        below = [by_column.get(pair.label.column) for pair in pairs]
        scopes = [scope for scope in below if scope is not None]
        if len(set(scopes)) < len(pairs):
            scopes = in_order[: len(pairs)]
            labels = {plain(pair.label.text) for pair in pairs}
            number = len(self._sources)
            if len(pairs) == len(in_order) > 1 == len(labels):
                self._moved.append((number, row, pairs))
            elif len(in_order) > 1:
                self._doubtful.append((number, pairs[0].label))
        self._sources.extend(_Source(pair, scope) for pair, scope in zip(pairs, scopes, strict=True))
        return True

    def stated_unit(self) -> MoneyUnit | None:
        """The unit of money in the label of a total."""
        units = (unit_in_label(total.label.text) for total in self.totals.values())
        return next((unit for unit in units if unit is not None), None)

    def amount(
        self, scope: Scope, unit: MoneyUnit, owner: str, printed: PrintedLabels, claims: Claims
    ) -> Amount | None:
        """The total of one scope, claimed as `<owner>/amount` or `…/amount_term`; None where the form has none."""
        total = self.totals.get(scope)
        if total is None:
            return None
        name = "amount" if scope is Scope.YEAR else "amount_term"
        claims.furniture(Furniture.LABEL, total.label)
        printed.read(name, total.label)
        return read_amount(total.value, unit, f"{owner}/{name}", claims)

    def funding(self, unit: MoneyUnit, owner: str, claims: Claims) -> tuple[Funding, ...]:
        """The sources of the term, then those of the year, in printed order, claimed as `<owner>/funding/<n>`."""
        ordered = [source for scope in (Scope.TERM, Scope.YEAR) for source in self._sources if source.scope is scope]
        place = {id(source): number for number, source in enumerate(ordered)}
        for number, cell in self._doubtful:
            claims.unsure(f"{owner}/funding/{place[id(self._sources[number])]}", cell, _NO_SCOPE)
        for number, row, pairs in self._moved:
            before = " | ".join(cell.text for cell in row.cells).rstrip(" |")
            after = " | ".join(f"{pair.label.text} {pair.value.text if pair.value else ''}".strip() for pair in pairs)
            claims.repair(f"{owner}/funding/{place[id(self._sources[number])]}", row.filled[:1], before, after, _SLID)
        found: list[Funding] = []
        for source in ordered:
            path = f"{owner}/funding/{len(found)}"
            claims.take(f"{path}/source", source.pair.label)
            amount = read_amount(source.pair.value, unit, f"{path}/amount", claims)
            found.append(Funding(source.pair.label.text, amount, source.scope))
        return tuple(found)


def blank_amount(unit: MoneyUnit) -> Amount:
    """An amount that no cell states."""
    return Amount("", unit, AmountKind.BLANK, None)
