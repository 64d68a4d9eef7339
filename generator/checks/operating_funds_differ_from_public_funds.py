"""Running costs (机关运行经费) that are not the public funds (公用经费) of basic expenditure."""

from __future__ import annotations

from collections.abc import Iterable

from generator.checks import Check, Finding, Scope, Subject
from generator.checks.shared.shown_money import as_printed, shown
from generator.checks.shared.stated_values import Stated, stated_values
from generator.checks.shared.tolerance import ACROSS_TABLES, slack_across
from generator.model.diagnostic import Severity
from generator.model.legal_source import Law, article
from generator.model.message import msg


def _find(subject: Subject) -> Iterable[Finding]:
    if not subject.submission.tables:
        return
    values = subject.share(stated_values)
    operating, public = _number(values.get("operating", [])), _number(values.get("running", []))
    if operating is None or public is None:
        return
    (cost, at), (funds, funds_at) = operating, public
    if cost.yuan is None or funds.yuan is None:
        return
    over = cost.yuan - funds.yuan
    if abs(over) <= slack_across((cost,), (funds,)):
        return
    params = {"cost": as_printed(cost), "funds": as_printed(funds)}
    yield Finding(
        msg("Running costs are {cost}, more than the public funds of {funds}", **params)
        if over > 0
        else msg(
            "Running costs are {cost}, the public funds {funds}; "
            "whether the rest belongs to public institutions (事业单位) is not said",
            **params,
        ),
        at,
        cost.text,
        expected=as_printed(funds),
        difference=shown(over, cost.unit),
        related=(funds_at,),
        is_undecided=over < 0,
    )


def _number(stated: list[Stated]) -> Stated | None:
    return next((one for one in stated if one[0].is_number), None)


CHECK = Check(
    id="operating-funds-differ-from-public-funds",
    severity=Severity.WARNING,
    scope=Scope.SUBMISSION,
    title=msg("Running costs differ from the public funds"),
    finds=msg(
        "机关运行经费 that is larger than 公用经费 of basic expenditure. Where it is smaller, the rest may be the "
        "public funds of public institutions, and it is only pointed out."
    ),
    why=msg("Running costs are the public funds of administrative units; the law wants them explained."),
    example=msg("机关运行经费 86.00 万元, 公用经费 68.00 万元."),
    mend=msg("Compare both tables; say which units are public institutions"),
    sources=(article(Law.BUDGET, 14), article(Law.BUDGET_REGULATION, 5), article(Law.OFFICE_AFFAIRS, 9)),
    find=_find,
    tolerance=ACROSS_TABLES,
)
