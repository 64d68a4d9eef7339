"""Rows of a budget table that have one name: what stands above each of them tells them apart to who only hears them."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Mapping, Sequence
from typing import Final

from generator.model.han import fold
from generator.model.table_rows import RowHead

_NUMBERINGS: Final = (
    re.compile(r"\s*[一二三四五六七八九十百]+\s*[、.．]"),
    re.compile(r"\s*[（(][一二三四五六七八九十百]+[）)]"),
    re.compile(r"\s*[0-9０-９]+\s*[、.．]"),
    re.compile(r"\s*[（(][0-9０-９]+[）)]"),
)
"""一、 （一） 1. (1): how lists are numbered; what has none of them is a fifth way."""


def names_above(rows: Sequence[RowHead]) -> Mapping[int, str]:
    """Place of a row without a code whose name others have too → name of the row it is listed below.

    That is the last row above it, but for sums, which is not numbered as it is: 上年结转, below which 一、 begins anew.
    Where no such row stands between two rows of one name, neither has any.
    """
    counts = Counter(fold(row.name) for row in rows if not row.code)
    found: dict[int, str] = {}
    seen: dict[str, int] = {}
    last: dict[int, int] = {}
    for place, row in enumerate(rows):
        if row.is_total or not row.name.strip():
            continue
        name, way = fold(row.name), _numbering(row.name)
        if not row.code and name and counts[name] > 1:
            above = max((at for other, at in last.items() if other != way), default=-1)
            if above > seen.get(name, -1):
                found[place] = rows[above].name
            seen[name] = place
        last[way] = place
    return found


def _numbering(name: str) -> int:
    return next((way for way, pattern in enumerate(_NUMBERINGS) if pattern.match(name)), len(_NUMBERINGS))
