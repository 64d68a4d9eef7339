"""A date or time of a workbook: a count of days (序列号) shown by a format of parts of dates."""

from __future__ import annotations

import datetime
from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Decimal
from typing import Final

from generator.intake.sheets.formats import Kind, Section, Token

_DAY_SECONDS: Final = 86_400
_LAST_DAY: Final = 2_958_465
"""31 December 9999, the last day a workbook knows."""
_LEAP_DAY: Final = 60
"""29 February 1900, which workbooks count although there was none."""
_EPOCH_1904: Final = datetime.date(1904, 1, 1)
_FIRST_1900: Final = datetime.datetime(1899, 12, 30)
_FIRST_1904: Final = datetime.datetime(1904, 1, 1)
_WEEKDAYS: Final = "一二三四五六日"
_HALVES: Final = {"am/pm": ("AM", "PM"), "a/p": ("A", "P"), "上午/下午": ("上午", "下午")}


@dataclass(frozen=True, slots=True)
class _Moment:
    """A moment, rounded to the smallest part that is shown."""

    day: datetime.date | None
    seconds: int
    """Since midnight."""
    rest: str
    """Digits of the parts of a second."""
    total: int
    """Whole seconds since the day 0, for times that run on past 24 hours."""
    has_half: bool


def show_moment(serial: Decimal, section: Section, is_1904: bool) -> str | None:
    """A serial number as a date or time; None for what is none: below 0, after 9999, the day that never was."""
    parts = _minutes_told(section.tokens)
    digits = max((len(part.text) - 1 for part in parts if part.text.startswith(".")), default=0)
    if not 0 <= serial <= _LAST_DAY:
        return None
    exact = (serial * _DAY_SECONDS).quantize(Decimal(1).scaleb(-digits), ROUND_HALF_UP)
    total = int(exact)
    days, seconds = divmod(total, _DAY_SECONDS)
    day = _day(days, is_1904)
    if day is None and any(part.text[0] in "ymda" and part.text not in _HALVES for part in parts if _is_part(part)):
        return None
    rest = str(exact % 1)[2:] if digits else ""
    moment = _Moment(day, seconds, rest, total, any(part.text in _HALVES for part in parts))
    return "".join(_part(part.text, moment) if _is_part(part) else part.text for part in parts)


def serial_of(moment: str, is_1904: bool) -> str:
    """A moment written by ISO 8601 as the serial number it stands for; what is none stays as it is."""
    try:
        parsed = datetime.datetime.fromisoformat(moment).replace(tzinfo=None)
    except ValueError:
        return moment
    passed = parsed - (_FIRST_1904 if is_1904 else _FIRST_1900)
    # Kept to the microsecond; a float would blur it.
    seconds = Decimal(passed.days) * _DAY_SECONDS + passed.seconds + Decimal(passed.microseconds) / 1_000_000
    return str(round(seconds / _DAY_SECONDS, 10))


def _is_part(token: Token) -> bool:
    return token.kind is Kind.MOMENT


def _day(days: int, is_1904: bool) -> datetime.date | None:
    if is_1904:
        days_left = (datetime.date.max - _EPOCH_1904).days
        return _EPOCH_1904 + datetime.timedelta(days) if days <= days_left else None
    if days in (0, _LEAP_DAY):
        return None
    # Counted with the day that never was, all later days are one too far.
    return datetime.date(1899, 12, 31 if days < _LEAP_DAY else 30) + datetime.timedelta(days)


def _minutes_told(tokens: tuple[Token, ...]) -> list[Token]:
    """The tokens, `m` behind hours or before seconds written as `n`: there it means minutes."""
    told = list(tokens)
    at = [place for place, token in enumerate(tokens) if _is_part(token) and token.text not in _HALVES]
    for order, place in enumerate(at):
        if told[place].text not in ("m", "mm"):
            continue
        before = tokens[at[order - 1]].text if order else ""
        after = tokens[at[order + 1]].text if order + 1 < len(at) else ""
        if before.strip("[0]")[:1] == "h" or after.strip("[0]")[:1] == "s":
            told[place] = Token(Kind.MOMENT, told[place].text.replace("m", "n"))
    return told


def _part(text: str, moment: _Moment) -> str:
    """One part, as in `yyyy` → `2024`, `[h]` → `30`, `上午/下午` → `下午`."""
    minutes, second = divmod(moment.seconds, 60)
    hour, minute = divmod(minutes, 60)
    if text in _HALVES:
        return _HALVES[text][hour >= 12]
    if text.startswith("."):
        return f".{moment.rest}"
    if text.startswith("["):
        passed = moment.total // {"h": 3600, "m": 60, "s": 1}[text[1]]
        return f"{passed:0{len(text) - 2}d}"
    if text[0] in "hns":
        value = {"h": (hour % 12 or 12) if moment.has_half else hour, "n": minute, "s": second}[text[0]]
        return f"{value:0{min(len(text), 2)}d}"
    return _date_part(text, moment.day or datetime.date.min)


def _date_part(text: str, day: datetime.date) -> str:
    if text.startswith("y"):
        return f"{day.year % 100:02d}" if len(text) <= 2 else f"{day.year:04d}"
    if text.startswith("a"):
        return f"星期{_WEEKDAYS[day.weekday()]}"
    return f"{day.month if text.startswith('m') else day.day:0{len(text)}d}"
