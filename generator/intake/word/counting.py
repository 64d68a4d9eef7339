"""Numbers of lists as Word writes them (编号格式): 1, 一, 甲, 壹, ①, (1), IV, c …"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Final

_DIGITS = "〇一二三四五六七八九"
_ROUND_DIGITS = "○一二三四五六七八九"
_LEGAL_DIGITS = "零壹贰叁肆伍陆柒捌玖"
_STEMS = "甲乙丙丁戊己庚辛壬癸"
_BRANCHES = "子丑寅卯辰巳午未申酉戌亥"
_ROMAN = (
    *((1000, "M"), (900, "CM"), (500, "D"), (400, "CD"), (100, "C"), (90, "XC"), (50, "L"), (40, "XL")),
    *((10, "X"), (9, "IX"), (5, "V"), (4, "IV"), (1, "I")),
)
_LARGEST_COUNTED = 99_999
_LARGEST_ROMAN = 3_999


def chinese(number: int) -> str:
    """一, 十一, 二十, 一百零五, 一千零二十."""
    text = _grouped(number, "零一二三四五六七八九", ("", "十", "百", "千", "万"))
    # Ten to nineteen are said without their one.
    return text[1:] if text.startswith("一十") else text


def _grouped(number: int, digits: str, units: tuple[str, ...]) -> str:
    if not 0 < number <= _LARGEST_COUNTED:
        return str(number)
    text = ""
    for place, digit in zip(range(len(str(number)) - 1, -1, -1), str(number), strict=True):
        if digit != "0":
            text += digits[int(digit)] + units[place]
        elif not text.endswith(digits[0]):
            text += digits[0]
    return text.rstrip(digits[0])


def _legal(number: int) -> str:
    return _grouped(number, _LEGAL_DIGITS, ("", "拾", "佰", "仟", "万"))


def _placed(digits: str) -> Callable[[int], str]:
    return lambda number: "".join(digits[int(digit)] for digit in str(number))


def _counted(number: int) -> str:
    """As `chinese` up to 99; from 100 on digit by digit, as Word does in this format."""
    return chinese(number) if number < 100 else _placed(_ROUND_DIGITS)(number)


def _of(signs: str) -> Callable[[int], str]:
    """One sign a number; beyond them Word goes on in figures."""
    return lambda number: signs[number - 1] if 0 < number <= len(signs) else str(number)


def _letters(first: str) -> Callable[[int], str]:
    """a … z, aa, bb …"""
    return lambda number: chr(ord(first) + (number - 1) % 26) * (1 + (number - 1) // 26) if number > 0 else str(number)


def _roman(number: int) -> str:
    if not 0 < number <= _LARGEST_ROMAN:
        return str(number)
    text = ""
    for worth, sign in _ROMAN:
        text += sign * (number // worth)
        number %= worth
    return text


def _run_of(*spans: tuple[int, int]) -> str:
    return "".join(chr(first + step) for first, count in spans for step in range(count))


ENCLOSED: Final = _run_of((0x2460, 20), (0x3251, 15), (0x32B1, 15))
"""① to ㊿."""

FORMATS: Final[Mapping[str, Callable[[int], str]]] = {
    "decimal": str,
    "decimalZero": lambda number: f"{number:02}",
    "decimalHalfWidth": str,
    "decimalFullWidth": _placed("０１２３４５６７８９"),
    "decimalFullWidth2": _placed("０１２３４５６７８９"),
    "decimalEnclosedCircle": _of(ENCLOSED),
    "decimalEnclosedCircleChinese": _of(ENCLOSED),
    "decimalEnclosedParen": _of(_run_of((0x2474, 20))),
    "decimalEnclosedFullstop": _of(_run_of((0x2488, 20))),
    "ideographEnclosedCircle": _of(_run_of((0x3280, 10))),
    "numberInDash": lambda number: f"- {number} -",
    "upperRoman": _roman,
    "lowerRoman": lambda number: _roman(number).lower(),
    "upperLetter": _letters("A"),
    "lowerLetter": _letters("a"),
    "chineseCounting": _counted,
    "taiwaneseCounting": _counted,
    "chineseCountingThousand": chinese,
    "taiwaneseCountingThousand": chinese,
    "japaneseCounting": chinese,
    "chineseLegalSimplified": _legal,
    "ideographDigital": _placed(_DIGITS),
    "taiwaneseDigital": _placed(_ROUND_DIGITS),
    "japaneseDigitalTenThousand": _placed(_DIGITS),
    "ideographTraditional": _of(_STEMS),
    "ideographZodiac": _of(_BRANCHES),
    "none": lambda _: "",
}
"""Name of the format in the file → how it writes a number. `bullet` and unknown ones are not among them."""
