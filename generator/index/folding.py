"""How search compares characters: width, case, punctuation, blanks and traditional forms make no difference.

`templates/assets/search/fold.js` does the same in the browser: what one side keeps the other must keep, or nothing is
found.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Callable, Iterable

from opencc import OpenCC

_IDEOGRAPHS = (range(0x3400, 0x4DC0), range(0x4E00, 0xA000))
# From here on all planes are Han: browsers know ideographs that an older Unicode table of Python does not.
_FIRST_SUPPLEMENTARY_IDEOGRAPH = 0x20000


def simplified_forms() -> dict[str, str]:
    """Each traditional ideograph (繁体字) with its simplified form (简体字), one character to one character.

    Source: the character table of OpenCC, first form where several are possible (乾 → 干).
    """
    characters = [chr(code) for block in _IDEOGRAPHS for code in block]
    # One character a line: OpenCC also knows phrases, which would otherwise form across neighbours.
    converted = OpenCC("t2s").convert("\n".join(characters)).split("\n")
    return {
        traditional: simple
        for traditional, simple in zip(characters, converted, strict=True)
        if simple != traditional and len(simple) == 1
    }


def variant_pairs(characters: Iterable[str], forms: dict[str, str]) -> str:
    """The pairs traditional, simplified that a query can need, one after the other, for text made of `characters`."""
    present = set(characters)
    return "".join(traditional + simple for traditional, simple in forms.items() if simple in present)


def folding(forms: dict[str, str]) -> Callable[[str], str]:
    """A function that folds a text for comparison: NFKC, lower case, only letters and digits, simplified."""
    table = _FoldingTable(forms)
    return lambda text: unicodedata.normalize("NFKC", text).lower().translate(table)


class _FoldingTable(dict[int, str | None]):
    """For `str.translate`: each character's folded form, found when it first occurs."""

    def __init__(self, forms: dict[str, str]) -> None:
        super().__init__((ord(traditional), simple) for traditional, simple in forms.items())

    def __missing__(self, code: int) -> str | None:
        kept = code >= _FIRST_SUPPLEMENTARY_IDEOGRAPH or unicodedata.category(chr(code))[0] in "LN"
        folded = chr(code) if kept else None
        self[code] = folded
        return folded
