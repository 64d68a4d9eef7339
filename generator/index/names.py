"""The exact index of names: what the reader's browser loads to find a project by any part of its name.

Six files, the entries in the same order in four of them; the first search needs three:

- `names.txt.gz`: the names, one a line.
- `cols.txt.gz`: five columns one after the other, one line an entry in each: owner, end of the address, kind, amount as
  printed, amount in 元. An empty line repeats what is usual: the owner of the line above, the kind "project", the
  amount in 元 that follows from the printed one. The end of an address begins with how many characters it shares with
  the line above, one digit of base 36, and goes on with the others.
- `codes.txt.gz`: the codes; empty where it is the last part of the address in capitals, `-` where there is none.
- `facets.txt.gz`: what hits are narrowed by, see `facets`.
- `head.json.gz`: owners (start of the address, unit code, unit, body, region, year), synonyms, the traditional forms in
  the names.
- `forms.json.gz`: readings, and all traditional forms, for queries in Latin letters or with characters unknown here.

Each holds the key of the whole: a browser that still has one file of an older index finds that out.

The entries stand in the order of their addresses, which keeps submissions together: packed, that and whole columns take
a tenth less than lines in the order of names.
"""

from __future__ import annotations

import gzip
import hashlib
import json
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from decimal import Decimal
from itertools import chain, takewhile
from typing import Final, Literal

from generator.index.facets import facet_lines
from generator.index.folding import folding, simplified_forms, variant_pairs
from generator.index.readings import readings_of
from generator.index.synonyms import folded_groups
from generator.model.indicator import IndicatorKind
from generator.model.submission import Status

NAMES_FOLDER: Final = "search/names"
"""Where the index stands below the site's root."""

EntryKind = Literal["project", "region", "body", "year", "unit", "term", "table", "targets", "text", "page"]

_PRINTED_AMOUNT = re.compile(r"(-?[0-9]+(?:\.[0-9]+)?) ?(元|万元|亿元)")
_YUAN_PER_UNIT = {"元": Decimal(1), "万元": Decimal(10_000), "亿元": Decimal(100_000_000)}
# What the browser takes for the beginning of a code: Latin letters and digits, at least one of these.
_USUAL_CODE = re.compile(r"(?=.*[0-9])[0-9a-z]*")
_SURE_CODE = 6
_KEY_LENGTH = 12
_DIGITS = "0123456789abcdefghijklmnopqrstuvwxyz"


@dataclass(frozen=True, slots=True)
class NameEntry:
    """What can be found by its name: a project, region, body or one of its years, a unit, term, table, form or text.

    A `page` is one of the handbook, `targets` a target form above the projects.
    """

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
    status: Status | None = None
    """Of the submission it belongs to; None where it belongs to none."""
    indicators: tuple[IndicatorKind, ...] = ()
    """The kinds of indicators (绩效指标) on the page, in the order of the model."""


@dataclass(frozen=True, slots=True)
class _Owner:
    """What the entries of one unit in one submission share."""

    base: str
    unit_code: str
    unit_name: str
    body_name: str
    region_name: str
    year: int


def build_name_index(entries: Iterable[NameEntry], synonyms: Iterable[Iterable[str]] = ()) -> dict[str, bytes]:
    """The files of the name index by their names; the order in which the entries come makes no difference.

    `synonyms` are groups of words for the same thing.
    """
    ordered = sorted({_on_one_line(entry) for entry in entries}, key=_sort_key)
    split = [_split_address(entry.address) for entry in ordered]
    owners = [_owner_of(entry, base) for entry, (base, _) in zip(ordered, split, strict=True)]
    number_of = {owner: number for number, owner in enumerate(dict.fromkeys(owners))}

    columns = (
        _owner_column(owners, number_of),
        _tail_column(tail for _, tail in split),
        ("" if entry.kind == "project" else entry.kind for entry in ordered),
        (entry.amount_text for entry in ordered),
        (_amount_column(entry) for entry in ordered),
    )
    codes = (_code_column(entry.code, tail) for entry, (_, tail) in zip(ordered, split, strict=True))
    facets = facet_lines((entry.indicators, entry.status) for entry in ordered)
    texts = {
        "names.txt.gz": _lines(entry.name for entry in ordered),
        "cols.txt.gz": _lines(chain.from_iterable(columns)),
        "codes.txt.gz": _lines(codes),
        "facets.txt.gz": _lines(facets),
    }
    head, more = _heads(ordered, tuple(number_of), synonyms)
    whole = "".join((*texts.values(), _json(head), _json(more)))
    key = hashlib.sha256(whole.encode("utf-8")).hexdigest()[:_KEY_LENGTH]
    return {
        **{name: _packed(f"{text}{key}\n") for name, text in texts.items()},
        "head.json.gz": _packed(_json(head | {"key": key})),
        "forms.json.gz": _packed(_json(more | {"key": key})),
    }


def _heads(
    entries: list[NameEntry], owners: tuple[_Owner, ...], synonyms: Iterable[Iterable[str]]
) -> tuple[dict[str, object], dict[str, object]]:
    """What the first search needs beside the columns, and what some queries need."""
    forms = simplified_forms()
    fold = folding(forms)
    of_owners = (text for o in owners for text in (o.unit_name, o.body_name, o.region_name))
    texts = "\n".join(chain((entry.name for entry in entries), of_owners))
    folded = "\n".join(fold(text) for text in texts.split("\n"))
    groups = folded_groups(synonyms, fold, folded)
    characters = sorted(set(folded) - {"\n"})
    present = set(folding({})(texts))
    head = {
        "entries": len(entries),
        "owners": [[o.base, o.unit_code, o.unit_name, o.body_name, o.region_name, o.year] for o in owners],
        "variants": variant_pairs(characters, {old: new for old, new in forms.items() if old in present}),
        "synonyms": groups,
        "unusualCodes": any(_is_unusual(fold(entry.code)) for entry in entries),
    }
    known = (*characters, *"".join(chain.from_iterable(groups)))
    return head, {"readings": readings_of(characters, folded), "variants": variant_pairs(known, forms)}


def _sort_key(entry: NameEntry) -> tuple[str, ...]:
    amount = "" if entry.amount_yuan is None else str(entry.amount_yuan)
    owner = (entry.unit_code, entry.unit_name, entry.body_name, entry.region_name, str(entry.year))
    facets = (entry.status.value if entry.status else "", *(kind.value for kind in entry.indicators))
    return (entry.address, entry.kind, entry.name, entry.code, *owner, entry.amount_text, amount, *facets)


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


def _is_unusual(code: str) -> bool:
    return code != "" and _USUAL_CODE.fullmatch(code[:_SURE_CODE]) is None


def _tail_column(tails: Iterable[str]) -> Iterator[str]:
    above = ""
    for tail in tails:
        shared = sum(1 for _ in takewhile(_is_shared, zip(tail, above[: len(_DIGITS) - 1], strict=False)))
        yield _DIGITS[shared] + tail[shared:]
        above = tail


def _is_shared(pair: tuple[str, str]) -> bool:
    # Outside ASCII the browser could count otherwise.
    return pair[0] == pair[1] and pair[0].isascii()


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
        status=entry.status,
        indicators=entry.indicators,
    )


def _line(text: str) -> str:
    return " ".join(text.split())


def _lines(lines: Iterable[str]) -> str:
    return "".join(f"{line}\n" for line in lines)


def _json(head: dict[str, object]) -> str:
    return json.dumps(head, ensure_ascii=False, separators=(",", ":"))


def _packed(text: str) -> bytes:
    # The time of packing would make each build differ.
    return gzip.compress(text.encode("utf-8"), 9, mtime=0)
