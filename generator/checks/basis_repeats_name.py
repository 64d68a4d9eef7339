"""A basis (指标值确定依据) that only says the indicator's name or description again."""

from __future__ import annotations

from collections.abc import Iterable

from generator.checks import Check, Finding, Scope, Subject
from generator.checks.shared.merged_rows import rows_of
from generator.checks.shared.same_words import is_same
from generator.model.diagnostic import Severity
from generator.model.legal_source import unread
from generator.model.message import msg


def _find(subject: Subject) -> Iterable[Finding]:
    for row in rows_of(subject):
        indicator = row.row.indicator
        basis = indicator.basis
        if not basis:
            continue
        if is_same(basis, indicator.name):
            message = msg('The basis of the target for "{name}" only repeats the name', name=row.name)
        elif indicator.description and is_same(basis, indicator.description):
            message = msg('The basis of the target for "{name}" only repeats the description', name=row.name)
        else:
            continue
        yield Finding(message, row.at("basis"), basis, related=row.also("basis"))


CHECK = Check(
    id="basis-repeats-name",
    severity=Severity.WARNING,
    scope=Scope.VALUE,
    title=msg("The basis of a target only repeats the name"),
    finds=msg("An indicator whose basis is word for word its name or its description, blanks and marks aside."),
    why=msg(
        "The basis says where the target comes from: a plan, a contract, a standard, earlier years. A name is none."
    ),
    example=msg("Name “street lamps repaired”, basis “street lamps repaired”."),
    mend=msg("Name the plan, contract, standard or earlier figure the target rests on"),
    sources=(unread("中央部门预算绩效目标管理办法"),),
    find=_find,
)
