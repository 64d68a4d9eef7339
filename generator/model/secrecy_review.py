"""The record that somebody looked whether a text may be published (保密审查)."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class SecrecyReview:
    """Who reviewed, and when."""

    by: str
    """The office, never a person."""
    on: str
    """Day of the review, ISO."""
