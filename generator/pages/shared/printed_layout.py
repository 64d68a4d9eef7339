"""Printed forms as grids: rows of indicators with merged levels, two scopes or two sides of a budget side by side."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from generator.model.amount import Amount
from generator.model.indicator import Indicator, Scope
from generator.model.submission import BudgetLine

COLUMNS: Final = ("description", "value", "basis", "standard", "weight", "remark")
"""Fields of an indicator after its three levels, in the order of the forms."""

_WIDTH = 8
_SIDE_WIDTH = 3
_SIDES = 2


@dataclass(frozen=True, slots=True)
class MergedCell:
    """A cell of labels that reaches over rows and columns."""

    id: str
    """Id of its header cell on the page."""
    text: str
    """As printed."""
    rows: int
    """How many rows it reaches over."""
    columns: int = 1
    """How many columns of the grid it reaches over; of an indicator's level the template says it."""


@dataclass(frozen=True, slots=True)
class IndicatorHalf:
    """An indicator in its printed row: the whole row, or one scope's half of it."""

    level2: MergedCell | None
    """The second level; None where a cell from above reaches down to this row."""
    name: MergedCell
    """The third level."""
    headers: str
    """Ids of the cells of its three levels, with blanks between them."""
    cells: tuple[str, ...]
    """One a column of the table, as printed; empty where the form left it blank or the document is cut off."""
    cut_off: tuple[str, ...]
    """The columns, and `name`, that the document cuts off."""


@dataclass(frozen=True, slots=True)
class FormRow:
    """One printed row of a performance table."""

    level1: MergedCell | None
    """The first level; None where a cell from above reaches down to this row."""
    halves: tuple[IndicatorHalf | None, ...]
    """One a scope of the table; None where the row has no indicator of that scope."""


@dataclass(frozen=True, slots=True)
class FormTable:
    """A performance table as printed."""

    scopes: tuple[str, ...]
    """`year`, `term`, or both side by side, the whole term first."""
    columns: tuple[str, ...]
    """Those of `COLUMNS` that the form has."""
    rows: tuple[FormRow, ...]
    """In printed order."""


@dataclass(frozen=True, slots=True)
class MoneyLine:
    """One line of a budget breakdown."""

    labels: tuple[MergedCell, ...]
    """Its labels, without those that reach down from a line above."""
    headers: str
    """Ids of all its labels, with blanks between them."""
    amount: Amount
    """Its amount."""


@dataclass(frozen=True, slots=True)
class BudgetSide:
    """One side of a budget breakdown: 按收入性质分."""

    label: str
    """The label over the side, as printed."""
    lines: tuple[MoneyLine, ...]
    """Its lines, in printed order."""


@dataclass(frozen=True, slots=True)
class BudgetBlock:
    """A budget breakdown: two sides beside each other, or all of it line by line."""

    above: tuple[MoneyLine, ...]
    """The lines above the sides, or all of them."""
    sides: tuple[BudgetSide, ...]
    """Two sides or none."""
    below: tuple[MoneyLine, ...]
    """The lines below the sides."""


def form_tables(indicators: Sequence[Indicator], key: str, joins_scopes: bool = True) -> tuple[FormTable, ...]:
    """The performance tables of a form, of the whole term before the year; none without indicators.

    Ids begin with `key`.
    Two scopes are one table where the document prints them in the same rows, unless `joins_scopes` is False.
    """
    by_scope = {scope: [each for each in indicators if each.scope is scope] for scope in (Scope.TERM, Scope.YEAR)}
    columns = tuple(
        key for key in COLUMNS if key == "value" or any(getattr(each, key) is not None for each in indicators)
    )
    scopes = tuple(scope for scope, found in by_scope.items() if found)
    pairs = _pairs(by_scope[Scope.TERM], by_scope[Scope.YEAR]) if joins_scopes else None
    if pairs is not None:
        return (FormTable(tuple(scope.value for scope in scopes), columns, tuple(_rows(pairs, f"{key}-", columns))),)
    return tuple(
        FormTable(
            (scope.value,),
            columns,
            tuple(_rows([(each,) for each in by_scope[scope]], f"{key}-{scope.value}", columns)),
        )
        for scope in scopes
    )


def _pairs(term: Sequence[Indicator], year: Sequence[Indicator]) -> list[tuple[Indicator | None, ...]] | None:
    """The indicators row by row, None where the rows of the two scopes do not fit each other."""
    place_of = {each.pair: place for place, each in enumerate(year) if each.pair is not None}
    pairs: list[tuple[Indicator | None, ...]] = []
    done = 0
    for each in term:
        place = place_of.get(each.pair) if each.pair is not None else None
        if place is None:
            pairs.append((each, None))
            continue
        if place < done or each.level1 != year[place].level1:
            return None
        pairs += [(None, other) for other in year[done:place]]
        pairs.append((each, year[place]))
        done = place + 1
    pairs += [(None, other) for other in year[done:]]
    return pairs if any(None not in pair for pair in pairs) else None


def _rows(pairs: Sequence[tuple[Indicator | None, ...]], prefix: str, columns: Sequence[str]) -> Iterator[FormRow]:
    starts = [place for place, pair in enumerate(pairs) if not place or _opens_level1(pair)]
    for start, end in zip(starts, [*starts[1:], len(pairs)], strict=True):
        group = pairs[start:end]
        first = next(each for each in group[0] if each is not None)
        level1 = MergedCell(f"{prefix}a{start + 1}", first.level1, len(group))
        sides = [
            list(_halves([pair[side] for pair in group], level1.id, f"{prefix}{'bcd'[side]}{start + 1}", columns))
            for side in range(len(group[0]))
        ]
        for place in range(len(group)):
            yield FormRow(None if place else level1, tuple(side[place] for side in sides))


def _opens_level1(pair: tuple[Indicator | None, ...]) -> bool:
    return not any(each.continues_level1 for each in pair if each is not None)


def _halves(
    group: Sequence[Indicator | None], level1: str, prefix: str, columns: Sequence[str]
) -> Iterator[IndicatorHalf | None]:
    level2 = ""
    for place, each in enumerate(group):
        if each is None:
            level2 = ""
            yield None
            continue
        # A cell of the second level never reaches out of its group or over a row that has none.
        opens = not level2 or not each.continues_level2
        name = MergedCell(f"{prefix}-{place}", each.name, 1)
        level2 = f"{prefix}-{place}k" if opens else level2
        yield IndicatorHalf(
            level2=MergedCell(level2, each.level2, _reach(group, place)) if opens else None,
            name=name,
            headers=f"{level1} {level2} {name.id}",
            cells=tuple(each.value.text if key == "value" else getattr(each, key) or "" for key in columns),
            cut_off=each.cut_off,
        )


def _reach(group: Sequence[Indicator | None], place: int) -> int:
    """Over how many rows the second level that opens at `place` reaches."""
    end = place + 1
    while end < len(group) and (below := group[end]) is not None and below.continues_level2:
        end += 1
    return end - place


def budget_block(lines: Sequence[BudgetLine], key: str) -> BudgetBlock:
    """The breakdown of a budget, ids beginning with `key`; lines below exactly two labels stand as two sides."""
    sides: Mapping[str, list[BudgetLine]] = {line.labels[0]: [] for line in lines if len(line.labels) > 1}
    if len(sides) != _SIDES:
        return BudgetBlock(_money_lines([line.labels for line in lines], lines, f"{key}-m", _WIDTH), (), ())
    above: list[BudgetLine] = []
    below: list[BudgetLine] = []
    for line in lines:
        if len(line.labels) > 1:
            sides[line.labels[0]].append(line)
        else:
            (below if any(sides.values()) else above).append(line)
    return BudgetBlock(
        _money_lines([line.labels for line in above], above, f"{key}-m", _WIDTH),
        tuple(
            BudgetSide(label, _money_lines([line.labels[1:] for line in side], side, f"{key}-s{number}-", _SIDE_WIDTH))
            for number, (label, side) in enumerate(sides.items(), start=1)
        ),
        _money_lines([line.labels for line in below], below, f"{key}-n", _WIDTH),
    )


def _money_lines(
    paths: Sequence[tuple[str, ...]], lines: Sequence[BudgetLine], prefix: str, width: int
) -> tuple[MoneyLine, ...]:
    """The lines with their labels in `width` columns; what neighbours share above labels of their own stands once."""
    # There is no room for more labels than columns: the last ones share a cell.
    paths = [(*path[: width - 1], " · ".join(path[width - 1 :])) if len(path) > width else path for path in paths]
    parent = width // max((len(path) for path in paths), default=1)
    ids: tuple[str, ...] = ()
    found = []
    for place, path in enumerate(paths):
        labels: list[MergedCell] = []
        above, ids = ids, ()
        for level, text in enumerate(path):
            if place and _share(paths[place - 1], path, level):
                ids = (*ids, above[level])
                continue
            rows = 1
            while place + rows < len(paths) and _share(path, paths[place + rows], level):
                rows += 1
            columns = width - parent * level if level == len(path) - 1 else parent
            labels.append(MergedCell(f"{prefix}{place}-{level}", text, rows, columns))
            ids = (*ids, labels[-1].id)
        found.append(MoneyLine(tuple(labels), " ".join(ids), lines[place].amount))
    return tuple(found)


def _share(one: tuple[str, ...], other: tuple[str, ...], level: int) -> bool:
    """Whether two lines have the labels down to `level` in common, and more below."""
    return min(len(one), len(other)) > level + 1 and one[: level + 1] == other[: level + 1]
