"""A quantity target (数量指标) in words that hold no number: 及时缴纳."""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import Final

from generator.checks import Check, Finding, Scope, Subject
from generator.checks.shared.merged_rows import rows_of
from generator.model.diagnostic import Severity
from generator.model.indicator import IndicatorKind
from generator.model.indicator_value import ValueKind
from generator.model.legal_source import unread
from generator.model.message import msg

_COUNTED: Final = re.compile(
    "[0-9０-９一二两三四五六七八九十百千万亿半双零]|全|每|各|逐|所有|若干|按需|按实|据实|实际|率|以实|覆盖|应.尽.|详见|见附"
)
"""Words that name a number, or say that there is none to be named before."""
_SAYS_TIME: Final = re.compile(
    "及时|按时|按期|准时|如期|优|良|合格|达标|规范|完好|满意|提[高升]|保障|保证|改善|加强|正常|稳定"
)
"""Words for punctuality, quality or a direction: plainly an answer to another question."""


def _find(subject: Subject) -> Iterable[Finding]:
    for row in rows_of(subject):
        if row.value.kind is not ValueKind.TEXT or row.kind is not IndicatorKind.QUANTITY:
            continue
        text = row.value.text
        if _SAYS_TIME.search(text) and not _COUNTED.search(text):
            yield Finding(
                msg('The quantity "{name}" is "{target}", which is no number', name=row.name, target=text.strip()),
                row.at("target"),
                text,
                related=row.also("target"),
            )


CHECK = Check(
    id="quantity-without-number",
    severity=Severity.WARNING,
    scope=Scope.VALUE,
    title=msg("A quantity is no number"),
    finds=msg(
        "An indicator under quantity whose target speaks of punctuality, quality or improvement and holds no number. "
        "全部, 按需 and their like are answers."
    ),
    why=msg("Without a number readers cannot tell how much is to be done."),
    example=msg("“Water bills paid: in good time”, where “12次” would say how many."),
    mend=msg("Print the number with its unit, or move the indicator to the kind it answers"),
    sources=(unread("中央部门预算绩效目标管理办法"),),
    find=_find,
)
