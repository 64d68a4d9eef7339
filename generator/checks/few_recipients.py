"""So few recipients of help (遗属, 困难职工) that they can be told apart."""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import Final

from generator.checks import Check, Finding, Scope, Subject
from generator.checks.shared.text_parts import TextKind
from generator.checks.shared.texts import Hit, texts_of
from generator.model.diagnostic import Severity
from generator.model.late_pattern import late_pattern
from generator.model.legal_source import Law, article
from generator.model.message import msg

_RECIPIENTS: Final = (
    "遗属|遗孀|抚恤|孤儿|特困|困难(?:群众|职工|家庭|学生|党员|老人)|残疾(?!人(?:事业|联合会|就业保障金))|低保|救助对象|受助|受救助"
    "|大病|重病|精神病|艾滋|戒毒|社区矫正|失独|优抚对象|烈属|伤残|离休干部"
)
_SPEAKS_OF_THEM: Final = re.compile(_RECIPIENTS)
_NUMERALS: Final = "1-9一二两三四五六七八九十"
# A numeral with the unit behind it, or the first sign of a word of `_RECIPIENTS`.
_BEGINS: Final = re.compile(
    rf"[{_NUMERALS}遗抚孤特困残低救受大重精艾戒社失优烈伤离](?:(?<![{_NUMERALS}])|0?\s*[人名户位])"
)
_NUMBER: Final = (
    "(?<![0-9.,０-９〇一二三四五六七八九十百千])(?P<{0}>10|[1-9]|[一二两三四五六七八九十])\\s*"
    "[人名户位](?![次均大民/工员口])"
)
_GROUP: Final = late_pattern(
    # 遗属补助共6人; the name of an indicator and its target; 6户困难群众.
    rf"(?:{_RECIPIENTS})[^\0\n，。；]{{0,12}}?{_NUMBER.format('behind')}"
    rf"|(?:{_RECIPIENTS})[^\0\n]{{0,12}}(?:人数|户数|数量)\0[＝=≥≤]?\s*{_NUMBER.format('target')}\0"
    rf"|{_NUMBER.format('before')}(?:的|为)?(?:{_RECIPIENTS})"
)


def _find(subject: Subject) -> Iterable[Finding]:
    groups: dict[tuple[str, str], list[Hit]] = {}
    texts = subject.view(texts_of)
    if _SPEAKS_OF_THEM.search(texts.joined) is None:
        return
    for hit in texts.hits(_GROUP, begins=_BEGINS):
        if hit.match is not None and hit.kind not in {TextKind.TERM, TextKind.FILE}:
            number = next(text for text in hit.match.groups() if text)
            groups.setdefault((hit.project.id if hit.project else "", number), []).append(hit)
    for (_, number), hits in groups.items():
        spots = tuple(dict.fromkeys(hit.spot for hit in hits))
        yield Finding(
            msg("Only {number} recipients (persons or households): single ones may be told apart", number=number),
            spots[0],
            hits[0].found,
            related=spots[1:],
        )


CHECK = Check(
    id="few-recipients",
    severity=Severity.WARNING,
    scope=Scope.SUBMISSION,
    title=msg("So few recipients that they can be told apart"),
    finds=msg("Help for up to ten persons or households: survivors, people in need, the sick, the disabled."),
    why=msg("With the name of the office and the sum for each, neighbours and colleagues know who is meant."),
    example=msg("“遗属补助共6人，每人每月500元” of a small office."),
    mend=msg("Give the sum without the number of people, or put several groups together"),
    sources=(article(Law.PERSONAL_DATA, 6), article(Law.PERSONAL_DATA, 28)),
    find=_find,
)
