"""Two disclosures side by side: what both print, in pairs with exact differences. Nothing is ever added up."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import TypeVar

from generator.model.amount import Amount, AmountKind, MoneyUnit, exact, format_in, format_yuan, signed, with_minus
from generator.model.budget_table import TableKind
from generator.model.catalogue import Summary, TableLine
from generator.model.han import fold, without_year
from generator.model.message import Message, msg
from generator.model.summary_lines import TableFigure
from generator.pages.shared.compared_counts import CountRow, count_row, kind_rows, named_row
from generator.pages.shared.project_pairs import Match, ProjectPair, match_word, project_pairs
from generator.pages.shared.words import left_out_note, sum_head

Item = TypeVar("Item")


@dataclass(frozen=True, slots=True)
class Difference:
    """The second amount less the first, exact, computed by this site."""

    yuan: Decimal
    """In 元."""
    figure: str
    """With its sign, in `unit`: `+12.50`."""
    unit: str
    """The unit of both amounts; 元 where they print two."""
    is_converted: bool
    """Whether the two print different units."""


@dataclass(frozen=True, slots=True)
class AmountCell:
    """The amount of one of the two."""

    amount: Amount
    """As printed; a sum of this site's own in 元."""
    address: str
    """Where it stands; empty for a sum of this site's own."""
    note: Message | None = None
    """What a sum could not count."""


@dataclass(frozen=True, slots=True)
class AmountRow:
    """An amount of both, or of one alone."""

    label: str | Message
    """What it is of."""
    cells: tuple[AmountCell | None, AmountCell | None]
    """Of the first and the second; None where it has none."""
    difference: Difference | None
    """None where they cannot be compared."""


@dataclass(frozen=True, slots=True)
class TableRows:
    """A budget table that both have."""

    titles: tuple[str, str]
    """As printed by the first and the second."""
    addresses: tuple[str, str]
    """Of both."""
    rows: tuple[AmountRow, ...]
    """Its totals; none where neither prints one."""


@dataclass(frozen=True, slots=True)
class ProjectRow:
    """A project of both, or of one alone."""

    names: tuple[str, ...]
    """Its name; both where they are not the same."""
    match: Message | None
    """What the two have in common; None where only one has it."""
    pair: ProjectPair
    """The two."""
    amounts: AmountRow
    """Their amounts; the address is that of the project."""


@dataclass(frozen=True, slots=True)
class Comparison:
    """What two disclosures have, side by side."""

    sums: tuple[AmountRow, ...]
    """Printed totals of the department by their labels, then this site's sum of the project amounts."""
    counts: tuple[CountRow, ...]
    """Projects, budget tables, indicators."""
    kinds: tuple[CountRow, ...]
    """Named indicators of the year by kind; those that neither names are left out."""
    three_public: tuple[AmountRow, ...]
    """“三公” expenses, where both print them."""
    tables: tuple[TableRows, ...]
    """The other budget tables that both have, in the order of the first."""
    own_tables: tuple[int, int]
    """How many tables only the first and only the second have."""
    projects: tuple[ProjectRow, ...]
    """The projects: those of the first in printed order, then what only the second has."""


def compare(first: Summary, second: Summary) -> Comparison:
    """What the two have, side by side."""
    tables = tuple(table_pairs(first.tables, second.tables))
    return Comparison(
        sums=(*_printed_totals(first, second), _computed(first, second)),
        counts=(
            count_row(msg("Number of projects"), len(first.projects), len(second.projects)),
            count_row(msg("Budget tables"), len(first.tables), len(second.tables)),
            named_row(first, second),
        ),
        kinds=tuple(kind_rows(first, second)),
        three_public=tuple(_three_public(first, second)),
        tables=tuple(
            _table_rows(first, second, one, other)
            for one, other in tables
            if first.tables[one].kind is not TableKind.THREE_PUBLIC
        ),
        own_tables=(len(first.tables) - len(tables), len(second.tables) - len(tables)),
        projects=tuple(_project_row(pair) for pair in project_pairs(first.projects, second.projects)),
    )


def difference(first: Amount, second: Amount) -> Difference | None:
    """The second less the first; None where one of them is no number."""
    if first.yuan is None or second.yuan is None:
        return None
    with exact():
        yuan = second.yuan - first.yuan
    is_converted = first.unit is not second.unit
    unit = MoneyUnit.YUAN if is_converted else first.unit
    decimals = max(first.decimals, second.decimals)
    figure = format_yuan(yuan) if unit is MoneyUnit.YUAN else format_in(yuan, unit, decimals)
    return Difference(yuan, signed(yuan, figure), unit.value, is_converted)


def amount_row(label: str | Message, first: AmountCell | None, second: AmountCell | None) -> AmountRow:
    """Two amounts and how they differ."""
    if first is None or second is None:
        return AmountRow(label, (first, second), None)
    return AmountRow(label, (first, second), difference(first.amount, second.amount))


def table_pairs(first: Sequence[TableLine], second: Sequence[TableLine]) -> Iterator[tuple[int, int]]:
    """Places of the tables that both have: the only one of its kind in each, else the only one of its title.

    Years in titles make no difference.
    """
    left, right = dict(enumerate(first)), dict(enumerate(second))
    found: dict[int, int] = {}
    for key in (_kind_of, _title_of):
        others = _by_key(right.items(), lambda item: key(item[1]))  # noqa: B023  called before the next turn
        for value, (place, _) in _by_key(left.items(), lambda item: key(item[1])).items():  # noqa: B023
            if value in others:
                found[place] = others[value][0]
        left = {place: table for place, table in left.items() if place not in found}
        right = {place: table for place, table in right.items() if place not in found.values()}
    yield from sorted(found.items())


def _kind_of(table: TableLine) -> str:
    return "" if table.kind is TableKind.OTHER else table.kind.value


def _title_of(table: TableLine) -> str:
    return without_year(table.title)


def _by_key(items: Iterable[Item], key: Callable[[Item], str]) -> dict[str, Item]:
    """The items whose key no other has, by it; those of an empty key are left out."""
    keyed = [(key(item), item) for item in items]
    counts = Counter(value for value, _ in keyed)
    return {value: item for value, item in keyed if value and counts[value] == 1}


def _by_key_of_both(sides: Sequence[Iterable[Item]], key: Callable[[Item], str]) -> list[dict[str, Item]]:
    """`_by_key` of two sides, without what either says twice: the other's figure would stand beside none."""
    counted = [Counter(key(item) for item in side) for side in map(tuple, sides)]
    found = []
    for side in sides:
        found.append(
            {value: item for value, item in _by_key(side, key).items() if all(one[value] < 2 for one in counted)}
        )
    return found


def _printed_totals(first: Summary, second: Summary) -> Iterator[AmountRow]:
    totals = _by_key_of_both([each.printed_totals for each in (first, second)], lambda total: fold(total.label))
    for label in dict.fromkeys((*totals[0], *totals[1])):
        found = [of_one.get(label) for of_one in totals]
        name = next(total.label for total in found if total is not None)
        yield amount_row(name, *(AmountCell(total.amount, total.address) if total else None for total in found))


def _computed(first: Summary, second: Summary) -> AmountRow:
    cells = (_sum_cell(each) if each.total.counted else None for each in (first, second))
    return amount_row(sum_head((first.kind, second.kind)), *cells)


def _sum_cell(summary: Summary) -> AmountCell:
    yuan = summary.total.yuan
    amount = Amount(with_minus(format_yuan(yuan)), MoneyUnit.YUAN, AmountKind.NUMBER, yuan)
    return AmountCell(amount, "", left_out_note(summary.total))


def _three_public(first: Summary, second: Summary) -> Iterator[AmountRow]:
    """By what the expenses are, whatever their rows are called; none where two tables of one side print them."""
    found = [_by_key(each.table_figures, lambda figure: figure.expense) for each in (first, second)]
    if all(found):
        for expense in dict.fromkeys((*found[0], *found[1])):
            yield amount_row(expense, _cell(first, found[0].get(expense)), _cell(second, found[1].get(expense)))


def _table_rows(first: Summary, second: Summary, one: int, other: int) -> TableRows:
    sides = [
        [figure for figure in each.table_figures if figure.table == place]
        for each, place in ((first, one), (second, other))
    ]
    figures = _by_key_of_both(sides, lambda figure: fold(figure.name))
    names = dict.fromkeys((*figures[0], *figures[1]))
    rows = []
    for name in names:
        found = [of_one.get(name) for of_one in figures]
        label = next(figure.name for figure in found if figure is not None)
        rows.append(amount_row(label, _cell(first, found[0]), _cell(second, found[1])))
    tables = (first.tables[one], second.tables[other])
    return TableRows((tables[0].title, tables[1].title), (tables[0].address, tables[1].address), tuple(rows))


def _cell(summary: Summary, figure: TableFigure | None) -> AmountCell | None:
    if figure is None:
        return None
    return AmountCell(figure.amount, f"{summary.tables[figure.table].address}#{figure.anchor}")


def _project_row(pair: ProjectPair) -> ProjectRow:
    lines = (pair.first, pair.second)
    names = tuple(dict.fromkeys(line.name for line in lines if line is not None))
    cells = (AmountCell(line.amount, line.address) if line is not None else None for line in lines)
    word = match_word(pair.match) if isinstance(pair.match, Match) else None
    return ProjectRow(names, word, pair, amount_row(names[0], *cells))
