"""How lists file the name of a project: by its pinyin (拼音), a year or digits at its beginning passed over."""

from __future__ import annotations

import functools
import re
import string
import unicodedata
from collections.abc import Iterator
from typing import Final, NamedTuple

OTHER: Final = "other"
"""Where names without a Han character that has a reading and without a Latin letter are filed."""
LETTERS: Final = (*string.ascii_lowercase, OTHER)
"""Every letter there is a list of, in their order."""

# 2024年, 2024年度, 2023-2024年, 12345, 1., 二〇二四年.
_PASSED_OVER: Final = re.compile(r"(?:[\W_]*(?:[0-9]+ *|[〇零一二三四五六七八九]{4}(?=年))(?:年度|年)?)+")
_PIECE: Final = re.compile(r"[a-z]+|[0-9]+|[^\W\d_a-z]+")
_DIGITS = 12


class Filing(NamedTuple):
    """Where a name stands."""

    letter: str
    """One of `LETTERS`."""
    order: tuple[str, ...]
    """Its syllables, Latin words and numbers, to be compared one by one; several names may have the same."""


@functools.lru_cache(maxsize=1 << 16)
def filing(name: str) -> Filing:
    """Where a name is filed: under G for 2024年公务用车, and behind 公务用餐.

    A character of several readings (多音字) is read as in the longest word of pypinyin's dictionary that begins there:
    重建 under C, 重点 under Z. What it reads wrongly stands under another letter. Width, case, accents and punctuation
    make no difference. Numbers stand before letters, and in the order of their values.
    """
    plain = unicodedata.normalize("NFKD", name).casefold()
    begin = _PASSED_OVER.match(plain)
    rest = plain[begin.end() :] if begin else plain
    order = tuple(_syllables(rest) or _syllables(plain))
    letter = next((syllable[0] for syllable in order if syllable[0] in string.ascii_lowercase), OTHER)
    return Filing(letter, order)


def _syllables(plain: str) -> list[str]:
    return [syllable for piece in _PIECE.findall(plain) for syllable in _syllables_of_piece(piece)]


def _syllables_of_piece(piece: str) -> Iterator[str]:
    if piece.isascii():
        yield piece.zfill(_DIGITS) if piece.isdecimal() else piece
        return
    # Its dictionaries take long to load and only this function wants them.
    from pypinyin.seg.mmseg import seg

    for word in seg.cut(piece):
        yield from _reading(word)


@functools.cache
def _reading(word: str) -> tuple[str, ...]:
    """The toneless syllables of a word of the dictionary, or of a single character; itself where it has none."""
    from pypinyin import Style, lazy_pinyin

    return tuple(lazy_pinyin(word, style=Style.NORMAL))
