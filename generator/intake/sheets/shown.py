"""A value as its cell shows it: the digits a reader of the printed page sees, not those the program reckons with.

A spreadsheet reckons with fifteen digits; stored are up to seventeen (0.1 + 0.2 is stored as 0.30000000000000004 and
shows as 0.3). In the format General a cell shows as many digits as it has room for, at most eleven, and powers of ten
for what is longer; here it is all of the fifteen, so that a figure never depends on the width of its column. Rounding
is half away from zero, as spreadsheets show; `####` for a narrow column is never meant.
"""

from __future__ import annotations

import decimal
import enum
import re
from dataclasses import dataclass
from decimal import Decimal
from typing import Final

from generator.intake.sheets.formats import Format, Kind, Section, Token
from generator.intake.sheets.moments import show_moment

KEPT_DIGITS: Final = 15
"""Digits of a number that a spreadsheet keeps; of a longer one the last become 0."""

_NUMBER: Final = re.compile(r"[+-]?(?:[0-9]+(?:\.[0-9]*)?|\.[0-9]+)(?:[eE][+-]?[0-9]{1,4})?")
_MAX_STORED: Final = 60
"""Longest number as it is stored; the longest one a spreadsheet writes has 24 signs."""
_MAX_EXPONENT: Final = 308
_KEPT: Final = decimal.Context(prec=KEPT_DIGITS, rounding=decimal.ROUND_HALF_UP)
_EXACT: Final = decimal.Context(prec=1000, rounding=decimal.ROUND_HALF_UP)
_MAX_SCALE: Final = 10
"""Most `%` or scaling commas of a format: more make no sense."""


class How(enum.Enum):
    """How what is shown stands to what is stored."""

    EXACT = "exact"
    ROUNDED = "rounded"
    """The figure shown is another than the one stored: digits rounded away, or scaled to thousands."""
    OTHER_FORMAT = "other-format"
    """The format is none that is surely read: the stored value stands here."""
    BLANK_ZERO = "blank-zero"
    """A zero that the format shows as nothing."""
    INVISIBLE = "invisible"
    """Any other value that the format shows as nothing; the text is empty."""
    LONG = "long"
    """More digits than a spreadsheet keeps: a code written as a number, the last ones may be lost."""
    NO_NUMBER = "no-number"
    """What is stored as a number is none; it stands here as it is."""


@dataclass(frozen=True, slots=True)
class Shown:
    """What a cell shows, and how that stands to `stored`, the value as plain digits."""

    text: str
    how: How = How.EXACT
    stored: str = ""


def parse_stored(text: str) -> Decimal | None:
    """The exact number of a stored text, None for what is no number of a workbook (NaN, 1E+999)."""
    plain = text.strip()
    if len(plain) > _MAX_STORED or not _NUMBER.fullmatch(plain):
        return None
    value = Decimal(plain)
    return value if abs(value.adjusted()) <= _MAX_EXPONENT or not value else None


def show_number(stored: str, format: Format, is_1904: bool = False, shows_zeros: bool = True) -> Shown:
    """A number as its cell shows it; `stored` is what stands in the file."""
    exact = parse_stored(stored)
    if exact is None:
        return Shown(stored.strip(), How.NO_NUMBER, stored.strip())
    if exact == exact.to_integral_value() and exact.adjusted() >= KEPT_DIGITS:
        return Shown(_plain(exact), How.LONG, _plain(exact))
    value = _KEPT.plus(exact)
    if not value and not shows_zeros:
        return Shown("", How.BLANK_ZERO, "0")
    section, is_signed = _section_for(value, format)
    if section is None:
        return Shown(_plain(value), How.OTHER_FORMAT, _plain(value))
    if section.shows_nothing:
        return Shown("", How.INVISIBLE if value else How.BLANK_ZERO, _plain(value))
    return _show(value, section, is_signed, is_1904)


def show_text(text: str, format: Format) -> Shown:
    """A text as its cell shows it: only a section for texts changes it, `"第"@"号"`."""
    last = format.sections[-1]
    if last is None:
        return Shown(text)
    if last.has(Kind.TEXT) and not last.has(Kind.MOMENT):
        around = (token.text if token.text.strip() else "" for token in last.tokens)
        return Shown(
            "".join(text if t.kind is Kind.TEXT else words for t, words in zip(last.tokens, around, strict=True))
        )
    if len(format.sections) < 4:
        return Shown(text)
    if last.shows_nothing:
        return Shown("", How.INVISIBLE if text else How.EXACT)
    # A section of literals alone hides the text behind them.
    return Shown(text, How.OTHER_FORMAT, text)


def _section_for(value: Decimal, format: Format) -> tuple[Section | None, bool]:
    """The section that shows a number, and whether it puts the minus sign itself (then none is added)."""
    sections = list(format.sections)
    last = sections[-1]
    if len(sections) > 1 and last is not None and last.has(Kind.TEXT):
        sections.pop()
    del sections[3:]
    if not value and len(sections) == 3:
        return sections[2], True
    if value < 0 and len(sections) > 1:
        return sections[1], True
    return sections[0], False


def _show(value: Decimal, section: Section, is_signed: bool, is_1904: bool) -> Shown:
    stored = _plain(value)
    if section.has(Kind.MOMENT):
        moment = show_moment(value, section, is_1904)
        return Shown(stored, How.OTHER_FORMAT, stored) if moment is None else Shown(moment.strip(), stored=stored)
    is_literal = not any(section.has(kind) for kind in (Kind.DIGIT, Kind.GENERAL, Kind.TEXT))
    if is_literal and value < 0 and not is_signed:
        return Shown(stored, How.OTHER_FORMAT, stored)
    sign = "-" if value < 0 and not is_signed else ""
    if section.has(Kind.DIGIT):
        figures = _digits(abs(value), section.tokens)
        if figures is None:
            return Shown(stored, How.OTHER_FORMAT, stored)
        text, shown = figures
    else:
        shown = abs(value)
        text = "".join(token.text if _is_sign(token) else _plain(shown) for token in section.tokens)
        # A word in place of a zero is the form's own (“-”, “无”); in place of a figure it hides it.
        shown = Decimal(0) if is_literal else shown
    how = How.EXACT if shown == abs(value) else How.ROUNDED
    return Shown((sign + text.lstrip() if sign else text).strip(), how, stored)


def _is_sign(token: Token) -> bool:
    return token.kind in (Kind.LITERAL, Kind.SLASH)


def _digits(value: Decimal, tokens: tuple[Token, ...]) -> tuple[str, Decimal] | None:
    """The text of a number that is not negative, and the number that text says; None where it is not certain."""
    digits = [at for at, token in enumerate(tokens) if token.kind is Kind.DIGIT]
    point = next((at for at, token in enumerate(tokens) if token.kind is Kind.POINT), len(tokens))
    whole = [at for at in digits if at < point]
    parts = [at for at in digits if at > point]
    commas = [at for at, token in enumerate(tokens) if token.kind is Kind.COMMA]
    scaling = [at for at in commas if not any(d > at for d in (whole if at < point else parts))]
    percents = sum(token.kind is Kind.PERCENT for token in tokens)
    is_trick = any(_is_sign(tokens[at]) for at in range(digits[0], digits[-1]))
    if (
        any(at < digits[0] for at in commas)
        or len(scaling) + percents > _MAX_SCALE
        or any(at > point and at not in scaling for at in commas)
    ):
        return None
    scaled = _EXACT.scaleb(value, 2 * percents - 3 * len(scaling))
    rounded = _EXACT.quantize(scaled, Decimal(1).scaleb(-len(parts)))
    text = _fill(rounded, tokens, (whole, parts), is_grouped=len(commas) > len(scaling))
    # Scaled to thousands, or with a point put between the digits, the text says another number than the cell holds.
    says = Decimal(-1) if scaling or (is_trick and "." in text) else _EXACT.scaleb(rounded, -2 * percents)
    return text, says


def _fill(value: Decimal, tokens: tuple[Token, ...], places: tuple[list[int], list[int]], is_grouped: bool) -> str:
    """The tokens with the digits of a rounded number in their places."""
    whole, parts = places
    before, _, after = f"{value:f}".partition(".")
    filled = _whole(before.lstrip("0"), [tokens[at].text for at in whole], is_grouped)
    by_place = dict(zip(whole, filled, strict=True)) | dict(
        zip(parts, _parts(after, [tokens[at].text for at in parts]), strict=True)
    )
    text = ""
    for at, token in enumerate(tokens):
        if token.kind is Kind.POINT and not whole:
            # “.00” has no place for whole digits, which show all the same.
            text += before.lstrip("0")
        if token.kind is not Kind.COMMA:
            text += by_place.get(at, token.text)
    return text


def _whole(digits: str, places: list[str], is_grouped: bool) -> list[str]:
    """What stands in each place before the point: the first one takes all digits that are left."""
    first_zero = places.index("0") if "0" in places else len(places)
    filled = [""] * len(places)
    count = 0
    for at in range(len(places) - 1, -1, -1):
        rest = digits if at == 0 else digits[-1:]
        digits = "" if at == 0 else digits[:-1]
        rest = rest or ("0" if at >= first_zero else " " if places[at] == "?" else "")
        for digit in reversed(rest):
            comma = "," if is_grouped and count and count % 3 == 0 and digit != " " else ""
            filled[at] = digit + comma + filled[at]
            count += 1
    return filled


def _parts(digits: str, places: list[str]) -> list[str]:
    """What stands in each place behind the point: closing zeros only where the format asks for them."""
    filled = list(digits)
    for at in range(len(places) - 1, -1, -1):
        if digits[at] != "0" or places[at] == "0":
            break
        filled[at] = " " if places[at] == "?" else ""
    return filled


def _plain(value: Decimal) -> str:
    """All digits of a number, without powers of ten and closing zeros: 1234.5, -0.00001."""
    if not value:
        return "0"
    text = f"{value:f}"
    return text.rstrip("0").rstrip(".") if "." in text else text
