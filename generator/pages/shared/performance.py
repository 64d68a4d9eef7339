"""Performance tables (绩效指标表) as pages show them: one table a scope, a group of rows a first level."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass

from generator.model.indicator import Indicator, Scope
from generator.model.indicator_value import IndicatorValue, ValueKind
from generator.model.message import Message, msg
from generator.pages.shared.addresses import doubts_anchor, indicator_anchor
from generator.pages.shared.cut_names import longer_name
from generator.pages.shared.indicator_counts import OTHER_SCOPE, indicator_count
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

_FIELDS = {Scope.TERM: "indicators_term", Scope.YEAR: "indicators"}

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
    is_worded: bool = False
    """Whether it is words, in which nothing can be measured (文字描述)."""


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
    is_cut_off: bool
    """Whether it is empty because the document is cut off before it."""
    anchor: str = ""
    """Id of its row, in the last cell of a row, where the link to the row stands; else empty."""


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
    is_cut_off: bool
    """Whether the name is empty because the document is cut off before it."""
    longer: Message | None
    """What the same printed row gives for the other scope, where this name is cut off; None where it is not."""
    is_doubted: bool
    """Whether the row was read with a doubt."""
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

    id: str
    """Id of its caption on the page."""
    of: str
    """Name of the project or form whose indicators these are."""
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
    named: int
    """How many of them name an indicator."""
    none: int
    """How many of them say that there is none."""
    none_texts: tuple[str, ...]
    """What these print, each once: 无."""
    cut_off: int
    """How many of them have an indicator that the document cuts off: nobody can say that it was not written."""
    is_doubted: bool
    """Whether the table as a whole was read with a doubt."""
    doubts_anchor: str
    """Id of the doubts on the page."""

    @property
    def words(self) -> Iterator[str | Message]:
        """Its heads and the levels, in which terms are explained."""
        yield from self.levels
        yield from (column.label for column in self.columns)
        for group in self.groups:
            yield group.level1
            yield from (row.level2 for row in group.rows if row.level2)


def indicator_tables(
    indicators: tuple[Indicator, ...],
    labels: Mapping[str, str],
    of: str,
    form: str = "",
    *,
    printed: Sequence[str] = (),
    doubts: Collection[str] = (),
) -> tuple[IndicatorTable, ...]:
    """The performance tables of a project or a form, of the whole term before the year; none without indicators.

    `form` is the id of one form among several on a page, `printed` the `printed_names` of the submission, `doubts` the
    fields of the form that were read with a doubt: `indicators_term/11`.
    """
    numbered = tuple(enumerate(indicators, start=1))
    scopes = [scope for scope in (Scope.TERM, Scope.YEAR) if any(each.scope is scope for _, each in numbered)]
    is_plain = scopes == [Scope.YEAR]
    names: dict[Scope, dict[int | None, str]] = {scope: {} for scope in Scope}
    for each in indicators:
        if each.pair is not None:
            names[each.scope][each.pair] = each.name
    return tuple(
        _table(
            Labelled(labels, of, form, names[OTHER_SCOPE[scope]], printed, _doubted(indicators, doubts)),
            scope,
            is_plain,
            tuple(pair for pair in numbered if pair[1].scope is scope),
            _FIELDS[scope] in doubts,
        )
        for scope in scopes
    )


@dataclass(frozen=True, slots=True)
class Labelled:
    """What the tables of one form share."""

    labels: Mapping[str, str]
    """Printed labels that differ from the usual ones."""
    of: str
    """Name of the project or form."""
    form: str
    """Id of the form, where a page has several."""
    names: Mapping[int | None, str]
    """Number of a printed row → name of its indicator of the other scope."""
    printed: Sequence[str]
    """The names of indicators that the submission prints, in order of their characters."""
    doubted: frozenset[int]
    """Numbers of the rows that were read with a doubt."""


def _doubted(indicators: tuple[Indicator, ...], doubts: Collection[str]) -> frozenset[int]:
    """Numbers, from 1 over both scopes, of the rows among `doubts`, whose places count from 0 in one scope."""
    places: Counter[Scope] = Counter()
    found = set()
    for number, each in enumerate(indicators, start=1):
        if f"{_FIELDS[each.scope]}/{places[each.scope]}" in doubts:
            found.add(number)
        places[each.scope] += 1
    return frozenset(found)


def _table(
    form: Labelled, scope: Scope, is_plain: bool, numbered: tuple[tuple[int, Indicator], ...], is_doubted: bool
) -> IndicatorTable:
    columns = tuple(
        IndicatorColumn(key, form.labels.get(f"indicators/{key}", label))
        for key, label in _COLUMNS
        if key == "value" or any(getattr(indicator, key) is not None for _, indicator in numbered)
    )
    count = indicator_count([[indicator for _, indicator in numbered]])
    return IndicatorTable(
        id="-".join(filter(None, (form.form, "indicators", scope.value))),
        of=form.of,
        scope_label=None if is_plain else scope_word(scope),
        levels=tuple(form.labels.get(f"indicators/{key}", label) for key, label in _LEVELS),
        columns=columns,
        groups=tuple(_groups(numbered, columns, form)),
        count=len(numbered),
        named=count.named,
        none=count.none,
        none_texts=count.none_texts,
        cut_off=count.cut_off,
        is_doubted=is_doubted,
        doubts_anchor=doubts_anchor(form.form),
    )


def _groups(
    numbered: tuple[tuple[int, Indicator], ...], columns: tuple[IndicatorColumn, ...], form: Labelled
) -> Iterator[IndicatorGroup]:
    start = 0
    for end in range(1, len(numbered) + 1):
        if end == len(numbered) or not numbered[end][1].continues_level1:
            yield IndicatorGroup(numbered[start][1].level1, tuple(_rows(numbered[start:end], columns, form)))
            start = end


def _rows(
    numbered: tuple[tuple[int, Indicator], ...], columns: tuple[IndicatorColumn, ...], form: Labelled
) -> Iterator[IndicatorRow]:
    for place, (number, indicator) in enumerate(numbered):
        span = 0
        # A cell of the second level never reaches out of its group, whatever the row says of itself.
        if place == 0 or not indicator.continues_level2:
            span = 1
            while place + span < len(numbered) and numbered[place + span][1].continues_level2:
                span += 1
        anchor = indicator_anchor(number, form.form)
        last = columns[-1].key
        yield IndicatorRow(
            anchor=anchor,
            level1_rows=0 if place else len(numbered),
            level2=indicator.level2 if span else None,
            level2_rows=span,
            name=indicator.name,
            is_cut_off="name" in indicator.cut_off,
            longer=longer_name(indicator, form.names.get(indicator.pair, ""), form.printed),
            is_doubted=number in form.doubted,
            cells=tuple(_cell(indicator, column.key, anchor if column.key == last else "") for column in columns),
        )


def _cell(indicator: Indicator, key: str, anchor: str) -> IndicatorCell:
    is_cut_off = key in indicator.cut_off
    if key == "value":
        return IndicatorCell(indicator.value.text, target(indicator.value), is_cut_off, anchor)
    return IndicatorCell(getattr(indicator, key) or "", None, is_cut_off, anchor)


def target(value: IndicatorValue) -> Target:
    """The printed target cut for the eye; whole where it is no measure: `有效利用`, `2024年11月15日`."""
    if value.kind is ValueKind.NUMBER or value.kind is ValueKind.RANGE:
        found = _MEASURE.fullmatch(value.text)
        if found is not None:
            return Target(value.text, found["operator"], found["figure"], found["rest"])
    return Target(value.text, "", "", "", is_worded=value.is_qualitative)
