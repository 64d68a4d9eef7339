"""A cost target (成本指标) above the budget of its project."""

from __future__ import annotations

from collections.abc import Iterable

from generator.checks import Check, Finding, Scope, Subject
from generator.checks.shared.cost_targets import CostTable, CostTarget, cost_tables
from generator.checks.shared.shown_money import as_printed, shown
from generator.checks.shared.tolerance import ACROSS_TABLES, half_place
from generator.model.diagnostic import Severity
from generator.model.legal_source import Law, article, unread
from generator.model.message import msg


def _find(subject: Subject) -> Iterable[Finding]:
    for table in subject.share(cost_tables):
        for target in table.targets:
            if target.row.row.indicator.scope is table.scope and _is_above(target, table):
                yield _finding(target, table)


def _is_above(target: CostTarget, table: CostTable) -> bool:
    """Whether a target passes the budget, printed in another unit also beyond its rounding."""
    if target.amount.yuan is None or table.budget.yuan is None:
        return False
    slack = 0 if target.amount.unit is table.budget.unit else max(half_place(target.amount), half_place(table.budget))
    return target.amount.yuan - table.budget.yuan > slack


def _finding(target: CostTarget, table: CostTable) -> Finding:
    row, budget = target.row, table.budget
    unit = target.amount.unit
    expected = shown(budget.yuan, unit) if budget.yuan is not None else ""
    over = target.amount.yuan - budget.yuan if target.amount.yuan is not None and budget.yuan is not None else None
    return Finding(
        msg(
            'The cost "{name}" is {cost}, the budget is {budget}',
            name=row.name,
            cost=row.value.text.strip(),
            budget=as_printed(budget),
        ),
        row.at("target"),
        row.value.text,
        expected=f"≤{expected}",
        difference=shown(over, unit) if over is not None else "",
        related=(table.budget_at, *row.also("target")),
    )


CHECK = Check(
    id="cost-above-budget",
    severity=Severity.ERROR,
    scope=Scope.PROJECT,
    title=msg("A cost target is above the budget"),
    finds=msg("A target in money that is a cost and larger than the budget of its own form."),
    why=msg("A project cannot cost more than it is given; often the target was kept from another year."),
    example=msg("项目总成本 ≤500万元 in a project of 60.00 万元."),
    mend=msg("Set the target anew after the budget, or correct the budget"),
    sources=(article(Law.BUDGET, 32), unread("中央部门预算绩效目标管理办法")),
    find=_find,
    tolerance=ACROSS_TABLES,
)
