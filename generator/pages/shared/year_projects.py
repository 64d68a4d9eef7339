"""The projects of a submission as the page of its year lists them: by amount, with their printed order, and by unit."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal

from generator.model.catalogue import ProjectLine, Relations, Total, UnitGroup
from generator.model.message import Message
from generator.model.submission import SubmissionKind
from generator.pages.shared.addresses import unit_anchor
from generator.pages.shared.charts import Bar, bars, bars_of, share
from generator.pages.shared.view import unit_line
from generator.pages.shared.words import decimals_in_yuan, is_converted, left_out_note, sum_as_printed, total_label


@dataclass(frozen=True, slots=True)
class Sum:
    """What the amounts of projects add up to; never a printed total."""

    total: Total
    """Exact, and how many amounts it counts."""
    figure: str
    """The sum as its amounts are printed: in their unit, with their decimals."""
    unit: str
    """That unit; 元 where they have several."""
    label: Message
    """What it adds up, and that this site computed it."""
    note: Message | None
    """What it could not count."""


@dataclass(frozen=True, slots=True)
class RankedProject:
    """A project in the list by amount."""

    line: ProjectLine
    """Its name, address, code and amount."""
    rank: int
    """Its rank by amount, from 1; equal amounts share one; 0 where no number is printed."""
    number: int
    """Its place in the document, from 1."""
    bar: Bar | None
    """How long its amount is drawn; None where no number is printed, or none beside it to compare with."""
    unit: str
    """Code and name of its unit; empty for none."""
    unit_anchor: str
    """Id of that unit on the page."""


@dataclass(frozen=True, slots=True)
class RankedProjects:
    """All projects of a submission, the largest first."""

    rows: tuple[RankedProject, ...]
    """Those without a printed number last, in printed order like those of equal amounts."""
    sum: Sum
    """What they add up to."""
    has_codes: bool
    """Whether any of them has a code."""
    has_units: bool
    """Whether they are of several units, so that each says its own."""
    is_converted: bool
    """Whether a column in 元 tells more than the printed one."""
    decimals: int
    """How many decimals that column has."""
    largest_share: str
    """Share of the largest in the sum, rounded to one decimal; empty where shares mean nothing."""


@dataclass(frozen=True, slots=True)
class UnitRow:
    """A unit and its projects."""

    anchor: str
    """Id on the page."""
    name: str
    """Code and name; empty for the projects of no unit."""
    projects: tuple[ProjectLine, ...]
    """In printed order; none for a unit that has no project."""
    sum: Sum
    """What their amounts add up to."""
    bar: Bar | None
    """How long that sum is drawn; None where nothing was counted."""


def sum_of_lines(kind: SubmissionKind, total: Total, lines: Sequence[ProjectLine]) -> Sum:
    """The sum of these projects as the pages show it."""
    figure, unit = sum_as_printed(total, (line.amount for line in lines))
    return Sum(total, figure, unit, total_label(kind, total), left_out_note(total))


def ranked_projects(relations: Relations) -> RankedProjects:
    """The projects of a submission by amount."""
    summary = relations.summary
    lines = summary.projects
    values = [line.amount.yuan for line in lines if line.amount.yuan is not None]
    drawn = bars_of([line.amount for line in lines]) if len(values) > 1 else (None,) * len(lines)
    numbered = sorted(enumerate(zip(lines, drawn, strict=True), start=1), key=lambda one: _order(one[1][0]))
    ranks: dict[Decimal, int] = {}
    return RankedProjects(
        rows=tuple(
            RankedProject(
                line=line,
                rank=ranks.setdefault(line.amount.yuan, place) if line.amount.yuan is not None else 0,
                number=number,
                bar=bar,
                unit=unit_line(line.unit),
                unit_anchor=unit_anchor(line.unit),
            )
            for place, (number, (line, bar)) in enumerate(numbered, start=1)
        ),
        sum=sum_of_lines(summary.kind, summary.total, lines),
        has_codes=any(line.code for line in lines),
        has_units=len(relations.groups) > 1,
        is_converted=is_converted(line.amount for line in lines),
        decimals=decimals_in_yuan(values),
        largest_share=_largest_share(values, summary.total),
    )


def _order(line: ProjectLine) -> tuple[bool, Decimal]:
    return line.amount.yuan is None, -(line.amount.yuan or Decimal(0))


def _largest_share(values: Sequence[Decimal], total: Total) -> str:
    if len(values) < 2 or min(values) < 0 or not total.yuan:
        return ""
    return share(max(values), total.yuan)


def unit_rows(kind: SubmissionKind, groups: Sequence[UnitGroup]) -> tuple[UnitRow, ...]:
    """The units of a submission in the order of the document, each with its projects and their sum."""
    sums = [group.total.yuan if group.total.counted else None for group in groups]
    drawn = bars(sums) if len(groups) > 1 else (None,) * len(groups)
    return tuple(
        UnitRow(
            anchor=unit_anchor(group.unit),
            name=unit_line(group.unit),
            projects=group.projects,
            sum=sum_of_lines(kind, group.total, group.projects),
            bar=bar,
        )
        for group, bar in zip(groups, drawn, strict=True)
    )
