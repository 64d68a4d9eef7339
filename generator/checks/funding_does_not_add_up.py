"""Sources of money (资金来源) that do not add up to the amount they fund, on a project or on a target form."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from decimal import Decimal
from functools import partial
from typing import Final

from generator.checks import Check, Finding, Scope, Subject
from generator.checks.shared.budget_groups import group_sums, twin_totals
from generator.checks.shared.shown_money import as_printed, shown
from generator.checks.shared.sums import Part, Sum, wrong_sums
from generator.checks.shared.tolerance import IN_SUMS, NONE, slack_across
from generator.model.amount import Amount
from generator.model.diagnostic import Severity
from generator.model.indicator import Scope as Term
from generator.model.legal_source import Law, article
from generator.model.message import msg
from generator.model.project import Project
from generator.model.spot import Spot, in_project, in_submission
from generator.model.submission import Targets

_INSIDE: Final = re.compile(r"\s*+[（(]?\s*+其中")


def _find(subject: Subject) -> Iterable[Finding]:
    # All projects print one form: whether a blank stands for nothing in it shows where the others add up.
    yield from wrong_sums(subject, [one for project in subject.submission.projects for one in _of_project(project)])
    for number, form in enumerate(subject.submission.targets):
        if form.budget:
            yield from wrong_sums(subject, list(_of_form(number, form)), needs_parts=True)
            yield from _twins(number, form)


def _of_project(project: Project) -> Iterator[Sum]:
    """The money of the year and of the whole term, each with its sources."""
    for scope, total, field in (
        (Term.YEAR, project.amount, "amount"),
        (Term.TERM, project.amount_term, "amount_term"),
    ):
        parts: list[Part] = []
        inner = 0
        for number, source in enumerate(project.funding):
            if source.scope is scope:
                # A second 其中 splits the source above it: the sum may do without what follows.
                inner = inner or (len(parts) if parts and _INSIDE.match(source.source) else 0)
                parts.append((source.amount, partial(in_project, project.id, "funding", number, "amount")))
        if parts and total is not None:
            readings = (tuple(parts[:inner]),) if inner else ()
            slack = _slack([total, *(amount for amount, _ in parts if amount is not None)])
            yield Sum(project.name, total, partial(in_project, project.id, field), tuple(parts), readings, slack)


def _slack(amounts: list[Amount]) -> Decimal:
    """Nothing in one unit; a source printed in another one may be rounded."""
    numbers = [amount for amount in amounts if amount.is_number]
    return slack_across((), numbers) if len({amount.unit for amount in numbers}) > 1 else NONE


def _of_form(number: int, form: Targets) -> Iterator[Sum]:
    """The totals of a form with their lines."""

    def part(line: int) -> Part:
        return form.budget[line].amount, _line(number, line)

    for group in group_sums(form.budget):
        total, at = part(group.total)
        name = " / ".join(label.strip() for label in form.budget[group.total].labels)
        readings = tuple(tuple(map(part, places)) for places in group.readings)
        yield Sum(name, total, at, tuple(map(part, group.parts)), readings)


def _twins(number: int, form: Targets) -> Iterator[Finding]:
    """Totals of the whole form that differ: by source, by purpose."""
    first, *others = twin_totals(form.budget) or (0,)
    for other in others:
        left, right = form.budget[first].amount, form.budget[other].amount
        if left.yuan is not None and right.yuan is not None and left.yuan != right.yuan:
            yield Finding(
                msg(
                    "Two totals of one form differ: {left} and {right}", left=as_printed(left), right=as_printed(right)
                ),
                _line(number, other),
                right.text,
                expected=left.text,
                difference=shown(right.yuan - left.yuan, left.unit),
                related=(_line(number, first),),
            )


def _line(form: int, line: int) -> Spot:
    return in_submission("targets", form, "budget", line, "amount")


CHECK = Check(
    id="funding-does-not-add-up",
    severity=Severity.ERROR,
    scope=Scope.SUBMISSION,
    title=msg("The sources of money do not add up to the total"),
    finds=msg(
        "The sources of a project, of the year or of the whole term, or the budget lines of a target form, "
        "that do not add up to their total. Where blanks may stand for what is missing, it cannot be "
        "told; where all lines of a total are blank, it is a warning."
    ),
    why=msg("Readers cannot tell where the money comes from, or how much it is."),
    example=msg("财政资金 40.00 and 其他资金 5.00 under a budget of 50.00 万元."),
    mend=msg("Correct the part or the total that is wrong; write 0 where a source gives nothing"),
    sources=(article(Law.BUDGET, 4), article(Law.BUDGET_REGULATION, 5)),
    find=_find,
    tolerance=IN_SUMS,
)
