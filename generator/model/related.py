"""Projects beside a project: near names in its own disclosure, and what is or may be the same in others."""

from __future__ import annotations

import enum
from dataclasses import dataclass
from typing import NamedTuple

from generator.model.amount import Amount
from generator.model.submission import SubmissionKind


@dataclass(frozen=True, slots=True)
class NearNames:
    """Projects of the same submission whose names are near; never said to be the same project."""

    first: tuple[str, ...]
    """Ids of the first of them, in printed order."""
    count: int
    """How many there are."""


class SameProject(enum.Enum):
    """How sure it is that a project of another disclosure is the same."""

    CERTAIN = "certain"
    """It has the same code."""
    LIKELY = "likely"
    """It has the same name and unit, and at most one of the two has a code."""
    UNCONFIRMED = "unconfirmed"
    """It has the same name, but for years in it; unit, code or spelling differ."""


class OtherYear(NamedTuple):
    """A project in another disclosure of the same body that is, or may be, the same."""

    fiscal_year: int
    kind: SubmissionKind
    name: str
    code: str | None
    amount: Amount
    address: str
    """Below the site's root, with the closing slash."""
    same: SameProject
