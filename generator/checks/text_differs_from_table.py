"""An amount in prose that is none of those the budget tables print for the same thing."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from decimal import Decimal
from typing import Final

from generator.checks import Check, Finding, Scope, Subject
from generator.checks.shared.prose_figures import Figure
from generator.checks.shared.prose_places import ProseText, section_texts
from generator.checks.shared.shown_money import as_printed, shown
from generator.checks.shared.stated_values import Stated, concept_of, stated_values
from generator.model.amount import AmountKind
from generator.model.diagnostic import Severity
from generator.model.legal_source import Law, article
from generator.model.message import msg
from generator.model.submission import Submission, SubmissionKind

_OTHER: Final = re.compile("上年[^结]|去年|上一年|较|同比|决算|执行数|完成|累计|调整|追加|截至|价值|人均|下属|所属")
_YEAR: Final = re.compile("(20[0-9]{2})年")


def _find(subject: Subject) -> Iterable[Finding]:
    submission = subject.submission
    if submission.kind is not SubmissionKind.BUDGET or not submission.tables or not submission.sections:
        return
    values = subject.share(stated_values)
    for text in subject.view(section_texts):
        for figure in text.figures:
            stated = _stated(figure, text, values, submission) if figure.is_plain else ()
            if stated and not any(_agree(figure, one) for one in stated):
                yield _finding(figure, text, stated)


def _stated(
    figure: Figure, text: ProseText, values: dict[str, list[Stated]], submission: Submission
) -> Sequence[Stated]:
    """What the tables say of what a figure is said to be; nothing where it speaks of something else."""
    noun = figure.noun
    if not noun or _OTHER.search(noun) or any(int(year) != submission.fiscal_year for year in _YEAR.findall(noun)):
        return ()
    found = values.get(concept_of(noun), ())
    if not found:
        # The longest name of a row that the words end with: 卫生健康支出 of 主要用于卫生健康支出.
        tails = (noun[start:] for start in range(len(noun) - 3))
        found = next((values[tail] for tail in tails if tail in values), ())
    # A sentence about one of several units states that unit's money, which the tables do not print.
    return () if found and text.names_unit(submission.units, figure.start) else found


def _agree(figure: Figure, stated: Stated) -> bool:
    """Whether a figure is the amount of a table, rounded to its own places; 0 in the text may be a blank there."""
    amount, _ = stated
    if amount.yuan is None:
        return not figure.yuan
    slack = figure.half_place if figure.yuan and _is_coarser(figure, stated) else Decimal(0)
    return abs(figure.yuan - amount.yuan) <= slack


def _is_coarser(figure: Figure, stated: Stated) -> bool:
    amount = stated[0]
    return figure.unit.yuan > amount.unit.yuan or (figure.unit is amount.unit and figure.decimals < amount.decimals)


def _finding(figure: Figure, text: ProseText, stated: Sequence[Stated]) -> Finding:
    numbers = [one for one in stated if one[0].yuan is not None]
    at = text.at(figure.start, figure.end)
    if not numbers:
        return Finding(
            msg('The text says {stated} for "{noun}", the table leaves it blank', stated=figure.text, noun=figure.noun),
            at,
            figure.text,
            related=(stated[0][1],),
            is_undecided=stated[0][0].kind is AmountKind.BLANK,
        )
    nearest = min(numbers, key=lambda one: abs(figure.yuan - (one[0].yuan or 0)))
    amount, spot = nearest
    return Finding(
        msg(
            'The text says {stated} for "{noun}", the table {printed}',
            stated=figure.text,
            noun=figure.noun,
            printed=as_printed(amount),
        ),
        at,
        figure.text,
        expected=as_printed(amount),
        difference=shown(figure.yuan - (amount.yuan or 0), figure.unit),
        related=(spot,),
        is_undecided=figure.is_about,
    )


CHECK = Check(
    id="text-differs-from-table",
    severity=Severity.ERROR,
    scope=Scope.SUBMISSION,
    title=msg("An amount in the text differs from the table"),
    finds=msg(
        "Income, spending, appropriations, basic and project expenditure, the three public expenses, running costs, "
        "procurement or a budget line that the text states with an amount no table prints for it."
    ),
    why=msg("Text and tables of one budget describe the same money; readers quote the text."),
    example=msg("“基本支出820.50万元” in the text, 802.50 in the table of expenditure."),
    mend=msg("Correct the text or the table, whichever is wrong"),
    sources=(article(Law.BUDGET, 14), article(Law.OPENNESS, 6)),
    find=_find,
    tolerance=msg("None; a figure printed with fewer places may be rounded to them"),
)
