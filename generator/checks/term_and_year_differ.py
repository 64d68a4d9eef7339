"""The whole term (实施期) and the year (年度) of one indicator that do not agree."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from decimal import Decimal
from typing import Final

from generator.checks import Check, Finding, Scope, Subject
from generator.checks.shared.indicator_rows import IndicatorRow
from generator.checks.shared.merged_rows import MergedTable, is_empty_row, is_one_name, merged_tables
from generator.model.amount import MoneyUnit, exact
from generator.model.diagnostic import Severity
from generator.model.han import strip_blanks
from generator.model.indicator import Scope as Time
from generator.model.indicator_value import IndicatorValue, Operator, ValueKind
from generator.model.legal_source import PRACTICE
from generator.model.message import msg

_ONE_YEAR: Final = re.compile("(?:1|一)年(?:期)?|12个月|20[0-9]{2}年?度?")
_UNKNOWN: Final = frozenset((ValueKind.BLANK, ValueKind.CUT_OFF))
_MOST_PAIRED: Final = 4
"""Pairs a longer project must have for its one indicator without a partner to stand out."""
_UNITS: Final = {unit.value: unit.yuan for unit in MoneyUnit}


def _find(subject: Subject) -> Iterable[Finding]:
    for table in subject.view(merged_tables):
        filled = [row for row in table.printed if not is_empty_row(row)]
        years = [row for row in filled if row.indicator.scope is Time.YEAR]
        terms = [row for row in filled if row.indicator.scope is Time.TERM]
        if years and terms:
            yield from _compared(years, terms, table)


def _is_one_year(table: MergedTable) -> bool:
    return table.project is not None and _ONE_YEAR.fullmatch(strip_blanks(table.project.term or "")) is not None


def _compared(years: Sequence[IndicatorRow], terms: Sequence[IndicatorRow], table: MergedTable) -> Iterable[Finding]:
    is_one_year = _is_one_year(table)
    for year in years:
        term = table.twins.get(id(year))
        if term is not None:
            yield from _values(year, term, is_one_year=is_one_year)
    yield from _alone(years, terms, table.twins, is_one_year=is_one_year)
    yield from _moved(years, terms, table.twins)


def _values(year: IndicatorRow, term: IndicatorRow, *, is_one_year: bool) -> Iterable[Finding]:
    now, whole = year.indicator.value, term.indicator.value
    if _UNKNOWN & {now.kind, whole.kind} or _agree(now, whole):
        return
    if not is_one_year and _may_differ(now, whole):
        return
    yield Finding(
        msg('The whole term prints "{term}", the year "{year}"', term=whole.text.strip(), year=now.text.strip()),
        year.at("target"),
        now.text,
        whole.text,
        _difference(now, whole),
        related=(term.at("target"),),
        # Two amounts of money for one thing in one year: what is published contradicts itself.
        severity=Severity.ERROR if is_one_year and _is_money(now) and _is_money(whole) else None,
    )


def _is_money(value: IndicatorValue) -> bool:
    return value.kind is ValueKind.NUMBER and value.unit in _UNITS


def _agree(now: IndicatorValue, whole: IndicatorValue) -> bool:
    """Whether two targets ask the same; amounts of 元 and 万元 to half of the last place that either prints."""
    if strip_blanks(now.text) == strip_blanks(whole.text):
        return True
    if now.kind is not whole.kind or now.operator is not whole.operator:
        return False
    if now.kind is ValueKind.DATE or now.kind is ValueKind.PERIOD:
        known = now.date_from is not None or now.date_to is not None
        return known and (now.date_from, now.date_to) == (whole.date_from, whole.date_to)
    if now.number is None or whole.number is None:
        return False
    if now.unit == whole.unit:
        return (now.number, now.upper) == (whole.number, whole.upper)
    if now.unit not in _UNITS or whole.unit not in _UNITS:
        return False
    with exact():
        apart = abs(now.number * _UNITS[now.unit] - whole.number * _UNITS[whole.unit])
        return apart * 2 <= max(_last_place(now), _last_place(whole))


def _last_place(value: IndicatorValue) -> Decimal:
    """The last printed place of an amount, in 元."""
    decimals = max(0, -int(value.number.as_tuple().exponent)) if value.number is not None else 0
    return Decimal(1).scaleb(-decimals) * _UNITS[value.unit]


def _may_differ(now: IndicatorValue, whole: IndicatorValue) -> bool:
    """Whether a term of several years may well ask for something else than one of them."""
    kinds = {now.kind, whole.kind}
    if kinds == {ValueKind.TEXT, ValueKind.NUMBER}:
        return False
    if kinds != {ValueKind.NUMBER} or now.number is None or whole.number is None or now.unit != whole.unit:
        return True
    # What is counted or spent adds up over the years; a rate or a price may go either way.
    adds_up = bool(now.unit) and now.unit not in ("%", "百分比") and "/" not in now.unit
    is_ceiling = now.operator in (Operator.LE, Operator.LT, Operator.EQ, Operator.NONE)
    return not adds_up or not is_ceiling or now.number <= whole.number


def _difference(now: IndicatorValue, whole: IndicatorValue) -> str:
    if now.number is None or whole.number is None or now.unit != whole.unit:
        return ""
    with exact():
        return f"{now.number - whole.number:+,f}{now.unit}"


def _alone(
    years: Sequence[IndicatorRow],
    terms: Sequence[IndicatorRow],
    twins: Mapping[int, IndicatorRow],
    *,
    is_one_year: bool,
) -> Iterable[Finding]:
    """Indicators of one column that the other lacks.

    Of longer projects a single one whose half of the printed row is blank, where all others stand side by side.
    """
    beside = {id(term) for term in twins.values()}
    # A name that the other column has as well, but once less, is a repeated row: a question of its own.
    names = {row.name for row in (*years, *terms) if id(row) in twins or id(row) in beside}
    missing = [(row, True) for row in years if id(row) not in twins]
    missing += [(row, False) for row in terms if id(row) not in beside]
    missing = [one for one in missing if one[0].name not in names | {""}]
    if not is_one_year and (len(missing) != 1 or len(twins) < _MOST_PAIRED or missing[0][0].indicator.pair is None):
        return
    for row, is_of_year in missing:
        name = row.name
        yield Finding(
            msg('The column of the whole term has no "{name}"', name=name)
            if is_of_year
            else msg('The column of the year has no "{name}"', name=name),
            row.at("name"),
            row.indicator.name,
            severity=None if is_one_year else Severity.NOTICE,
        )


def _moved(
    years: Sequence[IndicatorRow], terms: Sequence[IndicatorRow], twins: Mapping[int, IndicatorRow]
) -> Iterable[Finding]:
    """Once for a table: rows whose two halves speak of two indicators, though each stands in the other column too."""
    beside = {row.indicator.pair: row for row in terms if row.indicator.pair is not None}
    for year in years:
        pair, twin = year.indicator.pair, twins.get(id(year))
        if pair is None or twin is None or twin.indicator.pair is None:
            continue
        half = beside.get(pair)
        if half is None and twin.indicator.pair != pair:
            yield _in_two_rows(year, twin)
            return
        if half is not None and not is_one_name(year, half):
            yield Finding(
                msg(
                    'Side by side stand "{year}" and "{term}": the columns list the indicators in different orders',
                    year=year.name,
                    term=half.name,
                ),
                year.at("name"),
                year.indicator.name,
                half.indicator.name,
                related=(half.at("name"), twin.at("name")),
                severity=Severity.NOTICE,
            )
            return


def _in_two_rows(year: IndicatorRow, term: IndicatorRow) -> Finding:
    return Finding(
        msg(
            '"{name}" stands in row {year} of the year and in row {term} of the whole term',
            name=year.name,
            year=year.indicator.pair or 0,
            term=term.indicator.pair or 0,
        ),
        year.at("row"),
        str(year.indicator.pair),
        str(term.indicator.pair),
        related=(term.at("row"),),
        severity=Severity.NOTICE,
    )


CHECK = Check(
    id="term-and-year-differ",
    severity=Severity.WARNING,
    scope=Scope.TABLE,
    title=msg("Whole term and year do not agree"),
    finds=msg(
        "An indicator that a project of one year prints with two targets, one for the whole term, one for the year. "
        "Of longer projects only what cannot be meant: words against a figure, or a ceiling of the year above that of "
        "the whole term. Indicators that one column lacks. Less gravely: indicators in different rows or orders. Two "
        "amounts of money in a project of one year are an error."
    ),
    why=msg("Two targets for one thing leave open which of the two the project is measured by."),
    example=msg("“Cost of the meeting room” ≤350万元 for the whole term of one year, ≤300万元 for the year."),
    mend=msg("Compare both columns and put right the one that slipped"),
    sources=(PRACTICE,),
    find=_find,
    tolerance=msg("None within one unit; between 元 and 万元 half of the last place that either prints"),
)
