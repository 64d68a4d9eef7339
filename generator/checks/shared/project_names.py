"""Names of projects compared: the same but for a year, near, or another line altogether."""

from __future__ import annotations

import functools
import re
from typing import Final

from generator.model.han import fold

_YEAR: Final = re.compile("(?<![0-9])20[0-9]{2}(?![0-9])(?:[ \u00a0]?年度?)?")
_SHORTEST: Final = 4
_TAILS: Final = re.compile("(?:专项|工作|运行|业务|项目|补助|补贴|保障)?(?:经费|费用|资金|费|款|支出|项目)$")
"""What is added to or left off a name without naming another line: 经费, 专项经费."""


@functools.lru_cache(maxsize=4096)
def without_year(name: str) -> str:
    """The name folded, its year left out: 2031年馆藏修复费 and 馆藏修复费 2031 are one."""
    return fold(_YEAR.sub("", name))


def is_one_line(one: str, other: str) -> bool:
    """Whether two names of one submission that are not spelt alike are so near that they must be one line.

    They differ by a closing word such as 经费 alone, have the same signs in another order, or differ by one sign. The
    years in them must agree, and so must the numbers: 一期 and 二期, 1号楼 and 2号楼 are two lines.
    """
    left, right = fold(one), fold(other)
    if left == right or _numbers(left) != _numbers(right):
        return False
    if _stem(left) == _stem(right):
        return len(_stem(left)) >= _SHORTEST
    shorter = min(len(left), len(right))
    if shorter < _SHORTEST:
        return False
    return sorted(left) == sorted(right) or (shorter >= 2 * _SHORTEST and _is_one_slip(left, right))


def _stem(folded: str) -> str:
    return _TAILS.sub("", folded)


_NUMBER: Final = re.compile("[0-9]+|[一二三四五六七八九十甲乙丙丁东西南北上下前后新旧左右大小]")


def _numbers(folded: str) -> list[str]:
    """Numbers, and the signs that tell two like things apart."""
    return sorted(_NUMBER.findall(folded))


def _is_one_slip(left: str, right: str) -> bool:
    """Whether one sign more, less or another is all that is between two texts."""
    if abs(len(left) - len(right)) > 1:
        return False
    shorter, longer = sorted((left, right), key=len)
    start = next((i for i, sign in enumerate(shorter) if sign != longer[i]), len(shorter))
    rest = shorter[start + (len(shorter) == len(longer)) :]
    return rest == longer[start + 1 :]
