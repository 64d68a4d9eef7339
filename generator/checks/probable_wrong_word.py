"""Words that are very likely slips of the pen or of text recognition (业务水培, 布署, 服务服务)."""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import Final

from generator.checks import Check, Finding, Scope, Subject
from generator.checks.shared.text_parts import TextKind
from generator.checks.shared.texts import texts_of
from generator.model.diagnostic import Severity
from generator.model.legal_source import PRACTICE
from generator.model.message import msg

_RIGHT: Final = {
    "按排": "安排",
    "布署": "部署",
    "竟争": "竞争",
    "贯切": "贯彻",
    "防犯": "防范",
    "鼓历": "鼓励",
    "激历": "激励",
    "报消": "报销",
    "采构": "采购",
    "经废": "经费",
    "予算": "预算",
    "必须品": "必需品",
    "再接再励": "再接再厉",
    "落实倒位": "落实到位",
    "落实到为": "落实到位",
    "高质量高量": "高质高量",
    "满意渡": "满意度",
    "完成律": "完成率",
    "合格律": "合格率",
    "万元元": "万元",
    "目标标": "目标",
    "特别此经费": "特列此经费",
    "相应事件": "响应时间",
}
"""What is no word of its own, and what must have been meant."""
_SIGNS: Final = {
    "，，": "，",
    "、、": "、",
    "；；": "；",
    "。，": "，",
    "，。": "。",
    "、。": "。",
    "，、": "、",
    "：：": "：",
}
_TWICE: Final = ("服务", "管理", "工作", "保障", "提供", "进行", "完成", "实施", "维护", "确保", "提高", "加强", "保洁")

_PATTERN: Final = re.compile(
    rf"(?P<word>{'|'.join(_RIGHT)})|(?P<sign>{'|'.join(_SIGNS)})"
    r"|(?P<level>(?<=业务|技术|管理|服务|专业|能力|生活|技能|工作)水培)"
    r"|(?P<answer>(?<=维修|及时|快速|应急|故障|处置|服务|抢修|报修)相应(?=时间|速度|率|时限|时效|时长))"
    r"|(?P<store>储蓄(?=、(?:加工|运输|烹[饪调]|配送)))|(?P<count>(?<=[车辆])数辆(?=\0))"
    r"|(?P<share>(?<=[数量额人])得(?=比率|比例|比重|百分比))"
    # 服务服务对象 and 管理管理人员 are two words that meet.
    rf"|(?P<twice>(?P<once>{'|'.join(_TWICE)})(?P=once))(?![对人群局中机单岗部员费业])"
    r"|(?<![自知利克一])(?P<done>己)(?=完成|经|支付|建成|竣工)"
    r"|(?<!目)(?P<of>的的)(?![确士])"
)


# Of nothing but words: the search for them skips what begins none.
_BEGINS: Final = re.compile(
    "|".join(
        (
            *map(re.escape, (*_RIGHT, *_SIGNS)),
            "水培",
            "相应",
            "储蓄",
            "数辆",
            "得比",
            "的的",
            "己",
            *(2 * word for word in _TWICE),
        )
    )
)


def _find(subject: Subject) -> Iterable[Finding]:
    for hit in subject.view(texts_of).hits(_PATTERN, begins=_BEGINS):
        match = hit.match
        if match is None or hit.kind in {TextKind.CODE, TextKind.FILE}:
            continue
        found = match.group()
        right = _RIGHT.get(found) or _SIGNS.get(found) or _meant(match)
        yield Finding(
            msg("“{found}” is probably meant to be “{right}”", found=found, right=right),
            hit.spot,
            found,
            expected=right,
        )


def _meant(match: re.Match[str]) -> str:
    if match["level"]:
        return "水平"
    if match["answer"]:
        return "响应"
    if match["store"]:
        return "储存"
    if match["count"]:
        return "数量"
    if match["done"]:
        return "已"
    return match["once"] or "的"


CHECK = Check(
    id="probable-wrong-word",
    severity=Severity.NOTICE,
    scope=Scope.SUBMISSION,
    title=msg("Probably a wrong word"),
    finds=msg(
        "Words of a short list that are none, words written twice, punctuation marks that cannot follow each other."
    ),
    why=msg("Slips make readers doubt the figures beside them, and searches miss the words."),
    example=msg("“统一布署” instead of “统一部署”."),
    mend=msg("Compare with the original and write the right word"),
    sources=(PRACTICE,),
    find=_find,
)
