"""What an earlier submission can lend to a new one: what stays from year to year, and never a figure."""

from __future__ import annotations

import dataclasses
import re

from generator.model.amount import Amount, MoneyUnit, parse_amount
from generator.model.body import Unit
from generator.model.indicator import Indicator
from generator.model.indicator_value import parse_indicator_value
from generator.model.project import Project
from generator.model.submission import Status, Submission, SubmissionKind, Targets

_DIGIT = re.compile(r"\d")


def empty_submission(earlier: Submission, year: int, kind: SubmissionKind) -> Submission:
    """The submission of a new year with the cover, the units and the target forms of an earlier one."""
    is_same_kind = earlier.kind is kind
    return dataclasses.replace(
        earlier,
        fiscal_year=year,
        kind=kind,
        title=with_year(earlier.title, earlier.fiscal_year, year) if is_same_kind else "",
        status=Status.UNSTATED,
        status_text="",
        projects=(),
        sections=(),
        targets=tuple(_empty_targets(one, earlier.fiscal_year, year) for one in earlier.targets if is_same_kind),
        tables=(),
        removed=(),
        removed_tables=(),
        terms=(),
        projects_part=earlier.projects_part if is_same_kind else (),
        dated="",
        published_on="",
        publish_on=None,
        approved_on="",
        secrecy_review=None,
        source_url="",
        source=None,
    )


def empty_project(earlier: Project, years: tuple[int, int], units: tuple[Unit, ...]) -> Project:
    """The project in a new year: name, money sources, labels and names of indicators without any figure.

    `years`: the one it is taken from and the new one. `units`: those of the new year.
    """
    before, year = years
    blank = _blank(earlier.money_unit)
    return dataclasses.replace(
        earlier,
        id="",
        name=with_year(earlier.name, before, year),
        code=_blank_text(earlier.code),
        heading=None,
        unit=earlier.unit if earlier.unit in {unit.key for unit in units} else "",
        amount=blank,
        amount_term=None if earlier.amount_term is None else blank,
        funding=tuple(dataclasses.replace(one, amount=blank) for one in earlier.funding),
        # They tell of one year, and figures stand in them: a form that has the field keeps it, blank.
        purpose=_blank_text(earlier.purpose),
        overview=_blank_text(earlier.overview),
        basis=_blank_text(earlier.basis),
        necessity=_blank_text(earlier.necessity),
        safeguards=_blank_text(earlier.safeguards),
        schedule=_blank_text(earlier.schedule),
        term=_blank_text(earlier.term),
        notes=tuple(dataclasses.replace(note, text="") for note in earlier.notes),
        plan=tuple(dataclasses.replace(step, share="") for step in earlier.plan),
        goals=(),
        indicators=_empty_indicators(earlier.indicators, before, year),
        secrecy_review=None,
    )


def with_year(text: str, before: int, year: int) -> str:
    """The text of one year as that of another."""
    return re.sub(rf"(?<!\d){before}(?!\d)", str(year), text)


def _empty_targets(targets: Targets, before: int, year: int) -> Targets:
    return dataclasses.replace(
        targets,
        title=with_year(targets.title, before, year),
        facts=tuple(dataclasses.replace(fact, text="") for fact in targets.facts),
        budget=tuple(dataclasses.replace(line, amount=_blank(line.amount.unit)) for line in targets.budget),
        tasks=(),
        directions=(),
        goals=(),
        indicators=_empty_indicators(targets.indicators, before, year),
    )


def _empty_indicators(rows: tuple[Indicator, ...], before: int, year: int) -> tuple[Indicator, ...]:
    return tuple(_empty_indicator(row, before, year) for row in rows)


def _empty_indicator(row: Indicator, before: int, year: int) -> Indicator:
    name = with_year(row.name, before, year)
    has_figure = bool(_DIGIT.search(name.replace(str(year), "")))
    return dataclasses.replace(
        row,
        # 修复档案1200卷 tells last year's target in the name.
        name="" if has_figure else name,
        value=parse_indicator_value(""),
        cut_off=(),
        description=_blank_text(row.description),
        basis=_blank_text(row.basis),
        standard=_blank_text(row.standard),
        weight=_blank_text(row.weight),
        remark=_blank_text(row.remark),
    )


def _blank_text(text: str | None) -> str | None:
    return None if text is None else ""


def _blank(unit: MoneyUnit) -> Amount:
    return parse_amount("", unit)
