"""A target in 元 in a form whose amounts are in 万元."""

from __future__ import annotations

from collections.abc import Iterable
from decimal import Decimal
from typing import Final

from generator.checks import Check, Finding, Scope, Subject
from generator.checks.shared.cost_targets import cost_tables
from generator.checks.shared.shown_money import shown
from generator.model.amount import MoneyUnit
from generator.model.diagnostic import Severity
from generator.model.legal_source import PRACTICE
from generator.model.message import msg

_LARGE: Final = Decimal(10_000)
"""Below 1 万元 a target in 元 is a price, however it is called, and 元 is its natural unit."""


def _find(subject: Subject) -> Iterable[Finding]:
    for table in subject.share(cost_tables):
        unit = table.budget.unit
        for target in table.targets:
            yuan = target.amount.yuan
            if (
                unit.yuan >= _LARGE
                and target.amount.unit is MoneyUnit.YUAN
                and yuan is not None
                and (yuan >= _LARGE or target.is_whole)
                and not target.is_price
                and target.row.row.indicator.scope is table.scope
            ):
                yield Finding(
                    msg(
                        "The form counts in {unit}, this target in {own}",
                        unit=unit.value,
                        own=target.amount.unit.value,
                    ),
                    target.row.at("target"),
                    target.row.value.text,
                    expected=shown(yuan, unit),
                    related=(table.budget_at, *target.row.also("target")),
                )


CHECK = Check(
    id="indicator-unit-differs-from-table",
    severity=Severity.WARNING,
    scope=Scope.VALUE,
    title=msg("A target counts money in another unit than its form"),
    finds=msg("A cost of 10,000元 or more, or a total cost, written in 元 in a form whose amounts are in 万元."),
    why=msg("Two units in one form invite misreading by a factor of ten thousand."),
    example=msg("项目总成本 ≤54000元 in a form in 万元, whose budget is 5.40."),
    mend=msg("Write the target in the unit of the form"),
    sources=(PRACTICE,),
    find=_find,
)
