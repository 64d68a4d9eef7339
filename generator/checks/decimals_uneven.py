"""A column of amounts printed with different numbers of decimals."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Final

from generator.checks import Check, Finding, Scope, Subject
from generator.checks.shared.sums import Part, spot_of
from generator.checks.shared.table_views import read_tables
from generator.model.diagnostic import Severity
from generator.model.legal_source import unread
from generator.model.message import msg
from generator.model.spot import in_submission
from generator.model.submission import Submission

_MOST: Final = 4


def _find(subject: Subject) -> Iterable[Finding]:
    for column in _columns(subject):
        # 0 is 0 with any number of decimals.
        amounts = [(amount, spot) for amount, spot in column if amount is not None and amount.yuan]
        decimals = {amount.decimals for amount, _ in amounts}
        if len(decimals) < 2:
            continue
        usual = max(decimals, key=lambda places: (sum(a.decimals == places for a, _ in amounts), places))
        odd = [(amount, spot) for amount, spot in amounts if amount.decimals != usual]
        even = next(spot for amount, spot in amounts if amount.decimals == usual)
        yield Finding(
            msg(
                "Amounts with {fewest} to {most} decimals stand below one another",
                fewest=min(decimals),
                most=max(decimals),
            ),
            spot_of(odd[0][1]),
            odd[0][0].text,
            related=(*(spot_of(where) for _, where in odd[1:_MOST]), spot_of(even)),
        )


def _columns(subject: Subject) -> Iterator[list[Part]]:
    """What stands below one another: the columns of tables, the lines of the forms above the projects."""
    for side in subject.view(read_tables).sides:
        for column in side.money:
            yield [(row.cells.cells[column].amount, (side.table.id, row.number, column)) for row in side.rows]
    yield from _forms(subject.submission)


def _forms(submission: Submission) -> Iterator[list[Part]]:
    for at, form in enumerate(submission.targets):
        if form.budget:
            yield [
                (line.amount, in_submission("targets", at, "budget", number, "amount"))
                for number, line in enumerate(form.budget)
            ]
        if form.directions:
            yield [
                (line.amount, in_submission("targets", at, "directions", number, "amount"))
                for number, line in enumerate(form.directions)
            ]


CHECK = Check(
    id="decimals-uneven",
    severity=Severity.NOTICE,
    scope=Scope.TABLE,
    title=msg("A column prints its amounts with different decimals"),
    finds=msg(
        "A column of a table, or the amounts of a form above the projects, with different numbers of decimals; 0 may "
        "stand without any. One finding for each column."
    ),
    why=msg("Figures below one another are hard to compare, and one that was cut off does not show."),
    example=msg("812.4, 300.50 and 60 in one column."),
    mend=msg("Print all amounts of a column with the same number of decimals"),
    sources=(unread("地方预决算公开操作规程"),),
    find=_find,
)
