"""Figures of money in Chinese prose: the amount, what it is said of, where it stands. What is unclear is left out.

Read are digits with a unit of money (`9,484.94万元`, `54528 元`, full-width too) and a bare 万 or 亿 that closes its
clause (`改造9万，`). A number with blanks inside, a wide comma between digits, or without a unit is nobody's figure.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from decimal import Decimal
from typing import Final

from generator.model.amount import MoneyUnit, exact
from generator.model.han import strip_blanks


@dataclass(frozen=True, slots=True)
class Figure:
    """One amount of money in a text."""

    start: int
    """Place of its first sign in the text, from 0."""
    end: int
    """Place behind its unit."""
    text: str
    """Number and unit as printed: 1,190.60万元."""
    yuan: Decimal
    """Exact value, never negative."""
    unit: MoneyUnit
    decimals: int
    """Digits printed after the point."""
    noun: str
    """The words before it in its clause, without blanks: 一般公共服务支出."""
    change: int
    """1 where it says by how much something rose (增加), -1 where it fell (减少), else 0."""
    is_total: bool
    """Whether the words before it call it a sum: 共计, 合计, 共."""
    closes_list: bool
    """Whether nothing but such words stands in its clause, so that it adds up what was listed before it."""
    is_rate: bool
    """Whether it is a price, a standard or a bound: 每件550元, 6元/人, 50万元以上."""
    is_about: bool
    """Whether it is said to be approximate: 约507万元."""

    @property
    def is_plain(self) -> bool:
        """Whether it says how much something is."""
        return not (self.change or self.is_rate)

    @property
    def half_place(self) -> Decimal:
        """Half a unit of its last printed place, in 元: by how much rounding may have moved it."""
        with exact():
            return self.unit.yuan.scaleb(-self.decimals) / 2


_WIDE: Final = str.maketrans("０１２３４５６７８９．％", "0123456789.%")
_HAS_WIDE: Final = re.compile("[０-９．％]")
# Begins with a set of signs, so that the search skips at once to the digits of a text. What is a number stays whole,
# and one that no unit follows is not tried again from each of its digits.
_DIGITS: Final = re.compile("[0-9][0-9.,，]*+")
_UNIT: Final = re.compile(r"[ \u3000\u00a0]*+(?P<unit>亿元|百万元|万元|千元|元|[亿万](?=[，,；;。、:：)）\s]|$))")
_NUMBER: Final = re.compile(r"(?:[0-9]{1,3}(?:,[0-9]{3})+|0|[1-9][0-9]{0,14})(?:\.[0-9]{1,6})?")
_UNITS: Final = {unit.value: unit for unit in MoneyUnit} | {"万": MoneyUnit.WAN, "亿": MoneyUnit.YI}
_BROKEN: Final = re.compile(r"[0-9][,，.]?[ \u3000\u00a0]+$|[A-Za-z]$")
"""What stands before a number that is only the rest of one, or of a name."""
_BOUNDARIES: Final = "，,。；;：:、\n|"
_LONGEST_NOUN: Final = 60
_UP: Final = "增加|增长|上升|提高|增"
_DOWN: Final = "减少|下降|降低|压减|压缩|核减|减"
_CHANGE: Final = re.compile(rf"(?:(?P<up>{_UP})|{_DOWN})了?(?:预算|支出|收入|经费|资金)?(?:额|金额|数)?[约为]?$")
_SUM: Final = "(?:共计|合计|总计|总共|共需|共)(?:需要?|为|是|约|计|金额|资金|费用|经费|人民币|预算|支出)*"
_TOTAL: Final = re.compile(f"{_SUM}$")
_CLOSING: Final = re.compile(
    f"(?:以上|上述|前述|全年|本项目)?(?:[一二两三四五六七八九十0-9]+大?[项笔类块])?(?:费用|资金|经费|金额)*{_SUM}"
)
_EACH: Final = re.compile("(?:每(?!年)|单价|人均|均价)[^》]*$|标准[为是]?$")
_RATE_AFTER: Final = re.compile(r"\s*(?:[/／]|每|[（(]?原值[)）]?|[（(]?含?[)）]?以[上下内]|起)")
_ABOUT: Final = re.compile("(?:约|大约|近|大概|预计约)$")


def money_figures(text: str) -> tuple[Figure, ...]:
    """The figures of money in a text, in its order; places count the signs of `text`."""
    if "元" not in text and "万" not in text and "亿" not in text:
        return ()
    plain = _narrow(text)
    found: list[Figure] = []
    for digits in _DIGITS.finditer(plain):
        start = digits.start()
        unit = _UNIT.match(plain, digits.end())
        if unit and _NUMBER.fullmatch(digits[0]) and not _BROKEN.search(plain, max(0, start - 3), start):
            found.append(_figure(text, plain, (start, digits[0], unit), found[-1].end if found else 0))
    return tuple(found)


def _narrow(text: str) -> str:
    """The text with half-width digits, sign for sign."""
    return text.translate(_WIDE) if _HAS_WIDE.search(text) else text


def _figure(text: str, plain: str, found: tuple[int, str, re.Match[str]], after: int) -> Figure:
    """The figure of a number at its place and the unit behind it; its noun begins behind `after`, where the figure
    before it ends."""
    start, digits, match = found
    end = match.end()
    number, unit = digits.replace(",", ""), _UNITS[match["unit"]]
    noun = _noun(plain, max(after, start - _LONGEST_NOUN), start)
    change = _CHANGE.search(noun)
    follows = plain[end : end + 8]
    with exact():
        yuan = Decimal(number) * unit.yuan
    return Figure(
        start=start,
        end=end,
        text=text[start:end],
        yuan=yuan,
        unit=unit,
        decimals=len(number.partition(".")[2]),
        noun=noun,
        change=0 if change is None else 1 if change["up"] else -1,
        is_total=_TOTAL.search(noun) is not None,
        closes_list=_CLOSING.fullmatch(noun) is not None,
        is_rate=_EACH.search(noun) is not None or _RATE_AFTER.match(follows) is not None,
        is_about=_ABOUT.search(noun) is not None or follows.startswith("左右"),
    )


def _noun(plain: str, lowest: int, end: int) -> str:
    """The words of the clause before a number; a bracket left open begins a clause too."""
    window = plain[lowest:end]
    window = window[max(map(window.rfind, _BOUNDARIES)) + 1 :].replace("(", "（").replace(")", "）")
    if window.count("（") > window.count("）"):
        window = window[window.rfind("（") + 1 :]
    return strip_blanks(window).lstrip("）")


_PERCENT: Final = re.compile(r"(?<![0-9.])(?P<number>[0-9]{1,5}(?:\.[0-9]{1,6})?)[ \u00a0]*%")


@dataclass(frozen=True, slots=True)
class Percent:
    """A percentage in a text, with the words before it in its clause (占, 下降)."""

    start: int
    end: int
    text: str
    value: Decimal
    """Of a hundred."""
    decimals: int
    noun: str

    @property
    def half_place(self) -> Decimal:
        """Half a unit of its last printed place."""
        with exact():
            return Decimal(1).scaleb(-self.decimals) / 2


def percents(text: str) -> tuple[Percent, ...]:
    """The percentages in a text, in its order."""
    if "%" not in text and "％" not in text:
        return ()
    plain = _narrow(text)
    return tuple(
        Percent(
            start=match.start(),
            end=match.end(),
            text=text[match.start() : match.end()],
            value=Decimal(match["number"]),
            decimals=len(match["number"].partition(".")[2]),
            noun=_noun(plain, max(0, match.start() - _LONGEST_NOUN), match.start()),
        )
        for match in _PERCENT.finditer(plain)
    )
