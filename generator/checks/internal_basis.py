"""A project rests on an internal paper (请示, 会议纪要, 未下达) that no reader can look up."""

from __future__ import annotations

import re
from collections.abc import Hashable, Iterable, Sequence
from typing import Final

from generator.checks import Check, Finding, Scope, Subject
from generator.checks.shared.text_parts import TextKind
from generator.checks.shared.texts import Hit, Texts, texts_of
from generator.model.diagnostic import Severity
from generator.model.late_pattern import late_pattern
from generator.model.legal_source import PRACTICE, Law, article
from generator.model.message import msg

_INTERNAL: Final = late_pattern(
    "(?P<paper>[\u4e00-\u9fff]{0,4}请示(?!报告|汇报|制度|和批复|及批复|、批复|与批复))"
    "|[（(](?P<unissued>(?:尚)?未下达|未印发|尚未公开|不公开)[）)]"
    "|(?P<minutes>(?:会议|专题|党组|常务|办公)?(?:会议)?纪要)"
    "|(?P<inside>内部(?:文件|通知|资料|发文|明电|传真|会议|电报))"
)
_BEGINS: Final = re.compile(r"请示|纪要|内部|（未|（尚|（不|\(未|\(尚|\(不")
_SIGNS_BEFORE: Final = 4
"""Most signs before 请示 or 纪要 that belong to what is pointed at."""
_NUMBERED: Final = late_pattern(
    r"(?:(?!据|照|按|经|及|与|和|见)[\u4e00-\u9fff]){2,10}\s?[【\[（(［〔]\s?20[0-9]{2}\s?[】\])）］〕]\s?第?\s?[0-9]{1,5}\s?号(?=[^，。；、]{0,4}$)"
)
"""The number of a document right before the place that says something of it."""
_CITES: Final = re.compile("(?:根据|依据|按照|按|经|遵照|依照|结合|见)[^，。；、,;\0\n]{0,20}$")
_LEAD: Final = re.compile("^.*(?:据|照|和|及|与|按|经|由|的|了|见)")


def _find(subject: Subject) -> Iterable[Finding]:
    texts = subject.view(texts_of)
    if not texts.has(("请示", "未下达", "未印发", "公开）", "公开)", "纪要", "内部")):
        return
    by_field: dict[Hashable, list[Hit]] = {}
    for hit in texts.hits(_INTERNAL, begins=_BEGINS, lead=_SIGNS_BEFORE):
        if _is_basis(hit, texts.next_to(hit, 30)[0]):
            by_field.setdefault(hit.field, []).append(hit)
    for hits in by_field.values():
        yield _finding(hits, texts)


def _finding(hits: Sequence[Hit], texts: Texts) -> Finding:
    """Once for a field, which may name several papers."""
    first = hits[0]
    found = _name_of(first)
    documents = [match[0] if (match := _NUMBERED.search(texts.next_to(hit, 40)[0])) else "" for hit in hits]
    papers = dict.fromkeys(
        f"{document}（{_name_of(hit)}）" if document and _is_unissued(hit) else _name_of(hit)
        for hit, document in zip(hits, documents, strict=True)
    )
    if len(papers) > 1:
        message = msg("Papers nobody can look up are the basis: {papers}", papers="、".join(papers))
    elif documents[0] and _is_unissued(first):
        message = msg("“{document}”, the basis, is marked “{mark}”", document=documents[0], mark=found)
    else:
        message = msg("“{found}” is an internal paper as the basis", found=found)
    return Finding(message, first.spot, found)


def _name_of(hit: Hit) -> str:
    return _LEAD.sub("", hit.found.strip("（()）"))


def _is_unissued(hit: Hit) -> bool:
    return bool(hit.match and hit.match["unissued"])


def _is_basis(hit: Hit, before: str) -> bool:
    """In the field of the basis any such paper is meant as one; elsewhere only what is cited in so many words."""
    if hit.kind not in {TextKind.PROSE, TextKind.VALUE, TextKind.SECTION}:
        return False
    is_field = hit.entry.field == "basis" and hit.kind is TextKind.PROSE
    return is_field or _is_unissued(hit) or _CITES.search(before + _lead_of(hit)) is not None


def _lead_of(hit: Hit) -> str:
    lead = _LEAD.match(hit.found)
    return lead.group() if lead else ""


CHECK = Check(
    id="internal-basis",
    severity=Severity.WARNING,
    scope=Scope.SUBMISSION,
    title=msg("Based on an internal paper"),
    finds=msg(
        "A request to a superior (请示), minutes (会议纪要), an internal paper or one not yet issued (未下达) "
        "as the basis. One finding for each field."
    ),
    why=msg("Nobody outside can look such a paper up, and it may not be meant for the public."),
    example=msg("“根据区长请示” as the basis of a project."),
    mend=msg("Cite the rule or the published decision the money rests on"),
    sources=(article(Law.OPENNESS, 16), PRACTICE),
    find=_find,
)
