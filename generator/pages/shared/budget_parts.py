"""The budget breakdown of a target form as pages show it: each side of it (按收入性质分 ∥ 按支出性质分) by itself."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from generator.model.amount import Amount
from generator.model.submission import BudgetLine
from generator.pages.shared.words import is_converted


@dataclass(frozen=True, slots=True)
class RowLabel:
    """A label of a budget line, its cell reaching over the lines and columns it stands for."""

    text: str
    """As printed."""
    rows: int
    """How many lines it reaches over."""
    columns: int
    """How many columns of labels it reaches over."""


@dataclass(frozen=True, slots=True)
class BudgetRow:
    """One line of the budget breakdown."""

    labels: tuple[RowLabel, ...]
    """Its labels, without those that reach down from a line above."""
    amount: Amount
    """Its amount."""


@dataclass(frozen=True, slots=True)
class BudgetPart:
    """One side of the budget breakdown, or the lines above or below the sides, or all of them."""

    number: int
    """Its place, from 1: part of ids on the page."""
    side: str
    """The label over the side as printed; empty for lines that stand on no side."""
    depth: int
    """How many columns of labels it has."""
    rows: tuple[BudgetRow, ...]
    """Its lines, in printed order."""
    is_converted: bool
    """Whether a column in 元 tells more than the printed one."""


def budget_parts(lines: Sequence[BudgetLine]) -> tuple[BudgetPart, ...]:
    """The sides of a breakdown, each with its lines together, though documents print them row by row side by side.

    A breakdown has sides where two or more labels stand over others; with fewer it is one part.
    """
    sided = [line for line in lines if len(line.labels) > 1]
    sides = dict.fromkeys(line.labels[0] for line in sided)
    if len(sides) < 2:
        return (_part(1, "", lines),) if lines else ()
    first = lines.index(sided[0])
    groups = [
        ("", lines[:first]),
        *((side, [_below(line) for line in sided if line.labels[0] == side]) for side in sides),
        ("", [line for line in lines[first:] if len(line.labels) == 1]),
    ]
    filled = ((side, own) for side, own in groups if own)
    return tuple(_part(number, side, own) for number, (side, own) in enumerate(filled, start=1))


def budget_rows(lines: Sequence[BudgetLine]) -> tuple[BudgetRow, ...]:
    """The lines with their labels; one that neighbours share above labels of their own stands once for them all."""
    depth = max((len(line.labels) for line in lines), default=0)
    rows = []
    for place, line in enumerate(lines):
        labels = []
        for level, text in enumerate(line.labels):
            if level == len(line.labels) - 1:
                labels.append(RowLabel(text, 1, depth - level))
            elif not place or not _share(lines[place - 1], line, level):
                end = place + 1
                while end < len(lines) and _share(line, lines[end], level):
                    end += 1
                labels.append(RowLabel(text, end - place, 1))
        rows.append(BudgetRow(tuple(labels), line.amount))
    return tuple(rows)


def _part(number: int, side: str, lines: Sequence[BudgetLine]) -> BudgetPart:
    return BudgetPart(
        number=number,
        side=side,
        depth=max(len(line.labels) for line in lines),
        rows=budget_rows(lines),
        is_converted=is_converted(line.amount for line in lines),
    )


def _below(line: BudgetLine) -> BudgetLine:
    """The line without the label over its side."""
    return BudgetLine(line.labels[1:], line.amount)


def _share(one: BudgetLine, other: BudgetLine, level: int) -> bool:
    """Whether two lines have the labels down to `level` in common, and more below."""
    return min(len(one.labels), len(other.labels)) > level + 1 and one.labels[: level + 1] == other.labels[: level + 1]
