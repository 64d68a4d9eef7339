"""What a check rests on: an article that was read, a title that is still to be checked, or common practice."""

from __future__ import annotations

import enum
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Final

from generator.model.message import Message, msg

_UNREAD: Final = "依据待核："


class Law(enum.Enum):
    """Laws and regulations that were read in full, by their titles; only the articles in `ARTICLES` may be cited."""

    BUDGET = "中华人民共和国预算法"
    BUDGET_REGULATION = "中华人民共和国预算法实施条例"
    OPENNESS = "中华人民共和国政府信息公开条例"
    SECRETS = "中华人民共和国保守国家秘密法"
    SECRETS_REGULATION = "中华人民共和国保守国家秘密法实施条例"
    PERSONAL_DATA = "中华人民共和国个人信息保护法"
    ACCESSIBILITY = "中华人民共和国无障碍环境建设法"
    OFFICE_AFFAIRS = "机关事务管理条例"
    CIVIL_CODE = "中华人民共和国民法典"


ARTICLES: Final[Mapping[Law, frozenset[int]]] = {
    Law.BUDGET: frozenset((4, 5, 13, 14, 32, 37, 46, 52, 57, 75, 80, 89, 91, 92)),
    Law.BUDGET_REGULATION: frozenset((5, 6, 20, 41, 50)),
    Law.OPENNESS: frozenset((6, 11, 13, 14, 15, 16, 17, 20, 23, 24, 26)),
    Law.SECRETS: frozenset((35,)),
    Law.SECRETS_REGULATION: frozenset((5, 42)),
    Law.PERSONAL_DATA: frozenset((6, 25, 28, 34)),
    Law.ACCESSIBILITY: frozenset((32,)),
    Law.OFFICE_AFFAIRS: frozenset((7, 9, 12, 25)),
    Law.CIVIL_CODE: frozenset((1260,)),
}
"""Articles whose wording was read. Adding one means reading it first."""


@dataclass(frozen=True, slots=True)
class LegalSource:
    """One source; made by `article`, `unread` or `PRACTICE`, or of what a term of the glossary says."""

    text: str
    """As shown to readers: 《…》第十四条, 依据待核：〈…〉, or 通行做法."""

    @property
    def is_unread(self) -> bool:
        """Whether it is a title that is still to be checked."""
        return self.text.startswith(_UNREAD)

    @property
    def short(self) -> str:
        """The same where `unread_note` has said what is still to be checked: 〈…〉."""
        return self.text.removeprefix(_UNREAD)


PRACTICE: Final = LegalSource("通行做法")
"""What anybody who draws up budgets does, with no rule to cite."""


def article(law: Law, number: int) -> LegalSource:
    """An article of a law that was read. Errors: ValueError for an article that was not."""
    if number not in ARTICLES[law]:
        raise ValueError(f"{law.value} {number}: this article was not read, cite the title with unread()")
    return LegalSource(f"《{law.value}》第{_han(number)}条")


def unread(title: str) -> LegalSource:
    """A rule known by its title alone, to be checked by whoever relies on it."""
    return LegalSource(f"{_UNREAD}〈{title}〉")


def unread_note(sources: Iterable[LegalSource]) -> Message | None:
    """What of these is to be checked, each title once, for a page that then names them alone; None for nothing."""
    titles = dict.fromkeys(source.short for source in sources if source.is_unread)
    if not titles:
        return None
    return msg(
        "Still to be checked against their texts, and named here by their titles alone: {titles}",
        titles="、".join(titles),
    )


_DIGITS: Final = "零一二三四五六七八九"


def _han(number: int) -> str:
    """A number from 1 to 9999 as articles are numbered: 十四, 三十二, 一百零三, 一千二百六十."""
    written, is_skipped = "", False
    for value, name in ((1000, "千"), (100, "百"), (10, "十"), (1, "")):
        digit = number // value % 10
        if digit:
            written += ("零" if is_skipped and written else "") + _DIGITS[digit] + name
        is_skipped = not digit
    return written.removeprefix("一") if 10 <= number < 20 else written
