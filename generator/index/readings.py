"""The readings (拼音) of characters, by which names are found in Latin letters."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator
from itertools import pairwise

_READING = re.compile(r"[a-z]+")


def readings_of(characters: Iterable[str], texts: str) -> dict[str, str]:
    """The toneless readings of each character that has any, the usual one first: {"行": "xing hang"}.

    A reading a character, not one a name: the reader may use any. Of a heteronym (多音字) those count that it has in a
    phrase of `texts`: 石 is read dan as a measure, which no name with 石板 means. Phrases: the dictionary of pypinyin.
    """
    # Its dictionaries take long to load and only this function wants them.
    from pypinyin import Style, pinyin

    in_phrases: dict[str, set[str]] = defaultdict(set)
    for phrase in _phrases_in(texts):
        for character, readings in zip(phrase, pinyin(phrase, style=Style.NORMAL), strict=False):
            in_phrases[character].update(readings)
    found: dict[str, str] = {}
    for character in characters:
        usual, *others = pinyin(character, style=Style.NORMAL, heteronym=True)[0]
        known = (usual, *(reading for reading in others if reading in in_phrases[character]))
        spelt = tuple(dict.fromkeys(r for r in known if r != character and _READING.fullmatch(r)))
        if spelt:
            found[character] = " ".join(spelt)
    return found


def _phrases_in(texts: str) -> Iterator[str]:
    """The phrases of the dictionary that stand somewhere in the texts, whatever stands around them."""
    from pypinyin.constants import PHRASES_DICT

    pairs = {first + second for first, second in pairwise(texts)}
    for phrase in PHRASES_DICT:
        # Looking for a phrase in all texts takes long; most are out by a pair of their characters.
        if all(first + second in pairs for first, second in pairwise(phrase)) and phrase in texts:
            yield phrase
