"""A change since last year (比上年增加) that does not start from the figure published last year."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Final

from generator.checks import Check, Finding, Scope
from generator.checks.shared.same_projects import consecutive
from generator.checks.shared.shown_money import shown
from generator.checks.shared.tolerance import agree
from generator.model.amount import exact
from generator.model.catalogue import Summary
from generator.model.diagnostic import Severity
from generator.model.legal_source import Law, article
from generator.model.main_figures import FigureBefore, MainFigure
from generator.model.message import msg

_NAMES: Final = {
    "three-public": "“三公”经费",
    "abroad": "因公出国（境）费",
    "reception": "公务接待费",
    "cars": "公务用车购置及运行费",
    "car-buying": "公务用车购置费",
    "car-running": "公务用车运行维护费",
    "operating": "机关运行经费",
    "procurement": "政府采购预算",
    "basic": "基本支出",
    "project": "项目支出",
    "income": "收入预算",
    "spending": "支出预算",
    "total": "收支总预算",
    "appropriation": "财政拨款收支预算",
}


def _find(summaries: Sequence[Summary]) -> Iterator[tuple[str, Finding]]:
    for now, before in consecutive(summaries):
        for claim in now.figures.before:
            finding = _judge(claim, before.figures.now, before.fiscal_year)
            if finding is not None:
                yield now.path, finding


def _judge(claim: FigureBefore, published: Mapping[str, MainFigure], year: int) -> Finding | None:
    """None where one of the figures that may be meant fits, or none was published."""
    known = [(concept, figure, published[concept]) for concept, figure in claim.figures if concept in published]
    if len(known) < len(claim.figures) or any(_fits(figure, then) for _, figure, then in known):
        return None
    concept, figure, then = known[0]
    with exact():
        difference = figure.yuan - then.yuan
    stated = shown(figure.yuan, claim.unit, claim.decimals)
    right = shown(then.yuan, claim.unit, claim.decimals)
    return Finding(
        msg(
            "{name}: by this it was {stated} in {year}; published for {year} is {published}",
            name=_NAMES[concept],
            stated=stated,
            year=year,
            published=right,
        ),
        claim.spot,
        claim.text,
        right,
        shown(difference, claim.unit, claim.decimals),
        # A sentence with several figures does not say which of them changed.
        is_undecided=len(claim.figures) > 1,
    )


def _fits(figure: MainFigure, then: MainFigure) -> bool:
    with exact():
        return agree(figure.yuan, then.yuan, figure.slack + then.slack)


CHECK = Check(
    id="change-differs-from-last-year",
    severity=Severity.ERROR,
    scope=Scope.YEARS,
    title=msg("A change does not start from last year's published figure"),
    finds=msg(
        "A main figure (收支总预算, “三公”经费 and its parts, 机关运行经费, 政府采购) with a change since last year in "
        "prose, or with a column of last year's budget, where last year's figure by this is not the one that last "
        "year's budget prints. The site must hold both years."
    ),
    why=msg("A reader who compares both budgets finds another change than the one stated."),
    example=msg("2031: “三公”经费30万元，比上年减少5万元; the budget of 2030 prints 40万元, so it fell by 10万元."),
    mend=msg("Start from the budget published last year, or say which figure is meant and why it differs"),
    sources=(article(Law.BUDGET, 13), article(Law.OPENNESS, 6)),
    find_across=_find,
    tolerance=msg("Half of the last printed place of each figure"),
)
