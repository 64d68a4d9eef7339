"""Names as parts of an address: toneless pinyin, made once and then kept."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Collection

MAX_LETTERS = 40
_OTHER = re.compile(r"[^a-z0-9]+")


def slug_of(name: str, taken: Collection[str] = ()) -> str:
    """`[a-z0-9-]`, at most 40 signs, cut between syllables; with `-2`, `-3` … where it is taken.

    A name without a single letter or digit that has a reading gives `x`.
    """
    # Its dictionaries take longer to load than most builds have headings to name.
    from pypinyin import Style, lazy_pinyin

    plain = unicodedata.normalize("NFKC", name).lower()
    syllables = lazy_pinyin(plain, style=Style.NORMAL)
    slug = ""
    for syllable in syllables:
        piece = _OTHER.sub("", syllable.replace("ü", "v"))
        if len(slug) + len(piece) > MAX_LETTERS:
            break
        slug += piece
    slug = slug or "x"
    number = 2
    unique = slug
    while unique in taken:
        unique = f"{slug[: MAX_LETTERS - 4]}-{number}"
        number += 1
    return unique


def body_slug(name: str, places: Collection[str], taken: Collection[str] = ()) -> str:
    """The slug of a body: its name without the names of the places it begins with."""
    rest = name
    for place in sorted(places, key=len, reverse=True):
        if rest.startswith(place) and len(rest) > len(place):
            rest = rest[len(place) :]
    return slug_of(rest, taken)
