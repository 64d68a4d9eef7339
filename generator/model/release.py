"""Releases: the written record that lets one finding at one place pass (accepted.yaml)."""

from __future__ import annotations

import datetime
import enum
from dataclasses import dataclass


class ReleaseKind(enum.Enum):
    """Who releases, and what that says."""

    AS_FILED = "as-filed"
    """原文如此, 未经该部门确认: by the editors, for transcribed text only; says no more than is printed."""
    EXPLAINED = "explained"
    """By the body itself, with its own reason."""


@dataclass(frozen=True, slots=True)
class Release:
    """One entry: which finding, at which place, why and since when."""

    check: str
    file: str
    """Below the submission's folder: `projects/dengju.yaml`."""
    field: str
    """As the finding names it: `indicators/3/target`."""
    found: str
    """What the finding found; a release does not outlive a change of the text."""
    kind: ReleaseKind
    reason: str
    date: datetime.date
    until: datetime.date | None = None
    """Last day on which it holds; None: without end."""
