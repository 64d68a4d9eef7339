"""Dates and periods as Chinese documents print them: `2024年11月15日`, `2024年底前`, `2023年1月至2024年2月`, `每月底`.

Nothing is decided that is not printed: `12月底前` is a date without a year, and `2021年12月前` keeps the whole month,
since readers differ on whether it means before the month or before its end.
"""

from __future__ import annotations

import calendar
import datetime
import re
from dataclasses import dataclass
from typing import Final

from generator.model.han import HAN_CLASS
from generator.model.late_pattern import late_pattern


@dataclass(frozen=True, slots=True)
class PrintedDate:
    """The reading of a date or period.

    `start` and `end` are the first and last day that the print covers; None where it does not say (no year printed,
    年底 without a beginning, 年初 without an end). `suffix` is what follows the date itself (`底前完成`, `每季度末`).
    """

    is_period: bool
    start: datetime.date | None
    end: datetime.date | None
    suffix: str


_YEAR: Final = "(?:19|20|21)[0-9]{2}"
_MONTH: Final = "1[0-2]|0?[1-9]"
_DAY: Final = "[12][0-9]|3[01]|0?[1-9]"
_TO: Final = "(?:至|到|[-‐–—~～]{1,2})"
_RECURRING: Final = "每(?:半年|年度?|季度?|月份?|周|天|日|学期)"
_PART: Final = f"(?P<part>全年|[上下]半年|第?(?P<quarter>[一二三四1-4])季度|{_RECURRING})"
_MARK: Final = "(?P<mark>年?[底末初]|[上中下]旬)"
_BOUND: Final = "(?P<bound>[之以]?前|年?之?内|止)"
# The deed that is due. Free words may follow 前 and 内 (but not make 前期 or 内部 of them); elsewhere only words that
# are deeds, or 2024年初预算 would be a date.
_DEED: Final = (
    f"(?:(?<=[前内])(?![期段部容设审])[{HAN_CLASS}]{{1,8}}"
    "|完成|完工|竣工|结束|到位|支付|拨付|缴纳|发放|上报|报送|验收|启动|开工|实施|投入使用)"
)
_SUFFIX: Final = f"(?P<suffix>{_PART}?{_MARK}?{_BOUND}?{_DEED}?)"
_MONTH_AND_DAY: Final = f"(?P<month>{_MONTH})月份?(?:(?P<day>{_DAY})[日号])?"

_DATE: Final = late_pattern(rf"(?P<year>{_YEAR})(?:年度?(?:{_MONTH_AND_DAY})?|(?=全年)){_SUFFIX}")
_WITHOUT_YEAR: Final = late_pattern(
    rf"(?:{_MONTH_AND_DAY}|(?P<year>[本当]年度?)|(?=全年|[上下]半年|第?[一二三四1-4]季度|年[底末初内])){_SUFFIX}"
)
_REPEATED: Final = late_pattern(rf"{_RECURRING}(?:{_MONTH_AND_DAY}|(?:{_DAY})[日号])?{_MARK}?{_BOUND}?{_DEED}?")
_SPAN: Final = late_pattern(
    rf"(?P<year>{_YEAR})(?:年度?(?:(?P<month>{_MONTH})(?:月份?(?:(?P<day>{_DAY})[日号]?)?)?)?)?{_TO}(?=[0-9])"
    rf"(?:(?P<year2>{_YEAR})年度?)?(?:(?P<month2>{_MONTH})月份?)?(?:(?P<day2>{_DAY})[日号])?"
    rf"(?P<suffix>[底末]?(?:[之以]?前|止)?{_DEED}?)"
)
_NUMERIC: Final = re.compile(rf"({_YEAR})([-/.])({_MONTH})\2({_DAY})(?![0-9])")
_NUMERIC_MONTHS: Final = re.compile(rf"({_YEAR})[./]({_MONTH}){_TO}({_YEAR})[./]({_MONTH})(?![0-9])")
_QUARTERS: Final = "一二三四1234"
_WITHIN: Final = (None, "内", "之内", "年内", "年之内")


def read_printed_date(text: str) -> PrintedDate | None:
    """The date or period that the whole of a text prints, None if it prints something else or no day of the calendar.

    The text is in half-width characters and without blanks.
    """
    plain = text
    if "年" not in text:
        plain = _NUMERIC.sub(r"\1年\3月\4日", text)
        plain = _NUMERIC_MONTHS.sub(r"\1年\2月至\3年\4月", plain)
    try:
        if found := _DATE.fullmatch(plain):
            return _single(found)
        if found := _SPAN.fullmatch(plain):
            return _span(found)
    except ValueError:
        return None  # a day that no calendar has, such as 30 February
    if _REPEATED.fullmatch(plain):
        return PrintedDate(True, None, None, plain)
    found = _WITHOUT_YEAR.fullmatch(plain)
    # A bare 12月 may as well be twelve months.
    if found is None or (found["month"] and not found["day"] and not found["suffix"]):
        return None
    return PrintedDate(_is_stretch(found), None, None, found["suffix"])


def _single(found: re.Match[str]) -> PrintedDate | None:
    """The reading of one year, month or day with what follows it."""
    year, month, day = int(found["year"]), found["month"], found["day"]
    part, mark = found["part"] or "", found["mark"] or ""
    if (part and month) or (day and mark):
        return None  # 2024年6月上半年, 2024年6月3日底
    first, last = _bounds(year, int(month) if month else None, int(day) if day else None)
    if found["quarter"]:
        quarter = _QUARTERS.index(found["quarter"]) % 4
        first, last = _months(year, 3 * quarter + 1, 3 * quarter + 3)
    elif part in ("上半年", "下半年"):
        first, last = _months(year, 1, 6) if part == "上半年" else _months(year, 7, 12)
    is_recurring = part.startswith("每")
    start: datetime.date | None = first
    end: datetime.date | None = last
    if mark.endswith("旬"):
        if not month:
            return None
        start, end = _third_of_month(first, last, mark[0])
    elif mark and not is_recurring:
        start, end = (first, None) if mark.endswith("初") else (None, last)
    return PrintedDate(is_recurring or _is_stretch(found), start, end, found["suffix"])


def _is_stretch(found: re.Match[str]) -> bool:
    """Whether a year or a part of it is named as a whole, not a month, a day or one of its ends."""
    return not found["month"] and not found["mark"] and found["bound"] in _WITHIN


def _span(found: re.Match[str]) -> PrintedDate | None:
    """The reading of a period with two printed ends; what the second does not repeat is the first one's."""
    year, month, day = int(found["year"]), _number(found["month"]), _number(found["day"])
    year2, month2, day2 = _number(found["year2"]), _number(found["month2"]), _number(found["day2"])
    if month2 is None and day2 is not None and year2 is None:
        month2 = month
    if "年" not in found[0] or (day and not day2) or (day2 and not month2):
        return None  # 2024-2026 may be two quantities
    if year2 is None and (month is None or month2 is None):
        return None
    start, _ = _bounds(year, month, day)
    _, end = _bounds(year2 or year, month2, day2)
    return PrintedDate(True, start, end, found["suffix"]) if start <= end else None


def _number(digits: str | None) -> int | None:
    """The number of some digits, None for none."""
    return int(digits) if digits else None


def _bounds(year: int, month: int | None, day: int | None) -> tuple[datetime.date, datetime.date]:
    """First and last day of a year, of a month or of a day."""
    if month is None:
        return _months(year, 1, 12)
    if day is None:
        return _months(year, month, month)
    date = datetime.date(year, month, day)
    return date, date


def _months(year: int, first: int, last: int) -> tuple[datetime.date, datetime.date]:
    """First day of the first month and last day of the last."""
    return datetime.date(year, first, 1), datetime.date(year, last, calendar.monthrange(year, last)[1])


def _third_of_month(first: datetime.date, last: datetime.date, which: str) -> tuple[datetime.date, datetime.date]:
    """The days 1-10, 11-20 or 21 to the end, for 上, 中 and 下旬."""
    if which == "上":
        return first, first.replace(day=10)
    return (first.replace(day=11), first.replace(day=20)) if which == "中" else (first.replace(day=21), last)
