"""The main figures of a budget, which those of other years are compared with."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from decimal import Decimal
from typing import NamedTuple

from generator.model.amount import MoneyUnit
from generator.model.spot import Spot


class MainFigure(NamedTuple):
    """One of the main figures of a budget (“三公”经费, 收入总计)."""

    yuan: Decimal
    """Exact value of what is printed."""
    slack: Decimal
    """In 元: by how much rounding may have moved it."""


class FigureBefore(NamedTuple):
    """What a budget says of a figure of the year before: in a column of its own, or by the change since."""

    figures: tuple[tuple[str, MainFigure], ...]
    """(what it is of, last year's value by this statement); several where the sentence leaves open which is meant."""
    text: str
    """As printed: the amount, or that of the change."""
    unit: MoneyUnit
    decimals: int
    spot: Spot


@dataclass(frozen=True, slots=True)
class MainFigures:
    """The main figures of a budget by what they are of, and what it says of those of the year before."""

    now: Mapping[str, MainFigure] = field(default_factory=dict)
    before: tuple[FigureBefore, ...] = ()
