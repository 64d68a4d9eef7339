"""An increase or decrease (增减) in prose for which no reason is given."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from decimal import Decimal
from typing import Final

from generator.checks import Check, Finding, Scope, Subject
from generator.checks.shared.prose_figures import Figure
from generator.checks.shared.prose_places import ProseText, section_texts
from generator.checks.shared.stretches import Stretches
from generator.model.diagnostic import Severity
from generator.model.legal_source import Law, article, unread
from generator.model.message import msg

_COMPARED: Final = re.compile("上年|去年|上一年|同比|20[0-9]{2}年")
_NO_SPENDING: Final = re.compile("(?:资产|负债|净值|原值|价值|面积)[^。；;\n]*$")
"""What is owned is not spent; the rules ask for reasons where the budget changes."""
_REASON: Final = re.compile("原因|由于|因为|主要是|系因|是因|缘于|主要系|(?<![公起])因(?!此|公)")
_FILLER: Final = "[ \u3000]*+(?:无|[/／]|[—-]++|[xX×*＊]{2,}+)?[ \u3000]*+"
_BLANK: Final = re.compile(
    rf"(?:主要)?(?:原因|由于)(?:(?:主要)?(?:是|为|在于)[:：]?|[:：]){_FILLER}(?=[。；;]|\s*\Z)"
    "|(?:主要)?原因(?=[。；;])"
)
_OF_ALL_ABOVE: Final = re.compile(
    "^[^。；;元\n]{0,30}?(?:(?P<up>增加|增长|上升)|(?P<down>减少|下降|降低)|变动|增减变化|增减)的?(?:主要)?原因"
    "(?:主要)?(?:是|为|在于|[:：])[:：]?"
    rf"(?!{_FILLER}(?:[。；;]|$))",
    re.MULTILINE,
)
"""A sentence of its own that gives one reason for what was told above it: 财政拨款支出减少的主要原因是……。"""
_STOP: Final = re.compile("[。\n]")


def _find(subject: Subject) -> Iterable[Finding]:
    texts = subject.view(section_texts)
    given = {key for text in texts for key in _with_reason(text)}
    for text in texts:
        for change in _compared(text):
            # One change is often told twice; its reason has to be given once.
            if (change.yuan, change.change) not in given and change.yuan:
                yield Finding(
                    msg("No reason is given for the change of {amount}", amount=change.text),
                    text.at(change.start, change.end),
                    change.text,
                )
        if "原因" in text.text or "由于" in text.text:
            for blank in _BLANK.finditer(text.text):
                yield Finding(msg("The reason is left blank"), text.at(blank.start(), blank.end()), blank[0].strip())


def _with_reason(text: ProseText) -> Iterator[tuple[Decimal, int]]:
    """Amount and direction of the changes that a text gives a reason for."""
    changes = _compared(text)
    sentences = Stretches(_STOP, text.text if changes else "")
    common = tuple(_OF_ALL_ABOVE.finditer(text.text)) if changes else ()
    return (
        (change.yuan, change.change)
        for change in changes
        if _has_reason(text, change, sentences) or any(_is_meant(change, reason) for reason in common)
    )


def _is_meant(change: Figure, reason: re.Match[str]) -> bool:
    """Whether a reason for all changes above it speaks of this one: it names the same direction or none."""
    goes_up = change.change > 0
    names_other = reason["down" if goes_up else "up"] is not None
    return change.end < reason.start() and not names_other


def _compared(text: ProseText) -> list[Figure]:
    """The changes that are compared with another year."""
    if "增" not in text.text and "减" not in text.text and "降" not in text.text:
        return []
    return [
        figure
        for figure in text.figures
        if figure.change
        and not figure.is_rate
        and _COMPARED.search(figure.noun) is not None
        and not _NO_SPENDING.search(text.text, max(0, figure.start - 60), figure.start)
    ]


def _has_reason(text: ProseText, change: Figure, sentences: Stretches) -> bool:
    """Whether a reason follows before the next change, or opens the sentence."""
    # 。主要原因是… stands in a sentence of its own.
    second = sentences.end(min(sentences.end(change.end) + 1, len(text.text)))
    after = next((figure.start for figure in text.figures_between(change.end, second) if figure.change), second)
    if _REASON.search(text.text, change.end, min(second, after)):
        return True
    leads = text.text[max(sentences.begin(change.start), change.start - 120) : change.start]
    # 因人员减少，经费减少3万元: the reason leads, and no other amount stands between.
    reason = _REASON.search(leads)
    return reason is not None and "元" not in leads[reason.end() :]


CHECK = Check(
    id="reason-missing",
    severity=Severity.WARNING,
    scope=Scope.SUBMISSION,
    title=msg("A change has no reason"),
    finds=msg(
        "An increase or decrease against another year without a reason (原因, 由于, 主要是) anywhere in the "
        "explanations, or a reason left blank."
    ),
    why=msg("The public is to learn why spending rises or falls; the rules on disclosure ask for it."),
    example=msg("“比上年增加12万元，主要原因是。”"),
    mend=msg("State the reason for the change"),
    sources=(article(Law.BUDGET, 14), unread("财政预决算领域基层政务公开标准指引")),
    find=_find,
)
