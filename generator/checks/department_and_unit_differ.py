"""A project that a department and the unit below it publish with different amounts."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from generator.checks import Check, Finding, Scope
from generator.checks.shared.tolerance import ACROSS_TABLES, agree, rounding_between
from generator.model.amount import exact, format_in
from generator.model.catalogue import ProjectLine, Summary
from generator.model.diagnostic import Severity
from generator.model.han import fold
from generator.model.legal_source import Law, article
from generator.model.message import msg
from generator.model.spot import in_project


def _find(summaries: Sequence[Summary]) -> Iterator[tuple[str, Finding]]:
    by_body = {(one.region.code, one.body.slug, one.folder): one for one in summaries}
    for unit in summaries:
        department = by_body.get((unit.region.code, unit.body.parent, unit.folder)) if unit.body.parent else None
        if department is None:
            continue
        theirs = _of_unit(department, unit)
        for project in unit.projects:
            same = _same(project, theirs)
            if same is None or project.amount.yuan is None or same.amount.yuan is None:
                continue
            if agree(project.amount.yuan, same.amount.yuan, rounding_between(project.amount, same.amount)):
                continue
            with exact():
                difference = project.amount.yuan - same.amount.yuan
            amount = project.amount
            yield (
                unit.path,
                Finding(
                    msg(
                        "“{name}”: {here} {unit} here, {there} {other} in the budget of {department}",
                        name=project.name,
                        here=amount.text,
                        unit=amount.unit.value,
                        there=same.amount.text,
                        other=same.amount.unit.value,
                        department=department.body.name,
                    ),
                    in_project(project.id, "amount"),
                    amount.text,
                    format_in(same.amount.yuan, amount.unit, amount.decimals),
                    format_in(difference, amount.unit, amount.decimals),
                ),
            )


def _of_unit(department: Summary, unit: Summary) -> list[ProjectLine]:
    """The department's projects that this unit carries out, or that name no unit."""
    name, code = fold(unit.body.name), unit.body.code
    return [
        project
        for project in department.projects
        if project.unit is None or fold(project.unit.name) == name or (code and project.unit.code == code)
    ]


def _same(project: ProjectLine, others: Sequence[ProjectLine]) -> ProjectLine | None:
    """The one project with the same code, or where one has none, the same name; None for none or several."""
    by_code = [other for other in others if project.code and other.code and other.code.upper() == project.code.upper()]
    by_name = [
        other for other in others if not (project.code and other.code) and fold(other.name) == fold(project.name)
    ]
    found = by_code or by_name
    return found[0] if len(found) == 1 else None


CHECK = Check(
    id="department-and-unit-differ",
    severity=Severity.WARNING,
    scope=Scope.SUBMISSIONS,
    title=msg("A department and its unit publish different amounts for one project"),
    finds=msg(
        "A project that stands in the budget of a unit and in that of its department for the same year, by its code "
        "or its name, with amounts that differ by more than rounding. Both must be on this site."
    ),
    why=msg("The unit's budget is part of the department's; a reader finds two answers to one question."),
    example=msg("Lighting: 12.00 万元 with 青川市档案馆, 21.00 万元 with 青川市档案管理局."),
    mend=msg("Compare both with what the department approved for the unit"),
    sources=(article(Law.BUDGET_REGULATION, 6),),
    find_across=_find,
    tolerance=ACROSS_TABLES,
)
