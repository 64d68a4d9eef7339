"""The exact index of names: what the reader's browser loads to find a project by any part of its name.

Four files of plain text, the entries in the same order in three of them:

- `names.txt.gz`: the names, one a line.
- `cols.txt.gz`: five columns one after the other, one line an entry in each: owner, end of the address, kind, amount as
  printed, amount in 元. An empty line repeats what is usual: the owner of the line above, the kind "project", the
  amount in 元 that follows from the printed one.
- `codes.txt.gz`: the codes; empty where it is the last part of the address in capitals, `-` where there is none.
- `head.json.gz`: owners (start of the address, unit code, unit, body, region, year), readings, traditional forms.

The entries stand in the order of their addresses, which keeps submissions together: packed, that and whole columns take
a tenth less than lines in the order of names.
"""

from __future__ import annotations

import gzip
import json
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from decimal import Decimal
from itertools import chain
from typing import Literal

from generator.index.folding import folding, simplified_forms, variant_pairs

EntryKind = Literal["project", "body", "unit", "term", "table", "text"]

_PRINTED_AMOUNT = re.compile(r"(-?[0-9]+(?:\.[0-9]+)?) ?(元|万元|亿元)")
_YUAN_PER_UNIT = {"元": Decimal(1), "万元": Decimal(10_000), "亿元": Decimal(100_000_000)}
_READING = re.compile(r"[a-z]+")


@dataclass(frozen=True, slots=True)
class NameEntry:
    """One page that can be found by its name: a project, a body, a unit, a term, a table, a text."""

    name: str
    code: str
    """Project code or body code (项目编码, 单位代码); empty if there is none."""
    unit_code: str
    """Code of the budget unit (预算单位) that carries it out; empty if there is none."""
    unit_name: str
    body_name: str
    """Name of the body that publishes (部门或单位)."""
    region_name: str
    year: int
    """Fiscal year; 0 where the page belongs to none."""
    amount_yuan: Decimal | None
    """Amount in 元; None where there is none."""
    amount_text: str
    """Amount as printed, with its unit: `9.20 万元`."""
    address: str
    """Of the page, from the root of the site: `370100/caizheng/2025/p/37010025p0001/`."""
    kind: EntryKind


@dataclass(frozen=True, slots=True)
class _Owner:
    """What the entries of one unit in one submission share."""

    base: str
    unit_code: str
    unit_name: str
    body_name: str
    region_name: str
    year: int


def build_name_index(entries: Iterable[NameEntry]) -> dict[str, bytes]:
    """The files of the name index by their names; the order in which the entries come makes no difference."""
    ordered = sorted({_on_one_line(entry) for entry in entries}, key=_sort_key)
    split = [_split_address(entry.address) for entry in ordered]
    owners = [_owner_of(entry, base) for entry, (base, _) in zip(ordered, split, strict=True)]
    number_of = {owner: number for number, owner in enumerate(dict.fromkeys(owners))}

    columns = (
        _owner_column(owners, number_of),
        (tail for _, tail in split),
        ("" if entry.kind == "project" else entry.kind for entry in ordered),
        (entry.amount_text for entry in ordered),
        (_amount_column(entry) for entry in ordered),
    )
    codes = (_code_column(entry.code, tail) for entry, (_, tail) in zip(ordered, split, strict=True))
    return {
        "names.txt.gz": _packed_lines(entry.name for entry in ordered),
        "cols.txt.gz": _packed_lines(chain.from_iterable(columns)),
        "codes.txt.gz": _packed_lines(codes),
        "head.json.gz": _packed(
            json.dumps(_head(ordered, tuple(number_of)), ensure_ascii=False, separators=(",", ":"))
        ),
    }


def _head(entries: list[NameEntry], owners: tuple[_Owner, ...]) -> dict[str, object]:
    forms = simplified_forms()
    fold = folding(forms)
    in_names = sorted(set(fold("".join(entry.name for entry in entries))))
    in_owners = fold("".join(owner.unit_name + owner.body_name + owner.region_name for owner in owners))
    return {
        "entries": len(entries),
        "owners": [[o.base, o.unit_code, o.unit_name, o.body_name, o.region_name, o.year] for o in owners],
        "readings": _readings(in_names),
        "variants": variant_pairs((*in_names, *in_owners), forms),
    }


def _readings(characters: list[str]) -> dict[str, str]:
    """The toneless readings (拼音) of each character that has any, the usual one first: {"行": "xing hang heng"}.

    A reading a character, not one a name: the reader may use any reading of a heteronym (多音字).
    """
    # Its dictionaries take long to load and only this function wants them.
    from pypinyin import Style, pinyin

    found: dict[str, str] = {}
    for character in characters:
        readings = pinyin(character, style=Style.NORMAL, heteronym=True)[0]
        spelt = tuple(dict.fromkeys(r for r in readings if r != character and _READING.fullmatch(r)))
        if spelt:
            found[character] = " ".join(spelt)
    return found


def _sort_key(entry: NameEntry) -> tuple[str, ...]:
    amount = "" if entry.amount_yuan is None else str(entry.amount_yuan)
    owner = (entry.unit_code, entry.unit_name, entry.body_name, entry.region_name, str(entry.year))
    return (entry.address, entry.kind, entry.name, entry.code, *owner, entry.amount_text, amount)


def _owner_of(entry: NameEntry, base: str) -> _Owner:
    return _Owner(base, entry.unit_code, entry.unit_name, entry.body_name, entry.region_name, entry.year)


def _split_address(address: str) -> tuple[str, str]:
    """The address as its start, common to a submission, and its last two parts: `370100/caizheng/2025/`, `p/1/`."""
    parts = address.split("/")
    tail = 3 if address.endswith("/") else 2
    return "".join(f"{part}/" for part in parts[:-tail]), "/".join(parts[-tail:])


def _owner_column(owners: list[_Owner], number_of: dict[_Owner, int]) -> Iterator[str]:
    above: _Owner | None = None
    for owner in owners:
        yield "" if owner == above else str(number_of[owner])
        above = owner


def _code_column(code: str, tail: str) -> str:
    if not code:
        return "-"
    return "" if tail.rstrip("/").rpartition("/")[2].upper() == code else code


def _amount_column(entry: NameEntry) -> str:
    printed = _PRINTED_AMOUNT.fullmatch(entry.amount_text)
    from_text = Decimal(printed[1]) * _YUAN_PER_UNIT[printed[2]] if printed else None
    if entry.amount_yuan == from_text:
        return ""
    return "-" if entry.amount_yuan is None else f"{entry.amount_yuan:f}"


def _on_one_line(entry: NameEntry) -> NameEntry:
    """The entry with line breaks and tabs in its texts as blanks: they separate lines and columns in the files."""
    return NameEntry(
        name=_line(entry.name),
        code=_line(entry.code),
        unit_code=_line(entry.unit_code),
        unit_name=_line(entry.unit_name),
        body_name=_line(entry.body_name),
        region_name=_line(entry.region_name),
        year=entry.year,
        amount_yuan=entry.amount_yuan,
        amount_text=_line(entry.amount_text),
        address=entry.address,
        kind=entry.kind,
    )


def _line(text: str) -> str:
    return " ".join(text.split())


def _packed_lines(lines: Iterable[str]) -> bytes:
    return _packed("".join(f"{line}\n" for line in lines))


def _packed(text: str) -> bytes:
    # The time of packing would make each build differ.
    return gzip.compress(text.encode("utf-8"), 9, mtime=0)
