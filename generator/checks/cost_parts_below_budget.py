"""Cost targets (成本指标) of one project that leave a part of its budget unexplained."""

from __future__ import annotations

from collections.abc import Iterable

from generator.checks import Check, Finding, Scope, Subject
from generator.checks.shared.cost_targets import CostTable, cost_tables
from generator.checks.shared.shown_money import as_printed, shown
from generator.checks.shared.tolerance import ACROSS_TABLES, half_place, slack_across
from generator.model.amount import sum_yuan
from generator.model.diagnostic import Severity
from generator.model.legal_source import PRACTICE, unread
from generator.model.message import msg


def _find(subject: Subject) -> Iterable[Finding]:
    for table in subject.share(cost_tables):
        yield from _of(table)


def _of(table: CostTable) -> Iterable[Finding]:
    budget = table.budget
    if budget.yuan is None or table.table.project is None:
        return
    for whole in table.targets:
        if whole.is_whole and whole.amount.yuan is not None:
            short = budget.yuan - whole.amount.yuan
            slack = 0 if whole.amount.unit is budget.unit else max(half_place(whole.amount), half_place(budget))
            if short > slack:
                yield Finding(
                    msg(
                        'The total cost "{name}" is {cost}, the budget is {budget}',
                        name=whole.row.name,
                        cost=whole.row.value.text.strip(),
                        budget=as_printed(budget),
                    ),
                    whole.row.at("target"),
                    whole.row.value.text,
                    expected=shown(budget.yuan, whole.amount.unit),
                    difference=shown(-short, whole.amount.unit),
                    related=(table.budget_at, *whole.row.also("target")),
                )
    parts = [part.amount for part in table.parts]
    if len(parts) < 2:
        return
    short = budget.yuan - sum_yuan(parts)
    if short > (0 if {part.unit for part in parts} == {budget.unit} else slack_across(parts, (budget,))):
        yield Finding(
            msg(
                "{count} cost targets add up to {sum}, the budget is {budget}",
                count=len(parts),
                sum=shown(sum_yuan(parts), parts[0].unit),
                budget=as_printed(budget),
            ),
            table.parts[0].row.at("target"),
            table.parts[0].row.value.text,
            expected=shown(budget.yuan, parts[0].unit),
            difference=shown(-short, parts[0].unit),
            related=(table.budget_at, *(part.row.at("target") for part in table.parts[1:])),
        )


CHECK = Check(
    id="cost-parts-below-budget",
    severity=Severity.WARNING,
    scope=Scope.PROJECT,
    title=msg("The cost targets leave part of the budget unexplained"),
    finds=msg(
        "Two or more cost targets in money that add up to less than the budget, or a total cost that is below it."
    ),
    why=msg("Readers see what part of the money is for, and not what the rest is for."),
    example=msg("物业费 ≤60万元 and 维修费 ≤20万元 in a project of 100.00 万元: 20万元 are not explained."),
    mend=msg("Name the cost that is missing, or correct the figures"),
    sources=(unread("中央部门预算绩效目标管理办法"), PRACTICE),
    find=_find,
    tolerance=ACROSS_TABLES,
)
