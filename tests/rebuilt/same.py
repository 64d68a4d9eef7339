"""Where two readings of one disclosure differ, in words: the field, and what stands in either."""

from __future__ import annotations

import dataclasses
import enum
import re
from collections.abc import Iterator, Mapping
from decimal import Decimal
from typing import Any, TypeVar

from generator.model.reading import Reading
from generator.model.submission import Section, Submission

_MOST = 80
_Read = TypeVar("_Read", Reading, Submission)


def as_kept(read: _Read, suffix: str) -> _Read:
    """What was read, as a file of this kind can keep it: a workbook has no lists, a page one blank for several."""
    if suffix == ".html":
        sections = (dataclasses.replace(one, text=re.sub(" {2,}", " ", one.text)) for one in read.sections)
        return dataclasses.replace(read, sections=tuple(sections))
    if suffix == ".xlsx":
        return dataclasses.replace(read, sections=tuple(_plain(section) for section in read.sections))
    return read


def _plain(section: Section) -> Section:
    lines = (line.removeprefix("- ") for line in section.text.split("\n"))
    return dataclasses.replace(section, text="\n".join(line for line in lines if line))


def differences(one: Any, other: Any, ignored: frozenset[str] = frozenset(), path: str = "") -> Iterator[str]:
    """A line for each difference: its path, what the first has, what the second has. `ignored` are names of fields."""
    if dataclasses.is_dataclass(one) and type(one) is type(other) and not isinstance(one, enum.Enum):
        for field in dataclasses.fields(one):
            if field.name not in ignored:
                below = f"{path}/{field.name}".lstrip("/")
                yield from differences(getattr(one, field.name), getattr(other, field.name), ignored, below)
    elif isinstance(one, tuple | list) and isinstance(other, tuple | list):
        for at in range(max(len(one), len(other))):
            if at >= len(one) or at >= len(other):
                yield f"{path}/{at}: {_shown(one, at)} ∥ {_shown(other, at)}"
            else:
                yield from differences(one[at], other[at], ignored, f"{path}/{at}")
    elif isinstance(one, Mapping) and isinstance(other, Mapping):
        for key in {**one, **other}:
            yield from differences(one.get(key), other.get(key), ignored, f"{path}/{key}")
    elif one != other or isinstance(one, Decimal) != isinstance(other, Decimal):
        yield f"{path}: {one!r:.{_MOST}} ∥ {other!r:.{_MOST}}"


def _shown(values: tuple[Any, ...] | list[Any], at: int) -> str:
    return f"{values[at]!r:.{_MOST}}" if at < len(values) else "—"
