"""The text index in several parts: made side by side, and made again only where something changed.

The texts of each submission wait in a file of their own, so that none passes through the main process. Which shard a
submission belongs to follows from its address alone; their number is a power of two that follows from the number of
pages, so that one submission more moves no other, and a site that has doubled splits each shard in two.

The folder of a shard is called by its number and by a key of all that its files follow from: pages and their order,
the program and Pagefind. A published shard of the same key can be taken over as it is.
"""

from __future__ import annotations

import functools
import hashlib
import importlib.metadata
import json
import unicodedata
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from pathlib import Path

from pagefind_bin import get_executable  # type: ignore[import-untyped]

from generator.index.folding import simplified_forms
from generator.index.text import PAGES_FILE, TextPage, TextRecord, base36, index_files, text_pages

KEY_FILE = "key.txt"
"""Of each shard: its key, then the SHA-256 over the names and hashes of its other files."""
PAGES_OF_SHARD = 1_600
"""Most pages of a shard, about: more cost the build memory, fewer the browser requests (docs/performance.md)."""
MOST_SHARDS = 8
"""On the largest sites a shard grows instead."""

_KEY_IN_NAME = 12
_SOURCES = ("folding.py", "numbers.py", "pagefind.py", "pagefind_meta.py", "shards.py", "text.py")


@dataclass(frozen=True, slots=True)
class TextGroup:
    """The texts of one submission, or of the site as a whole, in a file where they wait."""

    name: str
    """What stays the same when its texts change: the address of the submission; empty for the site as a whole."""
    file: str
    sha256: str
    """Of the file."""
    pages: int


@dataclass(frozen=True, slots=True)
class Shard:
    """A part of the index: which groups of texts it is made of, and what it is called."""

    number: int
    key: str
    """SHA-256 of all that its files follow from."""
    groups: tuple[TextGroup, ...]
    """In the order of their names."""

    @property
    def folder(self) -> str:
        """The name of its folder: files of one address never change."""
        return f"{base36(self.number)}-{self.key[:_KEY_IN_NAME]}"

    @property
    def pages(self) -> int:
        """How many pages it holds."""
        return sum(group.pages for group in self.groups)


def write_group(name: str, records: Iterable[TextRecord], file: Path) -> TextGroup:
    """Leaves the pages of a group in `file`, one a line."""
    pages = text_pages(records)
    lines = (json.dumps((page.address, _digits(page.amount_yuan), page.content), ensure_ascii=False) for page in pages)
    content = "".join(f"{line}\n" for line in lines).encode()
    file.write_bytes(content)
    return TextGroup(name, str(file), hashlib.sha256(content).hexdigest(), len(pages))


def shards_of(groups: Iterable[TextGroup], count: int | None = None) -> list[Shard]:
    """The shards of the groups, by number; `count` of them (a power of two), or as many as their pages are worth.

    Groups without a page are in none, and a shard without a group is left out.
    """
    held = sorted((group for group in groups if group.pages), key=lambda group: group.name)
    count = count or shard_count(sum(group.pages for group in held))
    members: dict[int, list[TextGroup]] = defaultdict(list)
    for group in held:
        members[shard_number(group.name, count)].append(group)
    return [Shard(number, _key(number, members[number]), tuple(members[number])) for number in sorted(members)]


def shard_count(pages: int) -> int:
    """How many shards so many pages are worth: 1, 2, 4 or 8."""
    count = 1
    while pages > count * PAGES_OF_SHARD and count < MOST_SHARDS:
        count *= 2
    return count


def shard_number(name: str, count: int) -> int:
    """Which of `count` shards the group of that name belongs to, from 0 on."""
    return int.from_bytes(hashlib.sha256(name.encode()).digest()[:8], "big") % count


def shard_files(shard: Shard) -> Iterator[tuple[str, bytes]]:
    """The files of the shard, made anew, by their paths below its folder. Errors: PagefindError."""
    hashes: dict[str, str] = {}
    for path, content in index_files(_waiting(shard.groups), shard.number):
        hashes[path] = hashlib.sha256(content).hexdigest()
        yield path, content
    yield KEY_FILE, _key_text(shard.key, hashes)


def is_of_shard(shard: Shard, files: Mapping[str, bytes]) -> bool:
    """Whether files, by their paths below the shard's folder, are those that `shard_files` would make."""
    return are_of_shard(shard, {path: hashlib.sha256(content).hexdigest() for path, content in files.items()})


def are_of_shard(shard: Shard, hashes: Mapping[str, str]) -> bool:
    """The same by the SHA-256 of each file."""
    others = {path: sha256 for path, sha256 in hashes.items() if path != KEY_FILE}
    key = hashlib.sha256(_key_text(shard.key, others)).hexdigest()
    return PAGES_FILE in hashes and hashes.get(KEY_FILE) == key


def _waiting(groups: Sequence[TextGroup]) -> Iterator[TextPage]:
    for group in groups:
        with Path(group.file).open(encoding="utf-8") as lines:
            for line in lines:
                address, amount, content = json.loads(line)
                yield TextPage(address, Decimal(amount) if amount else None, content)


def addresses_in(groups: Iterable[TextGroup]) -> set[str]:
    """The addresses of all pages in groups, without reading their texts."""
    found: set[str] = set()
    for group in groups:
        with Path(group.file).open(encoding="utf-8") as lines:
            # The first of three in a list; an address holds nothing that JSON would write otherwise.
            found.update(line[2 : line.index('"', 2)] for line in lines)
    return found


def _digits(amount: Decimal | None) -> str:
    return "" if amount is None else format(amount, "f")


def _key(number: int, groups: Iterable[TextGroup]) -> str:
    parts = [_program(), str(number), *(f"{group.name} {group.sha256}" for group in groups)]
    return hashlib.sha256("\n".join(parts).encode()).hexdigest()


def _key_text(key: str, hashes: Mapping[str, str]) -> bytes:
    files = "".join(f"{path} {hashes[path]}\n" for path in sorted(hashes))
    return f"{key}\n{hashlib.sha256(files.encode()).hexdigest()}\n".encode()


@functools.cache
def _program() -> str:
    """A hash of what makes a shard besides its texts: the code itself, which changes between versions, and Pagefind."""
    whole = hashlib.sha256()
    for name in _SOURCES:
        whole.update(Path(__file__).with_name(name).read_bytes())
    pagefind = f"{get_executable().name} {importlib.metadata.version('pagefind_bin')}"
    forms = "".join(f"{traditional}{simple}" for traditional, simple in simplified_forms().items())
    whole.update(f"{pagefind}\n{unicodedata.unidata_version}\n{forms}".encode())
    return whole.hexdigest()
