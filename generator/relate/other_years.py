"""The same projects in other disclosures of one body: by code for certain, by name only likely, and said to be so."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from itertools import islice
from typing import Final

from generator.model.catalogue import ProjectLine, Summary
from generator.model.han import without_year
from generator.model.related import OtherYear, SameProject

MOST: Final = 3
"""Projects of one other disclosure that are named: a name may stand for dozens of units, each with its own project."""


class OtherYears:
    """The projects of all disclosures of one body, indexed once for all of them."""

    def __init__(self, summaries: Iterable[Summary]) -> None:
        """An index of these disclosures, in the order in which they are to be named."""
        listed = tuple(summaries)
        # Most bodies have but one.
        self._indexes = tuple(_Index(summary) for summary in listed) if len(listed) > 1 else ()

    def of(self, summary: Summary) -> Mapping[str, tuple[OtherYear, ...]]:
        """Project id → the project in the other disclosures; projects that are in none of them are left out."""
        others = tuple(index for index in self._indexes if index.summary.path != summary.path)
        found = {line.id: tuple(_found(line, others)) for line in summary.projects} if others else {}
        return {id: years for id, years in found.items() if years}


class _Index:
    """The projects of one disclosure by what they may be known by in another."""

    __slots__ = ("by_code", "by_name", "summary")

    def __init__(self, summary: Summary) -> None:
        self.summary = summary
        self.by_code: dict[str, list[ProjectLine]] = defaultdict(list)
        self.by_name: dict[tuple[str, ...], list[ProjectLine]] = defaultdict(list)
        for line in summary.projects:
            if line.code:
                self.by_code[line.code].append(line)
            for key in _keys(line):
                self.by_name[key].append(line)

    def same(self, line: ProjectLine) -> Iterator[tuple[ProjectLine, SameProject]]:
        """The projects here that are, are likely or may be the one of another disclosure, of the surest sort alone."""
        if line.code in self.by_code:
            for other in self.by_code[line.code]:
                yield other, SameProject.CERTAIN
            return
        of_unit, of_any = (self.by_name.get(key, ()) for key in _keys(line))
        for other in of_unit or of_any:
            has_two_codes = bool(line.code and other.code)
            is_likely = bool(of_unit) and not has_two_codes and line.name == other.name
            yield other, SameProject.LIKELY if is_likely else SameProject.UNCONFIRMED


def _found(line: ProjectLine, others: Iterable[_Index]) -> Iterator[OtherYear]:
    for index in others:
        for other, same in islice(index.same(line), MOST):
            year, kind = index.summary.fiscal_year, index.summary.kind
            yield OtherYear(year, kind, other.name, other.code, other.amount, other.address, same)


def _keys(line: ProjectLine) -> tuple[tuple[str, str], tuple[str]]:
    """What a name is found by: together with its unit, and alone. Years in names (2031年食堂经费) count for nothing."""
    name = without_year(line.name)
    return (name, line.unit.name if line.unit else ""), (name,)
