"""Texts packed (压缩) by gzip and brotli, to lie beside them for servers that send a file as it is (预压缩).

Source: RFC 1952 (gzip), RFC 7932 (brotli); nginx, `gzip_static` and `brotli_static`, look for `.gz` and `.br`.
"""

from __future__ import annotations

import zlib
from collections.abc import Iterator
from typing import Final

import brotli  # type: ignore[import-untyped]

from generator.publish.tree import Written

GZIP: Final = ".gz"
BROTLI: Final = ".br"
_TEXTS: Final = (".html", ".css", ".js", ".json", ".svg", ".xml", ".csv", ".txt")
SMALLEST: Final = 1024
"""Bytes below which the head of an answer weighs more than what packing could save."""
_QUALITY: Final = 10
"""Of 11: the last step takes two and a half times as long and saves another fiftieth (docs/performance.md)."""
_GZIP_HEAD: Final = b"\x1f\x8b\x08\0" + b"\0\0\0\0" + b"\x02\xff"
"""No name, no time, slowest packing, system unknown: what follows is all that the text decides."""

PACKING: Final = f"1, zlib {zlib.ZLIB_RUNTIME_VERSION}, brotli {brotli.version}"
"""What the packed bytes follow from besides the text: another packing is never taken over."""


def is_worth_packing(file: Written) -> bool:
    """Whether a file is a text that is sent in fewer bytes when packed; what is packed already is none."""
    return file.size >= SMALLEST and file.path.endswith(_TEXTS)


def packed(content: bytes) -> Iterator[tuple[str, bytes]]:
    """Ending and bytes of each packed form that is smaller than the form before it; the same content, the same bytes.

    A server takes brotli before gzip wherever the browser knows both, so brotli must be the smaller one.
    """
    smallest = len(content)
    for ending, pack in ((GZIP, _gzip), (BROTLI, _brotli)):
        form = pack(content)
        if len(form) < smallest:
            smallest = len(form)
            yield ending, form


def _gzip(content: bytes) -> bytes:
    # The library's own head names the system from some version on, and the time unless told otherwise.
    deflate = zlib.compressobj(9, zlib.DEFLATED, -zlib.MAX_WBITS)
    tail = zlib.crc32(content).to_bytes(4, "little") + (len(content) & 0xFFFFFFFF).to_bytes(4, "little")
    return _GZIP_HEAD + deflate.compress(content) + deflate.flush() + tail


def _brotli(content: bytes) -> bytes:
    form: bytes = brotli.compress(content, mode=brotli.MODE_TEXT, quality=_QUALITY)
    return form
