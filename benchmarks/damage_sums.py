"""Sums that hold in an undamaged submission: in its tables, in its forms and in its prose."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import Any, Final

from benchmarks.damage_identities import Identity, Same, Share, Sum
from benchmarks.damage_places import FACTORS, Folder, Number, Place, Token, get, tables_of, tokens

TOTAL: Final = re.compile("合计|总计|小计|总额|共计")
_PARTS_FOLLOW: Final = re.compile("其中|包括|包含|主要用于|分别")
_CHANGE: Final = re.compile("(增加|增长|上升|减少|下降|降低)(?:了)?$")
_LOOK_BACK: Final = 8
"""How many figures before “其中” may be the total."""


@dataclass(frozen=True, slots=True)
class Side:
    """One half of a table, or the whole of it: its text, code and money columns."""

    file: str
    entry: dict[str, Any]
    unit: Place
    texts: tuple[int, ...]
    codes: tuple[int, ...]
    money: tuple[int, ...]

    def number(self, row: int, column: int) -> Number:
        """The figure of a cell."""
        return Number(Place(self.file, (row, column)), 0, self.unit)

    def labels(self, column: int) -> list[str]:
        """Labels above a column."""
        return list(self.entry["columns"][column]["path"])


def sides_of(folder: Folder) -> Iterator[Side]:
    """The sides of each table: a text or code column behind a money column begins another."""
    for place, entry, file in tables_of(folder):
        groups: list[list[int]] = [[]]
        kinds = [column["kind"] for column in entry["columns"]]
        for column, kind in enumerate(kinds):
            if kind != "money" and groups[-1] and kinds[groups[-1][-1]] == "money":
                groups.append([])
            groups[-1].append(column)
        for group in groups:
            texts, codes, money = (tuple(c for c in group if kinds[c] == k) for k in ("text", "code", "money"))
            yield Side(file, entry, Place("tables.yaml", ("tables", place, "money_unit")), texts, codes, money)


def name_of(folder: Folder, side: Side, row: int) -> str:
    """The first text of a row on one side."""
    cells = folder[side.file][row]
    return next((cells[column].strip() for column in (*side.texts, *side.codes) if cells[column].strip()), "")


def table_sums(folder: Folder) -> Iterator[Identity]:
    """Sums down the columns and across the rows of every table."""
    totals: dict[tuple[str, int], list[Number]] = {}
    for side in sides_of(folder):
        rows = range(1, len(folder[side.file]))
        for total, parts in _groups(folder, side, rows):
            for column in side.money:
                sums = if_sum(folder, side.number(total, column), [side.number(row, column) for row in parts])
                # One row repeated is no sum: either may go.
                is_repeated = len(parts) == 1 and not side.codes
                yield from (Same(one.total, one.addends[0][0]) if is_repeated else one for one in sums)
        yield from _across(folder, side, rows)
        for row in rows:
            if TOTAL.search(name_of(folder, side, row)) and side.money:
                totals.setdefault((side.file, row), []).append(side.number(row, side.money[0]))
    for pair in totals.values():
        if len(pair) == 2 and pair[0].value(folder) and pair[0].value(folder) == pair[1].value(folder):
            yield Same(pair[0], pair[1])


def _groups(folder: Folder, side: Side, rows: range) -> Iterator[tuple[int, list[int]]]:
    """Total rows with the rows they are of: by codes where there are any, else by what adds up."""
    if not side.money:
        return
    if side.codes:
        codes = {row: code for row in rows if (code := folder[side.file][row][side.codes[0]].strip()).isdigit()}
        shortest = min(map(len, codes.values()), default=0)
        for row in rows:
            code = codes.get(row, "")
            below = {r: len(c) for r, c in codes.items() if c.startswith(code) and len(c) > len(code)}
            nearest = min(below.values(), default=0)
            if code or TOTAL.search(name_of(folder, side, row)):
                least = nearest if code else shortest
                yield row, [r for r, length in below.items() if length == least]
        return
    values = {row: side.number(row, side.money[0]).value(folder) or Decimal(0) for row in rows}
    yield from _blocks(folder, side, values)


def _blocks(folder: Folder, side: Side, values: dict[int, Decimal]) -> Iterator[tuple[int, list[int]]]:
    """Rows that are sums of the rows below them, and total rows that are the sum of what stands above or below."""
    roots: list[int] = []
    waiting: list[int] = []
    row, last = 1, len(values)
    while row <= last:
        if TOTAL.search(name_of(folder, side, row)):
            if roots and sum(values[r] for r in roots) == values[row]:
                # A later total is taken as the sum of the same rows: without this one it would still be right.
                yield row, list(roots)
            else:
                waiting.append(row)
        else:
            end = _block_end(values, row, last)
            if end:
                yield row, list(range(row + 1, end + 1))
            roots.append(row)
            row = end or row
        row += 1
    for total in waiting:
        if values[total] and sum(values[r] for r in roots) == values[total]:
            yield total, roots
    # A total for the department, repeated for its only unit.
    for one in roots:
        if values[one] and one + 1 in roots and values[one] == values[one + 1]:
            yield one, [one + 1]


def _block_end(values: dict[int, Decimal], row: int, last: int) -> int:
    """The last of at least two rows below that add up to this one; 0 if none do."""
    total, count = Decimal(0), 0
    for end in range(row + 1, last + 1):
        total, count = total + values[end], count + bool(values[end])
        if count >= 2 and total == values[row] != 0:
            return end
    return 0


def _across(folder: Folder, side: Side, rows: range) -> Iterator[Identity]:
    for column in side.money:
        labels = side.labels(column)
        if column != side.money[0] and not TOTAL.search(labels[-1]):
            continue
        right = [c for c in side.money if c > column]
        beside = [c for c in right if side.labels(c)[:-1] == labels[:-1]]
        for parts in (beside, right):
            filled = [row for row in rows if side.number(row, column).value(folder) is not None]
            found = [
                [*if_sum(folder, side.number(row, column), [side.number(row, c) for c in parts])] for row in filled
            ]
            if parts and filled and all(found):
                yield from (identity for one in found for identity in one)
                break


def if_sum(folder: Folder, total: Number, parts: Sequence[Number]) -> Iterator[Sum]:
    """The identity, if it holds exactly and is about something."""
    identity = Sum(total, tuple((part, 1) for part in parts))
    if total.value(folder) and any(part.value(folder) for part in parts) and identity.holds(folder):
        yield identity


def form_sums(folder: Folder) -> Iterator[Identity]:
    """Budget lines, directions and funding: what adds up in the forms."""
    for index, form in enumerate(folder["submission.yaml"].get("targets", [])):
        base: tuple[str | int, ...] = ("targets", index)
        unit = Place("submission.yaml", (*base, "money_unit"))
        yield from _budget_sums(folder, form, base, unit)
    for file, tree in folder.items():
        if file.startswith("projects/"):
            unit = Place(file, ("money_unit",))
            for scope, field in (("year", "amount"), ("term", "amount_term")):
                lines = [n for n, line in enumerate(tree.get("funding", [])) if line.get("scope", "year") == scope]
                parts = [Number(Place(file, ("funding", n, "amount")), 0, unit) for n in lines]
                yield from if_sum(folder, Number(Place(file, (field,)), 0, unit), parts)


def _budget_sums(folder: Folder, form: dict[str, Any], base: tuple[str | int, ...], unit: Place) -> Iterator[Identity]:
    lines = [tuple(line["labels"]) for line in form.get("budget", [])]
    numbers = [Number(Place("submission.yaml", (*base, "budget", n, "amount")), 0, unit) for n in range(len(lines))]
    plain = [n for n, labels in enumerate(lines) if not TOTAL.search(labels[-1])]
    totals = [n for n in range(len(lines)) if n not in plain]
    directions = range(len(form.get("directions", [])))
    parts = [Number(Place("submission.yaml", (*base, "directions", n, "amount")), 0, unit) for n in directions]
    for total in totals:
        yield from if_sum(folder, numbers[total], parts)
        groups = [[n for n in plain if lines[n][:-1] == lines[total][:-1]]]
        groups += [[n for n in plain if lines[n][0] == first] for first in dict.fromkeys(one[0] for one in lines)]
        for group in groups:
            yield from if_sum(folder, numbers[total], [numbers[n] for n in group])
        for other in totals:
            if other > total and numbers[total].value(folder) == numbers[other].value(folder) is not None:
                yield Same(numbers[total], numbers[other])


@dataclass(frozen=True, slots=True)
class Said:
    """A figure in a text: what it counts, and whether it is a change (with its sign)."""

    number: Number
    token: Token
    value: Decimal
    sort: str
    """`money`, `%`, or the sign after it."""
    sign: int
    """1 an increase, -1 a decrease, 0 neither."""


def said_in(folder: Folder, place: Place) -> list[Said]:
    """The figures of a text in order."""
    text, found = get(folder, place) or "", []
    for ordinal, token in enumerate(tokens(text)):
        number = Number(place, ordinal)
        change = _CHANGE.search(text[: token.start].rstrip())
        sign = 0 if change is None else 1 if change[1] in ("增加", "增长", "上升") else -1
        sort = "money" if token.unit in FACTORS else "%" if token.unit in ("%", "％") else token.unit
        found.append(Said(number, token, number.value(folder) or Decimal(0), sort, sign))
    return found


def text_sums(folder: Folder, place: Place) -> Iterator[Identity]:
    """Sums and percentages a text states: 其中, 包括; parts, 共计 their sum; 占, 下降."""
    text, said = get(folder, place) or "", said_in(folder, place)
    for sort in dict.fromkeys(one.sort for one in said if one.sort not in ("%", "")):
        for signed in (False, True):
            figures = [one for one in said if one.sort == sort and bool(one.sign) == signed]
            yield from _after_parts_word(folder, text, figures)
            if signed:
                for first, one in enumerate(figures):
                    yield from _run(folder, one, figures[first + 1 :])
        yield from _before_total_word(folder, text, [one for one in said if one.sort == sort and not one.sign])
    yield from _percentages(folder, said, text)


def _after_parts_word(folder: Folder, text: str, figures: Sequence[Said]) -> Iterator[Identity]:
    for match in _PARTS_FOLLOW.finditer(text):
        before = [one for one in figures if one.token.end <= match.start()][-_LOOK_BACK:]
        after = [one for one in figures if one.token.start >= match.end()]
        for total in reversed(before):
            found = [*_run(folder, total, after)]
            if found:
                yield from found
                break


def _run(folder: Folder, total: Said, after: Sequence[Said]) -> Iterator[Sum]:
    """The shortest run of at least two figures that adds up to the total, with the zeros behind it."""
    way = total.sign or 1
    sum_, parts = Decimal(0), list[tuple[Number, int]]()
    for place, one in enumerate(after):
        sum_ += way * (one.sign or 1) * one.value
        parts.append((one.number, way * (one.sign or 1)))
        if place >= 1 and total.value and sum_ == total.value and sum(bool(p.value) for p in after[: place + 1]):
            parts += [(p.number, 1) for p in _zeros(after[place + 1 :])]
            yield Sum(total.number, tuple(parts))
            return


def _zeros(figures: Iterable[Said]) -> Iterator[Said]:
    for one in figures:
        if one.value:
            return
        yield one


def _before_total_word(folder: Folder, text: str, figures: Sequence[Said]) -> Iterator[Identity]:
    for place, total in enumerate(figures):
        if not re.search("共计|合计|总计|共$", text[max(0, total.token.start - 6) : total.token.start]):
            continue
        sum_ = Decimal(0)
        for first in range(place - 1, -1, -1):
            sum_ += figures[first].value
            if sum_ == total.value and place - first >= 2:
                yield Sum(total.number, tuple((one.number, 1) for one in figures[first:place]))
                break


def _percentages(folder: Folder, said: Sequence[Said], text: str) -> Iterator[Share]:
    for place, one in enumerate(said):
        before = [other for other in said[:place] if other.sort == "money"]
        if one.sort != "%" or not before:
            continue
        word = text[max(0, one.token.start - 12) : one.token.start]
        part, levels = before[-1], [other for other in before[:-1] if not other.sign]
        if not one.sign and "占" not in word:
            continue
        for whole in reversed(levels or before):
            share = Share(one.number, part.number, whole.number, part.sign if one.sign else 0)
            if share.holds(folder) and whole.value:
                yield share
                break
