"""Cost targets (成本指标) of one project that leave a part of its budget unexplained."""

from __future__ import annotations

from collections.abc import Iterable

from generator.checks import Check, Finding, Scope, Subject
from generator.checks.shared.cost_targets import CostTable, cost_tables
from generator.checks.shared.shown_money import shown
from generator.checks.shared.tolerance import ACROSS_TABLES, half_place, slack_across
from generator.model.amount import Amount, sum_yuan
from generator.model.diagnostic import Severity
from generator.model.indicator import Scope as Term
from generator.model.legal_source import PRACTICE, unread
from generator.model.message import Message, msg
from generator.model.spot import Spot


def _find(subject: Subject) -> Iterable[Finding]:
    for table in subject.share(cost_tables):
        yield from _of(table)


def _of(table: CostTable) -> Iterable[Finding]:
    budget = table.budget
    # The total cost a department sets is often that of its projects, not of its whole budget.
    if budget.yuan is None or table.table.project is None:
        return
    wholes = [one for one in table.targets if one.is_whole]
    for whole in wholes:
        short = budget.yuan - (whole.amount.yuan or 0)
        slack = 0 if whole.amount.unit is budget.unit else max(half_place(whole.amount), half_place(budget))
        if short > slack:
            yield Finding(
                msg(
                    'The total cost "{name}" is {cost}, the budget is {budget}',
                    name=whole.row.name,
                    cost=whole.row.value.text.strip(),
                    budget=shown(budget.yuan, whole.amount.unit),
                ),
                whole.at("target"),
                whole.row.value.text,
                expected=shown(budget.yuan, whole.amount.unit),
                difference=shown(-short, whole.amount.unit),
                related=(table.budget_at, *whole.row.also("target")),
            )
    if len(table.parts) < 2:
        return
    yield from _parts_below(table, budget, table.budget_at, is_budget=True)
    if wholes and _exceeds(table, budget):
        # The budget explains nothing here; the parts may still fall short of the total beside them.
        yield from _parts_below(table, wholes[0].amount, wholes[0].at("target"), is_budget=False)


def _exceeds(table: CostTable, limit: Amount) -> bool:
    """Whether the parts together pass an amount."""
    return limit.yuan is not None and sum_yuan([part.amount for part in table.parts]) > limit.yuan


def _parts_below(table: CostTable, limit: Amount, at: Spot, *, is_budget: bool) -> Iterable[Finding]:
    parts = [part.amount for part in table.parts]
    unit = parts[0].unit
    if limit.yuan is None:
        return
    short = limit.yuan - sum_yuan(parts)
    if short > (0 if {part.unit for part in parts} == {limit.unit} else slack_across(parts, (limit,))):
        total = shown(sum_yuan(parts), unit)
        yield Finding(
            _message(table, total, shown(limit.yuan, unit), is_budget=is_budget),
            table.parts[0].at("target"),
            table.parts[0].row.value.text,
            # Of one part nobody can say what it should be; sum and limit stand in the message.
            difference=shown(-short, unit),
            related=(at, *(part.at("target") for part in table.parts[1:])),
        )


def _message(table: CostTable, total: str, limit: str, *, is_budget: bool) -> Message:
    """What is said; of forms with two columns also in which of them."""
    count = len(table.parts)
    if not is_budget:
        return msg(
            "{count} cost targets add up to {sum}, the total cost beside them is {limit}",
            count=count,
            sum=total,
            limit=limit,
        )
    if len({row.indicator.scope for row in table.table.printed}) == 1:
        return msg("{count} cost targets add up to {sum}, the budget is {budget}", count=count, sum=total, budget=limit)
    if table.scope is Term.YEAR:
        return msg(
            "In the column of the year {count} cost targets add up to {sum}, the budget is {budget}",
            count=count,
            sum=total,
            budget=limit,
        )
    return msg(
        "In the column of the whole term {count} cost targets add up to {sum}, the money for it is {budget}",
        count=count,
        sum=total,
        budget=limit,
    )


CHECK = Check(
    id="cost-parts-below-budget",
    severity=Severity.WARNING,
    scope=Scope.PROJECT,
    title=msg("The cost targets leave part of the budget unexplained"),
    finds=msg(
        "Two or more cost targets in money that add up to less than the budget, or than the total cost beside "
        "them where the budget is smaller still; or a total cost below the budget."
    ),
    why=msg("Readers see what part of the money is for, and not what the rest is for."),
    example=msg("物业费 ≤60万元 and 维修费 ≤20万元 in a project of 100.00 万元: 20万元 are not explained."),
    mend=msg("Name the cost that is missing, or correct the figures"),
    sources=(unread("中央部门预算绩效目标管理办法"), PRACTICE),
    find=_find,
    tolerance=ACROSS_TABLES,
)
