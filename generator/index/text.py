"""The index of the text inside the tables: Pagefind's index over tokens of our own.

Pagefind finds whole words, and Chinese has no blanks between them. So each cell is given to it as its overlapping pairs
of characters, each pair one made-up word of Latin letters, and a query as the phrase of its pairs: then any part of a
cell of two characters or more is found, exactly. `templates/assets/search/text.js` makes the same words. After the
cells of a page stand its numbers, each as one word with the characters of its unit (`numbers`).

Three things in Pagefind's files are changed. Its scripts fail where a part of the index does not come, instead of
finding less. A fragment holds the text itself (title, then one line a row: anchor, title if it has its own, cells)
instead of the words, which nobody can read. And a page is called by its place in the list beside the index, so that the
browser knows address and amount of every hit before it opens any.
"""

from __future__ import annotations

import functools
import gzip
import json
import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal
from itertools import groupby, pairwise
from pathlib import Path

from generator.index.folding import folding, simplified_forms, variant_pairs
from generator.index.numbers import number_word, numbers_in
from generator.index.pagefind import PagefindError, new_pagefind_index
from generator.index.pagefind_meta import with_page_names

PAGES_FILE = "pages.txt.gz"
"""Of each index: the traditional forms of its characters, then a line a page, address and amount in 元."""
SHARDS_FILE = "shards.json"
"""The names of the indexes' folders; what stands before their hyphen begins the names of their pages."""

_DIGITS = "0123456789abcdefghijklmnopqrstuvwxyz"
# Three digits of base 36 hold the code points below; the rare ones above share the word of "A", which folding removes.
_TOKEN_LIMIT = 36**3
_SHARED_CODE = 0x41
# What our pages never load: the interfaces of Pagefind and its marking of words.
_INTERFACES = ("pagefind-ui*", "pagefind-component-ui*", "pagefind-modular-ui*", "pagefind-highlight*")
_FRAGMENT, _META = ".pf_fragment", ".pf_meta"
_SIGNATURE = b"pagefind_dcd"
# Pagefind searches on without a part that does not come, and never asks for it again: pages would be missing unsaid.
_SCRIPTS = ("pagefind.js", "pagefind-worker.js")
_SILENT = re.compile(rb"(catch\((\w+)\)\{console\.error\(`Failed to load the index chunk [^`]*`\);)\}")
_SAID = rb"\1for(const hash in this.loaded_chunks)if(url.includes(hash))delete this.loaded_chunks[hash];throw \2;}"


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
class TextPage:
    """A page as the index takes it, all its records together."""

    address: str
    amount_yuan: Decimal | None
    """The largest of its records, in 元."""
    content: str
    """Its title, then one line a record: anchor, title if it has its own, and the cells, separated by tabs."""


def text_pages(records: Iterable[TextRecord]) -> list[TextPage]:
    """The pages of the records by address; of each its records in the order in which they come."""
    by_address = sorted(records, key=lambda record: record.address)
    return [_page(address, tuple(group)) for address, group in groupby(by_address, key=lambda record: record.address)]


def build_text_index(records: Iterable[TextRecord], folder: Path) -> None:
    """Writes the index of `records`, undivided, into `folder`, which must be new or empty.

    Errors: FileExistsError when the folder holds anything (Pagefind would mix the two); PagefindError.
    """
    if folder.exists() and any(folder.iterdir()):
        raise FileExistsError(f"{folder} is not empty")
    pages = text_pages(records)
    shards = ["0"] if pages else []
    files = [(f"0/{path}", content) for path, content in index_files(pages, 0)] if pages else []
    for name, content in (*files, (SHARDS_FILE, shards_list(shards))):
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content)


def shards_list(names: Sequence[str]) -> bytes:
    """The file that names the folders of the indexes."""
    return f"{json.dumps(list(names))}\n".encode()


def index_files(pages: Iterable[TextPage], number: int) -> Iterator[tuple[str, bytes]]:
    """The files of one index by their paths below its folder. Its pages are called `{number}_{place}`, in base 36.

    The order of the pages counts: the same pages in the same order give the same bytes. Errors: PagefindError.
    """
    fold = folding(forms := simplified_forms())
    words = _Words(fold)
    added: dict[str, tuple[str, str]] = {}
    listed: list[str] = []
    with new_pagefind_index() as index:
        for place, page in enumerate(pages):
            index.add_record(page.address, words.of(page.content))
            added[page.address] = (f"{base36(number)}_{base36(place)}", page.content)
            listed.append(f"{page.address}\t{'' if page.amount_yuan is None else format(page.amount_yuan, 'f')}")
        files = index.files()
    characters = fold("".join(dict.fromkeys("".join(content for _, content in added.values()))))
    yield PAGES_FILE, _packed("\n".join((variant_pairs(characters, forms), *listed, "")).encode())
    yield from _in_terms_of_pages(files, added)


def tokens(folded: str) -> tuple[str, ...]:
    """The made-up words of a folded text, one for each two neighbouring characters, one for a character alone."""
    if len(folded) == 1:
        return (f"b{_digits(folded)}",)
    return tuple(f"b{_digits(first)}{_digits(second)}" for first, second in pairwise(folded))


def base36(number: int) -> str:
    """A number from 0 on in digits of base 36."""
    digits = _DIGITS[number % 36]
    while number := number // 36:
        digits = _DIGITS[number % 36] + digits
    return digits


@functools.cache
def _digits(character: str) -> str:
    code = ord(character)
    if code >= _TOKEN_LIMIT:
        code = _SHARED_CODE
    return _DIGITS[code // 1296] + _DIGITS[code // 36 % 36] + _DIGITS[code % 36]


class _Words:
    """The words of pages; those of cells that come again are remembered."""

    def __init__(self, fold: Callable[[str], str]) -> None:
        self._fold = fold
        self._known: dict[str, tuple[str, tuple[str, ...]]] = {}

    def of(self, content: str) -> str:
        """The words of a page, the word "x" after each cell, which keeps a phrase from crossing into the next.

        Then its numbers, each once, and "x" after each.
        """
        cells = [self._of_cell(cell) for line in content.split("\n")[1:] for cell in line.split("\t")[2:]]
        numbers = dict.fromkeys(number for _, of_cell in cells for number in of_cell)
        return " ".join((*(words for words, _ in cells if words), *numbers))

    def _of_cell(self, cell: str) -> tuple[str, tuple[str, ...]]:
        found = self._known.get(cell)
        if found is None:
            folded = self._fold(cell)
            words = " ".join((*tokens(folded), "x")) if folded else ""
            self._known[cell] = found = (words, tuple(self._of_numbers(cell)))
        return found

    def _of_numbers(self, cell: str) -> Iterator[str]:
        for number in numbers_in(cell, self._fold):
            unit = (word for character in number.after for word in tokens(character))
            yield " ".join((number_word(number.value), *unit, "x"))


def _page(address: str, rows: Sequence[TextRecord]) -> TextPage:
    title = _line(rows[0].title)
    lines = [title]
    for row in rows:
        own_title = "" if _line(row.title) == title else _line(row.title)
        lines.append("\t".join((row.anchor, own_title, *(_line(cell) for cell in row.cells))))
    amounts = (row.amount_yuan for row in rows if row.amount_yuan is not None)
    return TextPage(address, max(amounts, default=None), "\n".join(lines))


def _in_terms_of_pages(
    files: Iterable[tuple[str, bytes]], added: dict[str, tuple[str, str]]
) -> Iterator[tuple[str, bytes]]:
    """Pagefind's files with our names of the pages and their text. Errors: PagefindError if they look different."""
    new_names: dict[str, str] = {}
    meta: list[tuple[str, bytes]] = []
    for path, content in files:
        if path.endswith(_FRAGMENT):
            folder, _, old_name = path.removesuffix(_FRAGMENT).rpartition("/")
            fragment = json.loads(_unpacked(content))
            name, text = added[fragment["url"]]
            new_names[old_name] = name
            fragment["content"] = text
            told = json.dumps(fragment, ensure_ascii=False, separators=(",", ":"))
            yield f"{folder}/{name}{_FRAGMENT}", _packed(_SIGNATURE + told.encode())
        elif path.endswith(_META):
            meta.append((path, content))
        elif path in _SCRIPTS:
            yield path, _outspoken(content)
        elif not any(Path(path).match(pattern) for pattern in _INTERFACES):
            yield path, content
    if len(new_names) != len(added):
        raise PagefindError("Pagefind did not give each page a fragment")
    for path, content in meta:
        yield path, _packed(_SIGNATURE + with_page_names(_unpacked(content), new_names))


def _outspoken(script: bytes) -> bytes:
    """Pagefind's script, which now fails where a part of the index does not come. Errors: PagefindError."""
    changed, count = _SILENT.subn(_SAID, script)
    if count != 1:
        raise PagefindError("a script is not as Pagefind 1.5 writes it")
    return changed


def _unpacked(content: bytes) -> bytes:
    unpacked = gzip.decompress(content)
    if not unpacked.startswith(_SIGNATURE):
        raise PagefindError("a file is not as Pagefind 1.5 writes it")
    return unpacked[len(_SIGNATURE) :]


def _packed(content: bytes) -> bytes:
    return gzip.compress(content, 9, mtime=0)


def _line(text: str) -> str:
    return " ".join(text.split())
