"""Words that call for a look whether the text may be published (留置, 涉密, 安防) without a record of that look."""

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

_WORDS: Final = late_pattern(
    # Everyday uses are left out: 机要通信用车 is a kind of car, 国防支出 a line of every table, 绩效运行监控 no
    # camera, and 空调、监控、音响等设备 equipment like any other.
    "留置(?!权|针)|谈话(?:区|室|场所|点|用房)|办案(?:区|点|场所|用房|中心)|涉密|密级|密码(?:机|设备|工作|通信)"
    "|(?<!严格)保密(?!宣传|教育|培训|法|条例|意识|承诺|协议|义务|责任)(?!国家)|国家秘密(?!宣传|教育|法|的)"
    "|机要(?!通信用车|通信车|应急)|国防(?!支出|教育|科技工业|动员支出|大学)|人防(?:指挥|工事)|战备|军事设施"
    "|(?:纪检|纪委|监委|公安|党政|机关|涉密|保密)[^\0\n，。；、]{0,6}(?:内网|专网)|内网(?:机房|建设)|指挥(?:专网|信息系统)"
    "|安防|(?:视频|治安|安全|技防)监控"
    "|(?<![运执绩动全过行效态程资金务质价格能耗情境气水控警险段目])监控"
    "(?=系统|设[备施]|安装|中心|室|点|摄像|探头|维[保护修]|改造|建设|升级|机房|更[换新]|工程|器材|线路)"
    "|维稳|信访(?:局)?接待|反恐|缉毒|边防|禁毒侦查|技侦|国家安全(?:机关|工作|厅|局)|要人警卫|警卫(?:任务|工作|接待)"
)
_BEGINS: Final = re.compile(
    "留置|谈话|办案|涉密|密级|密码|保密|国家秘密|机要|国防|人防|战备|军事设施|纪检|纪委|监委|公安|党政|机关|内网|指挥专网|指挥信息"
    "|安防|视频监控|治安监控|安全监控|技防监控|监控|维稳|信访|反恐|缉毒|边防|禁毒侦查|技侦|国家安全|要人警卫|警卫"
)
_KINDS: Final = frozenset((TextKind.NAME, TextKind.PROSE, TextKind.VALUE, TextKind.SECTION, TextKind.TITLE))


def _find(subject: Subject) -> Iterable[Finding]:
    submission = subject.submission
    by_owner: dict[str, list[Hit]] = {}
    for hit in subject.view(texts_of).hits(_WORDS, begins=_BEGINS):
        if hit.kind in _KINDS and not (hit.project and hit.project.secrecy_review):
            if hit.project is None and submission.secrecy_review is not None:
                continue
            by_owner.setdefault(hit.project.id if hit.project else f"\0{hit.spot.part.value}/{hit.spot.id}", []).append(
                hit
            )
    for hits in by_owner.values():
        words = tuple(dict.fromkeys(hit.found for hit in hits))
        spots = tuple(dict.fromkeys(hit.spot for hit in hits))
        yield Finding(
            msg("No secrecy review is recorded for a text that speaks of {words}", words="、".join(words)),
            spots[0],
            "、".join(words),
            related=spots[1:],
        )


CHECK = Check(
    id="secrecy-review-words",
    severity=Severity.ERROR,
    copied=Severity.NOTICE,
    scope=Scope.SUBMISSION,
    title=msg("Words that call for a secrecy review"),
    finds=msg(
        "Words such as 留置, 谈话区, 内网机房, 涉密, 机要, 国防, 安防监控, 维稳 in a project, where no secrecy "
        "review of that project is recorded, or elsewhere, where none of the whole is. It does not say that anything "
        "is secret."
    ),
    why=msg("Each item has to be reviewed before it is published; a secret once published cannot be called back."),
    example=msg("“办案区监控安装 60万元” in a repair project without a review."),
    mend=msg("Have it reviewed, then record office and day under “secrecy_review” in the file of the project"),
    sources=(article(Law.SECRETS, 35), article(Law.SECRETS_REGULATION, 42), article(Law.OPENNESS, 17)),
    find=_find,
)
