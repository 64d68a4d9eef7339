"""A table of income beside expenditure (收支总表) whose two totals differ."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from generator.checks import Check, Finding, Scope, Subject
from generator.checks.shared.table_columns import ReadRow, ReadSide
from generator.checks.shared.table_views import read_tables
from generator.checks.shared.tolerance import IN_ONE_TABLE
from generator.model.amount import exact, format_in
from generator.model.budget_table import TableKind
from generator.model.diagnostic import Severity
from generator.model.han import strip_blanks
from generator.model.legal_source import PRACTICE
from generator.model.message import msg

_BOTH_SIDES = (TableKind.REVENUE_EXPENDITURE, TableKind.APPROPRIATION)
_INCOME, _SPENDING = "收入", "支出"


def _find(subject: Subject) -> Iterable[Finding]:
    views = subject.view(read_tables)
    for kind in _BOTH_SIDES:
        tables = {side.table.id: [] for side in views.by_kind.get(kind, ())}  # type: dict[str, list[ReadSide]]
        for side in views.by_kind.get(kind, ()):
            tables[side.table.id].append(side)
        for sides in tables.values():
            yield from _compare(sides)


def _compare(sides: list[ReadSide]) -> Iterator[Finding]:
    last = {_direction(side, row): (side, row) for side in sides for row in side.rows if row.head.is_total}
    if _INCOME not in last or _SPENDING not in last:
        return
    (left, income), (right, spending) = last[_INCOME], last[_SPENDING]
    if left.main is None or right.main is None or ("总计" in income.name) is not ("总计" in spending.name):
        return
    earned, spent = income.amount(left.main), spending.amount(right.main)
    if earned is None or spent is None or earned.yuan == spent.yuan:
        return
    spots = (right.spot(spending, right.main), left.spot(income, left.main))
    if earned.yuan is None or spent.yuan is None:
        yield Finding(
            msg("One of the two totals is blank: income {income}, expenditure {spent}",
                income=earned.text or "—", spent=spent.text or "—"),
            spots[0], spent.text, earned.text, related=spots[1:], is_undecided=True,
        )  # fmt: skip
        return
    with exact():
        difference = spent.yuan - earned.yuan
    yield Finding(
        msg(
            "Income adds up to {income} {income_unit}, expenditure to {spent} {unit}",
            income=earned.text,
            income_unit=earned.unit.value,
            spent=spent.text,
            unit=spent.unit.value,
        ),
        spots[0],
        spent.text,
        format_in(earned.yuan, spent.unit, spent.decimals),
        format_in(difference, spent.unit, spent.decimals),
        related=spots[1:],
    )


def _direction(side: ReadSide, row: ReadRow) -> str:
    """Whether a total is one of income or of expenditure: by its own words, else by what stands above the side."""
    above = strip_blanks("".join(side.table.columns[side.side.first].path[:1]))
    for text in (row.name, above):
        if (_INCOME in text) is not (_SPENDING in text):
            return _INCOME if _INCOME in text else _SPENDING
    return ""


CHECK = Check(
    id="income-expenditure-unequal",
    severity=Severity.ERROR,
    scope=Scope.TABLE,
    title=msg("Income and expenditure of a table are not equal"),
    finds=msg(
        "A table of income beside expenditure (收支总表) whose two last totals differ, what was carried over included."
    ),
    why=msg("A budget that is drawn up whole shows where all its money comes from and where all of it goes."),
    example=msg("青川市档案管理局: total income 812.40, total expenditure 812.04."),
    mend=msg("Compare both totals, and the lines above them, with the approved budget"),
    sources=(PRACTICE,),
    find=_find,
    tolerance=IN_ONE_TABLE,
)
