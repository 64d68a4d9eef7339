"""Numbers in a text, each as one word: 9.20 is not 920, and 50 not a part of 350.

Search looks at pairs of characters and drops signs, so that the figures of two numbers look alike. So each number is
in the index of text once more, as one word with the characters after it (its unit).
`templates/assets/search/numbers.js` does the same in the browser: what one side takes for a number the other must.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from itertools import pairwise
from typing import Final

UNIT_LENGTH: Final = 4
"""So many folded characters after a number are indexed with it: 万平方米."""

# Commas group three figures each. A point before a year is that of a numbered list: 3.2024年…
_NUMBER: Final = re.compile(r"[0-9]{1,3}(?:,[0-9]{3})+(?![0-9])(?:\.[0-9]+)?|[0-9]+(?:\.(?!20[0-9]{2}年)[0-9]+)?")


@dataclass(frozen=True, slots=True)
class Number:
    """A number of a text and what follows it."""

    value: str
    """Without separators, and without the noughts after its point that say nothing: `9.2`, `9200000`, `007`."""
    after: str
    """Folded, up to the next number, at most `UNIT_LENGTH` characters."""


def numbers_in(text: str, fold: Callable[[str], str]) -> Iterator[Number]:
    """The numbers of a text in order."""
    plain = unicodedata.normalize("NFKC", text)
    found = list(_NUMBER.finditer(plain))
    ends = [*(match.start() for match in found), len(plain)]
    for match, (_, end) in zip(found, pairwise(ends), strict=True):
        yield Number(value_of(match[0]), fold(plain[match.end() : end])[:UNIT_LENGTH])


def value_of(number: str) -> str:
    """A number as all writings of it have it: `9,200,000.00` is `9200000`."""
    whole, _, rest = number.replace(",", "").partition(".")
    rest = rest.rstrip("0")
    return f"{whole}.{rest}" if rest else whole


def number_word(value: str) -> str:
    """The made-up word of a number; no such word begins another."""
    return f"n{value.replace('.', 'p')}z"
