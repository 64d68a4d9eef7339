"""Targets that are money: what a project is to cost, and the amount of money it is measured against."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import Final

from generator.checks import Subject
from generator.checks.shared.indicator_rows import IndicatorRow
from generator.checks.shared.indicator_words import BENEFIT_KINDS, COST_KINDS, COST_NAME, RATE_NAME, SAVING_NAME
from generator.checks.shared.merged_rows import MergedRow, MergedTable, merged_tables
from generator.model.amount import Amount, AmountKind, MoneyUnit, times
from generator.model.indicator import IndicatorKind, Scope
from generator.model.indicator_value import IndicatorValue, ValueKind
from generator.model.spot import Spot, in_project, in_submission
from generator.model.submission import Submission

_UNITS: Final = {unit.value: unit for unit in MoneyUnit} | {"万": MoneyUnit.WAN, "亿": MoneyUnit.YI}
_PRICE_NAME: Final = re.compile("^单位|每(?!年|季|月)|单价|人均|平均|均价|标准|单次|单件|单台|定额|[/／]")
_WHOLE_NAME: Final = re.compile(
    "总(?:成本|费用|投入|投资|支出|经费|预算|金额|额)|(?:成本|费用|经费|支出|金额|预算)总[额计]|预算控制|不超(?:过)?预算|预算(?:数|金额)$"
    "|(?:控制|限)在预算|^(?:项目|全年|年度)?(?:成本|费用|经费|支出|预算)(?:控制)?数?$"
)


@dataclass(frozen=True, slots=True)
class CostTarget:
    """One target in money, with the column (scope) it stands in."""

    row: MergedRow
    amount: Amount
    """Its bound as an amount in its own unit."""
    is_whole: bool
    """Whether its name says that it is the cost of the whole project: 项目总成本."""
    is_price: bool
    """Whether its name says that it is a price or a standard: 单位用水成本, 每辆…"""
    own: IndicatorRow
    """The half of the row that stands in the column (scope) it is judged in."""

    def at(self, field: str) -> Spot:
        """A field of the row in its own column."""
        return self.own.at(field)


@dataclass(frozen=True, slots=True)
class CostTable:
    """The targets in money of one table and scope, and the budget they belong to."""

    table: MergedTable
    scope: Scope
    budget: Amount
    budget_at: Spot
    targets: tuple[CostTarget, ...]
    parts: tuple[CostTarget, ...]
    """The costs that are neither a price nor the whole, be it by name or because they are all of the budget."""


def cost_tables(subject: Subject) -> tuple[CostTable, ...]:
    """The tables that have a budget and targets in money, each scope on its own; for `Subject.share`.

    The columns of the whole term come only where they say something else than those of the year.
    """
    found: list[CostTable] = []
    for table in subject.view(merged_tables):
        in_money = [row for row in table.rows if row.value.unit in _UNITS]
        for scope in (Scope.YEAR, Scope.TERM) if in_money else ():
            budget = _budget(subject.submission, table, scope)
            if budget is not None:
                targets = tuple(target for row in in_money if _is_in(row, scope) for target in _target(row, scope))
                if targets and any(one.row.row.indicator.scope is scope for one in targets):
                    found.append(CostTable(table, scope, *budget, targets, _parts(targets, budget[0])))
    return tuple(found)


def money_of(value: IndicatorValue) -> Amount | None:
    """The amount a target is bounded by, as in `≤3.6万元`; None for a price (`6元/人`) and for all else."""
    if value.kind is not ValueKind.NUMBER or value.number is None or value.unit not in _UNITS:
        return None
    unit = _UNITS[value.unit]
    return Amount(str(value.number), unit, AmountKind.NUMBER, times(value.number, unit.yuan))


def _parts(targets: Sequence[CostTarget], budget: Amount) -> tuple[CostTarget, ...]:
    return tuple(
        one
        for one in targets
        if one.row.kind in COST_KINDS
        and not (one.is_price or one.is_whole or one.amount.yuan == budget.yuan)
        and not RATE_NAME.search(one.row.name)
    )


def _is_in(row: MergedRow, scope: Scope) -> bool:
    return row.row.indicator.scope is scope or row.twin is not None


def _target(row: MergedRow, scope: Scope) -> Iterator[CostTarget]:
    """The row as a target in money; nothing where it is a benefit, a saving, or no money."""
    if row.kind in BENEFIT_KINDS or row.kind is IndicatorKind.SATISFACTION or SAVING_NAME.search(row.name):
        return
    if row.kind not in COST_KINDS and not COST_NAME.search(row.name):
        return
    amount = money_of(row.value)
    if amount is not None:
        is_price = _PRICE_NAME.search(row.name) is not None
        is_whole = not is_price and _WHOLE_NAME.search(row.name) is not None
        own = row.twin if row.twin is not None and row.twin.indicator.scope is scope else row.row
        yield CostTarget(row, amount, is_whole, is_price, own)


def _budget(submission: Submission, table: MergedTable, scope: Scope) -> tuple[Amount, Spot] | None:
    """The money a table's targets are measured against, and its place; None where no number is printed."""
    project = table.project
    if project is not None:
        is_term = scope is Scope.TERM and project.amount_term is not None
        amount = project.amount_term if is_term and project.amount_term is not None else project.amount
        return (amount, in_project(project.id, "amount_term" if is_term else "amount")) if amount.is_number else None
    lines = submission.targets[table.owner].budget
    largest = max(range(len(lines)), key=lambda line: lines[line].amount.yuan or Decimal(0), default=None)
    if largest is None or not lines[largest].amount.is_number:
        return None
    return lines[largest].amount, in_submission("targets", table.owner, "budget", largest, "amount")
