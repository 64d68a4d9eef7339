"""Pagefind's list of pages (`.pf_meta`), its names of the pages replaced by ours.

The file is CBOR (RFC 8949): an array of version, pages, chunks of the index, filters, sorts and fields; each page an
array of its name, which is that of its fragment, and its number of words. Only as much is read as must be.
"""

from __future__ import annotations

from collections.abc import Mapping

from generator.index.pagefind import PagefindError

_UNSIGNED, _TEXT, _ARRAY = 0, 3, 4
_PAGE_ITEMS = 2


def with_page_names(meta: bytes, new_names: Mapping[str, str]) -> bytes:
    """`meta` with the name of each page replaced; all else stays, byte for byte.

    Errors: PagefindError where the file is not as Pagefind 1.5 writes it, or names other pages than `new_names`.
    """
    try:
        _, at = _head(meta, 0, _ARRAY)
        length, at = _head(meta, at, _TEXT)
        count, at = _head(meta, at + length, _ARRAY)
        start, pages, known = at, bytearray(), dict(new_names)
        for _ in range(count):
            items, at = _head(meta, at, _ARRAY)
            length, begin = _head(meta, at, _TEXT)
            end = begin + length
            _, at = _head(meta, end, _UNSIGNED)
            name = known.pop(meta[begin:end].decode()).encode()
            pages += bytes((_ARRAY << 5 | items, *_text_head(len(name)))) + name + meta[end:at]
    except (IndexError, KeyError, ValueError) as error:
        raise PagefindError(f"the list of pages is not as Pagefind 1.5 writes it: {error}") from error
    if known:
        raise PagefindError("the list of pages does not name them all")
    return meta[:start] + bytes(pages) + meta[at:]


def _head(data: bytes, at: int, kind: int) -> tuple[int, int]:
    """The number in the head of an item, and where its content starts. Errors: ValueError for an item of other kind."""
    if data[at] >> 5 != kind:
        raise ValueError(f"an item of another kind at {at}")
    small = data[at] & 31
    if small < 24:
        return small, at + 1
    if small > 27:
        raise ValueError(f"a number of unknown length at {at}")
    width = 1 << (small - 24)
    return int.from_bytes(data[at + 1 : at + 1 + width], "big"), at + 1 + width


def _text_head(length: int) -> tuple[int, ...]:
    return (_TEXT << 5 | length,) if length < 24 else (_TEXT << 5 | 24, length)
