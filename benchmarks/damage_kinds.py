"""The kinds of damage: to which values each applies, and what it does to them."""

from __future__ import annotations

import copy
import itertools
import random
import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Final

from benchmarks.damage_places import FACTORS, GONE, Folder, Place, get, leaves, project_files, put, tables_of, tokens

_MONEY_FIELDS: Final = frozenset(("amount", "amount_term"))
_CODE: Final = re.compile(r"[0-9A-Z]{3,21}")
_LEADING_CODE: Final = re.compile(r"([0-9]{3,9})-")
_UNIT_BESIDE: Final = re.compile(r"(?<=[0-9])(万元|元)")
_LETTERS: Final = "ABCDEFGHJKLMNPQRTUWXY"


@dataclass(frozen=True, slots=True)
class Spot:
    """A place that may be damaged; in Markdown each number is one."""

    place: Place
    ordinal: int | None = None
    """Which number of a Markdown text."""


@dataclass(frozen=True, slots=True)
class Damaged:
    """A submission after one damage."""

    folder: Folder
    place: Place
    """Where it was done: of a unit, the unit's place."""
    before: str
    after: str


Change = Callable[[Folder, Spot, random.Random], Damaged | None]
"""Returns None where the draw changes nothing, as two equal digits swapped."""


def spots(folder: Folder) -> Iterator[Spot]:
    """Every value: leaves, cells, and the numbers of Markdown texts."""
    for place in leaves(folder):
        if place.file.endswith(".md"):
            yield from (Spot(place, ordinal) for ordinal in range(len(tokens(get(folder, place) or ""))))
        else:
            yield Spot(place)


def _has_number(folder: Folder, spot: Spot) -> bool:
    return spot.ordinal is not None or bool(tokens(get(folder, spot.place) or ""))


def _has_point(folder: Folder, spot: Spot) -> bool:
    found = tokens(get(folder, spot.place) or "")
    chosen = found if spot.ordinal is None else [found[spot.ordinal]]
    return any("." in token.text for token in chosen)


def _has_unit(folder: Folder, spot: Spot) -> bool:
    return unit_place(folder, spot) is not None


def unit_place(folder: Folder, spot: Spot) -> Place | None:
    """Where the unit of money of a value stands: beside it, or the one of its form or table; None if it has none."""
    place, text = spot.place, get(folder, spot.place) or ""
    if spot.ordinal is not None:
        return place if tokens(text)[spot.ordinal].unit in ("元", "万元") else None
    if place.path[-1] == "money_unit":
        return place if text in FACTORS else None
    if place.file.startswith("tables/"):
        for number, entry, file in tables_of(folder):
            row, column = place.path
            if file == place.file and row != 0 and entry.get("money_unit") in FACTORS and isinstance(column, int):
                of_money = entry["columns"][column]["kind"] == "money"
                return Place("tables.yaml", ("tables", number, "money_unit")) if of_money and tokens(text) else None
        return None
    if place.path[-1] in _MONEY_FIELDS and tokens(text):
        base = place.path[:2] if place.path[0] == "targets" else ()
        return Place(place.file, (*base, "money_unit"))
    return place if _UNIT_BESIDE.search(text) else None


def _in_row(folder: Folder, spot: Spot) -> bool:
    return row_place(spot.place) is not None


def row_place(place: Place) -> Place | None:
    """The row or list item a value stands in: the innermost with fields, else the one itself; None outside lists."""
    if place.file.startswith("tables/"):
        return Place(place.file, place.path[:1]) if place.path[0] != 0 else None
    numbers = [depth for depth, key in enumerate(place.path) if isinstance(key, int)]
    if not numbers:
        return None
    with_fields = [depth for depth in numbers if depth < len(place.path) - 1]
    return Place(place.file, place.path[: (with_fields or numbers)[-1] + 1])


def _in_project(folder: Folder, spot: Spot) -> bool:
    return spot.place.file.startswith("projects/")


def code_of(folder: Folder, place: Place) -> str | None:
    """The code at a place: a column of codes, a code of project or unit, a code before a name; else None."""
    text = get(folder, place) or ""
    if place.file.startswith("tables/") and len(place.path) == 2 and place.path[0] != 0:
        for _, entry, file in tables_of(folder):
            column = place.path[1]
            if file == place.file and isinstance(column, int) and entry["columns"][column]["kind"] == "code":
                return text if _CODE.fullmatch(text) else None
        return None
    if place.path and place.path[-1] in ("code", "unit"):
        return text if _CODE.fullmatch(text) else None
    if place.path and place.path[-1] in ("department", "owner") and (found := _LEADING_CODE.match(text)):
        return found[1]
    return None


def _has_code(folder: Folder, spot: Spot) -> bool:
    return spot.ordinal is None and code_of(folder, spot.place) is not None


def _number_changed(how: Callable[[str, random.Random], str | None]) -> Change:
    def change(folder: Folder, spot: Spot, chance: random.Random) -> Damaged | None:
        text = get(folder, spot.place) or ""
        found = tokens(text)
        token = chance.choice(found) if spot.ordinal is None else found[spot.ordinal]
        new = how(token.text, chance)
        if new is None or new == token.text:
            return None
        after = text[: token.start] + new + text[token.end :]
        # A number that is read apart afterwards would be another damage than the one counted.
        if len(tokens(after)) != len(found):
            return None
        return Damaged(put(folder, spot.place, after), spot.place, *_around(text, after, token.start, token.end))

    return change


def _around(before: str, after: str, start: int, end: int) -> tuple[str, str]:
    """Both texts, cut to the neighbourhood of the change."""
    left = max(0, start - 24)
    return before[left : end + 12], after[left : end + 12 + len(after) - len(before)]


def _swapped(number: str, chance: random.Random) -> str | None:
    places = [n for n, sign in enumerate(number) if sign.isdigit()]
    pairs = [(a, b) for a, b in itertools.pairwise(places) if number[a] != number[b]]
    if not pairs:
        return None
    a, b = chance.choice(pairs)
    signs = list(number)
    signs[a], signs[b] = signs[b], signs[a]
    return "".join(signs)


def _one_digit(number: str, chance: random.Random) -> str:
    place = chance.choice([n for n, sign in enumerate(number) if sign.isdigit()])
    digit = chance.choice([sign for sign in "0123456789" if sign != number[place]])
    return number[:place] + digit + number[place + 1 :]


def _point_moved(number: str, chance: random.Random) -> str | None:
    whole, point, part = number.partition(".")
    if not point:
        return None
    if chance.random() < 0.5 and len(whole.replace(",", "")) > 1:
        digits = whole.replace(",", "")
        return f"{digits[:-1]}.{digits[-1]}{part}"
    rest = part[1:]
    return f"{whole}{part[0]}" + (f".{rest}" if rest else "")


def _unit_changed(folder: Folder, spot: Spot, chance: random.Random) -> Damaged | None:
    place = unit_place(folder, spot)
    if place is None:
        return None
    text = get(folder, place) or ""
    if text in FACTORS:
        new = "元" if text != "元" else "万元"
        return Damaged(put(folder, place, new), place, text, new)
    found = list(_UNIT_BESIDE.finditer(text))
    if spot.ordinal is not None:
        token = tokens(text)[spot.ordinal]
        found = [match for match in found if match.start() == token.end]
    if not found:
        return None
    match = chance.choice(found)
    new = "万元" if match[1] == "元" else "元"
    after = text[: match.start()] + new + text[match.end() :]
    return Damaged(put(folder, place, after), place, *_around(text, after, match.start(), match.end()))


def _row_dropped(folder: Folder, spot: Spot, chance: random.Random) -> Damaged | None:
    row = row_place(spot.place)
    if row is None:
        return None
    node = folder[row.file]
    for key in row.path:
        node = node[key]
    return Damaged(put(folder, row, GONE), row, str(node)[:160], "")


def _project_repeated(folder: Folder, spot: Spot, chance: random.Random) -> Damaged | None:
    again = dict(folder)
    again[spot.place.file.replace(".yaml", "-2.yaml")] = copy.deepcopy(folder[spot.place.file])
    return Damaged(again, Place(spot.place.file), folder[spot.place.file]["name"], "twice")


def _project_dropped(folder: Folder, spot: Spot, chance: random.Random) -> Damaged | None:
    """The file goes, and every reference to it with it, as when somebody clears up behind himself."""
    file = spot.place.file
    if len(project_files(folder)) == 1:
        return None
    id = file.removeprefix("projects/").removesuffix(".yaml")
    without = {path: content for path, content in folder.items() if path != file}
    without["submission.yaml"] = submission = copy.deepcopy(folder["submission.yaml"])
    submission["projects"] = [other for other in submission.get("projects", []) if other != id]
    for form in submission.get("targets", []):
        for direction in form.get("directions", []):
            if direction.get("project") == id:
                direction["project"] = ""
    return Damaged(without, Place(file), folder[file]["name"], "")


def _code_damaged(cut: bool) -> Change:
    def change(folder: Folder, spot: Spot, chance: random.Random) -> Damaged | None:
        code, text = code_of(folder, spot.place), get(folder, spot.place) or ""
        if code is None:
            return None
        place = chance.randrange(len(code))
        if cut:
            new = code[: -chance.randint(1, 2)] if chance.random() < 0.7 else code[1:]
        else:
            signs = "0123456789" if code[place].isdigit() else _LETTERS
            new = code[:place] + chance.choice([sign for sign in signs if sign != code[place]]) + code[place + 1 :]
        return Damaged(put(folder, spot.place, new + text[len(code) :]), spot.place, text, new + text[len(code) :])

    return change


@dataclass(frozen=True, slots=True)
class Kind:
    """One kind of damage."""

    name: str
    applies: Callable[[Folder, Spot], bool]
    change: Change


KINDS: Final = (
    Kind("digits swapped", _has_number, _number_changed(_swapped)),
    Kind("digit changed", _has_number, _number_changed(_one_digit)),
    Kind("point moved", _has_point, _number_changed(_point_moved)),
    Kind("unit changed", _has_unit, _unit_changed),
    Kind("row dropped", _in_row, _row_dropped),
    Kind("project repeated", _in_project, _project_repeated),
    Kind("project dropped", _in_project, _project_dropped),
    Kind("code cut", _has_code, _code_damaged(cut=True)),
    Kind("code sign changed", _has_code, _code_damaged(cut=False)),
)


def value_kind(folder: Folder, place: Place) -> str:
    """What sort of value stands at a place, for the report."""
    last = place.path[-1] if place.path else ""
    if place.file.endswith(".md"):
        return "prose"
    if code_of(folder, place) is not None:
        return "code"
    if place.file.startswith("tables/"):
        if place.path[0] == 0:
            return "table head"
        return "table row" if len(place.path) == 1 else "table cell"
    if last == "money_unit":
        return "unit of money"
    if last in _MONEY_FIELDS:
        return "amount"
    if "indicators" in place.path or "indicators_term" in place.path:
        return "indicator"
    if last in ("id", "row", "project", "unit") or "numbering" in place.path or place.path[:1] == ("projects",):
        return "reference"
    if str(last).endswith("_on") or last == "fiscal_year":
        return "date"
    if place.file.startswith("projects/") and not place.path:
        return "project"
    return "plan" if "plan" in place.path else "text or list"
