"""Works or large repairs that nowhere say how long the result will serve (使用年限)."""

from __future__ import annotations

from collections.abc import Iterable

from generator.checks import Check, Finding, Scope, Subject
from generator.checks.shared.indicator_words import SERVICE_LIFE_NAME, Measure, is_works
from generator.checks.shared.merged_rows import project_tables
from generator.model.diagnostic import Severity
from generator.model.legal_source import unread
from generator.model.message import msg
from generator.model.project import Project
from generator.model.spot import in_project


def _find(subject: Subject) -> Iterable[Finding]:
    for project, table in project_tables(subject):
        named = [row for row in table.rows if SERVICE_LIFE_NAME.search(row.name)]
        for row in named:
            if row.measure is Measure.PERCENT or row.measure is Measure.MONEY:
                yield Finding(
                    msg('The target of "{name}" is no length of time', name=row.name),
                    row.at("target"),
                    row.value.text,
                    related=row.also("target"),
                )
        if named or not table.rows or table.is_cut_off:
            continue
        if is_works(project.name) and not _says_elsewhere(project):
            at = in_project(project.id, "name")
            yield Finding(msg("Nothing says how long the works will serve"), at, project.name, related=(table.at(),))


def _says_elsewhere(project: Project) -> bool:
    texts = (project.purpose, project.overview, project.necessity, project.schedule, project.safeguards)
    cells = ((row.description or "") + row.value.text for row in project.indicators)
    parts = (*(text or "" for text in texts), *(goal.text for goal in project.goals), *cells)
    return SERVICE_LIFE_NAME.search("\n".join(parts)) is not None


CHECK = Check(
    id="service-life-missing",
    severity=Severity.WARNING,
    scope=Scope.PROJECT,
    title=msg("Works do not say how long they will serve"),
    finds=msg(
        "A project of works or large repairs without a target for the years of use, or with one that is no time."
    ),
    why=msg("A repair that lasts two years costs more than one that lasts ten; without the years nobody can compare."),
    example=msg("Rebuilding the canteen: “years of use ≥100%” where “≥10年” would say something."),
    mend=msg("Add a target for the years of use or of warranty, in years or months"),
    sources=(unread("中央部门项目支出核心绩效目标和指标设置及取值指引（试行）"),),
    find=_find,
)
