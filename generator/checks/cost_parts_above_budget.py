"""Cost targets (成本指标) of one project that together pass its budget, or the total cost beside them."""

from __future__ import annotations

from collections.abc import Iterable
from decimal import Decimal

from generator.checks import Check, Finding, Scope, Subject
from generator.checks.shared.cost_targets import CostTable, cost_tables
from generator.checks.shared.shown_money import as_printed, shown
from generator.checks.shared.tolerance import ACROSS_TABLES, NONE, slack_across
from generator.model.amount import Amount, sum_yuan
from generator.model.diagnostic import Severity
from generator.model.legal_source import Law, article, unread
from generator.model.message import msg


def _find(subject: Subject) -> Iterable[Finding]:
    for table in subject.share(cost_tables):
        if len(table.parts) > 1:
            yield from _of(table)


def _of(table: CostTable) -> Iterable[Finding]:
    parts = [part.amount for part in table.parts]
    # A part that alone passes the budget is a finding of its own; so is a total cost that does.
    largest = max(part.yuan or 0 for part in parts)
    wholes = [(one.amount, one.at("target")) for one in table.targets if one.is_whole]
    for limit, spot in ((table.budget, table.budget_at), *wholes[:1]):
        if limit.yuan is None or largest > limit.yuan:
            continue
        over = sum_yuan(parts) - limit.yuan
        if over > _slack(parts, limit):
            yield Finding(
                msg(
                    "{count} cost targets add up to {sum}, more than {limit}",
                    count=len(parts),
                    sum=shown(sum_yuan(parts), limit.unit),
                    limit=as_printed(limit),
                ),
                table.parts[0].at("target"),
                table.parts[0].row.value.text,
                expected=f"≤{as_printed(limit)}",
                difference=shown(over, limit.unit),
                related=(spot, *(part.at("target") for part in table.parts[1:])),
            )
            return


def _slack(parts: list[Amount], limit: Amount) -> Decimal:
    """Nothing in one unit, else what rounding explains; in 元."""
    units = {limit.unit, *(part.unit for part in parts)}
    return NONE if len(units) == 1 else slack_across(parts, (limit,))


CHECK = Check(
    id="cost-parts-above-budget",
    severity=Severity.ERROR,
    scope=Scope.PROJECT,
    title=msg("The cost targets together are above the budget"),
    finds=msg("Several cost targets in money, prices left out, whose sum is larger than the budget or the total cost."),
    why=msg("The parts of a cost cannot be more than the whole."),
    example=msg("物业费 ≤60万元 and 维修费 ≤50万元 in a project of 100.00 万元."),
    mend=msg("Correct the part that is too large, or the budget"),
    sources=(article(Law.BUDGET, 32), unread("中央部门预算绩效目标管理办法")),
    find=_find,
    tolerance=ACROSS_TABLES,
)
