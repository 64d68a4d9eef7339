"""A number format of a workbook as what it is made of: `#,##0.00_);[Red](#,##0.00);"-"`.

Only what shows the same in every program and language is read; of anything else (fractions, powers of ten, conditions,
numerals of a locale, names of months) the section is None, and who shows a number with it has to say so.
Source: ECMA-376 part 1, 18.8.30 and 18.8.31.
"""

from __future__ import annotations

import enum
import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from typing import Final


class Kind(enum.Enum):
    """What a token of a format stands for."""

    LITERAL = "literal"
    DIGIT = "digit"
    """A place for a digit: `0`, `#` or `?`."""
    POINT = "point"
    COMMA = "comma"
    PERCENT = "percent"
    SLASH = "slash"
    """A bare `/`: the line of a fraction, or a sign in a date."""
    GENERAL = "general"
    TEXT = "text"
    """`@`."""
    MOMENT = "moment"
    """A part of a date or a time: `yyyy`, `m`, `h`, `[h]`, `AM/PM`, `.00` behind seconds."""


@dataclass(frozen=True, slots=True)
class Token:
    """One piece of a format and its text: the literal itself, the letters of a part of a date."""

    kind: Kind
    text: str


@dataclass(frozen=True, slots=True)
class Section:
    """One of the up to four sections of a format."""

    tokens: tuple[Token, ...]

    def has(self, kind: Kind) -> bool:
        """Whether a token of this kind stands in it."""
        return any(token.kind is kind for token in self.tokens)

    @property
    def shows_nothing(self) -> bool:
        """Whether whatever it is used for is invisible: an empty section."""
        return not any(token.text.strip() or token.kind is not Kind.LITERAL for token in self.tokens)


@dataclass(frozen=True, slots=True)
class Format:
    """A number format: its code, and its sections, None for one that is not certain."""

    code: str
    sections: tuple[Section | None, ...]


GENERAL: Final = "General"
MAX_CODE: Final = 255
"""Longest code of a format a spreadsheet takes; a longer one is not read."""

_LONG_DATE, _LONG_TIME = 'yyyy"年"m"月"d"日"', "h:mm:ss"
BUILTIN: Final = {
    **{0: GENERAL, 1: "0", 2: "0.00", 3: "#,##0", 4: "#,##0.00"},
    **{5: '"¥"#,##0;"¥"\\-#,##0', 6: '"¥"#,##0;[Red]"¥"\\-#,##0'},
    **{7: '"¥"#,##0.00;"¥"\\-#,##0.00', 8: '"¥"#,##0.00;[Red]"¥"\\-#,##0.00'},
    **{9: "0%", 10: "0.00%", 11: "0.00E+00", 12: "# ?/?", 13: "# ??/??"},
    **{14: "yyyy/m/d", 15: "d-mmm-yy", 16: "d-mmm", 17: "mmm-yy", 18: "h:mm AM/PM", 19: "h:mm:ss AM/PM"},
    **{20: "h:mm", 21: "h:mm:ss", 22: "yyyy/m/d h:mm"},
    **{27: 'yyyy"年"m"月"', 28: 'm"月"d"日"', 29: 'm"月"d"日"', 30: "m-d-yy", 31: _LONG_DATE},
    **{32: 'h"时"mm"分"', 33: 'h"时"mm"分"ss"秒"', 34: '上午/下午h"时"mm"分"', 35: '上午/下午h"时"mm"分"ss"秒"'},
    **{36: 'yyyy"年"m"月"', 37: "#,##0_);(#,##0)", 38: "#,##0_);[Red](#,##0)"},
    **{39: "#,##0.00_);(#,##0.00)", 40: "#,##0.00_);[Red](#,##0.00)"},
    41: '_ * #,##0_ ;_ * \\-#,##0_ ;_ * "-"_ ;_ @_ ',
    42: '_ "¥"* #,##0_ ;_ "¥"* \\-#,##0_ ;_ "¥"* "-"_ ;_ @_ ',
    43: '_ * #,##0.00_ ;_ * \\-#,##0.00_ ;_ * "-"??_ ;_ @_ ',
    44: '_ "¥"* #,##0.00_ ;_ "¥"* \\-#,##0.00_ ;_ "¥"* "-"??_ ;_ @_ ',
    **{45: "mm:ss", 46: "[h]:mm:ss", 47: "mm:ss.0", 48: "##0.0E+0", 49: "@"},
    **{50: 'yyyy"年"m"月"', 51: 'm"月"d"日"', 52: 'yyyy"年"m"月"', 53: 'm"月"d"日"', 54: 'm"月"d"日"'},
    **{55: '上午/下午h"时"mm"分"', 56: '上午/下午h"时"mm"分"ss"秒"', 57: 'yyyy"年"m"月"', 58: 'm"月"d"日"'},
}
"""Formats that a file names by their number alone, as a Chinese installation shows them."""

_TOKEN: Final = re.compile(
    r'"(?P<quoted>[^"]*)"|\\(?P<escaped>.)|_(?P<blank>.)|\*(?P<fill>.)|\[(?P<bracket>[^\[\]]*)\]'
    r"|(?P<general>General|G/通用格式)|(?P<half>AM/PM|A/P|上午/下午)"
    r"|(?P<part>y+|m+|d+|h+|s+|a{4})|(?P<sign>.)",
    re.IGNORECASE | re.DOTALL,
)
_COLOUR: Final = re.compile(
    r"(?:black|blue|cyan|green|magenta|red|white|yellow|color\s*\d{1,2}|[黑蓝青绿红白黄]色|洋红|颜色\s*\d{1,2})",
    re.IGNORECASE,
)
_ELAPSED: Final = re.compile(r"h+|m+|s+", re.IGNORECASE)
_CURRENCY: Final = re.compile(r"\$(?P<sign>[^-]*)(?:-(?P<locale>[0-9a-f]{1,8}))?", re.IGNORECASE)
_SYSTEM: Final = {"$-f800": _LONG_DATE, "$-f400": _LONG_TIME}
_ZERO: Final = Token(Kind.DIGIT, "0")
_PLAIN_SIGNS: Final = frozenset("$-+():^&'~{}<>= |")
"""Signs that stand for themselves without quotes; letters do not, and `!` escapes in some languages only."""
_MAX_LOCALE: Final = 0xFFFF
"""Above it a locale also chooses numerals or a calendar."""


@lru_cache(maxsize=4096)
def parse_format(code: str) -> Format:
    """The format of a code; whatever the code is, there is one."""
    if len(code) > MAX_CODE:
        return Format(code, (None,))
    sections = [_section(section) for section in _split(code)]
    # More than four sections mean nothing; no program writes them.
    return Format(code, tuple(sections) if len(sections) <= 4 else (None,))


def _split(code: str) -> Iterator[list[re.Match[str]]]:
    """The sections of a code as its tokens."""
    section: list[re.Match[str]] = []
    for found in _TOKEN.finditer(code):
        if found["sign"] == ";":
            yield section
            section = []
        else:
            section.append(found)
    # “…;@” and “…;” differ: behind the last separator stands a section, an empty one at times.
    yield section


def _section(found: list[re.Match[str]]) -> Section | None:
    system = next((_SYSTEM[m["bracket"].lower()] for m in found if (m["bracket"] or "").lower() in _SYSTEM), None)
    if system is not None:
        # What stands behind is for programs that do not know the format of the system.
        return parse_format(system).sections[0]
    tokens: list[Token] = []
    for match in found:
        new = _tokens(match)
        if new is None:
            return None
        tokens.extend(new)
    is_moment = any(token.kind is Kind.MOMENT for token in tokens)
    section = Section(tuple(_of_moment(tokens) if is_moment else tokens))
    return section if _is_certain(section) else None


def _tokens(match: re.Match[str]) -> list[Token] | None:
    """What one match stands for, None where that is not certain."""
    kind, text = match.lastgroup, match[match.lastgroup or 0]
    if kind in ("quoted", "escaped"):
        return [Token(Kind.LITERAL, text)]
    if kind == "blank":
        return [Token(Kind.LITERAL, " ")]
    if kind == "fill":
        # Repeated as often as the column is wide: nothing of the text.
        return []
    if kind == "bracket":
        return _bracket(text)
    if kind == "general":
        return [Token(Kind.GENERAL, "")]
    if kind in ("half", "part"):
        return [Token(Kind.MOMENT, text.lower())]
    return _sign(text)


def _bracket(text: str) -> list[Token] | None:
    if _COLOUR.fullmatch(text):
        return []
    if _ELAPSED.fullmatch(text):
        return [Token(Kind.MOMENT, f"[{text[0].lower()}]" if len(text) == 1 else f"[{text[0].lower()}0]")]
    found = _CURRENCY.fullmatch(text)
    if found is None:
        return None
    locale = found["locale"]
    if locale and int(locale, 16) > _MAX_LOCALE:
        return None
    return [Token(Kind.LITERAL, found["sign"])] if found["sign"] else []


def _sign(text: str) -> list[Token] | None:
    if text in "0#?":
        return [Token(Kind.DIGIT, text)]
    kind = {".": Kind.POINT, ",": Kind.COMMA, "%": Kind.PERCENT, "/": Kind.SLASH, "@": Kind.TEXT}.get(text)
    if kind is not None:
        return [Token(kind, text)]
    return [Token(Kind.LITERAL, text)] if text in _PLAIN_SIGNS or not text.isascii() else None


def _of_moment(tokens: list[Token]) -> list[Token]:
    """The tokens of a date or time, where signs of numbers are literals, but for parts of seconds: `ss.00`."""
    result: list[Token] = []
    for at, token in enumerate(tokens):
        last = result[-1].text if result and result[-1].kind is Kind.MOMENT else ""
        if token.kind is Kind.POINT and last.strip("[]0") in ("s", "ss") and tokens[at + 1 : at + 2] == [_ZERO]:
            result.append(Token(Kind.MOMENT, "."))
        elif token == _ZERO and last.startswith("."):
            result[-1] = Token(Kind.MOMENT, last + "0")
        elif token.kind in (Kind.POINT, Kind.COMMA, Kind.SLASH):
            result.append(Token(Kind.LITERAL, token.text))
        elif token.kind is not Kind.TEXT:
            result.append(token)
    return result


def _is_certain(section: Section) -> bool:
    """Whether the tokens make a sense that every program shows alike."""
    kinds = {token.kind for token in section.tokens}
    if Kind.MOMENT in kinds:
        parts = [token.text for token in section.tokens if token.kind is Kind.MOMENT]
        # Names of months and days stand in the language of the program.
        return kinds <= {Kind.MOMENT, Kind.LITERAL} and not any(part.startswith(("mmm", "ddd")) for part in parts)
    if Kind.DIGIT in kinds:
        return _is_certain_number(section.tokens) and not kinds & {Kind.GENERAL, Kind.TEXT, Kind.SLASH}
    return (
        kinds <= {Kind.LITERAL, Kind.SLASH}
        or kinds <= {Kind.LITERAL, Kind.GENERAL}
        or kinds <= {Kind.LITERAL, Kind.TEXT}
    )


def _is_certain_number(tokens: tuple[Token, ...]) -> bool:
    """One point at most, and nothing between the digits where they are grouped or scaled."""
    digits = [at for at, token in enumerate(tokens) if token.kind is Kind.DIGIT]
    inside = {token.kind for token in tokens[digits[0] : digits[-1] + 1]}
    points = sum(token.kind is Kind.POINT for token in tokens)
    return points <= 1 and not (Kind.COMMA in inside and inside & {Kind.LITERAL, Kind.PERCENT})
