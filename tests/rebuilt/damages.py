"""Seeded damages of valid office files: what a bad line, a bad disk, a bad program or bad will makes of one."""

from __future__ import annotations

import io
import random
import re
import struct
import zipfile
from collections.abc import Callable

Parts = dict[str, bytes]

_ATTRIBUTE = re.compile(rb'="(-?\d{1,9})"')
_REFERENCE = re.compile(rb'"\$?[A-Z]{1,3}\$?\d+(?::\$?[A-Z]{1,3}\$?\d+)?"')
_TEXT = re.compile(rb">([^<>]{1,200})<")
_TAG = re.compile(rb"<(/?)([A-Za-z0-9]+:)?([A-Za-z]+)[^<>]*>")
_NUMBERS = (
    b"999999999999999999999",
    b"-1",
    b"0",
    b"2147483648",
    b"1e308",
    b"NaN",
    b"",
    b"16385",
    b"1048577",
    b"\xd9\xa3",
)
_REFERENCES = (
    b'"A1:XFD1048576"',
    b'"XFD1048576"',
    b'"ZZZZ99999999"',
    b'"A0"',
    b'"A1:A1048576"',
    b'"B2:A1"',
    b'""',
    b'"1A"',
)
_VALUES = (
    b"1e400",
    b"-0",
    b"9" * 400,
    b"#REF!",
    b"&#0;",
    b"&#x202e;",
    b"&bomb;",
    b"\xff\xfe",
    b"]]>",
    b"1e-400",
    b"nan",
)
_DOCTYPE = b'<!DOCTYPE a [<!ENTITY b "bbbbbbbbbb"><!ENTITY c "&b;&b;&b;&b;&b;&b;&b;&b;">]>'


def damaged(content: bytes, seed: int) -> bytes:
    """The file damaged in one way, or now and then in two."""
    chance = random.Random(seed)
    for _ in range(1 + (chance.random() < 0.2)):
        is_package = content.startswith(b"PK") and chance.random() < 0.75
        damage = chance.choice(_IN_PACKAGE if is_package else _ANY)
        content = damage(content, chance)
    return content


def _flip(content: bytes, chance: random.Random) -> bytes:
    damaged = bytearray(content)
    for _ in range(chance.choice((1, 2, 8, 64)) if damaged else 0):
        damaged[chance.randrange(len(damaged))] ^= 1 << chance.randrange(8)
    return bytes(damaged)


def _cut_off(content: bytes, chance: random.Random) -> bytes:
    return content[: chance.randrange(len(content) + 1)]


def _cut_out(content: bytes, chance: random.Random) -> bytes:
    first = chance.randrange(len(content) + 1)
    return content[:first] + content[first + chance.choice((1, 2, 100, 5000)) :]


def _insert(content: bytes, chance: random.Random) -> bytes:
    at = chance.randrange(len(content) + 1)
    return content[:at] + chance.randbytes(chance.choice((1, 4, 300))) + content[at:]


def _blank(content: bytes, chance: random.Random) -> bytes:
    at = chance.randrange(len(content) + 1)
    length = chance.choice((1, 16, 512))
    return content[:at] + bytes(min(length, len(content) - at)) + content[at + length :]


def _repeat(content: bytes, chance: random.Random) -> bytes:
    at = chance.randrange(len(content) + 1)
    return content[:at] + content[max(0, at - chance.choice((4, 512))) : at] * chance.choice((2, 50)) + content[at:]


_ANY: tuple[Callable[[bytes, random.Random], bytes], ...] = (_flip, _cut_off, _cut_out, _insert, _blank, _repeat)


def _unpacked(content: bytes) -> Parts:
    """The parts of a package, none where it cannot be unpacked (a second damage of one)."""
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as package:
            return {name: package.read(name) for name in package.namelist()}
    except (zipfile.BadZipFile, OSError, ValueError, NotImplementedError, RuntimeError, EOFError, struct.error):
        return {}
    except Exception as error:
        if type(error).__module__ == "zlib":
            return {}
        raise


def _packed(parts: Parts) -> bytes:
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as package:
        for name, part in parts.items():
            package.writestr(zipfile.ZipInfo(name), part, zipfile.ZIP_DEFLATED)
    return file.getvalue()


def _in_part(change: Callable[[bytes, random.Random], bytes]) -> Callable[[bytes, random.Random], bytes]:
    """The damage of one part, larger ones more often."""

    def damage(content: bytes, chance: random.Random) -> bytes:
        parts = _unpacked(content)
        if not parts:
            return _flip(content, chance)
        names = sorted(parts)
        name = chance.choices(names, [1 + min(len(parts[each]), 20_000) for each in names])[0]
        parts[name] = change(parts[name], chance)
        return _packed(parts)

    return damage


def _other(
    pattern: re.Pattern[bytes], values: tuple[bytes, ...], group: int
) -> Callable[[bytes, random.Random], bytes]:
    """The damage that puts other values in the place of some that the pattern finds."""

    def change(part: bytes, chance: random.Random) -> bytes:
        found = list(pattern.finditer(part))
        for match in sorted(
            chance.sample(found, min(len(found), chance.choice((1, 1, 5, 40)))), key=lambda m: -m.start()
        ):
            part = part[: match.start(group)] + chance.choice(values) + part[match.end(group) :]
        return part

    return change


def _lose_tag(part: bytes, chance: random.Random) -> bytes:
    found = list(_TAG.finditer(part))
    if not found:
        return part
    match = chance.choice(found)
    return part[: match.start()] + part[match.end() :]


def _rename_tag(part: bytes, chance: random.Random) -> bytes:
    names = sorted({match[3] for match in _TAG.finditer(part)})
    if len(names) < 2:
        return part
    one, other = chance.sample(names, 2)
    return re.sub(rb"(?<=[</:])" + one + rb"(?=[\s/>])", other, part)


def _swap(part: bytes, chance: random.Random) -> bytes:
    """Two stretches between tags change places."""
    places = sorted(chance.sample(range(len(part) + 1), min(3, len(part) + 1)))
    if len(places) < 3:
        return part
    first, middle, last = places
    return part[:first] + part[middle:last] + part[first:middle] + part[last:]


def _nest(part: bytes, chance: random.Random) -> bytes:
    """One element inside of itself, many times."""
    found = [match for match in _TAG.finditer(part) if not match[1] and not match[0].endswith(b"/>")]
    if not found:
        return part
    match = chance.choice(found)
    depth = chance.choice((50, 230, 2000, 100_000))
    name = (match[2] or b"") + match[3]
    return part[: match.start()] + match[0] * depth + (b"</" + name + b">") * depth + part[match.start() :]


def _multiply(part: bytes, chance: random.Random) -> bytes:
    """One element with its content many times over."""
    found = [match for match in _TAG.finditer(part) if not match[1] and not match[0].endswith(b"/>")]
    if not found:
        return part
    match = chance.choice(found)
    name = (match[2] or b"") + match[3]
    end = part.find(b"</" + name + b">", match.end())
    if end < 0 or end - match.start() > 3000:
        return part
    whole = part[match.start() : end + len(name) + 3]
    return part[: match.start()] + whole * chance.choice((2, 100, 3000)) + part[match.start() :]


def _doctype(part: bytes, chance: random.Random) -> bytes:
    return part.replace(b"?>", b"?>" + _DOCTYPE, 1) if b"?>" in part else _DOCTYPE + part


def _recode(part: bytes, chance: random.Random) -> bytes:
    code = chance.choice(("utf-16", "gb18030", "utf-32", "utf-7"))
    return part.decode("utf-8", "replace").encode(code)


def _lose_part(content: bytes, chance: random.Random) -> bytes:
    parts = _unpacked(content)
    if parts:
        del parts[chance.choice(sorted(parts))]
    return _packed(parts)


def _exchange_parts(content: bytes, chance: random.Random) -> bytes:
    parts = _unpacked(content)
    if len(parts) > 1:
        one, other = chance.sample(sorted(parts), 2)
        parts[one], parts[other] = parts[other], parts[one]
    return _packed(parts)


def _strange_name(content: bytes, chance: random.Random) -> bytes:
    parts = _unpacked(content)
    name = chance.choice(
        (
            "../../etc/passwd",
            "/word/document.xml",
            "word\\document.xml",
            "C:\\a",
            "WORD/document.xml",
            "a\0b",
            "x" * 60_000,
        )
    )
    return _packed(parts | {name: b"<a/>"})


def _many_parts(content: bytes, chance: random.Random) -> bytes:
    count = chance.choice((100, 3000))
    return _packed(_unpacked(content) | {f"word/media/{n}.xml": b"<a/>" for n in range(count)})


def _bomb(content: bytes, chance: random.Random) -> bytes:
    parts = _unpacked(content)
    name = chance.choice([*sorted(parts), "xl/media/bomb.bin"])
    return _packed(parts | {name: parts.get(name, b"") + b" " * chance.choice((10**6, 3 * 10**7))})


def _lie_in_directory(content: bytes, chance: random.Random) -> bytes:
    """A number of the list of parts, or of the head of one, that is not true: size, sum, method, flag, place."""
    damaged = bytearray(content)
    starts = [match.start() for match in re.finditer(rb"PK\x01\x02|PK\x03\x04|PK\x05\x06", content)]
    if not starts:
        return content
    at = chance.choice(starts) + chance.choice((6, 8, 10, 14, 16, 18, 20, 22, 24, 26, 28, 42))
    value = chance.choice((0, 1, 8, 99, 0xFFFF, 0xFFFFFFFF, 0x7FFFFFFF))
    damaged[at : at + 4] = struct.pack("<I", value)
    return bytes(damaged)


def _double_part(content: bytes, chance: random.Random) -> bytes:
    parts = _unpacked(content)
    if not parts:
        return content
    name = chance.choice(sorted(parts))
    twin = chr(0x61 + len(parts)) * len(name)
    packed = _packed({**parts, twin: parts[name][: len(parts[name]) // 2]})
    return packed.replace(twin.encode(), name.encode())


_IN_PACKAGE: tuple[Callable[[bytes, random.Random], bytes], ...] = (
    *(_in_part(change) for change in (_flip, _cut_off, _cut_out, _insert, _lose_tag, _rename_tag, _swap, _nest)),
    *(_in_part(change) for change in (_multiply, _doctype, _recode)),
    *(_in_part(_other(_ATTRIBUTE, _NUMBERS, 1)) for _ in range(3)),
    *(_in_part(_other(_REFERENCE, _REFERENCES, 0)) for _ in range(2)),
    *(_in_part(_other(_TEXT, _VALUES, 1)) for _ in range(2)),
    *(_lose_part, _exchange_parts, _strange_name, _many_parts, _bomb, _lie_in_directory, _double_part),
)
