"""Numbers and addresses that belong to persons: 身份证号, 手机号, 银行卡号, 邮箱; found however they are spelt.

Digits may be of full width or Han (only Han), with blanks, hyphens or signs without width between them, and a number
may go on in the next line. What only looks like such a number is left alone: project codes, dates, moments, amounts,
numbers of documents and of offices. What a number is, by its digits alone, is decided in `personal_numbers`.
"""

from __future__ import annotations

import enum
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Final, NamedTuple

from generator.model.late_pattern import late_pattern
from generator.model.personal_numbers import (
    BROKEN_MOBILE_GROUPS,
    CARD_GROUPS,
    MOBILE_GROUPS,
    fits_luhn,
    is_card_of_bank,
    is_id_number,
    is_old_id_number,
    may_be_two_figures,
    mobile_in,
)

EDGE: Final = "\0"
"""Stands between two texts that are searched as one; a number may go on behind it as in the next line."""

_HIDDEN: Final = "\u00ad\u034f\u061c\u180e\u200b-\u200f\u2060-\u2064\ufeff"
_BLANK: Final = "[ \u00a0\u2002-\u200a\u202f\u3000]"
_MARK: Final = "[\\-\u2010-\u2015－.·]"
# Every part is bounded and none can stand for another, so that no text makes the search go back far.
_GAP: Final = (
    f"[{_HIDDEN}]{{0,8}}(?:(?:{_BLANK}?{_MARK}{_BLANK}?|{_BLANK})[{_HIDDEN}]{{0,8}})?"
    f"(?:{_BLANK}{{0,8}}\r?[\n\0]{_BLANK}{{0,8}})?"
)
_HAN_DIGITS: Final = "零〇○一二三四五六七八九幺"
# The set of digits stands before the look back, so that the search skips at once from digit to digit.
# No gap holds a digit, so a digit that follows at once is taken without looking for one.
_RUN: Final = late_pattern(
    f"[0-9０-９](?<![0-9０-９].)(?:[0-9０-９]|{_GAP}[0-9０-９]){{10,}}+(?:{_GAP}[XxＸｘ](?![A-Za-z]))?+"
)
_HAN_RUN: Final = late_pattern(f"[{_HAN_DIGITS}](?:[{_HIDDEN} ]{{0,2}}[{_HAN_DIGITS}]){{10,}}+[XxＸｘ]?+")
_MAIL: Final = late_pattern(
    # Only letters and digits of Latin go on before and behind: a Han character beside an address is a word of its own.
    r"(?<![A-Za-z0-9])[A-Za-z0-9][A-Za-z0-9._%+-]{0,63}\s?@\s?(?:[A-Za-z0-9-]{1,63}\.){1,5}"
    r"([A-Za-z]{2,24})(?![A-Za-z0-9_-])"
)
_FILE_ENDINGS: Final = frozenset(("png", "jpg", "jpeg", "gif", "svg", "webp", "css", "js", "json", "html", "pdf"))
_NARROW: Final = {
    **{ord("０") + digit: str(digit) for digit in range(10)},
    **dict(zip(map(ord, _HAN_DIGITS), "0001234567891", strict=True)),
    **dict.fromkeys(map(ord, "xＸｘ"), "X"),
}
_NARROW_LATIN: Final = {wide: chr(wide - 0xFEE0) for wide in range(0xFF01, 0xFF5F)}
_PIECE: Final = late_pattern(f"[0-9](?:[{_HIDDEN}]*[0-9X])*|X")
_SIGN: Final = re.compile("[^0-9X]")
_BREAK: Final = re.compile("[\n\0]")

_SHORTEST: Final = 11
_SHORTEST_CARD: Final = 16
_LONGEST: Final = 19
_WORD: Final = re.compile("([0-9A-Za-z]*?)([A-Za-z]+)$")
_CALLS: Final = frozenset(("tel", "phone", "mobile", "mob", "cell", "m", "t", "wx", "vx", "qq", "id", "sfz"))
"""What may stand before a number without a blank, whatever stands before that."""
_CODE_WORDS: Final = frozenset(("sn", "no", "isbn", "issn", "ht", "xm", "zc", "bh", "doi", "gb", "db"))
"""What makes a number behind it a code: 合同, 项目, 资产, 编号 among them."""
_HEX: Final = frozenset("abcdefABCDEF")
_BEFORE: Final = 24
_NAMES_AN_ID: Final = late_pattern("身份证|身份号|证件号")
_NAMES_AN_ACCOUNT: Final = late_pattern("银行|账号|帐号|账户|帐户|卡号|开户")
_CALLED: Final = late_pattern(r"电话|手机|联系|致电|拨打|微信|号码|\+86|tel|phone|mobile", re.IGNORECASE)
_CREDIT_CODE: Final = late_pattern(r"(?:信用代码|机构代码)[\s为是:：=证]{0,3}[“\"（(]?$")
_NAMES_A_CODE: Final = late_pattern(
    # A bare 编号 may be anything, a mobile number too.
    "(?:(?:项目|合同|协议|设备|资产|档案|文件|案件|采购|计划|发票|凭证|产品|工程|标段|票据|单据|登记|证书|备案|许可|批准|招标|"
    "公告|车辆|宗地|图纸)编号|编码|代码|单号|流水号|合同号?码?|发票号?码?|条码|批次号?|凭证号?码?|序列号|型号|备案号|"
    "许可证号?|文号|字?第|[A-Za-z]+[_-]?id)"
    r"[\s为是:：=]{0,3}[“\"（(]?(?:[A-Z]{1,6}[-_])?$",
    re.IGNORECASE,
)
_DECIMAL: Final = re.compile(r"[0-9０-９][.．]$")
_IS_MONEY: Final = late_pattern(
    r"[.．][0-9０-９]|\s?(?:元|[千万亿]|美元|平方|立方|平米|吨|度|公里|千米|千瓦|[%％‰㎡㎥]|m[²³2]|人次|株|亩|公斤)"
    r"|\s?(?:kwh|kva|kvar|kw|mwh|kg|km|mb|gb|tb|rmb|cny|usd)(?![A-Za-z])",
    re.IGNORECASE,
)
_GOES_ON: Final = re.compile("[A-Za-z]+")


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
    """The personal values of a text in their order; a number that is the name in an address is one beside it."""
    if len(text) < len("a@b.cn"):
        return ()
    found = [*_numbers(text, _RUN), *_numbers(text, _HAN_RUN)]
    if "@" in text or "＠" in text:
        found += _addresses(text)
    return tuple(sorted(found, key=lambda value: value.start)) if found else ()


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
    hidden = "".join(sign if sign in "\r\n\0" else "*" for sign in printed[3:-4])
    return f"{printed[:3]}{hidden}{printed[-4:]}"


def _addresses(text: str) -> Iterator[PersonalValue]:
    for match in _MAIL.finditer(text.translate(_NARROW_LATIN)):
        if match[1].lower() not in _FILE_ENDINGS:
            value = "".join(match.group().split()).lower()
            yield PersonalValue(PersonalKind.EMAIL, match.start(), match.end(), value)


class _Piece(NamedTuple):
    """Digits that stand together, and where in the text."""

    start: int
    end: int
    digits: str


def _numbers(text: str, pattern: re.Pattern[str]) -> Iterator[PersonalValue]:
    """The numbers within runs of digits; a run may hold several, divided by blanks."""
    for run in pattern.finditer(text):
        # One sign of the run for one sign of the text, so that places stay what they are.
        narrow, offset = run.group().translate(_NARROW), run.start()
        pieces = [
            _Piece(offset + match.start(), offset + match.end(), _SIGN.sub("", match.group()))
            for match in _PIECE.finditer(narrow)
        ]
        at = 0
        while at < len(pieces):
            taken, found = _longest(text, pieces, at)
            if found is not None:
                yield found
            at += taken


def _longest(text: str, pieces: Sequence[_Piece], at: int) -> tuple[int, PersonalValue | None]:
    """How many pieces the longest number at a piece takes, and the number; one piece where there is none."""
    digits, ends = "", list[tuple[int, str]]()
    for end in range(at, len(pieces)):
        digits += pieces[end].digits
        if len(digits) > _LONGEST:
            break
        if len(digits) >= _SHORTEST:
            ends.append((end + 1, digits))
    for end, digits in reversed(ends):
        found = _value(text, pieces[at:end], digits)
        if found is not None:
            return end - at, found
    return 1, None


def _value(text: str, taken: Sequence[_Piece], digits: str) -> PersonalValue | None:
    """What the pieces are together; None where they are no number of a person."""
    groups = tuple([len(piece.digits) for piece in taken])
    if not _may_be_one(digits, groups):
        return None
    start, end = taken[0].start, taken[-1].end
    printed = text[start:end]
    # One point makes a decimal number, two or more divide a number into groups.
    breaks = _BREAK.findall(printed) if len(taken) > 1 else []
    if len(breaks) > 1 or printed.count(".") + printed.count("．") == 1:
        return None
    around = text[max(start - _BEFORE, 0) : start], text[end : end + 8]
    kind, digits = _kind(digits, groups, *around, "".join(breaks))
    return None if kind is None else PersonalValue(kind, start, end, digits)


def _may_be_one(digits: str, groups: tuple[int, ...]) -> bool:
    """Whether the digits alone, whatever stands around them, may be one; quick, since nearly none may."""
    if len(digits) >= _SHORTEST_CARD:
        return is_id_number(digits) or ((len(groups) == 2 or groups in CARD_GROUPS) and fits_luhn(digits))
    return mobile_in(digits) != "" or is_old_id_number(digits)


def _kind(
    digits: str, groups: tuple[int, ...], before: str, after: str, broken_by: str
) -> tuple[PersonalKind | None, str]:
    """What a number is, and the number without the code of the country; `broken_by` is a line end or an edge in it."""
    if is_id_number(digits):
        return (None if _CREDIT_CODE.search(before) else PersonalKind.ID_NUMBER), digits
    if _is_code(before, after) or "X" in digits or _IS_MONEY.match(after):
        return None, digits
    if is_old_id_number(digits) and _NAMES_AN_ID.search(before):
        return PersonalKind.OLD_ID_NUMBER, digits
    if len(digits) >= _SHORTEST_CARD and fits_luhn(digits):
        is_account = _NAMES_AN_ACCOUNT.search(before) is not None
        if groups in CARD_GROUPS or (broken_by and is_account and len(groups) == 2):
            return (PersonalKind.BANK_CARD if is_account or is_card_of_bank(digits) else None), digits
    own = mobile_in(digits)
    if own:
        rest = _without(groups, len(digits) - len(own)) if own != digits else groups
        called = len(own) != len(digits) or _CALLED.search(before) is not None
        if _is_grouped(own, rest, broken_by, called=called):
            return PersonalKind.MOBILE, own
    return None, digits


def _is_grouped(number: str, groups: tuple[int, ...], broken_by: str, *, called: bool) -> bool:
    """Whether a mobile number may be divided like this: as people write it, or where a line ends."""
    if not broken_by:
        return groups in MOBILE_GROUPS
    if called:
        return len(groups) == 2 or groups in MOBILE_GROUPS
    # Two fields side by side hold two figures, unless a word before them says otherwise.
    return broken_by != EDGE and groups in BROKEN_MOBILE_GROUPS and not may_be_two_figures(number, groups)


def _is_code(before: str, after: str) -> bool:
    """Whether what stands around digits makes them a code or an amount: letters, words, marks of money."""
    if _NAMES_A_CODE.search(before) or before[-1:] in {"¥", "￥", "$"} or _DECIMAL.search(before):
        return True
    goes_on = _GOES_ON.match(after)
    if goes_on is not None and (len(goes_on.group()) < 3 or _HEX.issuperset(goes_on.group())):
        return True
    word = _WORD.search(before)
    if word is None:
        return False
    first, letters = word[1], word[2]
    if letters.lower() in _CALLS and not first:
        return False
    # A name may stand before a number, digits before that or not; of a code or a checksum letters and digits alternate.
    return letters.lower() in _CODE_WORDS or (bool(first) and (len(letters) < 3 or _HEX.issuperset(letters)))


def _without(groups: tuple[int, ...], signs: int) -> tuple[int, ...]:
    """The groups behind a prefix that is a group of its own or begins the first one."""
    first, *rest = groups
    return tuple(rest) if first == signs else (first - signs, *rest)
