"""A submission as the pages above it see it, and what its own pages share."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from types import MappingProxyType

from generator.checks import Subject
from generator.checks.shared.published_figures import main_figures
from generator.model.amount import Amount, sum_yuan
from generator.model.body import Unit
from generator.model.catalogue import (
    ProjectLine,
    Relations,
    Sibling,
    Summary,
    TableLine,
    TargetsLine,
    Total,
    UnitGroup,
)
from generator.model.diagnostic import Diagnostic
from generator.model.indicator import kinds_of
from generator.model.main_figures import MainFigures
from generator.model.related import OtherYear
from generator.model.rule import Rule
from generator.model.site import Site
from generator.model.submission import Submission
from generator.pages.shared.printed_totals import printed_totals
from generator.pages.shared.table_figures import table_figures
from generator.relate.listings import function_lines, indicator_lines, sorted_projects
from generator.relate.near_names import near_names
from generator.relate.questions import answers


def total_of(amounts: Sequence[Amount]) -> Total:
    """The exact sum of what are numbers, of how many, and how many were left out."""
    counted = sum(amount.is_number for amount in amounts)
    return Total(sum_yuan(amounts), counted, len(amounts) - counted)


def summarise(submission: Submission, subject: Subject | None = None) -> Summary:
    """What the pages above the submission show of it, and what checks across submissions compare.

    `subject` is the submission as its own checks saw it, so that what they worked out is not worked out again.
    """
    subject = subject or Subject(submission)
    units = {unit.key: unit for unit in submission.units}
    lines = tuple(
        ProjectLine(
            id=project.id,
            name=project.name,
            code=project.code,
            unit=units.get(project.unit),
            amount=project.amount,
            address=f"{submission.path}p/{project.id}/",
        )
        for project in submission.projects
    )
    return Summary(
        path=submission.path,
        folder=submission.folder,
        region=submission.region,
        body=submission.body,
        fiscal_year=submission.fiscal_year,
        kind=submission.kind,
        title=submission.title,
        status=submission.status,
        origin=submission.origin,
        projects=lines,
        total=total_of([line.amount for line in lines]),
        units=submission.units,
        has_text=bool(submission.sections),
        tables=tuple(
            TableLine(table.title, f"{submission.path}t/{table.id}/", table.kind, table.is_empty)
            for table in submission.tables
        ),
        targets=tuple(
            TargetsLine(form.id, form.title, form.owner, kinds_of(form.indicators)) for form in submission.targets
        ),
        terms=submission.terms,
        indicators=tuple(indicator_lines(submission)),
        functions=tuple(function_lines(submission)),
        figures=subject.share(main_figures),
        approved_on=submission.approved_on,
        published_on=submission.public_on,
        publish_on=submission.publish_on,
        printed_totals=printed_totals(submission),
        table_figures=table_figures(submission),
        sorts=tuple(sorted_projects(submission)),
        answers=tuple(answers(submission)),
        revisions=submission.revisions,
    )


def relate_submission(
    summary: Summary,
    siblings: Iterable[Sibling],
    findings: tuple[Diagnostic, ...] = (),
    rules: Mapping[str, Rule] = MappingProxyType({}),
    other_years: Mapping[str, tuple[OtherYear, ...]] = MappingProxyType({}),
    before: Relations | None = None,
) -> Relations:
    """What the submission's pages need beyond itself, and what they share; of the checks those that found something.

    `before`: its relations when it was last looked at; groups and near names hold while its projects are the same.
    """
    is_known = (
        before is not None and before.summary.projects is summary.projects and before.summary.units is summary.units
    )
    return Relations(
        # What only pages over all submissions list need not travel to whoever renders this one.
        summary=replace(summary, terms=(), indicators=(), functions=(), figures=MainFigures(), sorts=(), answers=()),
        groups=before.groups if before is not None and is_known else tuple(_groups(summary)),
        near_names=before.near_names if before is not None and is_known else near_names(summary.projects),
        siblings=tuple(siblings),
        findings=findings,
        rules={one.check: rules[one.check] for one in findings if one.check in rules},
        checks=len(rules),
        other_years=dict(other_years),
    )


def with_groups(relations: Relations, summary: Summary) -> Relations:
    """The relations with what only the submission's own pages need of them, which nobody asked for before."""
    return replace(relations, groups=tuple(_groups(summary)), near_names=near_names(summary.projects))


def shown_findings(found: Iterable[Diagnostic], site: Site) -> tuple[Diagnostic, ...]:
    """The findings the site makes public, errors first; what was released always is."""
    least = site.shown_findings.rank
    shown = (one for one in found if one.severity.rank <= least or one.release is not None)
    return tuple(sorted(shown, key=lambda one: one.sort_key))


def _groups(summary: Summary) -> Iterable[UnitGroup]:
    units: tuple[Unit | None, ...] = (*summary.units, None)
    for unit in units:
        lines = tuple(line for line in summary.projects if line.unit == unit)
        if lines or unit is not None:
            yield UnitGroup(unit, lines, total_of([line.amount for line in lines]))
