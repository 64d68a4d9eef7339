"""A total that a project's own text states and that is not the project's budget."""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import Final

from generator.checks import Check, Finding, Scope, Subject
from generator.checks.shared.prose_figures import Figure
from generator.checks.shared.prose_places import ProseText, project_texts
from generator.checks.shared.shown_money import shown
from generator.checks.shared.tolerance import half_place
from generator.model.amount import Amount
from generator.model.diagnostic import Severity
from generator.model.legal_source import Law, article
from generator.model.message import msg
from generator.model.project import Project
from generator.model.spot import in_project

_FIELDS: Final = ("overview", "purpose", "basis")
_ASKS: Final = re.compile("(?:申请|安排|需|列支|列入|列此|预算|核定|下达)(?:[^，。；]{0,12})$")
_OTHER_YEAR: Final = re.compile("上年|去年|往年|累计|以前年度|历年|总投资|合同")


def _find(subject: Subject) -> Iterable[Finding]:
    for text in subject.view(project_texts):
        if text.project is not None and text.field in _FIELDS and text.figures:
            yield from _of(text, text.project)


def _of(text: ProseText, project: Project) -> Iterable[Finding]:
    budgets = [one for one in (project.amount, project.amount_term) if one is not None and one.is_number]
    plain = [figure for figure in text.figures if figure.is_plain and not _OTHER_YEAR.search(figure.noun)]
    if not budgets or any(_is(figure, budget) for figure in plain for budget in budgets):
        return
    claim = _last_total(text, plain)
    # A text with one amount alone speaks of the whole project where it asks for the money.
    lone = plain[0] if claim is None and len(text.figures) == 1 and plain and _ASKS.search(plain[0].noun) else None
    figure = claim or lone
    if figure is None:
        return
    budget = budgets[0]
    is_sure = claim is not None and not figure.is_about
    params = {"stated": figure.text, "budget": shown(budget.yuan, figure.unit) if budget.yuan is not None else ""}
    yield Finding(
        msg("The text states a total of {stated}, the budget is {budget}", **params)
        if is_sure
        else msg(
            "The text speaks of {stated}, the budget is {budget}; whether both mean the same is not said", **params
        ),
        text.at(figure.start, figure.end),
        figure.text,
        expected=params["budget"],
        difference=shown(figure.yuan - budget.yuan, figure.unit) if budget.yuan is not None else "",
        related=(in_project(project.id, "amount"),),
        is_undecided=not is_sure,
    )


def _last_total(text: ProseText, plain: list[Figure]) -> Figure | None:
    """The total the text ends with: its last 共计, else the one total of a 其中."""
    closing = [figure for figure in plain if figure.closes_list]
    if closing:
        return closing[-1]
    leading = [claim.total for claim in text.sums if claim.is_leading]
    if len(leading) == 1 and leading[0] is plain[0]:
        return leading[0]
    return None


def _is(figure: Figure, budget: Amount) -> bool:
    """Whether a figure is the budget: exactly, but for the rounding of whichever is printed in the larger unit."""
    if budget.yuan is None:
        return False
    slack = 0 if figure.unit is budget.unit else max(figure.half_place, half_place(budget))
    if figure.unit.yuan < budget.unit.yuan:
        slack = half_place(budget)
    return abs(figure.yuan - budget.yuan) <= slack


CHECK = Check(
    id="stated-total-differs-from-budget",
    severity=Severity.ERROR,
    scope=Scope.PROJECT,
    title=msg("The total in a project's text is not its budget"),
    finds=msg(
        "The overview, purpose or basis of a project ends with a total (共计, 其中) that is neither the year's budget "
        "nor the budget of the whole term. One amount alone that the text asks for is only pointed out."
    ),
    why=msg("The project asks for one amount and explains another."),
    example=msg("“…together 85万元” in the overview, 90.00 万元 as the year's budget."),
    mend=msg("Correct the text or the budget, whichever is wrong"),
    sources=(article(Law.BUDGET, 32), article(Law.OPENNESS, 6)),
    find=_find,
    tolerance=msg("None in one unit; between units, half the last printed place of the coarser figure"),
)
