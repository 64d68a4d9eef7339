"""Pure functions on Han text: what a blank between characters means, and forms of a text for comparison."""

from __future__ import annotations

import functools
import re
import unicodedata
from typing import Final

from generator.model.late_pattern import late_pattern

# Radicals (U+2E80..U+2FDF) are no ideographs in Unicode, but text taken out of PDF files has them in their place.
HAN_CLASS: Final = "\u2e80-\u2fdf\u3005-\u3007\u3021-\u3029\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\U00020000-\U0003fffd"
"""The Han characters as the inside of a regular expression's character class."""

_PUNCTUATION_CLASS: Final = (
    "\u2014\u2018\u2019\u201c\u201d\u2026\u3001-\u3003\u3008-\u3011\u3014-\u301f\u30fb\ufe30-\ufe4f"
    "\uff01-\uff0f\uff1a-\uff20\uff3b-\uff40\uff5b-\uff65"
)
BLANKS: Final = " \t\n\r\u00a0\u1680" + "".join(map(chr, range(0x2000, 0x200B))) + "\u202f\u205f\u3000"
"""The blanks of a document: spaces of every width, tabs and line ends; other control characters are not blanks."""

_HAN: Final = late_pattern(f"[{HAN_CLASS}]")
_PUNCTUATION: Final = re.compile(f"[{_PUNCTUATION_CLASS}]")
_RUN: Final = re.compile(f"[{BLANKS}]+")
_WRAP: Final = late_pattern(
    f"(?<=[{HAN_CLASS}])[{BLANKS}]+(?=[{HAN_CLASS}{_PUNCTUATION_CLASS}])"
    f"|(?<=[{_PUNCTUATION_CLASS}])[{BLANKS}]+(?=[{HAN_CLASS}])"
)
_NEITHER_LETTER_NOR_DIGIT: Final = re.compile(r"[\W_]+")
_YEAR: Final = re.compile(r"20\d\d(?:年度|年)?")
_LONGEST_NAME: Final = 64
"""Signs of a text that is remembered folded; what is longer is no name."""
# What NFKC and case folding leave as it is, and marks that fold to nothing: most names are of these alone.
_PLAIN: Final = late_pattern('[0-9a-z\u4e00-\u9fff （）()，。、：；:;“”《》"\\-]*')


def is_han(character: str) -> bool:
    """Whether one character is a Han character 汉字, extensions, compatibility forms and radicals included."""
    return _HAN.fullmatch(character) is not None


def is_cjk_punctuation(character: str) -> bool:
    """Whether one character is a punctuation mark as Chinese text prints it, a full square wide."""
    return _PUNCTUATION.fullmatch(character) is not None


def join_wrapped(text: str) -> tuple[str, int]:
    """The text without the blanks that line wrapping left in it, and the number of places where some were removed.

    Chinese is written without blanks, so a run of blanks between two Han characters, or between a Han character and
    a full-width punctuation mark, comes from a line that was wrapped. Between Han and digits or Latin letters the
    author may have typed it: there it stays, as one space. Leading and trailing blanks go and are not counted.
    """
    if _RUN.search(text) is None:
        return text, 0
    joined, places = _WRAP.subn("", text.strip(BLANKS))
    return _RUN.sub(" ", joined), places


def strip_blanks(text: str) -> str:
    """The text without any white space, for comparing two prints of the same words."""
    return "".join(text.split())


def fold(text: str) -> str:
    """The text as search and the comparison of names see it: letters and digits alone, of one width and one case.

    Normalised by NFKC (Ａ to a, ① to 1) and case folding. Two names that fold alike are spelt alike to a reader; that
    does not make them the same thing.
    """
    return _folded_name(text) if len(text) <= _LONGEST_NAME else _folded(text)


def _folded(text: str) -> str:
    if text.isascii():
        return _NEITHER_LETTER_NOR_DIGIT.sub("", text.lower())
    if _PLAIN.fullmatch(text):
        return _NEITHER_LETTER_NOR_DIGIT.sub("", text)
    folded = unicodedata.normalize("NFKC", unicodedata.normalize("NFKC", text).casefold())
    return _NEITHER_LETTER_NOR_DIGIT.sub("", folded)


# A name is compared with many others, and folded each time.
_folded_name = functools.lru_cache(maxsize=4096)(_folded)


def without_year(name: str) -> str:
    """A name as the comparison of names sees it, folded and without the years in it (2031年食堂经费)."""
    return _YEAR.sub("", fold(name))


def excerpt(text: str, limit: int = 40) -> str:
    """At most `limit` characters of a text, fit for a message: one line, what cannot be printed shown as an escape."""
    cut = text if len(text) <= limit else text[:limit] + "…"
    return "".join(
        character if character.isprintable() else character.encode("unicode_escape").decode("ascii")
        for character in cut
    )
