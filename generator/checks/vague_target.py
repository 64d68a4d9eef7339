"""A target in words (定性指标) that names only a direction: 提高, 进一步保障."""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import Final

from generator.checks import Check, Finding, Scope, Subject
from generator.checks.shared.merged_rows import MergedRow, rows_of
from generator.checks.shared.same_words import is_same
from generator.model.diagnostic import Severity
from generator.model.han import HAN_CLASS, strip_blanks
from generator.model.indicator_value import ValueKind
from generator.model.late_pattern import late_pattern
from generator.model.legal_source import unread
from generator.model.message import Message, msg

_DEGREE: Final = "进一步|不断|持续|逐步|稳步|有效|明显|显著|大幅|较大|切实|全面|充分|得到|有所|更加"
_CHANGE: Final = "提高|提升|增强|改善|加强|促进|推进|推动|优化|完善|改进|巩固|强化|好转"
_STATE: Final = "保障|维护|有效|明显|显著|高效|持续|胜任"
_NO_MEASURE: Final = late_pattern(f"(?:{_DEGREE})*(?:{_CHANGE}|{_STATE}|进一步|有所|逐步)+了?[。.]?")
_CHANGE_OF: Final = re.compile(f"(?:{_DEGREE})*(?:{_CHANGE})[\u4e00-\u9fff]{{2,14}}[。.]?")
_LEAD: Final = re.compile(f"^(?:{_DEGREE}|{_CHANGE}|提倡|提供|实现|保障|保证|确保|维持|良好|达成|开展|做好|加大)+")
_SHORTEST: Final = 4
_SHORT: Final = 5
_HAN: Final = late_pattern(f"[{HAN_CLASS}]+")
_YARDSTICK: Final = re.compile(
    "比|较|高于|低于|优于|达到|不低|不高|不少|上年|上一?年度|去年|同期|往年|以上|以下|标准|零|倍"
)


def _find(subject: Subject) -> Iterable[Finding]:
    for row in rows_of(subject):
        if row.value.kind is not ValueKind.TEXT or (row.row.indicator.standard or "").strip():
            continue
        message = _fault(row)
        if message is not None:
            yield Finding(message, row.at("target"), row.value.text, related=row.also("target"))
        elif _is_of_the_name(strip_blanks(row.value.text), row.name):
            message = msg(
                'The target of "{name}" is "{target}", which says little more than the name',
                name=row.name,
                target=strip_blanks(row.value.text),
            )
            yield Finding(
                message, row.at("target"), row.value.text, related=row.also("target"), severity=Severity.NOTICE
            )


def _fault(row: MergedRow) -> Message | None:
    text = strip_blanks(row.value.text)
    if len(text) > 40:
        return None
    if is_same(text, row.name):
        return msg('The target of "{name}" only repeats the name', name=row.name)
    if _YARDSTICK.search(text):
        return None
    if _NO_MEASURE.fullmatch(text) or _CHANGE_OF.fullmatch(text):
        return msg('The target of "{name}" is "{target}": no figure and no standard', name=row.name, target=text)
    if _says_the_name(text, row.name):
        return msg(
            'The target of "{name}" is "{target}", which says little more than the name', name=row.name, target=text
        )
    return None


def _says_the_name(text: str, name: str) -> bool:
    """Whether a target is the name without its verb, or with another: 提升服务水平 → 服务水平."""
    said, named = _LEAD.sub("", text), _LEAD.sub("", name)
    if re.search("[0-9一二三四五六七八九十百千万两]", text) or "率" in text:
        return False
    return len(said) >= _SHORTEST and (said == named or (text == said and named.endswith(said)))


def _is_of_the_name(text: str, name: str) -> bool:
    """Whether a short target has no sign that the name has not: 健全 of 制度健全性, 正常运转 of 正常运行."""
    plain = text.replace("运转", "运行")
    return 2 <= len(text) <= _SHORT and _HAN.fullmatch(text) is not None and set(plain) <= set(name)


CHECK = Check(
    id="vague-target",
    severity=Severity.WARNING,
    scope=Scope.VALUE,
    title=msg("A target in words has no measure"),
    finds=msg(
        "A target such as 提高 or 进一步保障 without figure, standard or earlier state, or one that says "
        "no more than the name. A short one made of signs of the name alone (健全 of 制度健全性) is a notice."
    ),
    why=msg("Without a figure or a standard nobody can tell afterwards whether it was met."),
    example=msg("“Order in the car park: 进一步提高”; “no more than 5 complaints a year” would say something."),
    mend=msg("Print a figure, or the standard and the earlier state it is judged by"),
    sources=(
        unread("中央部门预算绩效目标管理办法"),
        unread("中央部门项目支出核心绩效目标和指标设置及取值指引（试行）"),
    ),
    find=_find,
)
