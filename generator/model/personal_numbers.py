"""What a number is by its digits alone: 身份证号, 手机号, 银行卡号. Words around it are weighed in `personal_values`.

Source: GB 11643 (identity numbers), ISO/IEC 7812 (cards); numbering of mobile networks, as in common use.
"""

from __future__ import annotations

import datetime
import re
from itertools import pairwise
from typing import Final

_REGIONS: Final = re.compile("1[1-5]|2[1-3]|3[1-7]|4[1-6]|5[0-4]|6[1-5]|71|8[1-3]")
"""The first two digits of regions: 省级行政区划, those of Hong Kong, Macao and Taiwan included."""
_WEIGHTS: Final = tuple(pow(2, 17 - place, 11) for place in range(17))
_CHECK_SIGNS: Final = "10X98765432"
_MOBILE: Final = re.compile("(?:0{0,2}86)?(1(?:3[0-9]|4[014-9]|5[0-35-9]|6[2567]|7[0-8]|8[0-9]|9[0-35-9])[0-9]{8})")
MOBILE_GROUPS: Final = frozenset(((11,), (3, 4, 4), (4, 4, 3), (3, 8), (7, 4), (3, 3, 5), (1,) * 11))
"""How people divide a mobile number."""
BROKEN_MOBILE_GROUPS: Final = frozenset(((3, 8), (7, 4), (3, 4, 4)))
"""How it is divided where one group goes on in the next line and no word says that it is one."""
CARD_GROUPS: Final = frozenset(
    (
        *((length,) for length in range(16, 20)),
        *((4, 4, 4, 4, *rest) for rest in ((), (1,), (2,), (3,))),
        *((6, 10), (6, 13), (1,) * 16, (1,) * 19),
    )
)
"""How people divide the number of a card."""
# Six digits that no region has or had within living memory begin the numbers of nearly all debit cards.
_CARD: Final = re.compile("62(?:1[3-9]|2[2-8]|3[1-6]|5[0-9]|8[0-9])[0-9]{12}(?:[0-9]{3})?")
_LEAST_ZEROS: Final = "00"


def mobile_in(digits: str) -> str:
    """The eleven digits of a mobile number, the code of the country left out; empty where it is none."""
    match = _MOBILE.fullmatch(digits)
    return match[1] if match is not None else ""


def may_be_two_figures(number: str, groups: tuple[int, ...]) -> bool:
    """Whether a mobile number broken over two lines may as well be two figures: round amounts, or a day."""
    first, last = number[: groups[0]], number[groups[0] :]
    if groups == (7, 4):
        return first.endswith(_LEAST_ZEROS)
    return groups == (3, 8) and (_is_birth(last) or (last[0] != "0" and last.endswith(_LEAST_ZEROS)))


def is_id_number(digits: str) -> bool:
    """Whether 18 signs are an identity number: a region, a day of birth, and the check character that fits."""
    if len(digits) != 18 or not digits[:17].isdigit() or not _REGIONS.match(digits) or not _is_birth(digits[6:14]):
        return False
    total = sum(weight * int(digit) for weight, digit in zip(_WEIGHTS, digits, strict=False))
    return _CHECK_SIGNS[total % 11] == digits[17]


def is_old_id_number(digits: str) -> bool:
    """Whether 15 digits may be an identity number of the kind before 1999, which has no check character."""
    return (
        len(digits) == 15 and digits.isdigit() and _REGIONS.match(digits) is not None and _is_birth(f"19{digits[6:12]}")
    )


def is_card_of_bank(digits: str) -> bool:
    """Whether it begins as the numbers of debit cards do; its check digit is another question."""
    return _CARD.fullmatch(digits) is not None


def fits_luhn(digits: str) -> bool:
    """Whether the last digit is the check digit of a card's number; a row of one digit alone is none."""
    if not digits.isdigit():
        return False
    total = 0
    for place, digit in enumerate(reversed(digits)):
        value = int(digit) * (1 + place % 2)
        total += value - 9 if value > 9 else value
    return total % 10 == 0 and any(one != other for one, other in pairwise(digits))


def _is_birth(day: str) -> bool:
    if not "1900" <= day[:4] <= "2099":
        return False
    try:
        datetime.date(int(day[:4]), int(day[4:6]), int(day[6:]))
    except ValueError:
        return False
    return True
