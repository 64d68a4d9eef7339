"""The table of the three public expenses (“三公”经费) whose lines do not add up."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from generator.checks import Check, Finding, Scope, Subject
from generator.checks.shared.sums import Part, Sum, wrong_sums
from generator.checks.shared.table_columns import Meaning, ReadSide
from generator.checks.shared.table_views import read_tables
from generator.checks.shared.tolerance import IN_SUMS
from generator.model.budget_table import TableKind
from generator.model.diagnostic import Severity
from generator.model.legal_source import Law, article
from generator.model.message import msg
from generator.model.three_public import ABROAD, BOUGHT, CARS, DRIVEN, RECEPTION, TOTAL, expense_of

_BESIDE = re.compile("会议费|培训费|差旅费")


def _find(subject: Subject) -> Iterable[Finding]:
    sides = [side for side in subject.view(read_tables).sides if side.table.kind is TableKind.THREE_PUBLIC]
    return wrong_sums(subject, [one for side in sides for one in (*_by_rows(side), *_by_columns(side))])


def _by_rows(side: ReadSide) -> Iterator[Sum]:
    """Expenses one below the other."""
    rows = {expense: row for row in side.rows for expense in [expense_of(row.name)] if expense}
    if len([row for row in side.rows if expense_of(row.name)]) != len(rows) or len(rows) < 3:
        return
    others = [row for row in side.rows if _BESIDE.search(row.name)]
    for column in side.money:
        parts: dict[str, Part] = {
            expense: (row.amount(column), side.spot(row, column)) for expense, row in rows.items()
        }
        beside = tuple((row.amount(column), side.spot(row, column)) for row in others)
        yield from _sums(parts, beside, side.column_name(column))


def _by_columns(side: ReadSide) -> Iterator[Sum]:
    """Expenses one beside the other: 公务用车购置及运行费 above 小计, 购置费 and 运行费."""
    found: dict[str, int] = {}
    for column, meaning in zip(side.money, side.meanings, strict=True):
        path = side.table.columns[column].path
        own = path[-2] if meaning is Meaning.TOTAL and len(path) > 1 else path[-1] if path else ""
        expense = expense_of(own) or (TOTAL if meaning is Meaning.TOTAL else "")
        if expense in found:
            return
        if expense:
            found[expense] = column
    if len(found) < 3 or RECEPTION not in found:
        return
    for row in side.rows:
        parts: dict[str, Part] = {
            expense: (row.amount(column), side.spot(row, column)) for expense, column in found.items()
        }
        yield from _sums(parts, (), row.head.name)


def _sums(parts: dict[str, Part], beside: tuple[Part, ...], name: str) -> Iterator[Sum]:
    """The two sums there are. All lines are disclosed, those of nothing too: where one is missing, the rest is all."""
    wanted: tuple[str, ...]
    for total, wanted in ((CARS, (BOUGHT, DRIVEN)), (TOTAL, (ABROAD, RECEPTION, CARS))):
        if total not in parts:
            continue
        if total == TOTAL and CARS not in parts and BOUGHT in parts and DRIVEN in parts:
            wanted = (ABROAD, RECEPTION, BOUGHT, DRIVEN)
        there = tuple(part for part in wanted if part in parts)
        if not there or len(there) < len(wanted) - 1:
            continue
        wanted = there
        amount, at = parts[total]
        if amount is None or not any(part and part.yuan for part, _ in (parts[total], *(parts[one] for one in wanted))):
            continue
        lines = tuple(parts[one] for one in wanted)
        readings = ((*lines, *beside),) if total == TOTAL and beside else ()
        yield Sum(f"{total}, {name}" if name else total, amount, at, lines, readings)


CHECK = Check(
    id="three-public-do-not-add-up",
    severity=Severity.ERROR,
    scope=Scope.TABLE,
    title=msg("The three public expenses do not add up"),
    finds=msg(
        "Travel abroad, official receptions and cars (因公出国（境）费, 公务接待费, 公务用车购置及运行费) that do "
        "not add up to the total, or buying and running cars that do not add up to the line for cars."
    ),
    why=msg("These are the figures readers look for first; where they do not add up, none of them can be relied on."),
    example=msg("Receptions 4.00, cars 30.00, travel abroad 0.00, total 36.00."),
    mend=msg("Compare each line with the approved budget"),
    sources=(article(Law.OFFICE_AFFAIRS, 7),),
    find=_find,
    tolerance=IN_SUMS,
)
