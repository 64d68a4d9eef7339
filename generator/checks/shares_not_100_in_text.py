"""Shares (占比) listed in prose that do not make up 100%, or are not the share their amounts have."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from decimal import Decimal
from typing import Final

from generator.checks import Check, Finding, Scope, Subject
from generator.checks.shared.prose_figures import Figure, Percent
from generator.checks.shared.prose_places import ProseText, section_texts
from generator.model.diagnostic import Severity
from generator.model.legal_source import PRACTICE, Law, article
from generator.model.message import msg

_SHARE: Final = re.compile("占(?:比|[^，。；]{0,16}的?(?:比重|比例|总额|支出|收入|预算)(?:的|为)?)?[为约]?$|占$")
_MORE: Final = re.compile("等(?![于级候待])")
_FAR: Final = 14
"""Most signs between an amount and its share."""


def _find(subject: Subject) -> Iterable[Finding]:
    for text in subject.view(section_texts):
        if len(text.percents) > 1:
            for shares in _runs(text):
                yield from _judge(text, shares)


def _runs(text: ProseText) -> Iterable[list[tuple[Figure, Percent]]]:
    """The shares of each list: an amount and its share, one after the other within a sentence."""
    run: list[tuple[Figure, Percent]] = []
    for percent in text.percents:
        figure = next(text.figures_before(percent.start), None)
        is_share = figure is not None and _SHARE.search(percent.noun) and percent.start - figure.end <= _FAR
        # A share of a share (其中) belongs to another whole.
        between = text.text[run[-1][1].end : percent.start] if run else ""
        if run and (not is_share or "。" in between or "其中" in between):
            yield run
            run = []
        if figure is not None and is_share:
            run.append((figure, percent))
    if run:
        yield run


def _judge(text: ProseText, shares: Sequence[tuple[Figure, Percent]]) -> Iterable[Finding]:
    added = sum((share.value for _, share in shares), Decimal(0))
    slack = sum((share.half_place * 2 for _, share in shares), Decimal(0))
    last = shares[-1][1].end
    if len(shares) < 2 or any(share.noun[:-1].endswith(("其中", "不足")) for _, share in shares):
        return
    is_open = _MORE.search(text.text, last, last + 4) is not None
    if abs(added - 100) <= slack or (is_open and added < 100):
        return
    yield Finding(
        msg("The {count} shares listed add up to {sum}%", count=len(shares), sum=added),
        text.at(shares[0][0].start, last),
        f"{added}%",
        expected="100%",
        difference=f"{added - 100}%",
        is_undecided=added < 100 - slack,
    )


CHECK = Check(
    id="shares-not-100-in-text",
    severity=Severity.NOTICE,
    scope=Scope.SUBMISSION,
    title=msg("Shares listed in the text do not make up 100%"),
    finds=msg("A list of amounts with their shares (占…%) whose shares do not add up to 100%, beyond rounding."),
    why=msg("The shares say what the money is for; together they are all of it."),
    example=msg("基本支出…占40%，项目支出…占55%: together 95%."),
    mend=msg("Work out the shares anew"),
    sources=(article(Law.OPENNESS, 6), PRACTICE),
    find=_find,
)
