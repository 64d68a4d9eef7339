"""Lists whose lines are numbered as printed: 一、二、三 in tables, 1 2 3 over columns, goals, forms, annexes."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import partial
from itertools import pairwise
from typing import Final

from generator.checks import Subject
from generator.checks.shared.table_columns import ReadSide
from generator.checks.shared.table_views import read_tables
from generator.model.indicator import Goal, Scope
from generator.model.spot import FieldPath, Spot, in_project, in_submission, in_table
from generator.model.submission import Submission

MakesSpot = Callable[[], Spot]
Item = tuple[int, str, MakesSpot]
"""Number, the text it is printed in, what makes its place: of all these lists few have a place to show."""
_Placed = tuple[str, MakesSpot]

_HAN_DIGITS: Final = "零一二三四五六七八九"
_HAN: Final = "[一二三四五六七八九]?十?[一二三四五六七八九]?"
_HAN_LINE: Final = re.compile(f"\\s*+({_HAN})、")
_HAN_ALONE: Final = re.compile(f"\\s*+[(（]?({_HAN})[)）、.．]?\\s*+")
_GOAL: Final = re.compile(r"\s*+(?:目标|任务)?\s*+[(（]?([0-9]{1,2})\s*+[.．、:：)）](?![0-9])")
_GOAL_INSIDE: Final = re.compile(
    r"(?:^|[。；;，,]|(?<!\s)\s)\s*+(?:目标|任务)?[(（]?[0-9]{1,2}\s*+[.．、:：)）](?![0-9])"
)
_GOAL_NUMBER: Final = re.compile(r"[0-9]\s*+[.．、:：)）]")
_HEADING: Final = re.compile(r"\s*+([0-9]{1,3})\s*+[.．、](?![0-9])")
_ANNEX: Final = re.compile(r"\s*+附件\s*+([0-9]{1,3})(?![0-9—–-])")
_ROW_NUMBER: Final = re.compile("[0-9]{1,6}")
_TABLE: Final = re.compile(f"\\s*+表\\s*+(?:({_HAN})|([0-9]{{1,2}}))\\s*+")
_LONG: Final = 5
"""Fewest lines of a table that are taken for a list of their own; among fewer, other tables' numbers may stand."""


@dataclass(frozen=True, slots=True)
class NumberedList:
    """A list with its printed numbers."""

    items: tuple[Item, ...]
    may_restart: bool = False
    """Whether it may begin anew: the forms of the next unit."""


def numbered_lists(subject: Subject) -> tuple[NumberedList, ...]:
    """All of them; for `Subject.share`."""
    submission = subject.submission
    found = [*_tables(submission), *_goals(submission), *_forms(submission)]
    found += (one for side in subject.view(read_tables).sides if (one := _lines(side)) is not None)
    return tuple(found)


def from_han(text: str) -> int:
    """二十一 → 21; 0 for the empty text."""
    tens, ten, ones = text.rpartition("十")
    value = (_HAN_DIGITS.index(tens) if tens else 1) * 10 if ten else 0
    return value + (_HAN_DIGITS.index(ones) if ones else 0)


def _lines(side: ReadSide) -> NumberedList | None:
    """The lines of one side numbered 一、二、三, if they are one rising list that leaves out but a few."""
    items = []
    for row in side.rows:
        if (found := _HAN_LINE.match(row.head.name)) and found[1]:
            column = next(c for c in range(side.side.first, side.side.end) if row.cells.cells[c].text == row.head.name)
            items.append((from_han(found[1]), row.head.name, partial(side.spot, row, column)))
    numbers = [number for number, _, _ in items]
    if len(items) < _LONG or any(low >= high for low, high in pairwise(numbers)):
        return None
    # A table that prints only the lines with money leaves out many, and is meant to.
    return NumberedList(tuple(items)) if numbers[-1] - len(items) <= 1 else None


def _tables(submission: Submission) -> Iterator[NumberedList]:
    for table in submission.tables:
        texts = [text.strip() for text in table.numbering]
        if len(texts) > 2 and all(map(_ROW_NUMBER.fullmatch, texts)):
            yield NumberedList(
                tuple((int(text), text, partial(in_table, table.id, "numbering", n)) for n, text in enumerate(texts)),
                may_restart=_restarts([int(text) for text in texts]),
            )
    matches = [_TABLE.fullmatch(table.number) for table in submission.tables]
    if len(matches) > 2 and all(matches):
        yield NumberedList(
            tuple(
                (
                    int(found[2]) if found[2] else from_han(found[1] or ""),
                    table.number,
                    partial(in_table, table.id, "number"),
                )
                for table, found in zip(submission.tables, matches, strict=True)
                if found
            )
        )


def _restarts(numbers: Sequence[int]) -> bool:
    """Whether the numbers of columns are two whole lists, one for each side."""
    return numbers.count(1) > 1 and all(high in (low + 1, 1) for low, high in pairwise(numbers))


def _goals(submission: Submission) -> Iterator[NumberedList]:
    for number, form in enumerate(submission.targets):
        yield from _goal_lists(form.goals, ("targets", number), None)
        places = range(len(form.directions))
        spots = [partial(in_submission, "targets", number, "directions", place, "number") for place in places]
        matches = [_HAN_ALONE.fullmatch(direction.number) for direction in form.directions]
        if len(matches) > 1 and all(found and found[1] for found in matches):
            yield NumberedList(
                tuple((from_han(found[1]), found[0], spot) for found, spot in zip(matches, spots, strict=True) if found)
            )
    for project in submission.projects:
        yield from _goal_lists(project.goals, (), project.id)


def _goal_lists(goals: Iterable[Goal], above: FieldPath, project: str | None) -> Iterator[NumberedList]:
    for scope, field in ((Scope.YEAR, "goals"), (Scope.TERM, "goals_term")):
        own = [goal.text for goal in goals if goal.scope is scope]
        if not own or _GOAL.match(own[0]) is None:
            continue
        matches = [_GOAL.match(text) for text in own]
        if not all(matches) or any(map(_holds_several, own)):
            continue  # not numbered, or several goals in one text
        make = partial(in_project, project) if project else in_submission
        spots = [partial(make, *above, field, place) for place in range(len(own))]
        yield NumberedList(
            tuple((int(found[1]), text, spot) for found, text, spot in zip(matches, own, spots, strict=True) if found)
        )


def _holds_several(goal: str) -> bool:
    """Whether several numbered goals stand in one text; most have one number and no other digit before a mark."""
    return len(_GOAL_NUMBER.findall(goal)) > 1 and len(_GOAL_INSIDE.findall(goal)) > 1


def _forms(submission: Submission) -> Iterator[NumberedList]:
    """The headings of the forms: 1. 2. 3. project by project, and 附件1, 附件2 of all forms together."""
    headings: list[_Placed] = [
        (project.heading or "", partial(in_project, project.id, "heading")) for project in submission.projects
    ]
    items = [(int(found[1]), text, spot) for text, spot in headings if (found := _HEADING.match(text))]
    if len(items) > 1 and len(items) == len(headings):
        yield NumberedList(tuple(items), may_restart=True)
    titles: list[_Placed] = [
        (form.title, partial(in_submission, "targets", number, "title"))
        for number, form in enumerate(submission.targets)
    ]
    annexes = [(int(found[1]), text, spot) for text, spot in (*titles, *headings) if (found := _ANNEX.match(text))]
    numbers = [number for number, _, _ in annexes]
    # One number on many forms is that of a kind of form, not of each.
    if len(annexes) > 2 and len(set(numbers)) >= len(numbers) - 1:
        yield NumberedList(tuple(annexes))
