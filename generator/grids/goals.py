"""Goals in words: one cell may hold several, each led by its printed number, and one may go on in the next row."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from generator.grids.cells import ends_a_sentence, join_cells
from generator.grids.claims import Claims
from generator.model.grid import GridCell
from generator.model.indicator import Goal, Scope
from generator.model.message import msg

_NUMBERED = re.compile(r"(?:(?<=\s)|(?<=[。；;])|^)(?:目标\s*)?(\d{1,2})\s*[.．、:：](?!\d)")
_OPENS_GOAL = re.compile(r"\s*(?:目标\s*)?[(（]?(?:\d{1,2}|[一二三四五六七八九十]{1,3})\s*[)）.．、:：](?!\d)|\s*[①-⑳]")
_MAYBE_CUT = msg("The goal may go on from the row above or be a goal of its own")


def split_goals(text: str) -> tuple[str, ...]:
    """The goals of one cell, their numbers as printed; one goal where the numbers do not count up from the first."""
    found = list(_NUMBERED.finditer(text))
    if not found or found[0].start():
        return (text,) if text else ()
    first = int(found[0].group(1))
    if [int(match.group(1)) for match in found] != list(range(first, first + len(found))):
        return (text,)
    ends = [match.start() for match in found[1:]] + [len(text)]
    return tuple(text[match.start() : end].strip() for match, end in zip(found, ends, strict=True))


def read_goals(cells: Sequence[GridCell], owner: str, claims: Claims, scope: Scope = Scope.YEAR) -> tuple[Goal, ...]:
    """The goals of the cells below one another, claimed as `<owner>/goals/<n>`, those of the term as `goals_term`."""
    goals: list[Goal] = []
    list_path = f"{owner}/goals" if scope is Scope.YEAR else f"{owner}/goals_term"
    for pieces in _whole_cells(cells, list_path, claims):
        path = f"{list_path}/{len(goals)}"
        for number, text in enumerate(split_goals(join_cells(pieces, path, claims))):
            claims.take(f"{list_path}/{len(goals)}", *(pieces if number else ()))
            goals.append(Goal(text, scope))
    return tuple(goals)


def _whole_cells(cells: Sequence[GridCell], list_path: str, claims: Claims) -> Iterator[list[GridCell]]:
    """The cells, pieces of one cell together. Among numbered goals, a cell without a number is the rest of one."""
    whole: list[GridCell] = []
    is_numbered = bool(cells) and _OPENS_GOAL.match(cells[0].text) is not None
    for cell in cells:
        if whole and is_numbered and not _OPENS_GOAL.match(cell.text):
            whole.append(cell)
            continue
        if whole:
            if not is_numbered and not ends_a_sentence(whole[-1].text):
                claims.unsure(list_path, cell, _MAYBE_CUT)
            yield whole
        whole = [cell]
    if whole:
        yield whole
