"""A line of the three public expenses (“三公”经费) that is smaller than the same line of basic expenditure."""

from __future__ import annotations

from collections.abc import Iterable

from generator.checks import Check, Finding, Scope, Subject
from generator.checks.shared.row_sums import whole
from generator.checks.shared.sums import Part, spot_of
from generator.checks.shared.table_columns import Meaning
from generator.checks.shared.table_views import TableViews, read_tables
from generator.checks.shared.tolerance import ACROSS_TABLES, NONE, slack_across
from generator.model.amount import Amount, exact, format_in
from generator.model.budget_table import TableKind
from generator.model.diagnostic import Severity
from generator.model.legal_source import Law, article
from generator.model.message import msg
from generator.model.three_public import ABROAD, BOUGHT, DRIVEN, RECEPTION, expense_of

_EXPENSES = (ABROAD, RECEPTION, BOUGHT, DRIVEN)


def _find(subject: Subject) -> Iterable[Finding]:
    views = subject.view(read_tables)
    three, basic = _lines(views, TableKind.THREE_PUBLIC), _lines(views, TableKind.BASIC_EXPENDITURE)
    has_projects = _has_projects(views)
    for expense in _EXPENSES:
        if expense not in three or expense not in basic:
            continue
        (left, at), (right, other) = three[expense], basic[expense]
        if left is None or right is None or left.yuan is None or right.yuan is None:
            continue
        with exact():
            difference = left.yuan - right.yuan
        slack = slack_across([left], [right])
        # What basic expenditure does not hold is spent by projects, where there are any.
        if difference < 0 - slack or (difference > slack and not has_projects):
            yield Finding(
                msg(
                    "{expense}: {three} {unit} among the three public expenses, {basic} {other} in basic expenditure",
                    expense=expense,
                    three=left.text,
                    unit=left.unit.value,
                    basic=right.text,
                    other=right.unit.value,
                ),
                spot_of(at),
                left.text,
                f"≥ {_in_unit_of(right, left)}" if has_projects else _in_unit_of(right, left),
                format_in(difference, left.unit, left.decimals),
                related=(spot_of(other),),
            )


def _lines(views: TableViews, kind: TableKind) -> dict[str, Part]:
    """The amounts by expense; an expense with two lines is left out."""
    side = views.only(kind)
    if side is None or side.main is None:
        return {}
    found: dict[str, Part] = {}
    twice: set[str] = set()
    for row in side.rows:
        expense = expense_of(row.name)
        if expense in found:
            twice.add(expense)
        found[expense] = (row.amount(side.main), side.spot(row, side.main))
    return {expense: part for expense, part in found.items() if expense not in twice}


def _has_projects(views: TableViews) -> bool:
    """Whether any project expenditure is printed; without a table that says so there may be some."""
    for kind in (TableKind.EXPENDITURE, TableKind.GENERAL_EXPENDITURE):
        side = views.only(kind)
        total = whole(side, Meaning.PROJECT) if side else None
        if total is not None:
            return total[0] is None or total[0].yuan is None or total[0].yuan > 0
    return True


def _in_unit_of(amount: Amount, other: Amount) -> str:
    return format_in(amount.yuan or NONE, other.unit, other.decimals)


CHECK = Check(
    id="three-public-differ-from-economic-lines",
    severity=Severity.WARNING,
    scope=Scope.SUBMISSION,
    title=msg("The three public expenses differ from basic expenditure"),
    finds=msg(
        "Receptions, cars or travel abroad with a smaller amount in the table of “三公” expenses than in basic "
        "expenditure by economic nature; where there is no project expenditure, any other amount."
    ),
    why=msg("The table of the three public expenses holds all of them, those of basic expenditure included."),
    example=msg("Running cars: 28.00 among the three public expenses, 30.00 in basic expenditure."),
    mend=msg("Compare both lines with the approved budget"),
    sources=(article(Law.OFFICE_AFFAIRS, 7),),
    find=_find,
    tolerance=ACROSS_TABLES,
)
