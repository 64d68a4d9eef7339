"""The words people read for the closed lists of the model."""

from __future__ import annotations

from collections.abc import Iterable
from decimal import Decimal

from generator.model.amount import Amount, MoneyUnit, format_in, format_yuan, with_minus
from generator.model.catalogue import ExpectedState, Total
from generator.model.diagnostic import Severity
from generator.model.indicator import Scope
from generator.model.message import Message, msg
from generator.model.money_text import money_text
from generator.model.release import ReleaseKind
from generator.model.revision import Weight
from generator.model.source import Furniture
from generator.model.submission import Origin, Status, SubmissionKind

NOT_OFFICIAL = msg("Sample site, not a government website; content transcribed from public documents")
"""What a site says of itself that no government body runs (示例站点)."""


def seal(status: Status) -> Message | None:
    """The word of the seal, 草案 or 已批复; None where the document does not say."""
    match status:
        case Status.DRAFT:
            return msg("Draft")
        case Status.APPROVED:
            return msg("Approved")
        case Status.UNSTATED:
            return None


def kind_word(kind: SubmissionKind) -> Message:
    """The kind of document: 预算, 决算, 绩效自评."""
    match kind:
        case SubmissionKind.BUDGET:
            return msg("Budget")
        case SubmissionKind.ACCOUNTS:
            return msg("Final accounts")
        case SubmissionKind.EVALUATION:
            return msg("Performance self-evaluation")


def year_title(body: str, year: int, kind: SubmissionKind) -> Message:
    """The title of a submission: 某某局 2024 年预算."""
    match kind:
        case SubmissionKind.BUDGET:
            return msg("{body}: budget {year}", body=body, year=year)
        case SubmissionKind.ACCOUNTS:
            return msg("{body}: final accounts {year}", body=body, year=year)
        case SubmissionKind.EVALUATION:
            return msg("{body}: performance self-evaluation {year}", body=body, year=year)


def year_label(year: int, kind: SubmissionKind) -> Message:
    """The short name of a submission below its body: 2024 年预算."""
    match kind:
        case SubmissionKind.BUDGET:
            return msg("Budget {year}", year=year)
        case SubmissionKind.ACCOUNTS:
            return msg("Final accounts {year}", year=year)
        case SubmissionKind.EVALUATION:
            return msg("Performance self-evaluation {year}", year=year)


def total_label(kind: SubmissionKind, total: Total) -> Message:
    """What a sum adds up, and whose it is: 14 个项目预算数之和，由本站计算."""
    if kind is SubmissionKind.BUDGET:
        return msg("Sum of the project budgets ({count} in all), computed by this site", count=total.counted)
    return msg("Sum of the project amounts ({count} in all), computed by this site", count=total.counted)


def sum_head(kinds: Iterable[SubmissionKind]) -> Message:
    """The head of a column of sums over submissions of these kinds: 项目预算数之和（由本站计算）."""
    if all(kind is SubmissionKind.BUDGET for kind in kinds):
        return msg("Sum of the project budgets (computed by this site)")
    return msg("Sum of the project amounts (computed by this site)")


def origin_word(origin: Origin) -> Message:
    """Who put the text on this site."""
    if origin is Origin.FILED:
        return msg("Published here by the body itself")
    return msg("Transcribed by this site from a published document; not confirmed by the body")


def scope_word(scope: Scope) -> Message:
    """The time a target speaks of: 年度目标, 实施期目标."""
    return msg("Targets of the year") if scope is Scope.YEAR else msg("Targets of the whole term")


def money_scope_word(scope: Scope) -> Message:
    """The time that money is for: 年度, 实施期."""
    return msg("The fiscal year") if scope is Scope.YEAR else msg("The whole term")


def expected_word(state: ExpectedState) -> Message:
    """The state of an expected disclosure: 已公开, 本表无数据, 应公开未见, 本站未收录."""
    match state:
        case ExpectedState.PUBLISHED:
            return msg("Published")
        case ExpectedState.NO_DATA:
            return msg("No data in this table")
        case ExpectedState.MISSING:
            return msg("Due and not found")
        case ExpectedState.NOT_HELD:
            return msg("Not held by this site")


def severity_word(severity: Severity) -> Message:
    """How much a finding weighs, in words that blame nobody: 不符, 存疑, 提示."""
    match severity:
        case Severity.ERROR:
            return msg("Disagreement")
        case Severity.WARNING:
            return msg("In question")
        case Severity.NOTICE:
            return msg("Hint")


def severity_meaning(severity: Severity) -> Message:
    """What a weight says, in a sentence."""
    match severity:
        case Severity.ERROR:
            return msg("Two things that must agree do not; shown here with the record that lets it stand.")
        case Severity.WARNING:
            return msg("What is printed needs a reason, or does not follow the usual rules.")
        case Severity.NOTICE:
            return msg("Worth knowing when you read it; it may well be right.")


def release_word(kind: ReleaseKind) -> Message:
    """Who let a finding stand: 原文如此，未经该部门确认, or the body itself."""
    if kind is ReleaseKind.EXPLAINED:
        return msg("Explained by the body")
    return msg("As in the original, not confirmed by the body")


def weight_word(weight: Weight) -> Message:
    """How much a revision weighs: 一般更正, 重大更正."""
    return msg("Significant correction") if weight is Weight.SIGNIFICANT else msg("Minor correction")


_FURNITURE = (
    (Furniture.COVER, msg("Lines of the cover printed again")),
    (Furniture.CONTENTS, msg("Lines of the table of contents")),
    (Furniture.LABEL, msg("Fixed labels of the form")),
    (Furniture.HEADING, msg("Fixed headings")),
    (Furniture.REPEATED_HEAD, msg("Table heads repeated after a page break")),
    (Furniture.BOOKMARK, msg("Bookmark marks of a word processor")),
    (Furniture.PAGE_NUMBER, msg("Page numbers")),
    (Furniture.MARKUP, msg("Signs of file conversion")),
    (Furniture.RUNNING_HEAD, msg("Heads and feet of the pages")),
    (Furniture.WATERMARK, msg("Watermarks")),
    (Furniture.TIMESTAMP, msg("Moments of filling in")),
    (Furniture.SIGNATURE, msg("Empty labels for signatures")),
)


def furniture_word(furniture: Furniture) -> Message:
    """What a piece of a document is besides content: 目录, 页码, 水印."""
    return next(word for kind, word in _FURNITURE if kind is furniture)


def for_a_sentence(total: Total, amounts: Iterable[Amount]) -> str:
    """A sum as the amounts it adds up are printed, with its unit: `1,022 万元`; see `sum_as_printed`."""
    return money_text(" ".join(sum_as_printed(total, amounts)), total.yuan)


def sum_as_printed(total: Total, amounts: Iterable[Amount]) -> tuple[str, str]:
    """A sum as the amounts it adds up are printed: figure and unit.

    Amounts of one unit give a sum in that unit, with as many decimals as theirs; several units give one in 元.
    """
    counted = [amount for amount in amounts if amount.is_number]
    if len({amount.unit for amount in counted}) == 1:
        unit = counted[0].unit
        figure = format_in(total.yuan, unit, max(amount.decimals for amount in counted))
        return with_minus(figure), unit.value
    return with_minus(format_yuan(total.yuan)), MoneyUnit.YUAN.value


def is_converted(amounts: Iterable[Amount]) -> bool:
    """Whether any of the amounts is printed in another unit than 元: else a column in 元 would only repeat them."""
    return any(amount.unit is not MoneyUnit.YUAN for amount in amounts)


def decimals_in_yuan(values: Iterable[Decimal]) -> int:
    """How many decimals the values of one column have when all have as many, in 元."""
    return max((len(format_yuan(value).partition(".")[2]) for value in values), default=0)


def left_out_note(total: Total) -> Message | None:
    """What a sum could not count, None where it counted all."""
    if not total.left_out:
        return None
    return msg("Without a printed figure and not counted: {count}", count=total.left_out)
