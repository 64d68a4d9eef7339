"""Which rows of a table add up to which: totals over lines, 类 over 款 over 项, a department over its units."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from typing import Final, NamedTuple

from generator.checks.shared.sums import Part, Sum
from generator.checks.shared.table_columns import Meaning, ReadRow, ReadSide
from generator.model.amount import sum_yuan
from generator.model.budget_table import TableKind
from generator.model.han import strip_blanks
from generator.model.submission import Submission

_OWN_CHECKS: Final = frozenset((TableKind.THREE_PUBLIC, TableKind.PROCUREMENT))
"""Their lines add up in ways of their own."""
_BY_UNIT: Final = frozenset((TableKind.PROJECT_EXPENDITURE, TableKind.PROJECT_CARRYOVER, TableKind.OPERATING))
_MARKS: Final = tuple(
    re.compile(pattern)
    for pattern in (
        "[一二三四五六七八九十]{1,3}[、.．]",
        "[（(][一二三四五六七八九十]{1,3}[）)]",
        "[0-9]{1,2}[、.．](?![0-9])",
        "[（(][0-9]{1,2}[）)]|[①-⑳]",
    )
)
_OF_WHICH: Final = re.compile("其中")
_FIRST_UNITS: Final = 12
_CARRIED: Final = re.compile("结转|结余|事业基金|调入|动用|弥补")
_SUBTOTAL: Final = re.compile("小计|中计")
_UNIT_DIGITS: Final = (3, 6, 9)
"""Digits of the code of a department or a unit."""
_UNIT_ALONE: Final = (6, 9)
"""Those that no code of the classification has."""
_UNIT: Final = re.compile(
    "(?:局|委员会|[市县区省]委|中心|办公室|办公厅|管理处|服务处|事务所|研究所|站|院|学校|[中小]学|幼儿园|大队|支队|总队|馆|部|厅|本级|机关)"
    "(?:[（(]本级[）)])?$|^(?:人员|(?:其他|公用)?运转|特定目标)类(?:项目)?$"
)


class _RowSum(NamedTuple):
    """A row and the rows it adds up, in the likeliest reading and in others."""

    total: ReadRow
    parts: tuple[ReadRow, ...]
    readings: tuple[tuple[ReadRow, ...], ...] = ()


def row_sums(submission: Submission, sides: Iterable[ReadSide]) -> tuple[Sum, ...]:
    """Every total of rows, column by column, in the order of the tables."""
    units, projects = _known_units(submission), _known_projects(submission)
    found: list[Sum] = []
    for side in sides:
        if side.table.kind in _OWN_CHECKS or not side.money or len(side.rows) < 2:
            continue
        for one in _sums_of(side, units, projects):
            found.extend(_by_column(side, one))
    return tuple(found)


def _by_column(side: ReadSide, one: _RowSum) -> Iterator[Sum]:
    for column in side.money:
        total = one.total.amount(column)
        parts = _cells(side, one.parts, column)
        if (total is None or total.yuan is None) and not any(part and part.yuan for part, _ in parts):
            continue
        name = one.total.head.name.strip() or one.total.head.code
        if one.total.head.is_total:
            name = next(
                (cell.text.strip() for cell in one.total.cells.cells[side.side.first :] if cell.text.strip()), name
            )
        readings = tuple(_cells(side, rows, column) for rows in one.readings)
        yield Sum(
            f"{name}, {side.column_name(column)}" if len(side.money) > 1 else name,
            total,
            (side.table.id, one.total.number, column),
            # Thirty classes are printed and four of them filled; the blank ones are not parts that are missing.
            tuple(part for part in parts if part[0] is not None and part[0].text.strip()) or parts,
            readings,
        )


def _cells(side: ReadSide, rows: Sequence[ReadRow], column: int) -> tuple[Part, ...]:
    id = side.table.id
    return tuple((row.cells.cells[column].amount, (id, row.number, column)) for row in rows)


def _sums_of(side: ReadSide, units: frozenset[str], projects: frozenset[str]) -> Iterator[_RowSum]:
    if any(row.level for row in side.rows):
        yield from _levels(side.rows, units)
    elif side.table.kind in _BY_UNIT:
        yield from _units(side, units, projects)
    elif not any(_SUBTOTAL.search(row.name) for row in side.rows):
        yield from _lists(side.rows)


def _levels(rows: Sequence[ReadRow], units: frozenset[str]) -> Iterator[_RowSum]:
    """Sums of a classification; a block in which the levels or codes do not fit together is left alone."""
    of_units = {id(row) for row in rows if _is_unit_row(row, units)}
    for at, row in enumerate(rows):
        if not row.level or id(row) in of_units:
            continue
        below = _below(rows, at, of_units)
        children = _children(row, below)
        if children:
            yield _RowSum(row, children)
    yield from _grand_total(rows, of_units)


def _is_unit_row(row: ReadRow, units: frozenset[str]) -> bool:
    """Whether a line among those of a classification is a unit's: 208001, or 208 with the name of a department."""
    size = len(row.head.code)
    return row.name in units or size in _UNIT_ALONE or (size in _UNIT_DIGITS and _UNIT.search(row.name) is not None)


def _below(rows: Sequence[ReadRow], at: int, of_units: set[int]) -> list[ReadRow]:
    """The lines of a classification below the one at a place, up to the next that is no part of it."""
    level = rows[at].level
    below: list[ReadRow] = []
    for number in range(at + 1, len(rows)):
        other = rows[number]
        if other.level > level and id(other) not in of_units:
            below.append(other)
            continue
        # A line outside the classification may go on dividing what stands above it; not so a unit that begins anew.
        after = rows[number + 1] if number + 1 < len(rows) else None
        begins_anew = id(other) in of_units and after is not None and (id(after) in of_units or after.level <= level)
        return below if other.level or other.head.is_total or begins_anew else []
    return below


def _children(row: ReadRow, below: Sequence[ReadRow]) -> tuple[ReadRow, ...]:
    """The rows right below one in the classification; none where a code stands under a parent it does not belong to."""
    if any(other.head.code and not other.head.code.startswith(row.head.code) for other in below):
        return ()
    found: list[ReadRow] = []
    for other in below:
        if not found or other.level <= found[-1].level:
            found.append(other)
    return tuple(found)


def _grand_total(rows: Sequence[ReadRow], of_units: set[int]) -> Iterator[_RowSum]:
    totals = [row for row in rows if row.head.is_total]
    lines = [row for row in rows if not row.head.is_total and id(row) not in of_units]
    if len(totals) != 1 or not all(row.level for row in lines):
        return
    if totals[0] is not rows[0] and totals[0] is not rows[-1]:
        return
    if any(_bare_units(rows, of_units)):
        return
    top = _children(totals[0], lines)
    # The same code twice means blocks of units, one below the other; the total counts each.
    if top and all(row.level == top[0].level for row in top):
        yield _RowSum(totals[0], top)


def _bare_units(rows: Sequence[ReadRow], of_units: set[int]) -> Iterator[ReadRow]:
    """The lines of units that have none of the classification below them; that of the department may have its units."""
    is_begun = False
    for at, row in enumerate(rows):
        if id(row) in of_units:
            is_last = at + 1 == len(rows) or rows[at + 1].head.is_total
            if is_last or (id(rows[at + 1]) in of_units and is_begun):
                yield row
        else:
            is_begun = is_begun or not row.head.is_total


def _lists(rows: Sequence[ReadRow]) -> Iterator[_RowSum]:
    """Totals of a plain or numbered list: the first adds up the lines, each further one that and what follows."""
    totals = [at for at, row in enumerate(rows) if row.head.is_total]
    if not totals:
        return
    if totals == [0]:
        yield _list_sum(rows[0], rows[1:])
        return
    for before, at in zip([-1, *totals], totals, strict=False):
        lines = rows[before + 1 : at]
        if before < 0:
            if lines:
                yield _list_sum(rows[at], lines)
            continue
        carried = tuple(row for row in lines if _CARRIED.search(row.name))
        # What was carried over may be printed by source below its own line, which is then left blank.
        yield _RowSum(rows[at], (rows[before], *carried), ((rows[before], *lines),))


def _list_sum(total: ReadRow, lines: Sequence[ReadRow]) -> _RowSum:
    marks = [next((level for level, mark in enumerate(_MARKS) if mark.match(row.name)), None) for row in lines]
    of_which = [_OF_WHICH.search(row.name) is not None for row in lines]
    plain = tuple(row for row, is_part in zip(lines, of_which, strict=True) if not is_part)
    numbered = [mark for mark in marks if mark is not None]
    if not numbered:
        return _RowSum(total, plain)
    top = min(numbered)
    first = tuple(row for row, mark in zip(lines, marks, strict=True) if mark == top)
    wide = tuple(
        row for row, mark, part in zip(lines, marks, of_which, strict=True) if mark in (top, None) and not part
    )
    return _RowSum(total, first, (wide,) if wide != first else ())


def _units(side: ReadSide, units: frozenset[str], projects: frozenset[str]) -> Iterator[_RowSum]:
    """Sums of a table of lines below the names of units, which may stand below that of their department."""
    rows = side.rows
    is_group = [row.head.is_total or _is_unit(row.name, units, projects) for row in rows]
    if side.table.kind is TableKind.OPERATING or all(is_group):
        if rows[0].head.is_total and len(rows) > 1:
            yield _RowSum(rows[0], tuple(rows[1:]))
        elif rows[-1].head.is_total:
            yield _RowSum(rows[-1], tuple(rows[:-1]))
        return
    lines = tuple(row for row, group in zip(rows, is_group, strict=True) if not group)
    starts = [at for at, group in enumerate(is_group) if group]
    leading = next(at for at, group in enumerate(is_group) if not group)
    for number, at in enumerate(starts):
        row = rows[at]
        # A name that only looks like a unit's may be a project's: it bounds a sum, but none is asked of it.
        if not row.head.is_total and row.name not in units:
            continue
        if at == len(rows) - 1 or (at < leading and (at < leading - 1 or starts[-1] < leading)):
            yield _RowSum(row, lines, (tuple(rows[at + 1 :]),) if at < len(rows) - 1 else ())
            continue
        end = starts[number + 1] if number + 1 < len(starts) else len(rows)
        if end > at + 1:
            # A department stands among the first; of hundreds of units none is the whole.
            wider = (lines, tuple(rows[at + 1 :])) if number < _FIRST_UNITS else ()
            yield _RowSum(row, tuple(rows[at + 1 : end]), wider)


def is_unit_line(submission: Submission, name: str) -> bool:
    """Whether a line of a table of projects names a unit and no project; `name` without blanks."""
    return _is_unit(name, _known_units(submission), _known_projects(submission))


def _known_units(submission: Submission) -> frozenset[str]:
    names = (submission.publisher, submission.body.name, *(unit.name for unit in submission.units))
    return frozenset(strip_blanks(name) for name in names if name)


def _known_projects(submission: Submission) -> frozenset[str]:
    return frozenset(strip_blanks(project.name) for project in submission.projects)


def _is_unit(name: str, units: frozenset[str], projects: frozenset[str]) -> bool:
    """Whether a line names a unit: one the submission knows, or what ends as their names do and is no project."""
    return name in units or (name not in projects and _UNIT.search(name) is not None)


def grand_total(side: ReadSide) -> ReadRow | None:
    """The row that holds the whole of a side; None where there is none or it cannot be told."""
    totals = [row for row in side.rows if row.head.is_total]
    if totals:
        last = totals[-1] if side.rows[0] is not totals[0] else totals[0]
        return last if not _SUBTOTAL.search(last.name) else None
    first = side.rows[0] if side.rows else None
    column = side.main
    if first is None or column is None or side.table.kind not in _BY_UNIT:
        return None
    amount = first.amount(column)
    rest = [row.amount(column) for row in side.rows[1:]]
    numbers = [one for one in rest if one is not None]
    # Without a word for it, a first line is the whole if the others add up to it, once or in two layers of units.
    if amount is None or not amount.yuan or not numbers:
        return None
    return first if sum_yuan(numbers) in (amount.yuan, 2 * amount.yuan) else None


def whole(side: ReadSide, meaning: Meaning = Meaning.TOTAL) -> Part | None:
    """The amount of the whole of a side in the column of a meaning, with its place; None where it cannot be told."""
    row = grand_total(side)
    column = side.main if meaning is Meaning.TOTAL else side.column(meaning)
    if row is None or column is None:
        return None
    return row.amount(column), side.spot(row, column)
