"""What a check tells its readers of itself; the check adds how it finds."""

from __future__ import annotations

import enum
from dataclasses import dataclass

from generator.model.diagnostic import Severity
from generator.model.legal_source import LegalSource
from generator.model.message import Message


class Scope(enum.Enum):
    """How much a check has to see."""

    VALUE = "value"
    TABLE = "table"
    PROJECT = "project"
    SUBMISSION = "submission"
    YEARS = "years"
    """The submissions of one body over the years."""
    SUBMISSIONS = "submissions"
    """All submissions at once: other bodies too."""


@dataclass(frozen=True, slots=True)
class Rule:
    """The texts of one check."""

    id: str
    severity: Severity
    copied: Severity | None
    """Weight where the text was transcribed, where it is another."""
    scope: Scope
    title: Message
    finds: Message
    why: Message
    example: Message
    mend: Message
    sources: tuple[LegalSource, ...]
    tolerance: Message | None
    """By how much two amounts may differ; None where nothing is compared."""
