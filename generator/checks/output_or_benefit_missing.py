"""A project without targets, or whose targets say nothing of outputs (产出) or nothing of benefits (效益)."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from generator.checks import Check, Finding, Scope, Subject
from generator.checks.shared.indicator_words import BENEFIT_KINDS, COST_KINDS, OUTPUT_KINDS
from generator.checks.shared.merged_rows import MergedRow, project_tables
from generator.model.diagnostic import Severity
from generator.model.indicator import IndicatorKind
from generator.model.legal_source import Law, article, unread
from generator.model.message import msg
from generator.model.spot import in_project

_OUTPUT, _BENEFIT = "产出", "效益"
_BENEFIT_WORDS = (_BENEFIT, "效果", "影响", "成效")


def _find(subject: Subject) -> Iterable[Finding]:
    tables = list(project_tables(subject))
    if not any(table.rows for _, table in tables):
        return  # a document without targets is not a faulty table
    for project, table in tables:
        if table.is_cut_off:
            continue
        if not table.rows:
            yield Finding(msg("The project has no targets"), in_project(project.id, "name"), project.name)
            continue
        parts = _parts(table.rows)
        if "" in parts:
            continue  # levels of another taxonomy: nobody can say what is missing
        for part in (_OUTPUT, _BENEFIT):
            if part not in parts:
                yield Finding(
                    msg("No target of the project is one of {part}", part=part),
                    table.at(),
                    "、".join(sorted({row.row.indicator.level1 for row in table.rows})),
                    part,
                )


def _parts(rows: Sequence[MergedRow]) -> set[str]:
    """The parts of the taxonomy that the rows belong to; the empty text for a row that fits none."""
    return {_part(row) for row in rows}


def _part(row: MergedRow) -> str:
    levels = row.row.indicator.level1 + row.row.indicator.level2
    if row.kind in OUTPUT_KINDS:
        return _OUTPUT
    if row.kind in BENEFIT_KINDS:
        return _BENEFIT
    if row.kind in COST_KINDS:
        return _OUTPUT if _OUTPUT in levels else "成本"
    if row.kind is IndicatorKind.SATISFACTION:
        return "满意度"
    if _OUTPUT in levels:
        return _OUTPUT
    return _BENEFIT if any(word in levels for word in _BENEFIT_WORDS) else ""


CHECK = Check(
    id="output-or-benefit-missing",
    severity=Severity.WARNING,
    scope=Scope.PROJECT,
    title=msg("A project has no target for outputs or none for benefits"),
    finds=msg(
        "A project without any target though others have some, or whose targets are all of one side: "
        "what is done, but not what it is good for, or the other way round."
    ),
    why=msg("Without outputs nobody sees what the money buys, without benefits nobody sees why."),
    example=msg("The street lamp project has targets for number, quality and time, and none for its benefit."),
    mend=msg("Add at least one target for outputs and one for benefits"),
    sources=(
        article(Law.BUDGET, 32),
        unread("中央部门预算绩效目标管理办法"),
        unread("中央部门项目支出核心绩效目标和指标设置及取值指引（试行）"),
    ),
    find=_find,
)
