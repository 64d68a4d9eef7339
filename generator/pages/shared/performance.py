"""Performance tables (绩效指标表) as pages show them: one table a scope, a group of rows a first level."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from generator.model.indicator import Indicator, Scope
from generator.model.indicator_value import IndicatorValue, ValueKind
from generator.model.message import Message, msg
from generator.model.project import Project
from generator.pages.shared.addresses import indicator_anchor
from generator.pages.shared.words import scope_word

_COLUMNS = (
    ("description", msg("Indicator description")),
    ("value", msg("Target value")),
    ("basis", msg("Basis of the target value")),
    ("standard", msg("Performance standard")),
    ("weight", msg("Weight")),
    ("remark", msg("Remark")),
)
_LEVELS = (
    ("level1", msg("First level")),
    ("level2", msg("Second level")),
    ("name", msg("Third level")),
)

# The sign, the figure and what follows it, told apart only for the eye: together they are the printed text.
_MEASURE = re.compile(
    r"(?P<operator>\s*(?:[><]=|[≥≤><=＞＜＝≧≦±]|不[少低小短]于|不超过|不[高大多迟晚]于|[大小]于(?:或?等于)?|[高低多少]于|"
    r"超过|至[少多]|等于)?\s*)"
    r"(?P<figure>[+-]?[0-9０-９](?:[0-9０-９,，.．]*[0-9０-９])?)"
    r"(?P<rest>.*)",
    re.DOTALL,
)


@dataclass(frozen=True, slots=True)
class Target:
    """A printed target cut for the eye into sign, figure and rest; joined they are the printed text."""

    text: str
    """The whole printed text; empty where the cell is blank."""
    operator: str
    """The sign before the figure; empty where there is none."""
    figure: str
    """The number as printed; empty where the target does not begin with one."""
    rest: str
    """What follows the number: unit, 以上."""


@dataclass(frozen=True, slots=True)
class IndicatorColumn:
    """A column of a performance table after the three levels."""

    key: str
    """Name of the indicator's field."""
    label: str | Message
    """Its head: as printed where the form prints another than the usual one."""


@dataclass(frozen=True, slots=True)
class IndicatorCell:
    """A cell after the three levels."""

    text: str
    """As printed; empty where the form left it blank."""
    target: Target | None
    """The target cut for the eye, in the column of target values only."""


@dataclass(frozen=True, slots=True)
class IndicatorRow:
    """One row of a performance table."""

    anchor: str
    """Id of the row on the page."""
    level1_rows: int
    """How many rows the cell of the first level spans, in the first row of its group; else 0."""
    level2: str | None
    """Second level as printed; None where the cell of a row above reaches down to this row."""
    level2_rows: int
    """How many rows the cell of the second level spans; 0 where it is None."""
    name: str
    """Third level as printed."""
    cells: tuple[IndicatorCell, ...]
    """One cell a column."""


@dataclass(frozen=True, slots=True)
class IndicatorGroup:
    """The rows of one printed cell of the first level."""

    level1: str
    """First level as printed."""
    rows: tuple[IndicatorRow, ...]
    """At least one row."""


@dataclass(frozen=True, slots=True)
class IndicatorTable:
    """The performance table of one scope."""

    scope: str
    """`year` or `term`: part of the ids on the page."""
    scope_label: Message | None
    """年度 or 实施期; None where the form knows only the year."""
    levels: tuple[str | Message, ...]
    """Heads of the three levels."""
    columns: tuple[IndicatorColumn, ...]
    """The columns the form has after the three levels."""
    groups: tuple[IndicatorGroup, ...]
    """The rows by first level, in printed order."""
    count: int
    """How many rows."""


def indicator_tables(project: Project, labels: Mapping[str, str]) -> tuple[IndicatorTable, ...]:
    """The performance tables of a project, of the whole term before the year; none where it has no indicators."""
    numbered = tuple(enumerate(project.indicators, start=1))
    scopes = [scope for scope in (Scope.TERM, Scope.YEAR) if any(each.scope is scope for _, each in numbered)]
    is_plain = scopes == [Scope.YEAR]
    return tuple(
        _table(scope, is_plain, tuple(pair for pair in numbered if pair[1].scope is scope), labels) for scope in scopes
    )


def _table(
    scope: Scope, is_plain: bool, numbered: tuple[tuple[int, Indicator], ...], labels: Mapping[str, str]
) -> IndicatorTable:
    columns = tuple(
        IndicatorColumn(key, labels.get(f"indicators/{key}", label))
        for key, label in _COLUMNS
        if key == "value" or any(getattr(indicator, key) is not None for _, indicator in numbered)
    )
    return IndicatorTable(
        scope=scope.value,
        scope_label=None if is_plain else scope_word(scope),
        levels=tuple(labels.get(f"indicators/{key}", label) for key, label in _LEVELS),
        columns=columns,
        groups=tuple(_groups(numbered, columns)),
        count=len(numbered),
    )


def _groups(
    numbered: tuple[tuple[int, Indicator], ...], columns: tuple[IndicatorColumn, ...]
) -> Iterator[IndicatorGroup]:
    start = 0
    for end in range(1, len(numbered) + 1):
        if end == len(numbered) or not numbered[end][1].continues_level1:
            yield IndicatorGroup(numbered[start][1].level1, tuple(_rows(numbered[start:end], columns)))
            start = end


def _rows(numbered: tuple[tuple[int, Indicator], ...], columns: tuple[IndicatorColumn, ...]) -> Iterator[IndicatorRow]:
    for place, (number, indicator) in enumerate(numbered):
        span = 0
        # A cell of the second level never reaches out of its group, whatever the row says of itself.
        if place == 0 or not indicator.continues_level2:
            span = 1
            while place + span < len(numbered) and numbered[place + span][1].continues_level2:
                span += 1
        yield IndicatorRow(
            anchor=indicator_anchor(number),
            level1_rows=0 if place else len(numbered),
            level2=indicator.level2 if span else None,
            level2_rows=span,
            name=indicator.name,
            cells=tuple(_cell(indicator, column.key) for column in columns),
        )


def _cell(indicator: Indicator, key: str) -> IndicatorCell:
    if key == "value":
        return IndicatorCell(indicator.value.text, target(indicator.value))
    return IndicatorCell(getattr(indicator, key) or "", None)


def target(value: IndicatorValue) -> Target:
    """The printed target cut for the eye; whole where it is no measure: `有效利用`, `2024年11月15日`."""
    if value.kind is ValueKind.NUMBER or value.kind is ValueKind.RANGE:
        found = _MEASURE.fullmatch(value.text)
        if found is not None:
            return Target(value.text, found["operator"], found["figure"], found["rest"])
    return Target(value.text, "", "", "")
