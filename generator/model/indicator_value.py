"""Target values of performance indicators 指标值: the printed text and what can be read from it for certain.

Grammar: [name] [operator] (number | a-b | date | period) [unit] [以上 | 以内 | 前 | 底 | 左右 …], else it is a text.
"""

from __future__ import annotations

import datetime
import functools
import re
from dataclasses import dataclass
from decimal import Decimal
from typing import Final

from generator.model.han import BLANKS, HAN_CLASS
from generator.model.late_pattern import late_pattern
from generator.model.printed_date import PrintedDate, read_printed_date
from generator.model.quick_enum import QuickEnum


class ValueKind(QuickEnum):
    """What an indicator's value is: a number, a range, a date, a period, words, 无, nothing at all, or cut off."""

    NUMBER = "number"
    RANGE = "range"
    DATE = "date"
    PERIOD = "period"
    TEXT = "text"
    NONE = "none"
    BLANK = "blank"
    CUT_OFF = "cut-off"
    """The document is cut off here: nobody can say whether the cell was blank."""


class Operator(QuickEnum):
    """How the result is compared with the number: ≥, >, =, ≤, <, ±, or nothing printed."""

    GE = "ge"
    GT = "gt"
    EQ = "eq"
    LE = "le"
    LT = "lt"
    PLUS_MINUS = "plus-minus"
    NONE = "none"


@dataclass(frozen=True, slots=True)
class IndicatorValue:
    """A target value: `text` exactly as printed, and its reading.

    NUMBER: `number`, exact, with its `unit` as printed (万元 stays 万元, and `≤12月` is twelve of the unit 月; only
    full-width signs are narrowed and blanks dropped). RANGE: `number` to `upper`.
    DATE and PERIOD: `date_from` to `date_to`, the first and last day that are printed, each None where the text does
    not say: `2024年底` has no beginning, `12月底前` no year, `每月底完成` neither.
    `operator` is the printed one, else the one that the suffix stands for: 以上 GE, and 以内, 以下 or 内 LE. 前 and 底
    stand for none: there the date is the bound.
    `suffix` is what follows number and unit or the date (`内缴纳`, `底前`, `每季度末`); `label` a name printed before
    (保洁率 of `保洁率≥90%`).
    A lone dash, stroke or 不适用 is NONE as 无 is. TEXT has nothing but its text.
    """

    text: str
    kind: ValueKind
    operator: Operator = Operator.NONE
    number: Decimal | None = None
    upper: Decimal | None = None
    unit: str = ""
    date_from: datetime.date | None = None
    date_to: datetime.date | None = None
    suffix: str = ""
    label: str = ""

    @property
    def is_qualitative(self) -> bool:
        """Whether the target is words (定性指标) and nothing in it can be measured."""
        return self.kind is ValueKind.TEXT


CUT_OFF: Final = IndicatorValue("", ValueKind.CUT_OFF)
"""The target of a row that the document cuts off before it. No text reads as this."""

_NOTHING: Final = frozenset((*"无-－−–—―─/／", "--", "——", "不适用"))
_LONGEST: Final = 80
"""Longest text that is tried as a value; what is longer is prose."""

_WIDE: Final = re.compile("[！-～≧≦⩾⩽−〜]")
_NARROW: Final = {code: code - 0xFEE0 for code in range(0xFF01, 0xFF5F)} | str.maketrans("≧≦⩾⩽−〜", "≥≤≥≤-~")
_BLANK: Final = re.compile(f"[{BLANKS}]+")
_BLANK_IN_NUMBER: Final = re.compile(f"[0-9.,][{BLANKS}]+[0-9.,]")
_LATEX: Final = tuple(
    (re.compile(pattern), replacement)
    for pattern, replacement in (
        (r"\\(?:text|mathrm|rm)\s*\{([^{}]*)\}", r"\1"),
        (r"\\(?:geqslant|geq|ge)(?![A-Za-z])", "≥"),
        (r"\\(?:leqslant|leq|le)(?![A-Za-z])", "≤"),
        (r"\\pm(?![A-Za-z])", "±"),
        (r"\\sim(?![A-Za-z])", "~"),
        (r"\\%", "%"),
        (r"\\[ ,;!]|\$", ""),
    )
)

_OPERATORS: Final = {
    Operator.GE: "≥ >= => 不少于 不低于 不小于 不短于 大于等于 大于或等于 至少",
    Operator.LE: "≤ <= =< 不超过 不高于 不大于 不多于 不迟于 不晚于 小于等于 小于或等于 至多",
    Operator.GT: "> 大于 高于 多于 超过",
    Operator.LT: "< 小于 低于 少于",
    Operator.EQ: "= == 等于",
    Operator.PLUS_MINUS: "±",
}
_OPERATOR_OF: Final = {word: operator for operator, words in _OPERATORS.items() for word in words.split(" ")}
_OPERATOR: Final = "|".join(map(re.escape, _OPERATOR_OF))
# Atomic, so that no time is lost on cutting a number to fit what follows.
_NUMBER: Final = r"(?>(?:0|[1-9][0-9]{0,2}(?:,[0-9]{3}){1,4}|[1-9][0-9]{0,14})(?:\.[0-9]{1,6})?)"
_WORD: Final = f"(?:[{HAN_CLASS}]{{1,6}}?|[A-Za-zµμΩ°℃℉%‰㎡㎥㎞²³]{{1,6}})"
_MEASURE: Final = rf"{_WORD}(?:\((?!含){_WORD}\))?"
_UNIT: Final = rf"{_MEASURE}(?:[/·][0-9]{{0,4}}{_MEASURE}){{0,4}}"
# 内 closes a measure only after a unit that can be one; 内 of 内部 and the like does not.
_SUFFIX: Final = (
    rf"(?:及|\(含\))?以[上下内](?:\(含\))?|之内|左右|上下"
    rf"|(?<=[日天月年时钟秒周元里米次人个%])内|(?<=[日天月年时钟秒周])(?:以|之)?[内前](?![部设容外科])[{HAN_CLASS}]{{0,8}}"
)
_LABEL: Final = r"[^0-9≥≤<>=±~+\-*×/.,;。、!?]{1,20}?"
_HEAD: Final = rf"(?P<label>{_LABEL})??(?P<operator>{_OPERATOR})?"
_VALUE: Final = late_pattern(rf"{_HEAD}(?P<number>[+-]?{_NUMBER})(?P<unit>{_UNIT})?(?P<suffix>{_SUFFIX})?")
_RANGE: Final = late_pattern(
    rf"(?P<label>{_LABEL})??(?P<number>{_NUMBER})(?P<unit1>{_UNIT})?(?:[-‐–—~至到]|--|——)"
    rf"(?P<upper>{_NUMBER})(?P<unit>{_UNIT})?(?P<suffix>{_SUFFIX})?"
)
_BEFORE_DATE: Final = re.compile(rf"{_HEAD}(?=[0-9])")
_DATE_SIGN: Final = re.compile("[年季每]|[0-9]月|(?<![0-9])(?:19|20|21)[0-9]{2}[-./]")
_DIGIT: Final = re.compile("[0-9]")
_YEAR: Final = re.compile("(?:19|20|21)[0-9]{2}年")
# 第3批 counts nothing, and 百分之95 is in words.
_NO_LABEL: Final = ("第", "之")
_BEFORE_BARE_DATE: Final = (":", "于", "在", "至", "止", "时间", "日期", "计划", "预计")


# The same targets are printed again and again (100%, ≥95%), and the reading depends on nothing but the text.
@functools.lru_cache(maxsize=4096)
def parse_indicator_value(text: str) -> IndicatorValue:
    """The reading of a printed target value; every text has one, and what the grammar cannot read is TEXT.

    Units: number and upper bound stand in `unit`, nothing is converted. Errors: none.
    """
    stripped = text.strip(BLANKS)
    if not stripped:
        return IndicatorValue(text, ValueKind.BLANK)
    if stripped in _NOTHING:
        return IndicatorValue(text, ValueKind.NONE)
    plain = _plain(stripped) if len(stripped) <= _LONGEST else None
    value = None
    if plain is not None:
        if _DATE_SIGN.search(plain):
            value = _read_date(text, plain)
        if value is None and _DIGIT.search(plain):
            value = _read_number(text, plain) or _read_range(text, plain)
    return value or IndicatorValue(text, ValueKind.TEXT)


def _plain(text: str) -> str | None:
    """The text in half-width characters, without LaTeX and blanks; None if a blank splits a number."""
    if "$" in text or "\\" in text:
        for pattern, replacement in _LATEX:
            text = pattern.sub(replacement, text)
    if _WIDE.search(text):
        text = text.translate(_NARROW)
    if _BLANK.search(text):
        if _BLANK_IN_NUMBER.search(text):
            return None
        text = _BLANK.sub("", text)
    return text.rstrip("。;")


def _read_date(text: str, plain: str) -> IndicatorValue | None:
    """The value as a date or period, None if it is none."""
    if date := read_printed_date(plain):
        return _dated(text, date, "", Operator.NONE)
    head = _BEFORE_DATE.match(plain)
    if head is None or not head[0]:
        return None
    label, operator = head["label"] or "", _OPERATOR_OF.get(head["operator"], Operator.NONE)
    if operator is Operator.NONE and not label.endswith(_BEFORE_BARE_DATE):
        return None  # 根据2024年 gives a reason, not a time
    date = read_printed_date(plain[head.end() :])
    return _dated(text, date, label.rstrip(":"), operator) if date else None


def _dated(text: str, date: PrintedDate, label: str, operator: Operator) -> IndicatorValue:
    """The value of a date or period."""
    kind = ValueKind.PERIOD if date.is_period else ValueKind.DATE
    return IndicatorValue(text, kind, operator, date_from=date.start, date_to=date.end, suffix=date.suffix, label=label)


def _read_number(text: str, plain: str) -> IndicatorValue | None:
    """The value as a number, None if it is none or contradicts itself."""
    found = _VALUE.fullmatch(plain)
    if found is None:
        return None
    label, operator_word, number, unit, suffix = (part or "" for part in found.groups())
    if label.endswith(_NO_LABEL) or _YEAR.match(number + unit):
        return None  # 2024年预算测算 counts nothing
    if label and not (operator_word or unit or label.endswith(":")):
        return None  # 附件1 counts nothing either
    operator = _OPERATOR_OF.get(operator_word, Operator.NONE)
    if suffix:
        implied = _implied(suffix)
        if not _agree(operator, implied):
            return None
        operator = implied if operator is Operator.NONE else operator
    label = label.rstrip(":")
    return IndicatorValue(text, ValueKind.NUMBER, operator, _decimal(number), unit=unit, suffix=suffix, label=label)


def _read_range(text: str, plain: str) -> IndicatorValue | None:
    """The value as a range, None if it is none, falls, or has two units."""
    found = _RANGE.fullmatch(plain)
    if found is None:
        return None
    label, number, unit1, upper, unit, suffix = (part or "" for part in found.groups())
    low, high = _decimal(number), _decimal(upper)
    if low > high or unit1 not in ("", unit) or label.endswith(_NO_LABEL) or _YEAR.match(upper + unit):
        return None
    label = label.rstrip(":")
    operator = _implied(suffix)
    return IndicatorValue(text, ValueKind.RANGE, operator, low, high, unit, suffix=suffix, label=label)


def _decimal(number: str) -> Decimal:
    """The exact number; its separators go."""
    return Decimal(number.replace(",", ""))


def _implied(suffix: str) -> Operator:
    """The operator that a suffix stands for; 以上, 以下 and 以内 include the number itself."""
    if "以上" in suffix:
        return Operator.GE
    return Operator.LE if "以下" in suffix or "内" in suffix else Operator.NONE


def _agree(printed: Operator, implied: Operator) -> bool:
    """Whether a printed operator and one implied by a suffix can both be meant (`≥90%以上`, not `≤90%以上`)."""
    if Operator.NONE in (printed, implied):
        return True
    if implied is Operator.GE:
        return printed in (Operator.GE, Operator.GT)
    return printed in (Operator.LE, Operator.LT, Operator.PLUS_MINUS)
