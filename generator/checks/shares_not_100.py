"""A column of shares (占比) in a table whose lines do not add up to 100 percent."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from decimal import Decimal
from typing import Final

from generator.checks import Check, Finding, Scope, Subject
from generator.checks.shared.table_columns import ReadRow, ReadSide
from generator.checks.shared.table_views import read_tables
from generator.model.diagnostic import Severity
from generator.model.han import strip_blanks
from generator.model.legal_source import PRACTICE
from generator.model.message import msg
from generator.model.spot import in_cell

_SHARE: Final = re.compile("占.{0,30}(?:比|%|％|百分)|^比重")
_PERCENT: Final = re.compile(r"(?P<number>[0-9]{1,3}(?:\.(?P<places>[0-9]{1,6}))?)[%％]?")
_FEWEST: Final = 2
_HUNDRED: Final = Decimal(100)


def _find(subject: Subject) -> Iterable[Finding]:
    for side in subject.view(read_tables).sides:
        for column in range(side.side.first + side.side.heads, side.side.end):
            if _SHARE.search(strip_blanks("".join(side.table.columns[column].path[-1:]))):
                yield from _column(side, column)


def _column(side: ReadSide, column: int) -> Iterator[Finding]:
    lines = [row for row in side.rows if not row.head.is_total]
    top = min((row.level for row in lines), default=0)
    # Classes and what they are divided into would count twice.
    lines = [row for row in lines if row.level == top]
    shares = [_share(row, column) for row in lines]
    printed = [share for share in shares if share is not None]
    # A share that is not printed may be 0 or left out; one total of less than a whole would tell nothing.
    if len(printed) < _FEWEST or any(share is None and row.cells.cells[column].text.strip() for share, row in zip(
        shares, lines, strict=True
    )):  # fmt: skip
        return
    added = sum((value for value, _ in printed), Decimal(0))
    slack = sum((half for _, half in printed), Decimal(0))
    if abs(added - _HUNDRED) <= slack:
        return
    rows = [row for row, share in zip(lines, shares, strict=True) if share is not None]
    yield Finding(
        msg("The shares add up to {sum}%", sum=added),
        in_cell(side.table.id, rows[0].number, column),
        f"{added}%",
        "100%",
        f"{added - _HUNDRED}%",
        related=tuple(in_cell(side.table.id, row.number, column) for row in rows[1:12]),
    )


def _share(row: ReadRow, column: int) -> tuple[Decimal, Decimal] | None:
    """The share of a row in percent and half of its last printed place."""
    found = _PERCENT.fullmatch(strip_blanks(row.cells.cells[column].text))
    if found is None:
        return None
    return Decimal(found["number"]), Decimal(1).scaleb(-len(found["places"] or "")) / 2


CHECK = Check(
    id="shares-not-100",
    severity=Severity.NOTICE,
    scope=Scope.TABLE,
    title=msg("The shares in a table do not add up to 100%"),
    finds=msg(
        "A column of shares (占比) whose lines add up to more or less than 100%, by more than rounding can explain."
    ),
    why=msg("A share that is missing or wrong hides where money goes."),
    example=msg("Shares of 60.0%, 30.0% and 5.0%."),
    mend=msg("Work out the shares again from the amounts"),
    sources=(PRACTICE,),
    find=_find,
)
