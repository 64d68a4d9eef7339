"""What may contradict a damaged value: identities that hold in the undamaged submission and can be asked again.

Each has `holds(folder)`; what is gone from a damaged folder counts as nothing in a sum and contradicts nothing by
itself, except where an identity says that both of two things must stand there.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Decimal
from typing import Final, Protocol

from benchmarks.damage_places import Folder, Number, Place, get, project_files

_HAN_DIGITS: Final = "零一二三四五六七八九"


class Identity(Protocol):
    """Anything that can be asked of a folder."""

    def holds(self, folder: Folder) -> bool:
        """Whether it is so in this folder."""
        ...


@dataclass(frozen=True, slots=True)
class Same:
    """Two printings of one figure: equal, or equal to half a unit of the coarser last place if they only were that."""

    one: Number
    other: Number
    slack: Decimal = Decimal(0)

    def holds(self, folder: Folder) -> bool:
        one, other = self.one.value(folder), self.other.value(folder)
        return one is None or other is None or abs(one - other) <= self.slack

    def __str__(self) -> str:
        return f"the same figure: {self.one} and {self.other}"


@dataclass(frozen=True, slots=True)
class Sum:
    """A total is the sum of its addends; those gone or blank count as nothing."""

    total: Number
    addends: tuple[tuple[Number, int], ...]
    """Number and sign."""
    slack: Decimal = Decimal(0)

    def holds(self, folder: Folder) -> bool:
        total = self.total.value(folder)
        if total is None:
            return True
        found = sum((sign * (number.value(folder) or 0) for number, sign in self.addends), Decimal(0))
        return abs(found - total) <= self.slack

    def __str__(self) -> str:
        return f"the sum {self.total} of {len(self.addends)} figures from {self.addends[0][0]}"


@dataclass(frozen=True, slots=True)
class Product:
    """A cost is a quantity times a price, as its description says."""

    cost: Number
    quantity: Number
    price: Number

    def holds(self, folder: Folder) -> bool:
        cost, quantity, price = (number.value(folder) for number in (self.cost, self.quantity, self.price))
        return cost is None or quantity is None or price is None or cost == quantity * price

    def __str__(self) -> str:
        return f"the product {self.cost} of {self.quantity} and {self.price}"


@dataclass(frozen=True, slots=True)
class OfProjects:
    """A figure is the number of the projects, or the sum of their amounts."""

    total: Number
    is_count: bool
    slack: Decimal = Decimal(0)

    def holds(self, folder: Folder) -> bool:
        total, files = self.total.value(folder), project_files(folder)
        if total is None:
            return True
        if self.is_count:
            return total == len(files)
        amounts = [Number(Place(file, ("amount",)), 0, Place(file, ("money_unit",))).value(folder) for file in files]
        return abs(sum((amount or 0 for amount in amounts), Decimal(0)) - total) <= self.slack

    def __str__(self) -> str:
        return f"the {'number' if self.is_count else 'sum'} of the projects in {self.total}"


@dataclass(frozen=True, slots=True)
class Share:
    """A percentage is part to whole, rounded as printed; with a sign, the change against the figure before it."""

    percent: Number
    part: Number
    whole: Number
    sign: int = 0
    """0: share of the whole; 1: growth, -1: decline, where the whole is this year's figure."""

    def holds(self, folder: Folder) -> bool:
        percent, part, whole = self.percent.read(folder), self.part.value(folder), self.whole.value(folder)
        if percent is None or part is None or whole is None:
            return True
        base = whole - self.sign * part
        return bool(base) and (part * 100 / base).quantize(percent[1], ROUND_HALF_UP) == percent[0]

    def __str__(self) -> str:
        return f"the percentage {self.percent} of {self.part} and {self.whole}"


@dataclass(frozen=True, slots=True)
class Counted:
    """A printed count is that of the things listed behind it."""

    count: Number
    things: int

    def holds(self, folder: Folder) -> bool:
        value = self.count.value(folder)
        return value is None or value == self.things

    def __str__(self) -> str:
        return f"the list of {self.things} behind {self.count}"


@dataclass(frozen=True, slots=True)
class SameText:
    """Two texts are one thing: equal, or the one stands inside the other."""

    one: Place
    other: Place
    inside: bool = False
    needs_both: bool = False
    """Whether either alone is a contradiction."""

    def holds(self, folder: Folder) -> bool:
        one, other = get(folder, self.one), get(folder, self.other)
        if one is None or other is None:
            return one is other or not self.needs_both
        return one in other if self.inside else one == other

    def __str__(self) -> str:
        return f"the same text: {self.one} and {self.other}"


@dataclass(frozen=True, slots=True)
class Year:
    """A year beside 年 is the fiscal year."""

    number: Number

    def holds(self, folder: Folder) -> bool:
        value = self.number.value(folder)
        return value is None or str(value) == folder["submission.yaml"].get("fiscal_year")

    def __str__(self) -> str:
        return f"the fiscal year in {self.number}"


@dataclass(frozen=True, slots=True)
class Consecutive:
    """Printed numbers of a list, arabic or Han, go 1, 2, 3."""

    places: tuple[Place, ...]
    pattern: re.Pattern[str]

    def holds(self, folder: Folder) -> bool:
        texts = [text for place in self.places if (text := get(folder, place)) is not None]
        found = [match[1] for text in texts if (match := self.pattern.match(text))]
        numbers = [int(text) if text.isascii() else from_han(text) for text in found]
        return numbers == list(range(1, len(texts) + 1))

    def __str__(self) -> str:
        return f"the numbering from {self.places[0]}"


@dataclass(frozen=True, slots=True)
class Whole:
    """A property of the submission or of one file that is asked as a whole; named by `what`."""

    what: str
    question: Callable[[Folder], bool]

    def holds(self, folder: Folder) -> bool:
        return self.question(folder)

    def __str__(self) -> str:
        return self.what


def from_han(text: str) -> int:
    """二十一 → 21; 0 for what is no such number."""
    tens, ten, ones = text.rpartition("十")
    if any(sign not in _HAN_DIGITS for sign in tens + ones):
        return 0
    value = (_HAN_DIGITS.index(tens) if tens else 1) * 10 if ten else 0
    return value + (_HAN_DIGITS.index(ones) if ones else 0)
