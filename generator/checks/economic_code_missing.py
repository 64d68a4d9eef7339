"""Basic expenditure by economic nature (基本支出分经济科目) that prints names without codes."""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import Final

from generator.checks import Check, Finding, Scope, Subject
from generator.checks.shared.classified_codes import code_columns
from generator.checks.shared.table_views import read_tables
from generator.model.budget_table import TableKind
from generator.model.diagnostic import Severity
from generator.model.legal_source import PRACTICE, Law, article
from generator.model.message import msg
from generator.model.spot import in_table

_CODE: Final = re.compile("^[35][0-9]{2}(?:[0-9]{2})?(?![0-9])")


def _find(subject: Subject) -> Iterable[Finding]:
    for side in subject.view(read_tables).by_kind.get(TableKind.BASIC_EXPENDITURE, ()):
        lines = [row for row in side.rows if not row.head.is_total]
        columns = code_columns(side)
        if not lines or any(_CODE.match(row.name) for row in lines):
            continue
        if columns and any(row.cells.cells[column].text.strip() for row in lines for column in columns):
            continue
        yield Finding(
            msg("The table “{title}” prints the economic classification without codes", title=side.table.title),
            in_table(side.table.id, "columns", side.side.first),
            side.column_name(side.side.first),
            related=(side.spot(lines[0], side.side.first),),
        )


CHECK = Check(
    id="economic-code-missing",
    severity=Severity.NOTICE,
    scope=Scope.TABLE,
    title=msg("The economic classification is printed without codes"),
    finds=msg(
        "A table of basic expenditure by economic nature that names its groups (款) but prints none of their codes."
    ),
    why=msg("Names are shortened and spelt in several ways; only the code says for certain which group is meant."),
    example=msg("“Office costs 12.00” without 30201."),
    mend=msg("Print the code of each group beside its name"),
    sources=(article(Law.BUDGET, 32), PRACTICE),
    find=_find,
)
