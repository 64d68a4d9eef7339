"""The fields of goals and indicators: those of the year and of the whole term stand in two lists of the file."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import TypeVar

from generator.model.indicator import Goal, Indicator, Scope

Scoped = TypeVar("Scoped", Goal, Indicator)


def scoped_fields(items: Iterable[Scoped], name: str) -> Iterator[tuple[Scoped, str, int]]:
    """Each item with its list, `name` or `name_term`, and its place in it, from 0."""
    years = terms = 0
    of_term = f"{name}_term"
    for item in items:
        if item.scope is Scope.YEAR:
            yield item, name, years
            years += 1
        else:
            yield item, of_term, terms
            terms += 1
