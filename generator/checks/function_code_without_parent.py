"""A code of a classification (科目编码) of the wrong length, without the class it belongs to, or below another one."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import Final

from generator.checks import Check, Finding, Scope, Subject
from generator.checks.shared.classified_codes import CodedRow, blocks_of_units, code_columns
from generator.checks.shared.table_columns import ReadSide
from generator.checks.shared.table_views import read_tables
from generator.model.diagnostic import Severity
from generator.model.legal_source import Law, article
from generator.model.message import msg

_LENGTHS: Final = (3, 5, 7)


def _find(subject: Subject) -> Iterable[Finding]:
    for side in subject.view(read_tables).sides:
        # A code in three columns, one for each level, may leave out what stands above it.
        if len(code_columns(side)) != 1:
            continue
        blocks = [(_right(rows), rows) for rows in blocks_of_units(subject.submission, side)]
        if sum(len(right) for right, _ in blocks) * 2 < sum(len(rows) for _, rows in blocks):
            continue  # codes of some other kind
        for right, rows in blocks:
            yield from _lengths(side, rows, right)
            yield from _parents(side, right)


def _right(rows: Sequence[CodedRow]) -> list[CodedRow]:
    return [one for one in rows if one.code.isascii() and one.code.isdecimal() and len(one.code) in _LENGTHS]


def _lengths(side: ReadSide, rows: Sequence[CodedRow], right: Sequence[CodedRow]) -> Iterator[Finding]:
    known = {id(one) for one in right}
    for one in rows:
        if id(one) not in known:
            yield Finding(
                msg("The code {code} has {count} signs", code=one.code, count=len(one.code)),
                side.spot(one.row, one.column),
                one.row.cells.cells[one.column].text,
                "3, 5, 7",
            )


def _parents(side: ReadSide, rows: Sequence[CodedRow]) -> Iterator[Finding]:
    """A parent must be there if the table, or the block of a unit, prints any of that length, and be the one above."""
    printed = {one.code for one in rows}
    lengths = {len(code) for code in printed}
    above: dict[int, CodedRow] = {}
    for one in rows:
        size = len(one.code)
        for length in (5, 3):
            if length >= size or length not in lengths:
                continue
            parent = one.code[:length]
            last = above.get(length)
            if parent not in printed:
                yield Finding(
                    msg("{code} stands without {parent}, which it belongs to", code=one.code, parent=parent),
                    side.spot(one.row, one.column),
                    one.code,
                    parent,
                )
                break
            if last is None or last.code != parent:
                yield Finding(
                    msg(
                        "{code} stands below {other}, it belongs to {parent}",
                        code=one.code,
                        other=last.code if last else "—",
                        parent=parent,
                    ),
                    side.spot(one.row, one.column),
                    one.code,
                    parent,
                    related=(side.spot(last.row, last.column),) if last else (),
                )
                break
        above[size] = one
        for length in _LENGTHS:
            if length > size:
                above.pop(length, None)


CHECK = Check(
    id="function-code-without-parent",
    severity=Severity.ERROR,
    scope=Scope.TABLE,
    title=msg("A code of the classification has no place in its table"),
    finds=msg(
        "A code that has not 3, 5 or 7 digits (类, 款, 项), whose class or group the table does not print though it "
        "prints others, or that stands below another class or group."
    ),
    why=msg("The code says what the money is for; without its place, it is added up in the wrong class or nowhere."),
    example=msg("2080505 below 210, or in a table that prints other groups but not 20805."),
    mend=msg("Compare the code with the classification of the year (政府收支分类科目)"),
    sources=(article(Law.BUDGET, 32),),
    find=_find,
)
