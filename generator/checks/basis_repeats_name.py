"""A basis (指标值确定依据) that only says the indicator's name or description again."""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import partial
from typing import Final

from generator.checks import Check, Finding, Scope, Subject
from generator.checks.shared.merged_rows import MergedRow, merged_tables
from generator.checks.shared.row_groups import grouped
from generator.checks.shared.same_words import is_same
from generator.model.diagnostic import Severity
from generator.model.han import strip_blanks
from generator.model.legal_source import unread
from generator.model.message import Message, msg

_DEGREE: Final = re.compile(
    "(?:进一步|不断|持续|逐步|有效|明显|显著)+(?:保障|保证|提高|提升|增强|改善|加强|促进|推进|优化|完善)[。.]?"
)
"""What stands as a target in words, where it says where a target comes from."""


def _find(subject: Subject) -> Iterable[Finding]:
    for table in subject.view(merged_tables):
        repeating = [row for row in table.rows if _repeats(row)]
        for row in table.rows:
            basis = row.row.indicator.basis
            if basis and _DEGREE.fullmatch(strip_blanks(basis)):
                yield Finding(
                    msg("“{basis}” is a target in words, and no basis", basis=strip_blanks(basis)),
                    row.at("basis"),
                    basis,
                    related=(row.at("target"), *row.also("basis")),
                )
        if len(repeating) == 1:
            yield _of_one(repeating[0])
        elif repeating:
            yield grouped(repeating, "basis", partial(_of_many, len(repeating), len(table.rows)))


def _repeats(row: MergedRow) -> bool:
    indicator = row.row.indicator
    if not indicator.basis:
        return False
    return is_same(indicator.basis, indicator.name) or is_same(indicator.basis, indicator.description or "")


def _of_one(row: MergedRow) -> Finding:
    indicator = row.row.indicator
    basis = indicator.basis or ""
    message = (
        msg('The basis of the target for "{name}" only repeats the name', name=row.name)
        if is_same(basis, indicator.name)
        else msg('The basis of the target for "{name}" only repeats the description', name=row.name)
    )
    return Finding(message, row.at("basis"), basis, related=row.also("basis"))


def _of_many(count: int, rows: int, names: str) -> Message:
    if count == rows:
        return msg("The basis of all {count} targets only repeats name or description", count=count)
    return msg(
        "The basis of {count} of {rows} targets only repeats name or description: {names}",
        count=count,
        rows=rows,
        names=names,
    )


CHECK = Check(
    id="basis-repeats-name",
    severity=Severity.WARNING,
    scope=Scope.VALUE,
    title=msg("The basis of a target only repeats the name"),
    finds=msg(
        "An indicator whose basis is word for word its name or its description, blanks and marks aside, or a target in "
        "words (进一步保障). One finding names all repeating rows of a table."
    ),
    why=msg(
        "The basis says where the target comes from: a plan, a contract, a standard, earlier years. A name is none."
    ),
    example=msg("Name “street lamps repaired”, basis “street lamps repaired”."),
    mend=msg("Name the plan, contract, standard or earlier figure the target rests on"),
    sources=(unread("中央部门预算绩效目标管理办法"),),
    find=_find,
)
