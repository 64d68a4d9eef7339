"""Questions that readers ask of many projects at once; one submission answers each by itself."""

from __future__ import annotations

from typing import NamedTuple

from generator.model.quick_enum import QuickEnum


class Question(QuickEnum):
    """What is asked of every project. The values stand in addresses."""

    NO_QUANTITY = "no-quantity"
    """It names indicators, and none of quantity (数量指标)."""
    NO_TIMELINESS = "no-timeliness"
    """The same of timeliness (时效指标)."""
    NO_SATISFACTION = "no-satisfaction"
    """The same of satisfaction (满意度指标)."""
    ALL_WORDS = "all-words"
    """It has targets, and all of them are words (定性指标)."""
    BLANK_TARGET = "blank-target"
    """It names an indicator whose target is left blank."""
    NO_AMOUNT = "no-amount"
    """Its amount is no number: left blank, 无, or not applicable."""


class Answer(NamedTuple):
    """What one submission answers."""

    question: Question
    projects: tuple[int, ...]
    """The projects it holds for: their places in the summary, from 0."""
    asked: int
    """How many projects it could be told of, these among them."""
    untold: int
    """How many it could not, because the document is cut off there or names no indicator of theirs."""
