"""What a script needs to set any two disclosures side by side: an empty comparison, and words of the model."""

from __future__ import annotations

from dataclasses import dataclass

from generator.model.indicator import IndicatorKind
from generator.model.message import Message, msg
from generator.model.submission import Status, SubmissionKind
from generator.pages.shared.compared_counts import FIRST_LEVELS, NAMED_INDICATORS
from generator.pages.shared.comparison import Comparison
from generator.pages.shared.listings import indicator_word
from generator.pages.shared.project_pairs import Match, match_word
from generator.pages.shared.words import seal, sum_head


@dataclass(frozen=True, slots=True)
class Word:
    """A word of the page, for its script."""

    id: str
    """What the script asks for."""
    text: Message
    """The word."""


@dataclass(frozen=True, slots=True)
class ComparedSide:
    """One of the two."""

    name: Message
    """How the page calls it: 2031 年预算."""
    owner: Message
    """How it is called where the page is not seen: 某某局 2031 年预算."""
    address: str
    """Its address."""
    title: str
    """Title of the document as printed."""
    seal: Message | None
    """草案 or 已批复; None where the document does not say."""


NOTHING_YET = Comparison((), (), (), (), (), (0, 0), ())
"""What the script fills in."""


def sides_to_fill() -> tuple[ComparedSide, ComparedSide]:
    """The two that a reader has not chosen yet."""
    first, second = msg("The first"), msg("The second")
    return ComparedSide(first, first, "", "", None), ComparedSide(second, second, "", "", None)


def compare_words() -> tuple[Word, ...]:
    """Words that follow closed lists of the model: what projects have in common, kinds, states."""
    return (
        *(Word(f"match-{match.value}", match_word(match)) for match in Match),
        *(Word(f"indicator-{kind.value}", indicator_word(kind)) for kind in IndicatorKind),
        *(Word(f"level-{kinds[0].value}-{len(kinds)}", word) for word, kinds in FIRST_LEVELS),
        *(Word(f"status-{status.value}", word) for status in Status if (word := seal(status)) is not None),
        Word("sum-budget", sum_head((SubmissionKind.BUDGET,))),
        Word("sum", sum_head((SubmissionKind.ACCOUNTS,))),
        Word("projects", msg("Number of projects")),
        Word("tables", msg("Budget tables")),
        Word("indicators", NAMED_INDICATORS),
        Word("by-scope", msg("of the whole term {term}, of the year {year}", term="{term}", year="{year}")),
    )
