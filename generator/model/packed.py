"""A submission as bytes, to hand it from one process of a build to another.

Only for bytes of this very build: what `unpack` is given decides what it makes, and another version of the program
would make something else of it.
"""

from __future__ import annotations

import io
import pickle
from collections.abc import Callable, Iterable
from dataclasses import fields
from operator import attrgetter
from typing import Any

from generator.model.amount import Amount
from generator.model.indicator import Goal, Indicator
from generator.model.indicator_value import IndicatorValue
from generator.model.project import Funding, PlanStep, Project
from generator.model.submission import Submission

# Nearly all objects of a submission are of these classes. Frozen dataclasses are taken apart and put together field by
# field in Python, which costs as much as validating them; their slots can be read and set directly.
_MANY = (Amount, Funding, Goal, Indicator, IndicatorValue, PlanStep, Project)
_SETTERS = {cls: tuple(cls.__dict__[field.name].__set__ for field in fields(cls)) for cls in _MANY}


def pack(submission: Submission) -> bytes:
    """The submission as bytes for `unpack`."""
    return packed_whole(submission)


def packed_whole(data: object) -> bytes:
    """Anything of the model as bytes for `pickle.loads`."""
    buffer = io.BytesIO()
    _Packer(buffer, protocol=pickle.HIGHEST_PROTOCOL).dump(data)
    return buffer.getvalue()


def unpack(packed: bytes) -> Submission:
    """The submission that was packed. Errors: TypeError where it was something else."""
    submission = pickle.loads(packed)
    if not isinstance(submission, Submission):
        raise TypeError(f"packed was a {type(submission).__name__}, not a submission")
    return submission


def _restored(cls: type[Any], values: Iterable[object]) -> Any:
    """An object of `cls` with these values of its fields, none of them checked again."""
    restored = object.__new__(cls)
    for put, value in zip(_SETTERS[cls], values, strict=True):
        put(restored, value)
    return restored


def _taker(cls: type[Any]) -> Callable[[Any], tuple[Any, ...]]:
    """How to take an object of `cls` apart: a function that says how it is restored."""
    values = attrgetter(*(field.name for field in fields(cls)))
    return lambda item: (_restored, (cls, values(item)))


class _Packer(pickle.Pickler):
    dispatch_table = {cls: _taker(cls) for cls in _MANY}  # noqa: RUF012 (pickle's own name and kind)
