"""An indicator's name that a narrow column cut off."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Final

from generator.checks import Check, Finding, Scope, Subject
from generator.checks.shared.indicator_rows import IndicatorRow
from generator.checks.shared.merged_rows import MergedTable, is_empty_row, merged_tables
from generator.model.diagnostic import Severity
from generator.model.han import strip_blanks
from generator.model.indicator import Scope as Term
from generator.model.legal_source import PRACTICE
from generator.model.message import msg

_SHORTEST_COLUMN: Final = 6
"""No printed column is narrower, in signs; two names of fewer signs that agree so far are two names."""
_LEAST_WIDTH: Final = 10
"""Below so many signs, names that are as long as the longest are so by chance."""
_LEAST_AT_WIDTH: Final = 3
"""So many names of a column that are equally wide, and none wider, end at its edge."""
_OPEN_END: Final = re.compile("(?:[（(【《〈“][^）)】》〉”]*|[、，,（(【《“])$")
"""A name that ends inside brackets or with a mark that wants more."""


@dataclass(frozen=True, slots=True)
class _Named:
    """A row with what it prints as its name, and the fuller text it was cut from."""

    row: IndicatorRow
    name: str
    fuller: str
    other: IndicatorRow | None
    """The row that prints the fuller name; None where the row's own description does."""


class _Names:
    """The names of all tables, and how wide the two columns of the projects' tables are."""

    def __init__(self, tables: Sequence[MergedTable]) -> None:
        """Every name without blanks."""
        printed = [(table, row, row.name) for table in tables for row in table.printed]
        self._sorted = sorted({name for _, _, name in printed})
        self.widths = {
            scope: _width({name for table, row, name in printed if table.project and row.indicator.scope is scope})
            for scope in Term
        }

    def may_be_cut(self, one: _Named) -> bool:
        """Whether the fuller name may be cut off as well: it goes on elsewhere, or is as long as its column is wide."""
        name = one.fuller
        if one.other is not None and _printed(name) == self.widths[one.other.indicator.scope]:
            return True
        at = bisect_right(self._sorted, name)
        return at < len(self._sorted) and self._sorted[at].startswith(name)


def _width(names: Iterable[str]) -> int:
    """Where a column with such names ends, in half signs; 0 where nothing shows it."""
    widths = [_printed(name) for name in names]
    longest = max(widths, default=0)
    return longest if longest >= 2 * _LEAST_WIDTH and widths.count(longest) >= _LEAST_AT_WIDTH else 0


def _find(subject: Subject) -> Iterable[Finding]:
    tables = subject.view(merged_tables)
    described: list[_Named] = []
    beside: dict[int, list[_Named]] = {}
    for number, one in _cut_names(tables):
        if one.other is None:
            described.append(one)
        else:
            beside.setdefault(number, []).append(one)
    names = _Names(tables)
    for cut in beside.values():
        yield _beside(cut, names)
    yield from _cut_at_the_edge(tables, names)
    for table in tables:
        yield from _cut_rows(table)
    if described:
        yield from _cut_descriptions(described, _longest_name(tables))


def _beside(cut: list[_Named], names: _Names) -> Finding:
    """Once for a table: the names that its other column prints further."""
    first = cut[0]
    others = tuple(spot for one in cut for spot in (one.row.at("name"), one.other.at("name") if one.other else None))
    said = {"name": first.name, "fuller": first.fuller}
    return Finding(
        msg('The name ends after "{name}"; the other column prints "{fuller}"', **said)
        if len(cut) == 1
        else msg(
            '{count} names of this table are cut off, the first after "{name}"; the other column prints "{fuller}"',
            count=len(cut),
            **said,
        ),
        first.row.at("name"),
        first.row.indicator.name,
        "" if names.may_be_cut(first) else first.fuller,
        related=tuple(spot for spot in others[1:] if spot is not None),
        # Nothing is lost: the other column has more of it.
        severity=Severity.NOTICE,
    )


def _printed(name: str) -> int:
    """How wide a name is, in half signs: digits and Latin letters take half of what a Han character does."""
    return 2 * len(name) - len(name.encode("ascii", "ignore"))


def _cut_at_the_edge(tables: Sequence[MergedTable], names: _Names) -> Iterable[Finding]:
    """Names as long as their column is wide that a longer name elsewhere goes on with, be it under another kind."""
    width = max(names.widths.values())
    if not width:
        return
    longer: dict[str, tuple[IndicatorRow, str]] = {}
    for table in tables:
        for row in table.printed:
            name = row.name
            for end in range(_LEAST_WIDTH, min(len(name), width)):
                longer.setdefault(name[:end], (row, name))
    for table in tables:
        for row in table.printed if table.project else ():
            name = row.name
            known = longer.get(name)
            if known is not None and _printed(name) == names.widths[row.indicator.scope]:
                other, fuller = known
                yield Finding(
                    msg('The name ends after "{name}"; elsewhere stands "{fuller}"', name=name, fuller=fuller),
                    row.at("name"),
                    row.indicator.name,
                    fuller,
                    related=(other.at("name"),),
                )


def _cut_descriptions(described: list[_Named], longest: int) -> Iterable[Finding]:
    """Names that their description goes on with: cut for certain where several end at the width of the column."""
    at_width = sum(len(one.name) == longest for one in described)
    for one in described:
        is_at_width = len(one.name) == longest >= _LEAST_WIDTH and at_width > 1
        if is_at_width or _OPEN_END.search(one.name):
            yield Finding(
                msg('The name ends after "{name}"; its description is "{fuller}"', name=one.name, fuller=one.fuller),
                one.row.at("name"),
                one.row.indicator.name,
                one.fuller,
                related=(one.row.at("description"),),
            )


def _cut_rows(table: MergedTable) -> Iterable[Finding]:
    """Once for a table: rows whose names the document does not reach."""
    cut = [row for row in table.printed if "name" in row.indicator.cut_off and not table.repeats_name(row)]
    # A row whose other column is there and empty was left empty by the form; what is cut off said nothing either.
    empty = {row.indicator.pair for row in table.printed if row.is_placeholder and not row.indicator.cut_off} - {None}
    cut = [row for row in cut if row.indicator.pair not in empty]
    if cut:
        yield Finding(
            msg("In {count} rows the document does not show the name; nobody can say what it was", count=len(cut)),
            cut[0].at("name"),
        )


def _cut_names(tables: Iterable[MergedTable]) -> Iterator[tuple[int, _Named]]:
    """Names that go on in the other column of the row, or in the description, with the place of their table."""
    for number, table in enumerate(tables):
        twins = dict(table.twins)
        if twins:
            twins |= {id(twin): row for row in table.printed if (twin := table.twins.get(id(row)))}
        for row in table.printed:
            other = twins.get(id(row)) if twins else None
            continued = other.indicator.name if other else row.indicator.description
            # Most texts do not begin as the name does: told before anything is stripped of its blanks.
            name = row.name
            if not continued or len(name) < _SHORTEST_COLUMN or continued.lstrip()[:1] != name[0] or is_empty_row(row):
                continue
            fuller = strip_blanks(continued)
            if len(name) < len(fuller) and fuller.startswith(name):
                yield number, _Named(row, name, fuller, other)


def _longest_name(tables: Iterable[MergedTable]) -> int:
    """Signs of the longest indicator name without blanks: where names are cut, the width of their column."""
    rows = (row for table in tables for row in table.printed)
    return max((len(row.name) for row in rows), default=0)


CHECK = Check(
    id="name-cut-off",
    severity=Severity.WARNING,
    scope=Scope.VALUE,
    title=msg("The name of an indicator is cut off"),
    finds=msg(
        "A name that goes on in the other column of the same row, or that its description continues where the name's "
        "column or a bracket ends; or names of a column that the document does not show. Names that the other column "
        "prints further are one finding for each table."
    ),
    why=msg("Half a name misleads, and nobody finds it by searching for the whole."),
    example=msg("“设备持续使用时间（年” where the description says “设备持续使用时间（年）”."),
    mend=msg("Print the whole name"),
    sources=(PRACTICE,),
    find=_find,
)
