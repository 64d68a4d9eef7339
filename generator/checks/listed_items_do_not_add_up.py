"""A total that prose states beside the items it lists (其中, 共计), where the items add up to something else."""

from __future__ import annotations

from collections.abc import Iterable

from generator.checks import Check, Finding, Scope, Subject
from generator.checks.shared.prose_places import ProseText, all_texts
from generator.checks.shared.prose_sums import SumClaim, added
from generator.checks.shared.shown_money import shown
from generator.model.diagnostic import Severity
from generator.model.legal_source import Law, article
from generator.model.message import msg


def _find(subject: Subject) -> Iterable[Finding]:
    for text in subject.share(all_texts):
        for claim in text.sums:
            if not claim.adds_up:
                yield _finding(text, claim)


def _finding(text: ProseText, claim: SumClaim) -> Finding:
    unit = claim.total.unit
    total = added(claim.items)
    params = {"sum": shown(total, unit), "stated": claim.total.text, "count": len(claim.items)}
    if claim.is_certain:
        message = msg("The {count} items listed add up to {sum}, the text says {stated}", **params)
    else:
        message = msg(
            "The {count} items listed add up to {sum}, the text says {stated}; "
            "whether the list is complete cannot be told from the text",
            **params,
        )
    return Finding(
        message,
        text.at(claim.total.start, claim.total.end),
        claim.total.text,
        expected=shown(total, unit),
        difference=shown(claim.total.yuan - total, unit),
        related=(text.at(claim.items[0].start, claim.items[-1].end),) if text.field == "text" else (),
        is_undecided=not claim.is_certain,
    )


CHECK = Check(
    id="listed-items-do-not-add-up",
    severity=Severity.ERROR,
    scope=Scope.SUBMISSION,
    title=msg("The items listed in a text do not add up to its total"),
    finds=msg(
        "A total in prose, marked by 共计, 合计 or 其中, that is not the sum of the amounts listed beside it. "
        "Where the list may go on, or an item is approximate, it is only pointed out."
    ),
    why=msg("Either an item or the total is wrong, and readers cannot tell how much money is meant."),
    example=msg("“Roof repairs 20万, lifts 35万, together 50万”: the items add up to 55万."),
    mend=msg("Add up the items and correct whichever figure is wrong"),
    sources=(article(Law.BUDGET, 32), article(Law.OPENNESS, 6)),
    find=_find,
    tolerance=msg("None in one unit; between units, half the last printed place of the coarser figure"),
)
