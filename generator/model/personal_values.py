"""Numbers and addresses that belong to persons: 身份证号, 手机号, 银行卡号, 邮箱; found however they are spelt.

Digits may be of full width or Han (only Han), with blanks, hyphens or signs without width between them. What only looks
like such a number is left alone: project codes, dates, moments, amounts, numbers of documents and of offices.
Source: GB 11643 (identity numbers), ISO/IEC 7812 (cards); numbering of mobile networks, as in common use.
"""

from __future__ import annotations

import datetime
import enum
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Final

_HIDDEN: Final = "\u00ad\u034f\u061c\u180e\u200b-\u200f\u2060-\u2064\ufeff"
_GAP: Final = f"[{_HIDDEN}]*[ \u00a0\u2002-\u200a\u202f\u3000\\-\u2010-\u2015－.·]?[{_HIDDEN}]*"
_HAN_DIGITS: Final = "零〇○一二三四五六七八九幺"
# The set of digits stands before the look back, so that the search skips at once from digit to digit.
_RUN: Final = re.compile(f"[0-9０-９](?<![0-9０-９].)(?:{_GAP}[0-9０-９]){{10,}}(?:{_GAP}[XxＸｘ])?(?![A-Za-z])")
_HAN_RUN: Final = re.compile(f"[{_HAN_DIGITS}](?:[{_HIDDEN} ]{{0,2}}[{_HAN_DIGITS}]){{10,}}[XxＸｘ]?")
_MAIL: Final = re.compile(
    # Only letters and digits of Latin go on before and behind: a Han character beside an address is a word of its own.
    r"(?<![A-Za-z0-9_.+%-])[A-Za-z0-9][A-Za-z0-9._%+-]{0,63}\s?[@＠]\s?(?:[A-Za-z0-9-]{1,63}\.){1,5}"
    r"([A-Za-z]{2,24})(?![A-Za-z0-9_-])"
)
_FILE_ENDINGS: Final = frozenset(("png", "jpg", "jpeg", "gif", "svg", "webp", "css", "js", "json", "html", "pdf"))
_NARROW: Final = {
    **{ord("０") + digit: str(digit) for digit in range(10)},
    **dict(zip(map(ord, _HAN_DIGITS), "0001234567891", strict=True)),
    **dict.fromkeys(map(ord, "xＸｘ"), "X"),
}
_PIECE: Final = re.compile(f"[0-9](?:[{_HIDDEN}]*[0-9X])*|X")

_MOST_PIECES: Final = 19
"""A number of 19 digits, each standing alone."""
_SIGN: Final = re.compile("[^0-9X]")

_REGIONS: Final = re.compile("1[1-5]|2[1-3]|3[1-7]|4[1-6]|5[0-4]|6[1-5]|71|8[1-3]")
"""The first two digits of regions: 省级行政区划, those of Hong Kong, Macao and Taiwan included."""
_WEIGHTS: Final = tuple(pow(2, 17 - place, 11) for place in range(17))
_CHECK_SIGNS: Final = "10X98765432"
_MOBILE: Final = re.compile("1(?:3[0-9]|4[014-9]|5[0-35-9]|6[2567]|7[0-8]|8[0-9]|9[0-35-9])[0-9]{8}")
_MOBILE_GROUPS: Final = frozenset(((11,), (3, 4, 4), (4, 4, 3), (3, 8), (7, 4), (3, 3, 5), (1,) * 11))
_CARD_GROUPS: Final = frozenset(
    (
        *((length,) for length in range(16, 20)),
        *((4, 4, 4, 4, *rest) for rest in ((), (1,), (2,), (3,))),
        *((6, 10), (6, 13), (1,) * 16, (1,) * 19),
    )
)
# Six digits that no region has or had within living memory begin the numbers of nearly all debit cards.
_CARD: Final = re.compile("62(?:1[3-9]|2[2-8]|3[1-6]|5[0-9]|8[0-9])[0-9]{12}(?:[0-9]{3})?")

_WORD: Final = re.compile("[0-9A-Za-z]+$")
_CALLS: Final = frozenset(("tel", "phone", "mobile", "mob", "cell", "m", "t", "wx", "vx", "qq", "id", "sfz"))
"""What may stand before a number without a blank; other letters make it part of a code."""
_BEFORE: Final = 24
_NAMES_AN_ID: Final = re.compile("身份证|身份号|证件号")
_NAMES_AN_ACCOUNT: Final = re.compile("银行|账号|帐号|账户|帐户|卡号|开户")
_NAMES_A_CODE: Final = re.compile(
    "(?:编号|编码|代码|单号|流水号|合同号?码?|发票号?码?|条码|批次号?|凭证号?码?|序列号|型号|备案号|许可证号?|文号|字?第"
    r"|[A-Za-z]+[_-]?id)[\s为是:：=]{0,3}[“\"（(]?$",
    re.IGNORECASE,
)
_DECIMAL: Final = re.compile(r"[0-9０-９][.．]$")
_IS_MONEY: Final = re.compile(
    r"[.．][0-9０-９]|\s?(?:元|[千万亿]|美元|平方|立方|吨|度|公里|千米|千瓦|[%％‰㎡㎥]|m[²³2]|人次|株|亩|公斤)"
)


class PersonalKind(enum.Enum):
    """What kind of value it is."""

    ID_NUMBER = "id-number"
    """公民身份号码, 18 signs with the right check character."""
    OLD_ID_NUMBER = "old-id-number"
    """Of 15 digits, without a check character: only where the words before it say so."""
    MOBILE = "mobile"
    BANK_CARD = "bank-card"
    EMAIL = "email"


@dataclass(frozen=True, slots=True)
class PersonalValue:
    """A value that belongs to a person, and the stretch it takes in the text."""

    kind: PersonalKind
    start: int
    end: int
    value: str
    """In plain narrow signs, without blanks; never to be shown."""

    @property
    def masked(self) -> str:
        """What may be shown of it: 138****0000."""
        name, at, host = self.value.partition("@")
        # An address of one letter before the at sign would be told by it.
        return f"{name[:1] if len(name) > 1 else ''}***@{host}" if at else _masked(self.value)


def personal_values(text: str) -> tuple[PersonalValue, ...]:
    """The personal values of a text in their order; none overlaps another."""
    found = [*_numbers(text, _RUN), *_numbers(text, _HAN_RUN)]
    if "@" in text or "＠" in text:
        found += _addresses(text)
    return tuple(sorted(found, key=lambda value: value.start))


def mask_personal_values(text: str) -> str:
    """The text with each personal value masked; as long as before, so that places in it stay what they are."""
    for value in reversed(personal_values(text)):
        text = text[: value.start] + _masked(text[value.start : value.end]) + text[value.end :]
    return text


def _masked(printed: str) -> str:
    """Three signs of a number at the beginning and four at the end; of an address the first and its host."""
    name, at, host = printed.replace("＠", "@").partition("@")
    if at:
        shown = name[0] if len(name) > 1 else ""
        return f"{shown}{'*' * (len(name) - len(shown))}@{host}"
    return f"{printed[:3]}{'*' * (len(printed) - 7)}{printed[-4:]}"


def _addresses(text: str) -> Iterator[PersonalValue]:
    for match in _MAIL.finditer(text):
        if match[1].lower() not in _FILE_ENDINGS:
            value = "".join(match.group().split()).replace("＠", "@").lower()
            yield PersonalValue(PersonalKind.EMAIL, match.start(), match.end(), value)


def _numbers(text: str, pattern: re.Pattern[str]) -> Iterator[PersonalValue]:
    """The numbers within runs of digits; a run may hold several, divided by blanks."""
    for run in pattern.finditer(text):
        # One sign of the run for one sign of the text, so that places stay what they are.
        narrow = run.group().translate(_NARROW)
        pieces = [match.span() for match in _PIECE.finditer(narrow)]
        at = 0
        while at < len(pieces):
            end, found = _longest(text, run.start(), narrow, pieces[at : at + _MOST_PIECES])
            if found is not None:
                yield found
            at += end


def _longest(
    text: str, offset: int, narrow: str, pieces: Sequence[tuple[int, int]]
) -> tuple[int, PersonalValue | None]:
    """How many pieces the longest number at the first piece takes, and the number; one piece where there is none."""
    for count in range(len(pieces), 0, -1):
        taken = pieces[:count]
        parts = [_SIGN.sub("", narrow[start:end]) for start, end in taken]
        digits = "".join(parts)
        if len(digits) < 11 or (len(digits) > 19 and count > 1):
            continue
        start, end = offset + taken[0][0], offset + taken[-1][1]
        before, after = text[max(start - _BEFORE, 0) : start], text[end : end + 4]
        kind, digits = _kind(digits, tuple(map(len, parts)), before, after)
        # One point makes a decimal number, two or more divide a number into groups.
        if kind is not None and _points(text[start:end]) != 1:
            return count, PersonalValue(kind, start, end, digits)
    return 1, None


def _points(printed: str) -> int:
    return printed.count(".") + printed.count("．")


def _kind(digits: str, groups: tuple[int, ...], before: str, after: str) -> tuple[PersonalKind | None, str]:
    """What a number is, and the number without the code of the country."""
    word = _WORD.search(before)
    if word is not None and word.group().lower() not in _CALLS:
        return None, digits
    if _NAMES_A_CODE.search(before) or before[-1:] in {"¥", "￥", "$"} or _DECIMAL.search(before):
        return None, digits
    if len(digits) == 18 and is_id_number(digits):
        return PersonalKind.ID_NUMBER, digits
    if "X" in digits or _IS_MONEY.match(after):
        return None, digits
    if len(digits) == 15 and _is_birth(f"19{digits[6:12]}") and _REGIONS.match(digits) and _NAMES_AN_ID.search(before):
        return PersonalKind.OLD_ID_NUMBER, digits
    if _is_card(digits, groups, before):
        return PersonalKind.BANK_CARD, digits
    for prefix in ("", "86", "086", "0086"):
        own = digits.removeprefix(prefix)
        if len(own) == 11 and len(digits) == 11 + len(prefix) and _MOBILE.fullmatch(own):
            rest = groups if not prefix else _without(groups, len(prefix))
            return (PersonalKind.MOBILE, own) if rest in _MOBILE_GROUPS else (None, digits)
    return None, digits


def _without(groups: tuple[int, ...], signs: int) -> tuple[int, ...]:
    """The groups behind a prefix that is a group of its own or begins the first one."""
    first, *rest = groups
    return tuple(rest) if first == signs else (first - signs, *rest)


def is_id_number(digits: str) -> bool:
    """Whether 18 signs are an identity number: a region, a day of birth, and the check character that fits."""
    if not digits[:17].isdigit() or not _REGIONS.match(digits) or not _is_birth(digits[6:14]):
        return False
    total = sum(weight * int(digit) for weight, digit in zip(_WEIGHTS, digits, strict=False))
    return _CHECK_SIGNS[total % 11] == digits[17]


def _is_birth(day: str) -> bool:
    if not "1900" <= day[:4] <= "2099":
        return False
    try:
        datetime.date(int(day[:4]), int(day[4:6]), int(day[6:]))
    except ValueError:
        return False
    return True


def _is_card(digits: str, groups: tuple[int, ...], before: str) -> bool:
    """Whether it is the number of a card: by its first digits, else by the words before it."""
    if groups not in _CARD_GROUPS or not _fits_luhn(digits):
        return False
    return _CARD.fullmatch(digits) is not None or _NAMES_AN_ACCOUNT.search(before) is not None


def _fits_luhn(digits: str) -> bool:
    total = 0
    for place, digit in enumerate(reversed(digits)):
        value = int(digit) * (1 + place % 2)
        total += value - 9 if value > 9 else value
    return total % 10 == 0 and any(one != other for one, other in pairwise(digits))
