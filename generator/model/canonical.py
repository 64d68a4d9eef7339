"""A hash of data by its values alone: the same for equal data, whatever objects it is made of.

Pickle names an object it has met before by a number, so that equal data shared in another way gives other bytes. Here
nothing is remembered. Data that holds one large thing many times is written out as often: not for contexts of pages.
"""

from __future__ import annotations

import hashlib
import io
import pickle
from collections.abc import Callable
from dataclasses import fields, is_dataclass
from operator import attrgetter, methodcaller
from typing import Any

_PROTOCOL = 4


def digest_of(*values: object) -> str:
    """SHA-256 of data: dataclasses, tuples, lists, dicts in their order, enums, decimals, days, text, bytes."""
    buffer = io.BytesIO()
    pickler = _Pickler(buffer, _PROTOCOL)
    pickler.fast = True
    pickler.dump(values)
    return hashlib.sha256(buffer.getvalue()).hexdigest()


def _made(name: str, values: object) -> object:
    raise TypeError(f"{name} is only hashed, never read back")


class _Takers(dict[type, Callable[[Any], tuple[Any, ...]]]):
    """How to take objects apart by their class; found out when one is met."""

    def __missing__(self, cls: type) -> Callable[[Any], tuple[Any, ...]]:
        name = f"{cls.__module__}.{cls.__qualname__}"
        values: Callable[[Any], object]
        if hasattr(cls, "isoformat"):
            values = methodcaller("isoformat")
        elif is_dataclass(cls):
            names = [field.name for field in fields(cls)]
            values = attrgetter(*names) if names else lambda _: ()
        else:
            raise KeyError(cls)
        taker = self[cls] = lambda item: (_made, (name, values(item)))
        return taker


class _Pickler(pickle.Pickler):
    dispatch_table = _Takers()
