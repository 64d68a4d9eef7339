"""A large project, or one of works or purchases, without a cost target (成本指标) in money."""

from __future__ import annotations

import itertools
from collections.abc import Iterable
from decimal import Decimal
from typing import Final

from generator.checks import Check, Finding, Scope, Subject
from generator.checks.shared.indicator_words import (
    BENEFIT_KINDS,
    COST_KINDS,
    Measure,
    is_purchase,
    is_works,
    speaks_of_money,
)
from generator.checks.shared.merged_rows import MergedRow, project_tables
from generator.checks.shared.shown_money import shown
from generator.model.diagnostic import Severity
from generator.model.legal_source import unread
from generator.model.message import Message, msg
from generator.model.project import Project
from generator.model.spot import in_project

LARGE: Final = Decimal(1_000_000)
"""From this budget in 元 a cost target is asked for whatever the project does."""
_MOST_RELATED: Final = 4


def _find(subject: Subject) -> Iterable[Finding]:
    for project, table in project_tables(subject):
        if not table.rows or table.is_cut_off:
            continue
        # Nearly all projects have such a target, which is told sooner than what a project is for.
        if any(_is_cost_in_money(row) for row in table.rows):
            continue
        message = _asked(project)
        if message is not None:
            costs = (row.at("target") for row in table.rows if row.kind in COST_KINDS)
            yield Finding(
                message,
                in_project(project.id, "amount"),
                project.amount.text,
                related=(table.at(), *itertools.islice(costs, _MOST_RELATED)),
            )


def _asked(project: Project) -> Message | None:
    """Why a cost target is asked for, None where it is not."""
    if project.amount.yuan is not None and project.amount.yuan >= LARGE:
        return msg(
            "The budget is {amount}; no target names a cost in money",
            amount=shown(project.amount.yuan, project.amount.unit, project.amount.decimals),
        )
    if is_works(project.name):
        return msg("The project is one of works; no target names a cost in money")
    return msg("The project buys things; no target names a cost in money") if is_purchase(project.name) else None


def _is_cost_in_money(row: MergedRow) -> bool:
    if row.kind in BENEFIT_KINDS:
        return False
    return row.measure is Measure.MONEY or (row.measure is Measure.NOTHING and speaks_of_money(row.value.text))


CHECK = Check(
    id="cost-indicator-missing",
    severity=Severity.WARNING,
    scope=Scope.PROJECT,
    title=msg("A large project has no cost target in money"),
    finds=msg(
        "A project of 1,000,000 yuan or more, or of works or purchases, none of whose targets is an amount of money."
    ),
    why=msg("Only a cost in money shows whether the same could be had for less."),
    example=msg("Repairing the roof for 260 万元 with the cost target “≥100%”."),
    mend=msg("Add a cost target in money: the total, or the price of one piece"),
    sources=(unread("中央部门项目支出核心绩效目标和指标设置及取值指引（试行）"),),
    find=_find,
)
