"""Lets a program that asks for a newer C library than there is start all the same, where it can do without.

    python -m benchmarks.peers.older_glibc FILE GLIBC_2.39

Rust's standard library asks for two functions of glibc 2.39 only if they are there (weak symbols), but names their
version as needed. The file is changed in place: the version becomes one that may be missing (VER_FLG_WEAK). It must be
64-bit ELF of little end.
"""

from __future__ import annotations

import struct
import sys
from collections.abc import Iterator
from pathlib import Path

_VERNEED = 0x6FFFFFFE
"""Section type SHT_GNU_verneed."""
_WEAK = 2


def make_weak(content: bytearray, version: str) -> int:
    """Marks each need of the version as one that may be missing; how many there were."""
    count = 0
    sections = list(_sections(content))
    for kind, offset, link in sections:
        if kind == _VERNEED:
            names = sections[link][1]
            for entry, name in _needs(content, offset):
                end = content.index(0, names + name)
                if content[names + name : end].decode() == version:
                    flags = struct.unpack_from("<H", content, entry + 4)[0]
                    struct.pack_into("<H", content, entry + 4, flags | _WEAK)
                    count += 1
    return count


def _sections(content: bytes | bytearray) -> Iterator[tuple[int, int, int]]:
    """Type, place in the file and linked section of each."""
    start = struct.unpack_from("<Q", content, 0x28)[0]
    size, count = struct.unpack_from("<HH", content, 0x3A)
    for number in range(count):
        _, kind, _, _, offset, _, link = struct.unpack_from("<IIQQQQI", content, start + number * size)
        yield kind, offset, link


def _needs(content: bytes | bytearray, offset: int) -> Iterator[tuple[int, int]]:
    """Place and name of each version that is needed of any library."""
    while True:
        _, count, _, first, following = struct.unpack_from("<HHIII", content, offset)
        entry = offset + first
        for _ in range(count):
            _, _, _, name, step = struct.unpack_from("<IHHII", content, entry)
            yield entry, name
            entry += step
        if not following:
            return
        offset += following


def main() -> None:
    """Changes one file."""
    file, version = Path(sys.argv[1]), sys.argv[2]
    content = bytearray(file.read_bytes())
    print(f"{make_weak(content, version)} needs of {version} made weak")
    file.write_bytes(content)


if __name__ == "__main__":
    main()
