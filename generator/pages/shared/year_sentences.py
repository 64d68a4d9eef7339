"""One line for each year and kind of document: how many bodies and projects, and what those of one place add up to."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from dataclasses import dataclass

from generator.model.catalogue import RegionEntry, YearLine
from generator.model.message import Message, msg
from generator.model.submission import SubmissionKind
from generator.pages.shared.words import for_a_sentence, left_out_note


@dataclass(frozen=True, slots=True)
class YearSentence:
    """One year and kind in a sentence that says what it counts. Sums never cross years or kinds."""

    sentence: Message
    """How many bodies and projects, and what their amounts add up to where that means something."""
    note: Message | None
    """What the sum could not count."""


def year_sentences(lines: Iterable[YearLine]) -> tuple[YearSentence, ...]:
    """A sentence for each line of one region, with its sum."""
    return tuple(YearSentence(_sentence(line), left_out_note(line.total)) for line in lines)


def year_sentences_of_site(lines: Iterable[YearLine], regions: Collection[RegionEntry]) -> tuple[YearSentence, ...]:
    """A sentence for each line of the whole site: sums across several regions mean nothing."""
    return tuple(
        YearSentence(_counts(line), None)
        if sum(_has(entry, line) for entry in regions) > 1
        else YearSentence(_sentence(line), left_out_note(line.total))
        for line in lines
    )


def _has(entry: RegionEntry, line: YearLine) -> bool:
    """Whether a region has a submission of that year and kind."""
    return any(
        (summary.fiscal_year, summary.kind) == (line.fiscal_year, line.kind)
        for body in entry.bodies
        for summary in body.submissions
    )


def _counts(line: YearLine) -> Message:
    values = {"year": line.fiscal_year, "bodies": line.bodies, "projects": line.projects}
    match line.kind:
        case SubmissionKind.BUDGET:
            return msg("{year}: bodies {bodies}, projects {projects}", **values)
        case SubmissionKind.ACCOUNTS:
            return msg("{year}, final accounts: bodies {bodies}, projects {projects}", **values)
        case SubmissionKind.EVALUATION:
            return msg("{year}, self-evaluation: bodies {bodies}, projects {projects}", **values)


def _sentence(line: YearLine) -> Message:
    values = {
        "year": line.fiscal_year,
        "bodies": line.bodies,
        "projects": line.projects,
        "amount": for_a_sentence(line.total.yuan),
    }
    match line.kind:
        case SubmissionKind.BUDGET:
            return msg(
                "{year}: bodies {bodies}, projects {projects}, sum of the project budgets {amount} "
                "(computed by this site)",
                **values,
            )
        case SubmissionKind.ACCOUNTS:
            return msg(
                "{year}, final accounts: bodies {bodies}, projects {projects}, sum of the amounts {amount} "
                "(computed by this site)",
                **values,
            )
        case SubmissionKind.EVALUATION:
            return msg(
                "{year}, self-evaluation: bodies {bodies}, projects {projects}, sum of the amounts {amount} "
                "(computed by this site)",
                **values,
            )
