"""One figure that two budget tables of a disclosure print differently."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence

from generator.checks import Check, Finding, Scope, Subject
from generator.checks.shared.agreements import Agreement, disagreements
from generator.checks.shared.row_sums import whole
from generator.checks.shared.sums import Part
from generator.checks.shared.table_columns import BUDGETS, Meaning, ReadRow, ReadSide, label_meaning
from generator.checks.shared.table_views import TableViews, read_tables
from generator.checks.shared.tolerance import ACROSS_TABLES
from generator.model.budget_table import TableKind
from generator.model.diagnostic import Severity
from generator.model.legal_source import Law, article
from generator.model.message import msg

_NUMBER = re.compile("^(?:[一二三四五六七八九十]+[、.．]|[（(][一二三四五六七八九十]+[）)]|[0-9]{1,2}[、.．])")
_ONE_BUDGET = BUDGETS | {Meaning.ACCOUNT}


def _find(subject: Subject) -> Iterable[Finding]:
    views = subject.view(read_tables)
    if len(views.by_kind) > 1:
        yield from disagreements([*_totals(views), *_incomes(views), *_classes(views), *_basic(views)])


def _totals(views: TableViews) -> Iterator[Agreement]:
    """收支总表 with 收入总表 and 支出总表."""
    income, spending = _two_sides(views, TableKind.REVENUE_EXPENDITURE)
    revenue = views.only(TableKind.REVENUE)
    expenditure = views.only(TableKind.EXPENDITURE)
    if income and revenue and (total := whole(revenue)):
        carried = whole(revenue, Meaning.CARRYOVER)
        readings: list[tuple[Part, ...]] = [(total,)]
        if carried is not None and carried[0] is not None:
            readings.append((total, carried))
        yield Agreement(_title(revenue), readings, [(one,) for one in _total_rows(income)])
    if spending and expenditure and (total := whole(expenditure)):
        yield Agreement(_title(expenditure), [(total,)], [(one,) for one in _total_rows(spending)])


def _incomes(views: TableViews) -> Iterator[Agreement]:
    """Each budget in 收入总表 with its line in the tables of income beside expenditure."""
    revenue = views.only(TableKind.REVENUE)
    if revenue is None:
        return
    for kind in (TableKind.REVENUE_EXPENDITURE, TableKind.APPROPRIATION):
        income, _ = _two_sides(views, kind)
        if income is None or income.main is None:
            continue
        for meaning in _ONE_BUDGET:
            rows = [row for row in _before_total(income) if label_meaning(row.name) is meaning]
            total = whole(revenue, meaning)
            if len(rows) == 1 and total is not None:
                line = (rows[0].amount(income.main), income.spot(rows[0], income.main))
                yield Agreement(f"{_title(revenue)}, {rows[0].head.name}", [(total,)], [(line,)])


def _classes(views: TableViews) -> Iterator[Agreement]:
    """Classes of expenditure (类) beside income, and by function: 一般公共服务支出 stands in both."""
    for kind, other, meaning in (
        (TableKind.REVENUE_EXPENDITURE, TableKind.EXPENDITURE, Meaning.TOTAL),
        (TableKind.APPROPRIATION, TableKind.GENERAL_EXPENDITURE, Meaning.GENERAL),
    ):
        _, spending = _two_sides(views, kind)
        by_function = views.only(other)
        if spending is None or by_function is None or by_function.main is None:
            continue
        if meaning is Meaning.GENERAL and _carries_over(views, kind):
            continue
        columns = spending.money if meaning is Meaning.TOTAL else [spending.column(meaning)]
        lines = {_bare(row.name): row for row in _before_total(spending)}
        classes = [row for row in by_function.rows if row.level == 1]
        if len({row.name for row in classes}) < len(classes):
            continue
        for row in classes:
            line = lines.get(row.name)
            if line is None:
                continue
            found: list[tuple[Part, ...]] = [
                ((line.amount(column), spending.spot(line, column)),) for column in columns if column is not None
            ]
            amount = (row.amount(by_function.main), by_function.spot(row, by_function.main))
            yield Agreement(f"{_title(by_function)}, {row.head.name}", [(amount,)], found)


def _basic(views: TableViews) -> Iterator[Agreement]:
    """基本支出 by function and by economic nature, and each budget of 财政拨款收支总表 with its own table."""
    general, basic = views.only(TableKind.GENERAL_EXPENDITURE), views.only(TableKind.BASIC_EXPENDITURE)
    if general and basic and (total := whole(basic)) and (by_function := whole(general, Meaning.BASIC)):
        yield Agreement(_title(basic), [(total,)], [(by_function,)])
    _, spending = _two_sides(views, TableKind.APPROPRIATION)
    if spending is None or _carries_over(views, TableKind.APPROPRIATION):
        return
    for kind, meaning in (
        (TableKind.GENERAL_EXPENDITURE, Meaning.GENERAL),
        (TableKind.GOVERNMENT_FUND_EXPENDITURE, Meaning.FUND),
    ):
        side, column = views.only(kind), spending.column(meaning)
        total = whole(side) if side else None
        if side and total and column is not None:
            rows = [row for row in spending.rows if row.head.is_total]
            yield Agreement(
                _title(side), [(total,)], [((row.amount(column), spending.spot(row, column)),) for row in rows]
            )


def _two_sides(views: TableViews, kind: TableKind) -> tuple[ReadSide | None, ReadSide | None]:
    """Income and expenditure of the one table of a kind; None where it is not laid out so."""
    sides = views.by_kind.get(kind, ())
    if len(sides) != 2 or sides[0].table is not sides[1].table:
        return None, None
    return sides[0], sides[1]


def _before_total(side: ReadSide) -> Sequence[ReadRow]:
    end = next((at for at, row in enumerate(side.rows) if row.head.is_total), len(side.rows))
    return side.rows[:end]


def _total_rows(side: ReadSide) -> Iterator[Part]:
    """The totals of a side, of this year's money and of all, in every column of money that may hold them."""
    for row in side.rows:
        if row.head.is_total:
            yield from ((row.amount(column), side.spot(row, column)) for column in side.money)


def _carries_over(views: TableViews, kind: TableKind) -> bool:
    """Whether a table holds money of last year, which its companions (不含上年结转) leave out."""
    return any(
        amount is not None and amount.yuan
        for side in views.by_kind.get(kind, ())
        for row in side.rows
        if label_meaning(row.name) is Meaning.CARRYOVER
        for amount in (row.amount(column) for column in side.money)
    )


def _title(side: ReadSide) -> str:
    return side.table.title


def _bare(name: str) -> str:
    """The name of a class without its number: 一、一般公共服务支出."""
    return _NUMBER.sub("", name)


CHECK = Check(
    id="tables-disagree",
    severity=Severity.ERROR,
    scope=Scope.SUBMISSION,
    title=msg("Two tables print one figure differently"),
    finds=msg(
        "A total, a class of expenditure or a budget that stands in two of the budget tables with different amounts: "
        "the totals of 收支总表, 收入总表 and 支出总表, the classes by function, 基本支出 by function and by "
        "economic nature."
    ),
    why=msg("The tables show the same money from several sides; where they differ, one of them is wrong."),
    example=msg("青川市档案管理局: total expenditure 812.40 in one table, 812.04 in another."),
    mend=msg("Compare both figures with the approved budget"),
    sources=(article(Law.OPENNESS, 6),),
    find=_find,
    tolerance=ACROSS_TABLES,
)
