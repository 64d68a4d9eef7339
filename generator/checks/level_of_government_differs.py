"""Text written for another level of government: 市级党政机关 in the form of a county."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from typing import Final

from generator.checks import Check, Finding, Scope, Subject
from generator.checks.shared.merged_rows import merged_tables
from generator.checks.shared.prose_places import all_texts
from generator.model.body import Region
from generator.model.diagnostic import Severity
from generator.model.legal_source import PRACTICE
from generator.model.message import msg
from generator.model.spot import Spot

_BODIES: Final = "(?:各)?(?:党政)?(?:机关(?!报|刊)|部门|预算单位|行政事业单位|公共机构|单位)"
_WORDS: Final = re.compile(f"(?P<level>中央|省|自治区|市|州|县|区)(?:级|直属?){_BODIES}")
_SAID_OF_OTHERS: Final = re.compile(
    "上级|根据|按照|依据|配合|协助|对接|联系|争取|接受|贯彻|落实|执行|印发|转发|上报|报送|报请|下达|拨付|补助|省市|中省|以上"
    "|省、市|市、县|县、区|考核|检查|指导|监督|文件|通知|要求"
)
_RANK: Final = {"中央": 0, "省": 1, "自治区": 1, "市": 2, "州": 2, "县": 3, "区": 3}
_CLAUSE: Final = "。；;，,\n"


def _find(subject: Subject) -> Iterable[Finding]:
    region = subject.submission.region
    own = _rank(region)
    if own is None:
        return
    for text, spot in _texts(subject):
        said: set[str] = set()
        for found in _WORDS.finditer(text):
            level = found["level"]
            begin = max(text.rfind(sign, 0, found.start()) for sign in _CLAUSE) + 1
            # Only what is above: a city speaks of its counties, and a county of what its superiors want of it.
            if _RANK[level] >= own or _is_own(level, region) or _SAID_OF_OTHERS.search(text, begin, found.start()):
                continue
            if found[0] in said:
                continue  # once for a text, however often it says so
            said.add(found[0])
            yield Finding(
                msg('"{words}" is of another level than {region}', words=found[0], region=region.name),
                spot(found.start(), found.end()),
                found[0],
            )


def _texts(subject: Subject) -> Iterable[tuple[str, Callable[[int, int], Spot]]]:
    """The texts that name a level at all, with the places of their stretches."""
    for text in subject.share(all_texts):
        if _names_level(text.text):
            yield text.text, text.at
    for table in subject.view(merged_tables):
        for printed in table.printed:
            indicator = printed.indicator
            if _names_level(indicator.name):
                yield indicator.name, _fixed(printed.at("name"))
            # A label that goes on from the row above stands in the file only there.
            if not indicator.continues_level2 and _names_level(indicator.level2):
                yield indicator.level2, _fixed(printed.at("level2"))


def _names_level(text: str) -> bool:
    return "级" in text or "直" in text


def _fixed(spot: Spot) -> Callable[[int, int], Spot]:
    """A place that does not depend on where in its text something stands."""
    return lambda start, end: spot


def _rank(region: Region) -> int | None:
    """The level of a region by its code (GB/T 2260): 1 province, 2 city, 3 county; None for a code of another kind."""
    code = region.code
    if not re.fullmatch("[0-9]{6}", code):
        return None
    if code.endswith("0000"):
        return 1
    return 2 if code.endswith("00") else 3


def _is_own(level: str, region: Region) -> bool:
    """Whether the word is the region's own, as 市 is for a county-level city."""
    return region.name.endswith(level) or (level == "州" and "自治州" in region.name)


CHECK = Check(
    id="level-of-government-differs",
    severity=Severity.WARNING,
    scope=Scope.SUBMISSION,
    title=msg("The text is written for another level of government"),
    finds=msg(
        "Bodies of a higher level (省直部门, 市级党政机关) in duties, targets or definitions of a lower one, where the "
        "clause does not speak of orders, checks or help from above."
    ),
    why=msg("Readers cannot tell whether the text is meant for this body; it may follow a template of another level."),
    example=msg("“负责市级党政机关公务用车管理” in the form of a county."),
    mend=msg("Write the text for the body's own level"),
    sources=(PRACTICE,),
    find=_find,
)
