"""A share (占…%) in prose that its amount does not have of the total of its list."""

from __future__ import annotations

import itertools
import re
from collections.abc import Iterable
from typing import Final

from generator.checks import Check, Finding, Scope, Subject
from generator.checks.shared.prose_figures import Figure, Percent
from generator.checks.shared.prose_places import ProseText, section_texts
from generator.checks.shared.stretches import Stretches
from generator.model.diagnostic import Severity
from generator.model.legal_source import PRACTICE, Law, article
from generator.model.message import msg

_LINE_END: Final = re.compile("\n")
_MOST_BEFORE: Final = 60
"""Figures before a share of which it may be the share."""


def _find(subject: Subject) -> Iterable[Finding]:
    for text in subject.view(section_texts):
        if text.percents and len(text.figures) > 1:
            paragraphs = Stretches(_LINE_END, text.text)
            for percent in text.percents:
                yield from _judge(text, percent, paragraphs)


def _judge(text: ProseText, percent: Percent, paragraphs: Stretches) -> Iterable[Finding]:
    if percent.noun not in ("占", "占比", "占比为", "约占"):
        return
    near = itertools.islice(text.figures_before(percent.start), _MOST_BEFORE)
    before = [figure for figure in near if figure.is_plain][::-1]
    if len(before) < 2 or len(text.text[before[-1].end : percent.start].strip("，, 占比为约（(")) > 0:
        return
    part = before[-1]
    paragraph = paragraphs.begin(part.start)
    wholes = [figure for figure in before[:-1] if figure.start >= paragraph and figure.yuan >= part.yuan]
    wholes = [figure for figure in wholes if figure.yuan]
    if not wholes or part.is_about or any(_fits(part, whole, percent) for whole in wholes):
        return
    share = round(part.yuan * 100 / wholes[0].yuan, percent.decimals)
    yield Finding(
        msg(
            "{part} of {whole} is {right}%, the text says {stated}",
            part=part.text,
            whole=wholes[0].text,
            right=share,
            stated=percent.text,
        ),
        text.at(percent.start, percent.end),
        percent.text,
        expected=f"{share}%",
        difference=f"{percent.value - share}%",
        related=(text.at(wholes[0].start, part.end),),
    )


def _fits(part: Figure, whole: Figure, percent: Percent) -> bool:
    """Whether the printed share is the part's share of the whole, rounded or cut off."""
    share = part.yuan * 100 / whole.yuan
    slack = (part.half_place * 100 + whole.half_place * share) / whole.yuan if part.unit is not whole.unit else 0
    return share - percent.half_place * 2 - slack < percent.value <= share + percent.half_place + slack


CHECK = Check(
    id="share-miscalculated-in-text",
    severity=Severity.WARNING,
    scope=Scope.SUBMISSION,
    title=msg("A share is miscalculated in the text"),
    finds=msg("An amount with its share (占…%) that is not its share of any amount named before it in the paragraph."),
    why=msg("The shares say what most of the money is for."),
    example=msg("支出预算200万元，其中基本支出50万元，占35%: 50 of 200 is 25%."),
    mend=msg("Work out the share anew, or correct the amount"),
    sources=(article(Law.OPENNESS, 6), PRACTICE),
    find=_find,
    tolerance=msg("One unit of the last printed place of the percentage"),
)
