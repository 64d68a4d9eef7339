"""A mark of a draft or of an internal paper (草案, 征求意见稿, 仅供内部审核) on what is to be published."""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import Final

from generator.checks import Check, Finding, Scope, Subject
from generator.checks.shared.text_parts import TextKind
from generator.checks.shared.texts import Hit, texts_of
from generator.model.diagnostic import Severity
from generator.model.legal_source import PRACTICE, Law, article
from generator.model.line_ranges import lines_text
from generator.model.message import msg
from generator.model.source import Furniture
from generator.model.spot import in_submission
from generator.model.submission import Status, Submission

_STAGES: Final = "草案|草稿|征求意见稿?|送审稿?|报审稿?|讨论稿|审议稿|评审稿|未定稿|初稿|样稿"
_INTERNAL: Final = (
    "仅供内部(?:审核|审阅|使用|参考|学习|交流|讨论)|内部(?:审核|使用|资料|文件|参考|传阅)"
    r"(?:[，,、\s]{0,2}(?:注意保存|请勿外传|不得外传|严禁外传))?|(?:不得|请勿|严禁)(?:外传|公开)"
)
# 绝密、机密、秘密 as the mark of a level stand alone, or with a star and a term: 秘密★1年.
_SECRET: Final = r"(?:绝密|机密|秘密)(?:\s{0,2}[★☆]\s{0,2}(?:长期|[0-9０-９]{1,2}\s{0,2}[年月])?)?"
_MARK: Final = re.compile(
    # A line of its own, in brackets or not; in a title also in brackets anywhere, or at its end.
    # Blanks before it end with the line: else each of many blank lines would begin a search through all the rest.
    rf"(?<=[\0\n])(?:(?!\n)[（(【\[《\s#*])*(?P<line>{_STAGES}|{_INTERNAL}|{_SECRET})[）)】\]》\s*。！!]*(?=[\0\n])"
    rf"|[（(【\[]\s*(?P<bracketed>{_STAGES}|{_INTERNAL})\s*[）)】\]]"
    rf"|(?P<end>{_STAGES})(?=\0)"
    r"|(?P<anywhere>仅供内部(?:审核|审阅|使用|参考))"
)
_BEGINS: Final = re.compile(r"[（(【\[《\s#*草征送报讨审评未初样仅内不请严绝机秘]")
_TITLES: Final = frozenset((TextKind.TITLE, TextKind.FILE))
_MARKED_NAME: Final = frozenset(("heading", "part"))


def _find(subject: Subject) -> Iterable[Finding]:
    submission = subject.submission
    marked = False
    for hit in subject.view(texts_of).hits(_MARK, begins=_BEGINS):
        if _is_mark(hit):
            marked = marked or hit.entry.field == "status_text"
            printed = next(text for text in hit.match.groups() if text) if hit.match else hit.found
            yield Finding(msg("The text is marked “{mark}”", mark=printed), hit.spot, printed)
    if submission.status is Status.DRAFT and not marked:
        yield Finding(msg("The document is said to be a draft"), in_submission("status"), submission.status.value)
    yield from _over_the_pages(submission)


def _is_mark(hit: Hit) -> bool:
    """A line that says nothing else is one, in a title also brackets or its end; a sentence speaks of other drafts."""
    match = hit.match
    if match is None or hit.kind is TextKind.TERM:
        return False
    if match["line"] or match["anywhere"]:
        return hit.kind not in {TextKind.CODE, TextKind.LABEL} or bool(match["anywhere"])
    if hit.kind not in _TITLES:
        return False
    # A form's heading repeats the name of its project, which may be about somebody else's draft.
    name = hit.project.name if hit.project else ""
    return not (name and match.group() in name)


def _over_the_pages(submission: Submission) -> Iterable[Finding]:
    if submission.source is None:
        return
    for mark, lines in submission.source.marks.items():
        yield Finding(
            msg(
                "“{mark}” stands over the pages of the document {number} times, lines {lines}",
                mark=mark,
                number=len(lines),
                lines=lines_text(lines),
            ),
            in_submission("status"),
            mark,
        )
    named = {line for lines in submission.source.marks.values() for line in lines}
    # A map made before marks were kept word for word has their lines alone.
    lines = tuple(line for line in submission.source.furniture.get(Furniture.WATERMARK, ()) if line not in named)
    if lines:
        yield Finding(
            msg(
                "The document carries a mark over its pages {number} times, lines {lines}",
                number=len(lines),
                lines=lines_text(lines),
            ),
            in_submission("status"),
        )


CHECK = Check(
    id="draft-mark",
    severity=Severity.ERROR,
    scope=Scope.SUBMISSION,
    title=msg("Marked as a draft or an internal paper"),
    finds=msg(
        "A mark such as 草案, 征求意见稿, 送审稿 or 仅供内部审核: on the cover, in a title, as a line of its own or "
        "over the pages; or the status “draft”. Sentences about other drafts are left alone."
    ),
    why=msg(
        "What is published is the approved budget; a draft may still change, and an internal paper is not meant for "
        "readers."
    ),
    example=msg("“青川市档案管理局2031年部门预算（草案）” on the cover."),
    mend=msg("Publish the approved version; where the mark was only forgotten, take it off and set the status"),
    sources=(article(Law.BUDGET, 14), article(Law.OPENNESS, 16), PRACTICE),
    find=_find,
)
