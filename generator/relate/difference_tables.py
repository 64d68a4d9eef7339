"""What differs between two texts of a budget table: rows matched by code and label, columns by their labels."""

from __future__ import annotations

import functools
import re
from collections.abc import Hashable, Iterator, Sequence
from typing import Final

from generator.model.budget_table import BudgetTable, Cell, Column, ColumnKind
from generator.model.differences import Change
from generator.model.han import strip_blanks
from generator.model.message import Message, msg
from generator.model.spot import in_cell, in_table
from generator.model.table_rows import RowHead, row_head, sides_of
from generator.relate.difference_leaves import TITLE, PlaceOf, amount_text, note_elements, unit_leaf, worth
from generator.relate.matching import Element, Leaf, changes_of, match

_NUMBER: Final = re.compile(r"[+-]?[0-9][0-9,.]*[%％]?")


def table_changes(old: BudgetTable, new: BudgetTable) -> Iterator[Change]:
    """What differs between two texts of a table, field by field and cell by cell."""
    at = in_table(new.id)
    yield from changes_of((_own(old),), (_own(new),), at)
    yield from changes_of(_facts(old), _facts(new), at)
    columns = match(_column_keys(old.columns), _column_keys(new.columns))
    names = [f"new {j}" if of is None else of for j, of in enumerate(columns)]
    yield from changes_of(_columns(old, range(len(old.columns))), _columns(new, names), at)
    yield from changes_of(_rows(old, range(len(old.columns))), _rows(new, names), at)


def _place_of(table: BudgetTable) -> PlaceOf:
    return functools.partial(in_table, table.id)


def _facts(table: BudgetTable) -> tuple[Element, ...]:
    return note_elements(table.facts, "facts", _place_of(table))


def _own(table: BudgetTable) -> Element:
    at = _place_of(table)
    numbering = " ".join(table.numbering)
    leaves = (
        Leaf("id", msg("Part of its address"), table.id, at()),
        Leaf("number", msg("Number as printed"), table.number, at("number")),
        Leaf("title", TITLE, table.title, at("title")),
        Leaf("kind", msg("Kind of table"), table.kind.value, at("kind")),
        unit_leaf(table.money_unit, at("money_unit")),
        Leaf("numbering", msg("Numbers of the columns"), numbering, at("numbering")),
        Leaf("note", msg("Note below the table"), table.note, at("note")),
    )
    return Element(("",), "", leaves)


def _column_keys(columns: Sequence[Column]) -> list[tuple[Hashable, ...]]:
    return [(column.path, (i, column.kind)) for i, column in enumerate(columns)]


def _columns(table: BudgetTable, names: Sequence[Hashable]) -> tuple[Element, ...]:
    """The heads of the columns; which is which is settled already, and `names` says it."""
    return tuple(
        Element((name,), "", _column_leaves(table, i, column))
        for i, (name, column) in enumerate(zip(names, table.columns, strict=True))
    )


def _column_leaves(table: BudgetTable, i: int, column: Column) -> tuple[Leaf, ...]:
    at = in_table(table.id, "columns", i, "path")
    label = msg("Head of column {number}", number=i + 1)
    return (
        Leaf("path", label, " / ".join(column.path), at),
        Leaf("kind", msg("What column {number} holds", number=i + 1), column.kind.value, at),
    )


def _rows(table: BudgetTable, names: Sequence[Hashable]) -> tuple[Element, ...]:
    sides = sides_of(table.columns)
    side_of = [next(n for n, side in enumerate(sides) if side.first <= i < side.end) for i in range(len(names))]
    elements = []
    for number, row in enumerate(table.rows):
        heads = [row_head(table.columns, side, row) for side in sides]
        leaves = tuple(
            Leaf(
                name,
                " / ".join(column.path) or msg("Column {number}", number=i + 1),
                amount_text(cell.amount) if cell.amount is not None else cell.text,
                in_cell(table.id, number, i),
                _figure(cell, column),
                _subject(heads[side_of[i]], number),
            )
            for i, (name, column, cell) in enumerate(zip(names, table.columns, row.cells, strict=True))
        )
        elements.append(Element(_row_keys(heads, number, leaves), "", leaves))
    return tuple(elements)


def _row_keys(heads: Sequence[RowHead], number: int, leaves: Sequence[Leaf]) -> tuple[Hashable, ...]:
    """Code and label of every side, its code alone, its place and figures, the first label alone, its place."""
    named = tuple((head.code, strip_blanks(head.name)) for head in heads)
    figures = tuple(leaf.figure for leaf in leaves)
    code, label = next(((code, label) for code, label in named if code or label), ("", ""))
    is_named = any(code or label for code, label in named)
    return (
        named if is_named else None,
        code or None,
        (number, figures) if any(figures) else None,
        label or None,
        None if is_named else number,
    )


def _subject(head: RowHead, number: int) -> str | Message:
    return f"{head.code} {head.name}".strip() or msg("Row {number}", number=number + 1)


def _figure(cell: Cell, column: Column) -> Hashable:
    """What a cell is worth; None where it holds no figure. A number in a column of texts (数量) is one, too."""
    if cell.amount is not None:
        return worth(cell.amount)
    text = strip_blanks(cell.text)
    if column.kind is ColumnKind.CODE or not text:
        return None
    return text if column.kind is ColumnKind.MONEY or _NUMBER.fullmatch(text) else None
