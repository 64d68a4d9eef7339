"""One line for each year and kind of document: how many bodies and projects, and what those of one place add up to."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass

from generator.model.amount import Amount
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


def year_sentences(entry: RegionEntry) -> tuple[YearSentence, ...]:
    """A sentence for each line of a region, with its sum."""
    return tuple(_with_sum(line, (entry,)) for line in entry.years)


def year_sentences_of_site(lines: Iterable[YearLine], regions: Collection[RegionEntry]) -> tuple[YearSentence, ...]:
    """A sentence for each line of the whole site: sums across several regions mean nothing."""
    return tuple(
        YearSentence(_counts(line), None)
        if sum(_has(entry, line) for entry in regions) > 1
        else _with_sum(line, regions)
        for line in lines
    )


def _with_sum(line: YearLine, regions: Collection[RegionEntry]) -> YearSentence:
    return YearSentence(_sentence(line, _amounts(line, regions)), left_out_note(line.total))


def _amounts(line: YearLine, regions: Iterable[RegionEntry]) -> Iterator[Amount]:
    """What the sum of a line adds up."""
    for entry in regions:
        for body in entry.bodies:
            for summary in body.submissions:
                if (summary.fiscal_year, summary.kind) == (line.fiscal_year, line.kind):
                    yield from (project.amount for project in summary.projects)


def _has(entry: RegionEntry, line: YearLine) -> bool:
    """Whether a region has a submission of that year and kind."""
    return any(
        (summary.fiscal_year, summary.kind) == (line.fiscal_year, line.kind)
        for body in entry.bodies
        for summary in body.submissions
    )


def _counts(line: YearLine) -> Message:
    values = {"year": line.fiscal_year, "bodies": f"{line.bodies:,}", "projects": f"{line.projects:,}"}
    match line.kind:
        case SubmissionKind.BUDGET:
            return msg("{year}: bodies {bodies}, projects {projects}", **values)
        case SubmissionKind.ACCOUNTS:
            return msg("{year}, final accounts: bodies {bodies}, projects {projects}", **values)
        case SubmissionKind.EVALUATION:
            return msg("{year}, self-evaluation: bodies {bodies}, projects {projects}", **values)


def _sentence(line: YearLine, amounts: Iterable[Amount]) -> Message:
    values = {
        "year": line.fiscal_year,
        "bodies": f"{line.bodies:,}",
        "projects": f"{line.projects:,}",
        "amount": for_a_sentence(line.total, amounts),
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
