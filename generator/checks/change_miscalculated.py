"""A table that compares two years whose change (增减) is not the difference, or whose percentage is another."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from decimal import Decimal
from typing import Final

from generator.checks import Check, Finding, Scope, Subject
from generator.checks.shared.table_columns import ReadRow, ReadSide
from generator.checks.shared.table_views import read_tables
from generator.checks.shared.tolerance import IN_ONE_TABLE, agree, slack_across
from generator.model.amount import exact, format_in
from generator.model.diagnostic import Severity
from generator.model.han import strip_blanks
from generator.model.legal_source import PRACTICE
from generator.model.message import msg
from generator.model.spot import in_cell

_YEAR: Final = re.compile("20[0-9]{2}")
_BEFORE: Final = re.compile("上年|去年|上一年")
_NOW: Final = re.compile("本年|当年|今年")
_CHANGE: Final = re.compile("增减|变动|增加|减少")
_SHARE: Final = re.compile("%|％|幅度|比例|率")
_REASON: Final = re.compile("原因|说明|结转")
_PERCENT: Final = re.compile(r"(?P<minus>[-−－])?(?P<number>[0-9]{1,7}(?:\.(?P<places>[0-9]{1,6}))?)[%％]?")


@dataclass(frozen=True, slots=True)
class _Years:
    """The columns of one comparison."""

    before: int
    now: int
    change: int | None
    percent: int | None


def _find(subject: Subject) -> Iterable[Finding]:
    for side in subject.view(read_tables).sides:
        years = _years(side)
        if years is not None:
            for row in side.rows:
                yield from _change(side, row, years)
                yield from _percent(side, row, years)


def _years(side: ReadSide) -> _Years | None:
    """The one comparison of a side; None where there is none or the columns of several stand beside one another."""
    columns = range(side.side.first + side.side.heads, side.side.end)
    labels = {column: strip_blanks("".join(side.table.columns[column].path)) for column in columns}
    compared = {column: text for column, text in labels.items() if _CHANGE.search(text) and not _REASON.search(text)}
    percents = [column for column, text in compared.items() if _SHARE.search(text)]
    changes = [column for column in compared if column not in percents and column in side.money]
    amounts = {column: text for column, text in labels.items() if column in side.money and column not in compared}
    if not compared or len(percents) > 1 or len(changes) > 1 or len(amounts) != 2:
        return None
    first, second = sorted(amounts, key=lambda column: _order(amounts[column]))
    if _order(amounts[first]) == _order(amounts[second]):
        return None
    return _Years(first, second, changes[0] if changes else None, percents[0] if percents else None)


def _order(label: str) -> int:
    """Where a column stands in time, told from the year in its label or from 上年 and 本年."""
    if _BEFORE.search(label):
        return -1
    year = _YEAR.search(label)
    return int(year[0]) if year else 9999 if _NOW.search(label) else 0


def _change(side: ReadSide, row: ReadRow, years: _Years) -> Iterator[Finding]:
    if years.change is None:
        return
    before, now, change = row.amount(years.before), row.amount(years.now), row.amount(years.change)
    if before is None or now is None or change is None:
        return
    if before.yuan is None or now.yuan is None or change.yuan is None or before.unit is not now.unit:
        return
    with exact():
        right = now.yuan - before.yuan
        difference = change.yuan - right
    # A column of reductions prints them without a sign.
    if agree(abs(change.yuan), abs(right)) and (change.yuan == right or change.yuan > 0 > right):
        return
    yield Finding(
        msg(
            "From {before} to {now} {unit} is a change of {right}, {change} is printed",
            before=before.text,
            now=now.text,
            unit=now.unit.value,
            right=format_in(right, change.unit, change.decimals),
            change=change.text,
        ),
        side.spot(row, years.change),
        change.text,
        format_in(right, change.unit, change.decimals),
        format_in(difference, change.unit, change.decimals),
        related=(side.spot(row, years.before), side.spot(row, years.now)),
    )


def _percent(side: ReadSide, row: ReadRow, years: _Years) -> Iterator[Finding]:
    if years.percent is None:
        return
    before, now = row.amount(years.before), row.amount(years.now)
    text = strip_blanks(row.cells.cells[years.percent].text)
    printed = _PERCENT.fullmatch(text)
    if before is None or now is None or not before.yuan or before.yuan < 0 or now.yuan is None or printed is None:
        return
    value = Decimal(printed["number"])
    half = Decimal(1).scaleb(-len(printed["places"] or "")) / 2
    # The amounts were rounded before they were divided.
    right = (now.yuan - before.yuan) * 100 / before.yuan
    slack = half + slack_across([now], [before]) * 100 / before.yuan
    if min(abs(abs(right) - value), abs(right - (0 - value if printed["minus"] else value))) <= slack:
        return
    shown = f"{right:.2f}%"
    yield Finding(
        msg("From {before} to {now} is a change of {right}, {printed} is printed",
            before=before.text, now=now.text, right=shown, printed=text),
        in_cell(side.table.id, row.number, years.percent),
        text,
        shown,
        related=(side.spot(row, years.before), side.spot(row, years.now)),
    )  # fmt: skip


CHECK = Check(
    id="change-miscalculated",
    severity=Severity.WARNING,
    scope=Scope.TABLE,
    title=msg("A table's change from the year before is miscalculated"),
    finds=msg(
        "A row of a table of two years whose change (增减额) is not this year less the year before, or whose "
        "percentage (增减%) does not follow from the two."
    ),
    why=msg("Whether more or less is spent than before is what many readers want to know first."),
    example=msg("Year before 80.00, this year 100.00, change 25.00."),
    mend=msg("Work out the change again from the two amounts"),
    sources=(PRACTICE,),
    find=_find,
    tolerance=IN_ONE_TABLE,
)
