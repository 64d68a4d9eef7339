"""An increase or decrease (增减) stated in prose whose amount, percentage or direction does not fit its figures."""

from __future__ import annotations

import itertools
import re
from bisect import bisect_left
from collections.abc import Iterable
from decimal import Decimal
from typing import Final

from generator.checks import Check, Finding, Scope, Subject
from generator.checks.shared.prose_figures import Figure, Percent
from generator.checks.shared.prose_places import ProseText, all_texts
from generator.checks.shared.prose_sums import SumClaim
from generator.checks.shared.shown_money import shown
from generator.model.amount import exact
from generator.model.diagnostic import Severity
from generator.model.legal_source import PRACTICE, Law, article
from generator.model.message import msg

_UP: Final = re.compile("(?:增长|上升|增加|提高|增幅)[^，。；]{0,6}$")
_DOWN: Final = re.compile("(?:下降|减少|降低|降幅|压减)[^，。；]{0,6}$")
_FAR: Final = 20
"""Fewest signs between a change and a percentage that is not its own."""
_MOST_BEFORE: Final = 60
"""Figures of a sentence before a change that it may be the change of."""
_SAME: Final = re.compile("相同|持平|一致|不变|无增减|无变化|没有变化|未发生变化")
_COMPARED: Final = re.compile(
    "[比较]?(?:上年|去年|上一年|20[0-9]{2}年)(?:度)?(?:年初)?(?:预算|决算|执行)?数?(?:为|是)?$"
)


def _find(subject: Subject) -> Iterable[Finding]:
    for text in subject.share(all_texts):
        if any(figure.change for figure in text.figures):
            yield from _of(text)
            for claim in text.sums:
                if claim.is_leading:
                    yield from _parts(text, claim)


def _of(text: ProseText) -> Iterable[Finding]:
    changes = [figure for figure in text.figures if figure.change and not figure.is_rate]
    for number, change in enumerate(changes):
        begin = text.sentences.begin(change.start)
        before = [
            figure
            for figure in itertools.islice(text.figures_before(change.start), _MOST_BEFORE)
            if figure.is_plain and figure.yuan and begin <= figure.start and not _COMPARED.search(figure.noun)
        ][::-1]
        end = changes[number + 1].start if number + 1 < len(changes) else len(text.text)
        percent = _percent(text, change, end)
        if percent is None or not before or not change.yuan:
            continue
        yield from _judge(text, before, change, percent)


def _percent(text: ProseText, change: Figure, end: int) -> Percent | None:
    """The percentage that goes with a change: 下降15.08% in the next clause of its sentence."""
    number = bisect_left(text.percents, change.end, key=_start)
    percent = text.percents[number] if number < len(text.percents) else None
    if percent is None or percent.start >= end or percent.start - change.end >= _FAR:
        return None
    is_one = _UP.search(percent.noun) or _DOWN.search(percent.noun)
    return percent if is_one and percent.start <= text.sentences.end(change.end) else None


def _start(percent: Percent) -> int:
    return percent.start


def _judge(text: ProseText, before: list[Figure], change: Figure, percent: Percent) -> Iterable[Finding]:
    if (_UP.search(percent.noun) is not None) is not (change.change > 0):
        yield Finding(
            msg("The amount and the percentage of one change point in opposite directions"),
            text.at(change.start, percent.end),
            text.text[change.start : percent.end],
        )
        return
    shares = [(figure, share) for figure in before if (share := _share(figure, change)) is not None]
    if not shares or any(_fits(share, figure, change, percent) for figure, share in shares):
        return
    # The subject of a sentence comes first; what stands between are its parts.
    figure, share = shares[0]
    with exact():
        previous = figure.yuan - change.change * change.yuan
    right = f"{round(share, percent.decimals)}%"
    params = {"now": figure.text, "previous": shown(previous, figure.unit), "right": right, "stated": percent.text}
    yield Finding(
        msg("From {previous} to {now} is a change of {right}, the text says {stated}", **params),
        text.at(percent.start, percent.end),
        percent.text,
        expected=right,
        difference=f"{percent.value - round(share, percent.decimals)}%",
        related=(text.at(figure.start, change.end),) if text.field == "text" else (),
        is_undecided=figure.is_about or change.is_about,
    )


def _parts(text: ProseText, claim: SumClaim) -> Iterable[Finding]:
    """A list whose total and items all say by how much they changed: the changes add up as the amounts do."""
    whole = _moved(text, claim.total, claim.items[0].start)
    ends = [*(item.start for item in claim.items[1:]), len(text.text)]
    moves = [_moved(text, item, end) for item, end in zip(claim.items, ends, strict=True)]
    if whole is None or not claim.adds_up or any(move is None for move in moves):
        return
    with exact():
        added = sum((move.change * move.yuan for move in moves if isinstance(move, Figure)), Decimal(0))
        stated = whole.change * whole.yuan if isinstance(whole, Figure) else Decimal(0)
    if added != stated:
        first = whole if isinstance(whole, Figure) else claim.total
        yield Finding(
            msg(
                "The changes of the {count} parts add up to {sum}, the total changes by {stated}",
                count=len(moves),
                sum=shown(added, claim.total.unit),
                stated=shown(stated, claim.total.unit),
            ),
            text.at(first.start, first.end),
            first.text,
            expected=shown(added, claim.total.unit),
            difference=shown(stated - added, claim.total.unit),
            related=(text.at(claim.items[0].start, claim.items[-1].end),) if text.field == "text" else (),
        )


def _moved(text: ProseText, figure: Figure, end: int) -> Figure | bool | None:
    """The change that follows an amount before `end`; False where it says that nothing changed, None where nothing."""
    limit = min(end, text.sentences.end(figure.end))
    change = next((one for one in text.figures_between(figure.end, end) if one.change), None)
    if change is not None:
        return change if change.start < limit else None
    return False if _SAME.search(text.text, figure.end, limit) else None


def _share(figure: Figure, change: Figure) -> Decimal | None:
    """The change as a percentage of the amount before it; None where there was none."""
    previous = figure.yuan - change.change * change.yuan
    return change.yuan * 100 / previous if previous > 0 else None


def _fits(share: Decimal, figure: Figure, change: Figure, percent: Percent) -> bool:
    """Whether the printed percentage is the share, rounded or cut off, within what the rounding of amounts allows."""
    previous = figure.yuan - change.change * change.yuan
    slack = (figure.half_place + change.half_place) * 100 / previous * (1 + share / 100)
    step = percent.half_place * 2
    return share - step - slack < percent.value <= share + percent.half_place + slack


CHECK = Check(
    id="change-miscalculated-in-text",
    severity=Severity.WARNING,
    scope=Scope.SUBMISSION,
    title=msg("An increase or decrease is miscalculated in the text"),
    finds=msg(
        "A change stated in prose with amount and percentage (增减) where the percentage is not that of the amounts, "
        "or one says it rose and the other that it fell; and changes of parts that do not add up to that of the total."
    ),
    why=msg("Readers judge by the percentage whether the budget grew or shrank, and by how much."),
    example=msg("预算90万元，比上年减少10万元，下降15%: from 100万元 to 90万元 is a fall of 10%."),
    mend=msg("Work out the percentage anew: the change divided by last year's amount"),
    sources=(article(Law.OPENNESS, 6), PRACTICE),
    find=_find,
    tolerance=msg("One unit of the last printed place of the percentage, and the rounding of the amounts"),
)
