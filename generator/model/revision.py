"""Revisions (更正): a published submission changes only by one, and each says what was put right."""

from __future__ import annotations

import datetime
import enum
from dataclasses import dataclass

FIRST_VERSION = 1
"""The number of the text that was published first; no revision makes it."""


class Weight(enum.Enum):
    """How much a revision matters to who read the text before."""

    MINOR = "minor"
    """一般更正: a slip of the pen; no figure and no target means anything else."""
    SIGNIFICANT = "significant"
    """重大更正: a figure, a target or a statement changed."""


@dataclass(frozen=True, slots=True)
class Revision:
    """One revision (更正) of a submission, as its body states it."""

    number: int
    """Of the version it makes, from 2."""
    date: datetime.date
    """The day of the revision."""
    note: str
    """更正说明: what was put right and why, for readers."""
    weight: Weight
    hides_earlier: bool = False
    """Whether no text from before it is shown any more: they hold what should never have been published."""
