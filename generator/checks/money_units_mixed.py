"""A budget table whose amounts are in two units of money."""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import Final

from generator.checks import Check, Finding, Scope, Subject
from generator.checks.shared.table_views import read_tables
from generator.model.diagnostic import Severity
from generator.model.legal_source import unread
from generator.model.message import msg
from generator.model.spot import Spot, in_cell, in_table

_PRICE: Final = re.compile("单价|标准|人均")


def _find(subject: Subject) -> Iterable[Finding]:
    seen: dict[str, dict[str, Spot]] = {}
    for side in subject.view(read_tables).sides:
        table = side.table
        units = seen.setdefault(table.id, {})
        for column in side.money:
            unit = table.columns[column].unit(table.money_unit)
            if unit is not None and not _PRICE.search("".join(table.columns[column].path)):
                units.setdefault(unit.value, in_table(table.id, "columns", column))
        for row in side.rows:
            for column in side.money:
                amount = row.amount(column)
                if amount is not None and amount.is_number and amount.unit.value not in units:
                    units[amount.unit.value] = in_cell(table.id, row.number, column)
    for units in seen.values():
        if len(units) > 1:
            first, *others = units.values()
            yield Finding(
                msg("The table prints amounts in {units}", units=", ".join(units)),
                others[0],
                list(units)[1],
                next(iter(units)),
                related=(first, *others[1:]),
            )


CHECK = Check(
    id="money-units-mixed",
    severity=Severity.ERROR,
    scope=Scope.TABLE,
    title=msg("A table mixes two units of money"),
    finds=msg("A table that prints some amounts in one unit and some in another, prices per piece left aside."),
    why=msg("Amounts below one another look comparable and are not: 元 and 万元 differ by a factor of ten thousand."),
    example=msg("A table in 万元 with the line “Lighting: 120,000元”."),
    mend=msg("Print all amounts of the table in one unit"),
    sources=(unread("地方预决算公开操作规程"),),
    find=_find,
)
