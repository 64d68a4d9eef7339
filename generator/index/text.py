"""The index of the text inside the tables: Pagefind's index over tokens of our own.

Pagefind finds whole words, and Chinese has no blanks between them. So each cell is given to it as its overlapping pairs
of characters, each pair one made-up word of Latin letters, and a query as the phrase of its pairs: then any part of a
cell of two characters or more is found, exactly. `templates/assets/search/text.js` makes the same words.

Pagefind keeps the words of each page to cut excerpts from. Nobody can read these, so they are replaced by the text
itself (title, then one line a row: anchor, title if it has its own, cells), which is also shorter.
"""

from __future__ import annotations

import gzip
import hashlib
import json
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from decimal import Decimal
from itertools import groupby, pairwise
from pathlib import Path

from generator.index.folding import folding, simplified_forms, variant_pairs
from generator.index.pagefind import PagefindError, new_pagefind_index

VARIANTS_FILE = "variants.txt.gz"

_DIGITS = "0123456789abcdefghijklmnopqrstuvwxyz"
# Three digits of base 36 hold the code points below; the rare ones above share the word of "A", which folding removes.
_TOKEN_LIMIT = 36**3
_SHARED_CODE = 0x41
# What our pages never load: the interfaces of Pagefind and its marking of words.
_INTERFACES = ("pagefind-ui*", "pagefind-component-ui*", "pagefind-modular-ui*", "pagefind-highlight*")
_FRAGMENT = ".pf_fragment"
_SIGNATURE = b"pagefind_dcd"


@dataclass(frozen=True, slots=True)
class TextRecord:
    """One place of a page with its text: a row of a table, a paragraph, or all of a page."""

    address: str
    """Of the page, from the root of the site."""
    anchor: str
    """Id of the element on the page; empty for the page itself."""
    title: str
    cells: tuple[str, ...]
    """The text, a match never crosses from one to the next; fixed labels of the form left out."""
    amount_yuan: Decimal | None = None
    """Amount of the page in 元: pages with larger amounts are shown first."""


@dataclass(frozen=True, slots=True)
class _Page:
    address: str
    amount_yuan: Decimal | None
    content: str


def build_text_index(records: Iterable[TextRecord], folder: Path) -> None:
    """Writes the index of `records` into `folder`, which must be new or empty; the order of pages makes no difference.

    Records of one page become one result of the search, in the order in which they come.
    Errors: FileExistsError when the folder holds anything (Pagefind would mix the two); PagefindError.
    """
    if folder.exists() and any(folder.iterdir()):
        raise FileExistsError(f"{folder} is not empty")
    pages = _pages(records)
    forms = simplified_forms()
    fold = folding(forms)
    rank_of = _ranks(pages)
    texts: dict[str, str] = {}
    with new_pagefind_index() as index:
        for page in pages:
            # Makes the name of the fragment follow from the text itself, signs included, that replaces the words.
            version = hashlib.sha256(page.content.encode("utf-8")).hexdigest()[:8]
            rank = {"rank": str(rank_of[page.amount_yuan])}
            index.add_record(page.address, _words(page.content, fold), {"version": f"v{version}"}, rank)
            texts[page.address] = page.content
        files = index.files()
    pairs = variant_pairs(fold("".join(texts.values())), forms)
    files[VARIANTS_FILE] = gzip.compress(pairs.encode("utf-8"), 9, mtime=0)
    for name, content in files.items():
        path = folder / name
        if not any(path.match(pattern) for pattern in _INTERFACES):
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_bytes(_with_text(content, texts) if path.suffix == _FRAGMENT else content)


def tokens(folded: str) -> tuple[str, ...]:
    """The made-up words of a folded text, one for each two neighbouring characters, one for a character alone."""
    if len(folded) == 1:
        return (f"b{_base36(folded)}",)
    return tuple(f"b{_base36(first)}{_base36(second)}" for first, second in pairwise(folded))


def _base36(character: str) -> str:
    code = ord(character)
    if code >= _TOKEN_LIMIT:
        code = _SHARED_CODE
    return _DIGITS[code // 1296] + _DIGITS[code // 36 % 36] + _DIGITS[code % 36]


def _pages(records: Iterable[TextRecord]) -> list[_Page]:
    by_address = sorted(records, key=lambda record: record.address)
    pages: list[_Page] = []
    for address, group in groupby(by_address, key=lambda record: record.address):
        rows = tuple(group)
        title = _line(rows[0].title)
        lines = [title]
        for row in rows:
            own_title = "" if _line(row.title) == title else _line(row.title)
            lines.append("\t".join((row.anchor, own_title, *(_line(cell) for cell in row.cells))))
        pages.append(
            _Page(
                address, max((r.amount_yuan for r in rows if r.amount_yuan is not None), default=None), "\n".join(lines)
            )
        )
    return pages


def _ranks(pages: list[_Page]) -> dict[Decimal | None, int]:
    """The place of each amount, largest first, none last: Pagefind sorts by 32-bit floats, too coarse for amounts."""
    amounts = sorted({page.amount_yuan for page in pages if page.amount_yuan is not None}, reverse=True)
    return {amount: rank for rank, amount in enumerate((*amounts, None))}


def _words(content: str, fold: Callable[[str], str]) -> str:
    # The word "x" after each cell keeps a phrase from crossing into the next.
    cells = (fold(cell) for line in content.split("\n")[1:] for cell in line.split("\t")[2:])
    return " ".join(word for cell in cells if cell for word in (*tokens(cell), "x"))


def _with_text(packed: bytes, texts: dict[str, str]) -> bytes:
    """The fragment with the text of its page in the place of the words. Errors: PagefindError if it looks different."""
    fragment = gzip.decompress(packed)
    if not fragment.startswith(_SIGNATURE):
        raise PagefindError("a fragment is not as Pagefind 1.5 writes it")
    page = json.loads(fragment[len(_SIGNATURE) :])
    page["content"] = texts[page["url"]]
    text = json.dumps(page, ensure_ascii=False, separators=(",", ":"))
    return gzip.compress(_SIGNATURE + text.encode("utf-8"), 9, mtime=0)


def _line(text: str) -> str:
    return " ".join(text.split())
